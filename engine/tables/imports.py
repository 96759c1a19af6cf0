"""Files of cases that come from another system: line by line, until each is taken over or refused."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class CaseImport(Identified, Base):
    """One file that was handed in."""

    __tablename__ = "case_import"

    system: Mapped[str] = mapped_column(String(100))  #: where its cases come from
    file_name: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[datetime]
    sent_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    archive: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))  #: the ZIP in which its papers lie


class ImportLine(Base):
    """One line of it. What it says goes when it is taken over; nobody keeps a second copy of a case."""

    __tablename__ = "import_line"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'fit', 'unfit', 'new', 'there', 'refused')", name="state"),
        Index("ix_import_line_state", "import_id", "state"),
    )

    import_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case_import.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  #: of the line in the file
    code: Mapped[str] = mapped_column(String(60))
    said: Mapped[dict[str, Any] | None]  #: None: it cannot be read, or it is taken over
    state: Mapped[str] = mapped_column(String(10), default="waiting")
    words_vi: Mapped[str | None] = mapped_column(String(1000))  #: why it is refused
    words_en: Mapped[str | None] = mapped_column(String(1000))
