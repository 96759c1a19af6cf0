"""The lists of whoever controls procedures: cases that are late, not apologised for, asked again, idle or extended.

Source: Circular 11/2025/TT-BKHCN, annex, group 8 (theo dõi quá trình xử lý); NĐ 118/2025/NĐ-CP Điều 19 (văn bản xin lỗi
khi quá hạn; yêu cầu bổ sung một lần). Our choice: the lists hold unfinished cases only, and what counts as idle.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, literal_column, not_, select
from sqlalchemy.orm import Session

from engine.queries import figures
from engine.queries.figures import WAITING, WHOLE, Look
from engine.queries.predicates import late
from engine.tables import Apology, Case, Clock, ClockEvent, SupplementRequest, TrailEntry
from engine.validity import VIETNAM
from feel.errors import Fault

Reasons = Mapping[uuid.UUID, str]


class UnknownWatchlist(Fault):
    """There is no list '{code}'; there are: {known}."""

    vi = "Không có danh sách '{code}'; hiện có: {known}."


@dataclass(frozen=True, slots=True)
class Watching:
    """What is looked at, and since when nobody may have acted for a case to count as idle."""

    look: Look
    idle_since: datetime


@dataclass(frozen=True, slots=True)
class Watchlist:
    """One list: what it is called, which cases stand on it, and why each of them does."""

    code: str
    words: str
    condition: Callable[[Watching], ColumnElement[bool]]
    reasons: Callable[[Session, Collection[uuid.UUID]], Reasons]


def of(watching: Watching, code: str) -> ColumnElement[bool]:
    """The condition on the rows of `Case` that stand on the list *code* and that whoever asks may read.

    Raises:
        UnknownWatchlist.
    """
    listed = known(code).condition(watching)
    return and_(figures.unfinished(watching.look), listed, figures.within(watching.look))


def counts(session: Session, watching: Watching) -> dict[str, dict[uuid.UUID, int]]:
    """How many cases stand on each list, by the unit that decides them: one statement, one look at each case."""
    told = [
        case((one.condition(watching), 1), else_=0).label(f"n{place}") for place, one in enumerate(WATCHLISTS.values())
    ]
    open_cases = figures.unfinished(watching.look), figures.within(watching.look)
    rows = select(Case.competent_unit_id.label("unit"), *told).where(*open_cases).subquery().c
    sums = [func.sum(rows[f"n{place}"]) for place in range(len(WATCHLISTS))]
    found: dict[str, dict[uuid.UUID, int]] = {code: {} for code in WATCHLISTS}
    for unit_id, *numbers in session.execute(select(rows.unit, *sums).group_by(rows.unit)):
        for code, number in zip(WATCHLISTS, numbers, strict=True):
            if number:
                found[code][unit_id] = int(number)
    return found


def known(code: str) -> Watchlist:
    """The list *code*.

    Raises:
        UnknownWatchlist.
    """
    found = WATCHLISTS.get(code)
    if found is None:
        raise UnknownWatchlist(code=code[:60], known=", ".join(WATCHLISTS))
    return found


def _late(watching: Watching) -> ColumnElement[bool]:
    return late(watching.look.asked)


def _no_apology(watching: Watching) -> ColumnElement[bool]:
    sent = exists().where(Apology.case_id == Case.id, Apology.notified_at.is_not(None)).correlate(Case)
    return and_(_late(watching), not_(sent))


def _asked_again(_: Watching) -> ColumnElement[bool]:
    mine = select(SupplementRequest.case_id).where(SupplementRequest.taken_back_at.is_(None))
    return Case.id.in_(mine.group_by(SupplementRequest.case_id).having(func.count() > 1))


def _idle(watching: Watching) -> ColumnElement[bool]:
    """Nobody has acted since, and it is not the applicant who is waited for. To be urged is no act."""
    acted = exists().where(TrailEntry.case_id == Case.id, *_acts(), TrailEntry.at >= watching.idle_since)
    return and_(Case.opened_at < watching.idle_since, Case.status.not_in(WAITING), not_(acted.correlate(Case)))


def _extended(_: Watching) -> ColumnElement[bool]:
    """Few cases are: they are found first, by the index of the extensions."""
    return Case.id.in_(select(Clock.case_id).join(ClockEvent, ClockEvent.clock_id == Clock.id).where(*_extensions()))


def _acts() -> tuple[ColumnElement[bool], ...]:
    return TrailEntry.actor_id.is_not(None), TrailEntry.act != "urge"


def _extensions() -> tuple[ColumnElement[bool], ...]:
    return WHOLE, ClockEvent.kind == literal_column("'extend'")


def _why_late(session: Session, ids: Collection[uuid.UUID]) -> Reasons:
    rows = session.execute(select(Case.id, Case.due_at).where(Case.id.in_(ids)))
    return {row.id: f"Hạn giải quyết {_moment(row.due_at)}" for row in rows if row.due_at}


def _why_no_apology(session: Session, ids: Collection[uuid.UUID]) -> Reasons:
    rows = session.execute(select(Apology.case_id, Apology.signed_at).where(Apology.case_id.in_(ids)))
    drafted = {row.case_id: "đã ký, chưa gửi" if row.signed_at else "đã soạn, chưa ký" for row in rows}
    return {case_id: f"Văn bản xin lỗi: {drafted.get(case_id, 'chưa soạn')}" for case_id in ids}


def _why_asked_again(session: Session, ids: Collection[uuid.UUID]) -> Reasons:
    mine = select(SupplementRequest).where(
        SupplementRequest.case_id.in_(ids), SupplementRequest.taken_back_at.is_(None)
    )
    by_case: dict[uuid.UUID, list[SupplementRequest]] = {}
    for row in session.scalars(mine.order_by(SupplementRequest.number)):
        by_case.setdefault(row.case_id, []).append(row)
    return {
        case_id: f"Đã yêu cầu {len(rows)} lần, lần cuối {_moment(rows[-1].asked_at)}: {rows[-1].again_reason or ''}"
        for case_id, rows in by_case.items()
    }


def _why_idle(session: Session, ids: Collection[uuid.UUID]) -> Reasons:
    last = select(TrailEntry.case_id, func.max(TrailEntry.at)).where(TrailEntry.case_id.in_(ids), *_acts())
    found: Iterable[Any] = session.execute(last.group_by(TrailEntry.case_id))
    acted = {case_id: f"Thao tác cuối {_moment(at)}" for case_id, at in found}
    return {case_id: acted.get(case_id, "Chưa có thao tác nào từ khi nộp") for case_id in ids}


def _why_extended(session: Session, ids: Collection[uuid.UUID]) -> Reasons:
    rows = session.execute(
        select(Clock.case_id, ClockEvent.at, ClockEvent.reason, ClockEvent.due_at)
        .join(ClockEvent, ClockEvent.clock_id == Clock.id)
        .where(Clock.case_id.in_(ids), *_extensions())
        .order_by(ClockEvent.at)
    )
    return {
        row.case_id: f"Gia hạn {_moment(row.at)}, hạn mới {_moment(row.due_at)}: {row.reason or ''}" for row in rows
    }


def _moment(at: datetime) -> str:
    return f"{at.astimezone(VIETNAM):%H:%M, %d/%m/%Y}"


WATCHLISTS: Mapping[str, Watchlist] = {
    one.code: one
    for one in (
        Watchlist("late", "Hồ sơ quá hạn", _late, _why_late),
        Watchlist("no-apology", "Quá hạn chưa có văn bản xin lỗi", _no_apology, _why_no_apology),
        Watchlist("asked-again", "Yêu cầu bổ sung quá một lần", _asked_again, _why_asked_again),
        Watchlist("idle", "Lâu không có thao tác", _idle, _why_idle),
        Watchlist("extended", "Hồ sơ được gia hạn", _extended, _why_extended),
    )
}
