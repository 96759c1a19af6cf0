"""What the applicant is to pay, on the page of a step: the step is done by telling him so, or by recording the payment.

Source: Circular 11/2025/TT-BKHCN, annex, group 18, item 3. Our choice: a form that asks for the receipt has it in one
field and the day of the payment in another, as the form of the product does; any other step has fields beside its form.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext

from engine import dues, obligations, procedures, stepacts, tasks
from engine.obligations import BadNotice, Notice
from engine.tables import Case, Obligation, Task
from engine.work import Work
from feel.errors import Fault
from forms import faults, moment

RECEIPT, PAID_ON = "so_bien_lai", "ngay_nop"  #: fields of the form of the step that waits for the payment
HERE = "o."  #: before the fields that are none of the form
WRONG: Mapping[str, Any] = {
    "number": lazy_gettext("Hãy ghi số thông báo, nhiều nhất 60 ký tự."),
    "content": lazy_gettext("Hãy ghi nội dung phải nộp, nhiều nhất 1000 ký tự."),
    "amount_vnd": lazy_gettext("Hãy ghi số tiền bằng đồng, lớn hơn 0, chỉ gồm chữ số."),
    "pay_by": lazy_gettext("Hạn nộp phải từ hôm nay trở đi."),
    "receipt_number": lazy_gettext("Hãy ghi số biên lai, nhiều nhất 60 ký tự."),
    "paid_on": lazy_gettext("Ngày nộp phải từ ngày thông báo đến hôm nay."),
}
Verb = Callable[..., Case]  #: takes Work, the id of the task, answers and the version that was seen


@dataclass(frozen=True, slots=True)
class Owing:
    """What a step has to do with what the applicant pays."""

    may_ask: bool  #: the step can be done by a notice
    row: Obligation | None  #: the notice that waits for its payment
    is_in_form: bool  #: the form of the step asks for the receipt
    is_payment: bool  #: the step is not done without it


def of(work: Work, case: Case, found: Task, acts: Collection[str]) -> Owing | None:
    """What *found*, to which *acts* may be done, has to do with paying; None: nothing."""
    if "complete" not in acts:
        return None
    led, statuses = stepacts.leading(work.session, case.digest).get(found.element, (frozenset(), frozenset()))
    row = dues.owed(work, case.id) if case.status == "obligation" else None
    may_ask = row is None and case.status != "obligation" and "obligation" in statuses
    if row is None and not may_ask:
        return None
    return Owing(may_ask, row, is_in_form=_asks_receipt(work, case, found), is_payment="paid" in led)


def verb() -> Verb:
    """By which verb the step is done, as its form was sent: an ordinary one, a notice or a payment."""
    return _ask if "oblige" in request.form else _pay if "pay" in request.form else tasks.complete


def wrong(fault: Fault | None) -> dict[str, str]:
    """What is wrong with a field, under its own name or that in the form of the step."""
    field = str(fault.facts["field"]) if isinstance(fault, BadNotice) else ""
    return {field: str(WRONG[field])} if field in WRONG else {}


def in_form(fault: Fault) -> dict[str, list[str]]:
    """The same for the fields that the form of the step has for it."""
    places = {"receipt_number": RECEIPT, "paid_on": PAID_ON}
    return {places[name]: [words] for name, words in wrong(fault).items() if name in places}


def labels() -> Mapping[str, str]:
    """What the fields are called."""
    return {
        "number": gettext("Số thông báo"),
        "content": gettext("Nội dung phải nộp"),
        "amount_vnd": gettext("Số tiền phải nộp (đồng)"),
        "pay_by": gettext("Hạn nộp"),
        "receipt_number": gettext("Số biên lai"),
        "paid_on": gettext("Ngày nộp"),
    }


def _ask(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done by the notice."""
    amount = "".join(_said("amount_vnd").split()).replace(".", "")
    is_number = amount.isascii() and amount.isdigit() and len(amount) < 16
    notice = Notice(
        number=_said("number"),
        content=_said("content"),
        amount_vnd=int(amount) if is_number else 0,
        pay_by=_day(_said("pay_by"), "pay_by") if _said("pay_by") else None,
    )
    obligations.ask(work, task_id, notice, answers=answers, seen=seen)
    return work.session.get_one(Case, work.session.get_one(Task, task_id).case_id)


def _pay(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The step is done by the payment."""
    task = work.session.get_one(Task, task_id)
    case = work.session.get_one(Case, task.case_id)
    is_in_form = _asks_receipt(work, case, task)
    receipt, day = (
        (answers.get(RECEIPT), answers.get(PAID_ON)) if is_in_form else (_said("receipt_number"), _said("paid_on"))
    )
    if is_in_form and not (receipt and day):
        return tasks.complete(work, task_id, answers=answers, seen=seen)  # which tells what else is not filled in
    paid_on = _day(str(day), "paid_on")
    return obligations.pay(work, task_id, receipt_number=str(receipt), paid_on=paid_on, answers=answers, seen=seen)


def _asks_receipt(work: Work, case: Case, task: Task) -> bool:
    """Whether the form of the step has fields for the receipt and the day."""
    if task.form is None:
        return False
    form = procedures.offered(work.session, case.digest).form(task.form)
    return {RECEIPT, PAID_ON} <= {one.key for one in form.fields}


def _said(name: str) -> str:
    return request.form.get(HERE + name, "").strip()


def _day(text: str, field: str) -> date:
    try:
        return moment.day(text)
    except (faults.NotADate, faults.NoSuchDay) as fault:
        raise BadNotice(field=field) from fault
