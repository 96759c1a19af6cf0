"""Legal clocks kept in the database: every act adds an event, and what the clock shows is folded from its events.

The row of a clock is a cache of that fold, rewritten only together with an event.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update

from engine import calendar, rungs
from engine.calendar import events, pauses
from engine.tables import Clock, ClockEvent
from engine.work import Happening, Work
from feel.errors import Fault


class NoClock(Fault):
    """This case has no clock yet, so it cannot be moved."""

    vi = "Hồ sơ này chưa bắt đầu tính thời hạn."


@dataclass(frozen=True, slots=True)
class Terms:
    """By what a clock runs: the limit as written, how it is counted, and whose calendar counts."""

    limit: str  #: ISO 8601 duration or same-day
    kind: str = "working"
    rule: str = "moment"
    cutoff: str | None = None
    calendar_name: str = "hanh-chinh"
    warn: str | None = None  #: see `engine.ladders`
    escalate: str | None = None

    def parsed(self) -> calendar.Limit:
        """The limit as the arithmetic wants it."""
        return calendar.parse_limit(self.limit, kind=self.kind, rule=self.rule, cutoff=self.cutoff)

    def start(self, at: datetime, *, to_the_minute: bool) -> events.Start:
        """The first event of a clock that runs by these terms from *at*."""
        return events.Start(at, self.parsed(), calendar.calendar(self.calendar_name), to_the_minute)


def start_case(work: Work, case_id: uuid.UUID, terms: Terms) -> datetime:
    """The clock of the whole case runs from now; gives the date that the receipt promises.

    Source: NĐ 118/2025/NĐ-CP Điều 17 as amended by NĐ 309/2026: from full and correct reception.
    """
    shown = pauses.fold([terms.start(work.now, to_the_minute=False)])
    _insert(work, [_Begun(case_id, None, terms, shown)])
    _tell(work, case_id, shown, because="start")
    return shown.appointed


def step_shown(work: Work, terms: Terms) -> calendar.Clock:
    """What the clock of a step that begins now would show."""
    return pauses.fold([terms.start(work.now, to_the_minute=True)])


def start_steps(work: Work, case_id: uuid.UUID, begun: Sequence[tuple[str, Terms, calendar.Clock]]) -> None:
    """The clocks of steps run from now: task id, terms, and what `step_shown` gave for them."""
    if begun:
        _insert(work, [_Begun(case_id, task_id, terms, shown) for task_id, terms, shown in begun])


def pause(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """The case clock stands still; its date stays and is shown."""
    _happen(work, _of_case(work, case_id), events.Pause(work.now), reason=reason)


def restart(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """The case clock begins again with its full budget; the promised date never moves earlier, late stays late.

    Source: Circular 11/2025/TT-BKHCN, annex, group 15, item 8 (counted anew once the file is complete).
    """
    shown = _happen(work, _of_case(work, case_id), events.Restart(work.now), reason=reason)
    _tell(work, case_id, shown, because="restart")


def resume(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """The case clock goes on with what was left when it was paused."""
    shown = _happen(work, _of_case(work, case_id), events.Resume(work.now), reason=reason)
    _tell(work, case_id, shown, because="resume")


def stop_case(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """The case clock ends here: this moment decides on time or late. Nothing, when it never ran or has ended."""
    row = work.session.scalar(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case"))
    if row is not None and row.state != "stopped":
        _happen(work, row, events.Stop(work.now), reason=reason)


def stop_steps(work: Work, task_ids: Sequence[str], *, reason: str) -> None:
    """The clocks of these steps end, where they have one that runs."""
    if not task_ids:
        return
    running = select(Clock).where(Clock.task_id.in_(task_ids), Clock.state != "stopped")
    for row in work.session.scalars(running).all():
        _happen(work, row, events.Stop(work.now), reason=reason)


def shown(work: Work, row: Clock) -> calendar.Clock:
    """What the clock *row* shows, folded anew from its events."""
    stored = select(ClockEvent).where(ClockEvent.clock_id == row.id).order_by(ClockEvent.number)
    return pauses.fold(_event_of(event, row.calendar) for event in work.session.scalars(stored))


@dataclass(frozen=True, slots=True)
class _Begun:
    case_id: uuid.UUID
    task_id: str | None
    terms: Terms
    shown: calendar.Clock


def _of_case(work: Work, case_id: uuid.UUID) -> Clock:
    row = work.session.scalar(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case"))
    if row is None:
        raise NoClock()
    return row


def _insert(work: Work, begun: Sequence[_Begun]) -> None:
    rows = [
        {
            "id": uuid.uuid4(),
            "case_id": one.case_id,
            "task_id": one.task_id,
            "subject": "step" if one.task_id else "case",
            "calendar": one.terms.calendar_name,
            "started_at": work.now,
            "events": 1,
            **_cache(one.shown),
        }
        for one in begun
    ]
    work.session.execute(insert(Clock), rows)
    first = [
        _event_row(work, row["id"], 1, "start", one.shown, None, _facts_of_start(one))
        for row, one in zip(rows, begun, strict=True)
    ]
    work.session.execute(insert(ClockEvent), first)
    told = [
        (row["id"], one.case_id, one.shown, one.terms.warn, one.terms.escalate)
        for row, one in zip(rows, begun, strict=True)
    ]
    rungs.arm(work, [rungs.Running(*one) for one in told])


def _happen(work: Work, row: Clock, event: events.Event, *, reason: str) -> calendar.Clock:
    before = shown(work, row)
    after = pauses.apply(before, event)
    number = row.events + 1
    work.session.execute(
        update(Clock)
        .where(Clock.id == row.id)
        .values(events=number, **_cache(after))
        .execution_options(synchronize_session=False)
    )
    work.session.expire(row)
    kind = type(event).__name__.lower()
    work.session.execute(insert(ClockEvent), [_event_row(work, row.id, number, kind, after, reason, {})])
    rungs.rearm(work, row, before, after)
    return after


def _cache(after: calendar.Clock) -> dict[str, Any]:
    return {
        "state": after.state,
        "due_at": after.due,
        "judged_until": after.judged_until,
        "appointed_at": after.appointed,
        "was_late": after.was_late,
        "stopped_at": after.stopped_at,
    }


def _event_row(
    work: Work,
    clock_id: uuid.UUID,
    number: int,
    kind: str,
    after: calendar.Clock,
    reason: str | None,
    facts: dict[str, Any],
) -> dict[str, Any]:
    return {
        "clock_id": clock_id,
        "number": number,
        "kind": kind,
        "at": work.now,
        "due_at": after.due,
        "by_id": work.actor_id,
        "reason": reason,
        "facts": facts,
    }


def _facts_of_start(one: _Begun) -> dict[str, Any]:
    terms = one.terms
    found = {"limit": terms.limit, "kind": terms.kind, "rule": terms.rule, "cutoff": terms.cutoff}
    found |= {"warn": terms.warn, "escalate": terms.escalate}
    return {**found, "to_the_minute": one.task_id is not None}


def _event_of(row: ClockEvent, calendar_name: str) -> events.Event:
    if row.kind == "start":
        facts = dict(row.facts)
        to_the_minute = bool(facts.pop("to_the_minute"))
        return Terms(**facts, calendar_name=calendar_name).start(row.at, to_the_minute=to_the_minute)
    plain: events.Event = PLAIN[row.kind](row.at)
    return plain


#: events that carry nothing but their moment
PLAIN = {"pause": events.Pause, "restart": events.Restart, "resume": events.Resume, "stop": events.Stop}


def _tell(work: Work, case_id: uuid.UUID, after: calendar.Clock, *, because: str) -> None:
    facts = {"due": after.due.isoformat(), "appointed": after.appointed.isoformat(), "because": because}
    work.publish(work, Happening("appointment", case_id, work.now, facts=facts))
