"""One task or one case as its page shows it, to whoever may see it; to others it does not exist."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engine import people, situations
from engine.people import Standing
from engine.tables import Case, Clock, Party, Person, StatusEntry, Task, Unit
from feel.errors import Fault


class NoSuchPart(Fault):
    """There is nothing like that in this case."""

    vi = "Hồ sơ này không có nội dung đó."


class NoSuchCase(Fault):
    """There is no such case, or you may not see it."""

    vi = "Không có hồ sơ này, hoặc bạn không có quyền xem."


@dataclass(frozen=True, slots=True)
class Place:
    """A unit by its code and its name of today."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Member:
    """A person or organisation in a case."""

    part: str
    full_name: str
    personal_id: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class ClockLine:
    """A limit that runs within a case, as its events left it."""

    subject: str
    key: str
    state: str
    started_at: datetime
    appointed_at: datetime
    due_at: datetime
    was_late: bool
    stopped_at: datetime | None


@dataclass(frozen=True, slots=True)
class StatusRow:
    """One row of the status log."""

    number: int
    code: str
    words: str  #: as a person reads it
    detail: str | None  #: code of the agency's own status under it
    at: datetime
    reason: str | None


@dataclass(frozen=True, slots=True)
class DoneStep:
    """A step of the diagram that was done in a case."""

    element: str
    name: str
    who: str | None
    at: datetime


def case(session: Session, standing: Standing, case_id: uuid.UUID) -> Case:
    """The case, when the officer may read it.

    Raises:
        NoSuchCase.
    """
    mine = select(Case).where(Case.id == case_id, people.visible(standing, "read", Case))
    found = session.scalar(mine.execution_options(populate_existing=True))
    if found is None:
        raise NoSuchCase
    return found


def task(session: Session, standing: Standing, task_id: str) -> Task | None:
    """The task, when the officer may read it or do it; None otherwise."""
    sees = or_(*(people.visible(standing, act, Task) for act in ("read", "complete", "assign")))
    return session.scalar(select(Task).where(Task.id == task_id, sees).execution_options(populate_existing=True))


def places(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, Place]:
    """The units *ids* by their id; no statement for none."""
    if not ids:
        return {}
    rows = session.execute(select(Unit.id, Unit.code, Unit.name).where(Unit.id.in_(ids)))
    return {row.id: Place(row.code, row.name) for row in rows}


def name_of(session: Session, person_id: uuid.UUID | None) -> str | None:
    """What the officer is called; None for nobody."""
    return session.scalar(select(Person.full_name).where(Person.id == person_id)) if person_id else None


def names(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """What the officers *ids* are called, by their id; no statement for none."""
    if not ids:
        return {}
    return {
        row.id: row.full_name for row in session.execute(select(Person.id, Person.full_name).where(Person.id.in_(ids)))
    }


def part(session: Session, case_id: uuid.UUID, table: type[Any], part_id: uuid.UUID) -> Any:
    """The row *part_id* of *table*, when it belongs to the case.

    Raises:
        NoSuchPart.
    """
    found = session.scalar(select(table).where(table.id == part_id, table.case_id == case_id))
    if found is None:
        raise NoSuchPart
    return found


def members(session: Session, case_id: uuid.UUID) -> list[Member]:
    """Who is in the case."""
    columns = Party.part, Party.full_name, Party.personal_id, Party.phone
    rows = session.execute(select(*columns).where(Party.case_id == case_id).order_by(Party.part))
    return [Member(*row) for row in rows]


def clocks(session: Session, case_id: uuid.UUID) -> list[ClockLine]:
    """The clocks of the case in the order in which they began."""
    columns = (
        Clock.subject,
        Clock.key,
        Clock.state,
        Clock.started_at,
        Clock.appointed_at,
        Clock.due_at,
        Clock.was_late,
        Clock.stopped_at,
    )
    mine = select(*columns).where(Clock.case_id == case_id).order_by(Clock.started_at, Clock.subject, Clock.key)
    return [ClockLine(*row) for row in session.execute(mine)]


def statuses(session: Session, case_id: uuid.UUID) -> list[StatusRow]:
    """The status log of the case, in order."""
    log = select(StatusEntry).where(StatusEntry.case_id == case_id).order_by(StatusEntry.number)
    return [
        StatusRow(one.number, one.status, situations.words(one.status), one.detail, one.at, one.reason)
        for one in session.scalars(log)
    ]


def done_steps(session: Session, case_id: uuid.UUID) -> list[DoneStep]:
    """The steps that were done in the case, each as it was done last, in the order of that."""
    done = (
        select(Task.element, Task.name, Person.full_name, Task.ended_at)
        .outerjoin(Person, Person.id == Task.holder_id)
        .where(Task.case_id == case_id, Task.state == "completed", Task.proposal.is_(None))
        .order_by(Task.ended_at, Task.id)
    )
    last = {element: DoneStep(element, name, who, at) for element, name, who, at in session.execute(done) if at}
    return sorted(last.values(), key=lambda step: step.at)
