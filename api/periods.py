"""A stretch of days that is asked for, by default the last thirty."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from engine import validity
from engine.validity import VIETNAM
from feel.errors import Fault

USUAL, LONGEST = 30, 366  #: days; our choice
EARLIEST, LATEST = date(2000, 1, 1), date(2100, 1, 1)  #: our choice; no case is outside them


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
    return between(days[0], days[1], now)


def between(first: date | None, last: date | None, now: datetime) -> Period:
    """The period from *first* to *last*; the usual one stands in for what is not said.

    Raises:
        BadPeriod.
    """
    end = last or validity.day(now)
    begin = first or date.fromordinal(max(1, end.toordinal() - USUAL + 1))
    if not 0 <= (end - begin).days < LONGEST or not EARLIEST <= begin <= end <= LATEST:
        raise BadPeriod(most=LONGEST)
    return Period(begin, end)
