"""The papers of a case: what its file must hold, each version that came in, and the contents that they show."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class StoredFile(Base):
    """One content, kept once on disk under its digest, whoever handed it in and however often."""

    __tablename__ = "stored_file"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)  #: SHA-256 in hex
    kind: Mapped[str] = mapped_column(String(10))  #: as its first bytes say, never as its name does
    size: Mapped[int]  #: bytes
    stored_at: Mapped[datetime]


class HandedIn(Base):
    """Who has sent in a content, and so has it: only he may refer to it where nobody else has yet."""

    __tablename__ = "handed_in"

    digest: Mapped[str] = mapped_column(ForeignKey("stored_file.digest"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)


class Component(Identified, Base):
    """One line of the checklist of a case: a paper that its procedure asks for."""

    __tablename__ = "component"
    __table_args__ = (
        CheckConstraint("way in ('submit', 'show', 'look-up')", name="way"),
        UniqueConstraint("case_id", "position"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    position: Mapped[int]  #: 1, 2, 3 … as the procedure lists them
    code: Mapped[str] = mapped_column(String(60))
    name: Mapped[str] = mapped_column(String(2000))
    way: Mapped[str] = mapped_column(String(10))
    original: Mapped[int]
    copy: Mapped[int]
    electronic: Mapped[int]
    needed: Mapped[bool]  #: without it the case is not accepted


class Paper(Identified, Base):
    """One version of a paper; the newest of its component counts, the earlier ones stay."""

    __tablename__ = "paper"
    __table_args__ = (
        CheckConstraint("form in ('original', 'copy', 'electronic', 'shown', 'looked-up')", name="form"),
        CheckConstraint("given_back_at is null or kept_original", name="given_back"),
        UniqueConstraint("component_id", "number"),
        Index("ix_paper_digest", "digest"),
    )

    component_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("component.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the component
    form: Mapped[str] = mapped_column(String(10))
    digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))  #: None: on paper only
    file_name: Mapped[str | None] = mapped_column(String(255))
    note: Mapped[str | None] = mapped_column(String(500))  #: e.g. where it was looked up
    valid_until: Mapped[date | None]  #: its last day; None: without an end
    kept_original: Mapped[bool] = mapped_column(default=False)  #: the office holds the original
    given_back_at: Mapped[datetime | None]
    reused_from: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("paper.id"))  #: the paper of an earlier file
    registered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    registered_at: Mapped[datetime]
