"""Repeated jobs, done once for each stretch of time by one of all workers: who inserts the row does the job."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import delete, insert
from sqlalchemy.exc import IntegrityError

from engine.calendar import ZONE
from engine.tables import Slot
from engine.work import Work

EPOCH = datetime(2000, 1, 1, tzinfo=ZONE)


def take(work: Work, name: str, *, every: timedelta) -> bool:
    """Whether the job *name* is ours for the stretch of *every* that runs now, counted from midnight in Vietnam.

    Do the job in the same transaction: when it fails, the slot is free again.
    """
    begins = EPOCH + (work.now - EPOCH) // every * every
    try:
        with work.session.begin_nested():
            work.session.execute(insert(Slot), [{"name": name, "at": begins}])
    except IntegrityError:
        return False
    return True


def forget(work: Work, *, older_than: timedelta) -> None:
    """Slots that began longer ago than *older_than* are taken off the table."""
    work.session.execute(delete(Slot).where(Slot.at < work.now - older_than))
