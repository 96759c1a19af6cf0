"""The day in Vietnam, and what is in force on it: from its first day on, and no more on its last."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, or_

from feel.errors import Fault

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class WrongDates(Fault):
    """It must end after it begins."""

    vi = "Ngày kết thúc phải sau ngày bắt đầu."


def check(since: date, until: date | None) -> None:
    """Nothing, when what holds from *since* until the day before *until* holds at all.

    Raises:
        WrongDates: it does not.
    """
    if until is not None and until <= since:
        raise WrongDates()


def day(moment: datetime) -> date:
    """The calendar day of *moment* in Vietnam."""
    return moment.astimezone(VIETNAM).date()


def on(table: Any, today: date | ColumnElement[date]) -> ColumnElement[bool]:
    """The condition that a row of *table*, which has `valid_from` and `valid_to`, is in force on *today*."""
    return and_(table.valid_from <= today, or_(table.valid_to.is_(None), table.valid_to > today))
