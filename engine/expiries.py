"""What follows when the time of others runs out: the applicant's to supplement, a consulted unit's to answer.

Nothing stops silently: a person decides unless the procedure says otherwise, and even then everybody is told.
"""

from __future__ import annotations

import uuid

from sqlalchemy import select

from engine import cases, clocks, consultations, hands, heads, procedures, progress, proposals, trail
from engine.clocks import windows
from engine.tables import Case, Clock
from engine.work import Happening, Work
from feel.errors import Fault

EXPIRED = "expired"  #: the status of a case that ends because nothing was supplemented


class NothingExpired(Fault):
    """No time to supplement has run out in this case."""

    vi = "Hồ sơ này không có thời hạn bổ sung nào đã hết."


def supplement(work: Work, case: Case) -> None:
    """The applicant's time is over: Dừng xử lý is proposed to the head, or done where the procedure says so.

    A diagram that draws what follows, by a timer that asks for `supplement_due`, goes its own way.

    Our choice: the national texts set no such time, so nothing of this happens unless the procedure declares one.
    """
    procedure = procedures.offered(work.session, case.digest).procedure
    row = clocks.find(work, case.id, windows.SUPPLEMENT)
    until = row.judged_until.isoformat() if row else None
    work.publish(work, Happening("supplement-expired", case.id, work.now, facts={"until": until}))
    if "supplement_due" in procedure.clock.asks:
        cases.fire(work, case)
        return
    if procedure.clock.supplement.on_expiry == "stop":
        _stop(work, case, "supplement-expired")
        return
    unit_id, role = heads.place_of(case, procedure)
    proposals.make(work, case, proposals.STOP, unit_id=unit_id, role=role)


def of_case(work: Work, case: Case) -> None:
    """The legal limit has run out: a timer of the diagram that asks for `case_due` fires."""
    _fire(work, case, "case_due")


def of_step(work: Work, case: Case) -> None:
    """A step's limit has run out: a timer at its border that asks for `step_due` fires."""
    _fire(work, case, "step_due")


def _fire(work: Work, case: Case, clock: str) -> None:
    if clock in procedures.offered(work.session, case.digest).procedure.clock.asks:
        cases.fire(work, case)


def stop(work: Work, case_id: uuid.UUID, *, reason: str) -> Case:
    """What was proposed is done: the case stops because its time to supplement ran out.

    Raises:
        NoReason, NotRunning, CaseClosed, NotAllowed, NothingExpired.
    """
    told, case = hands.reason(reason, most=500), hands.lay_on(work, case_id)
    _require_expired(work, case)
    proposals.done(work, case.id, proposals.STOP)
    trail.record(work, case.id, "stop-expired")
    _stop(work, case, told)
    return case


def keep(work: Work, case_id: uuid.UUID, *, reason: str) -> Case:
    """The case goes on waiting for the applicant, although the time ran out.

    Raises:
        NoReason, NotRunning, CaseClosed, NotAllowed, NothingExpired.
    """
    told, case = hands.reason(reason, most=500), hands.lay_on(work, case_id)
    _require_expired(work, case)
    proposals.done(work, case.id, proposals.STOP)
    trail.record(work, case.id, "keep-expired", reason=told)
    return case


def opinions(work: Work, case: Case) -> None:
    """Opinions were not given in time: silence is consent where that is declared, else the unit is urged.

    Source: NĐ 118/2025/NĐ-CP Điều 19 (the agency in charge tells the head of the one-stop department).
    """
    rules = procedures.offered(work.session, case.digest).procedure.clock.consultation
    mine = select(Clock).where(Clock.case_id == case.id, Clock.subject == windows.CONSULTATION)
    running = mine.where(Clock.state == "running", Clock.judged_until < work.now).order_by(Clock.started_at, Clock.id)
    for row in work.session.scalars(running).all():
        facts = {"key": row.key, "unit": str(row.unit_id), "until": row.judged_until.isoformat()}
        if rules.on_expiry == "agreed":
            if not consultations.agree_by_silence(work, case, row.key, basis=rules.basis):
                windows.close(work, case.id, windows.CONSULTATION, key=row.key, reason="deemed agreed")
            work.publish(work, Happening("deemed-agreed", case.id, work.now, facts={**facts, "basis": rules.basis}))
        else:
            told = {**facts, "tell": str(case.receiving_unit_id)}
            work.publish(work, Happening("consultation-overdue", case.id, work.now, facts=told))


def _require_expired(work: Work, case: Case) -> None:
    row = clocks.find(work, case.id, windows.SUPPLEMENT)
    if row is None or row.state == "stopped" or not clocks.shown(work, row).is_late_at(work.now):
        raise NothingExpired


def _stop(work: Work, case: Case, reason: str) -> None:
    work.publish(work, Happening("status", case.id, work.now, facts={"status": EXPIRED, "reason": reason}))
    progress.abandon(work, case, reason=reason)
