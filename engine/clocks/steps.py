"""The clocks of steps: each counts in the office time of the unit that does the step, to the minute."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from engine import calendar
from engine.clocks import rows
from engine.clocks.rows import Begun, Why
from engine.clocks.terms import Terms
from engine.tables import Clock
from engine.work import Work


@dataclass(frozen=True, slots=True)
class Step:
    """A step about to begin: the task that stands for it, its terms, and what its clock will show."""

    task_id: str
    terms: Terms
    shown: calendar.Clock


def step(work: Work, case_id: uuid.UUID, task_id: str, terms: Terms) -> Step:
    """The step *task_id* as it begins now; nothing is written."""
    return Step(task_id, terms, _begun(work, case_id, task_id, terms).shown())


def start_steps(work: Work, case_id: uuid.UUID, steps: Sequence[Step]) -> None:
    """The clocks of *steps* run from now."""
    begun = [_begun(work, case_id, one.task_id, one.terms) for one in steps]
    rows.begin(work, begun, [one.shown for one in steps])


def stop_steps(work: Work, task_ids: Sequence[str], *, reason: str) -> None:
    """The clocks of these steps end, where they have one that has not."""
    if not task_ids:
        return
    open_ones = select(Clock).where(Clock.task_id.in_(task_ids), Clock.state != "stopped")
    for row in work.session.scalars(open_ones).all():
        rows.happen(work, row, "stop", Why(reason=reason))


def _begun(work: Work, case_id: uuid.UUID, task_id: str, terms: Terms) -> Begun:
    return Begun(case_id, "step", task_id, terms, work.now, task_id)
