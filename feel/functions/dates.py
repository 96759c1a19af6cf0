"""Functions that make dates, times and durations or tell something of them (DMN 1.5, 10.3.4.1, .7 and .8).

now() and today() are left out: time is data that the case hands in, so that an evaluation can be repeated.
"""

from __future__ import annotations

from datetime import date, datetime, time, tzinfo
from decimal import ROUND_DOWN, Decimal

from feel import duration, moments, order
from feel.duration import DaysDuration, Duration, MonthsDuration
from feel.functions.registry import function
from feel.limits import Meter
from feel.values import Value

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
FIRST_HALF = ("January", "February", "March", "April", "May", "June")
MONTHS = (*FIRST_HALF, "July", "August", "September", "October", "November", "December")


@function("date", "from: string")
def date_of_text(text: str) -> date | None:
    """The date that *text* writes."""
    return moments.parse_date(text)


@function("date", "from: day")
def date_of_moment(moment: date) -> date:
    """The date of a date and time."""
    return moment.date() if isinstance(moment, datetime) else moment


@function("date", "year: number, month: number, day: number")
def date_of_numbers(year: Decimal, month: Decimal, day: Decimal) -> date | None:
    """That day, or null when the calendar has none."""
    parts = [_whole(part) for part in (year, month, day)]
    return None if None in parts else moments.make_date(*(part for part in parts if part is not None))


@function("time", "from: string")
def time_of_text(text: str) -> time | None:
    """The time that *text* writes."""
    return moments.parse_time(text)


@function("time", "from: moment")
def time_of_moment(moment: Value) -> time:
    """The time of a date and time; of a date, midnight in UTC."""
    if isinstance(moment, time):
        return moment
    return moments.midnight(moment, like=moment).timetz()


@function("time", "hour: number, minute: number, second: number, offset: days duration|null?")
def time_of_numbers(hour: Decimal, minute: Decimal, second: Decimal, offset: DaysDuration | None = None) -> time | None:
    """That time of day, or null when there is none; the *second* may have a fraction."""
    hours, minutes, seconds = _whole(hour), _whole(minute), _whole(second.to_integral_value(ROUND_DOWN))
    if hours is None or minutes is None or seconds is None:
        return None
    zone = None if offset is None else moments.of_offset(offset)
    in_range = 0 <= hours < 24 and 0 <= minutes < 60 and 0 <= second < 60
    if not in_range or (zone is None and offset is not None):
        return None
    return time(hours, minutes, seconds, int((second - seconds) * 1_000_000), tzinfo=zone)


@function("date and time", "from: string")
def date_time_of_text(text: str) -> datetime | None:
    """The date and time that *text* writes; a date alone is its midnight."""
    return moments.parse_date_time(text)


@function("date and time", "from: day")
def date_time_of_day(moment: date) -> datetime:
    """A date and time is itself; a date its midnight in UTC."""
    return moments.midnight(moment, like=moment)


@function("date and time", "date: day, time: time")
def date_time_of_parts(day: date, at: time) -> datetime:
    """The *day* at that time."""
    return datetime.combine(date_of_moment(day), at)


@function("date and time", "from: date and time, timezone: string")
def date_time_in_zone(moment: datetime, timezone: str) -> datetime | None:
    """The same moment as the clocks of *timezone* (a name or an offset) show it."""
    zone = _zone(timezone)
    if zone is None:
        return None
    try:
        return moment.replace(tzinfo=zone) if moment.tzinfo is None else moment.astimezone(zone)
    except OverflowError:
        return None


@function("duration", "from: string")
def duration_of_text(text: str) -> Duration | None:
    """The duration that *text* writes."""
    return duration.parse(text)


@function("duration", "from: duration")
def same_duration(length: Duration) -> Duration:
    """A duration is itself."""
    return length


@function("years and months duration", "from: day, to: day")
def years_and_months_duration(start: date, end: date) -> MonthsDuration | None:
    """Whole months from one day to another."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        if (start.tzinfo is None) == (end.tzinfo is None):
            return duration.of_months(moments.months_between(start, end))
        return None
    return duration.of_months(moments.months_between(date_of_moment(start), date_of_moment(end)))


@function("day of year", "date: day")
def day_of_year(day: date) -> Decimal:
    """1 for the first of January."""
    return Decimal(day.timetuple().tm_yday)


@function("day of week", "date: day")
def day_of_week(day: date) -> str:
    """Its English name, Monday to Sunday."""
    return DAYS[day.weekday()]


@function("month of year", "date: day")
def month_of_year(day: date) -> str:
    """Its English name, January to December."""
    return MONTHS[day.month - 1]


@function("week of year", "date: day")
def week_of_year(day: date) -> Decimal:
    """The number of its week (ISO 8601)."""
    return Decimal(day.isocalendar().week)


@function("is", "value1: any, value2: any", metered=True)
def is_same(meter: Meter, value1: Value, value2: Value) -> bool | None:
    """Whether both are the same value of the same kind: unlike with =, moments in different zones are not."""
    if type(value1) is not type(value2):
        return False
    if isinstance(value1, time | datetime):
        return moments.write(value1) == moments.write(value2)
    return order.equal(value1, value2, meter)


def _whole(number: Decimal) -> int | None:
    return int(number) if number.adjusted() < 6 and number == number.to_integral_value() else None


def _zone(text: str) -> tzinfo | None:
    signed = text.startswith(("+", "-")) or text == "Z"
    probe = moments.parse_time(f"00:00:00{text if signed else '@' + text}")
    return None if probe is None else probe.tzinfo
