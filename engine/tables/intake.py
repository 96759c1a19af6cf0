"""What passes between the desk, the applicant and the competent unit: requests, refusals, handovers, corrections."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import DOCUMENT, Base, Identified


class SupplementRequest(Identified, Base):
    """One request to the applicant: everything that is missing, said once."""

    __tablename__ = "supplement_request"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the case
    element: Mapped[str] = mapped_column(String(120))  #: the step at which it was asked
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    again_reason: Mapped[str | None] = mapped_column(String(1000))  #: why it is asked once more
    full_at: Mapped[datetime | None]  #: when the last item came in
    taken_back_at: Mapped[datetime | None]  #: the officer took the request back before anybody went on from it


class SupplementItem(Identified, Base):
    """One thing that the applicant is asked for."""

    __tablename__ = "supplement_item"
    __table_args__ = (
        CheckConstraint("kind in ('field', 'document')", name="kind"),
        UniqueConstraint("request_id", "number"),
    )

    request_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("supplement_request.id"))
    number: Mapped[int]
    kind: Mapped[str] = mapped_column(String(10))
    key: Mapped[str] = mapped_column(String(120))  #: key of the field, or position of the component
    label: Mapped[str] = mapped_column(String(2000))  #: as the applicant reads it
    reason: Mapped[str] = mapped_column(String(40))  #: code of the catalogue
    guidance: Mapped[str] = mapped_column(String(1000))
    received_at: Mapped[datetime | None]


class Refusal(Identified, Base):
    """Why a filing was not received."""

    __tablename__ = "refusal"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), index=True)
    reason: Mapped[str] = mapped_column(String(2000))
    refused_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    refused_at: Mapped[datetime]


class Handover(Identified, Base):
    """A case given to the competent unit, its data or its papers, or its result given back; both confirm the time."""

    __tablename__ = "handover"
    __table_args__ = (
        CheckConstraint("what in ('data', 'paper', 'result')", name="what"),
        CheckConstraint("received_at is null or given_at is not null", name="order"),
        UniqueConstraint("case_id", "what"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    what: Mapped[str] = mapped_column(String(10))
    from_unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    to_unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), index=True)
    due_at: Mapped[datetime]
    given_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime | None]
    received_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    received_at: Mapped[datetime | None]


class Correction(Identified, Base):
    """A typing error of the application put right after acceptance; what stood there before stays."""

    __tablename__ = "correction"

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), index=True)
    field: Mapped[str] = mapped_column(String(120))
    before: Mapped[Any] = mapped_column(DOCUMENT, nullable=True)  #: None: it was empty
    after: Mapped[Any] = mapped_column(DOCUMENT, nullable=True)
    reason: Mapped[str] = mapped_column(String(1000))
    corrected_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    corrected_at: Mapped[datetime]


class StopRequest(Identified, Base):
    """The applicant asks to stop; kept even when it is refused."""

    __tablename__ = "stop_request"
    __table_args__ = (
        CheckConstraint("state in ('open', 'granted', 'refused')", name="state"),
        CheckConstraint("(state = 'open') = (decided_at is null)", name="decided"),
        UniqueConstraint("case_id", "number"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(2000))  #: the applicant's
    recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]  #: until when it is decided
    decision: Mapped[str | None] = mapped_column(String(2000))  #: why it was granted or refused
    decided_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime | None]


class Obligation(Identified, Base):
    """What the applicant is to pay before the case can go on (nghĩa vụ tài chính), and the payment."""

    __tablename__ = "obligation"
    __table_args__ = (
        CheckConstraint("amount_vnd > 0", name="amount"),
        CheckConstraint("(paid_at is null) = (receipt_number is null)", name="paid"),
        UniqueConstraint("case_id", "number"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    notice_number: Mapped[str] = mapped_column(String(60))  #: as it stands on the paper
    content: Mapped[str] = mapped_column(String(1000))
    amount_vnd: Mapped[int] = mapped_column(BigInteger)
    pay_by: Mapped[date | None]
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    paid_on: Mapped[date | None]
    receipt_number: Mapped[str | None] = mapped_column(String(60))
    paid_recorded_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    paid_at: Mapped[datetime | None]  #: when the payment was recorded
    taken_back_at: Mapped[datetime | None]
