"""The status of a case: the log is its only record, and every change in it is one row."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import insert, select, update

from engine import statuscharts, statusdetails, trail, validity
from engine.situations import CATALOGUE, Status, UnknownStatus, of, words
from engine.tables import Case, StatusEntry
from engine.work import Happening, Work

__all__ = ["CATALOGUE", "Status", "UnknownStatus", "enter", "of", "official", "words"]
LONGEST_REASON = 2000


def official(work: Work, code: str) -> tuple[str, str | None]:
    """The official status that *code* means today, and *code* itself when it is a detail under it.

    Raises:
        UnknownStatus: it is neither.
    """
    if code in CATALOGUE:
        return code, None
    above = statusdetails.in_force(work.session, validity.day(work.now)).get(code)
    if above is None:
        raise UnknownStatus(code=code)
    return above, code


def enter(work: Work, case_id: uuid.UUID, code: str, *, element: str | None, reason: str | None = None) -> bool:
    """The case comes into the status *code*, official or a detail: a row in the log, and the cache on the case.

    False, and nothing is written, when it is in that status already: the log tells changes. What the chart does not
    allow is kept all the same, for it has happened, and is marked in the log and told in the trail.
    """
    status, detail = official(work, code)
    log = select(StatusEntry.number, StatusEntry.status, StatusEntry.detail).where(StatusEntry.case_id == case_id)
    last = work.session.execute(log.order_by(StatusEntry.number.desc()).limit(1)).first()
    if last is not None and (last.status, last.detail) == (status, detail):
        return False
    off_chart = _is_off_chart(work, last.status if last else None, status)
    entry: dict[str, Any] = {"case_id": case_id, "number": last.number + 1 if last else 1, "status": status}
    told = reason[:LONGEST_REASON] if reason else None
    entry |= {"detail": detail, "at": work.now, "element": element, "reason": told, "off_chart": off_chart}
    work.session.execute(insert(StatusEntry), [entry])
    work.session.execute(update(Case).where(Case.id == case_id).values(status=status))
    if off_chart:
        facts = {"from": last.status if last else None, "to": status}
        trail.record(work, case_id, "status-off-chart", element=element, facts=facts)
        work.publish(work, Happening("status-off-chart", case_id, work.now, element=element, facts=facts))
    return True


def _is_off_chart(work: Work, before: str | None, after: str) -> bool:
    if before == after:
        return False
    return (before, after) not in statuscharts.in_force(work.session, validity.day(work.now))
