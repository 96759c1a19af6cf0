"""Which steps and units made cases late: those that used more than their budget, and by how many office minutes.

Source: our choice of how lateness is attributed. A step that kept its limit adds nothing, however late the case is.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from engine.calendar import stays
from engine.queries import passages, predicates
from engine.queries.passages import Wanted
from engine.queries.predicates import Asked
from engine.tables import Case, Task

MOST = 20_000  #: overlong steps that one answer is worked out from; our choice


@dataclass(frozen=True, slots=True)
class Share:
    """What one step in one unit added to late cases."""

    slug: str
    element: str
    step: str
    unit_code: str
    unit: str
    minutes: int  #: office minutes beyond its budget
    passages: int  #: how often
    cases: int  #: in how many cases


@dataclass(frozen=True, slots=True)
class Lateness:
    """Late cases, and what made them so."""

    cases: int  #: that were late
    explained: int  #: of these, in how many a step used more than its budget
    shares: Sequence[Share]  #: the greatest first


def of(session: Session, asked: Asked, wanted: Wanted) -> Lateness:
    """What made the cases late that the officer may read and that were late within *wanted*: three statements.

    Late within a time is a case that was so before *until*, and did not end before *since*; a step that goes on is
    counted up to now. The unit is that of the step; of *wanted* it narrows the steps and not the cases.
    """
    cases = _late(asked, wanted)
    over_limit = or_(Task.due_at < Task.ended_at, and_(Task.ended_at.is_(None), Task.due_at < asked.minute))
    overlong = and_(*cases, Task.proposal.is_(None), over_limit, *passages.narrowed(wanted))
    rows = session.execute(passages.stays_of(overlong).order_by(Task.due_at.desc(), Task.id).limit(MOST)).all()
    count = session.scalar(select(func.count()).select_from(Case).where(*cases, *_of_case(wanted))) or 0
    if not rows:
        return Lateness(count, 0, ())
    paused = passages.pauses(session, select(Task.case_id).join(Case, Case.id == Task.case_id).where(overlong))
    over = [(row, _over(session, asked, row, paused)) for row in rows]
    counted = [(row, minutes) for row, minutes in over if minutes > 0]
    return Lateness(count, len({row.case_id for row, _ in counted}), _shares(counted))


def _late(asked: Asked, wanted: Wanted) -> list[ColumnElement[bool]]:
    before = min(wanted.until, asked.minute)
    there = or_(Case.ended_at.is_(None), Case.ended_at >= wanted.since)
    return [Case.late_from.is_not(None), Case.late_from < before, there, predicates.readable(asked)]


def _of_case(wanted: Wanted) -> list[ColumnElement[bool]]:
    return passages.narrowed(Wanted(wanted.since, wanted.until, wanted.slug, wanted.field, wanted.digest))


def _over(session: Session, asked: Asked, row: Any, paused: passages.Pauses) -> int:
    end = row.ended_at or asked.now
    return stays.used(passages.calendar_of(session, row), row.due_at, end, paused.of(row, end))


def _shares(counted: Sequence[tuple[Any, int]]) -> list[Share]:
    minutes: dict[tuple[str, str, str], int] = defaultdict(int)
    cases: dict[tuple[str, str, str], list[uuid.UUID]] = defaultdict(list)
    names: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row, over in counted:
        key = row.slug, row.element, row.code
        minutes[key] += over
        cases[key].append(row.case_id)
        names.setdefault(key, (row.name, row.unit))
    found = [
        Share(slug, element, names[key][0], code, names[key][1], minutes[key], len(cases[key]), len({*cases[key]}))
        for key in minutes
        for slug, element, code in (key,)
    ]
    return sorted(found, key=lambda one: (-one.minutes, one.slug, one.element, one.unit_code))
