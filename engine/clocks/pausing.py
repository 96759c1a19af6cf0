"""Why a case stands still: several reasons may hold at once, and its clock runs again when the last one has ended.

The clocks of its steps that run, and the officer's time to ask for a supplement, stand still with it. When the case
goes on they go on by the same mode; steps that are finished stay as they are.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, insert, select, update

from bpmn.clockrules import ADD, RESTART, RESUME, Span
from engine.calendar import events
from engine.clocks import reading, rows
from engine.clocks.rows import Why
from engine.clocks.terms import wording_of
from engine.tables import Clock, ClockPause
from engine.work import Work

FOLLOWERS = ("step", "request")  #: clocks that stand still with the case
SUPPLEMENT, OBLIGATION, UNCOUNTED, APPROVED = "supplement", "obligation", "uncounted", "approved"


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for which a case stands still, and how it goes on afterwards."""

    cause: str
    key: str  #: the element or the notice
    mode: str = RESUME
    added: Span | None = None  #: what comes on top in the mode "add"
    reason: str | None = None
    basis: str | None = None
    approved_by: uuid.UUID | None = None


def begin(work: Work, case_id: uuid.UUID, cause: Cause) -> ClockPause:
    """The case stands still for *cause*, from now until that ends; the date shown stays.

    Raises:
        NoClock: the case has none. ClockStopped: it has ended. AlreadyPaused: it stands still for this already.
    """
    row = reading.of_case(work, case_id)
    open_ones = _open(work, row)
    if row.state == "stopped":
        raise events.ClockStopped(at=row.stopped_at)
    for one in open_ones:
        if (one.cause, one.key) == (cause.cause, cause.key):
            raise events.AlreadyPaused(at=one.begun_at)
    kept = _keep(work, row, cause, event=open_ones[0].event if open_ones else row.events + 1)
    if row.state == "running":
        why = Why(cause.reason, cause.basis, cause.approved_by, {"cause": cause.cause, "key": cause.key})
        rows.happen(work, row, "pause", why)
        _steps_happen(work, case_id, "running", "pause", why)
    return kept


def end(work: Work, case_id: uuid.UUID, cause: str, key: str | None = None, *, reason: str | None = None) -> bool:
    """What held the case by *cause*, and by *key* when it is given, ends now; whether its clock runs again.

    Raises:
        NoClock, NotPaused: nothing held it by that cause.
    """
    row = reading.of_case(work, case_id)
    ended = [one for one in _open(work, row) if one.cause == cause and key in (None, one.key)]
    if not ended:
        raise events.NotPaused
    mine = update(ClockPause).where(ClockPause.id.in_([one.id for one in ended])).values(ended_at=work.now)
    work.session.execute(mine.execution_options(synchronize_session="fetch"))
    if _open(work, row):
        return False
    go_on(work, row, _stretch(work, ended[0]), reason=reason)
    return True


def end_all(work: Work, case_id: uuid.UUID, *, mode: str, reason: str) -> None:
    """Everything that held the case ends now, and its clock goes on by *mode*, whatever was declared.

    Raises:
        NoClock, NotPaused.
    """
    row = reading.of_case(work, case_id)
    close(work, row)
    _continue(work, row, mode, Why(reason=reason))


def close(work: Work, row: Clock) -> None:
    """The clock *row* is about to stop: whatever held it holds it no more."""
    mine = update(ClockPause).where(ClockPause.clock_id == row.id, ClockPause.ended_at.is_(None))
    work.session.execute(mine.values(ended_at=work.now).execution_options(synchronize_session="fetch"))


def held_by(work: Work, row: Clock) -> list[ClockPause]:
    """What holds the clock *row* now, the oldest first."""
    return _open(work, row)


def go_on(work: Work, row: Clock, stretch: list[ClockPause], *, reason: str | None) -> None:
    """The clock goes on after the pauses *stretch*: anew when one of them says so, else with what was left and added.

    Our choice: when pauses overlap, the mode best for a complete file holds, and it is "restart".

    Source: Circular 11/2025/TT-BKHCN, annex, group 15, item 8 (counted anew once the file is complete).
    """
    modes = {one.mode for one in stretch}
    if RESTART in modes:
        _continue(work, row, RESTART, Why(reason=reason))
        return
    added = next((one.added for one in stretch if one.mode == ADD), None)
    _continue(work, row, RESUME, Why(reason=reason, facts={"added": added} if added else {}))


def _continue(work: Work, row: Clock, mode: str, why: Why) -> None:
    rows.happen(work, row, mode, why)
    plain = Why(why.reason, why.basis, why.approved_by)  # what the law adds is added to the case, not to each step
    _steps_happen(work, row.case_id, "paused", mode, plain)


def _steps_happen(work: Work, case_id: uuid.UUID, state: str, kind: str, why: Why) -> None:
    beside = select(Clock).where(Clock.case_id == case_id, Clock.subject.in_(FOLLOWERS), Clock.state == state)
    for row in work.session.scalars(beside.order_by(Clock.started_at, Clock.id)).all():
        rows.happen(work, row, kind, why)


def _open(work: Work, row: Clock) -> list[ClockPause]:
    mine = select(ClockPause).where(ClockPause.clock_id == row.id, ClockPause.ended_at.is_(None))
    return list(work.session.scalars(mine.order_by(ClockPause.number)))


def _stretch(work: Work, pause: ClockPause) -> list[ClockPause]:
    """The pauses that held the clock together with *pause*, from when it last stood still."""
    mine = select(ClockPause).where(ClockPause.clock_id == pause.clock_id, ClockPause.event == pause.event)
    return list(work.session.scalars(mine.order_by(ClockPause.number)))


def _keep(work: Work, row: Clock, cause: Cause, *, event: int) -> ClockPause:
    last = select(func.coalesce(func.max(ClockPause.number), 0)).where(ClockPause.clock_id == row.id)
    added: Mapping[str, Any] | None = wording_of(cause.added).plain() if cause.added else None
    kept = {
        "id": uuid.uuid4(),
        "clock_id": row.id,
        "number": (work.session.scalar(last) or 0) + 1,
        "event": event,
        "cause": cause.cause,
        "key": cause.key,
        "mode": cause.mode,
        "added": added,
        "begun_at": work.now,
        "received": [],
        "reason": cause.reason,
        "basis": cause.basis,
        "approved_by_id": cause.approved_by,
    }
    work.session.execute(insert(ClockPause), [kept])
    return work.session.get_one(ClockPause, kept["id"])
