"""Where work lies: how many tasks wait at which step and with whom, and how many of them are late.

Source: Circular 11/2025/TT-BKHCN, annex, group 27, item 4 (hồ sơ đang ở bộ phận nào, bộ phận nào bị quá hạn, cán bộ nào
trực tiếp xử lý). Who holds how much is told to whoever may urge him; our choice: the steps are told to every reader.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlalchemy.orm import Session

from engine import people
from engine.people import Act
from engine.queries import figures
from engine.queries.figures import Look
from engine.tables import Person, Task, Unit
from engine.tables.tasks import is_live


@dataclass(frozen=True, slots=True)
class Step:
    """The tasks that wait at one step of a procedure."""

    slug: str
    element: str
    name: str
    count: int
    late: int


@dataclass(frozen=True, slots=True)
class Holder:
    """The tasks that one officer holds; *login* is None: nobody has claimed them."""

    person_id: uuid.UUID | None
    login: str | None
    full_name: str | None
    count: int
    late: int
    oldest: datetime | None  #: since when the first of them waits


@dataclass(frozen=True, slots=True)
class Waiting:
    """One task that waits in a case."""

    case_id: uuid.UUID
    task_id: str
    version: int
    name: str
    unit: str
    holder: str | None  #: None: nobody has claimed it
    ready_at: datetime
    due_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which of these tasks are listed; None asks nothing."""

    slug: str | None = None
    element: str | None = None
    login: str | None = None  #: of who holds them; "": nobody
    only_late: bool = False


COLUMNS = (
    *(Task.case_id, Task.id, Task.version, Task.name),
    *(Unit.name, Person.full_name, Task.ready_at, Task.due_at),
)


def steps(session: Session, look: Look) -> list[Step]:
    """The steps at which something waits, the one with most late tasks first: one statement."""
    late = func.count().filter(is_late(look.asked.now))
    columns = Task.slug, Task.element, Task.name
    found = select(*columns, func.count(), late).where(_waiting(look, "read")).group_by(*columns)
    return [Step(*row) for row in session.execute(found.order_by(late.desc(), func.count().desc(), *columns))]


def holders(session: Session, look: Look) -> list[Holder]:
    """Who holds what waits, whoever has most late tasks first: one statement."""
    late = func.count().filter(is_late(look.asked.now))
    columns = Person.id, Person.login, Person.full_name
    found = (
        select(*columns, func.count(), late, func.min(Task.ready_at))
        .select_from(Task)
        .outerjoin(Person, Person.id == Task.holder_id)
        .where(_waiting(look, "urge"))
        .group_by(*columns)
    )
    rows = [Holder(*row) for row in session.execute(found)]
    return sorted(rows, key=lambda one: (-one.late, -one.count, one.login or ""))


def of_cases(session: Session, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, list[Waiting]]:
    """What waits in each of the cases *ids*, by the case: one statement."""
    told = select(*COLUMNS).join(Unit, Unit.id == Task.unit_id).outerjoin(Person, Person.id == Task.holder_id)
    rows = session.execute(
        told.where(Task.case_id.in_(ids), is_live(), Task.proposal.is_(None)).order_by(Task.ready_at)
    )
    found: dict[uuid.UUID, list[Waiting]] = defaultdict(list)
    for row in rows:
        found[row.case_id].append(Waiting(*row))
    return found


def waiting(look: Look, wanted: Wanted) -> ColumnElement[bool]:
    """The condition on the rows of `Task` that they wait and are *wanted*; by holder only what one may urge."""
    parts = [_waiting(look, "read" if wanted.login is None else "urge")]
    if wanted.slug is not None:
        parts.append(Task.slug == wanted.slug)
    if wanted.element is not None:
        parts.append(Task.element == wanted.element)
    if wanted.login is not None:
        held = select(Person.id).where(Person.login == wanted.login).scalar_subquery()
        parts.append(Task.holder_id == held if wanted.login else Task.holder_id.is_(None))
    if wanted.only_late:
        parts.append(is_late(look.asked.now))
    return and_(true(), *parts)


def is_late(now: datetime) -> ColumnElement[bool]:
    """The limit of the step has run out."""
    return func.coalesce(Task.due_at < now, False)


def _waiting(look: Look, act: Act) -> ColumnElement[bool]:
    inside = figures.below(look, Task.unit_id.expression)
    return and_(is_live(), Task.proposal.is_(None), inside, people.visible(look.asked.standing, act))
