"""The database of this installation, and one act on it: opened, done, committed."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from engine import database, schema
from engine.files import Store
from engine.work import Work

DEFAULT = "sqlite:///var/motcua.db"


def address() -> str:
    """Where the data lives: `DATABASE_URL`, or a SQLite file under `var/`."""
    return os.environ.get("DATABASE_URL") or DEFAULT


def files() -> Store:
    """Where the contents that people hand in lie: `MOTCUA_FILES`, or a folder under `var/`."""
    return Store(Path(os.environ.get("MOTCUA_FILES") or "var/files"))


def connect(url: str | None = None) -> Engine:
    """The database at *url*; a folder that an SQLite file needs is made.

    Raises:
        BadAddress: *url* names no database that this product works on.
        DatabaseAway: the folder cannot be made.
    """
    engine = database.connect(url or address())
    if engine.dialect.name == "sqlite" and engine.url.database not in {None, "", ":memory:"}:
        try:
            Path(str(engine.url.database)).parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise database.DatabaseAway() from error
    return engine


def is_there() -> bool:
    """Whether this installation has a database; an SQLite file is not made by asking.

    Raises:
        BadAddress: as `connect`.
    """
    engine = database.connect(address())
    return engine.dialect.name != "sqlite" or Path(str(engine.url.database)).is_file()


def is_empty(engine: Engine) -> bool:
    """Whether the database never had our tables."""
    with database.faults(), engine.connect() as connection:
        return schema.revision(connection) is None


def migrate(engine: Engine) -> None:
    """Bring *engine* to the tables of this version, wholly or not at all."""
    with database.faults(), engine.begin() as connection:
        schema.upgrade(connection)


@contextmanager
def act(engine: Engine, now: datetime, *, actor_id: uuid.UUID | None = None) -> Iterator[Work]:
    """One act: what is done inside is committed together at the end, or nothing of it is."""
    with database.faults(), Session(engine, expire_on_commit=False) as session:
        yield Work(session, actor_id, now, sync.listen)
        session.commit()


@contextmanager
def look(engine: Engine) -> Iterator[Session]:
    """A session for questions: nothing done in it stays."""
    with database.faults(), Session(engine.execution_options(sqlite_begin="DEFERRED")) as session:
        yield session


def require_tables(engine: Engine) -> None:
    """Nothing, when the database is of this version.

    Raises:
        DatabaseOutdated: its tables are older or missing.
        DatabaseNewer: they are of a later version.
    """
    with database.faults(), engine.connect() as connection:
        schema.require_newest(connection)
