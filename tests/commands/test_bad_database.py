"""A database that is locked, full, away, old or new, as the person at the terminal learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event, text

from commands import store
from engine import database, schema
from tests.commands.calls import Call, Said
from tests.engine.builders import HOUSEHOLD

CALLS = (("migrate",), ("publish", HOUSEHOLD), ("demo",))


def refusals(call: Call, *calls: tuple[str, ...]) -> set[str]:
    """The one line of each call; none of them printed a result."""
    return {call(*one).refusal for one in calls or CALLS}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the database of the fixture `call` lives."""
    return tmp_path / "motcua.db"


@pytest.fixture
def haste(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits long for a lock."""
    assert database.connect.__kwdefaults__ is not None
    monkeypatch.setitem(database.connect.__kwdefaults__, "busy_timeout_ms", 20)


def test_a_locked_database(call: Call, haste: None) -> None:
    call("migrate")
    with store.connect().connect() as other:
        other.execute(text("select 1"))
        assert refusals(call) == {database.DatabaseLocked().say("vi")}
        assert refusals(call, ("--lang", "en", "demo")) == {database.DatabaseLocked().say("en")}
    assert call("demo").code == 0


@pytest.fixture
def little_room() -> Iterator[None]:
    """Whoever opens a SQLite database in this test may not let it grow beyond 40 pages."""

    def limit(opened: Any, _: object) -> None:
        opened.execute("pragma max_page_count = 40")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


def test_a_full_database(call: Call, little_room: None) -> None:
    assert refusals(call, ("migrate",), ("demo",)) == {database.DatabaseFull().say("vi")}


def test_a_database_behind_a_file(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "letter").write_text("x")
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'letter' / 'motcua.db'}")
    assert refusals(call) == {database.DatabaseAway().say("vi")}


def test_a_file_that_is_no_database(call: Call, path: Path) -> None:
    path.write_bytes(b"no database at all\n" * 100)
    assert refusals(call) == {database.DatabaseDamaged().say("vi")}
    assert path.read_bytes() == b"no database at all\n" * 100


def test_a_server_that_does_not_listen(call: Call, closed_port: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"postgresql://somebody:secret@127.0.0.1:{closed_port}/motcua")
    assert refusals(call) == {database.DatabaseAway().say("vi")}


def test_an_address_that_means_nothing(call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:secret@host:port/motcua")
    assert refusals(call) == {database.BadAddress().say("vi")}


def test_a_database_of_a_later_version(call: Call) -> None:
    call("migrate")
    engine = store.connect()
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    assert refusals(call) == {schema.DatabaseNewer().say("vi")}


def test_a_database_without_tables(call: Call) -> None:
    assert refusals(call, ("publish", HOUSEHOLD)) == {database.DatabaseOutdated().say("vi")}


def test_the_check_needs_no_database(call: Call, path: Path) -> None:
    path.write_bytes(b"no database at all\n" * 100)
    said: list[Said] = [call("check"), call("demo", "--check")]
    assert [one.code for one in said] == [0, 0]
