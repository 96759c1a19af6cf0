"""When something is due, and until when it is not late: the rules of Điều 147 and 148 BLDS 2015 on a calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import NamedTuple

from engine.calendar import hours, parameters
from engine.calendar.hours import Calendar
from engine.calendar.limits import Limit, Unit
from engine.calendar.moments import DAY_MINUTES, to_minute

_LAST_YEAR = date.max.year
_MONTHS = 12


class Due(NamedTuple):
    """A due moment and the last minute that still counts as on time, both in Vietnamese time."""

    due: datetime
    judged_until: datetime

    def is_late_at(self, moment: datetime) -> bool:
        """Whether something done, or still open, at *moment* is late; the stated minute counts as a whole."""
        return to_minute(moment) > self.judged_until


def due(calendar: Calendar, start: datetime, limit: Limit) -> Due:
    """When *limit* begun at *start* is due, and until when it is not late.

    A limit in hours or minutes is late to the minute. A limit in days is late only when its due day has ended: at
    24:00, which is written as 00:00 of the next day.

    Raises:
        NaiveMoment, OutsideCalendar, NeverOpens; NoParameter when the cut-off of that day is not known.

    Source: Điều 147, 148 BLDS 2015 (148.6: a day ends at 24:00).
    """
    begun = hours.minute_of(calendar, start)
    ended = _RULES[limit.unit](calendar, begun, limit)
    moment = hours.moment_of(calendar, ended)
    return Due(moment, moment if limit.unit == "minute" else hours.moment_of(calendar, day_end(ended)))


def step_due(calendar: Calendar, start: datetime, limit: Limit) -> Due:
    """When a step begun at *start* is due: as `due`, but always judged to the minute."""
    moment = due(calendar, start, limit).due
    return Due(moment, moment)


def day_end(minute: int) -> int:
    """24:00 of the day in which *minute* lies."""
    return (minute // DAY_MINUTES + 1) * DAY_MINUTES


def close_of(calendar: Calendar, day: int) -> int:
    """The minute at which the last session of day number *day* ends."""
    return day * DAY_MINUTES + calendar.days[day].sessions[-1].closes


def _after_minutes(calendar: Calendar, start: int, limit: Limit) -> int:
    """Source: Điều 147.1 BLDS 2015: minutes and hours run from the moment itself."""
    return hours.add_minutes(calendar, start, limit.amount)


def _after_days(calendar: Calendar, start: int, limit: Limit) -> int:
    """Working days from the moment or by the civil rule, or days of the calendar."""
    if limit.kind == "calendar":
        return _after_span(calendar, start, limit)
    if limit.rule == "moment":
        return hours.add_minutes(calendar, start, limit.amount * calendar.day_minutes)
    day = hours.nth_working_day(calendar, start // DAY_MINUTES, limit.amount)
    return close_of(calendar, day)


def _after_span(calendar: Calendar, start: int, limit: Limit) -> int:
    """Source: Điều 147.2 (first day not counted), 148.1-148.5 (last day, and what if it is off) BLDS 2015."""
    first = calendar.first.fromordinal(calendar.first.toordinal() + start // DAY_MINUTES)
    last = last_day(first, limit)
    if last is None or last > calendar.last:
        raise hours.outside(calendar)
    return close_of(calendar, hours.working_day_from(calendar, hours.number_of(calendar, last)))


def last_day(first: date, limit: Limit) -> date | None:
    """The last day of a calendar *limit* whose day 0 is *first*, be it a day off; None beyond the year 9999.

    Source: Điều 148.1-148.4 BLDS 2015. Our choice: 29 February plus a year is 28 February, as 148.3 has it for months.
    """
    if limit.unit in ("day", "week"):
        number = first.toordinal() + limit.amount * (7 if limit.unit == "week" else 1)
        return date.fromordinal(number) if number <= date.max.toordinal() else None
    months = first.month - 1 + limit.amount * (_MONTHS if limit.unit == "year" else 1)
    year, month = first.year + months // _MONTHS, months % _MONTHS + 1
    if year > _LAST_YEAR:
        return None
    return date(year, month, min(first.day, _length(year, month)))


def _length(year: int, month: int) -> int:
    if month == _MONTHS:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def _same_day(calendar: Calendar, start: int, limit: Limit) -> int:
    """Received by the cut-off: the close of that day; later: the close of the next working day.

    Source: NĐ 118/2025 Đ18 (as NĐ 61/2018 Đ18): 15 giờ. Our choice: after the close of a half day, or on a day on which
    the counter is shut, a filing counts as received at the next opening.
    """
    day, clock = divmod(_received(calendar, start), DAY_MINUTES)
    cut_off = _cut_off(calendar, start) if limit.cut_off is None else limit.cut_off
    if clock > cut_off.hour * 60 + cut_off.minute:
        day = hours.nth_working_day(calendar, day, 1)
    return close_of(calendar, day)


def _received(calendar: Calendar, start: int) -> int:
    """*start*, or the next opening of the counter on a working day when it is shut by then."""
    day = start // DAY_MINUTES
    shape = calendar.days[day]
    if shape.value and shape.is_open and start <= close_of(calendar, day):
        return max(start, day * DAY_MINUTES + shape.sessions[0].opens)
    day = hours.next_opening_day(calendar, day)
    return day * DAY_MINUTES + calendar.days[day].sessions[0].opens


def _cut_off(calendar: Calendar, start: int) -> time:
    return parameters.time_of_day("same_day_cut_off", on=hours.moment_of(calendar, start).date())


_RULES: dict[Unit, Callable[[Calendar, int, Limit], int]] = {
    "minute": _after_minutes,
    "day": _after_days,
    "week": _after_span,
    "month": _after_span,
    "year": _after_span,
    "same-day": _same_day,
}
