"""Legal clocks, the events that alone move them, why they stand still, and the apologies for those that ran out."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

#: what a clock measures: the case (or a phase of it), a step, the answer to an online filing, the officer's own time to
#: ask for a supplement, the applicant's time to bring it, an opinion asked for, an order given by hand
SUBJECTS = ("case", "step", "intake", "request", "supplement", "consultation", "order")
OPEN = text("ended_at is null")
RUNNING = text("state = 'running'")
EXTENDED = text("kind = 'extend'")
STOPPED = text("subject = 'case' and stopped_at is not null")


class Clock(Identified, Base):
    """A limit that runs within a case."""

    __tablename__ = "clock"
    __table_args__ = (
        CheckConstraint(f"subject in {SUBJECTS}", name="subject"),
        CheckConstraint("state in ('running', 'paused', 'stopped')", name="state"),
        CheckConstraint("(subject in ('step', 'order')) = (task_id is not null)", name="step"),
        UniqueConstraint("case_id", "subject", "key"),
        Index("ix_clock_due_at", "due_at", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index("ix_clock_edition", "edition", "state", "id"),
        Index("ix_clock_stopped_at", "stopped_at", "case_id", sqlite_where=STOPPED, postgresql_where=STOPPED),
    )

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    task_id: Mapped[str | None] = mapped_column(ForeignKey("task.id"), index=True)
    subject: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))  #: which one within the case: phase, task, request, opinion, order
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))  #: whose calendar counts
    calendar: Mapped[str] = mapped_column(String(60))
    edition: Mapped[str] = mapped_column(ForeignKey("calendar_edition.digest"))  #: the calendar as it now counts
    parameter: Mapped[str | None] = mapped_column(String(60))  #: code of the legal parameter in its limit
    parameter_value: Mapped[str | None] = mapped_column(String(60))  #: the value that counts
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
    __table_args__ = (Index("ix_clock_event_extend", "clock_id", sqlite_where=EXTENDED, postgresql_where=EXTENDED),)

    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("clock.id"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)  #: 1, 2, 3 … within the clock
    kind: Mapped[str] = mapped_column(String(20))
    at: Mapped[datetime]  #: from when it counts
    recorded_at: Mapped[datetime]  #: when it was entered
    due_at: Mapped[datetime]  #: the legal date after this event; that of the event before is the old one
    appointed_at: Mapped[datetime]  #: the promised date after this event
    by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    approved_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    reason: Mapped[str | None] = mapped_column(String(500))
    basis: Mapped[str | None] = mapped_column(String(500))  #: căn cứ pháp lý
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class ClockPause(Identified, Base):
    """Why the clock of a case stands still. It runs again when the last of its pauses has ended."""

    __tablename__ = "clock_pause"
    __table_args__ = (
        CheckConstraint("cause in ('supplement', 'obligation', 'uncounted', 'approved')", name="cause"),
        CheckConstraint("mode in ('restart', 'resume', 'add')", name="mode"),
        UniqueConstraint("clock_id", "number"),
        Index("ix_clock_pause_open", "clock_id", unique=False, sqlite_where=OPEN, postgresql_where=OPEN),
    )

    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("clock.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the clock
    event: Mapped[int]  #: number of the clock event with which the clock came to stand
    cause: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))  #: the element or the notice
    mode: Mapped[str] = mapped_column(String(10))  #: how the clock goes on afterwards
    added: Mapped[dict[str, Any] | None]  #: the limit that comes on top in the mode "add"
    begun_at: Mapped[datetime]
    received: Mapped[list[Any]] = mapped_column(default=list)  #: moments of partial receipts; they end nothing
    ended_at: Mapped[datetime | None]
    taken_back_at: Mapped[datetime | None]  #: the act that brought it about was taken back
    reason: Mapped[str | None] = mapped_column(String(500))
    basis: Mapped[str | None] = mapped_column(String(500))
    approved_by_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))


class Apology(Identified, Base):
    """An apology with a new date (xin lỗi và hẹn lại): drafted, signed, and in force once the applicant is notified."""

    __tablename__ = "apology"
    __table_args__ = (UniqueConstraint("clock_id", "number"),)

    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), index=True)
    clock_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("clock.id"))
    number: Mapped[int]  #: 1, 2, 3 … within the clock
    appointed_at: Mapped[datetime]  #: the new date
    reason: Mapped[str] = mapped_column(String(500))
    drafted_at: Mapped[datetime]
    drafted_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    signed_at: Mapped[datetime | None]
    signed_by: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))
    notified_at: Mapped[datetime | None]
    is_late: Mapped[bool]  #: notified after the date for which it apologises
