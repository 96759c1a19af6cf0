"""All that is on record of one rearrangement, read once for whoever tells of it and of what it would move."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, case, func, literal_column, select
from sqlalchemy.orm import Session

from engine.mergers import successors
from engine.mergers.successors import Order
from engine.tables import CaseCounter, Merger, Moved, OfficeCalendar, Person, Placement, Renaming, Unit


@dataclass(frozen=True, slots=True)
class Named:
    """A unit as it is called today."""

    code: str
    name: str
    edition: str | None  #: of its office time; None: nobody needed it yet
    numbered: int  #: the newest number of a case that was issued today under its code


@dataclass(frozen=True, slots=True)
class Tally:
    """So many records of one kind: what was put down anew, what moved, and each unit that was founded."""

    kind: str
    founded: uuid.UUID | None
    before: uuid.UUID | None
    after: uuid.UUID | None
    is_copy: bool
    count: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where an officer of a unit that is divided goes."""

    person_id: uuid.UUID
    name: str
    to_id: uuid.UUID


@dataclass(frozen=True, slots=True)
class Record:
    """A rearrangement with its parts; units are all that there are, by their ids."""

    merger: Merger
    order: Order
    renamings: tuple[Renaming, ...]
    placed: tuple[Placed, ...]
    units: Mapping[uuid.UUID, Named]
    tallies: tuple[Tally, ...]
    moved: int  #: cases that went, each once


def read(session: Session, merger: Merger, today: date) -> Record:
    """The record of *merger* as it is *today*: five statements, however much it moves."""
    mine = select(Renaming).where(Renaming.merger_id == merger.id)
    placed = select(Placement.person_id, Person.full_name, Placement.to_id).join(Person)
    return Record(
        merger,
        successors.of_merger(session, merger),
        tuple(session.scalars(mine)),
        tuple(Placed(*row) for row in session.execute(placed.where(Placement.merger_id == merger.id))),
        _units(session, today),
        *_tallies(session, merger),
    )


def _units(session: Session, today: date) -> Mapping[uuid.UUID, Named]:
    today_s = and_(CaseCounter.unit_code == Unit.code, CaseCounter.day == today)
    every = select(Unit.id, Unit.code, Unit.name, OfficeCalendar.edition, CaseCounter.last)
    every = every.outerjoin(OfficeCalendar, OfficeCalendar.name == Unit.calendar).outerjoin(CaseCounter, today_s)
    return {row.id: Named(row.code, row.name, row.edition, row.last or 0) for row in session.execute(every)}


def _tallies(session: Session, merger: Merger) -> tuple[tuple[Tally, ...], int]:
    # Without parameters: PostgreSQL takes an expression with the same one for another when it groups.
    founded = case((Moved.kind == literal_column("'unit'"), Moved.subject))
    names = (Moved.kind, founded, Moved.from_id, Moved.to_id, Moved.source.is_not(None))
    cases = select(func.count(Moved.subject.distinct())).where(Moved.merger_id == merger.id, Moved.kind == "case")
    counted = select(*names, func.count(), cases.scalar_subquery()).where(Moved.merger_id == merger.id)
    rows = session.execute(counted.group_by(*names)).all()
    told = tuple(
        Tally(kind, made, before, after, bool(copy), number) for kind, made, before, after, copy, number, _ in rows
    )
    return told, rows[0][-1] if rows else 0
