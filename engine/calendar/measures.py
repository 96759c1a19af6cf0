"""What a running budget is counted in, when it ends, and what a pause leaves of it.

Office minutes (hours, minutes, working days from the moment), working days (civil rule), days of the calendar, or the
same day: a pause takes its own stretch out of that measure and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Literal

from engine.calendar import deadlines, hours
from engine.calendar.clocks import Clock
from engine.calendar.hours import Calendar
from engine.calendar.limits import Limit

Measure = Literal["minutes", "working days", "calendar", "same day"]


def measure(limit: Limit) -> Measure:
    """What *limit* is counted in."""
    if limit.unit == "same-day":
        return "same day"
    if limit.unit == "minute":
        return "minutes"
    if limit.unit == "day" and limit.kind == "working":
        return "minutes" if limit.rule == "moment" else "working days"
    return "calendar"


def may_add(limit: Limit, added: Limit) -> bool:
    """Whether *added* can come on top of *limit*: both are counted in the same, and the same day has no top."""
    return measure(added) == measure(limit) != "same day"


def end(clock: Clock) -> int | None:
    """The minute of the calendar at which the budget of *clock* ends.

    None when nothing is left of it and the file is late already: then the old date stays. Nothing left and not late is
    possible on the due day itself: then the day of resumption is the due day.
    """
    return _ENDS[measure(clock.full)](clock)


def spent(clock: Clock, paused_at: datetime, resumed: datetime) -> int:
    """What the stretch up to the pause took of the budget, in its measure; for a calendar limit the days paused."""
    return _SPENT[measure(clock.full)](clock, paused_at, resumed)


def _end_in_minutes(clock: Clock) -> int | None:
    since = hours.minute_of(clock.calendar, clock.running_since)
    left = sum(_minutes(clock.calendar, limit) for limit in clock.limits) - clock.spent
    if left > 0:
        return hours.add_minutes(clock.calendar, since, left)
    if clock.was_late or not clock.is_to_the_minute:
        return _that_day(clock)
    # Nothing is left, but what begins outside office time begins at the next opening.
    return hours.add_minutes(clock.calendar, since, 1) - 1


def _end_in_working_days(clock: Clock) -> int | None:
    since = hours.number_of(clock.calendar, clock.running_since.date())
    left = sum(limit.amount for limit in clock.limits) - clock.spent
    if left > 0:
        return deadlines.close_of(clock.calendar, hours.nth_working_day(clock.calendar, since, left))
    return _that_day(clock)


def _end_in_calendar(clock: Clock) -> int | None:
    last = clock.begun.date()
    for limit in clock.limits:
        found = deadlines.last_day(last, limit)
        if found is None:
            raise hours.outside(clock.calendar)
        last = found
    number = last.toordinal() + clock.spent - clock.calendar.first.toordinal()
    if number >= len(clock.calendar.days):
        raise hours.outside(clock.calendar)
    if number < hours.number_of(clock.calendar, clock.running_since.date()):
        return _that_day(clock)
    return deadlines.close_of(clock.calendar, hours.working_day_from(clock.calendar, number))


def _end_same_day(clock: Clock) -> int | None:
    if clock.was_late and clock.running_since != clock.begun:
        return None
    due = deadlines.due(clock.calendar, clock.running_since, clock.full).due
    return hours.minute_of(clock.calendar, due)


def _that_day(clock: Clock) -> int | None:
    """The close of the day of resumption, or of the next working day when it is off; None when the file is late."""
    if clock.was_late:
        return None
    day = hours.number_of(clock.calendar, clock.running_since.date())
    return deadlines.close_of(clock.calendar, hours.working_day_from(clock.calendar, day))


def _minutes(calendar: Calendar, limit: Limit) -> int:
    return limit.amount if limit.unit == "minute" else limit.amount * calendar.day_minutes


def _minutes_spent(clock: Clock, paused_at: datetime, _: datetime) -> int:
    return hours.between(clock.calendar, clock.running_since, paused_at)


def _days_spent(clock: Clock, paused_at: datetime, _: datetime) -> int:
    """Our choice: the day of the pause counts, the day of resumption is day 0: a pause within a day moves nothing."""
    return hours.working_days_between(clock.calendar, clock.running_since.date(), paused_at.date())


def _days_paused(_: Clock, paused_at: datetime, resumed: datetime) -> int:
    return (resumed.date() - paused_at.date()).days


def _nothing_spent(_: Clock, __: datetime, ___: datetime) -> int:
    """Our choice: a same-day file that was paused counts as received at its resumption."""
    return 0


_ENDS: dict[Measure, Callable[[Clock], int | None]] = {
    "minutes": _end_in_minutes,
    "working days": _end_in_working_days,
    "calendar": _end_in_calendar,
    "same day": _end_same_day,
}
_SPENT: dict[Measure, Callable[[Clock, datetime, datetime], int]] = {
    "minutes": _minutes_spent,
    "working days": _days_spent,
    "calendar": _days_paused,
    "same day": _nothing_spent,
}
