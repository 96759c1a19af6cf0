"""The figures for the public, counted once for each period and kept for a while, whoever asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from weakref import WeakKeyDictionary

from sqlalchemy import Engine

from api import acts
from api.pages import edge
from engine import parameters, validity
from engine.queries import publicfigures
from engine.queries.publicfigures import Line, Told
from feel.errors import Fault

FEWEST = "public_fewest"
FIRST_YEAR = 2018  #: of the decree that made results of this kind public (61/2018/NĐ-CP)
KEPT = timedelta(minutes=10)  #: our choice
MOST = 500  #: periods that are kept at once
MONTHS = 12

_kept: WeakKeyDictionary[Engine, dict[tuple[int, int, str], tuple[datetime, Sequence[Line]]]] = WeakKeyDictionary()


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
        at, lines = kept.get((chosen, month, level), (None, ()))
        if at is None or work.now - at >= KEPT:
            lines = publicfigures.of(work.session, *_bounds(chosen, month), level)
            if len(kept) >= MOST:
                kept.clear()
            kept[(chosen, month, level)] = work.now, lines
    return chosen, month, fewest, publicfigures.told(lines, fewest)


def _bounds(year: int, month: int) -> tuple[datetime, datetime]:
    since = date(year, month or 1, 1)
    until = date(year + 1, 1, 1) if month in (0, MONTHS) else date(year, month + 1, 1)
    return _midnight(since), _midnight(until)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=validity.VIETNAM)
