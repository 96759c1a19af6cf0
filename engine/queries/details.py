"""One task or one case as its page shows it, to whoever may see it; to others it does not exist."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from engine import people, situations
from engine.people import Standing
from engine.queries.tasks import SEES
from engine.tables import (
    Answer,
    Case,
    Clock,
    Component,
    Draft,
    Paper,
    Party,
    Person,
    Publication,
    StatusEntry,
    Task,
    Unit,
)
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
    edition: str  #: the calendar by which it counts
    task_id: str | None  #: of a step


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


READING: tuple[people.Act, ...] = ("read",)


def case(session: Session, standing: Standing, case_id: uuid.UUID) -> Case:
    """The case, when the officer may read it.

    Raises:
        NoSuchCase.
    """
    return _readable(session, standing, session.get(Case, case_id, populate_existing=True))


def _readable(session: Session, standing: Standing, found: Case | None) -> Case:
    if found is None or not people.can(session, standing, found, READING):
        raise NoSuchCase
    return found


def task(session: Session, standing: Standing, task_id: str) -> Task | None:
    """The task, when the officer may read it or do it; None otherwise."""
    found = session.get(Task, task_id, populate_existing=True)
    sees = found is not None and people.can(session, standing, found, SEES)
    return found if sees else None


@dataclass(frozen=True, slots=True)
class Opened:
    """A task as an officer opens it."""

    task: Task
    case: Case
    draft: Draft | None  #: the officer's own


def opened(session: Session, standing: Standing, task_id: str) -> Opened | None:
    """The task with its case, as `task` and `case` give them, and the officer's draft: all in one statement.

    Raises:
        NoSuchCase: he may do the task, but not read the case.
    """
    own = and_(Draft.task_id == Task.id, Draft.person_id == standing.actor_id)
    mine = select(Task, Case, Draft).join(Case, Case.id == Task.case_id).outerjoin(Draft, own).where(Task.id == task_id)
    row = session.execute(mine.execution_options(populate_existing=True)).one_or_none()
    if row is None or not people.can(session, standing, row[0], SEES):
        return None
    return Opened(row[0], _readable(session, standing, row[1]), row[2])


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
        Clock.edition,
        Clock.task_id,
    )
    mine: Any = select(*columns).where(Clock.case_id == case_id)
    ordered = mine.order_by(Clock.started_at, Clock.subject, Clock.key)
    return [ClockLine(*row) for row in session.execute(ordered)]


def statuses(session: Session, case_id: uuid.UUID) -> list[StatusRow]:
    """The status log of the case, in order."""
    log = select(StatusEntry).where(StatusEntry.case_id == case_id).order_by(StatusEntry.number)
    return [
        StatusRow(one.number, one.status, situations.words(one.status), one.detail, one.at, one.reason)
        for one in session.scalars(log)
    ]


def editions(session: Session, task_ids: Collection[str]) -> dict[str, str]:
    """The calendar by which the clock of each task counts; a task without a clock is left out."""
    rows = session.execute(select(Clock.task_id, Clock.edition).where(Clock.task_id.in_(task_ids)))
    return {str(row.task_id): row.edition for row in rows if row.edition is not None}


def titles(session: Session, slugs: Collection[str]) -> dict[str, str]:
    """What the procedures *slugs* are called by their newest publications."""
    mine = select(Publication.slug, Publication.name).where(Publication.slug.in_(slugs))
    return {row.slug: row.name for row in session.execute(mine.order_by(Publication.version))}


def owners(session: Session, case_ids: Collection[uuid.UUID]) -> dict[uuid.UUID, str]:
    """Whose matter each case is: its owner, else who handed it in."""
    mine = select(Party.case_id, Party.full_name).where(Party.case_id.in_(case_ids))
    rows = session.execute(mine.where(Party.part.in_(("owner", "submitter"))).order_by(Party.part.desc()))
    return {row.case_id: row.full_name for row in rows}


@dataclass(frozen=True, slots=True)
class ComponentLine:
    """One line of the checklist of a case, with the newest paper that came in for it."""

    position: int
    name: str
    needed: bool
    form: str | None  #: of the newest paper; None: nothing came in
    file_name: str | None
    registered_at: datetime | None
    paper_id: uuid.UUID | None
    has_file: bool
    kept_original: bool  #: the office holds it now


def components(session: Session, case_id: uuid.UUID) -> list[ComponentLine]:
    """The checklist of the case, in order."""
    columns = Component.position, Component.name, Component.needed, Paper.form, Paper.file_name, Paper.registered_at
    has_file = Paper.digest.is_not(None).label("has_file")
    is_held = and_(Paper.kept_original.is_(True), Paper.given_back_at.is_(None)).label("kept_original")
    mine = select(*columns, Paper.id, has_file, is_held)
    mine = mine.outerjoin(Paper, Paper.component_id == Component.id).where(Component.case_id == case_id)
    rows = session.execute(mine.order_by(Component.position, Paper.number))
    newest = {row.position: ComponentLine(*row) for row in rows}
    return list(newest.values())


def answers(session: Session, case_id: uuid.UUID) -> Sequence[Answer]:
    """What was answered in the case so far, in order."""
    return session.scalars(select(Answer).where(Answer.case_id == case_id).order_by(Answer.number)).all()


def tasks(session: Session, case_id: uuid.UUID) -> list[tuple[Task, str | None]]:
    """All tasks of the case, each with the name of who holds it or did it, the earliest first."""
    mine = select(Task, Person.full_name).outerjoin(Person, Person.id == Task.holder_id)
    rows = session.execute(mine.where(Task.case_id == case_id).order_by(Task.ready_at, Task.id))
    return [(row[0], row[1]) for row in rows]


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
