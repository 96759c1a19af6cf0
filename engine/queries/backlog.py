"""How far the workers are behind, which of them live, and what waits for a person."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from engine import people
from engine.people import Standing
from engine.tables import Case, DueWork, Outbox, Task, Unit, Worker
from engine.tables.duework import OPEN

SILENT_AFTER = timedelta(minutes=1)  #: our choice: six heartbeats missed


@dataclass(frozen=True, slots=True)
class Backlog:
    """Due work at one moment."""

    free: int  #: could be taken now
    held: int  #: in the hands of workers
    parked: int  #: failed too often, waits for a person
    lag_seconds: int  #: how long the oldest free work has been lying there


@dataclass(frozen=True, slots=True)
class Living:
    """One worker by its last heartbeat."""

    name: str
    started_at: datetime
    seen_at: datetime
    claimed: int
    lag_seconds: int
    state: str  #: "running", "silent" (no heartbeat for a minute) or "stopped"


@dataclass(frozen=True, slots=True)
class Parked:
    """One piece of work that failed too often."""

    kind: str
    case_id: uuid.UUID | None
    part: str
    due_at: datetime
    reason: str | None


def at(session: Session, now: datetime) -> Backlog:
    """The backlog at *now*."""
    free = func.count().filter(DueWork.state.in_(OPEN), DueWork.free_from <= now)
    held = func.count().filter(DueWork.state == "held", DueWork.free_from > now)
    row = session.execute(select(free, held, func.count().filter(DueWork.state == "parked"))).one()
    return Backlog(row[0], row[1], row[2], lag_seconds(session, now))


def lag_seconds(session: Session, now: datetime) -> int:
    """How long the oldest work that could be taken has been lying there; 0 when there is none."""
    oldest = session.scalar(select(func.min(DueWork.free_from)).where(DueWork.state.in_(OPEN)))
    return 0 if oldest is None else max(0, int((now - oldest).total_seconds()))


def heartbeat_seconds(session: Session, now: datetime) -> int | None:
    """How long ago a worker that was not told to stop was last heard of; None when there is none."""
    newest = session.scalar(select(func.max(Worker.seen_at)).where(Worker.stopped_at.is_(None)))
    return None if newest is None else max(0, int((now - newest).total_seconds()))


def outbox_seconds(session: Session, now: datetime) -> int:
    """How long the oldest message that has not left the house waits; 0 when there is none."""
    oldest = session.scalar(select(func.min(Outbox.created_at)).where(Outbox.delivered_at.is_(None)))
    return 0 if oldest is None else max(0, int((now - oldest).total_seconds()))


def open_tasks(session: Session) -> int:
    """How many tasks wait for somebody, in all units together."""
    return session.scalar(select(func.count()).select_from(Task).where(Task.ended_at.is_(None))) or 0


def workers(session: Session, now: datetime) -> list[Living]:
    """Every worker that is remembered, the one that started last first."""
    rows = session.scalars(select(Worker).order_by(Worker.started_at.desc(), Worker.name))
    return [
        Living(row.name, row.started_at, row.seen_at, row.claimed, row.lag_seconds, _state(row, now)) for row in rows
    ]


def parked(session: Session, *, most: int) -> list[Parked]:
    """Up to *most* pieces of work that wait for a person, the oldest first."""
    waiting = select(DueWork).where(DueWork.state == "parked").order_by(DueWork.due_at).limit(most)
    return [Parked(row.kind, row.case_id, row.part, row.due_at, row.reason) for row in session.scalars(waiting)]


@dataclass(frozen=True, slots=True)
class Failed:
    """Work that failed: too often, or it is tried again."""

    id: uuid.UUID
    kind: str
    part: str
    case_code: str | None  #: None: it is of no case
    due_at: datetime
    attempts: int
    reason: str | None
    is_parked: bool


def failed(
    session: Session, standing: Standing, *, most: int, item_id: uuid.UUID | None = None, is_parked: bool = True
) -> list[Failed]:
    """Work that failed, of cases in units that the officer administers, the oldest first; what is of no case belongs to
    whoever administers the whole system. *is_parked*: it waits for a person; else it is tried again by itself.
    """
    beyond = select(Unit.id).where(Unit.parent_id.is_(None), ~people.visible(standing, "administer", Unit))
    reached = or_(people.visible(standing, "administer", Case), and_(Case.id.is_(None), ~beyond.exists()))
    state = DueWork.state == "parked" if is_parked else and_(DueWork.state.in_(OPEN), DueWork.reason.is_not(None))
    code = func.coalesce(Case.case_number, Case.intake_reference)
    columns = DueWork.id, DueWork.kind, DueWork.part, code, DueWork.due_at, DueWork.attempts, DueWork.reason
    found = select(*columns).outerjoin(Case, Case.id == DueWork.case_id).where(state, reached)
    if item_id is not None:
        found = found.where(DueWork.id == item_id)
    rows = session.execute(found.order_by(DueWork.due_at, DueWork.id).limit(most))
    return [Failed(*row, is_parked=is_parked) for row in rows] if standing.of("administer") else []


def _state(row: Worker, now: datetime) -> str:
    if row.stopped_at is not None:
        return "stopped"
    return "running" if now - row.seen_at <= SILENT_AFTER else "silent"
