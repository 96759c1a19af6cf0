"""Officers claim, release and complete tasks, on both databases."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from sqlalchemy import Engine, func, select

from engine import cases, people, tasks
from engine.tables import Answer, Case, CaseState, Clock, ClockEvent, Outbox, StatusEntry, Task, TrailEntry
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import ACCEPTED, DESK, DESK_TOO, EXPERT, HOUSEHOLD, acting, hours

TABLES = (Answer, Case, CaseState, Clock, ClockEvent, Outbox, StatusEntry, Task, TrailEntry)
Verb = Callable[[Work, Task], object]


def counts(engine: Engine) -> list[int | None]:
    with acting(engine) as work:
        return [work.session.scalar(select(func.count()).select_from(table)) for table in TABLES]


@pytest.fixture
def case_id(db: Engine) -> uuid.UUID:
    """A case of two steps, a and c, that waits at a."""
    builders.a_province(db, builders.tiny(*builders.straight("a", "c")))
    return builders.a_case(db)


def claim(work: Work, task: Task) -> None:
    tasks.claim(work, task.id, seen=task.version)


def release(work: Work, task: Task) -> None:
    tasks.release(work, task.id, seen=task.version)


def complete(work: Work, task: Task) -> None:
    tasks.complete(work, task.id, answers={}, seen=task.version)


def act(engine: Engine, case_id: uuid.UUID, login: str, verb: Verb) -> None:
    with acting(engine, login) as work:
        verb(work, builders.waiting(work, case_id, "a"))


def state(engine: Engine, case_id: uuid.UUID) -> tuple[str, bool, int]:
    with acting(engine) as work:
        task = builders.waiting(work, case_id, "a")
        return task.state, task.holder_id is not None, task.version


def test_a_claimed_task_has_its_holder_and_a_released_one_has_none(db: Engine, case_id: uuid.UUID) -> None:
    assert state(db, case_id) == ("ready", False, 1)
    act(db, case_id, DESK, claim)
    assert state(db, case_id) == ("claimed", True, 2)
    act(db, case_id, DESK, release)
    assert state(db, case_id) == ("ready", False, 3)


def test_claiming_what_one_holds_changes_nothing(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, claim)
    before = counts(db)
    act(db, case_id, DESK, claim)
    assert (state(db, case_id), counts(db)) == (("claimed", True, 2), before)


@pytest.mark.parametrize(
    ("login", "verb", "fault"),
    [
        (DESK_TOO, claim, tasks.TaskHeld),
        (DESK_TOO, complete, tasks.TaskHeld),
        (DESK_TOO, release, tasks.NotHeld),
        (EXPERT, claim, people.NotYours),
        (EXPERT, complete, people.NotYours),
        (EXPERT, release, tasks.NotHeld),
    ],
)
def test_a_held_task_is_its_holders_alone(
    db: Engine, case_id: uuid.UUID, login: str, verb: Verb, fault: type[Fault]
) -> None:
    act(db, case_id, DESK, claim)
    before = counts(db)
    with pytest.raises(fault):
        act(db, case_id, login, verb)
    assert (state(db, case_id), counts(db)) == (("claimed", True, 2), before)


def test_nobody_in_particular_may_not_act(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work, pytest.raises(people.NotYours):
        complete(work, builders.waiting(work, case_id, "a"))


@pytest.mark.parametrize("verb", [claim, release, complete])
def test_a_task_is_done_once(db: Engine, case_id: uuid.UUID, verb: Verb) -> None:
    with acting(db, DESK) as work:
        task = builders.waiting(work, case_id, "a")
        complete(work, task)
    before = counts(db)
    with pytest.raises(tasks.TaskDone), acting(db, DESK) as work:
        verb(work, task)
    assert counts(db) == before


def test_a_task_that_never_was_is_refused(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db, DESK) as work, pytest.raises(tasks.NoSuchTask):
        tasks.claim(work, "no-such-task", seen=1)


def test_who_saw_an_older_version_is_told_so(db: Engine, case_id: uuid.UUID) -> None:
    act(db, case_id, DESK, claim)
    act(db, case_id, DESK, release)
    before = counts(db)
    with acting(db, DESK_TOO) as work:
        task = builders.waiting(work, case_id, "a")
        with pytest.raises(tasks.Stale) as refused:
            tasks.complete(work, task.id, answers={}, seen=1)
    assert refused.value.facts == {"seen": 1}
    assert counts(db) == before


def test_completing_moves_the_case_on_and_the_last_step_ends_it(db: Engine, case_id: uuid.UUID) -> None:
    builders.do(db, case_id, "a")
    case = builders.do(db, case_id, "c", at=hours(1))
    assert (case.state, case.status, case.ended_at) == ("ended", "returned", hours(1))
    with acting(db) as work:
        live = select(Task).where(Task.case_id == case_id, Task.ended_at.is_(None))
        assert work.session.scalars(live).all() == []


def test_whoever_did_the_earlier_step_may_not_do_the_separate_one(db: Engine) -> None:
    builders.a_province(db, builders.tiny(*builders.straight("a", "c", c={"separate_from": "a"})))
    case_id = builders.a_case(db)
    builders.do(db, case_id, "a", by=DESK)
    with pytest.raises(people.MustBeAnother) as refused:
        builders.do(db, case_id, "c", by=DESK)
    assert refused.value.facts == {"step": "a"}
    assert builders.do(db, case_id, "c", by=DESK_TOO).state == "ended"


def test_bad_answers_leave_nothing_behind(db: Engine) -> None:
    builders.a_province(db, builders.household())
    case_id = builders.a_case(db, HOUSEHOLD)
    before = counts(db)
    with pytest.raises(cases.BadAnswers) as refused:
        builders.do(db, case_id, "tiep_nhan", answers={"ket_qua_tiep_nhan": "tu-choi"})
    assert list(refused.value.facts["errors"]) == ["ly_do"]  # type: ignore[call-overload]
    assert counts(db) == before
    builders.do(db, case_id, "tiep_nhan", answers=ACCEPTED)


def test_a_step_without_a_form_takes_no_answers(db: Engine, case_id: uuid.UUID) -> None:
    before = counts(db)
    with pytest.raises(cases.NoForm):
        builders.do(db, case_id, "a", answers={"x": 1})
    assert counts(db) == before


def test_what_the_diagram_withdraws_is_obsolete_and_its_clock_ends(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.beside(end="<terminateEventDefinition/>")))
    case_id = builders.a_case(sqlite)
    builders.do(sqlite, case_id, "a", at=hours(1))
    assert ended(sqlite, case_id) == {"a": ("completed", "completed"), "b": ("obsolete", "withdrawn")}


def ended(engine: Engine, case_id: uuid.UUID) -> dict[str, tuple[str, str | None]]:
    """How the tasks of a case ended, and why their clocks did."""
    with acting(engine) as work:
        rows = select(Task.element, Task.state, ClockEvent.reason).join(Clock, Clock.task_id == Task.id)
        rows = rows.join(ClockEvent, ClockEvent.clock_id == Clock.id).where(ClockEvent.kind == "stop")
        found = work.session.execute(rows.where(Task.case_id == case_id))
        return {row.element: (row.state, row.reason) for row in found}
