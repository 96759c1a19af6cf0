"""How many cases each unit received in a period, and how many it finished on time and late: sums for the public.

Received: the day of acceptance. Finished: the day on which the last legal clock of the case stopped, or without one its
end; a result and a reasoned refusal both count, withdrawn and stopped cases do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from engine.tables import Case, Clock, Unit

FINISHED = ("done", "returned", "refused")
#: the levels of the public's choice -> the levels of units in them
LEVELS = {"commune": ("commune",), "province": ("province", "department", "board"), "ministry": ("ministry",)}


@dataclass(frozen=True, slots=True)
class Line:
    """The numbers of one unit, or of several together."""

    name: str
    received: int = 0
    on_time: int = 0
    late: int = 0

    @property
    def finished(self) -> int:
        """How many were finished."""
        return self.on_time + self.late

    def is_few(self, fewest: int) -> bool:
        """Whether so few people stand behind a number of it that one of them might be recognised."""
        return 0 < self.received < fewest or 0 < self.finished < fewest


Year = Sequence[Sequence[Line]]  #: the lines of each month of a year, January first, the units of each by name


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: *lines* apart, the units with few cases together, and the sum of what is told.

    None for *others*: there are none, or nothing is told of them; then *are_hidden*, and no sum contains them.
    """

    lines: tuple[Line, ...]
    others: Line | None
    are_hidden: bool
    total: Line


def of_year(session: Session, bounds: Sequence[datetime], level: str) -> Year:
    """What the units of *level* received or finished in each month; *bounds*: where the months begin, and their end."""
    found: list[dict[str, dict[str, int]]] = [{} for _ in bounds[1:]]
    for month, name, received in session.execute(_received(bounds, level)):
        found[month].setdefault(name, {})["received"] = received
    for month, name, on_time, late in session.execute(_finished(bounds, level)):
        found[month].setdefault(name, {}).update(on_time=on_time, late=late)
    return [[Line(name, **numbers) for name, numbers in sorted(month.items())] for month in found]


def of_month(year: Year, month: int, fewest: int) -> Told:
    """What the public may see of a *month*, 0 for January.

    Units of which nothing is told here are not told together either, nor are they in the sum: with the figures of the
    year and of other months that would give them away.
    """
    hidden = {name for name, months in _by_name(year).items() if month in _kept_back(months, fewest)}
    apart = tuple(one for one in year[month] if one.name not in hidden)
    return Told(apart, None, len(apart) < len(year[month]), _sum(apart))


def of_months(year: Year, fewest: int) -> Told:
    """What the public may see of the whole *year*: units with fewer cases than *fewest* only together."""
    apart: list[Line] = []
    few: list[Line] = []
    kept_back: list[Line] = []
    for name, months in sorted(_by_name(year).items()):
        whole = replace(_sum(months.values()), name=name)
        (few if whole.is_few(fewest) else apart).append(whole)
        if whole.is_few(fewest):
            kept_back += [months[month] for month in _kept_back(months, fewest)]
    hidden = len(few) == 1 or _sum(few).is_few(fewest) or _sum(kept_back).is_few(fewest)
    others = _sum(few) if few and not hidden else None
    return Told(tuple(apart), others, hidden, _sum([*apart, *([others] if others else [])]))


def _by_name(year: Year) -> dict[str, dict[int, Line]]:
    found: dict[str, dict[int, Line]] = {}
    for month, lines in enumerate(year):
        for one in lines:
            found.setdefault(one.name, {})[month] = one
    return found


def _kept_back(months: Mapping[int, Line], fewest: int) -> set[int]:
    """The months of a unit of which nothing is told: those with few cases, and so many others, the smallest first.

    The year minus the months that are told must not give away the few: at least two months are left, together not few.
    Our choice, after what statistics offices do (complementary suppression).
    """
    kept = {month for month, one in months.items() if one.is_few(fewest)}
    others = sorted(months.keys() - kept, key=lambda month: (months[month].received + months[month].finished, month))
    while kept and others and (len(kept) == 1 or _sum(months[month] for month in kept).is_few(fewest)):
        kept |= {others.pop(0)}
    return kept


def _sum(lines: Iterable[Line]) -> Line:
    known = list(lines)
    return Line("", sum(one.received for one in known), sum(one.on_time for one in known), sum(o.late for o in known))


def _received(bounds: Sequence[datetime], level: str) -> Any:
    return _by_unit(level, bounds, Case.accepted_at, func.count())


def _finished(bounds: Sequence[datetime], level: str) -> Any:
    stopped = select(Clock.case_id, func.max(Clock.stopped_at).label("at")).where(Clock.subject == "case")
    clocked = stopped.group_by(Clock.case_id).subquery()
    at = func.coalesce(clocked.c.at, Case.ended_at)
    late = func.sum(case((Case.late_from.is_(None), 0), else_=1))
    counted = _by_unit(level, bounds, at, func.count() - late, late)
    return counted.outerjoin(clocked, clocked.c.case_id == Case.id).where(Case.status.in_(FINISHED))


def _by_unit(level: str, bounds: Sequence[datetime], at: Any, *numbers: Any) -> Any:
    """The *numbers* of each month and unit; *at*: when a case counts."""
    month = case(*((at < end, number) for number, end in enumerate(bounds[1:])), else_=len(bounds)).label("month")
    counted = select(month, Unit.name, *numbers).select_from(Case).join(Unit, Unit.id == Case.competent_unit_id)
    return counted.where(Unit.level.in_(LEVELS[level]), at >= bounds[0], at < bounds[-1]).group_by(month, Unit.name)
