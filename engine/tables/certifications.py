"""The books of certification (sổ chứng thực): a row for each number, and what was put right in it."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Certification(Identified, Base):
    """One entry of a book: what was certified for whom, by whom, under which number and for which fee."""

    __tablename__ = "certification"
    __table_args__ = (
        CheckConstraint("kind in ('copy', 'signature')", name="kind"),
        CheckConstraint("copies > 0 and pages > 0 and fee_vnd >= 0", name="amounts"),
        UniqueConstraint("unit_id", "year", "kind", "serial"),
        Index("ix_certification_unit_id_day", "unit_id", "day"),
    )

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    year: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    serial: Mapped[int]  #: 1, 2, 3 … within the book of the unit, the year and the kind, without a gap
    version: Mapped[int] = mapped_column(default=1)
    day: Mapped[date]  #: calendar day in Asia/Ho_Chi_Minh
    at: Mapped[datetime]
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    signer_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    signer_title: Mapped[str] = mapped_column(String(300))  #: as it was on that day
    applicant: Mapped[str] = mapped_column(String(300))
    applicant_folded: Mapped[str] = mapped_column(String(300))
    personal_id: Mapped[str | None] = mapped_column(String(20), index=True)
    paper: Mapped[str] = mapped_column(String(500))  #: what the paper is called
    copies: Mapped[int]  #: certified copies; of a signature the papers that bear it
    pages: Mapped[int]  #: of the original
    fee_vnd: Mapped[int]
    receipt_number: Mapped[str | None] = mapped_column(String(60))
    note: Mapped[str | None] = mapped_column(String(500))


class CertificationChange(Identified, Base):
    """An entry was put right: what stood there, what stands there, why; rows are only ever added."""

    __tablename__ = "certification_change"
    __table_args__ = (UniqueConstraint("certification_id", "number"),)

    certification_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("certification.id"))
    number: Mapped[int]
    before: Mapped[dict[str, Any]]
    after: Mapped[dict[str, Any]]
    reason: Mapped[str] = mapped_column(String(1000))
    changed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    changed_at: Mapped[datetime]
