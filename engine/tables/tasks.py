"""Tasks: one live row for each step of a running diagram that waits for a person."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base

LIVE = text("state in ('ready', 'claimed')")


class Task(Base):
    """A step that waits, or waited, for somebody (WS-HumanTask terms)."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("state in ('ready', 'claimed', 'completed', 'obsolete')", name="state"),
        CheckConstraint("(state = 'claimed') = (holder_id is not null and ended_at is null)", name="holder"),
        CheckConstraint("(ended_at is null) = (state in ('ready', 'claimed'))", name="ended"),
        Index("ix_task_inbox", "unit_id", "role", "due_at", sqlite_where=LIVE, postgresql_where=LIVE),
        Index("ix_task_holder", "holder_id", "due_at", sqlite_where=LIVE, postgresql_where=LIVE),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)  #: the engine's id of the waiting step
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"), index=True)
    element: Mapped[str] = mapped_column(String(120))  #: BPMN id of the step
    name: Mapped[str] = mapped_column(String(300))
    form: Mapped[str | None] = mapped_column(String(200))
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(60))  #: the post that the lane means
    separate_from: Mapped[list[Any] | None]  #: BPMN ids of steps that must have been done by somebody else
    state: Mapped[str] = mapped_column(String(10))
    holder_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))  #: who claimed or completed it
    ready_at: Mapped[datetime]
    due_at: Mapped[datetime | None]  #: cache of its clock
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
