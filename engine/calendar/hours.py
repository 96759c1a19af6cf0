"""Office time: a calendar of prefix sums, and sums of minutes and working days on it.

A calendar is built once from plain data and never changes; each question then costs two or three bisections. Inside,
a moment is a number of minutes and a date a number of days since the first day of the calendar.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from engine.calendar import days
from engine.calendar.days import Day, SpecialDay, Week
from engine.calendar.moments import DAY_MINUTES, MINUTE, ZONE, NaiveMoment
from feel.errors import Fault

#: Our choice: a calendar that does not open for longer than this is broken data, not a long holiday.
LONGEST_CLOSURE_DAYS = 366


class NeverOpens(Fault):
    """The calendar '{name}' has no working day for a year after {day}."""

    vi = "Lịch '{name}' không có ngày làm việc nào trong một năm kể từ {day}."


class OutsideCalendar(Fault):
    """The calendar '{name}' reaches from {first} to {last} only; this needs a day outside it."""

    vi = "Lịch '{name}' chỉ tính từ ngày {first} đến ngày {last}; phép tính này vượt ra ngoài."


class BadDayLength(Fault):
    """The stored working day of the calendar '{name}' is {minutes} minutes; it must be 1 to 1440."""

    vi = "Ngày làm việc quy đổi của lịch '{name}' là {minutes} phút; phải từ 1 đến 1440."


class BadSpan(Fault):
    """The calendar '{name}' ends on {last}, before it begins on {first}."""

    vi = "Lịch '{name}' kết thúc ngày {last}, trước khi bắt đầu ngày {first}."


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """Office time of one organisation over a span of days. Make it with `build`."""

    name: str
    first: date
    last: date
    day_minutes: int  #: the stored working day: what one day of a limit is worth in office minutes
    days: Sequence[Day]
    before: Sequence[int]  #: office minutes before each day; one entry more than *days*
    working: Sequence[int]  #: the days that count, whole or half, ascending
    receiving: Sequence[int]  #: the days that count and on which the counter is open, ascending
    closures: Sequence[tuple[int, int]]  #: (last working day, next working day) longer than a year apart
    midnight: datetime  #: when *first* begins


def build(
    name: str,
    *,
    weeks: Sequence[Week],
    layers: Iterable[Iterable[SpecialDay]] = (),
    day_minutes: int,
    first: date,
    last: date,
) -> Calendar:
    """The calendar that office hours *weeks* and special days make from *first* to *last*, both included.

    A later layer of special days wins over an earlier one: nation, then organisation.

    Raises:
        NeverOpens: not one working day in the whole span. A closure of a year inside it is refused when it is met.
        OverlappingWeeks, MakeUpDayIsOff, DayTwice, WorkWithoutSessions, BadDayLength, BadSpan: the data is broken.
    """
    if not 1 <= day_minutes <= DAY_MINUTES:
        raise BadDayLength(name=name, minutes=day_minutes)
    if last < first:
        raise BadSpan(name=name, first=first, last=last)
    days.check_weeks(weeks)
    specials = days.merge(layers)
    dates = (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
    shapes = [days.actual(weeks, specials, day) for day in dates]
    working = [number for number, day in enumerate(shapes) if day.value]
    if not working:
        raise NeverOpens(name=name, day=first)
    return Calendar(
        name=name,
        first=first,
        last=last,
        day_minutes=day_minutes,
        days=shapes,
        before=_prefix_sums(shapes),
        working=working,
        receiving=[number for number in working if shapes[number].is_open],
        closures=_closures(working, len(shapes)),
        midnight=datetime.combine(first, time(), ZONE),
    )


def _prefix_sums(shapes: Iterable[Day]) -> list[int]:
    sums = [0]
    for day in shapes:
        sums.append(sums[-1] + day.minutes)
    return sums


def _closures(working: Sequence[int], count: int) -> list[tuple[int, int]]:
    edges = [-1, *working, count]
    return [(left, right) for left, right in pairwise(edges) if right - left > LONGEST_CLOSURE_DAYS]


def add(calendar: Calendar, start: datetime, minutes: int) -> datetime:
    """The moment at which *minutes* of office time after *start* are used up; *start* itself when there are none.

    A budget used up exactly at the end of a session ends there, not at the next opening.
    """
    begun = minute_of(calendar, start)
    return moment_of(calendar, add_minutes(calendar, begun, minutes) if minutes > 0 else begun)


def take_back(calendar: Calendar, end: datetime, minutes: int) -> datetime:
    """The latest moment from which *minutes* of office time are left until *end*; *end* itself when there are none."""
    ended = minute_of(calendar, end)
    if minutes <= 0:
        return moment_of(calendar, ended)
    goal = worked(calendar, ended) - minutes
    number = bisect_right(calendar.before, goal) - 1
    if goal < 0:
        raise outside(calendar)
    refuse_closure(calendar, number, ended // DAY_MINUTES)
    return moment_of(calendar, number * DAY_MINUTES + _reached(calendar.days[number], goal - calendar.before[number]))


def notice(calendar: Calendar, end: datetime, minutes: int) -> datetime:
    """The earliest moment from which *minutes* of office time, at least 1, are left until *end*.

    A working day before the close of a day is thus the close of the working day before, not the opening of the same.
    """
    ended = minute_of(calendar, end)
    goal = worked(calendar, ended) - minutes
    if goal <= 0:
        raise outside(calendar)
    number = bisect_left(calendar.before, goal) - 1
    refuse_closure(calendar, number, ended // DAY_MINUTES)
    return moment_of(calendar, number * DAY_MINUTES + _used_up(calendar.days[number], goal - calendar.before[number]))


def between(calendar: Calendar, start: datetime, end: datetime) -> int:
    """Office minutes from *start* to *end*; negative when *end* comes first."""
    return worked(calendar, minute_of(calendar, end)) - worked(calendar, minute_of(calendar, start))


def working_days_between(calendar: Calendar, start: date, end: date) -> int:
    """Working days after *start* up to and with *end*, a half day as one; negative when *end* comes first."""
    left = bisect_right(calendar.working, number_of(calendar, start))
    return bisect_right(calendar.working, number_of(calendar, end)) - left


def is_working_day(calendar: Calendar, day: date) -> bool:
    """Whether *day* counts as a working day, whole or half."""
    return calendar.days[number_of(calendar, day)].value > 0


def is_open(calendar: Calendar, moment: datetime) -> bool:
    """Whether the counter receives people at *moment*; at the closing minute it no longer does."""
    number, minute = divmod(minute_of(calendar, moment), DAY_MINUTES)
    day = calendar.days[number]
    return day.is_open and any(session.opens <= minute < session.closes for session in day.sessions)


def reception(calendar: Calendar, moment: datetime) -> datetime:
    """*moment* when the counter receives people then, else the next one at which it does, be it a day of value 0.

    Raises:
        NeverOpens: not within a year.
    """
    if is_open(calendar, moment):
        return moment
    first, minute = divmod(minute_of(calendar, moment), DAY_MINUTES)
    for number in range(first, min(first + LONGEST_CLOSURE_DAYS, len(calendar.days))):
        day = calendar.days[number]
        ahead = [
            session.opens for session in day.sessions if day.is_open and (number > first or session.opens > minute)
        ]
        if ahead:
            return moment_of(calendar, number * DAY_MINUTES + ahead[0])
    raise NeverOpens(name=calendar.name, day=calendar.first + timedelta(days=first))


def minute_of(calendar: Calendar, moment: datetime) -> int:
    """*moment* as minutes since the first midnight of the calendar; seconds are cut off."""
    if moment.tzinfo is None:
        raise NaiveMoment(moment=moment.isoformat())
    minute = (moment - calendar.midnight) // MINUTE
    if not 0 <= minute < len(calendar.days) * DAY_MINUTES:
        raise outside(calendar)
    return minute


def moment_of(calendar: Calendar, minute: int) -> datetime:
    """The moment *minute* minutes after the first midnight of the calendar."""
    return calendar.midnight + timedelta(minutes=minute)


def number_of(calendar: Calendar, day: date) -> int:
    """*day* as days since the first one of the calendar."""
    number = day.toordinal() - calendar.first.toordinal()
    if not 0 <= number < len(calendar.days):
        raise outside(calendar)
    return number


def worked(calendar: Calendar, minute: int) -> int:
    """Office minutes from the first midnight of the calendar to *minute*."""
    number, clock = divmod(minute, DAY_MINUTES)
    total = calendar.before[number]
    if calendar.before[number + 1] == total:
        return total
    for session in calendar.days[number].sessions:
        if clock <= session.opens:
            break
        total += min(clock, session.closes) - session.opens
    return total


def add_minutes(calendar: Calendar, start: int, minutes: int) -> int:
    """The minute at which *minutes* (at least 1) of office time after minute *start* are used up."""
    goal = worked(calendar, start) + minutes
    number = bisect_left(calendar.before, goal) - 1
    refuse_closure(calendar, start // DAY_MINUTES, number)
    if number + 1 == len(calendar.before):
        raise outside(calendar)
    return number * DAY_MINUTES + _used_up(calendar.days[number], goal - calendar.before[number])


def nth_working_day(calendar: Calendar, day: int, count: int) -> int:
    """The *count*-th working day after day number *day*, which itself is not counted."""
    place = bisect_right(calendar.working, day) + count - 1
    return _working_day(calendar, day, place)


def working_day_from(calendar: Calendar, day: int) -> int:
    """Day number *day* when it is worked, else the next one that is."""
    return _working_day(calendar, day, bisect_left(calendar.working, day))


def next_opening_day(calendar: Calendar, day: int) -> int:
    """The first day after day number *day* that is worked and on which the counter is open."""
    place = bisect_right(calendar.receiving, day)
    found = calendar.receiving[place] if place < len(calendar.receiving) else len(calendar.days)
    if found - day > LONGEST_CLOSURE_DAYS:
        raise NeverOpens(name=calendar.name, day=calendar.first + timedelta(days=day))
    if found == len(calendar.days):
        raise outside(calendar)
    return found


def _working_day(calendar: Calendar, day: int, place: int) -> int:
    found = calendar.working[place] if place < len(calendar.working) else len(calendar.days)
    refuse_closure(calendar, day, found)
    if found == len(calendar.days):
        raise outside(calendar)
    return found


def refuse_closure(calendar: Calendar, start: int, end: int) -> None:
    """Refuse a way from day number *start* to *end* that crosses more than a year without a working day."""
    for left, right in calendar.closures:
        shut = max(left, start)
        if min(right, end) - shut > LONGEST_CLOSURE_DAYS:
            raise NeverOpens(name=calendar.name, day=calendar.first + timedelta(days=max(shut, 0)))


def outside(calendar: Calendar) -> OutsideCalendar:
    """The fault that says how far the calendar reaches."""
    return OutsideCalendar(name=calendar.name, first=calendar.first, last=calendar.last)


def _used_up(day: Day, minutes: int) -> int:
    """The earliest clock minute of *day* by which *minutes* (at least 1, at most what the day has) are worked."""
    clock = 0
    for session in day.sessions:
        clock = session.opens + minutes
        if clock <= session.closes:
            break
        minutes -= session.closes - session.opens
    return clock


def _reached(day: Day, minutes: int) -> int:
    """The latest clock minute of *day* before which exactly *minutes* of its office time lie."""
    for session in day.sessions:
        length = session.closes - session.opens
        if minutes < length:
            return session.opens + minutes
        minutes -= length
    return DAY_MINUTES
