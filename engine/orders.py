"""Orders and requests for help by hand (ý kiến chỉ đạo), at any time: to one officer, until a moment, reported on.

Source: Circular 11/2025/TT-BKHCN, annex, group 16, item 4.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from bpmn.clockrules import Span
from engine import hands, people, trail, turns
from engine.clocks import windows
from engine.tables import Case, Directive, Person
from engine.work import Happening, Work
from feel.errors import Fault


class NoAddressee(Fault):
    """'{name}' cannot be given an order: the account is locked, or it is your own."""

    vi = "Không giao việc cho '{name}' được: tài khoản bị khóa hoặc là chính bạn."


class NotWaiting(Fault):
    """This order is not yours, was reported on already, or does not exist."""

    vi = "Việc được giao này không phải của bạn, đã được báo cáo hoặc không có."


def give(work: Work, case_id: uuid.UUID, *, to: Person, content: str, limit: str) -> Directive:
    """*to* is to do *content* within *limit* (PT4H, P2D of office time); its clock warns, and tells when it is late.

    Raises:
        NoReason: it has no words. NoAddressee, CaseClosed, NotRunning, NotAllowed, BadLimit.
    """
    told, case = hands.reason(content, most=4000), turns.hold(work, case_id)
    if case.state != "open":
        raise hands.CaseClosed
    if not people.may(work, "urge", case):
        hands.require(work, case)
    if work.actor_id is None or not to.active or to.id == work.actor_id:
        raise NoAddressee(name=to.full_name)
    last = select(func.coalesce(func.max(Directive.number), 0)).where(Directive.case_id == case.id)
    number, unit_id = (work.session.scalar(last) or 0) + 1, case.competent_unit_id
    due = windows.open_order(work, case.id, _key(number), Span(text=limit), unit_id=unit_id, reason=_key(number))
    row = Directive(
        case_id=case.id,
        number=number,
        content=told,
        given_by=work.actor_id,
        given_at=work.now,
        addressee_id=to.id,
        unit_id=unit_id,
        due_at=due,
    )
    work.session.add(row)
    work.session.flush()
    trail.record(work, case.id, "order", facts={"number": number, "to": str(to.id), "due": due.isoformat()})
    facts = {"number": number, "to": str(to.id), "due": due.isoformat()}
    work.publish(work, Happening("order", case.id, work.now, facts=facts))
    return row


def report(work: Work, directive_id: uuid.UUID, *, text: str) -> Directive:
    """The addressee has done it, and says what.

    Raises:
        NoReason: it has no words. NotWaiting.
    """
    told, row = hands.reason(text, most=4000), work.session.get(Directive, directive_id)
    if row is None:
        raise NotWaiting
    case: Case = turns.hold(work, row.case_id)
    work.session.refresh(row)
    if row.addressee_id != work.actor_id or row.done_at is not None:
        raise NotWaiting
    row.report, row.done_at = told, work.now
    work.session.flush()
    windows.close(work, case.id, windows.ORDER, _key(row.number), reason="done")
    trail.record(work, case.id, "report", facts={"number": row.number})
    return row


def waiting_for(work: Work, person_id: uuid.UUID) -> Sequence[Directive]:
    """What *person_id* was told to do in open cases and has not done, the most urgent first."""
    mine = select(Directive).join(Case, Case.id == Directive.case_id)
    open_ones = mine.where(Directive.addressee_id == person_id, Directive.done_at.is_(None), Case.state == "open")
    return work.session.scalars(open_ones.order_by(Directive.due_at, Directive.id)).all()


def _key(number: int) -> str:
    return f"order-{number}"
