"""How far a right reaches: told of one thing in memory, and as a condition on the rows of a table, by one record."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from engine.people.acts import Branch
from engine.tables import Case, Offering, Task, Unit, UnitAbove

Thing = Task | Case | Unit | Offering
Above = Mapping[uuid.UUID, Mapping[uuid.UUID, bool]]  #: unit -> the units above it and itself -> within one agency

UNITS: dict[type[Thing], tuple[str, ...]] = {
    Task: ("unit_id",),
    Case: ("receiving_unit_id", "competent_unit_id", "returning_unit_id"),
    Unit: ("id",),
    Offering: ("unit_id",),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What a thing must be like; None asks nothing. A thing that lacks what is asked for does not fit."""

    unit_id: uuid.UUID | None = None
    branch: Branch = "below"
    role: str | None = None  #: the post that a task waits for
    slug: str | None = None
    field: str | None = None
    territory: str | None = None
    element: str | None = None

    def asked(self) -> Iterator[tuple[str, str]]:
        """The attributes that are asked for, each with its value."""
        for name in ("role", "slug", "field", "territory", "element"):
            value = getattr(self, name)
            if value is not None:
                yield name, value


def fits(scope: Scope, thing: Thing, above: Above) -> bool:
    """Whether *thing* lies in *scope*; *above* knows the units of the thing."""
    if any(getattr(thing, name, None) != value for name, value in scope.asked()):
        return False
    return scope.unit_id is None or any(_reaches(scope, unit_id, above) for unit_id in units_of(thing))


def condition(scope: Scope, table: type[Thing]) -> ColumnElement[bool]:
    """The same as `fits`, asked of the rows of *table*."""
    parts: list[ColumnElement[bool]] = []
    for name, value in scope.asked():
        column = getattr(table, name, None)
        parts.append(false() if column is None else column == value)
    if scope.unit_id is not None:
        parts.append(or_(*(leads_to(scope, getattr(table, name)) for name in UNITS[table])))
    return and_(*parts) if parts else _anything(table)


def asks_units(scope: Scope) -> bool:
    """Whether *scope* asks for a unit and for nothing else."""
    return scope.unit_id is not None and not any(scope.asked())


def leads_to(scope: Scope, unit: ColumnElement[uuid.UUID]) -> ColumnElement[bool]:
    """The condition that the unit or branch that *scope* asks for has *unit* in it."""
    if scope.branch == "alone":
        return unit == scope.unit_id
    below = select(UnitAbove.unit_id).where(UnitAbove.above_id == scope.unit_id)
    if scope.branch == "agency":
        below = below.where(UnitAbove.within.is_(True))
    return unit.in_(below)  # every unit stands above itself


def units_of(thing: Thing) -> set[uuid.UUID]:
    """The units that *thing* belongs to."""
    return {getattr(thing, name) for name in UNITS[type(thing)]}


def above(session: Session, thing: Thing) -> Above:
    """The units above those of *thing*: one statement."""
    mine = select(UnitAbove).where(UnitAbove.unit_id.in_(units_of(thing)))
    found: dict[uuid.UUID, dict[uuid.UUID, bool]] = {}
    for row in session.scalars(mine):
        found.setdefault(row.unit_id, {})[row.above_id] = row.within
    return found


def _reaches(scope: Scope, unit_id: uuid.UUID, above: Above) -> bool:
    if unit_id == scope.unit_id:
        return True
    if scope.branch == "alone" or scope.unit_id is None:
        return False
    within = above.get(unit_id, {}).get(scope.unit_id)
    return within is not None and (within or scope.branch == "below")


def _anything(table: type[Thing]) -> ColumnElement[bool]:
    column = getattr(table, UNITS[table][0])
    is_there: ColumnElement[bool] = column.is_not(None)
    return is_there
