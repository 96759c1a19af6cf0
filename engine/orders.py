"""Orders and requests for help by hand (ý kiến chỉ đạo), at any time: a task of one officer, until he reports on it.

Source: Circular 11/2025/TT-BKHCN, annex, group 16, item 4.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select, update

from bpmn.clockrules import Span
from engine import hands, people, proposals, tasks, trail, turns
from engine.clocks import windows
from engine.tables import Case, Directive, Person, Task
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
    number = (work.session.scalar(last) or 0) + 1
    task_id, due = _task(work, case, number, to, limit)
    row = Directive(
        case_id=case.id,
        number=number,
        task_id=task_id,
        content=told,
        given_by=work.actor_id,
        given_at=work.now,
        addressee_id=to.id,
    )
    work.session.add(row)
    work.session.flush()
    facts = {"number": number, "to": str(to.id), "due": due.isoformat()}
    trail.record(work, case.id, "order", facts=facts)
    facts |= {"task": task_id}
    work.publish(work, Happening("order", case.id, work.now, facts=facts))
    return row


def _task(work: Work, case: Case, number: int, to: Person, limit: str) -> tuple[str, datetime]:
    """The task in the hands of *to*, and when it is due by its clock."""
    key, unit_id = f"order-{number}", case.competent_unit_id
    task_id = proposals.give(work, case, key, to=to.id)
    due = windows.open_order(work, case.id, key, Span(text=limit), unit_id=unit_id, task_id=task_id)
    work.session.execute(update(Task).where(Task.id == task_id).values(due_at=due))
    return task_id, due


def report(work: Work, directive_id: uuid.UUID, *, text: str) -> Directive:
    """The addressee has done it, or who replaces him while he is away, and says what.

    Raises:
        NoReason: it has no words. NotWaiting.
    """
    told = hands.reason(text, most=4000)
    row, case, task = _waiting(work, directive_id)
    way = None if row.addressee_id == work.actor_id else people.in_stead_of(work, row.addressee_id, case)
    if way is None and row.addressee_id != work.actor_id:
        raise NotWaiting
    row.report = told
    work.session.flush()
    proposals.end(work, task.id, for_id=way.for_id if way else None)
    windows.close(work, case.id, windows.ORDER, key=task.element, reason="done")
    stead = tasks.stead(way) if way else {}
    trail.record(work, case.id, "report", element=task.element, facts={"number": row.number, **stead})
    return row


def call_off(work: Work, directive_id: uuid.UUID, *, reason: str) -> Directive:
    """It need not be done any more, or another is to do it: whoever gave it says so, or a head of the unit.

    Raises:
        NoReason; NotWaiting: it was reported on, or does not exist; NotAllowed.
    """
    told = hands.reason(reason)
    row, case, task = _waiting(work, directive_id)
    if row.given_by != work.actor_id:
        people.require(work, "assign", case)
    proposals.call_off(work, task.id)
    windows.close(work, case.id, windows.ORDER, key=task.element, reason="called off")
    trail.record(work, case.id, "call-off", element=task.element, facts={"number": row.number}, reason=told)
    return row


def _waiting(work: Work, directive_id: uuid.UUID) -> tuple[Directive, Case, Task]:
    """The order that waits for its report, its case, which is held from now on, and its task."""
    row = work.session.get(Directive, directive_id)
    if row is None:
        raise NotWaiting
    case = turns.hold(work, row.case_id)
    task = work.session.get_one(Task, row.task_id, populate_existing=True)
    if task.ended_at is not None:
        raise NotWaiting
    return row, case, task


def of_case(work: Work, case_id: uuid.UUID) -> list[tuple[Directive, Task]]:
    """The orders of the case with their tasks, which say when each is due and was done, the first one first."""
    mine = select(Directive, Task).join(Task, Task.id == Directive.task_id).where(Directive.case_id == case_id)
    return [(row[0], row[1]) for row in work.session.execute(mine.order_by(Directive.number))]


def of_task(work: Work, task_id: str) -> Directive:
    """The order that the task is.

    Raises:
        NotWaiting: it is none.
    """
    found = work.session.scalar(select(Directive).where(Directive.task_id == task_id))
    if found is None:
        raise NotWaiting
    return found


def waiting_for(work: Work, person_id: uuid.UUID) -> Sequence[Directive]:
    """What *person_id* was told to do in open cases and has not done, the most urgent first."""
    mine = select(Directive).join(Task, Task.id == Directive.task_id)
    open_ones = mine.where(Directive.addressee_id == person_id, Task.ended_at.is_(None))
    return work.session.scalars(open_ones.order_by(Task.due_at, Directive.id)).all()
