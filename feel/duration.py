"""Durations as values: days and time, and years and months, written as ISO 8601 (P3D, PT4H, P1Y2M).

The two kinds never mix: a month has no fixed number of days (DMN 1.5, 10.3.2.3.7 and .8).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

NANOSECONDS = 1_000_000_000
DAY = 86_400 * NANOSECONDS
MAX_NANOSECONDS = 999_999_999 * DAY  #: what Python can hold; far beyond any calendar
MAX_MONTHS = 12 * 10**10

DAYS_AND_TIME = re.compile(
    r"(?P<minus>-?)P(?=\d|T\d)(?:(?P<days>\d{1,12})D)?"
    r"(?:T(?=\d)(?:(?P<hours>\d{1,14})H)?(?:(?P<minutes>\d{1,16})M)?(?:(?P<seconds>\d{1,18})(?:\.(?P<part>\d{0,30}))?S)?)?"
)
YEARS_AND_MONTHS = re.compile(r"(?P<minus>-?)P(?=\d)(?:(?P<years>\d{1,12})Y)?(?:(?P<months>\d{1,12})M)?")


@dataclass(frozen=True, slots=True, order=True)
class DaysDuration:
    """A length of time in whole nanoseconds; PT24H equals P1D."""

    nanoseconds: int

    @property
    def seconds(self) -> Decimal:
        """The whole length in seconds."""
        return Decimal(self.nanoseconds) / NANOSECONDS

    def to_timedelta(self) -> timedelta:
        """The same length for Python's calendar arithmetic, to the microsecond."""
        return timedelta(microseconds=self.nanoseconds // 1000)

    def __str__(self) -> str:
        days, rest = divmod(abs(self.nanoseconds), DAY)
        hours, rest = divmod(rest, 3_600 * NANOSECONDS)
        minutes, rest = divmod(rest, 60 * NANOSECONDS)
        seconds, part = divmod(rest, NANOSECONDS)
        fraction = f".{part:09d}".rstrip("0") if part else ""
        time = _unit(hours, "H") + _unit(minutes, "M") + (f"{seconds}{fraction}S" if seconds or part else "")
        body = _unit(days, "D") + ("T" + time if time else "")
        return ("-" if self.nanoseconds < 0 else "") + "P" + (body or "T0S")


@dataclass(frozen=True, slots=True, order=True)
class MonthsDuration:
    """A number of months; P12M equals P1Y."""

    months: int

    def __str__(self) -> str:
        years, months = divmod(abs(self.months), 12)
        body = _unit(years, "Y") + _unit(months, "M")
        return ("-" if self.months < 0 else "") + "P" + (body or "0M")


Duration = DaysDuration | MonthsDuration


def parse(text: str) -> Duration | None:
    """The duration that *text* writes, or None when it writes none (P1M2D mixes the kinds: none)."""
    found = YEARS_AND_MONTHS.fullmatch(text)
    if found is not None:
        months = 12 * int(found["years"] or 0) + int(found["months"] or 0)
        return of_months(-months if found["minus"] else months)
    found = DAYS_AND_TIME.fullmatch(text)
    if found is None:
        return None
    seconds = sum(int(found[name] or 0) * size for name, size in (("days", 86_400), ("hours", 3_600), ("minutes", 60)))
    fraction = int((found["part"] or "")[:9].ljust(9, "0"))
    length = (seconds + int(found["seconds"] or 0)) * NANOSECONDS + fraction
    return of_nanoseconds(-length if found["minus"] else length)


def of_nanoseconds(nanoseconds: int) -> DaysDuration | None:
    """A days and time duration of that length, or None beyond the limit."""
    return DaysDuration(nanoseconds) if abs(nanoseconds) <= MAX_NANOSECONDS else None


def of_months(months: int) -> MonthsDuration | None:
    """A years and months duration of that length, or None beyond the limit."""
    return MonthsDuration(months) if abs(months) <= MAX_MONTHS else None


def of_timedelta(length: timedelta) -> DaysDuration:
    """The days and time duration that equals *length*."""
    return DaysDuration((length.days * 86_400 + length.seconds) * NANOSECONDS + length.microseconds * 1000)


def _unit(count: int, sign: str) -> str:
    return f"{count}{sign}" if count else ""
