"""Rearrangements of units: who follows whom from which day on, and what was moved."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Merger(Identified, Base):
    """One rearrangement (sắp xếp đơn vị hành chính): it is planned, prepared, moves on its day, and is done."""

    __tablename__ = "merger"
    __table_args__ = (
        CheckConstraint("kind in ('merge', 'split', 'rename', 'abolish', 'level')", name="kind"),
        CheckConstraint("state in ('planned', 'prepared', 'moving', 'done', 'reversed')", name="state"),
    )

    kind: Mapped[str] = mapped_column(String(10))
    on: Mapped[date] = mapped_column("on_day")  #: the day from which the new order holds
    document: Mapped[str] = mapped_column(String(200))  #: the resolution that orders it
    state: Mapped[str] = mapped_column(String(10), default="planned")
    planned_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    planned_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class Succession(Identified, Base):
    """From its day on, a unit follows another: in all, or in a procedure, a field or an area; the closest counts."""

    __tablename__ = "succession"

    merger_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("merger.id"), index=True)
    from_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    to_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    slug: Mapped[str | None] = mapped_column(String(120))
    field: Mapped[str | None] = mapped_column(String(200))
    territory: Mapped[str | None] = mapped_column(String(20))


class Renaming(Identified, Base):
    """From its day on, a unit bears another code, name or level."""

    __tablename__ = "renaming"

    merger_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("merger.id"), index=True)
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    code: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(300))
    header: Mapped[str] = mapped_column(String(600))
    level: Mapped[str] = mapped_column(String(20))


class Legacy(Identified, Base):
    """A unit may read what another finished before it: in all, or in a procedure, a field or an area."""

    __tablename__ = "legacy"

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    before_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    slug: Mapped[str | None] = mapped_column(String(120))
    field: Mapped[str | None] = mapped_column(String(200))
    territory: Mapped[str | None] = mapped_column(String(20))


class Placement(Identified, Base):
    """To which of several successors an officer of a split unit goes."""

    __tablename__ = "placement"

    merger_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("merger.id"), index=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    to_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))


class Moved(Identified, Base):
    """One row that a rearrangement made, ended or moved: the record by which it is found again and reversed."""

    __tablename__ = "moved"
    __table_args__ = (
        Index("ix_moved_merger_kind", "merger_id", "kind"),
        Index("ix_moved_from", "kind", "from_id"),
    )

    merger_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("merger.id"))
    kind: Mapped[str] = mapped_column(String(20))  #: "case" or the name of a table
    subject: Mapped[uuid.UUID]  #: id of the row
    source: Mapped[uuid.UUID | None]  #: id of the row that it was made after
    made: Mapped[bool]  #: the row was made, and goes when the rearrangement is reversed
    from_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    to_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    at: Mapped[datetime]
