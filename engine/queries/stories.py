"""The story of one case: its completed steps in order, who did them, and how its clock ended."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.tables import Case, Clock, ClockEvent, Person, StatusEntry, Task


@dataclass(frozen=True, slots=True)
class Line:
    """One completed step, and the status that the case was in afterwards."""

    element: str
    step: str
    who: str | None
    at: datetime
    due: datetime | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Story:
    """A case from its filing on."""

    case_number: str | None
    opened_at: datetime
    status: str | None
    due: datetime | None
    is_late: bool
    limit: Mapping[str, str] | None  #: the one in force that gave the due date: its name, limit, kind and source
    lines: tuple[Line, ...]


def of_case(session: Session, case_id: uuid.UUID) -> Story:
    """The story of *case_id* so far."""
    case = session.get_one(Case, case_id)
    mine = select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")
    clock = session.scalar(mine.order_by(Clock.started_at.desc()).limit(1))
    due, late = (clock.due_at, clock.was_late) if clock else (None, False)
    limit = _limit(session, clock.id) if clock else None
    return Story(case.case_number, case.opened_at, case.status, due, late, limit, tuple(_lines(session, case_id)))


def _limit(session: Session, clock_id: uuid.UUID) -> Mapping[str, str]:
    facts = session.get_one(ClockEvent, (clock_id, 1)).facts
    return next(one for one in facts["limits"] if one["name"] == facts["by"])


def _lines(session: Session, case_id: uuid.UUID) -> list[Line]:
    done = select(Task, Person.full_name).outerjoin(Person, Task.holder_id == Person.id)
    rows = session.execute(done.where(Task.case_id == case_id, Task.state == "completed").order_by(Task.ended_at))
    log = select(StatusEntry.at, StatusEntry.status).where(StatusEntry.case_id == case_id).order_by(StatusEntry.number)
    statuses = list(session.execute(log))
    return [_line(task, who, [entry.status for entry in statuses if entry.at <= task.ended_at]) for task, who in rows]


def _line(task: Task, who: str | None, statuses: list[str]) -> Line:
    assert task.ended_at is not None
    return Line(task.element, task.name, who, task.ended_at, task.due_at, statuses[-1] if statuses else None)
