"""What the head of a case tells, in one statement; and what waits in it, in another that is asked once."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Uuid, and_, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from engine.people.standing import once
from engine.queries.details import Member, Place
from engine.tables import Case, Party, Person, Post, StatusEntry, Task, Unit
from engine.tables.cases import UNITS

CASE = bindparam("case", type_=Uuid())


@dataclass(frozen=True, slots=True)
class Head:
    """A case with what stands around it."""

    case: Case
    entry: StatusEntry | None  #: the newest of its status log
    units: Mapping[str, Place]  #: by the name of the column, see `UNITS`
    members: Sequence[Member]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A task that waits, with the names of where it does."""

    task: Task
    post: str | None
    unit: str
    holder: str | None


def of_case(session: Session, case_id: uuid.UUID) -> Head:
    """The case *case_id*, read anew: one statement."""
    rows = session.execute(HEAD, {"case": case_id}).all()
    case, entry, *told = rows[0]
    units = {name: Place(*told[2 * place : 2 * place + 2]) for place, name in enumerate(UNITS)}
    people = (row[2 + 2 * len(UNITS) :] for row in rows)
    return Head(case, entry, units, [Member(*one) for one in people if one[0] is not None])


def waiting(session: Session, case_id: uuid.UUID) -> Sequence[Waiting]:
    """What waits in the case, the earliest first: one statement, once while it is `people.asked_often`."""
    return once(session, ("waiting", case_id), lambda: _waiting(session, case_id))


def _waiting(session: Session, case_id: uuid.UUID) -> Sequence[Waiting]:
    return [Waiting(*row) for row in session.execute(WAITING, {"case": case_id})]


def _head() -> Any:
    places = [aliased(Unit) for _ in UNITS]
    newest = select(func.max(StatusEntry.number)).where(StatusEntry.case_id == CASE).scalar_subquery()
    mine = select(
        *(Case, StatusEntry),
        *(told for unit in places for told in (unit.code, unit.name)),
        *(Party.part, Party.full_name, Party.personal_id, Party.phone),
    )
    for unit, name in zip(places, UNITS, strict=True):
        mine = mine.join(unit, unit.id == getattr(Case, name))
    mine = mine.outerjoin(StatusEntry, and_(StatusEntry.case_id == Case.id, StatusEntry.number == newest))
    mine = mine.outerjoin(Party, Party.case_id == Case.id).where(Case.id == CASE).order_by(Party.part)
    return mine.execution_options(populate_existing=True)


def _all_waiting() -> Any:
    mine = select(Task, Post.title, Unit.name, Person.full_name).join(Unit, Unit.id == Task.unit_id)
    mine = mine.outerjoin(Post, and_(Post.unit_id == Task.unit_id, Post.role == Task.role))
    mine = mine.outerjoin(Person, Person.id == Task.holder_id).where(Task.case_id == CASE, Task.ended_at.is_(None))
    return mine.order_by(Task.ready_at, Task.id).execution_options(populate_existing=True)


#: Made once, as what a case has in hand: putting them together takes longer than asking them.
HEAD, WAITING = _head(), _all_waiting()
