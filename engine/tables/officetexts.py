"""What an office words itself: reasons that are ready to be chosen, instructions, and the texts of messages."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified
from engine.tables.organisation import DATES


class ReadyReason(Identified, Base):
    """A reason that is offered where an officer must give one, for a time; he may always write another."""

    __tablename__ = "ready_reason"
    __table_args__ = (CheckConstraint(DATES, name="validity"), Index("ix_ready_reason_act", "act", "valid_from"))

    act: Mapped[str] = mapped_column(String(20))  #: one of engine.readyreasons.ACTS
    words: Mapped[str] = mapped_column(String(500))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]


class Instruction(Base):
    """What is to be known at a step of a procedure, or before it is applied for at all."""

    __tablename__ = "instruction"

    slug: Mapped[str] = mapped_column(String(120), primary_key=True)
    element: Mapped[str] = mapped_column(String(120), primary_key=True)  #: BPMN id; empty: the whole procedure
    words: Mapped[str] = mapped_column(String(2000))
    changed_at: Mapped[datetime]


class MessageText(Base):
    """How a message is worded here; where there is no row, as the product words it."""

    __tablename__ = "message_text"

    code: Mapped[str] = mapped_column(String(60), primary_key=True)  #: one of engine.messagetexts.TEXTS
    words: Mapped[str] = mapped_column(String(500))
    changed_at: Mapped[datetime]
