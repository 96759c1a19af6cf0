"""What is to be done without a person: due work, what fired, who works on it, and slots of repeated jobs."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKeyConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Identified

OPEN = ("waiting", "held")
STILL_OPEN = text("state in ('waiting', 'held')")


class DueWork(Identified, Base):
    """One thing to be done at its moment: it waits, is held by one worker at a time, and ends with a record.

    No foreign key leads to the case: work outlives its case, and then ends by saying so.
    """

    __tablename__ = "due_work"
    __table_args__ = (
        CheckConstraint("state in ('waiting', 'held', 'done', 'void', 'parked')", name="state"),
        Index("ix_due_work_free_from", "free_from", sqlite_where=STILL_OPEN, postgresql_where=STILL_OPEN),
        Index("ix_due_work_subject", "subject", "kind"),
        Index("ix_due_work_ended_at", "ended_at"),
    )

    kind: Mapped[str] = mapped_column(String(20))  #: "timer": of a diagram; "rung": of a clock
    case_id: Mapped[uuid.UUID | None] = mapped_column(index=True)
    subject: Mapped[str] = mapped_column(String(60))  #: id of the timer or the clock
    part: Mapped[str] = mapped_column(String(120))  #: BPMN id of the timer's element, or name of the rung
    number: Mapped[int]  #: of the clock event that set the date of the rung; 0 for a timer
    due_at: Mapped[datetime]
    state: Mapped[str] = mapped_column(String(10))
    free_from: Mapped[datetime]  #: a worker may take it then: it is due, waited long enough, or its lease is over
    token: Mapped[int] = mapped_column(default=0)  #: raised whenever it is taken; only who knows it may finish
    attempts: Mapped[int] = mapped_column(default=0)
    reason: Mapped[str | None] = mapped_column(String(300))  #: why it ended without effect, or failed last
    ended_at: Mapped[datetime | None]


class ClockFire(Base):
    """A rung of a clock fired: once for each date that the clock was given."""

    __tablename__ = "clock_fire"
    __table_args__ = (ForeignKeyConstraint(["clock_id", "event"], ["clock_event.clock_id", "clock_event.number"]),)

    clock_id: Mapped[uuid.UUID] = mapped_column(primary_key=True)
    rung: Mapped[str] = mapped_column(String(40), primary_key=True)
    event: Mapped[int] = mapped_column(primary_key=True)  #: number of the clock event that set the date
    at: Mapped[datetime]


class Worker(Base):
    """A worker that runs, or ran lately: its heartbeat."""

    __tablename__ = "worker"

    name: Mapped[str] = mapped_column(String(120), primary_key=True)  #: machine, process, and a part drawn by lot
    started_at: Mapped[datetime]
    seen_at: Mapped[datetime]  #: its last tick
    stopped_at: Mapped[datetime | None]  #: None: it runs, or died without a word
    claimed: Mapped[int]  #: pieces of work it has taken since its start
    lag_seconds: Mapped[int]  #: how long the oldest work had been lying free at its last tick


class Slot(Base):
    """A repeated job was done for one stretch of time; whoever inserts the row does it."""

    __tablename__ = "slot"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    at: Mapped[datetime] = mapped_column(primary_key=True)  #: when the stretch begins
