"""Rearrangements of units as administrators look at them: what is ordered, and how far it has come."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from engine.mergers import leaving, successors
from engine.mergers.records import Record
from engine.mergers.successors import NoSuchMerger, Order
from engine.queries import details
from engine.queries.details import Place
from engine.tables import Case, Merger, Moved, Person, Placement, Renaming, Succession, Unit


@dataclass(frozen=True, slots=True)
class Follower:
    """Who follows whom in what; with nothing named, in all."""

    before: Place
    to: Place
    slug: str | None
    field: str | None
    territory: str | None


@dataclass(frozen=True, slots=True)
class Ordered:
    """One rearrangement."""

    id: uuid.UUID
    kind: str
    on: date
    document: str
    state: str
    planned_at: datetime
    ended_at: datetime | None
    follows: tuple[Follower, ...]
    renamed: tuple[tuple[Place, Place], ...]  #: as it is called now, and as it will be
    founded: tuple[Place, ...]
    placed: tuple[tuple[str, Place], ...]  #: officers of a split unit, and where they go


@dataclass(frozen=True, slots=True)
class Count:
    """How far a rearrangement has come."""

    prepared: int  #: rows that were put down anew for the successors
    moved: int  #: cases that are with the successors
    left: int  #: open cases that still go


def listed(session: Session, mine: Any, *, most: int = 100) -> list[Ordered]:
    """The rearrangements that concern the units *mine*, a selection of ids, the latest first."""
    rows = session.scalars(_concerning(mine).order_by(Merger.on.desc(), Merger.id).limit(most)).all()
    return _told(session, rows)


def one(session: Session, merger_id: uuid.UUID, mine: Any) -> tuple[Merger, Ordered]:
    """The rearrangement when it concerns the units *mine*, with its row.

    Raises:
        NoSuchMerger.
    """
    row = found(session, merger_id, mine)
    return row, _told(session, [row])[0]


def found(session: Session, merger_id: uuid.UUID, mine: Any) -> Merger:
    """The row of the rearrangement when it concerns the units *mine*, a selection of ids.

    Raises:
        NoSuchMerger.
    """
    row: Merger | None = session.scalar(_concerning(mine).where(Merger.id == merger_id))
    if row is None:
        raise NoSuchMerger
    return row


def of_record(record: Record) -> Ordered:
    """The rearrangement as its record tells it, without another statement."""
    units = {unit_id: Place(one.code, one.name) for unit_id, one in record.units.items()}
    founded = [one.founded for one in record.tallies if one.founded is not None]
    placed = [(one.name, one.to_id) for one in record.placed]
    return _one(record.merger, units, record.order.rows, record.renamings, founded, placed)


def counted(record: Record, *, left: int) -> Count:
    """As `count`, where it is known how many cases are *left*."""
    prepared = sum(one.count for one in record.tallies if one.kind not in {"case", "unit"})
    return Count(prepared, record.moved, left)


def count(session: Session, merger: Merger) -> Count:
    """How far *merger* has come."""
    is_case = Moved.kind == "case"  # once: PostgreSQL groups by what it was told, with the same parameter
    numbers = func.count(), func.count(Moved.subject.distinct())  # a case may have a record for each unit
    noted = select(is_case, *numbers).where(Moved.merger_id == merger.id, Moved.kind != "unit").group_by(is_case)
    found = {bool(one): subjects if one else rows for one, rows, subjects in session.execute(noted)}
    return Count(found.get(False, 0), found.get(True, 0), left(session, successors.of_merger(session, merger)))


def left(session: Session, order: Order) -> int:
    """How many open cases still go."""
    return session.scalar(select(func.count()).select_from(Case).where(leaving.leaving(order))) or 0


def _concerning(mine: Any) -> Any:
    taken = select(Succession.merger_id).where(or_(Succession.from_id.in_(mine), Succession.to_id.in_(mine)))
    renamed = select(Renaming.merger_id).where(Renaming.unit_id.in_(mine))
    return select(Merger).where(or_(Merger.id.in_(taken), Merger.id.in_(renamed)))


def _told(session: Session, rows: Sequence[Merger]) -> list[Ordered]:
    ids = [row.id for row in rows]
    follows = session.scalars(select(Succession).where(Succession.merger_id.in_(ids))).all()
    renamed = session.scalars(select(Renaming).where(Renaming.merger_id.in_(ids))).all()
    founded = session.scalars(select(Moved).where(Moved.merger_id.in_(ids), Moved.kind == "unit")).all()
    placed = session.execute(
        select(Placement.merger_id, Person.full_name, Placement.to_id)
        .join(Person, Person.id == Placement.person_id)
        .where(Placement.merger_id.in_(ids))
    ).all()
    named = {one.from_id for one in follows} | {one.to_id for one in follows} | {one.unit_id for one in renamed}
    units = details.places(session, named | {one.subject for one in founded} | {row.to_id for row in placed})
    return [
        _one(
            row,
            units,
            [one for one in follows if one.merger_id == row.id],
            [one for one in renamed if one.merger_id == row.id],
            [one.subject for one in founded if one.merger_id == row.id],
            [(one.full_name, one.to_id) for one in placed if one.merger_id == row.id],
        )
        for row in rows
    ]


def _one(
    row: Merger,
    units: Mapping[uuid.UUID, Place],
    follows: Sequence[Succession],
    renamed: Sequence[Renaming],
    founded: Sequence[uuid.UUID],
    placed: Sequence[tuple[str, uuid.UUID]],
) -> Ordered:
    followers = [Follower(units[one.from_id], units[one.to_id], one.slug, one.field, one.territory) for one in follows]
    return Ordered(
        row.id,
        row.kind,
        row.on,
        row.document,
        row.state,
        row.planned_at,
        row.ended_at,
        tuple(sorted(followers, key=lambda one: (one.before.code, one.to.code, one.territory or ""))),
        tuple((units[one.unit_id], Place(one.code, one.name)) for one in renamed),
        tuple(units[one] for one in founded if one in units),
        tuple((name, units[to_id]) for name, to_id in placed),
    )


def of_units(session: Session, mine: Any) -> dict[str, uuid.UUID]:
    """The rearrangement that is not over of each of the units *mine* that is in one, by the code of the unit."""
    going_on = select(Merger.id).where(Merger.state.in_(("planned", "prepared", "moving")))
    taken = select(Unit.code, Succession.merger_id).join(Succession, Succession.from_id == Unit.id)
    renamed = select(Unit.code, Renaming.merger_id).join(Renaming, Renaming.unit_id == Unit.id)
    found = taken.where(Succession.merger_id.in_(going_on), Unit.id.in_(mine))
    called = renamed.where(Renaming.merger_id.in_(going_on), Unit.id.in_(mine))
    return {row.code: row.merger_id for row in session.execute(found.union(called))}
