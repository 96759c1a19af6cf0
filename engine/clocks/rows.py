"""Clocks written: rows begin with their first event, and change only together with one more."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from engine import calendar, rungs
from engine.calendar import events, pauses
from engine.clocks import reading
from engine.clocks.terms import Terms
from engine.tables import Clock, ClockEvent, Task
from engine.work import Happening, Work
from feel.errors import Fault

#: clocks of which nobody is told: who need not ask for a supplement is not late with asking
SILENT = ("request",)


class ClockMoved(Fault):
    """Another act moved this clock at the same moment; nothing of this act was kept."""

    vi = "Thao tác khác vừa thay đổi đồng hồ này; thao tác này chưa được ghi."


@dataclass(frozen=True, slots=True)
class Begun:
    """A clock about to begin."""

    case_id: uuid.UUID
    subject: str
    key: str  #: which one within the case
    terms: Terms
    at: datetime
    task_id: str | None = None

    @property
    def to_the_minute(self) -> bool:
        """Whether it is judged to the minute: steps are."""
        return self.subject == "step"

    def shown(self) -> calendar.Clock:
        """What it will show."""
        limit, hours = self.terms.wording.parsed(), self.terms.office.hours
        return pauses.fold([events.Start(self.at, limit, hours, self.to_the_minute)])


@dataclass(frozen=True, slots=True)
class Why:
    """Why an event happens, by which law, and who approved it."""

    reason: str | None = None
    basis: str | None = None
    approved_by: uuid.UUID | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)  #: what the event carries, and what else is to be known


def begin(work: Work, begun: Sequence[Begun], shown: Sequence[calendar.Clock], why: Why = Why()) -> None:
    """The clocks *begun*, which show *shown*, run."""
    if not begun:
        return
    rows = [_clock_row(one, after) for one, after in zip(begun, shown, strict=True)]
    work.session.execute(insert(Clock), rows)
    first = [
        event_row(work, row["id"], 1, "start", one.at, after, Why(why.reason, why.basis, None, _facts(work, one)))
        for row, one, after in zip(rows, begun, shown, strict=True)
    ]
    work.session.execute(insert(ClockEvent), first)
    running = [
        rungs.Running(row["id"], one.case_id, after, one.terms.warn, one.terms.escalate, one.terms.apology)
        for row, one, after in zip(rows, begun, shown, strict=True)
        if one.subject not in SILENT
    ]
    rungs.arm(work, running)


def happen(work: Work, row: Clock, kind: str, why: Why = Why(), *, at: datetime | None = None) -> calendar.Clock:
    """An event of that *kind* happens to the clock *row*, now or at *at*; gives what it shows then.

    Raises:
        ClockMoved: another act was first; and what `pauses.apply` raises. Nothing is changed.
    """
    before = reading.shown(work, row)
    moment = at or _moment(work, row, before)
    after = pauses.apply(before, reading.event(work.session, kind, moment, why.facts))
    number = row.events + 1
    mine = update(Clock).where(Clock.id == row.id, Clock.events == row.events)
    moved = work.session.execute(
        mine.values(events=number, **cached(after), **_counted(why.facts)).execution_options(synchronize_session=False)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise ClockMoved
    work.session.expire(row)
    work.session.execute(insert(ClockEvent), [event_row(work, row.id, number, kind, moment, after, why)])
    follow(work, row, before, after, because=kind)
    return after


def follow(work: Work, row: Clock, before: calendar.Clock, after: calendar.Clock, *, because: str) -> None:
    """What hangs on the clock *row* follows it: rungs, the date of its task, and for a case what people were told."""
    if row.subject not in SILENT:
        rungs.rearm(work, row, before, after)
    if row.task_id is not None and after.due != before.due:
        dated = update(Task).where(Task.id == row.task_id).values(due_at=after.due)
        work.session.execute(dated.execution_options(synchronize_session="fetch"))
    if row.subject == "case" and (after.due, after.appointed) != (before.due, before.appointed):
        tell(work, row.case_id, after, because=because, before=before)


def tell(
    work: Work,
    case_id: uuid.UUID,
    after: calendar.Clock,
    *,
    because: str,
    before: calendar.Clock | None = None,
    limit: Mapping[str, str] | None = None,
) -> None:
    """Applicant and portal learn the dates of the case, beside the old ones where they moved, and by which *limit*."""
    facts = {"due": after.due.isoformat(), "appointed": after.appointed.isoformat(), "because": because}
    if limit is not None:
        facts |= {"by": limit["name"], "limit": limit["limit"], "kind": limit["kind"], "source": limit["source"]}
    if before is not None:
        facts |= {"previous_due": before.due.isoformat(), "previous_appointed": before.appointed.isoformat()}
    work.publish(work, Happening("appointment", case_id, work.now, facts=facts))


def cached(after: calendar.Clock) -> dict[str, Any]:
    """What the row of a clock keeps of what it shows."""
    return {
        "state": after.state,
        "due_at": after.due,
        "judged_until": after.judged_until,
        "appointed_at": after.appointed,
        "was_late": after.was_late,
        "stopped_at": after.stopped_at,
    }


def _counted(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The edition of the calendar by which the clock counts from this event on, when the event changes it."""
    return {"edition": facts["edition"]} if "edition" in facts else {}


def _moment(work: Work, row: Clock, before: calendar.Clock) -> datetime:
    """From when an event of now counts: a filing taken as received later counts from there."""
    if before.last_event != before.begun or work.now >= before.begun:
        return work.now
    first = select(ClockEvent.facts).where(ClockEvent.clock_id == row.id, ClockEvent.number == 1)
    return before.begun if "received" in (work.session.scalar(first) or {}) else work.now


def _clock_row(one: Begun, after: calendar.Clock) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "case_id": one.case_id,
        "task_id": one.task_id,
        "subject": one.subject,
        "key": one.key,
        "unit_id": one.terms.office.unit_id,
        "calendar": one.terms.office.name,
        "edition": one.terms.office.edition,
        "parameter": one.terms.parameter.code if one.terms.parameter else None,
        "parameter_value": one.terms.parameter.value if one.terms.parameter else None,
        "started_at": one.at,
        "events": 1,
        **cached(after),
    }


def _facts(work: Work, one: Begun) -> dict[str, Any]:
    terms = one.terms
    said: dict[str, Any] = {"to_the_minute": one.to_the_minute, "edition": terms.office.edition}
    if one.at > work.now:
        said["received"] = work.now.isoformat()  # it counts as received at the next opening
    told = {"warn": terms.warn, "escalate": terms.escalate, "apology": terms.apology}
    return {**terms.facts, **terms.wording.plain(), **said, **told}


def event_row(
    work: Work, clock_id: uuid.UUID, number: int, kind: str, at: datetime, after: calendar.Clock, why: Why
) -> dict[str, Any]:
    """The row of one event, after which the clock shows *after*."""
    return {
        "clock_id": clock_id,
        "number": number,
        "kind": kind,
        "at": at,
        "recorded_at": work.now,
        "due_at": after.due,
        "appointed_at": after.appointed,
        "by_id": work.actor_id,
        "approved_by_id": why.approved_by,
        "reason": why.reason,
        "basis": why.basis,
        "facts": dict(why.facts),
    }
