"""What a legal clock shows after its events: a pure fold of starts, pauses, resumptions, extensions and the stop."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from engine.calendar import deadlines, events, hours, measures
from engine.calendar.clocks import Clock
from engine.calendar.deadlines import Due
from engine.calendar.events import Carry, Event, Extend, Pause, ReAppoint, Recompute, Restart, Resume, Start, Void
from engine.calendar.limits import Limit
from engine.calendar.moments import to_minute


def fold(happened: Iterable[Event]) -> Clock:
    """The clock after the events *happened*, oldest first.

    Raises:
        NotStarted, StartedTwice, EarlierThanLast, ClockStopped, AlreadyPaused, NotPaused, OtherMeasure,
        AppointedEarlier: the event cannot happen to this clock; and what `deadlines.due` raises.
    """
    clock: Clock | None = None
    for event in happened:
        clock = _start(event) if clock is None else apply(clock, event)
    if clock is None:
        raise events.NotStarted
    return clock


def apply(clock: Clock, event: Event) -> Clock:
    """*clock* after one more *event*."""
    at = to_minute(event.at)
    _refuse(clock, event, at)
    clock = replace(clock, last_event=at)
    match event:
        case Pause():
            return _pause(_judged(clock, at), at)
        case Resume():
            return _resume(clock, at, event.added)
        case Restart():
            return _restart(clock, at, event.limit or clock.full)
        case Extend():
            return _derived(_added(_judged(clock, at), event.added))
        case ReAppoint() | Carry():
            return _promised(clock, event)
        case Recompute():
            return _recomputed(_judged(clock, at), event)
        case Void():
            return _voided(clock)
        case _:
            return replace(_judged(clock, at), stopped_at=at)


def consumed(clock: Clock, now: datetime) -> int:
    """Office minutes of the current budget that ran up to *now*."""
    return clock.worked_before + hours.between(clock.calendar, clock.running_since, _seen(clock, now))


def left(clock: Clock, now: datetime) -> int:
    """Office minutes from *now* to the due moment, for a paused clock from its pause; negative when it has passed."""
    return hours.between(clock.calendar, _seen(clock, now), clock.due)


def _seen(clock: Clock, now: datetime) -> datetime:
    return clock.paused_at or clock.stopped_at or max(now, clock.running_since)


def _start(event: Event) -> Clock:
    if not isinstance(event, Start):
        raise events.NotStarted
    at = to_minute(event.at)
    first = (deadlines.step_due if event.to_the_minute else deadlines.due)(event.calendar, at, event.limit)
    return Clock(
        calendar=event.calendar,
        full=event.limit,
        limits=(event.limit,),
        to_the_minute=event.to_the_minute,
        begun=at,
        running_since=at,
        dues=(first,),
        appointed=first.due,
        last_event=at,
    )


def _refuse(clock: Clock, event: Event, at: datetime) -> None:
    """Refuse an *event* that this clock cannot live through."""
    if isinstance(event, Start):
        raise events.StartedTwice
    if isinstance(event, Void) and clock.state == "running":
        raise events.NothingToVoid
    if clock.stopped_at is not None and not isinstance(event, Void):
        raise events.ClockStopped(at=clock.stopped_at)
    if at < clock.last_event:
        raise events.EarlierThanLast(at=at, last=clock.last_event)
    if isinstance(event, Pause) and clock.paused_at is not None:
        raise events.AlreadyPaused(at=clock.paused_at)
    if isinstance(event, Resume | Restart) and clock.paused_at is None:
        raise events.NotPaused


def _judged(clock: Clock, at: datetime) -> Clock:
    """*clock* with what is true by now: a file that is late stays late, whatever follows."""
    return replace(clock, was_late=clock.is_late_at(at))


def _pause(clock: Clock, at: datetime) -> Clock:
    return replace(clock, paused_at=at, pauses=clock.pauses + 1)


def _resume(clock: Clock, at: datetime, added: Limit | None) -> Clock:
    """Our choice: what the procedure adds for a supplement comes on top of what was left, and the pause is not counted.

    Source: thời gian chỉnh sửa, bổ sung không tính vào thời hạn, or thời hạn tăng thêm, as the law of the sector says.
    """
    paused_at = clock.paused_at or at
    clock = replace(
        clock,
        spent=clock.spent + measures.spent(clock, paused_at, at),
        worked_before=clock.worked_before + hours.between(clock.calendar, clock.running_since, paused_at),
        running_since=at,
        paused_at=None,
    )
    return _derived(clock if added is None else _added(clock, added))


def _restart(clock: Clock, at: datetime, full: Limit) -> Clock:
    """Source: C 15.8, NĐ 118/2025 Đ19: the limit is counted anew once the file is complete."""
    anew = replace(
        clock,
        full=full,
        limits=(full,),
        begun=at,
        running_since=at,
        spent=0,
        worked_before=0,
        paused_at=None,
    )
    return _derived(anew)


def _voided(clock: Clock) -> Clock:
    """Our choice: the time since the pause or stop counts, for nothing stood still."""
    if clock.stopped_at is not None:
        return replace(clock, stopped_at=None)
    return replace(clock, paused_at=None, pauses=clock.pauses - 1)


def _added(clock: Clock, added: Limit) -> Clock:
    if not measures.may_add(clock.full, added):
        raise events.OtherMeasure
    return replace(clock, limits=(*clock.limits, added))


def _limited(clock: Clock, full: Limit | None) -> Clock:
    """*clock* with another *full* limit; what was added to the old one stays added."""
    if full is None:
        return clock
    if measures.measure(full) != measures.measure(clock.full):
        raise events.OtherMeasure
    return replace(clock, full=full, limits=(full, *clock.limits[1:]))


def _recomputed(clock: Clock, event: Recompute) -> Clock:
    """Our choice: only dates that have not passed move; what is late by the calendar of its day stays late by it."""
    known = _limited(replace(clock, calendar=event.calendar), event.limit)
    return known if clock.was_late else _derived(known)


def _re_appointed(clock: Clock, appointed: datetime) -> Clock:
    """Source: NĐ 118/2025 Đ19 (xin lỗi, hẹn lại). How often is a legal parameter, asked by the verb and not here."""
    wanted = to_minute(appointed)
    if wanted <= clock.appointed:
        raise events.AppointedEarlier(appointed=wanted, promised=clock.appointed)
    return replace(clock, appointed=wanted, reappointments=clock.reappointments + 1)


def _promised(clock: Clock, event: ReAppoint | Carry) -> Clock:
    return _carried(clock, event.due) if isinstance(event, Carry) else _re_appointed(clock, event.appointed)


def _carried(clock: Clock, due: datetime) -> Clock:
    """Our choice: what another system promised holds to the minute; later pauses and changes count from the limit."""
    minute = hours.minute_of(clock.calendar, due)
    until = minute if clock.is_to_the_minute else deadlines.day_end(minute)
    found = Due(to_minute(due), hours.moment_of(clock.calendar, until))
    return replace(clock, dues=(*clock.dues, found), appointed=found.due, carried=found.due)


def _derived(clock: Clock) -> Clock:
    """*clock* with its legal date derived again; the promised date follows it, but never to an earlier one."""
    minute = measures.end(clock)
    if minute is None:
        return clock
    due = hours.moment_of(clock.calendar, minute)
    if clock.carried is not None and due.date() == clock.carried.date():
        due = clock.carried
    judged_until = due if clock.is_to_the_minute else hours.moment_of(clock.calendar, deadlines.day_end(minute))
    found = Due(due, judged_until)
    dues = clock.dues if found == clock.dues[-1] else (*clock.dues, found)
    return replace(clock, dues=dues, appointed=max(clock.appointed, due))
