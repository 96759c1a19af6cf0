"""The trail searched: who did what when, in the cases that an officer may read.

Source: Circular 11/2025/TT-BKHCN, annex, group 8, item 1 (lưu vết, tra cứu).
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from engine.queries.lists import BadCursor
from engine.queries.predicates import Asked, readable
from engine.tables import Case, Person, TrailEntry, TrailReason, Unit, UnitAbove


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is sought; None asks nothing, and all that is asked must fit."""

    who: str | None = None  #: login
    act: str | None = None  #: code
    since: datetime | None = None
    until: datetime | None = None
    case_id: uuid.UUID | None = None
    code: str | None = None  #: number or reference of the case
    unit: str | None = None  #: code of the unit that decides the case; those below it too


@dataclass(frozen=True, slots=True)
class Found:
    """One entry."""

    case_id: uuid.UUID
    case_code: str  #: its number, before acceptance its reference
    number: int
    act: str  #: code
    who: str | None  #: None: the system itself
    at: datetime
    has_reason: bool  #: somebody wrote why


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Found, ...]
    after: str | None


def find(session: Session, asked: Asked, wanted: Criteria, *, after: str | None = None, most: int = 50) -> Page:
    """The entries that fit *wanted* in cases that the officer may read, the newest first.

    Raises:
        BadCursor.
    """
    conditions = [readable(asked), *_asked(wanted), *([] if after is None else [_behind(after)])]
    code = func.coalesce(Case.case_number, Case.intake_reference)
    columns = (
        TrailEntry.case_id,
        code,
        TrailEntry.number,
        TrailEntry.act,
        Person.full_name,
        TrailEntry.at,
        TrailReason.number.is_not(None),
    )
    sought = select(*columns).join(Case, Case.id == TrailEntry.case_id)
    sought = sought.outerjoin(Person, Person.id == TrailEntry.actor_id)
    beside = and_(TrailReason.case_id == TrailEntry.case_id, TrailReason.number == TrailEntry.number)
    sought = sought.outerjoin(TrailReason, beside).where(*conditions)
    newest = sought.order_by(TrailEntry.at.desc(), TrailEntry.case_id, TrailEntry.number.desc())
    rows = session.execute(newest.limit(most + 1)).all()
    found = tuple(Found(*row) for row in rows[:most])
    return Page(found, _cursor(found[-1]) if len(rows) > most else None)


def _asked(wanted: Criteria) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.who is not None:
        found.append(Person.login == wanted.who)
    if wanted.act is not None:
        found.append(TrailEntry.act == wanted.act)
    if wanted.since is not None:
        found.append(TrailEntry.at >= wanted.since)
    if wanted.until is not None:
        found.append(TrailEntry.at <= wanted.until)
    if wanted.case_id is not None:
        found.append(TrailEntry.case_id == wanted.case_id)
    if wanted.code is not None:
        named = or_(Case.case_number == wanted.code, Case.intake_reference == wanted.code)
        found.append(TrailEntry.case_id.in_(select(Case.id).where(named)))
    if wanted.unit is not None:
        below = select(UnitAbove.unit_id).join(Unit, Unit.id == UnitAbove.above_id).where(Unit.code == wanted.unit)
        found.append(Case.competent_unit_id.in_(below))
    return found


def _cursor(last: Found) -> str:
    return f"{last.at.isoformat()}~{last.case_id}~{last.number}"


def _behind(cursor: str) -> ColumnElement[bool]:
    try:
        said, case, entry = cursor.split("~")
        at, case_id, number = datetime.fromisoformat(said), uuid.UUID(case), int(entry)
    except ValueError as error:
        raise BadCursor from error
    if at.tzinfo is None or not 0 < number < 2**31:
        raise BadCursor
    later = or_(TrailEntry.case_id > case_id, and_(TrailEntry.case_id == case_id, TrailEntry.number < number))
    return or_(TrailEntry.at < at, and_(TrailEntry.at == at, later))
