"""How cases stand on their diagram: what is done, what waits, what is late, and how many stand where."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn.drawing.state import Standing, State
from engine.tables import Case, Task
from engine.tables.tasks import is_live


def of_case(session: Session, case_id: uuid.UUID, *, now: datetime) -> State:
    """The steps that were done in the case, and those that wait now; a step that waits again is not done."""
    mine = select(Task.element, Task.state, Task.due_at).where(Task.case_id == case_id, Task.proposal.is_(None))
    standing: dict[str, Standing] = {}
    waiting: dict[str, Standing] = {}
    for element, state, due in session.execute(mine):
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
