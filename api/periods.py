"""A stretch of days that is asked for, by default the last thirty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from engine import validity
from engine.validity import VIETNAM
from feel.errors import Fault

USUAL, LONGEST = 30, 366  #: days; our choice


class BadPeriod(Fault):
    """A period goes from one day, written like 2026-12-31, to a later or the same one, {most} days at most."""

    vi = "Khoảng thời gian phải từ một ngày đến ngày sau đó hoặc chính ngày ấy, dài nhất {most} ngày."


@dataclass(frozen=True, slots=True)
class Period:
    """From the first day to the last, both included."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        """When it begins."""
        return datetime.combine(self.first, time(), VIETNAM)

    @property
    def until(self) -> datetime:
        """The first moment after it."""
        return datetime.combine(self.last, time(), VIETNAM) + timedelta(days=1)


def usual(now: datetime) -> Period:
    """The last thirty days."""
    today = validity.day(now)
    return Period(today - timedelta(days=USUAL - 1), today)


def read(first: str | None, last: str | None, now: datetime) -> Period:
    """The period from *first* to *last*, as they were written; the usual one stands in for what was not.

    Raises:
        BadPeriod.
    """
    try:
        days = [date.fromisoformat(one) if one else None for one in (first, last)]
    except ValueError as error:
        raise BadPeriod(most=LONGEST) from error
    end = days[1] or validity.day(now)
    begin = days[0] or end - timedelta(days=USUAL - 1)
    if not 0 <= (end - begin).days < LONGEST:
        raise BadPeriod(most=LONGEST)
    return Period(begin, end)
