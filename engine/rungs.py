"""Rungs fire: somebody is told that a clock will run out, has run out, is still running. Each once for each date.

Rungs are put down as due work when a clock starts and called off or put down anew only together with a clock event: a
pause and a stop call them off; a start, a restart, or any event that moves the date puts them down for that date. A
rung that fired for a date never fires again for it, also when the clock was paused and went on to the same date.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, insert, select

from engine import calendar, duework, ladders, statuses, trail
from engine.duework import Item, Obsolete, Planned
from engine.tables import Case, Clock, ClockEvent, ClockFire, Task
from engine.tables.base import bare
from engine.work import Happening, Work

FIRES = bare(ClockFire)
FIRING = insert(FIRES).from_select(
    ["clock_id", "rung", "event", "at"],
    select(
        bindparam("fired_clock", type_=FIRES.c.clock_id.type),
        bindparam("fired_rung", type_=FIRES.c.rung.type),
        bindparam("fired_event", type_=FIRES.c.event.type),
        bindparam("fired_at", type_=FIRES.c.at.type),
    ).where(
        ~exists().where(
            FIRES.c.clock_id == bindparam("fired_clock"),
            FIRES.c.rung == bindparam("fired_rung"),
            FIRES.c.event == bindparam("fired_event"),
        )
    ),
)
CLOCKS, TASKS = bare(Clock), bare(Task)
WANTED = (
    select(CLOCKS, TASKS.c.element)
    .join_from(CLOCKS, TASKS, CLOCKS.c.task_id == TASKS.c.id, isouter=True)
    .where(CLOCKS.c.id == bindparam("clock"))
)


class ClockGone(Obsolete):
    """The clock of this rung, or its case, does not exist any more."""

    vi = "Đồng hồ của mốc nhắc này, hoặc hồ sơ của nó, không còn nữa."


class ClockStands(Obsolete):
    """The clock of this rung does not run: it is paused or has stopped, or its case is over."""

    vi = "Đồng hồ của mốc nhắc này không chạy: đang tạm dừng, đã dừng, hoặc hồ sơ đã kết thúc."


class AlreadyFired(Obsolete):
    """The rung '{rung}' fired for this date before."""

    vi = "Mốc '{rung}' của thời hạn này đã được nhắc rồi."


@dataclass(frozen=True, slots=True)
class Running:
    """A clock whose rungs are to be put down, and what its start said of them."""

    clock_id: uuid.UUID
    case_id: uuid.UUID
    shown: calendar.Clock
    warn: str | None
    escalate: str | None
    apology: str | None = None
    event: int = 1  #: number of the clock event that set its date
    fired: frozenset[str] = frozenset()  #: rungs that fired for this date before


def arm(work: Work, clocks: Iterable[Running]) -> None:
    """The rungs of *clocks* wait for their moments.

    Our choice: a warning whose moment has passed is left out, for nobody needs it when the work has just begun; what
    tells that something is late is put down even then.
    """
    duework.plan(work, [planned for clock in clocks for planned in _planned(work, clock)])


def rearm(work: Work, row: Clock, before: calendar.Clock, after: calendar.Clock) -> None:
    """An event took the clock *row* from *before* to *after*: its rungs follow. The event is already kept."""
    dates = before.dues[-1], after.dues[-1]
    if before.state == after.state == "running" and dates[0] == dates[1]:
        return
    duework.call_off(work, duework.RUNG, [str(row.id)])
    if after.state == "running":
        arm(work, [_again(work, row, after)])


def rearm_all(work: Work, clocks: Iterable[Running]) -> None:
    """As `rearm`, for many *clocks* at once whose dates all moved by the events they name."""
    moved = list(clocks)
    duework.call_off(work, duework.RUNG, [str(clock.clock_id) for clock in moved])
    arm(work, [clock for clock in moved if clock.shown.state == "running"])


def fire(work: Work, item: Item, case: Case) -> str:
    """The rung *item* of a clock of *case*, which is held, fires: trail and notice. Gives what the clock measures.

    Raises:
        ClockGone, ClockStands, AlreadyFired: nothing is changed.
    """
    clock = work.session.execute(WANTED, {"clock": uuid.UUID(item.subject)}).one_or_none()
    if clock is None:
        raise ClockGone()
    if clock.state != "running" or case.state != "open":
        raise ClockStands()
    fired = {"fired_clock": clock.id, "fired_rung": item.part, "fired_event": item.number, "fired_at": work.now}
    if work.session.execute(FIRING, fired).rowcount == 0:  # type: ignore[attr-defined] # an INSERT gives a CursorResult
        raise AlreadyFired(rung=item.part)
    facts = {"rung": item.part, "subject": clock.subject, "key": clock.key, "due": clock.due_at.isoformat()}
    trail.record(work, case.id, "rung", element=clock.element, facts={**facts, "event": item.number})
    told = {**facts, "task": clock.task_id, "appointed": clock.appointed_at.isoformat()}
    work.publish(work, Happening("reminder", case.id, work.now, element=clock.element, facts=told))
    subject: str = clock.subject
    return subject


def come_overdue(work: Work, case: Case) -> None:
    """The legal limit of *case* has run out: a case that is being processed comes into the status that says so.

    Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 (an overdue case is "Đang xử lý", with how late it is).
    """
    if case.status is not None and statuses.of(case.status).word == statuses.of("overdue").word:
        work.publish(work, Happening("status", case.id, work.now, facts={"status": "overdue"}))


def _planned(work: Work, clock: Running) -> Iterable[Planned]:
    found = ladders.moments(clock.shown, clock.warn, clock.escalate, clock.apology)
    for rung, at in found.items():
        if rung not in clock.fired and not _is_needless(rung, found, clock, work.now):
            yield Planned(duework.RUNG, clock.case_id, str(clock.clock_id), rung, at, clock.event)


def _is_needless(rung: str, found: Mapping[str, datetime], clock: Running, now: datetime) -> bool:
    """Whether nobody needs *rung*: its moment has passed, or the warning does the same at the same moment.

    A limit shorter than the notice of an apology needs none from its beginning; one that goes on late still does.
    """
    has_passed = found[rung] <= now
    if rung == "apology":
        return (has_passed and clock.event == 1) or (not has_passed and found[rung] == found.get("warn"))
    return has_passed and rung in ("warn", "due")


def _again(work: Work, row: Clock, after: calendar.Clock) -> Running:
    """The clock *row* that goes on, with the event that set the date it shows, and what fired for that date."""
    mine = select(ClockEvent.number, ClockEvent.due_at, ClockEvent.facts).where(ClockEvent.clock_id == row.id)
    kept = work.session.execute(mine.order_by(ClockEvent.number)).all()
    event = next((one.number + 1 for one in reversed(kept) if one.due_at != after.due), 1)
    fired = select(ClockFire.rung).where(ClockFire.clock_id == row.id, ClockFire.event == event)
    start = kept[0].facts
    return Running(
        row.id,
        row.case_id,
        after,
        start.get("warn"),
        start.get("escalate"),
        start.get("apology"),
        event,
        frozenset(work.session.scalars(fired)),
    )
