"""What happened to a case, moment by moment: where it stood, who held it, its status, and what its clocks showed then.

Taken from the record alone: trail, tasks, status log and the events of the clocks as they had been entered by then.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn.drawing.state import State
from engine import timeleft, traces
from engine.queries import details, standings
from engine.queries.passages import LETS_GO
from engine.tables import Case, Clock, ClockEvent, StatusEntry, Task, TrailEntry
from engine.timeleft import Left

STATES = {"pause": "paused", "stop": "stopped"}  #: after these events; after all others a clock runs


@dataclass(frozen=True, slots=True)
class Done:
    """One act."""

    act: str  #: as a person reads it
    step: str | None
    who: str | None  #: None: the system itself


@dataclass(frozen=True, slots=True)
class Shown:
    """What a clock showed."""

    state: str  #: "running", "paused", "stopped"
    due_at: datetime
    left: Left


@dataclass(frozen=True, slots=True)
class Held:
    """A step that waited."""

    element: str
    name: str
    holder: str | None  #: None: nobody had taken it
    clock: Shown | None


@dataclass(frozen=True, slots=True)
class Frame:
    """The case at one moment, after what was done then."""

    number: int  #: from 1
    at: datetime
    done: Sequence[Done]  #: empty: the present
    steps: Sequence[Held]
    state: State  #: of the diagram
    status: str | None  #: code
    clock: Shown | None  #: of the whole case


def of_case(session: Session, case_id: uuid.UUID, *, now: datetime) -> list[Frame]:
    """The moments at which something was done to the case, in order; of one that runs also the present."""
    record = _Record(session, case_id)
    moments = [(at, list(entries)) for at, entries in groupby(record.trail, key=lambda entry: entry.at)]
    if session.scalar(select(Case.state).where(Case.id == case_id)) == "open":
        moments.append((now, []))
    return [record.frame(number, at, entries) for number, (at, entries) in enumerate(moments, 1)]


class _Record:
    """All that is kept of one case, read once."""

    def __init__(self, session: Session, case_id: uuid.UUID) -> None:
        self.session = session
        mine = select(TrailEntry).where(TrailEntry.case_id == case_id).order_by(TrailEntry.number)
        self.trail = session.scalars(mine).all()
        steps = select(Task).where(Task.case_id == case_id, Task.proposal.is_(None)).order_by(Task.ready_at, Task.id)
        self.tasks = session.scalars(steps).all()
        log = select(StatusEntry.at, StatusEntry.status).where(StatusEntry.case_id == case_id)
        self.statuses = session.execute(log.order_by(StatusEntry.number)).all()
        self.clocks = _clocks(session, case_id)
        self.names = details.names(session, _people(self.trail))

    def frame(self, number: int, at: datetime, entries: Sequence[TrailEntry]) -> Frame:
        steps = {task.element: task.name for task in self.tasks}
        begun = [task for task in self.tasks if task.ready_at <= at]
        waiting = [task for task in begun if task.ended_at is None or task.ended_at > at]
        held = [Held(task.element, task.name, self._holder(task, at), self._shown(task.id, at)) for task in waiting]
        over = [(one.element, "ready", one.clock.due_at if one.clock else None) for one in held]
        past = [(one.element, "completed", None) for one in begun if one not in waiting and one.state == "completed"]
        return Frame(
            number=number,
            at=at,
            done=[
                Done(traces.ACTS[one.act], steps.get(one.element or ""), self._name(one.actor_id)) for one in entries
            ],
            steps=held,
            state=standings.of_steps([*past, *over], now=at),
            status=next((row.status for row in reversed(self.statuses) if row.at <= at), None),
            clock=self._shown(None, at),
        )

    def _name(self, person_id: uuid.UUID | None) -> str | None:
        return self.names.get(person_id) if person_id else None

    def _holder(self, task: Task, at: datetime) -> str | None:
        """Who had the task at *at*, by the acts on its step since it waits."""
        since = [one for one in self.trail if task.ready_at <= one.at <= at and one.element in (task.element, None)]
        holder: uuid.UUID | None = None
        for entry in since:
            to = _person(entry.facts.get("to"))
            if entry.act == "claim":
                holder = entry.actor_id
            elif entry.act in LETS_GO:
                holder = to if entry.act == "take-away" else None
            elif to in self.names and entry.act in ("assign", "transfer", "delegate", "get-back", "hand-back"):
                holder = to
        return self._name(holder)

    def _shown(self, task_id: str | None, at: datetime) -> Shown | None:
        """What the clock of the task, or of the case the newest, showed at *at*; None: it had not begun."""
        known = [row for row in self.clocks[task_id] if row.recorded_at <= at]
        if not known:
            return None
        last = known[-1]
        state = STATES.get(last.kind, "running")
        seen = last.at if state == "paused" else at
        return Shown(state, last.due_at, timeleft.between(self.session, last.edition, seen, last.due_at))


def _clocks(session: Session, case_id: uuid.UUID) -> Mapping[str | None, Sequence[Any]]:
    """The events of the clocks of the case (None) and of its steps, in order."""
    told = Clock.task_id, Clock.edition, ClockEvent.kind, ClockEvent.at, ClockEvent.recorded_at, ClockEvent.due_at
    mine = select(*told).join(ClockEvent, ClockEvent.clock_id == Clock.id).where(Clock.case_id == case_id)
    ordered = mine.order_by(Clock.started_at, Clock.id, ClockEvent.number)
    found: dict[str | None, list[Any]] = defaultdict(list)
    for row in session.execute(ordered.where(Clock.subject.in_(("case", "step")))):
        found[row.task_id].append(row)
    return found


def _people(trail: Sequence[TrailEntry]) -> set[uuid.UUID]:
    """Everybody who acted or got something in hand."""
    told = {entry.actor_id for entry in trail} | {_person(entry.facts.get("to")) for entry in trail}
    return {one for one in told if one is not None}


def _person(said: object) -> uuid.UUID | None:
    try:
        return uuid.UUID(str(said))
    except ValueError:
        return None
