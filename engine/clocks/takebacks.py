"""An act is taken back that made the clocks of its case stand or stop: they go on as if it had never been done.

Nothing is erased: each clock gets one more event, and what held the case stays on record, marked as taken back.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select, update

from engine.clocks import pausing, reading, rows, windows
from engine.clocks.rows import Why
from engine.tables import Clock, ClockEvent, ClockPause
from engine.work import Work
from feel.errors import Fault

UNDONE = ({"pause"}, {"stop"}, set[str]())  #: what the act may have done to the clock of the case
BESIDE = (*pausing.FOLLOWERS, windows.SUPPLEMENT)


class MovedTheClock(Fault):
    """This act began the legal time of the case or let it go on: it cannot be taken back."""

    vi = "Thao tác này đã bắt đầu hoặc tính tiếp thời hạn giải quyết của hồ sơ nên không thu hồi được."


def take_back(work: Work, case_id: uuid.UUID, *, since: datetime, gone: Sequence[str], reason: str) -> None:
    """What an act done at *since* did to the clocks of the case is put right; its tasks *gone* keep their ends.

    Raises:
        MovedTheClock: it did more than let them stand or stop.
    """
    row = reading.find(work, case_id, "case")
    if row is None:
        return
    kinds = {kind for kind, _ in _since(work, row, since)}
    pauses = _pauses(work, row, since)
    if kinds not in UNDONE or (kinds == {"stop"} and pauses):
        raise MovedTheClock
    for window in _opened(work, case_id, since):
        rows.happen(work, window, "stop", Why(reason=reason))
    if pauses:
        values = {"ended_at": work.now, "taken_back_at": work.now}
        ended = update(ClockPause).where(ClockPause.id.in_([pause.id for pause in pauses])).values(**values)
        work.session.execute(ended.execution_options(synchronize_session="fetch"))
    if kinds:
        for one in [row, *_followers(work, case_id, since, gone)]:
            rows.happen(work, one, "void", Why(reason=reason))


def _since(work: Work, row: Clock, since: datetime) -> list[tuple[str, datetime]]:
    mine = select(ClockEvent.kind, ClockEvent.recorded_at).where(
        ClockEvent.clock_id == row.id, ClockEvent.recorded_at >= since
    )
    return [(kind, at) for kind, at in work.session.execute(mine.order_by(ClockEvent.number))]


def _pauses(work: Work, row: Clock, since: datetime) -> Sequence[ClockPause]:
    """What came to hold the clock by the act, or held it until the act."""
    begun = ClockPause.begun_at >= since, ClockPause.ended_at.is_(None)
    open_ones = select(ClockPause).where(ClockPause.clock_id == row.id, *begun)
    ended = select(ClockPause).where(ClockPause.clock_id == row.id, ClockPause.ended_at >= since)
    return [*work.session.scalars(open_ones).all(), *work.session.scalars(ended).all()]


def _opened(work: Work, case_id: uuid.UUID, since: datetime) -> Sequence[Clock]:
    """The applicant's time that the act opened."""
    mine = select(Clock).where(Clock.case_id == case_id, Clock.subject == windows.SUPPLEMENT)
    return work.session.scalars(mine.where(Clock.started_at >= since, Clock.state != "stopped")).all()


def _followers(work: Work, case_id: uuid.UUID, since: datetime, gone: Sequence[str]) -> Sequence[Clock]:
    """The clocks beside that of the case which the act let stand or stop, but not those of its own steps."""
    beside = select(Clock).where(Clock.case_id == case_id, Clock.subject.in_(BESIDE), Clock.state != "running")
    found = work.session.scalars(beside.order_by(Clock.started_at, Clock.id)).all()
    stopped = [one for one in found if one.task_id not in gone and one.started_at < since]
    return [one for one in stopped if any(kind in ("pause", "stop") for kind, _ in _since(work, one, since))]
