"""Published procedures: content-addressed snapshots that cases keep."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Snapshot(Base):
    """The content of a procedure folder at the moment it was published."""

    __tablename__ = "snapshot"
    __table_args__ = (CheckConstraint("length(digest) = 64", name="digest"),)

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)  #: bpmn.folder.digest of the files
    slug: Mapped[str] = mapped_column(String(120), index=True)
    process: Mapped[str] = mapped_column(String(200))  #: BPMN id of the process that a case runs


class SnapshotFile(Base):
    """One file of a snapshot, byte for byte."""

    __tablename__ = "snapshot_file"

    digest: Mapped[str] = mapped_column(ForeignKey("snapshot.digest"), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Publication(Identified, Base):
    """From *active_from* on, cases of this procedure begin on this snapshot."""

    __tablename__ = "publication"
    __table_args__ = (
        UniqueConstraint("slug", "version"),
        Index("ix_publication_slug_active_from", "slug", "active_from"),
    )

    slug: Mapped[str] = mapped_column(String(120))
    version: Mapped[int]
    digest: Mapped[str] = mapped_column(ForeignKey("snapshot.digest"))
    code: Mapped[str] = mapped_column(String(40), index=True)  #: national code, e.g. 1.001612
    name: Mapped[str] = mapped_column(String(500))
    active_from: Mapped[date]
    published_at: Mapped[datetime]
    published_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decision: Mapped[str | None] = mapped_column(String(500))  #: that approved it; None: the system published it
    decision_digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    decision_file: Mapped[str | None] = mapped_column(String(255))  #: what the file of the decision is called
    flows: Mapped[int | None]  #: of its own diagrams; None: its scenarios were not measured
    checked_at: Mapped[datetime | None]  #: when what a check finds in it was counted, see `engine.tallies`
    errors: Mapped[int | None]  #: it found; None: they were not counted
    warnings: Mapped[int | None]
    flows_covered: Mapped[int | None]  #: so many of them some scenario took when it was published
