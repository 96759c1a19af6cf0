"""What happened and what must be told: status log, trail and its seals, notices to officers and out of the house."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

UNSEALED = text("number > sealed")
URGED = text("act = 'urge'")


class StatusEntry(Base):
    """The case came into a status; rows are only ever added."""

    __tablename__ = "status_entry"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    status: Mapped[str] = mapped_column(String(60))  #: code in engine.statuses
    detail: Mapped[str | None] = mapped_column(String(60))  #: code of the administrators' status under it
    at: Mapped[datetime]
    element: Mapped[str | None] = mapped_column(String(120))
    reason: Mapped[str | None] = mapped_column(String(2000))  #: as the officer gave it to the applicant
    off_chart: Mapped[bool] = mapped_column(default=False)  #: the chart of that day did not allow the change


class TrailEntry(Base):
    """Who did what, when and why: append-only, each entry sealed by the hash of the one before."""

    __tablename__ = "trail_entry"
    __table_args__ = (
        Index("ix_trail_entry_at", "at"),  # a search begins with the newest; without it all entries were sorted
        Index("ix_trail_entry_actor", "actor_id", "at"),  # what one officer did; without it SQLite reads all by date
        Index("ix_trail_entry_urge", "at", sqlite_where=URGED, postgresql_where=URGED),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    actor_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    act: Mapped[str] = mapped_column(String(40))
    element: Mapped[str | None] = mapped_column(String(120))
    facts: Mapped[dict[str, Any]]  #: codes and moments; personal values only as digests
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))


class TrailReason(Base):
    """The words behind an entry of the trail, which holds their digest only: they may name people, and be erased."""

    __tablename__ = "trail_reason"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[str] = mapped_column(Text)


class TrailHead(Base):
    """The newest entry of a case's trail, once more: an entry that is cut off the end is missed here."""

    __tablename__ = "trail_head"
    __table_args__ = (Index("ix_trail_head_open", "case_id", sqlite_where=UNSEALED, postgresql_where=UNSEALED),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), primary_key=True)
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[int] = mapped_column(default=0)  #: the number that the newest seal over this case covers


class TrailSeal(Base):
    """One root over the heads of all cases on a day: it follows from the root before and every head that moved."""

    __tablename__ = "trail_seal"

    number: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    heads: Mapped[int]  #: how many moved since the seal before
    previous: Mapped[str] = mapped_column(String(64))
    root: Mapped[str] = mapped_column(String(64))


class SealedHead(Base):
    """A head as it stood under a seal. No foreign key to the case: that it is gone is what this row tells."""

    __tablename__ = "sealed_head"

    seal: Mapped[int] = mapped_column(ForeignKey("trail_seal.number"), primary_key=True)
    case_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    number: Mapped[int]
    hash: Mapped[str] = mapped_column(String(64))


class Notice(Identified, Base):
    """Something that officers are told on their pages: a person, or whoever holds a post."""

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("(person_id is null) = (role is not null)", name="addressee"),
        Index("ix_notice_person_id_at", "person_id", "at"),
        Index("ix_notice_unit_id_role_at", "unit_id", "role", "at"),
    )

    kind: Mapped[str] = mapped_column(String(20))  #: one of engine.notices.KINDS
    case_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("case.id"), index=True)  #: None: a digest
    task_id: Mapped[str | None] = mapped_column(String(36))
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str | None] = mapped_column(String(60))
    person_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime] = mapped_column(index=True)
    facts: Mapped[dict[str, Any]]  #: codes, moments and numbers; nothing personal


class NoticeRead(Base):
    """A person has read a notice."""

    __tablename__ = "notice_read"

    notice_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("notice.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)


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
