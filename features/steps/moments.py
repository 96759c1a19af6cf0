"""Moments as an officer writes them: 08:20 ngày 30/11/2026."""

from __future__ import annotations

from datetime import date, datetime

from engine.cases import VIETNAM
from features.steps.faults import NoSuchMoment

WRITTEN = r"[0-2][0-9]:[0-5][0-9] ngày [0-3][0-9]/[01][0-9]/[0-9]{4}"
FORMAT = "%H:%M ngày %d/%m/%Y"


def read(text: str) -> datetime:
    """The moment in Vietnam that *text* names.

    Raises:
        NoSuchMoment: the calendar has no such day, or the day no such time.
    """
    try:
        return datetime.strptime(text, FORMAT).replace(tzinfo=VIETNAM)
    except ValueError:
        raise NoSuchMoment(text=text) from None


def day(text: str) -> date:
    """The day that *text* names, such as 30/11/2026.

    Raises:
        NoSuchMoment: the calendar has no such day.
    """
    return read(f"00:00 ngày {text}").date()


def say(moment: datetime | None) -> str:
    """*moment* as it is written in a scenario."""
    return moment.astimezone(VIETNAM).strftime(FORMAT) if moment else "không có"
