"""The status of a case: the log is its only record, and every change in it is one row."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import Date, bindparam, func, insert, literal, select, true, update
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.util import identity_key

from engine import statuscharts, statusdetails, trail, validity
from engine.situations import CATALOGUE, Status, UnknownStatus, of, words
from engine.tables import Case, StatusEntry
from engine.tables.base import bare
from engine.work import Happening, Work

__all__ = ["CATALOGUE", "Status", "UnknownStatus", "enter", "of", "official", "words"]
LONGEST_REASON = 2000
ENTRIES = bare(StatusEntry)
ENTERING = insert(ENTRIES)
SHOWING = update(bare(Case)).where(bare(Case).c.id == bindparam("mine")).values(status=bindparam("entered"))


def _newest() -> Any:
    """The newest entry of the case `case`, each field null before the first, and the chart of the day `today`."""
    mine = ENTRIES.c.case_id == bindparam("case")
    last = select(func.max(ENTRIES.c.number)).where(mine).scalar_subquery()
    chart = statuscharts.drawn(bindparam("today", type_=Date())).label("chart")
    entry = select(ENTRIES.c.number, ENTRIES.c.status, ENTRIES.c.detail).where(mine, ENTRIES.c.number == last)
    found = entry.subquery()
    return select(chart, *found.c).select_from(select(literal(1)).subquery().outerjoin(found, true()))


NEWEST = _newest()


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
    last = work.session.execute(NEWEST, {"case": case_id, "today": validity.day(work.now)}).one()
    if (last.status, last.detail) == (status, detail):
        return False
    off_chart = last.status != status and (last.status, status) not in statuscharts.read(last.chart)
    entry: dict[str, Any] = {"case_id": case_id, "number": (last.number or 0) + 1, "status": status}
    told = reason[:LONGEST_REASON] if reason else None
    entry |= {"detail": detail, "at": work.now, "element": element, "reason": told, "off_chart": off_chart}
    work.session.execute(ENTERING, entry)
    _show(work, case_id, status)
    if off_chart:
        facts = {"from": last.status, "to": status}
        trail.record(work, case_id, "status-off-chart", element=element, facts=facts)
        work.publish(work, Happening("status-off-chart", case_id, work.now, element=element, facts=facts))
    return True


def _show(work: Work, case_id: uuid.UUID, status: str) -> None:
    """The cache on the case, in the database and where this act holds the case."""
    work.session.execute(SHOWING, {"mine": case_id, "entered": status})
    held = work.session.identity_map.get(identity_key(Case, case_id))
    if held is not None:
        set_committed_value(held, "status", status)
