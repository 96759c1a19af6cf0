"""Acts that meet: two officers at one task, at one case, at one counter of numbers."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text, update

from commands.demo import province
from engine import cases, database, files, organisation, progress, revisions, tasks, trail
from engine.tables import Answer, Case, CaseState, Task
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, MORNING, acting
from tests.engine.cases import papers

WAITING = text("select count(*) from pg_locks where not granted")
Act = Callable[[Work], object]


def until_it_waits(engine: Engine, later: Future[Fault | None]) -> None:
    """Return once *later* waits for a lock; at SQLite it has to wait before it reads anything."""
    if engine.dialect.name != "postgresql":
        return
    with engine.connect() as connection:
        for _ in count():
            if later.done() or connection.execute(WAITING).scalar_one():
                return
            connection.rollback()


def while_open(engine: Engine, first: Act, second: Act) -> Fault | None:
    """What *second*, an act of the other officer, runs into when it begins before *first* is committed."""

    def other() -> Fault | None:
        try:
            with acting(engine, DESK_TOO) as work:
                second(work)
        except Fault as fault:
            return fault
        return None

    with ThreadPoolExecutor(1) as pool:
        with acting(engine, DESK) as work:
            first(work)
            later = pool.submit(other)
            until_it_waits(engine, later)
        return later.result(30)


def completing(engine: Engine, case_id: uuid.UUID, element: str) -> Act:
    with acting(engine) as work:
        task_id = builders.waiting(work, case_id, element).id
    return lambda work: tasks.complete(work, task_id, answers={}, seen=1)


def claiming(engine: Engine, case_id: uuid.UUID, element: str) -> Act:
    with acting(engine) as work:
        task_id = builders.waiting(work, case_id, element).id
    return lambda work: tasks.claim(work, task_id, seen=1)


def steps(engine: Engine, case_id: uuid.UUID) -> dict[str, str]:
    with acting(engine) as work:
        found = work.session.execute(select(Task.element, Task.state).where(Task.case_id == case_id))
        return {row.element: row.state for row in found}


def test_of_two_who_complete_a_task_at_once_exactly_one_does(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*builders.straight("a", "c")))
    case_id = builders.a_case(db)
    act = completing(db, case_id, "a")
    assert type(while_open(db, act, act)) is tasks.TaskDone
    assert steps(db, case_id) == {"a": "completed", "c": "ready"}
    with acting(db) as work:
        answered = select(func.count()).select_from(Answer).where(Answer.element == "a")
        assert (work.session.scalar(answered), trail.verify(work.session, case_id)) == (1, 3)


def test_of_two_who_claim_a_task_at_once_one_holds_it(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case_id = builders.a_case(db)
    act = claiming(db, case_id, "a")
    assert type(while_open(db, act, act)) is tasks.TaskHeld
    assert steps(db, case_id) == {"a": "claimed"}


@pytest.mark.parametrize("make", [completing, claiming])
def test_two_who_work_side_by_side_on_one_case_both_succeed(
    db: Engine, make: Callable[[Engine, uuid.UUID, str], Act]
) -> None:
    builders.a_province(db, builders.tiny(*builders.beside()))
    case_id = builders.a_case(db)
    assert while_open(db, make(db, case_id, "a"), make(db, case_id, "b")) is None
    with acting(db) as work:
        case = work.session.get_one(Case, case_id)
        assert (trail.verify(work.session, case_id), case.version) == (3, 3)
        assert case.state == ("ended" if make is completing else "open")


def test_a_state_that_changed_under_an_act_is_not_overwritten(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        case = progress.hold(work, case_id)
        newer = update(CaseState).values(version=9)
        with pytest.raises(progress.Conflict):
            progress.advance(work, case, lambda _: work.session.execute(newer))


def test_twenty_acceptances_at_once_get_twenty_numbers(db: Engine) -> None:
    builders.a_province(db, builders.tiny())

    def accept(_: int) -> str | None:
        with acting(db, DESK) as work:
            return cases.receive(work, builders.filing()).case_number

    with ThreadPoolExecutor(10) as pool:
        numbers = sorted(map(str, pool.map(accept, range(20))))
    assert numbers == [f"H99.15-{MORNING:%y%m%d}-{number:04d}" for number in range(1, 21)]


def test_an_act_that_waits_too_long_for_another_is_told_so(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    case_id = builders.a_case(db)
    hasty = database.connect(db.url.render_as_string(hide_password=False), busy_timeout_ms=50)
    act = completing(db, case_id, "a")
    with acting(db, DESK) as work:
        act(work)
        with pytest.raises(database.DatabaseLocked), acting(hasty, DESK_TOO) as other:
            act(other)
        work.session.rollback()
    hasty.dispose()
    assert steps(db, case_id) == {"a": "ready"}


def test_of_two_who_begin_a_draft_at_once_the_second_is_told(db: Engine) -> None:
    builders.a_province(db, seed=province.seed_whole)

    def beginning(content: bytes, login: str) -> Act:
        def begin(work: Work) -> object:
            work.actor_id = organisation.person_by_login(work, login).id
            return revisions.save(work, "nho", {"a": content}, seen=0)

        return begin

    fault = while_open(db, beginning(b"1", "van.pt"), beginning(b"2", "quang.qt"))
    assert type(fault) is revisions.RevisionChanged
    with acting(db) as work:
        assert revisions.files(work.session, "nho") == {"a": b"1"}


def test_who_hands_in_what_is_being_dropped_waits_and_then_has_it(db: Engine, tmp_path: Path) -> None:
    kept = papers.store(tmp_path)
    builders.a_province(db, builders.tiny(*builders.straight("a")))
    with acting(db, DESK) as work:
        digest = files.keep(work, kept, papers.PDF, name="a.pdf", is_ours=True)
    refused = while_open(
        db,
        lambda work: files.drop(work, kept, digest),
        lambda work: files.keep(work, kept, papers.PDF, name="a.pdf"),
    )
    assert refused is None
    assert files.read(kept, digest) == papers.PDF
