"""Two officers at one task at the same moment, whatever each of them does: one wins, the other is told so clearly."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import Engine, select

from engine import accounts, organisation, people, stepbacks, tasks, trail
from engine.tables import Task
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import CHIEF, DESK, DESK_TOO, acting
from tests.engine.test_at_once import while_open

Verb = Callable[[Work, str], Any]
CONFLICTS = (tasks.Stale, tasks.TaskDone, tasks.TaskHeld, tasks.NotHeld, people.NotAllowed, people.NotYours)


def to(login: str, verb: Callable[..., None]) -> Verb:
    return lambda work, task_id: verb(work, task_id, to=organisation.person_by_login(work, login), seen=2)


def release(work: Work, task_id: str) -> None:
    tasks.release(work, task_id, seen=2)


def complete(work: Work, task_id: str) -> None:
    tasks.complete(work, task_id, answers={}, seen=2)


def go_back(work: Work, task_id: str) -> None:
    stepbacks.return_to(work, task_id, "a", reason="Thiếu chữ ký", seen=2)


def lock(work: Work, task_id: str) -> None:
    del task_id
    accounts.lock(work, organisation.person_by_login(work, DESK), source="QĐ 9")


def by(login: str | None, verb: Verb, task_id: str) -> Callable[[Work], Any]:
    def act(work: Work) -> Any:
        work.actor_id = organisation.person_by_login(work, login).id if login else None
        return verb(work, task_id)

    return act


@pytest.fixture
def task_id(db: Engine) -> str:
    """The second step of a case, held by an officer of the desk and seen in that version by everybody."""
    builders.a_province(db, builders.tiny(*builders.straight("a", "c", "d")))
    case_id = builders.a_case(db)
    builders.do(db, case_id, "a", by=DESK_TOO)
    with acting(db, DESK) as work:
        task = builders.waiting(work, case_id, "c")
        tasks.claim(work, task.id, seen=task.version)
        return task.id


PAIRS: list[tuple[str | None, Verb, str, Verb]] = [
    (DESK, complete, CHIEF, to(DESK_TOO, tasks.assign)),
    (CHIEF, to(DESK_TOO, tasks.assign), DESK, complete),
    (CHIEF, to(DESK_TOO, tasks.assign), DESK, release),
    (DESK, to(DESK_TOO, tasks.transfer), DESK, complete),
    (DESK, to(DESK_TOO, tasks.delegate), DESK, release),
    (DESK, go_back, DESK, complete),
    (DESK, complete, DESK, go_back),
    (CHIEF, to(DESK_TOO, tasks.assign), CHIEF, to(DESK, tasks.assign)),
    (None, lock, DESK, complete),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_of_two_acts_on_one_task_exactly_one_is_done(
    db: Engine, task_id: str, pair: tuple[str | None, Verb, str, Verb]
) -> None:
    first, verb, second, other = pair
    fault = while_open(db, by(first, verb, task_id), by(second, other, task_id))
    assert isinstance(fault, CONFLICTS)
    assert isinstance(fault, Fault)
    with acting(db) as work:
        case_id: uuid.UUID = work.session.scalars(select(Task.case_id).where(Task.id == task_id)).one()
        live = work.session.scalars(select(Task).where(Task.case_id == case_id, Task.ended_at.is_(None))).all()
        assert len(live) == 1
        assert trail.verify(work.session, case_id) > 3
