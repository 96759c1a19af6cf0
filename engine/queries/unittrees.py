"""The tree of units as administrators see it, and one unit with its names, its posts and who is in charge of what."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engine import people, validity
from engine.people import Standing
from engine.queries.postings import Charged
from engine.tables import Case, Charge, Holding, Person, Post, Unit, UnitName


@dataclass(frozen=True, slots=True)
class Line:
    """A unit in the tree: how deep it stands, how many officers have posts in it and how many cases it has open."""

    code: str
    name: str
    level: str
    territory: str | None
    calendar: str
    depth: int
    officers: int
    open_cases: int
    valid_from: date
    valid_to: date | None


def tree(session: Session, mine: Any, *, today: date, with_ended: bool = False) -> list[Line]:
    """The units *mine*, a selection of ids, each below the one that it belongs to, by name."""
    wanted = select(Unit).where(Unit.id.in_(mine)).order_by(Unit.name_collation)
    if not with_ended:
        wanted = wanted.where(or_(Unit.valid_to.is_(None), Unit.valid_to > today))
    rows = session.scalars(wanted).all()
    held = select(Post.unit_id, func.count(func.distinct(Holding.person_id))).join(Holding)
    held = held.where(validity.on(Holding, today), Post.unit_id.in_(mine)).group_by(Post.unit_id)
    opened = select(Case.competent_unit_id, func.count()).where(Case.state == "open")
    opened = opened.where(Case.competent_unit_id.in_(mine)).group_by(Case.competent_unit_id)
    officers = {unit_id: number for unit_id, number in session.execute(held)}  # noqa: C416 # a row is no pair to mypy
    cases = {unit_id: number for unit_id, number in session.execute(opened)}  # noqa: C416
    below: defaultdict[uuid.UUID | None, list[Unit]] = defaultdict(list)
    there = {row.id for row in rows}
    for row in rows:
        below[row.parent_id if row.parent_id in there else None].append(row)
    plain = ("code", "name", "level", "territory", "calendar", "valid_from", "valid_to")
    return [
        Line(
            **{name: getattr(row, name) for name in plain},
            depth=depth,
            officers=officers.get(row.id, 0),
            open_cases=cases.get(row.id, 0),
        )
        for row, depth in _walked(below, None, 0)
    ]


def _walked(below: dict[uuid.UUID | None, list[Unit]], above: uuid.UUID | None, depth: int) -> Iterator[Any]:
    for row in below.get(above, ()):
        yield row, depth
        yield from _walked(below, row.id, depth + 1)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a post, and what he is in charge of."""

    person_id: uuid.UUID
    login: str
    full_name: str
    valid_from: date
    valid_to: date | None
    charges: list[Charged] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Place:
    """A post of a unit with its holders of today and those to come."""

    role: str
    title: str
    is_divided: bool
    holders: list[Holder] = field(default_factory=list)


def posts(session: Session, unit_id: uuid.UUID, today: date) -> list[Place]:
    """The posts of the unit, who holds them and what each holder is in charge of."""
    mine = session.scalars(select(Post).where(Post.unit_id == unit_id).order_by(Post.role)).all()
    held = select(Holding, Person).join(Person, Person.id == Holding.person_id)
    held = held.where(Holding.post_id.in_([post.id for post in mine]), _lasting(Holding, today))
    rows = session.execute(held.order_by(Person.name_collation, Person.login, Holding.valid_from)).all()
    charges = _charges(session, [holding.id for holding, _ in rows], today)
    found = {post.id: Place(post.role, post.title, post.divided) for post in mine}
    for holding, person in rows:
        one = Holder(person.id, person.login, person.full_name, holding.valid_from, holding.valid_to)
        one.charges.extend(charges.get(holding.id, ()))
        found[holding.post_id].holders.append(one)
    return list(found.values())


def _charges(session: Session, ids: Sequence[uuid.UUID], today: date) -> dict[uuid.UUID, list[Charged]]:
    given = select(Charge, Unit.code).outerjoin(Unit, Unit.id == Charge.unit_id).where(Charge.holding_id.in_(ids))
    found: defaultdict[uuid.UUID, list[Charged]] = defaultdict(list)
    for row, code in session.execute(given.where(_lasting(Charge, today)).order_by(Charge.valid_from, Charge.id)):
        one = Charged(row.id, code, row.slug, row.field, row.territory, row.valid_from, row.valid_to)
        found[row.holding_id].append(one)
    return found


def _lasting(table: Any, today: date) -> Any:
    return or_(table.valid_to.is_(None), table.valid_to > today)


def names(session: Session, unit_id: uuid.UUID) -> Sequence[UnitName]:
    """What the unit was, is and will be called, the oldest first."""
    return session.scalars(select(UnitName).where(UnitName.unit_id == unit_id).order_by(UnitName.valid_from)).all()


def administered(standing: Standing) -> Any:
    """The ids of the units that whoever stands so administers, as a selection."""
    return select(Unit.id).where(people.visible(standing, "administer", Unit))
