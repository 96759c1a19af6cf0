"""The whole database at one moment: written out in parts, and put down again; for each kind of database its own way.

SQLite copies its file while others write. Of PostgreSQL each table is read as COPY gives it, all in one transaction
that sees one moment.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import IO, Any

from sqlalchemy import Connection, Engine, MetaData, Table, inspect, select
from sqlalchemy.exc import DBAPIError

from engine import database, schema
from engine.tables import Base
from feel.errors import Fault

Put = Callable[[str], AbstractContextManager[IO[bytes]]]  #: opens the part of that name to be written
Get = Callable[[str], AbstractContextManager[IO[bytes]]]  #: opens it to be read
FILE = "database.sqlite"
VERSION = "alembic_version"
BLOCK = 2**20


class NotEmpty(Fault):
    """The database holds data, which would be lost; to let it go, say --replace."""

    vi = "Cơ sở dữ liệu đang có dữ liệu, khôi phục sẽ làm mất; nếu chấp nhận thì thêm --replace."


@contextmanager
def moment(engine: Engine, folder: Path) -> Iterator[Connection]:
    """A connection that sees the database as it is at one moment, whatever others write meanwhile.

    *folder*: where a copy of an SQLite file may lie until the end.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect() as connection:
            seen = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            seen.execute(select(1))  # its moment is that of its first question
            yield seen
        return
    copy = folder / FILE
    with closing(engine.raw_connection()) as source, closing(sqlite3.connect(copy)) as target:
        _raw(source).backup(target)
    frozen = database.connect(f"sqlite:///{copy}")
    with frozen.connect() as connection:
        yield connection
    frozen.dispose()


def write(connection: Connection, put: Put) -> dict[str, list[str]]:
    """All rows that the `moment` *connection* sees; gives of PostgreSQL the columns of each table, in their order."""
    if connection.dialect.name == "sqlite":
        # The copy was only read since, so all of it stands in the file and nothing in the log beside it.
        with put(FILE) as target, Path(str(connection.engine.url.database)).open("rb") as source:
            shutil.copyfileobj(source, target, BLOCK)
        return {}
    columns = {str(table.name): [str(column.name) for column in table.columns] for table in _tables(connection)}
    cursor = connection.connection.cursor()
    for name, listed in columns.items():
        saying = f"copy {_spelt(connection, name, listed)} to stdout"
        with put(part(name)) as target, cursor.copy(saying) as rows:
            for block in rows:
                target.write(block)
    return columns


@contextmanager
def restored(
    engine: Engine, get: Get, folder: Path, *, revision: str, columns: Mapping[str, list[str]]
) -> Iterator[Connection]:
    """The database as it was written, brought to the tables of this version, for the caller to look at.

    When the caller is content it replaces what *engine* holds; when he raises something *engine* stays as it is.
    """
    if engine.dialect.name == "sqlite":
        yield from _restored_file(engine, get, folder)
        return
    with engine.begin() as connection:
        _reflected(connection).drop_all(connection)
        schema.upgrade(connection, to=revision)
        cursor = connection.connection.cursor()
        for name in (table.name for table in _tables(connection)):
            with (
                get(part(name)) as source,
                cursor.copy(f"copy {_spelt(connection, name, columns[name])} from stdin") as rows,
            ):
                while block := source.read(BLOCK):
                    rows.write(block)
        schema.upgrade(connection)
        yield connection


def _restored_file(engine: Engine, get: Get, folder: Path) -> Iterator[Connection]:
    copy = folder / FILE
    with get(FILE) as source, copy.open("wb") as target:
        shutil.copyfileobj(source, target, BLOCK)
    ours = database.connect(f"sqlite:///{copy}")
    with ours.begin() as connection:
        schema.upgrade(connection)
        yield connection
    ours.dispose()
    with closing(sqlite3.connect(copy)) as source, closing(engine.raw_connection()) as target:
        try:
            source.backup(_raw(target))
        except sqlite3.Error as error:
            raise DBAPIError("backup", None, error) from error  # read by `database.faults` like all others


def require_empty(engine: Engine) -> None:
    """Nothing, when *engine* holds no row of ours.

    Raises:
        NotEmpty.
    """
    with engine.connect() as connection:
        for table in _reflected(connection).tables.values():
            if table.name != VERSION and connection.execute(select(table).limit(1)).first() is not None:
                raise NotEmpty


def part(table: str) -> str:
    """What the part that holds the rows of *table* is called."""
    return f"tables/{table}.copy"


def _tables(connection: Connection) -> list[Table]:
    """The tables that are there, those first to which others lead."""
    return [table for table in _reflected(connection).sorted_tables if table.name != VERSION]


def _reflected(connection: Connection) -> MetaData:
    ours = {*Base.metadata.tables, VERSION}
    there = MetaData()
    there.reflect(connection, only=[name for name in inspect(connection).get_table_names() if name in ours])
    return there


def _spelt(connection: Connection, table: str, columns: list[str]) -> str:
    quote = connection.dialect.identifier_preparer.quote
    return f"{quote(table)} ({', '.join(map(quote, columns))})"


def _raw(pooled: Any) -> sqlite3.Connection:
    found = pooled.driver_connection
    assert isinstance(found, sqlite3.Connection)
    return found
