"""Office time as administrators look at it: the calendars with the units that work by them, and a year day by day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engine import calendars
from engine.calendar import days, hours, vietnam
from engine.calendar.days import SpecialDay
from engine.tables import OfficeCalendar, Unit

Kind = Literal["work", "half", "rest", "off", "make-up"]
MONTHS, WEEK = 12, 7


@dataclass(frozen=True, slots=True)
class Line:
    """A calendar that units may work by."""

    name: str
    title: str
    parent: str | None
    day_minutes: int
    units: int  #: that work by it today


@dataclass(frozen=True, slots=True)
class Cell:
    """One day: by its weekday worked or at rest, or special."""

    day: date
    kind: Kind
    hours: str
    name: str  #: of the special day
    is_own: bool  #: the calendar itself says so, not the nation or one above


Month = Sequence[Sequence[Cell | None]]  #: weeks of seven days; None: of another month


def titles(session: Session) -> dict[str, str]:
    """What people call the calendars, by their names."""
    rows = session.execute(select(OfficeCalendar.name, OfficeCalendar.title))
    kept = {row.name: row.title for row in rows if row.title}
    return {name: vietnam.title(name) for name in vietnam.names()} | kept


def listed(session: Session, today: date) -> list[Line]:
    """The calendars, those with rows and those that are shipped, by name."""
    standing = or_(Unit.valid_to.is_(None), Unit.valid_to > today)
    counted = select(Unit.calendar, func.count()).where(standing).group_by(Unit.calendar)
    units = {name: number for name, number in session.execute(counted)}  # noqa: C416 # a row is no pair to mypy
    rows = {row.name: row for row in session.scalars(select(OfficeCalendar))}
    found = [Line(row.name, row.title, row.parent, row.day_minutes, units.get(row.name, 0)) for row in rows.values()]
    for name in vietnam.names():
        if name not in rows:
            plan = vietnam.plan(name)
            found.append(Line(name, vietnam.title(name), None, plan.day_minutes, units.get(name, 0)))
    return sorted(found, key=lambda one: one.name)


def year(session: Session, name: str, number: int) -> list[Month]:
    """The twelve months of the calendar *name*, or of the nation's days with the usual hours.

    Raises:
        UnknownCalendar.
    """
    is_nation = name == calendars.NATION
    calendar = calendars.of_name(session, vietnam.names()[0] if is_nation else name)
    own = {row.day: calendars.special(row) for row in calendars.days_of(session, name)}
    specials = {**days.merge(_layers(session, name)), **own}
    return [_month(calendar, number, month, specials, own) for month in range(1, MONTHS + 1)]


def _layers(session: Session, name: str) -> Sequence[Iterable[SpecialDay]]:
    """The special days that the calendar takes from the nation and from the calendars above it, the highest first."""
    try:
        return calendars.plan_of(session, name).layers
    except vietnam.UnknownCalendar:  # the nation itself, or one that is shipped and nobody changed
        return [*vietnam.plan().layers, _days(session, calendars.NATION)]


def _days(session: Session, name: str) -> list[SpecialDay]:
    return [calendars.special(row) for row in calendars.days_of(session, name)]


def _month(
    calendar: hours.Calendar,
    year: int,
    month: int,
    specials: Mapping[date, SpecialDay],
    own: Mapping[date, SpecialDay],
) -> Month:
    first = date(year, month, 1)
    after = date(year + month // MONTHS, month % MONTHS + 1, 1)
    cells: list[Cell | None] = [None] * first.weekday()
    cells += [_cell(calendar, first + timedelta(days=at), specials, own) for at in range((after - first).days)]
    cells += [None] * (-len(cells) % WEEK)
    return [cells[at : at + WEEK] for at in range(0, len(cells), WEEK)]


def _cell(
    calendar: hours.Calendar, day: date, specials: Mapping[date, SpecialDay], own: Mapping[date, SpecialDay]
) -> Cell:
    shape, special = calendar.days[hours.number_of(calendar, day)], specials.get(day)
    kind: Kind = "work" if shape.value == 1 else "half" if shape.value else "rest"
    if special is not None and special.sort == "off" and not shape.value:
        kind = "off"
    elif special is not None and special.sort == "work" and shape.value:
        kind = "make-up"
    return Cell(day, kind, " ".join(map(str, shape.sessions)), special.name if special else "", day in own)
