"""The clocks of steps: each counts in the office time of the unit that does the step, to the minute."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from engine import calendar
from engine.calendar import events, pauses
from engine.clocks import reading, rows
from engine.clocks.reading import Kept
from engine.clocks.rows import Begun, Why
from engine.clocks.terms import Terms
from engine.tables import Clock
from engine.work import Work

Told = tuple[Clock | None, Sequence[Kept]]  #: the clock of a step, if it has one, and its events, oldest first


@dataclass(frozen=True, slots=True)
class Step:
    """A step about to begin: the task that stands for it, its terms, and what its clock will show."""

    task_id: str
    terms: Terms
    shown: calendar.Clock


def step(work: Work, case_id: uuid.UUID, task_id: str, terms: Terms) -> Step:
    """The step *task_id* as it begins now; nothing is written."""
    return Step(task_id, terms, _begun(work, case_id, task_id, terms).shown())


def start_steps(
    work: Work, case_id: uuid.UUID, steps: Sequence[Step], *, beside: Sequence[Mapping[str, Any]] = ()
) -> None:
    """The clocks of *steps* run from now; the events *beside*, which `stop_steps` gave, are kept with theirs."""
    begun = [_begun(work, case_id, one.task_id, one.terms) for one in steps]
    rows.begin(work, begun, [one.shown for one in steps], beside=beside)


def stop_steps(
    work: Work, task_ids: Sequence[str], *, reason: str, known: Mapping[str, Told] | None = None
) -> list[Mapping[str, Any]]:
    """The clocks of these steps end, where they have one that has not; gives their last events for `start_steps`.

    *known*: the clocks that the caller has read in this act, by task.
    """
    found = known or {}
    unread = [task_id for task_id in task_ids if task_id not in found]
    told = [found[task_id] for task_id in task_ids if task_id in found] + _read(work, unread)
    return [_stopped(work, row, kept, reason) for row, kept in told if row is not None and row.state != "stopped"]


def _read(work: Work, task_ids: Sequence[str]) -> list[Told]:
    if not task_ids:
        return []
    open_ones = work.session.scalars(select(Clock).where(Clock.task_id.in_(task_ids), Clock.state != "stopped")).all()
    kept = reading.stored(work.session, [row.id for row in open_ones]) if open_ones else {}
    return [(row, kept[row.id]) for row in open_ones]


def _stopped(work: Work, row: Clock, kept: Sequence[Kept], reason: str) -> Mapping[str, Any]:
    before = reading.folded(work.session, kept)
    after = pauses.apply(before, events.Stop(work.now))
    event = rows.move(work, row, "stop", work.now, after, Why(reason=reason))
    rows.follow(work, row, before, after, because="stop")
    return event


def _begun(work: Work, case_id: uuid.UUID, task_id: str, terms: Terms) -> Begun:
    return Begun(case_id, "step", task_id, terms, work.now, task_id)
