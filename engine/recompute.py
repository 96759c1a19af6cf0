"""Open clocks derived again after a calendar or a statutory number changed: in batches, each kept by itself.

What is left to do is told from the rows alone (a clock names the edition of its calendar and the value of its parameter
by which it counts), so a run that was broken off goes on where it stopped, and one that is repeated finds nothing.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.orm import Session

from engine import calendar, calendars, parameters, rungs
from engine.calendar import pauses
from engine.calendar.parameters import Parameter
from engine.clocks import reading, rows
from engine.clocks.reading import Kept
from engine.clocks.rows import Why
from engine.clocks.terms import wording_by
from engine.rungs import Running
from engine.tables import Case, Clock, ClockEvent, OfficeCalendar, Task
from engine.tables.base import bare
from engine.work import Work
from feel.errors import Fault

BATCH = 1000  #: clocks a transaction; our choice: officers wait less than a second for it
ITS_CALENDAR = OfficeCalendar.name == Clock.calendar
REASON = "Tính lại theo lịch hoặc tham số pháp lý mới"


@dataclass(frozen=True, slots=True)
class Moved:
    """A clock whose legal date is another one now."""

    clock_id: uuid.UUID
    case_id: uuid.UUID
    subject: str
    before: datetime
    after: datetime


@dataclass(frozen=True, slots=True)
class Failed:
    """A clock that could not be derived again and stays as it was."""

    clock_id: uuid.UUID
    why: Fault


@dataclass(slots=True)
class Batch:
    """What one transaction did."""

    done: int = 0
    moved: list[Moved] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    last: uuid.UUID | None = None  #: where the next batch goes on; None: nothing was left


@dataclass(slots=True)
class Foreseen:
    """What running it all would do."""

    done: int = 0  #: clocks that would be derived again
    moved: int = 0  #: of them those whose legal date would be another one
    later: int = 0  #: of them those whose date would be later
    failed: int = 0
    shown: list[Moved] = field(default_factory=list)  #: the first ones that would move


@dataclass(frozen=True, slots=True)
class _Again:
    """One clock on its way from what it shows to what it will show."""

    row: Any
    before: calendar.Clock
    after: calendar.Clock
    facts: dict[str, Any]
    start: Kept

    @property
    def number(self) -> int:
        return int(self.row.events) + 1

    @property
    def has_moved(self) -> bool:
        return self.after.dues[-1] != self.before.dues[-1]


def refresh(work: Work) -> None:
    """Every calendar is as its rows, the nation's days and this version of the product say."""
    for name in calendars.names(work.session):
        calendars.refresh(work, name)


def left(session: Session, calendar_name: str | None = None) -> int:
    """How many open clocks count by something that is no longer in force."""
    mine = select(func.count()).select_from(Clock).join(OfficeCalendar, ITS_CALENDAR)
    return session.scalar(mine.where(*_stale(session, calendar_name))) or 0


def batch(work: Work, calendar_name: str | None = None, *, after: uuid.UUID | None = None, most: int = BATCH) -> Batch:
    """The next clocks, those behind *after* in the order of ids, are derived again; commit after each batch."""
    stale = _stale(work.session, calendar_name)
    wanted = select(Clock.id, Clock.case_id).join(OfficeCalendar, ITS_CALENDAR).where(*stale)
    if after is not None:
        wanted = wanted.where(Clock.id > after)
    next_ones = work.session.execute(wanted.order_by(Clock.id).limit(most)).all()
    if not next_ones:
        return Batch()
    _hold_cases(work, next_ones)
    # Only now is nobody at them any more: an act that held a case until now may have moved or stopped its clocks.
    mine = select(*_COLUMNS, OfficeCalendar.edition.label("target")).join(OfficeCalendar, ITS_CALENDAR).where(*stale)
    found = work.session.execute(mine.where(Clock.id.in_([row.id for row in next_ones])).order_by(Clock.id)).all()
    outcome = Batch(last=next_ones[-1].id)
    kept = reading.stored(work.session, [row.id for row in found])
    again = [one for row in found if (one := _again(work, row, kept[row.id], outcome)) is not None]
    _write(work, again)
    outcome.done = len(again)
    outcome.moved = [_moved(one) for one in again if one.has_moved]
    return outcome


def foresee(work: Work, calendar_name: str | None = None, *, most: int = 100) -> Foreseen:
    """What running `batch` to its end would do now; nothing is written and no case is held. Names the first *most*.

    Asked in an act that is then dropped, it tells what a change would do that was made just before.
    """
    total, after = Foreseen(), uuid.UUID(int=0)
    stale = _stale(work.session, calendar_name)
    mine = select(*_COLUMNS, OfficeCalendar.edition.label("target")).join(OfficeCalendar, ITS_CALENDAR)
    while True:
        found = work.session.execute(mine.where(*stale, Clock.id > after).order_by(Clock.id).limit(BATCH)).all()
        if not found:
            return total
        after = found[-1].id
        kept, outcome = reading.stored(work.session, [row.id for row in found]), Batch()
        again = [one for row in found if (one := _again(work, row, kept[row.id], outcome)) is not None]
        _add(total, [_moved(one) for one in again if one.has_moved], most)
        total.done += len(again)
        total.failed += len(outcome.failed)


def _add(total: Foreseen, moved: Sequence[Moved], most: int) -> None:
    total.moved += len(moved)
    total.later += sum(one.after > one.before for one in moved)
    total.shown.extend(moved[: most - len(total.shown)])


