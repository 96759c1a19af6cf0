"""What a person reads of where a case stands: the circular's word, and the information that it puts beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import calendar, clocks, situations, statusdetails, validity
from engine.calendar import ZONE, hours
from engine.queries import casehead
from engine.tables import Case, Refusal, StatusEntry, SupplementItem, SupplementRequest, Unit
from engine.work import Work

HOUR = 60  #: minutes


@dataclass(frozen=True, slots=True)
class Told:
    """One piece of information beside a status: what it is, in the circular's words, and what it says."""

    label: str  #: e.g. "Thời hạn xử lý, thời gian quá hạn"
    words: str  #: e.g. "Hạn xử lý 15/08/2023 – Quá hạn 3 ngày"


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The status of one case, exactly as group 4 of the circular words it."""

    word: str | None  #: None: the circular has no word for it yet
    detail: str  #: the situation, or the agency's own status under it
    told: tuple[Told, ...]
    portal: int

    @property
    def information(self) -> tuple[str, ...]:
        """What stands beside the status, without saying what it is."""
        return tuple(one.words for one in self.told)


def of_case(work: Work, case: Case, entry: StatusEntry | None = None) -> StatusLine | None:
    """Where *case* stands now; None before its first status. *entry*: its newest, where the caller has read it.

    Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 (trạng thái, thông tin).
    """
    if entry is None:
        log = select(StatusEntry).where(StatusEntry.case_id == case.id)
        entry = work.session.scalar(log.order_by(StatusEntry.number.desc()).limit(1))
    if entry is None:
        return None
    status = situations.of(entry.status)
    label = LABELS.get(entry.status) or situations.SITUATIONS[status.situation or "b.3"].information or ""
    told = [Told(label, one) for one in INFORMATION[entry.status](work.session, case, entry) if one]
    if status.word == "Đang xử lý":
        late = situations.SITUATIONS["b.8"].information or ""
        told.extend(Told(late, one) for one in lateness(work, case))
    detail = entry.detail and statusdetails.name_of(work.session, entry.detail, validity.day(entry.at))
    return StatusLine(status.word, detail or status.detail, tuple(told), status.portal)


def lateness(work: Work, case: Case) -> list[str]:
    """The line of an overdue case, in the unit of its limit and from its legal date; nothing while it is on time.

    Our choice: what is late by less than one whole day or minute is late by one.
    """
    if case.late_from is None or case.late_from > work.now:
        return []  # as most cases are, and the case itself tells
    shown = clocks.shown_of_case(work, case.id)
    until = shown.stopped_at or shown.paused_at or work.now
    if until <= shown.judged_until or not shown.is_late_at(work.now):
        return []
    return [f"Hạn xử lý {_day(shown.due)} – Quá hạn {_over(shown, until.astimezone(ZONE))}"]


def _over(shown: calendar.Clock, until: datetime) -> str:
    limit, due = shown.full, shown.due.astimezone(ZONE)
    if limit.unit == "minute":
        whole, rest = divmod(max(1, hours.between(shown.calendar, due, until)), HOUR)
        return " ".join(part for part in (f"{whole} giờ" * (whole > 0), f"{rest} phút" * (rest > 0)) if part)
    if limit.kind == "working" or limit.unit == "same-day":
        days = hours.working_days_between(shown.calendar, due.date(), until.date())
    else:
        days = (until.date() - due.date()).days
    return f"{max(1, days)} ngày"


def _received(_: Session, case: Case, entry: StatusEntry) -> list[str]:
    return [_day(case.accepted_at or entry.at)]


def _competent(session: Session, case: Case, _: StatusEntry) -> list[str]:
    return [session.scalars(select(Unit.name).where(Unit.id == case.competent_unit_id)).one()]


def _at_hand(session: Session, case: Case, _: StatusEntry) -> list[str]:
    """Post, unit and officer of every task that waits now; tasks that wait at the same place are told once."""
    rows = ((one.post, one.unit, one.holder) for one in casehead.waiting(session, case.id))
    return list(dict.fromkeys(", ".join(part for part in row if part) for row in rows))


def _asked(session: Session, case: Case, entry: StatusEntry) -> list[str]:
    """What the applicant was asked for last, item by item, or the reason that the officer wrote."""
    newest = select(SupplementRequest.id).where(SupplementRequest.case_id == case.id)
    request = session.scalar(newest.order_by(SupplementRequest.number.desc()).limit(1))
    items = select(SupplementItem.label, SupplementItem.guidance).where(SupplementItem.request_id == request)
    lines = [f"{row.label}: {row.guidance}" for row in session.execute(items.order_by(SupplementItem.number))]
    return lines or _reason(session, case, entry)


def _refused(session: Session, case: Case, entry: StatusEntry) -> list[str]:
    told = session.scalar(select(Refusal.reason).where(Refusal.case_id == case.id).limit(1))
    return [told] if told else _reason(session, case, entry)


def _reason(_: Session, __: Case, entry: StatusEntry) -> list[str]:
    return [entry.reason] if entry.reason else []


def _detail(_: Session, __: Case, entry: StatusEntry) -> list[str]:
    return [situations.of(entry.status).detail]


def _nothing(_: Session, __: Case, ___: StatusEntry) -> list[str]:
    return []


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%d/%m/%Y}"


#: what stands beside the statuses that the circular does not list, and beside those whose information has another name
LABELS = {
    "supplemented": situations.SITUATIONS["b.4"].information,
    "expired": situations.SITUATIONS["b.5"].information,
    "stopped": "Lý do dừng thực hiện",
    "overdue": situations.HANDLED_BY,
    "done": "Tình trạng trả kết quả",
    "returned": "Tình trạng trả kết quả",
}
INFORMATION: Mapping[str, Callable[[Session, Case, StatusEntry], list[str]]] = {
    "filed": _nothing,
    "received": _received,
    "incomplete": _asked,
    "withdrawn": _nothing,
    "reception-refused": _refused,
    "forwarded": _competent,
    "assigned": _at_hand,
    "processing": _at_hand,
    "supplement": _asked,
    "supplemented": _asked,
    "refused": _reason,
    "expired": _reason,
    "stopped": _reason,
    "consulting": _at_hand,
    "linked": _at_hand,
    "overdue": _at_hand,
    "obligation": _at_hand,
    "done": _detail,
    "returned": _detail,
}
