"""Apology and re-appointment: drafted, signed by the head, and in force once the applicant is notified.

It moves the promised date only: the legal one stays, and the case still counts as late.

Source: NĐ 118/2025/NĐ-CP Điều 19 (at least a day before expiry, with the reason and the new date, at most once);
Circular 11/2025/TT-BKHCN, annex, group 20, item 5. A late apology stays possible: our choice, it is marked.
"""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import func, select

from engine import calendar, calendars, clocks, hands, heads, parameters, procedures, proposals, shelf, trail, turns
from engine.calendar import ZONE, events, moments
from engine.clocks import Why
from engine.tables import Apology, Case, Clock
from engine.work import Happening, Work
from feel.errors import Fault


class ApologisedBefore(Fault):
    """The date was re-appointed {times} times, as often as the law allows."""

    vi = "Đã hẹn lại {times} lần, hết số lần pháp luật cho phép."


class NoDraft(Fault):
    """There is no apology of this case that is drafted and not yet notified."""

    vi = "Hồ sơ này không có văn bản xin lỗi nào đang soạn."


class NotSigned(Fault):
    """The apology is not signed yet."""

    vi = "Văn bản xin lỗi chưa được ký."


class NoWorkingDay(Fault):
    """{day} is no working day of the counter: nobody could give the result then."""

    vi = "Ngày {day} không phải ngày làm việc của bộ phận trả kết quả."


class AppointedInPast(Fault):
    """The new date {appointed} has passed already."""

    vi = "Ngày hẹn lại {appointed} đã qua."


def propose(work: Work, case: Case) -> None:
    """The legal date is a working day away: whoever works on the case is asked to draft an apology, if one is allowed.

    Nothing happens when there is more time left: a procedure may warn earlier.
    """
    row = clocks.of_case(work, case.id)
    hours = shelf.of_edition(work.session, row.edition)
    days = parameters.whole(work, parameters.APOLOGY_NOTICE, on=parameters.day_of(row.started_at))
    if work.now < calendar.notice(hours, row.due_at, days * hours.day_minutes):
        return
    if _count(work, row) < _allowed(work, case):
        head = heads.place_of(case, procedures.offered(work.session, case.digest).procedure)
        unit_id, role = proposals.place_of_work(work, case) or head
        proposals.make(work, case, proposals.APOLOGY, unit_id=unit_id, role=role)


def draft(work: Work, case_id: uuid.UUID, *, appointed: datetime, reason: str) -> Apology:
    """The apology with its new date is drafted; drafted again it replaces the draft and waits for a new signature.

    Raises:
        NoReason, NotRunning, CaseClosed, NotAllowed: as `hands` says.
        NoClock, ClockStopped, ApologisedBefore, AppointedEarlier, AppointedInPast, NoWorkingDay: nothing is drafted.
    """
    told, case = hands.reason(reason, most=500), hands.lay_on(work, case_id)
    row = clocks.of_case(work, case.id)
    number = _count(work, row) + 1
    _check(work, case, row, number, moments.to_minute(appointed))
    apology = _open(work, row) or Apology(case_id=case.id, clock_id=row.id, number=number, is_late=False)
    apology.appointed_at, apology.reason = moments.to_minute(appointed), told
    apology.drafted_at, apology.drafted_by = work.now, work.actor_id
    apology.signed_at = apology.signed_by = None
    work.session.add(apology)
    work.session.flush()
    trail.record(work, case.id, "draft-apology", facts={"appointed": apology.appointed_at.isoformat()})
    return apology


def sign(work: Work, case_id: uuid.UUID) -> Apology:
    """The head signs the draft.

    Raises:
        NoDraft, OwnApproval, NotTheHead, NotRunning.
    """
    case, apology = _drafted(work, case_id)
    procedure = procedures.offered(work.session, case.digest).procedure
    heads.require(work, case, procedure, head_id=work.actor_id, asked_by=apology.drafted_by)
    apology.signed_at, apology.signed_by = work.now, work.actor_id
    work.session.flush()
    trail.record(work, case.id, "sign-apology")
    return apology


def notify(work: Work, case_id: uuid.UUID) -> Apology:
    """The applicant is notified: from now on the new date is the promised one.

    Raises:
        NoDraft, NotSigned, ApologisedBefore, AppointedEarlier, AppointedInPast, ClockStopped, NotRunning, NotAllowed.
    """
    case, apology = _drafted(work, case_id)
    hands.require(work, case)
    if apology.signed_at is None:
        raise NotSigned
    row = clocks.of_case(work, case.id)
    _check(work, case, row, apology.number, apology.appointed_at)
    apology.is_late = clocks.shown(work, row).is_late_at(work.now)
    apology.notified_at = work.now
    facts = {"appointed": apology.appointed_at.isoformat(), "apology": str(apology.id), "late": apology.is_late}
    clocks.happen(work, row, "reappoint", Why(apology.reason, approved_by=apology.signed_by, facts=facts))
    work.session.flush()
    proposals.done(work, case.id, proposals.APOLOGY)
    trail.record(work, case.id, "notify-apology", facts={"late": apology.is_late})
    told = {"appointed": facts["appointed"], "reason": apology.reason, "late": apology.is_late}
    work.publish(work, Happening("apology", case.id, work.now, facts=told))
    return apology


def _check(work: Work, case: Case, row: Clock, number: int, appointed: datetime) -> None:
    if row.state == "stopped":
        raise events.ClockStopped(at=row.stopped_at)
    allowed = _allowed(work, case)
    if number > allowed:
        raise ApologisedBefore(times=allowed)
    if appointed <= row.appointed_at:
        raise events.AppointedEarlier(appointed=_said(appointed), promised=_said(row.appointed_at))
    if appointed <= work.now:
        raise AppointedInPast(appointed=_said(appointed))
    counter = calendars.of_unit(work, case.returning_unit_id).hours
    if not calendar.is_working_day(counter, appointed.astimezone(ZONE).date()):
        raise NoWorkingDay(day=f"{appointed.astimezone(ZONE):%d/%m/%Y}")


def _drafted(work: Work, case_id: uuid.UUID) -> tuple[Case, Apology]:
    case = turns.hold(work, case_id)
    if case.state != "open":
        raise hands.CaseClosed
    apology = _open(work, clocks.of_case(work, case.id))
    if apology is None:
        raise NoDraft
    return case, apology


def _open(work: Work, row: Clock) -> Apology | None:
    mine = select(Apology).where(Apology.clock_id == row.id, Apology.notified_at.is_(None))
    return work.session.scalar(mine)


def _count(work: Work, row: Clock) -> int:
    """How often the date was re-appointed, over all phases of the case."""
    sent = select(func.count()).select_from(Apology).where(Apology.case_id == row.case_id)
    return work.session.scalar(sent.where(Apology.notified_at.is_not(None))) or 0


def _allowed(work: Work, case: Case) -> int:
    """How often the law of the day of reception allows it."""
    received = case.accepted_at or case.opened_at
    return parameters.whole(work, parameters.REAPPOINTMENTS, on=parameters.day_of(received))


def _said(moment: datetime) -> str:
    return f"{moment.astimezone(ZONE):%H:%M %d/%m/%Y}"
