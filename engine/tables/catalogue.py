"""The national catalogue of procedures, as it was read: every version of every entry."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

CURRENT = text("replaced_at is null")


class CatalogueEntry(Identified, Base):
    """One version of one entry; the one that nothing replaced is what the catalogue says today."""

    __tablename__ = "catalogue_entry"
    __table_args__ = (
        CheckConstraint("length(digest) = 64", name="digest"),
        UniqueConstraint("code", "version"),
        Index("uq_catalogue_entry_current", "code", unique=True, sqlite_where=CURRENT, postgresql_where=CURRENT),
    )

    code: Mapped[str] = mapped_column(String(40))  #: national code, e.g. 1.001612
    version: Mapped[int]  #: 1, 2, 3 … of this code
    digest: Mapped[str] = mapped_column(String(64))  #: of the content
    name: Mapped[str] = mapped_column(String(2000))
    name_folded: Mapped[str] = mapped_column(String(2000))
    field: Mapped[str] = mapped_column(String(300), index=True)
    content: Mapped[dict[str, Any]]  #: bpmn.catalogue.Entry.plain
    doubts: Mapped[list[Any]]  #: what a person should look at: field, quote, vi, en
    read_at: Mapped[datetime]
    replaced_at: Mapped[datetime | None]
