"""How cases stand on their diagram: what is done, what waits, what is late, and how many stand where."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn.drawing.state import Standing, State
from engine.tables import Case, Task
from engine.tables.tasks import is_live


def of_case(session: Session, case_id: uuid.UUID, *, now: datetime) -> State:
    """The steps that were done in the case, and those that wait now; a step that waits again is not done."""
    mine = select(Task.element, Task.state, Task.due_at).where(Task.case_id == case_id, Task.proposal.is_(None))
    return of_steps(((row.element, row.state, row.due_at) for row in session.execute(mine)), now=now)


def of_tasks(tasks: Iterable[Task], *, now: datetime) -> State:
    """As `of_case`, of all *tasks* of a case."""
    return of_steps(((one.element, one.state, one.due_at) for one in tasks if one.proposal is None), now=now)


def of_steps(steps: Iterable[tuple[str, str, datetime | None]], *, now: datetime) -> State:
    """The same from element, state and due moment of each task."""
    standing: dict[str, Standing] = {}
    waiting: dict[str, Standing] = {}
    for element, state, due in steps:
        if state == "completed":
            standing[element] = "done"
        elif state in ("ready", "claimed"):
            late = due is not None and due < now
            waiting[element] = "late" if late or waiting.get(element) == "late" else "active"
    return State({**standing, **waiting})


def of_procedure(session: Session, slug: str, *, now: datetime, digest: str | None = None) -> State:
    """How many tasks wait at each step of the running cases of *slug*, all versions or one; a step with a late one is
    late."""
    mine = select(Task.element, Task.due_at).join(Case, Case.id == Task.case_id)
    running = mine.where(Case.slug == slug, Case.state == "open", Task.proposal.is_(None), is_live())
    if digest is not None:
        running = running.where(Case.digest == digest)
    counts: Counter[str] = Counter()
    standing: dict[str, Standing] = {}
    for element, due in session.execute(running):
        counts[element] += 1
        late = due is not None and due < now
        standing[element] = "late" if late or standing.get(element) == "late" else "active"
    return State(standing, dict(counts))
