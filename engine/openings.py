"""What the end of a task begins with: the task and all that moves with it, read by one statement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import and_, bindparam, exists, select

from engine.clocks import Told
from engine.clocks.reading import Kept
from engine.tables import CaseState, Clock, ClockEvent, Draft, Task, TrailHead
from engine.trail import Head
from engine.work import Work

STATEMENT = (
    select(
        Task,
        Clock,
        CaseState.blob,
        CaseState.version,
        TrailHead.number,
        TrailHead.hash,
        exists().where(Draft.task_id == Task.id, Draft.person_id == bindparam("actor")).label("has_draft"),
        ClockEvent.kind,
        ClockEvent.at,
        ClockEvent.facts,
    )
    .outerjoin(CaseState, CaseState.case_id == Task.case_id)
    .outerjoin(TrailHead, TrailHead.case_id == Task.case_id)
    .outerjoin(Clock, and_(Clock.task_id == Task.id, Clock.subject == "step"))
    .outerjoin(ClockEvent, ClockEvent.clock_id == Clock.id)
    .where(Task.id == bindparam("task"))
    .order_by(ClockEvent.number)
    .execution_options(populate_existing=True)
)


@dataclass(frozen=True, slots=True)
class Opening:
    """A task about to end, its case being held: nothing of this changes any more but by the act itself."""

    task: Task
    has_draft: bool  #: the actor's own
    state: tuple[bytes, int] | None  #: of the diagram, and its version; None: it never began
    head: Head | None  #: of the trail
    done: Mapping[str, Told]  #: the clock of the task with its events, by the id of the task


def read(work: Work, task_id: str) -> Opening:
    """What the task *task_id* of a case that is held stands on."""
    rows = work.session.execute(STATEMENT, {"task": task_id, "actor": work.actor_id}).all()
    first = rows[0]
    kept = [Kept(row.kind, row.at, row.facts) for row in rows if row.kind is not None]
    state = None if first.blob is None else (first.blob, first.version)
    head = None if first.hash is None else (first.number, first.hash)
    return Opening(first.Task, first.has_draft, state, head, {task_id: (first.Clock, kept)})
