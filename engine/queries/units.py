"""Units as they are and were called, and the cases of a unit under its old name and its new one."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from engine import validity
from engine.mergers import successors
from engine.people import Standing
from engine.tables import Case, Holding, Merger, Moved, Person, Post, Succession, Unit, UnitName
from feel import text
from feel.errors import Fault


@dataclass(frozen=True, slots=True)
class Called:
    """What a unit is or was called, and who follows it."""

    unit_id: uuid.UUID
    code: str
    name: str
    header: str
    valid_from: date
    valid_to: date | None
    followed_by: tuple[str, ...]  #: codes of the units that took over, by rearrangements in force


def find(session: Session, sought: str) -> list[Called]:
    """The units that bear or bore the code *sought*, or whose name contains it, with or without tone marks."""
    folded = text.fold(sought)
    named = select(UnitName).where(or_(UnitName.code == sought, UnitName.name_folded.contains(folded, autoescape=True)))
    rows = session.scalars(named.order_by(UnitName.code, UnitName.valid_from)).all()
    heirs = _heirs(session, {row.unit_id for row in rows})
    return [
        Called(row.unit_id, row.code, row.name, row.header, row.valid_from, row.valid_to, heirs.get(row.unit_id, ()))
        for row in rows
    ]


class NoSuchUnit(Fault):
    """There is no unit with this code."""

    vi = "Không có đơn vị nào mang mã này."


def receiving(session: Session, standing: Standing) -> list[Unit]:
    """The units at whose desks the officer receives, as his posts say, by name."""
    scopes = [scope for reach in standing.of("receive") for scope in reach.scopes]
    ids = {scope.unit_id for scope in scopes if scope.unit_id is not None}
    return list(session.scalars(select(Unit).where(Unit.id.in_(ids)).order_by(Unit.name_collation)))


def staffed(session: Session, role: str, today: date) -> list[Unit]:
    """The units at which somebody holds the post *role* today, by name."""
    held = select(Post.unit_id).join(Holding, Holding.post_id == Post.id).where(Post.role == role)
    there = held.where(validity.on(Holding, today))
    mine = select(Unit).where(Unit.id.in_(there), validity.on(Unit, today))
    return list(session.scalars(mine.order_by(Unit.name_collation)))


def within(session: Session, condition: ColumnElement[bool], *, most: int = 500) -> list[Unit]:
    """At most *most* units that fit *condition*, by name."""
    return list(session.scalars(select(Unit).where(condition).order_by(Unit.name_collation).limit(most)))


def one(session: Session, code: str) -> Unit:
    """The unit with *code*.

    Raises:
        NoSuchUnit.
    """
    found = session.scalar(select(Unit).where(Unit.code == code))
    if found is None:
        raise NoSuchUnit
    return found


@dataclass(frozen=True, slots=True)
class Seat:
    """A post of a unit, and who holds it."""

    role: str
    title: str
    is_divided: bool
    holders: tuple[str, ...]  #: full names, in the order of a dictionary


def seats_of(session: Session, unit_id: uuid.UUID, *, day: date) -> list[Seat]:
    """The posts of the unit with their holders on *day*."""
    posts = session.scalars(select(Post).where(Post.unit_id == unit_id).order_by(Post.role)).all()
    held = select(Holding.post_id, Person.full_name).join(Person, Person.id == Holding.person_id)
    held = held.where(Holding.post_id.in_([post.id for post in posts]), validity.on(Holding, day))
    rows = session.execute(held.order_by(Person.name_collation, Person.login)).all()
    return [
        Seat(post.role, post.title, post.divided, tuple(row.full_name for row in rows if row.post_id == post.id))
        for post in posts
    ]


def cases_of(session: Session, unit_id: uuid.UUID, *, place: str = "competent_unit_id") -> ColumnElement[bool]:
    """The condition on `Case` that it is, or was when it ended or moved on, with the unit or with one that it follows.

    Under the old name a search finds what the unit had, wherever it is now; under the new name also what its
    forerunners finished in what it took over from them. *place*: which of the units of a case is meant.
    """
    column = getattr(Case, place)
    moved = select(Moved.subject).where(Moved.kind == "case", Moved.from_id == unit_id)
    return or_(column == unit_id, Case.id.in_(moved), _before(session, unit_id, column, {unit_id}))


def _before(
    session: Session, unit_id: uuid.UUID, column: ColumnElement[uuid.UUID], seen: set[uuid.UUID]
) -> ColumnElement[bool]:
    """What its forerunners finished of what *unit_id* follows them in, and their forerunners before them."""
    found: list[ColumnElement[bool]] = []
    for order in successors.done_into(session, unit_id):
        found.append(order.goes_to(unit_id, Case, column))
        for row in order.rows:
            if row.to_id == unit_id and row.from_id not in seen:
                older = _before(session, row.from_id, column, seen | {row.from_id})
                found.append(and_(older, order.takes(row, Case)))
    return or_(*found) if found else false()


def _heirs(session: Session, units: set[uuid.UUID]) -> dict[uuid.UUID, tuple[str, ...]]:
    in_force = Merger.state.in_(("moving", "done"))
    rows = (
        select(Succession.from_id, Unit.code)
        .join(Merger, Merger.id == Succession.merger_id)
        .join(Unit, Unit.id == Succession.to_id)
        .where(Succession.from_id.in_(units), in_force)
        .order_by(Unit.code)
        .distinct()
    )
    found: dict[uuid.UUID, tuple[str, ...]] = {}
    for row in session.execute(rows):
        found[row.from_id] = (*found.get(row.from_id, ()), row.code)
    return found
