"""Tasks: one live row for each step of a running diagram that waits for a person."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, String, literal_column, text
from sqlalchemy.orm import Mapped, mapped_column

from engine.tables.base import Base, Clock
from engine.tables.cases import Case

LIVE = text("state in ('ready', 'claimed')")
TAKEN = text("holder_id is not null")
IN_STEAD = text("for_id is not null")
OF_CASE = ("case_receiving_unit_id", "case_competent_unit_id")
NEWEST = ("case_opened_at", "case_id", *OF_CASE)
INBOX = ("unit_id", "role", "due_at", "ready_at", "id", "holder_id", "state", "proposal", "bound", "case_id", "slug")


class Task(Base):
    """A step that waits, or waited, for somebody (WS-HumanTask terms)."""

    __tablename__ = "task"
    __table_args__ = (
        CheckConstraint("state in ('ready', 'claimed', 'completed', 'obsolete')", name="state"),
        CheckConstraint("(state = 'claimed') = (holder_id is not null and ended_at is null)", name="holder"),
        CheckConstraint("(ended_at is null) = (state in ('ready', 'claimed'))", name="ended"),
        CheckConstraint("owner_id is null or state in ('claimed', 'completed')", name="owner"),
        CheckConstraint("proposal in ('apology', 'stop', 'order')", name="proposal"),
        # What lists and counters ask of many tasks stands in these, so that they need not look at the rows.
        Index("ix_task_inbox", *INBOX, sqlite_where=LIVE, postgresql_where=LIVE),
        Index("ix_task_holder", "holder_id", "state", "due_at", "case_id"),
        Index("ix_task_taken", "holder_id", *NEWEST, sqlite_where=TAKEN, postgresql_where=TAKEN),
        Index("ix_task_for_id", "for_id", *NEWEST, sqlite_where=IN_STEAD, postgresql_where=IN_STEAD),
        Index("ix_task_case_id_element", "case_id", "element", "role", "state"),
    )

    id: Mapped[str] = mapped_column(String(36), primary_key=True)  #: the engine's id of the waiting step
    case_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("case.id"))
    element: Mapped[str] = mapped_column(String(120))  #: BPMN id of the step; else what the task is for
    #: what a clock or an officer wants of a person, done by a verb of its own: "apology", "stop", "order"; None: a step
    proposal: Mapped[str | None] = mapped_column(String(10))
    name: Mapped[str] = mapped_column(String(300))
    form: Mapped[str | None] = mapped_column(String(200))
    unit_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("unit.id"))
    role: Mapped[str] = mapped_column(String(60))  #: the post that the lane means
    # Of the case, once more here: whose task it is must be told from its own row, for lists of many.
    slug: Mapped[str] = mapped_column(String(120))
    field: Mapped[str] = mapped_column(String(200))
    territory: Mapped[str | None] = mapped_column(String(20))
    #: Of the case, too: so that what an officer took part in is read in the order of its lists. Always told.
    case_opened_at: Mapped[datetime | None]
    #: Of the case, too, as it is now: so that those of other units are found among all that somebody took part in.
    case_receiving_unit_id: Mapped[uuid.UUID | None]
    case_competent_unit_id: Mapped[uuid.UUID | None]
    bound: Mapped[bool] = mapped_column(default=False)  #: it has rows in `task_bond`
    state: Mapped[str] = mapped_column(String(10))
    holder_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))  #: who claimed or completed it
    for_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))  #: in whose stead the holder acts
    owner_id: Mapped[uuid.UUID | None] = mapped_column(ForeignKey("person.id"))  #: who delegated it to the holder
    ready_at: Mapped[datetime]
    due_at: Mapped[datetime | None]  #: cache of its clock
    ended_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)
    #: when the row was last written, by the database's own clock; None: not since the database has this column
    moved_at: Mapped[datetime | None] = mapped_column(default=Clock(), onupdate=Clock(), index=True)


def is_live() -> ColumnElement[bool]:
    """The condition that a task still waits, in the words of the index, so that the database uses it."""
    return Task.state.in_([literal_column("'ready'"), literal_column("'claimed'")])


def of_case(case: Case) -> dict[str, Any]:
    """What the rows of its tasks tell of *case*."""
    return {
        "slug": case.slug,
        "field": case.field,
        "territory": case.territory,
        "case_opened_at": case.opened_at,
        "case_receiving_unit_id": case.receiving_unit_id,
        "case_competent_unit_id": case.competent_unit_id,
    }


class TaskBond(Base):
    """Who may do a task depends on who did another step of the case: somebody else, or the same person."""

    __tablename__ = "task_bond"
    __table_args__ = (CheckConstraint("kind in ('separate', 'same')", name="kind"),)

    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    kind: Mapped[str] = mapped_column(String(10), primary_key=True)
    element: Mapped[str] = mapped_column(String(120), primary_key=True)  #: BPMN id of the other step


class Draft(Base):
    """What a person has filled in of a task so far; others' acts leave it alone."""

    __tablename__ = "draft"

    task_id: Mapped[str] = mapped_column(ForeignKey("task.id"), primary_key=True)
    person_id: Mapped[uuid.UUID] = mapped_column(ForeignKey("person.id"), primary_key=True)
    answers: Mapped[dict[str, Any]]
    saved_at: Mapped[datetime]
    version: Mapped[int]
