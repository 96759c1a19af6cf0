"""Procedures being revised: drafts that nobody works by yet, and running cases moved to another version."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Revision(Base):
    """The draft of a procedure: what an analyst has made of it so far. One for each procedure."""

    __tablename__ = "revision"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    version: Mapped[int]  #: raised by every saving; a writer names the one it saw
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    checked_version: Mapped[int | None]  #: that was checked last, or is just now; see `engine.tallies`
    checked_at: Mapped[datetime | None]
    errors: Mapped[int | None]  #: that the check found; None: it has not ended
    warnings: Mapped[int | None]
    flows: Mapped[int | None]  #: of its own diagrams; None: its scenarios were not measured as they are
    flows_covered: Mapped[int | None]


class RevisionFile(Base):
    """One file of a draft, byte for byte."""

    __tablename__ = "revision_file"

    slug: Mapped[str] = mapped_column(ForeignKey("revision.slug"), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)
    version: Mapped[int]  #: of the draft, when this file was changed last
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class PastFile(Base):
    """What a file of a draft was before somebody changed it or took it away, see `engine.pasts`."""

    __tablename__ = "revision_past"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    path: Mapped[str] = mapped_column(String(200), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)  #: of the draft, since when it was so
    content: Mapped[bytes] = mapped_column(LargeBinary)
    saved_at: Mapped[datetime]
    saved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class RevisionMark(Base):
    """A version of a draft that was published or tried: what its files say then stays."""

    __tablename__ = "revision_mark"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)


class Discarded(Base):
    """The last numbers of drafts that were given up, so that no later draft of the procedure bears one of them."""

    __tablename__ = "revision_discarded"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    version: Mapped[int]
    rehearsals: Mapped[int]


class CaseMove(Identified, Base):
    """A running case went on by another version of its procedure; what it was before stays until it can be undone."""

    __tablename__ = "case_move"
    __table_args__ = (
        Index(
            "uq_case_move_standing",
            "case_id",
            unique=True,
            sqlite_where=text("undone_at is null and replaced_at is null"),
            postgresql_where=text("undone_at is null and replaced_at is null"),
        ),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), index=True)
    from_digest: Mapped[str] = mapped_column(ForeignKey("snapshot.digest"))
    to_digest: Mapped[str] = mapped_column(ForeignKey("snapshot.digest"), index=True)
    mapping: Mapped[dict[str, Any]]  #: old id of a node or flow -> new id
    blob: Mapped[bytes] = mapped_column(LargeBinary)  #: state of the diagram before
    state_version: Mapped[int]  #: of the state after: as long as it stands, nobody has acted since
    moved_at: Mapped[datetime]
    moved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    undone_at: Mapped[datetime | None]
    replaced_at: Mapped[datetime | None]  #: a later move took its place
