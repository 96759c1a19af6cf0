"""Dates, times and dates with times: how they are written, compared and moved.

They are Python's own `date`, `time` and `datetime` (with or without offset). Our choice: years 1 to 9999 and whole
microseconds, since no paper needs more; comparisons look at whole milliseconds.
"""

from __future__ import annotations

import calendar
import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from feel import duration
from feel.duration import DaysDuration, MonthsDuration

DATE = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
TIME = (
    r"(?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)(?:\.(?P<part>\d{1,30}))?"
    r"(?P<zone>Z|z|[+-]\d\d:\d\d(?::\d\d)?|@[A-Za-z0-9_+/-]{1,64})?"
)
DATE_TEXT = re.compile(DATE, re.ASCII)
TIME_TEXT = re.compile(TIME, re.ASCII)
DATE_TIME_TEXT = re.compile(rf"{DATE}T{TIME}", re.ASCII)
MAX_OFFSET = timedelta(hours=18)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
LOCAL_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # the zero point of moments that name no zone
ONE_DAY = timedelta(days=1)

Moment = date | time | datetime


def parse(text: str) -> Moment | None:
    """The date, time or date and time that *text* writes, or None."""
    return parse_date(text) or parse_date_time(text) or parse_time(text)


def parse_date(text: str) -> date | None:
    """2026-11-23, or None."""
    found = DATE_TEXT.fullmatch(text)
    return None if found is None else make_date(*_numbers(found, "year", "month", "day"))


def parse_time(text: str) -> time | None:
    """08:30:00, 08:30:00.5, 08:30:00+07:00 or 08:30:00@Asia/Ho_Chi_Minh, or None."""
    found = TIME_TEXT.fullmatch(text)
    moment = None if found is None else _time_of(found)
    return None if moment is None else moment.timetz()


def parse_date_time(text: str) -> datetime | None:
    """2026-11-23T08:30:00+07:00, or None; a bare date is its midnight."""
    found = DATE_TIME_TEXT.fullmatch(text)
    if found is None:
        day = parse_date(text)
        return None if day is None else datetime.combine(day, time())
    start, moment = make_date(*_numbers(found, "year", "month", "day")), _time_of(found)
    if start is None or moment is None:
        return None
    # 24:00:00 is the midnight that ends the day: _time_of gives it on the second day of its calendar.
    return plus_days(datetime.combine(start, moment.timetz()), moment.day - 1)


