"""Clocks written: rows begin with their first event, and change only together with one more."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, case, func, insert, select, update
from sqlalchemy.orm.util import identity_key

from engine import calendar, rungs
from engine.calendar import events, pauses
from engine.clocks import reading
from engine.clocks.terms import Terms
from engine.tables import Case, Clock, ClockEvent, Task
from engine.tables.base import bare
from engine.work import Happening, Work
from feel.errors import Fault

#: clocks of which nobody is told: who need not ask for a supplement is not late with asking
SILENT = ("request",)


class ClockMoved(Fault):
    """Another act moved this clock at the same moment; nothing of this act was kept."""

    vi = "Thao tác khác vừa thay đổi đồng hồ này; thao tác này chưa được ghi."


TABLE = bare(Clock)
BEGINNING, HAPPENING = insert(TABLE), insert(bare(ClockEvent))
MOVING = update(TABLE).where(TABLE.c.id == bindparam("mine"), TABLE.c.events == bindparam("seen"))
CASES = bare(Case)
LATE_FROM = case((TABLE.c.was_late.is_(True), TABLE.c.started_at), (TABLE.c.state == "running", TABLE.c.judged_until))
OF_CASE = TABLE.c.case_id == bindparam("shown"), TABLE.c.subject == "case"
SHOWING = (
    update(CASES)
    .where(CASES.c.id == bindparam("shown"))
    .values(
        due_at=select(TABLE.c.due_at).where(*OF_CASE).order_by(TABLE.c.started_at.desc()).limit(1).scalar_subquery(),
        late_from=select(func.min(LATE_FROM)).where(*OF_CASE).scalar_subquery(),
    )
)
CHANGING = (
    *("events", "edition", "state", "due_at", "judged_until", "appointed_at"),
    *("was_late", "stopped_at"),
)  #: what an event may change of the row of its clock


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


def begin(
    work: Work,
    begun: Sequence[Begun],
    shown: Sequence[calendar.Clock],
    why: Why = Why(),
    *,
    beside: Sequence[Mapping[str, Any]] = (),
) -> None:
    """The clocks *begun*, which show *shown*, run; the events *beside* are kept together with theirs."""
    if not begun:
        keep_events(work, beside)
        return
    rows = [clock_row(one, after) for one, after in zip(begun, shown, strict=True)]
    work.session.execute(BEGINNING, rows)
    first = [
        event_row(work, row["id"], 1, "start", one.at, after, Why(why.reason, why.basis, None, start_facts(work, one)))
        for row, one, after in zip(rows, begun, shown, strict=True)
    ]
    keep_events(work, [*beside, *first])
    show_on_cases(work, [one.case_id for one in begun if one.subject == "case"])
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
    keep_events(work, [move(work, row, kind, moment, after, why)])
    follow(work, row, before, after, because=kind)
    return after


def move(work: Work, row: Clock, kind: str, moment: datetime, after: calendar.Clock, why: Why) -> dict[str, Any]:
    """The clock *row* shows *after*; gives the row of the event that moved it, to be kept in this transaction.

    Raises:
        ClockMoved: another act was first.
    """
    seen = row.events
    values = {"events": seen + 1, **cached(after), **_counted(why.facts)}
    moved = work.session.execute(MOVING, {"mine": row.id, "seen": seen, **values})
    if moved.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise ClockMoved
    work.session.expire(row, CHANGING)
    if row.subject == "case":
        show_on_cases(work, [row.case_id])
    return event_row(work, row.id, seen + 1, kind, moment, after, why)


def show_on_cases(work: Work, case_ids: Sequence[uuid.UUID]) -> None:
    """Each of the cases shows when it is due and from when on it is late, by the clocks of the whole case."""
    if case_ids:
        work.session.execute(SHOWING, [{"shown": case_id} for case_id in case_ids])
        for case_id in case_ids:
            held = work.session.identity_map.get(identity_key(Case, case_id))
            if held is not None:
                work.session.expire(held, ("due_at", "late_from"))


def keep_events(work: Work, events: Sequence[Mapping[str, Any]]) -> None:
    """Put down the rows of *events*."""
    if events:
        work.session.execute(HAPPENING, list(events))


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


def clock_row(one: Begun, after: calendar.Clock) -> dict[str, Any]:
    """The row of a clock with one event that shows *after*."""
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


def start_facts(work: Work, one: Begun) -> dict[str, Any]:
    """What the first event of a clock puts on record."""
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
