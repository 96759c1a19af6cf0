"""Opinions of other units, asked for at any time and of several at once, each with its content, time and way.

Source: Circular 11/2025/TT-BKHCN, annex, group 15, item 9.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from bpmn.clockrules import Span
from engine import calendar, cases, hands, holdings, linkends, procedures, trail, turns
from engine.clocks import windows
from engine.mergers import addressing
from engine.tables import Case, Consultation
from engine.work import Happening, Work
from feel.errors import Fault

OPINIONS = ("agree", "disagree", "other")
SILENT = "silent"
#: the posts that give opinions of their unit; our choice: all but those that only look on or look after the system
SPEAKERS = ("mot-cua", "chuyen-vien", "truong-phong", "lanh-dao", "van-thu")
MESSAGE = "du-y-kien"  #: what a diagram that waits for all opinions waits for
BUSY = frozenset({"forwarded", "assigned", "processing"})  #: the statuses that asking for opinions takes the place of


class BadAsking(Fault):
    """What is asked of unit {number} is not complete: {field}."""

    vi = "Nội dung lấy ý kiến đơn vị thứ {number} chưa đủ ở mục {field}."


class NothingAsked(Fault):
    """Say whose opinion is asked for."""

    vi = "Hãy chọn ít nhất một đơn vị để lấy ý kiến."


class NotAsked(Fault):
    """No opinion is waited for here: it was given already, or never asked for."""

    vi = "Ý kiến này không có hoặc đã được trả lời."


class BadOpinion(Fault):
    """An opinion is one of: {known}; and it has words."""

    vi = "Ý kiến phải là một trong: {known}; và phải có nội dung."


class NotDueYet(Fault):
    """The unit has time until {until}."""

    vi = "Đơn vị được hỏi còn thời hạn đến {until}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """What is asked of one unit."""

    content: str
    answer_by: str  #: the way of answering
    unit: str | None = None  #: code of a unit with accounts here
    outside: str | None = None  #: name of a body without accounts
    limit: str | None = None  #: PT8H, P5D; None: what the procedure says


def ask(work: Work, case_id: uuid.UUID, askings: Sequence[Asking]) -> list[Consultation]:
    """All these units are asked at once; the case is "Đang lấy ý kiến cơ quan liên quan" until the last one answers.

    Raises:
        NothingAsked, BadAsking, UnknownUnit; and what `hands.lay_on` raises. Nobody is asked.
    """
    case = hands.lay_on(work, case_id)
    if not askings:
        raise NothingAsked
    rules = procedures.offered(work.session, case.digest).procedure.clock.consultation
    asked = [
        _ask(work, case, number, asking, rules.span) for number, asking in enumerate(askings, _last(work, case) + 1)
    ]
    trail.record(work, case.id, "consult", facts={"numbers": [row.number for row in asked]})
    if case.status in BUSY:
        work.publish(work, Happening("status", case.id, work.now, facts={"status": "consulting"}))
    return asked


def answer(
    work: Work, consultation_id: uuid.UUID, *, opinion: str, text: str, document: str | None = None
) -> Consultation:
    """The opinion came: entered by the unit itself, or for one without accounts by whoever works on the case.

    Raises:
        BadOpinion, NotAsked, NotAllowed.
    """
    told = bool(text.strip()) and hands.fits(text, 4000) and hands.fits(document or "", 200)
    if opinion not in OPINIONS or not told:
        raise BadOpinion(known=", ".join(OPINIONS))
    row, case = _waiting(work, consultation_id)
    if row.unit_id is None or row.unit_id not in answerable_units(work):
        hands.require(work, case)
    return _close(work, case, row, opinion, text.strip(), document)


def answerable_units(work: Work) -> set[uuid.UUID]:
    """The units whose opinions the actor gives."""
    return holdings.units_of(work, SPEAKERS)


def note_silence(work: Work, consultation_id: uuid.UUID) -> Consultation:
    """The time of the unit is over and it has not answered: that is on record, and nobody waits any more.

    Raises:
        NotDueYet, NotAsked, NotAllowed.
    """
    row, case = _waiting(work, consultation_id)
    hands.require(work, case)
    if work.now <= row.due_at:
        raise NotDueYet(until=f"{row.due_at.astimezone(calendar.ZONE):%H:%M %d/%m/%Y}")
    return _close(work, case, row, SILENT, None, None)


def agree_by_silence(work: Work, case: Case, key: str, *, basis: str) -> bool:
    """The time of whoever was asked under *key* is over and the law takes silence for consent; whether one waited."""
    row = next((one for one in of_case(work, case.id) if _key(one.number) == key and one.opinion is None), None)
    if row is not None:
        _close(work, case, row, "agree", basis, None)
    return row is not None


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[Consultation]:
    """Everybody who was asked in the case, in order."""
    mine = select(Consultation).where(Consultation.case_id == case_id).order_by(Consultation.number)
    return work.session.scalars(mine).all()


def _ask(work: Work, case: Case, number: int, asking: Asking, usual: Span | None) -> Consultation:
    span = Span(text=asking.limit) if asking.limit else usual
    lacking = {
        "content": not asking.content.strip() or not hands.fits(asking.content, 4000),
        "answer_by": not asking.answer_by.strip() or not hands.fits(asking.answer_by, 200),
        "unit": bool(asking.unit) == bool(asking.outside) or not hands.fits(asking.outside or "", 300),
        "limit": span is None,
    }
    for field, is_lacking in lacking.items():
        if is_lacking:
            raise BadAsking(number=number, field=field)
    assert span is not None
    matter = {"slug": case.slug, "field": case.field, "territory": case.territory}
    unit = addressing.in_charge(work, asking.unit, **matter) if asking.unit else None
    timed_by = unit.id if unit else case.competent_unit_id
    row = Consultation(
        case_id=case.id,
        number=number,
        unit_id=unit.id if unit else None,
        outside=asking.outside,
        content=asking.content.strip(),
        answer_by=asking.answer_by.strip(),
        asked_by=work.actor_id,
        asked_at=work.now,
        due_at=windows.open_consultation(work, case.id, _key(number), span, unit_id=timed_by),
    )
    work.session.add(row)
    work.session.flush()
    facts = {"number": number, "unit": asking.unit, "due": row.due_at.isoformat()}
    work.publish(work, Happening("consultation", case.id, work.now, facts=facts))
    return row


def _waiting(work: Work, consultation_id: uuid.UUID) -> tuple[Consultation, Case]:
    row = work.session.get(Consultation, consultation_id)
    if row is None:
        raise NotAsked
    case = turns.hold(work, row.case_id)
    work.session.refresh(row)
    if row.opinion is not None or case.state != "open":
        raise NotAsked
    return row, case


def _close(
    work: Work, case: Case, row: Consultation, opinion: str, text: str | None, document: str | None
) -> Consultation:
    row.opinion, row.answer, row.document = opinion, text, document
    row.answered_by, row.answered_at = work.actor_id, work.now
    work.session.flush()
    windows.close(work, case.id, windows.CONSULTATION, key=_key(row.number), reason=opinion)
    trail.record(work, case.id, "opinion", facts={"number": row.number, "opinion": opinion})
    if all(one.opinion for one in of_case(work, case.id)):
        if case.status == "consulting":
            facts = {"status": linkends.status(work, case.id)}
            work.publish(work, Happening("status", case.id, work.now, facts=facts))
        cases.deliver(work, case.id, MESSAGE, payload={})
    return row


def _last(work: Work, case: Case) -> int:
    newest = select(func.coalesce(func.max(Consultation.number), 0)).where(Consultation.case_id == case.id)
    return work.session.scalar(newest) or 0


def _key(number: int) -> str:
    return f"consultation-{number}"
