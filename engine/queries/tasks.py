"""What waits for an officer: his own tasks, those that he may take or assign; and how busy others are."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import Session

from engine import people
from engine.people import Standing
from engine.tables import Case, Person, Task
from engine.tables.tasks import is_live


@dataclass(frozen=True, slots=True)
class Line:
    """One task of a list."""

    task_id: str
    version: int
    name: str
    case_id: uuid.UUID
    case_number: str | None
    intake_reference: str
    slug: str
    state: str
    holder: str | None
    ready_at: datetime
    due_at: datetime | None


def inbox(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """The officer's own tasks and those that he may take, the most urgent first."""
    found = [line for kind in (_mine, _free) for line in _lines(session, kind(standing), most=most + skip, skip=0)]
    return sorted(found, key=_urgency)[skip : skip + most]


def mine(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer holds, the most urgent first."""
    return _lines(session, _mine(standing), most=most, skip=skip)


def delegated(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer has delegated and may get back."""
    owned = and_(Task.owner_id == standing.actor_id, Task.state == "claimed")
    return _lines(session, owned, most=most, skip=skip)


def assignable(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer, as a head, may assign: free tasks and tasks in others' hands."""
    return _lines(session, and_(is_live(), people.visible(standing, "assign")), most=most, skip=skip)


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many tasks wait for an officer."""

    own: int
    free: int


def counts(session: Session, standing: Standing) -> Waiting:
    """How many tasks stand in `inbox`: held, and free to take."""
    held = session.scalar(select(func.count()).select_from(Task).where(_mine(standing)))
    free = session.scalar(select(func.count()).select_from(Task).where(_free(standing)))
    return Waiting(held or 0, free or 0)


@dataclass(frozen=True, slots=True)
class Load:
    """How many tasks an officer holds, and how many of them are late."""

    person_id: uuid.UUID
    full_name: str
    held: int
    late: int


def loads(session: Session, standing: Standing, now: datetime) -> list[Load]:
    """Who holds how much of what the officer may assign: heads see it before they assign."""
    late = func.count().filter(Task.due_at < now)
    held = (
        select(Person.id, Person.full_name, func.count(), late)
        .join(Task, Task.holder_id == Person.id)
        .where(Task.state == "claimed", people.visible(standing, "assign"))
        .group_by(Person.id, Person.full_name, Person.name_collation)
        .order_by(Person.name_collation)
    )
    return [Load(*row) for row in session.execute(held)]


def _mine(standing: Standing) -> ColumnElement[bool]:
    return and_(Task.holder_id == standing.actor_id, Task.state == "claimed")


def _free(standing: Standing) -> ColumnElement[bool]:
    return and_(is_live(), Task.state == "ready", people.visible(standing, "claim"))


def _urgency(line: Line) -> tuple[bool, datetime, datetime, str]:
    """As the lists are ordered: what has no limit comes last."""
    return line.due_at is None, line.due_at or line.ready_at, line.ready_at, line.task_id


def _lines(session: Session, condition: ColumnElement[bool], *, most: int, skip: int) -> list[Line]:
    # The few that are shown are chosen first, so that their cases are not looked up for all that wait.
    shown = select(Task.id).where(condition).order_by(*ORDER).limit(most).offset(skip)
    rows = _select().where(Task.id.in_(shown)).order_by(*ORDER)
    return [Line(*row) for row in session.execute(rows)]


ORDER = (Task.due_at.is_(None), Task.due_at, Task.ready_at, Task.id)


def _select() -> Any:
    return (
        select(
            Task.id,
            Task.version,
            Task.name,
            Task.case_id,
            Case.case_number,
            Case.intake_reference,
            Task.slug,
            Task.state,
            Person.full_name,
            Task.ready_at,
            Task.due_at,
        )
        .join(Case, Case.id == Task.case_id)
        .outerjoin(Person, Person.id == Task.holder_id)
    )
