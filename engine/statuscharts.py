"""The chart of statuses (lưu đồ chuyển đổi trạng thái): which one may follow which, drawn by administrators.

A chart holds from its day on until the next. The one that comes with the product holds where none was drawn.

Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 2. What the shipped chart allows is our choice: every way that
the situations of item 1 describe.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, literal, select
from sqlalchemy.orm import Session

from engine import administration, changes
from engine.situations import CATALOGUE
from engine.tables import StatusChart
from engine.work import Work
from feel.errors import Fault

Change = tuple[str | None, str]  #: from which status (None: the case begins) to which
FINAL = frozenset({"returned", "withdrawn", "reception-refused", "refused", "expired", "stopped"})
WORK = ("forwarded", "assigned", "processing", "consulting", "linked", "overdue", "obligation")
ENDS = ("supplement", "refused", "expired", "stopped", "done", "returned", "withdrawn")
ANSWERED = ("received", "reception-refused", "withdrawn", "expired")

DEFAULT: frozenset[Change] = frozenset(
    (
        *((None, code) for code in ("filed", "received", "processing")),
        *(("filed", code) for code in (*ANSWERED, "incomplete")),
        *(("incomplete", code) for code in (*ANSWERED, "filed", "supplemented")),
        *(("supplemented", code) for code in (*ANSWERED, *WORK, "incomplete", "supplement", "refused", "stopped")),
        *(("received", code) for code in (*WORK, *ENDS)),
        *((before, after) for before in WORK for after in (*WORK, *ENDS) if before != after),
        *(("supplement", code) for code in (*WORK, "supplemented", "refused", "expired", "stopped", "withdrawn")),
        *(("done", code) for code in ("returned", "processing")),
        *((code, "returned") for code in ("refused", "expired", "stopped")),
    )
)


class BadChart(Fault):
    """The chart of statuses cannot be used: {told_en}"""

    vi = "Lưu đồ chuyển trạng thái chưa dùng được: {told_vi}"


def in_force(session: Session, day: date) -> frozenset[Change]:
    """The changes that are allowed on *day*."""
    return read(session.scalar(select(drawn(literal(day)))))


def drawn(today: ColumnElement[date]) -> ScalarSelect[list[Any]]:
    """The chart that was drawn for the day *today*, for a statement that asks more; null where none was."""
    mine = select(StatusChart.changes).where(StatusChart.valid_from <= today)
    return mine.order_by(StatusChart.valid_from.desc()).limit(1).scalar_subquery()


def read(found: list[Any] | None) -> frozenset[Change]:
    """The changes that the chart *found* allows, as `drawn` gives it."""
    return DEFAULT if found is None else frozenset((before, after) for before, after in found)


def change(
    work: Work, before: str | None, after: str, *, allow: bool, valid_from: date, source: str
) -> frozenset[Change]:
    """From *valid_from* on *after* may follow *before* (None: a case may begin so), or may not; else all stays.

    Raises:
        BadChart, NoSource, NotAllowed: nothing is changed.
    """
    now = in_force(work.session, valid_from)
    allowed = now | {(before, after)} if allow else now - {(before, after)}
    draw(work, allowed, valid_from=valid_from, source=source)
    return allowed


def draw(work: Work, allowed: Collection[Change], *, valid_from: date, source: str) -> None:
    """*allowed* is the chart from *valid_from* on; a chart drawn for that very day before is replaced.

    Raises:
        BadChart: a status is unknown, can never be reached, or leads to no end.
        NoSource, NotAllowed. Nothing is changed.
    """
    administration.require(work)
    check(allowed)
    ordered = sorted(([before, after] for before, after in allowed), key=lambda pair: (pair[0] or "", pair[1]))
    facts = {"from": valid_from.isoformat(), "changes": ordered}
    changes.record(work, "status chart", "draw", source=source, facts=facts)
    row = StatusChart(valid_from=valid_from, changes=ordered, source=source.strip(), drawn_at=work.now)
    work.session.merge(row)
    work.session.flush()


def check(allowed: Collection[Change]) -> None:
    """Nothing, when every status that *allowed* names is known, can be reached and comes to an end.

    Raises:
        BadChart: names the first that does not.
    """
    named = {code for pair in allowed for code in pair if code is not None}
    for code in sorted(named - CATALOGUE.keys()):
        raise BadChart(told_vi=f"không có trạng thái '{code}'.", told_en=f"there is no status '{code}'.")
    for code in sorted(named - _from(allowed, None)):
        raise BadChart(told_vi=f"hồ sơ không bao giờ tới được '{code}'.", told_en=f"no case ever comes to '{code}'.")
    for code in sorted(named):
        if not ({code} | _from(allowed, code)) & FINAL:
            raise BadChart(
                told_vi=f"từ '{code}' hồ sơ không kết thúc được.", told_en=f"from '{code}' no case comes to an end."
            )


def _from(allowed: Iterable[Change], start: str | None) -> set[str]:
    """The statuses that can follow *start* sooner or later."""
    after = defaultdict(list)
    for before, code in allowed:
        after[before].append(code)
    found, waiting = set[str](), list(after[start])
    while waiting:
        code = waiting.pop()
        if code not in found:
            found.add(code)
            waiting.extend(after[code])
    return found
