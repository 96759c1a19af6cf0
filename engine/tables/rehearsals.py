"""Drafts on trial: their scenarios played by a worker, and cases that analysts try with the clock in hand."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base

WAITING, RUNNING, DONE, BROKEN = "waiting", "running", "done", "broken"


class Rehearsal(Base):
    """The scenarios of a draft, played or to be played. The newest one only."""

    __tablename__ = "rehearsal"
    __table_args__ = (CheckConstraint("state in ('waiting', 'running', 'done', 'broken')", name="state"),)

    slug: Mapped[str] = mapped_column(ForeignKey("revision.slug"), primary_key=True)
    number: Mapped[int]  #: raised each time they are played; a worker whose time was over ends none but its own
    version: Mapped[int]  #: of the draft, when it was taken in hand
    state: Mapped[str] = mapped_column(String(10), index=True)
    asked_at: Mapped[datetime]
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime | None]  #: when whoever plays them is given up
    played: Mapped[int]  #: scenarios so far
    total: Mapped[int]  #: 0: not known yet
    told: Mapped[dict[str, Any] | None]  #: what was found, see `engine.rehearsals`
    ended_at: Mapped[datetime | None]


class Tryout(Base):
    """A case of a draft that one analyst tries: what he did so far. It is played anew from its beginning each time."""

    __tablename__ = "tryout"

    slug: Mapped[str] = mapped_column(ForeignKey("revision.slug"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    version: Mapped[int]  #: of the draft, when it was played last
    moves: Mapped[list[Any]]  #: as `motcua run --script` reads them
    told: Mapped[dict[str, Any]]  #: how the case stood after them
    changed_at: Mapped[datetime]
