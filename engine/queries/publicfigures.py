"""How many cases each unit received in a period, and how many it finished on time and late: sums for the public.

Received: the day of acceptance. Finished: the day on which the last legal clock of the case stopped, or without one its
end; a result and a reasoned refusal both count, withdrawn and stopped cases do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Told:
    """What is told: *lines* apart, the units with few cases together, and the sum of what is told.

    None for *others*: there are none, or even together they are too few; then *are_hidden*, and no sum contains them.
    """

    lines: tuple[Line, ...]
    others: Line | None
    are_hidden: bool
    total: Line


def of(session: Session, since: datetime, until: datetime, level: str) -> list[Line]:
    """The units of *level* that received or finished anything from *since* until before *until*, by name."""
    found: dict[str, dict[str, int]] = {}
    for name, received in session.execute(_received(since, until, level)):
        found.setdefault(name, {})["received"] = received
    for name, on_time, late in session.execute(_finished(since, until, level)):
        found.setdefault(name, {}).update(on_time=on_time, late=late)
    return [Line(name, **numbers) for name, numbers in sorted(found.items())]


def told(lines: Iterable[Line], fewest: int) -> Told:
    """*lines* as the public may see them, those with fewer cases than *fewest* not told apart."""
    known = list(lines)
    apart = tuple(one for one in known if not one.is_few(fewest))
    few = [one for one in known if one.is_few(fewest)]
    together = _sum(few)
    hidden = together.is_few(fewest)
    others = together if few and not hidden else None
    return Told(apart, others, hidden, _sum([*apart, *([others] if others else [])]))


def _sum(lines: Iterable[Line]) -> Line:
    known = list(lines)
    return Line("", sum(one.received for one in known), sum(one.on_time for one in known), sum(o.late for o in known))


def _received(since: datetime, until: datetime, level: str) -> Any:
    return _by_unit(level, func.count()).where(Case.accepted_at >= since, Case.accepted_at < until)


def _finished(since: datetime, until: datetime, level: str) -> Any:
    stopped = select(Clock.case_id, func.max(Clock.stopped_at).label("at")).where(Clock.subject == "case")
    clocked = stopped.group_by(Clock.case_id).subquery()
    at = func.coalesce(clocked.c.at, Case.ended_at)
    late = func.sum(case((Case.late_from.is_(None), 0), else_=1))
    counted = _by_unit(level, func.count() - late, late).outerjoin(clocked, clocked.c.case_id == Case.id)
    return counted.where(Case.status.in_(FINISHED), at >= since, at < until)


def _by_unit(level: str, *numbers: Any) -> Any:
    counted = select(Unit.name, *numbers).select_from(Case).join(Unit, Unit.id == Case.competent_unit_id)
    return counted.where(Unit.level.in_(LEVELS[level])).group_by(Unit.id, Unit.name)
