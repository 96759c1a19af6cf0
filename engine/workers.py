"""Workers tell that they live: one row each, renewed by every heartbeat."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import delete, insert, update

from engine.queries import backlog
from engine.tables import Worker
from engine.work import Work


def beat(work: Work, name: str, *, claimed: int) -> None:
    """The worker *name* lives now and has taken *claimed* pieces of work since its start."""
    seen = {"seen_at": work.now, "claimed": claimed, "lag_seconds": backlog.lag_seconds(work.session, work.now)}
    known = work.session.execute(update(Worker).where(Worker.name == name).values(**seen))
    if known.rowcount == 0:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        work.session.execute(insert(Worker), [{"name": name, "started_at": work.now, **seen}])


def leave(work: Work, name: str) -> None:
    """The worker *name* stops as it was told to."""
    work.session.execute(update(Worker).where(Worker.name == name).values(seen_at=work.now, stopped_at=work.now))


def forget(work: Work, *, older_than: timedelta) -> None:
    """Workers that nobody has heard of for *older_than* are taken off the table."""
    work.session.execute(delete(Worker).where(Worker.seen_at < work.now - older_than))
