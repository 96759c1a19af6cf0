"""Days and times that really exist, in the spellings that pages and people use."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from forms import faults

ISO_DAY = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
LOCAL_DAY = re.compile(r"(?P<d>[0-9]{1,2})[/.-](?P<m>[0-9]{1,2})[/.-](?P<y>[0-9]{4})")
CLOCK = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?")


def day(text: str) -> date:
    """The day that *text* names: `2026-12-31` or `31/12/2026`.

    Raises:
        NotADate: it is written in no such way. NoSuchDay: the calendar has no such day.
    """
    found = ISO_DAY.fullmatch(text) or LOCAL_DAY.fullmatch(text)
    if found is None:
        raise faults.NotADate
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        raise faults.NoSuchDay(text=f"{found['d']}/{found['m']}/{found['y']}") from None


def clock(text: str) -> time:
    """The time of day that *text* names: `07:30`, seconds and an offset may follow.

    Raises:
        NotATime, NoSuchTime
    """
    if not CLOCK.fullmatch(text):
        raise faults.NotATime
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise faults.NoSuchTime(text=text) from None


def moment(text: str) -> datetime:
    """The date and time that *text* names: a day, `T` or a blank, a time; naive when no offset is written.

    Raises:
        NotAMoment, NoSuchDay, NoSuchTime
    """
    first, mark, second = text.replace(" ", "T", 1).partition("T")
    if not mark or not CLOCK.fullmatch(second):
        raise faults.NotAMoment
    return datetime.combine(day(first), clock(second))
