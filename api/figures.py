"""The figures for the public, counted once for each year and kept for a while, whoever asks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from api import acts
from api.pages import edge
from engine import parameters, validity
from engine.queries import publicfigures
from engine.queries.publicfigures import Told, Year
from feel.errors import Fault

FEWEST = "public_fewest"
FIRST_YEAR = 2018  #: of the decree that made results of this kind public (61/2018/NĐ-CP)
KEPT = timedelta(minutes=10)  #: our choice
MOST = 100  #: years of a level that are kept at once
MONTHS = 12

_kept: WeakKeyDictionary[Engine, dict[tuple[int, str], tuple[datetime, Year]]] = WeakKeyDictionary()


class NoSuchPeriod(Fault):
    """There are figures for years from {first} to now, for months 1 to 12, and for the levels {levels}."""

    vi = "Có số liệu của các năm từ {first} đến nay, các tháng từ 1 đến 12, các cấp {levels}."


def of(year: int | None, month: int, level: str) -> tuple[int, int, int, Told]:
    """Year, month, the fewest that are told apart, and the figures; *month* 0: of the whole year, *year* None: this.

    Raises:
        NoSuchPeriod.
    """
    with acts.asking(edge.nobody) as work:
        today = validity.day(work.now)
        chosen = today.year if year is None else year
        if not FIRST_YEAR <= chosen <= today.year or not 0 <= month <= MONTHS or level not in publicfigures.LEVELS:
            raise NoSuchPeriod(first=FIRST_YEAR, levels=", ".join(publicfigures.LEVELS))
        fewest = parameters.whole(work, FEWEST, on=today)
        kept = _kept.setdefault(acts.edge().engine, {})
        at, months = kept.get((chosen, level), (None, ()))
        if at is None or work.now - at >= KEPT:
            months = publicfigures.of_year(work.session, _bounds(chosen), level)
            if len(kept) >= MOST:
                kept.clear()
            kept[(chosen, level)] = work.now, months
    if month == 0:
        return chosen, month, fewest, publicfigures.of_months(months, fewest)
    return chosen, month, fewest, publicfigures.of_month(months, month - 1, fewest)


def _bounds(year: int) -> list[datetime]:
    """Where each month begins, and where the last one ends."""
    return [*(_midnight(date(year, month, 1)) for month in range(1, MONTHS + 1)), _midnight(date(year + 1, 1, 1))]


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=validity.VIETNAM)
