"""The status of a case: the log is its only record, and every change in it is one row."""

from __future__ import annotations

import uuid

from sqlalchemy import func, insert, select, update

from engine.situations import CATALOGUE, Status, UnknownStatus, of, words
from engine.tables import Case, StatusEntry
from engine.work import Work

__all__ = ["CATALOGUE", "Status", "UnknownStatus", "enter", "of", "words"]


def enter(work: Work, case_id: uuid.UUID, code: str, *, element: str | None) -> bool:
    """The case comes into the status *code*: a row in the log, and the cache on the case.

    False, and nothing is written, when it is in that status already: the log tells changes.
    """
    of(code)
    if work.session.scalar(select(Case.status).where(Case.id == case_id)) == code:
        return False
    last = select(func.coalesce(func.max(StatusEntry.number), 0)).where(StatusEntry.case_id == case_id)
    number = work.session.scalar(last) or 0
    entry = {"case_id": case_id, "number": number + 1, "status": code, "at": work.now, "element": element}
    work.session.execute(insert(StatusEntry), [entry])
    work.session.execute(update(Case).where(Case.id == case_id).values(status=code))
    return True
