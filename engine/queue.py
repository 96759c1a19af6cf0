"""The next task of an officer, and one act on many tasks with an honest result for each."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from engine import calendar, database, people, shelf, tasks
from engine.tables import Case, Clock, Task
from engine.tables.tasks import is_live
from engine.work import Work
from feel.errors import Fault

WINDOW = 20  #: so many of the earliest tasks are weighed by the office hours of their units
NEVER = float("inf")  #: what is left of a task without a limit


@dataclass(frozen=True, slots=True)
class Asked:
    """One task of many, and the version of it that was seen."""

    task_id: str
    seen: int


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one task of many."""

    task_id: str
    fault: Fault | None  #: why nothing was done to it; None: it was done

    @property
    def is_done(self) -> bool:
        """Whether the act was done."""
        return self.fault is None


def claim_next(work: Work) -> Task | None:
    """The free task with the least office time left that the actor may do, now his; None when there is none.

    What the actor may not do is passed over, and so is a case that somebody is just working on.
    """
    passed: set[str] = set()
    while rows := _waiting(work, but=passed):
        for found in rows:
            passed.add(found.id)
            if _claim(work, found):
                return work.session.get_one(Task, found.id, populate_existing=True)
    return None


def _claim(work: Work, found: Any) -> bool:
    if not _is_free(work, found.case_id):
        return False
    try:
        tasks.claim(work, found.id, seen=found.version)
    except (tasks.TaskDone, tasks.TaskHeld, tasks.Stale, people.NotYours):
        return False
    return True


def each(work: Work, asked: Sequence[Asked], act: Callable[[Work, Asked], object]) -> list[Result]:
    """*act* done to each of *asked*, one by one: what fails leaves nothing behind and stops none of the others.

    Gives a result for each, in the order asked. All of it is one transaction of the caller's, with a savepoint for
    each task; whoever wants them apart asks in portions.
    """
    found = {one.task_id: _tried(work, one, act) for one in _in_one_order(work, asked)}
    return [Result(one.task_id, found[one.task_id]) for one in asked]


def _tried(work: Work, one: Asked, act: Callable[[Work, Asked], object]) -> Fault | None:
    try:
        with database.faults(), work.session.begin_nested():
            act(work, one)
    except Fault as fault:
        return fault
    return None


def _in_one_order(work: Work, asked: Iterable[Asked]) -> list[Asked]:
    """By case, so that two who act on many of the same cases never wait for each other crosswise."""
    once = {one.task_id: one for one in asked}
    known = select(Task.id, Task.case_id).where(Task.id.in_(once))
    case_of: dict[str, uuid.UUID] = {row.id: row.case_id for row in work.session.execute(known)}
    return sorted(once.values(), key=lambda one: str(case_of.get(one.task_id, "")))


def _waiting(work: Work, *, but: Collection[str]) -> list[Any]:
    """The earliest free tasks that the actor may do, *but* those, the one with the least office time left first."""
    standing = people.stand(work.session, work.actor_id, work.now)
    earliest = (
        select(Task.id, Task.case_id, Task.version, Task.due_at, Task.ready_at, Clock.edition)
        .outerjoin(Clock, Clock.task_id == Task.id)
        .where(is_live(), Task.state == "ready", people.visible(standing, "claim"), Task.id.not_in(but))
        .order_by(Task.due_at.nulls_last(), Task.ready_at, Task.id)
        .limit(WINDOW)
    )
    rows = list(work.session.execute(earliest))
    return sorted(rows, key=lambda row: (_left(work, row.edition, row.due_at), row.ready_at, row.id))


def _left(work: Work, edition: str | None, due_at: datetime | None) -> float:
    """Office minutes until *due_at* in the calendar of its clock, less than none when it is past."""
    if due_at is None or edition is None:
        return NEVER
    return calendar.between(shelf.of_edition(work.session, edition), work.now, due_at)


def _is_free(work: Work, case_id: uuid.UUID) -> bool:
    """Hold the case, unless another act holds it just now."""
    mine = select(Case.id).where(Case.id == case_id).with_for_update(skip_locked=True)
    return work.session.scalar(mine) is not None