def _moved(one: _Again) -> Moved:
    return Moved(one.row.id, one.row.case_id, one.row.subject, one.before.due, one.after.due)


_COLUMNS = (
    Clock.id,
    Clock.case_id,
    Clock.task_id,
    Clock.subject,
    Clock.edition,
    Clock.events,
    Clock.parameter,
    Clock.parameter_value,
    Clock.started_at,
)


def _stale(session: Session, calendar_name: str | None) -> list[ColumnElement[bool]]:
    """The conditions on `Clock`, joined with its calendar, of what must be derived again."""
    changed = [OfficeCalendar.edition != Clock.edition, *_otherwise(session)]
    found: list[ColumnElement[bool]] = [Clock.state != "stopped", or_(*changed)]
    return found if calendar_name is None else [*found, Clock.calendar == calendar_name]


def _otherwise(session: Session) -> Iterator[ColumnElement[bool]]:
    """Clocks that count by another value of a parameter than was in force on their day of reception."""
    for code in session.scalars(select(Clock.parameter).where(Clock.parameter.is_not(None)).distinct()):
        for row in parameters.known(session, str(code)):
            begins, ends = _moments(row)
            within = and_(Clock.started_at >= begins, Clock.started_at < ends)
            yield and_(Clock.parameter == code, Clock.parameter_value != row.value, within)


def _moments(row: Parameter) -> tuple[datetime, datetime]:
    begins = datetime(row.valid_from.year, row.valid_from.month, row.valid_from.day, tzinfo=calendar.ZONE)
    if row.valid_to == date.max:
        return begins, datetime(9999, 1, 1, tzinfo=calendar.ZONE)
    ends = date.fromordinal(row.valid_to.toordinal() + 1)
    return begins, datetime(ends.year, ends.month, ends.day, tzinfo=calendar.ZONE)


def _hold_cases(work: Work, found: Sequence[Any]) -> None:
    """Officers' acts on these cases wait; the order is that of every act: first the case, then its clocks."""
    cases = sorted({row.case_id for row in found})
    work.session.execute(select(Case.id).where(Case.id.in_(cases)).order_by(Case.id).with_for_update())


def _again(work: Work, row: Any, kept: Sequence[Kept], outcome: Batch) -> _Again | None:
    facts: dict[str, Any] = {"edition": row.target}
    try:
        before = reading.folded(work.session, kept)
        if row.parameter is not None:
            facts |= _by_parameter(work.session, row)
        after = pauses.apply(before, reading.event(work.session, "recompute", _at(work, before), facts))
    except Fault as fault:
        outcome.failed.append(Failed(row.id, fault))
        return None
    return _Again(row, before, after, facts, kept[0])


def _at(work: Work, before: calendar.Clock) -> datetime:
    return max(work.now, before.last_event)


def _by_parameter(session: Session, row: Any) -> dict[str, Any]:
    found = parameters.in_force(session, row.parameter, on=parameters.day_of(row.started_at))
    if found.value == row.parameter_value:
        return {}
    return {"limit": wording_by(found).plain(), "parameter_value": found.value}


def _write(work: Work, again: Sequence[_Again]) -> None:
    """Keep the events and what the clocks show now; rungs, tasks and what people were told follow those that moved."""
    if not again:
        return
    connection = work.session.connection()
    connection.execute(insert(_EVENTS), [_event(work, one) for one in again])
    connection.execute(_CLOCK, [_shown(one) for one in again])
    rows.show_on_cases(work, [one.row.case_id for one in again if one.row.subject == "case"])
    moved = [one for one in again if one.has_moved]
    rungs.rearm_all(work, [_running(one) for one in moved if one.row.subject not in rows.SILENT])
    dated = [{"mine": one.row.task_id, "due": one.after.due} for one in moved if one.row.task_id is not None]
    if dated:
        connection.execute(_TASK, dated)
    work.session.expire_all()
    for one in moved:
        if one.row.subject == "case":
            rows.tell(work, one.row.case_id, one.after, because="recompute", before=one.before)


def _event(work: Work, one: _Again) -> dict[str, Any]:
    why = Why(REASON, facts=one.facts)
    return rows.event_row(work, one.row.id, one.number, "recompute", _at(work, one.before), one.after, why)


def _shown(one: _Again) -> dict[str, Any]:
    value = one.facts.get("parameter_value", one.row.parameter_value)
    changed = {"edition": one.row.target, "events": one.number, "parameter_value": value, **rows.cached(one.after)}
    return {"mine": one.row.id, **{f"new_{name}": given for name, given in changed.items()}}


def _running(one: _Again) -> Running:
    warn, escalate, apology = (one.start.facts.get(name) for name in ("warn", "escalate", "apology"))
    return Running(one.row.id, one.row.case_id, one.after, warn, escalate, apology, one.number)


_CHANGED = (
    *("edition", "events", "parameter_value", "state", "due_at", "judged_until", "appointed_at", "was_late"),
    "stopped_at",
)
_CLOCKS, _EVENTS, _TASKS = bare(Clock), bare(ClockEvent), bare(Task)
_CLOCK = (
    update(_CLOCKS)
    .where(_CLOCKS.c.id == bindparam("mine"))
    .values({name: bindparam(f"new_{name}") for name in _CHANGED})
)
_TASK = update(_TASKS).where(_TASKS.c.id == bindparam("mine")).values(due_at=bindparam("due"))
