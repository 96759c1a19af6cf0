"""What was urged, by whom and in which words, and what has been done in the case since: its answer.

Source: Circular 11/2025/TT-BKHCN, annex, group 8; group 20, item 5 (nhắc các công việc quá thời hạn xử lý). Our choice:
the first act of somebody else in the same case, after he was urged, is the answer.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal_column, select
from sqlalchemy.orm import Session, aliased

from engine.queries.figures import Look, within
from engine.queries.lists import BadCursor
from engine.tables import Case, Person, Task, TrailEntry, TrailReason
from engine.traces import ACTS


@dataclass(frozen=True, slots=True)
class Urging:
    """One urging."""

    case_id: uuid.UUID
    number: int  #: of its entry in the trail of the case
    code: str  #: the case number, or before acceptance the intake reference
    step: str
    at: datetime
    who: str | None
    words: str | None  #: None: they were erased
    answer: str | None  #: what was done first; None: nothing yet
    answered_at: datetime | None
    answered_by: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the list; *after* leads to the next part, None at the end."""

    rows: tuple[Urging, ...]
    after: str | None


URGED, ANSWER, LATER = aliased(TrailEntry), aliased(TrailEntry), aliased(TrailEntry)
URGER, ANSWERER = aliased(Person), aliased(Person)


def page(session: Session, look: Look, *, after: str | None = None, most: int = 50) -> Page:
    """The urgings in cases that are looked at, the newest first: one statement.

    Raises:
        BadCursor.
    """
    wanted = _select().where(URGED.act == literal_column("'urge'"), within(look))
    if after is not None:
        wanted = wanted.where(URGED.at < _moment(after))
    rows = session.execute(wanted.order_by(URGED.at.desc(), URGED.case_id, URGED.number).limit(most + 1)).all()
    # Urged in one press at one moment: a page ends between moments, unless it is full of one.
    shown = list(rows[:most])
    if len(rows) > most and any(row.at != rows[most].at for row in shown):
        shown = [row for row in shown if row.at != rows[most].at]
    cursor = shown[-1].at.isoformat() if len(rows) > len(shown) else None
    return Page(tuple(_urging(row) for row in shown), cursor)


def _select() -> Any:
    by_other = LATER.actor_id.is_not(None), LATER.actor_id != URGED.actor_id, LATER.act != "urge"
    first = select(func.min(LATER.number)).where(LATER.case_id == URGED.case_id, LATER.number > URGED.number, *by_other)
    step = select(func.max(Task.name)).where(Task.case_id == URGED.case_id, Task.element == URGED.element)
    is_reason = (TrailReason.case_id == URGED.case_id) & (TrailReason.number == URGED.number)
    is_answer = (ANSWER.case_id == URGED.case_id) & (ANSWER.number == first.correlate(URGED).scalar_subquery())
    return (
        select(
            URGED.case_id,
            URGED.number,
            func.coalesce(Case.case_number, Case.intake_reference).label("code"),
            step.correlate(URGED).scalar_subquery().label("step"),
            URGED.at,
            URGER.full_name.label("who"),
            TrailReason.text.label("words"),
            ANSWER.act.label("answer"),
            ANSWER.at.label("answered_at"),
            ANSWERER.full_name.label("answered_by"),
        )
        .join(Case, Case.id == URGED.case_id)
        .outerjoin(URGER, URGER.id == URGED.actor_id)
        .outerjoin(TrailReason, is_reason)
        .outerjoin(ANSWER, is_answer)
        .outerjoin(ANSWERER, ANSWERER.id == ANSWER.actor_id)
    )


def _urging(row: Any) -> Urging:
    told = dict(row._mapping)
    return Urging(**{**told, "step": row.step or "", "answer": row.answer and ACTS[row.answer]})


def _moment(after: str) -> datetime:
    try:
        found = datetime.fromisoformat(after)
    except ValueError as error:
        raise BadCursor from error
    if found.tzinfo is None:
        raise BadCursor
    return found
