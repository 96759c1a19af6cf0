"""Financial obligations (nghĩa vụ tài chính): the notice goes out, the case waits, the payment goes on record.

Source: Circular 11/2025/TT-BKHCN, annex, group 18, item 3; NĐ 118/2025/NĐ-CP.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from engine import dues, hands, intake, tasks, trail, validity
from engine.tables import Case, Obligation
from engine.work import Happening, Work
from feel.errors import Fault

MOST_VND = 10**12  #: our choice: more than that is a slip of the hand


class BadNotice(Fault):
    """The notice of a financial obligation cannot be kept: {field}."""

    vi = "Thông báo nghĩa vụ tài chính chưa đúng ở mục {field}."


class NothingOwed(Fault):
    """This case waits for no payment."""

    vi = "Hồ sơ này không chờ thực hiện nghĩa vụ tài chính."


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What the applicant is to pay, and by which paper he is told."""

    number: str  #: of the notice, as it stands on the paper
    content: str
    amount_vnd: int
    pay_by: date | None = None  #: the last day; None: the law sets none


def ask(work: Work, task_id: str, notice: Notice, *, answers: Mapping[str, Any], seen: int) -> Obligation:
    """The step is done by telling the applicant what to pay; the case waits for it and its time stands still.

    Raises:
        BadNotice; OtherWay: the answers mean something else; and what `tasks.complete` raises.
    """
    _check(work, notice)
    element = tasks.live(work, task_id).element
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    intake.require_status(work, case, {"obligation"}, "chờ thực hiện nghĩa vụ tài chính")
    last = select(func.coalesce(func.max(Obligation.number), 0)).where(Obligation.case_id == case.id)
    row = Obligation(
        case_id=case.id,
        number=(work.session.scalar(last) or 0) + 1,
        notice_number=notice.number.strip(),
        content=notice.content.strip(),
        amount_vnd=notice.amount_vnd,
        pay_by=notice.pay_by,
        asked_by=work.actor_id,
        asked_at=work.now,
    )
    work.session.add(row)
    work.session.flush()
    facts = {"notice": row.notice_number, "amount_vnd": row.amount_vnd}
    trail.record(work, case.id, "oblige", element=element, facts=facts)
    told = {**facts, "content": row.content, "pay_by": row.pay_by.isoformat() if row.pay_by else None}
    work.publish(work, Happening("obligation", case.id, work.now, element, told))
    return row


def pay(work: Work, task_id: str, *, receipt_number: str, paid_on: date, answers: Mapping[str, Any], seen: int) -> Case:
    """The step that waits for the payment is done: it came on *paid_on*, against the receipt.

    Raises:
        NothingOwed, BadNotice; and what `tasks.complete` raises.
    """
    task = tasks.live(work, task_id)
    row = dues.owed(work, task.case_id)
    if row is None:
        raise NothingOwed
    if not receipt_number.strip() or not hands.fits(receipt_number, 60):
        raise BadNotice(field="receipt_number")
    if not validity.day(row.asked_at) <= paid_on <= validity.day(work.now):
        raise BadNotice(field="paid_on")
    row.receipt_number, row.paid_on = receipt_number.strip(), paid_on
    row.paid_at, row.paid_recorded_by = work.now, work.actor_id
    work.session.flush()
    case = tasks.complete(work, task_id, answers=answers, seen=seen)
    trail.record(work, case.id, "pay", element=task.element, facts={"receipt": row.receipt_number})
    return case


def of_case(work: Work, case_id: uuid.UUID) -> list[Obligation]:
    """The notices of the case, the first one first."""
    return list(dues.of_case(work, case_id))


def _check(work: Work, notice: Notice) -> None:
    wrong = {
        "number": not notice.number.strip() or not hands.fits(notice.number, 60),
        "content": not notice.content.strip() or not hands.fits(notice.content, 1000),
        "amount_vnd": not 0 < notice.amount_vnd <= MOST_VND,
        "pay_by": notice.pay_by is not None and notice.pay_by < validity.day(work.now),
    }
    for field, is_wrong in wrong.items():
        if is_wrong:
            raise BadNotice(field=field)
