"""Passages of cases through the steps of a procedure: how long they lay in the queue and how long in hands.

A passage is one completed task. It lies in the queue while it is free, in hands while somebody holds it, whoever that
is. Minutes are office minutes by the calendar of its clock, without what the clock does not count.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import median
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session

from engine import calendar, shelf
from engine.calendar import stays
from engine.calendar.hours import Calendar
from engine.calendar.stays import Span
from engine.queries import predicates
from engine.queries.predicates import Asked
from engine.tables import Case, Clock, ClockEvent, OfficeCalendar, Task, TrailEntry, Unit, UnitAbove

MOST = 20_000  #: passages that one answer is worked out from, the newest; our choice
TAKES = ("claim", "assign", "transfer", "delegate", "get-back", "hand-back")  #: acts after which somebody holds it
LETS_GO = ("release", "take-away", "pass-on", "rearrange")
STANDS, GOES_ON = ("pause",), ("resume", "restart")
UNPAUSED = 2  #: events at most of a clock that never stood still until it ended
HALF, MOST_OF_THEM = 50, 90  #: of a hundred


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which passages are asked for: those that ended from *since* on and before *until*."""

    since: datetime
    until: datetime
    slug: str | None = None
    field: str | None = None
    digest: str | None = None  #: of one version
    unit_id: uuid.UUID | None = None  #: this unit and all below it did the step


@dataclass(frozen=True, slots=True)
class Passage:
    """One completed step of a case, in office minutes."""

    task_id: str
    case_id: uuid.UUID
    slug: str
    element: str
    name: str
    queue: int
    hands: int
    budget: int | None  #: what its limit allowed; None: it has none

    @property
    def over(self) -> int:
        """By how much it used more than its budget."""
        return 0 if self.budget is None else max(0, self.queue + self.hands - self.budget)


@dataclass(frozen=True, slots=True)
class Heat:
    """A step over many passages, in office minutes."""

    slug: str
    element: str
    name: str
    passages: int
    queue_median: int
    queue_most: int  #: nine of ten did not take longer
    hands_median: int
    hands_most: int
    budget: int | None  #: median of what the passages were allowed
    over: int  #: how many passages used more than their budget


def heat(found: Iterable[Passage]) -> list[Heat]:
    """The passages *found* by step, the step with the longest median first."""
    by_step: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for one in found:
        by_step[one.slug, one.element].append(one)
    told = [_heat(passages) for passages in by_step.values()]
    return sorted(told, key=lambda one: (-one.queue_median - one.hands_median, one.slug, one.element))


def _heat(passages: Sequence[Passage]) -> Heat:
    queue, hands = sorted(one.queue for one in passages), sorted(one.hands for one in passages)
    budgets = [one.budget for one in passages if one.budget is not None]
    return Heat(
        slug=passages[0].slug,
        element=passages[0].element,
        name=passages[0].name,
        passages=len(passages),
        queue_median=stays.ranked(queue, HALF),
        queue_most=stays.ranked(queue, MOST_OF_THEM),
        hands_median=stays.ranked(hands, HALF),
        hands_most=stays.ranked(hands, MOST_OF_THEM),
        budget=round(median(budgets)) if budgets else None,
        over=sum(one.over > 0 for one in passages),
    )


def of(session: Session, asked: Asked, wanted: Wanted) -> list[Passage]:
    """The passages that are *wanted* of the cases that the officer may read, the newest first: three statements."""
    ended = Task.ended_at >= wanted.since, Task.ended_at < wanted.until, Task.state == "completed"
    around = Case.opened_at < wanted.until, or_(Case.ended_at.is_(None), Case.ended_at >= wanted.since)
    which = and_(*ended, *around, Task.proposal.is_(None), *narrowed(wanted), predicates.readable(asked))
    rows = session.execute(stays_of(which).order_by(Task.ended_at.desc(), Task.id).limit(MOST)).all()
    if not rows:
        return []
    within = select(Task.case_id).join(Case, Case.id == Task.case_id).where(which)
    paused, acts = pauses(session, within), _acts(session, within)
    return [_passage(session, row, paused, acts) for row in rows]


def narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    """What *wanted* asks of the case and of the unit that does the step, beside the time."""
    of_case = (Case.slug, wanted.slug), (Case.field, wanted.field), (Case.digest, wanted.digest)
    asked = [column == value for column, value in of_case if value is not None]
    if wanted.unit_id is not None:
        asked.append(Task.unit_id.in_(select(UnitAbove.unit_id).where(UnitAbove.above_id == wanted.unit_id)))
    return asked


def stays_of(which: ColumnElement[bool]) -> Select[Any]:
    """The tasks for which *which* holds, each with its case, its unit and the calendars that may count for it."""
    told: Any = Task.id, Task.case_id, Task.slug, Task.element, Task.name, Task.ready_at, Task.due_at, Task.ended_at
    return (
        select(*told, Clock.edition, OfficeCalendar.edition.label("usual"), Unit.code, Unit.name.label("unit"))
        .join(Case, Case.id == Task.case_id)
        .join(Unit, Unit.id == Task.unit_id)
        .outerjoin(Clock, Clock.task_id == Task.id)
        .outerjoin(OfficeCalendar, OfficeCalendar.name == Unit.calendar)
        .where(which)
    )


def calendar_of(session: Session, row: Any) -> Calendar:
    """The calendar that counts for a row of `stays_of`: that of its clock, else that of its unit."""
    edition = row.edition or row.usual
    return calendar.calendar() if edition is None else shelf.of_edition(session, edition)


class Pauses:
    """When the clocks of some cases stood still."""

    def __init__(self, rows: Iterable[Any]) -> None:
        """Take rows of case, task (None: of the whole case), kind of event and moment, in the order of the events."""
        self._told: dict[uuid.UUID | str, list[tuple[datetime, bool]]] = defaultdict(list)
        for row in rows:
            mine = self._told[row.task_id or row.case_id]
            if row.kind == "void":
                del mine[-1:]  # nothing stood still
            elif row.kind in STANDS + GOES_ON:
                mine.append((row.at, row.kind in STANDS))

    def of(self, row: Any, end: datetime) -> list[Span]:
        """When a task stood still until *end*: by its own clock, without one by that of the case."""
        return stays.spans(self._told.get(row.id if row.edition else row.case_id, ()), end)


def pauses(session: Session, cases: Select[Any]) -> Pauses:
    """When the clocks of *cases* and of their steps stood still."""
    told = Clock.case_id, Clock.task_id, ClockEvent.kind, ClockEvent.at
    mine = select(*told).join(ClockEvent, ClockEvent.clock_id == Clock.id).where(Clock.case_id.in_(cases))
    kinds = Clock.subject.in_(("case", "step")), ClockEvent.kind.in_((*STANDS, *GOES_ON, "void"))
    # What only began, or began and ended, never stood still: nearly all clocks, whose events need not be looked up.
    stood = or_(Clock.events > UNPAUSED, Clock.state == "paused")
    return Pauses(session.execute(mine.where(stood, *kinds).order_by(Clock.id, ClockEvent.number)))


Acts = Mapping[tuple[uuid.UUID, str | None], Sequence[tuple[datetime, bool]]]


def _acts(session: Session, cases: Select[Any]) -> Acts:
    """By case and step the acts by which somebody took it or let it go; of no step: by which all were let go."""
    told = TrailEntry.case_id, TrailEntry.element, TrailEntry.act, TrailEntry.at
    mine = select(*told).where(TrailEntry.case_id.in_(cases), TrailEntry.act.in_((*TAKES, *LETS_GO)))
    found: dict[tuple[uuid.UUID, str | None], list[tuple[datetime, bool]]] = defaultdict(list)
    for case_id, element, act, at in session.execute(mine.order_by(TrailEntry.case_id, TrailEntry.number)):
        found[case_id, element].append((at, act in TAKES))
    return found


def _passage(session: Session, row: Any, paused: Pauses, acts: Acts) -> Passage:
    hours, end = calendar_of(session, row), row.ended_at
    stood = paused.of(row, end)
    said = [*acts.get((row.case_id, row.element), ()), *acts.get((row.case_id, None), ())]
    told = sorted((at, is_held) for at, is_held in said if row.ready_at <= at <= end)
    queue, hands = stays.split(hours, row.ready_at, end, stays.spans(told, end), stood)
    budget = None if row.due_at is None else stays.used(hours, row.ready_at, row.due_at, paused.of(row, row.due_at))
    return Passage(row.id, row.case_id, row.slug, row.element, row.name, queue, hands, budget)
