"""A database that is locked, full or away: one clear fault, and nothing is changed."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import Connection, Engine, event, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError

from commands import store
from engine import calendars, database, organisation, schema
from engine.tables import Base, OfficeCalendar, Person
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import acting

HASTE_MS = 20
PAGES_MORE = 2  #: room for so many pages more, which no act is content with


def at(path: Path) -> Engine:
    return database.connect(f"sqlite:///{path}", busy_timeout_ms=HASTE_MS)


def counts(engine: Engine) -> dict[str, int | None]:
    with store.look(engine) as session:
        tables = Base.metadata.tables.items()
        return {name: session.scalar(select(func.count()).select_from(table)) for name, table in tables}


@contextmanager
def held(engine: Engine) -> Iterator[Connection]:
    """Another program is in the middle of writing."""
    with engine.connect() as other:
        yield other
        other.rollback()


@pytest.fixture
def hasty(sqlite: Engine) -> Iterator[Engine]:
    """The database of the fixture `sqlite`, with a case, opened by one who does not wait long."""
    builders.a_province(sqlite, builders.tiny())
    engine = at(Path(str(sqlite.url.database)))
    yield engine
    engine.dispose()


def test_an_act_on_a_locked_database_is_refused(sqlite: Engine, hasty: Engine) -> None:
    before = counts(hasty)
    with held(sqlite) as other:
        other.execute(text("select 1"))
        with pytest.raises(database.DatabaseLocked):
            builders.a_case(hasty)
        with pytest.raises(database.DatabaseLocked):
            store.migrate(hasty)
        assert counts(hasty) == before
    builders.a_case(hasty)


def limited(engine: Engine, pages: int) -> None:
    """From now on *engine* may use only so many pages more."""
    with engine.connect() as connection:
        used = connection.execute(text("pragma page_count")).scalar_one()
    engine.dispose()
    event.listen(engine, "connect", lambda opened, _: opened.execute(f"pragma max_page_count = {used + pages}"))


def fill(engine: Engine) -> Fault:
    """Open cases until the database has no room for the next."""
    for _ in range(200):
        try:
            builders.a_case(engine)
        except Fault as fault:
            return fault
    raise AssertionError("there is room without end")


def test_a_full_database_keeps_what_it_has_whole(hasty: Engine) -> None:
    limited(hasty, PAGES_MORE * 4)
    assert type(fill(hasty)) is database.DatabaseFull
    full = counts(hasty)
    assert full["case"] == full["case_state"] == full["party"] == full["task"]
    with pytest.raises(database.DatabaseFull):
        builders.a_case(hasty)
    assert counts(hasty) == full
    with hasty.connect() as connection:
        assert connection.execute(text("pragma integrity_check")).scalar_one() == "ok"


def test_a_migration_that_has_no_room_leaves_no_table(tmp_path: Path) -> None:
    engine = at(tmp_path / "small.db")
    limited(engine, 20)
    with pytest.raises(database.DatabaseFull):
        store.migrate(engine)
    with engine.connect() as connection:
        assert schema.revision(connection) is None
        assert connection.execute(text("select count(*) from sqlite_master")).scalar_one() == 0
    engine.dispose()


def test_a_file_in_a_missing_folder_is_away(tmp_path: Path) -> None:
    with pytest.raises(database.DatabaseAway):
        store.migrate(at(tmp_path / "no" / "such" / "folder.db"))


@pytest.mark.parametrize("content", [b"This is a letter, not a database.\n" * 200, b"\0" * 5000])
def test_a_file_that_is_no_database_is_told_so_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "letter.db"
    path.write_bytes(content)
    with pytest.raises(database.DatabaseDamaged):
        store.migrate(at(path))
    assert path.read_bytes() == content


def test_a_damaged_database_is_told_so(sqlite: Engine, hasty: Engine) -> None:
    with sqlite.connect() as connection:
        connection.exec_driver_sql("rollback")
        connection.exec_driver_sql("pragma wal_checkpoint(truncate)")
        connection.exec_driver_sql("begin")
    sqlite.dispose()
    hasty.dispose()
    path = Path(str(hasty.url.database))
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(database.DatabaseDamaged):
        builders.a_case(hasty)


def test_a_server_that_does_not_listen_is_away(closed_port: int) -> None:
    engine = database.connect(f"postgresql://nobody@127.0.0.1:{closed_port}/motcua")
    with pytest.raises(database.DatabaseAway):
        store.migrate(engine)


def enrol_and_lose(work: Work, engine: Engine) -> None:
    """Write, and lose the connection before it is committed."""
    organisation.enrol(work, "x", "X")
    own = work.session.scalar(select(func.pg_backend_pid()))
    with engine.connect() as other:
        other.execute(select(func.pg_terminate_backend(own)))


def test_a_server_that_breaks_off_is_away_and_nothing_stays(postgresql: Engine) -> None:
    builders.a_province(postgresql, builders.tiny())
    before = counts(postgresql)
    with pytest.raises(database.DatabaseAway), acting(postgresql) as work:
        enrol_and_lose(work, postgresql)
    assert counts(postgresql) == before


@pytest.mark.parametrize(
    "url",
    [
        "",
        "motcua.db",
        "http://x",
        "mysql://x/y",
        "sqlite+aiosqlite:///x",
        "postgresql://localhost:port/x",
        "oracle://x",
    ],
)
def test_an_address_that_means_no_database_of_ours_is_refused(url: str) -> None:
    with pytest.raises(database.BadAddress):
        database.connect(url)


def test_an_error_of_ours_is_not_taken_for_one_of_the_database() -> None:
    with pytest.raises(ZeroDivisionError), database.faults():
        raise ZeroDivisionError


def test_an_error_of_the_database_does_not_tell_the_values(sqlite: Engine) -> None:
    person = {"login": "x", "full_name": "Trần Thị Minh Họa", "name_folded": "", "name_collation": "", "active": True}
    rows = [{"id": uuid.uuid4(), **person} for _ in range(2)]
    with pytest.raises(IntegrityError, match="UNIQUE") as broken, acting(sqlite) as work:
        work.session.execute(insert(Person), rows)
    assert "Minh Họa" not in str(broken.value)


@pytest.mark.parametrize("title", ["x" * 301, "a\0b"])
def test_a_text_that_the_server_cannot_keep_is_one_message(postgresql: Engine, title: str) -> None:
    written = update(OfficeCalendar).values(title=title)
    with acting(postgresql) as work:
        calendars.adopt(work, "hanh-chinh")
    with pytest.raises(database.DatabaseRefuses), acting(postgresql) as work:
        work.session.execute(written)


def test_a_question_cannot_write(db: Engine) -> None:
    with pytest.raises(database.WroteInQuestion), store.look(db) as session:
        organisation.enrol(Work(session, None, builders.MORNING, lambda _work, _happening: None), "ai", "Ai Đó")
    assert counts(db)["person"] == 0
    with acting(db) as work:  # the connection is free to write again
        organisation.enrol(work, "ai", "Ai Đó")
    assert counts(db)["person"] == 1


def test_postgresql_keeps_what_it_has_planned_from_one_question_to_the_next(postgresql: Engine) -> None:
    kept = select(func.count()).select_from(text("pg_prepared_statements"))
    for _ in range(7):  # the driver has a statement planned for good when it comes the sixth time
        counts(postgresql)
    with store.look(postgresql) as session:
        assert session.scalar(kept)
