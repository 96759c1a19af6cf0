"""A database that is locked, full, away, old or new, as the person at the terminal learns of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, Update, event, func, select, text, update

from bpmn import folder, shipped
from commands import store
from commands.demo import command, play, script
from engine import database, procedures, runtime, schema
from engine.runtime.codec import FORMAT
from engine.tables import Base, CaseState, SnapshotFile
from feel.errors import Fault
from tests.commands.calls import Call, Said
from tests.engine.builders import HOUSEHOLD

DIGEST = folder.digest(shipped.gather(shipped.ROOT / HOUSEHOLD))[:12]
CALLS = (("migrate",), ("publish", HOUSEHOLD), ("demo", "--story"))


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


@pytest.mark.usefixtures("few")
def test_a_locked_database(call: Call, haste: None) -> None:
    call("migrate")
    with store.connect().connect() as other:
        other.execute(text("select 1"))
        assert refusals(call) == {database.DatabaseLocked().say("vi")}
        assert refusals(call, ("--lang", "en", "demo", "--story")) == {database.DatabaseLocked().say("en")}
    assert call("demo", "--story").code == 0


@pytest.fixture
def little_room() -> Iterator[None]:
    """Whoever opens a SQLite database in this test may not let it grow beyond 40 pages."""

    def limit(opened: Any, _: object) -> None:
        opened.execute("pragma max_page_count = 40")

    event.listen(Engine, "connect", limit)
    yield
    event.remove(Engine, "connect", limit)


def test_a_full_database(call: Call, little_room: None) -> None:
    assert refusals(call, ("migrate",), ("demo", "--story")) == {database.DatabaseFull().say("vi")}


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


@pytest.mark.usefixtures("few")
def test_the_check_needs_no_database(call: Call, path: Path) -> None:
    path.write_bytes(b"no database at all\n" * 100)
    said: list[Said] = [call("check"), call("demo", "--check")]
    assert [one.code for one in said] == [0, 0]


def counted(engine: Engine) -> dict[str, int | None]:
    """How many rows each table has."""
    with store.look(engine) as session:
        tables = Base.metadata.tables.items()
        return {name: session.scalar(select(func.count()).select_from(table)) for name, table in tables}


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("harm", "fault", "facts"),
    [
        (update(CaseState).values(blob=b"99\n[]"), runtime.StateTooNew, {"version": 99, "known": FORMAT}),
        (update(SnapshotFile).values(content=b"?"), procedures.SnapshotGone, {"digest": DIGEST}),
    ],
    ids=["a state of a later version", "a snapshot that is gone"],
)
def test_a_case_that_cannot_be_read_is_one_line_and_nothing_changes(
    call: Call, harm: Update, fault: type[Fault], facts: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = store.connect()
    command.prepare(engine)
    first = script.load()[0]
    play.play(engine, replace(first, acts=first.acts[:2]), watch=lambda _: None)
    with engine.begin() as connection:
        connection.execute(harm)
    before = counted(engine)
    monkeypatch.setattr(procedures, "_shelf", type(procedures._shelf)())
    said = call("demo", "--story")
    assert said.code == 2
    assert said.err.splitlines() == [fault(**facts).say("vi")]
    assert counted(engine) == before
