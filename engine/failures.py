"""Work without a person that failed too often: an administrator lets it run again, or gives it up, and says why.

Why it failed stands with it; who decided what, and why, is put on record as changes of settings are.
"""

from __future__ import annotations

import uuid

from sqlalchemy import select, update

from engine import changes, people
from engine.queries import backlog
from engine.tables import DueWork
from engine.work import Work
from feel.errors import Fault

SUBJECT = "due-work"


class NoSuchWork(Fault):
    """There is no such failed work, or somebody has dealt with it already."""

    vi = "Không có việc lỗi này, hoặc đã có người xử lý."


def try_again(work: Work, item_id: uuid.UUID, *, reason: str) -> None:
    """The work waits again, with all its attempts.

    Raises:
        NoSuchWork, NoSource.
    """
    _settle(work, item_id, "try-again", reason)
    again = update(DueWork).where(DueWork.id == item_id)
    work.session.execute(again.values(state="waiting", free_from=work.now, attempts=0))


def give_up(work: Work, item_id: uuid.UUID, *, reason: str) -> None:
    """The work is never done; why it failed stays with it.

    Raises:
        NoSuchWork, NoSource.
    """
    _settle(work, item_id, "give-up", reason)
    work.session.execute(update(DueWork).where(DueWork.id == item_id).values(state="void", ended_at=work.now))


def _settle(work: Work, item_id: uuid.UUID, act: str, reason: str) -> None:
    standing = people.stand(work.session, work.actor_id, work.now)
    held = select(DueWork).where(DueWork.id == item_id, DueWork.state == "parked").with_for_update()
    row = work.session.scalar(held)
    if row is None or not backlog.failed(work.session, standing, item_id=item_id, most=1):
        raise NoSuchWork
    facts = {"kind": row.kind, "part": row.part, "case": str(row.case_id) if row.case_id else None}
    changes.record(work, SUBJECT, act, source=reason, facts=facts)
