"""The applicant asks to stop: recorded always, decided in time, and when it is granted the case ends.

Source: Circular 11/2025/TT-BKHCN, annex, group 17; NĐ 118/2025/NĐ-CP Điều 21.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import func, select

from engine import calendar, calendars, cases, hands, parameters, people, progress, trail, turns
from engine.tables import Case, Result, StopRequest
from engine.work import Happening, Work
from feel.errors import Fault

DECISION = "stop_decision_days"  #: the legal parameter
MESSAGE = "dung-thuc-hien"  #: what a diagram that has a way of its own for it waits for
NOT_FORWARDED = frozenset({None, "filed", "received", "incomplete"})
DECIDED = frozenset({"done", "returned", "refused"})
SIGNED = "Kết quả đã được ký, không còn dừng thực hiện được."


class AskedAlready(Fault):
    """A request to stop this case waits for its decision already."""

    vi = "Đã có yêu cầu dừng thực hiện đang chờ quyết định."


class NotWaiting(Fault):
    """This request to stop has been decided already, or does not exist."""

    vi = "Yêu cầu dừng thực hiện này không có hoặc đã được quyết định."


class NotForYou(Fault):
    """What is being worked on is stopped by whoever assigns the work, not by this officer."""

    vi = "Hồ sơ đang giải quyết do lãnh đạo có quyền phân công quyết định việc dừng thực hiện."


def ask(work: Work, case_id: uuid.UUID, *, reason: str) -> StopRequest:
    """The applicant's request is on record; it is refused at once when the decision is signed, else it waits.

    Raises:
        NoReason, NotRunning, AskedAlready, NotAllowed.
    """
    told, case = hands.reason(reason), turns.hold(work, case_id)
    hands.require(work, case)
    earlier = work.session.scalars(select(StopRequest).where(StopRequest.case_id == case.id)).all()
    if any(one.state == "open" for one in earlier):
        raise AskedAlready
    row = StopRequest(
        case_id=case.id,
        number=len(earlier) + 1,
        state="open",
        reason=told,
        recorded_by=work.actor_id,
        asked_at=work.now,
        due_at=_due(work, case),
    )
    work.session.add(row)
    if _is_decided(work, case):
        row.state, row.decision, row.decided_at = "refused", SIGNED, work.now
    work.session.flush()
    trail.record(work, case.id, "ask-to-stop", facts={"request": row.number, "state": row.state})
    return row


def grant(work: Work, request_id: uuid.UUID, *, reason: str) -> Case:
    """The case stops: before it was forwarded the file goes back (Đã trả lại), afterwards its handling ends.

    Raises:
        NoReason, NotWaiting, NotAllowed, NotForYou; NotRunning: the case is over.

    Our choice: the desk gives a file back that nobody works on yet; afterwards those decide who assign the work.
    """
    row, case = _decide(work, request_id, "granted", reason)
    if _is_decided(work, case):
        raise NotWaiting
    code = "withdrawn" if case.status in NOT_FORWARDED else "stopped"
    work.publish(work, Happening("status", case.id, work.now, facts={"status": code}))
    if not cases.deliver(work, case.id, MESSAGE, payload={}):
        progress.abandon(work, case, reason="stopped")
    trail.record(work, case.id, "stop", facts={"request": row.number})
    return case


def refuse(work: Work, request_id: uuid.UUID, *, reason: str) -> StopRequest:
    """The case goes on; the request and the *reason* of its refusal stay.

    Raises:
        NoReason, NotWaiting, NotAllowed, NotForYou.
    """
    row, case = _decide(work, request_id, "refused", reason)
    trail.record(work, case.id, "refuse-to-stop", facts={"request": row.number})
    return row


def _decide(work: Work, request_id: uuid.UUID, state: str, reason: str) -> tuple[StopRequest, Case]:
    told, row = hands.reason(reason), work.session.get(StopRequest, request_id)
    if row is None:
        raise NotWaiting
    case = turns.hold(work, row.case_id)
    work.session.refresh(row)
    if row.state != "open":
        raise NotWaiting
    if not people.may(work, "assign", case):
        if case.status not in NOT_FORWARDED:
            raise NotForYou
        hands.require(work, case)
    row.state, row.decision, row.decided_by, row.decided_at = state, told, work.actor_id, work.now
    work.session.flush()
    return row, case


def _is_decided(work: Work, case: Case) -> bool:
    signed = select(func.count()).select_from(Result).where(Result.case_id == case.id, Result.signed_at.is_not(None))
    return case.state != "open" or case.status in DECIDED or bool(work.session.scalar(signed))


def _due(work: Work, case: Case) -> datetime:
    days = parameters.whole(work, DECISION, on=parameters.day_of(work.now))
    hours = calendars.of_unit(work, case.competent_unit_id).hours
    return calendar.due(hours, work.now, calendar.parse_limit(f"P{days}D")).due
