"""Results of cases, opinions of others and orders by hand."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Result(Identified, Base):
    """What the applicant gets, from its draft to its hand-over."""

    __tablename__ = "result"
    __table_args__ = (
        CheckConstraint("state in ('draft', 'sent-up', 'signed', 'issued', 'returned')", name="state"),
        CheckConstraint("way in ('direct', 'post', 'online')", name="way"),
        CheckConstraint("state in ('draft', 'returned') or sealed is not null", name="sealed"),
        CheckConstraint("digest is not null or state = 'returned'", name="content"),
        UniqueConstraint("case_id", "position"),
        UniqueConstraint("unit_id", "year", "register", "serial"),
        Index("ix_result_state", "state", "case_id"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    position: Mapped[int]  #: 1, 2, 3 … within the case
    code: Mapped[str] = mapped_column(String(60))  #: code of the procedure's result
    name: Mapped[str] = mapped_column(String(1000))
    state: Mapped[str] = mapped_column(String(10))
    #: its content as drafted now; None: another system gave it, on paper
    digest: Mapped[str | None] = mapped_column(ForeignKey("stored_file.digest"))
    sealed: Mapped[str | None] = mapped_column(String(64))  #: the content that was sent up
    sent_from: Mapped[str | None] = mapped_column(String(120))  #: BPMN id of the step that sent it up
    signed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    signed_at: Mapped[datetime | None]
    signed_form: Mapped[str | None] = mapped_column(String(4))  #: ky, TM., KT., TL., TUQ.
    signed_document: Mapped[str | None] = mapped_column(String(200))  #: by which the authority to sign was given
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"))  #: whose register numbered it
    year: Mapped[int | None]
    register: Mapped[str | None] = mapped_column(String(40))  #: e.g. "GCN", "TB-UBND"
    serial: Mapped[int | None]
    number: Mapped[str | None] = mapped_column(String(60), index=True)  #: as it stands on the paper
    issued_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    issued_at: Mapped[datetime | None]
    issuer: Mapped[str | None] = mapped_column(String(300))  #: who issued it in another system, as that says
    keep_until: Mapped[date | None]  #: None: for ever, or the procedure has no rule
    shelf: Mapped[str | None] = mapped_column(String(60))  #: where it lies at the desk (kệ, ngăn)
    shelved_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    shelved_at: Mapped[datetime | None]  #: when the desk had it
    missing: Mapped[str | None] = mapped_column(String(1000))  #: why it could not be given yet
    missing_since: Mapped[datetime | None]
    way: Mapped[str | None] = mapped_column(String(10))
    recipient: Mapped[str | None] = mapped_column(String(300))
    by_proxy: Mapped[bool] = mapped_column(default=False)
    proxy_document: Mapped[str | None] = mapped_column(String(200))
    receipt_number: Mapped[str | None] = mapped_column(String(60))  #: of the fee receipt
    returned_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    returned_at: Mapped[datetime | None]


class DocumentCounter(Base):
    """The last number that a unit gave in one of its registers in a year."""

    __tablename__ = "document_counter"

    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True)
    register: Mapped[str] = mapped_column(String(40), primary_key=True)
    last: Mapped[int]


class Consultation(Identified, Base):
    """The opinion of one unit, asked for beside the diagram; several run at once."""

    __tablename__ = "consultation"
    __table_args__ = (
        CheckConstraint("opinion in ('agree', 'disagree', 'other', 'silent')", name="opinion"),
        CheckConstraint("(unit_id is null) <> (outside is null)", name="asked"),
        CheckConstraint("(opinion is null) = (answered_at is null)", name="answered"),
        UniqueConstraint("case_id", "number"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    unit_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("unit.id"), index=True)
    outside: Mapped[str | None] = mapped_column(String(300))  #: name of a body without accounts here
    content: Mapped[str] = mapped_column(String(4000))
    answer_by: Mapped[str] = mapped_column(String(200))  #: the way of answering
    asked_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    asked_at: Mapped[datetime]
    due_at: Mapped[datetime]
    opinion: Mapped[str | None] = mapped_column(String(10))
    answer: Mapped[str | None] = mapped_column(String(4000))
    document: Mapped[str | None] = mapped_column(String(200))  #: number and date of the answering letter
    answered_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))  #: who entered it
    answered_at: Mapped[datetime | None]


class Note(Identified, Base):
    """What an officer wrote down about a case for those who work on it."""

    __tablename__ = "note"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(2000))
    written_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime]
    struck_at: Mapped[datetime | None]


class Directive(Identified, Base):
    """An order or a request for help by hand (ý kiến chỉ đạo), to one officer, until a moment."""

    __tablename__ = "directive"
    __table_args__ = (UniqueConstraint("case_id", "number"),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    number: Mapped[int]
    content: Mapped[str] = mapped_column(String(4000))
    given_by: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"))
    given_at: Mapped[datetime]
    addressee_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), index=True)
    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), unique=True)  #: which says when it is due, and done
    report: Mapped[str | None] = mapped_column(String(4000))
