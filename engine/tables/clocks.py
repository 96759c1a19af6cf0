"""Legal clocks and the events that alone move them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified


class Clock(Identified, Base):
    """A limit that runs for a case or for one step of it."""

    __tablename__ = "clock"
    __table_args__ = (
        CheckConstraint("subject in ('case', 'step')", name="subject"),
        CheckConstraint("state in ('running', 'paused', 'stopped')", name="state"),
        CheckConstraint("(subject = 'step') = (task_id is not null)", name="step"),
        UniqueConstraint("case_id", "subject", "task_id"),
        Index("ix_clock_due_at", "state", "due_at"),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    task_id: Mapped[str | None] = mapped_column(ForeignKey("task.id"))
    subject: Mapped[str] = mapped_column(String(10))
    calendar: Mapped[str] = mapped_column(String(60))
    events: Mapped[int]  #: how many events it has
    started_at: Mapped[datetime]
    # What follows is a cache of the fold of the events, rewritten only together with an event.
    state: Mapped[str] = mapped_column(String(10))
    due_at: Mapped[datetime]  #: the legal date
    judged_until: Mapped[datetime]  #: the last minute that is on time
    appointed_at: Mapped[datetime]  #: the date promised to the applicant
    was_late: Mapped[bool]  #: once late, late for good
    stopped_at: Mapped[datetime | None]


class ClockEvent(Base):
    """What happened to a clock; rows are only ever added."""

    __tablename__ = "clock_event"

    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("clock.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  #: 1, 2, 3 … within the clock
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]
    due_at: Mapped[datetime]  #: the due moment after this event
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None] = mapped_column(String(500))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