def make_date(year: int, month: int, day: int) -> date | None:
    """That day, or None when the calendar has none."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, day)


def make_zone(text: str | None) -> tzinfo | None:
    """The zone that Z, +07:00 or @Asia/Ho_Chi_Minh means; None for none.

    Raises:
        ValueError: there is no such zone.
    """
    if text is None:
        return None
    if text.startswith("@"):
        try:
            return ZoneInfo(text[1:])
        except (ZoneInfoNotFoundError, OSError) as error:
            raise ValueError(text) from error
    if text in {"Z", "z"}:
        return UTC
    hours, minutes, *seconds = (int(part) for part in text[1:].split(":"))
    offset = timedelta(hours=hours, minutes=minutes, seconds=sum(seconds))
    if offset > MAX_OFFSET or minutes > 59 or sum(seconds) > 59:
        raise ValueError(text)
    return timezone(-offset if text[0] == "-" else offset)


def of_offset(offset: DaysDuration) -> tzinfo | None:
    """The zone with that offset from UTC, or None when it is beyond 18 hours."""
    length = offset.to_timedelta()
    return timezone(length) if abs(length) <= MAX_OFFSET else None


def write(moment: Moment) -> str:
    """The text that gives *moment* back when it is read."""
    if type(moment) is date:
        return moment.isoformat()
    text = moment.replace(tzinfo=None).isoformat()  # type: ignore[call-arg]  # a bare date left above
    text = text.rstrip("0") if "." in text else text
    zone = zone_name(moment)
    return text + (f"@{zone}" if zone else _offset_text(moment))


def zone_name(moment: Moment) -> str | None:
    """The name of its zone, such as Asia/Ho_Chi_Minh; None for an offset or none."""
    zone = getattr(moment, "tzinfo", None)
    return zone.key if isinstance(zone, ZoneInfo) else None


def offset_of(moment: time | datetime) -> timedelta | None:
    """How far its zone is ahead of UTC; None when it has none, or a time alone cannot tell."""
    return moment.utcoffset()


def milliseconds(moment: datetime) -> int:
    """How long after the zero point, in whole milliseconds: what comparisons look at."""
    zero = LOCAL_EPOCH if moment.tzinfo is None else EPOCH
    return (moment - zero) // timedelta(milliseconds=1)


def time_key(moment: time) -> tuple[str | None, int]:
    """What comparisons of times look at: the kind of zone, and milliseconds since midnight (in UTC where known)."""
    length = timedelta(hours=moment.hour, minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    offset = moment.utcoffset()
    kind = zone_name(moment) if offset is None else "UTC"
    return kind, (length - (offset or timedelta())) // timedelta(milliseconds=1)


def since_midnight(moment: time) -> int:
    """Nanoseconds since midnight, in UTC where the offset is known."""
    return time_key(moment)[1] * 1_000_000 + moment.microsecond % 1000 * 1000


def plus_days(moment: datetime, days: int) -> datetime | None:
    """*moment* that many days later, or None beyond the calendar."""
    try:
        return moment + days * ONE_DAY
    except OverflowError:
        return None


def shift(moment: Moment, length: DaysDuration | MonthsDuration) -> Moment | None:
    """*moment* moved by *length*, or None beyond the calendar; a time stays within its day, a date a date.

    Months keep the day of the month, or take the last one when the month is shorter (31 January + P1M = 28 February).
    """
    try:
        if isinstance(length, MonthsDuration):
            return None if isinstance(moment, time) else _plus_months(moment, length.months)
        return _plus_length(moment, length.to_timedelta())
    except OverflowError:
        return None


def between(start: Moment, end: Moment) -> DaysDuration | None:
    """How long from *start* to *end*; None when only one of them knows its offset. A date is its midnight in UTC."""
    if isinstance(start, time) and isinstance(end, time):
        if time_key(start)[0] != time_key(end)[0]:
            return None
        return duration.of_nanoseconds(since_midnight(end) - since_midnight(start))
    if isinstance(start, time) or isinstance(end, time):
        return None
    first, last = midnight(start, like=end), midnight(end, like=start)
    if (first.tzinfo is None) != (last.tzinfo is None):
        return None
    # Through the zero point: Python ignores the offsets of two moments in one zone, which summer time changes.
    zero = LOCAL_EPOCH if first.tzinfo is None else EPOCH
    return duration.of_timedelta((last - zero) - (first - zero))


def midnight(moment: date | datetime, *, like: date | datetime) -> datetime:
    """*moment* as a date and time: a date is its midnight, in UTC unless *like* is a date and time without zone."""
    if isinstance(moment, datetime):
        return moment
    local = isinstance(like, datetime) and like.tzinfo is None
    return datetime.combine(moment, time(), tzinfo=None if local else UTC)


def months_between(start: date, end: date) -> int:
    """Whole months from *start* to *end*, negative when *end* comes first."""
    if end < start:
        return -months_between(end, start)
    months = 12 * (end.year - start.year) + end.month - start.month
    return months if _plus_months(start, months) <= end else months - 1


def _plus_months(moment: date, months: int) -> date:
    years, month = divmod(12 * moment.year + moment.month - 1 + months, 12)
    if not 1 <= years <= 9999:
        raise OverflowError(months)
    day = min(moment.day, calendar.monthrange(years, month + 1)[1])
    return moment.replace(year=years, month=month + 1, day=day)


def _plus_length(moment: Moment, length: timedelta) -> Moment:
    if isinstance(moment, time):
        moved = datetime.combine(date(2000, 1, 1), moment.replace(tzinfo=None)) + length % ONE_DAY
        return moved.time().replace(tzinfo=moment.tzinfo)
    if not isinstance(moment, datetime):
        return moment + timedelta(days=length // ONE_DAY)
    if moment.tzinfo is None:
        return moment + length
    return (moment.astimezone(UTC) + length).astimezone(moment.tzinfo)


def _numbers(found: re.Match[str], *names: str) -> list[int]:
    return [int(found[name]) for name in names]


def _time_of(found: re.Match[str]) -> datetime | None:
    """The time of day on 1 January 2000; 24:00:00 is midnight of the day after."""
    hour, minute, second = _numbers(found, "hour", "minute", "second")
    part = int((found["part"] or "")[:6].ljust(6, "0"))
    ends_day = (hour, minute, second, part) == (24, 0, 0, 0)
    if (hour > 23 and not ends_day) or minute > 59 or second > 59:
        return None
    try:
        zone = make_zone(found["zone"])
    except ValueError:
        return None
    return datetime(2000, 1, 2 if ends_day else 1, hour % 24, minute, second, part, tzinfo=zone)


def _offset_text(moment: Moment) -> str:
    offset = moment.utcoffset() if isinstance(moment, time | datetime) else None
    if offset is None:
        return ""
    if offset == timedelta() and moment.tzinfo is UTC:  # type: ignore[union-attr]  # it has an offset
        return "Z"
    sign, length = ("-", -offset) if offset < timedelta() else ("+", offset)
    minutes, seconds = divmod(length // timedelta(seconds=1), 60)
    return f"{sign}{minutes // 60:02d}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
