"""Which units offer a procedure, and which procedures a unit offers: those of today and those to come."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from engine.tables import Offering, Publication, Unit


@dataclass(frozen=True, slots=True)
class Offer:
    """A unit offers a procedure for a time."""

    id: uuid.UUID
    slug: str
    part: str  #: "receiving" or "competent"
    valid_from: date
    valid_to: date | None
    unit_id: uuid.UUID
    unit: str  #: its name
    code: str
    level: str


def of_procedure(session: Session, slug: str, day: date) -> list[Offer]:
    """The units that offer *slug* on *day* or later, those that decide first, by name."""
    return _offers(session, day, Offering.slug == slug, Offering.part, Unit.name_collation)


def of_unit(session: Session, unit_id: uuid.UUID, day: date) -> list[Offer]:
    """What the unit offers on *day* or later, by procedure."""
    return _offers(session, day, Offering.unit_id == unit_id, Offering.slug, Offering.part)


def names(session: Session, slugs: Collection[str] | None = None) -> dict[str, str]:
    """What the procedures *slugs*, or all, are called as they were published last; one that never was is left out."""
    published = select(Publication.slug, Publication.name).order_by(Publication.version)
    wanted = published if slugs is None else published.where(Publication.slug.in_(set(slugs)))
    return {row.slug: row.name for row in session.execute(wanted)}


def _offers(session: Session, day: date, whose: ColumnElement[bool], *order: Any) -> list[Offer]:
    columns = Offering.id, Offering.slug, Offering.part, Offering.valid_from, Offering.valid_to
    mine = select(*columns, Unit.id, Unit.name, Unit.code, Unit.level).join(Unit, Unit.id == Offering.unit_id)
    mine = mine.where(whose, or_(Offering.valid_to.is_(None), Offering.valid_to > day))
    return [Offer(*row) for row in session.execute(mine.order_by(*order, Offering.valid_from))]
