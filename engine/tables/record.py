"""What happened and what must be told: status log, trail, notices out of the house."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class StatusEntry(Base):
    """The case came into a status; rows are only ever added."""

    __tablename__ = "status_entry"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(60))  #: code in engine.statuses
    at: Mapped[datetime]
    element: Mapped[str | None] = mapped_column(String(120))


class TrailEntry(Base):
    """Who did what, when and why: append-only, each entry sealed by the hash of the one before."""

    __tablename__ = "trail_entry"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str] = mapped_column(String(40))
    element: Mapped[str | None] = mapped_column(String(120))
    facts: Mapped[dict[str, Any]]  #: codes and moments; personal values only as digests
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class Outbox(Identified, Base):
    """Something that must leave the house, in the order of its case."""

    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("case_id", "number"),
        Index("ix_outbox_delivered_at", "delivered_at", "created_at"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    payload: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]
    delivered_at: Mapped[datetime | None]
