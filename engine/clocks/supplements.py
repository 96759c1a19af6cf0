"""Asking for a supplement: the clock stands still from the notice until full receipt is confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select, update

from bpmn.procedure import Procedure
from engine import procedures, proposals, trail
from engine.calendar import ZONE, events
from engine.clocks import pausing, reading, windows
from engine.clocks.pausing import SUPPLEMENT, Cause
from engine.tables import Case, Clock, ClockPause
from engine.work import Happening, Work
from feel.errors import Fault


class AskedAgain(Fault):
    """This is request number {number} for a supplement: QĐ 766 will count the case as overdue. Give the reason."""

    vi = "Đây là lần yêu cầu bổ sung thứ {number}: QĐ 766 sẽ tính là quá hạn. Hãy nêu lý do."


class AskedLate(Fault):
    """The time to ask for a supplement ended on {until}: QĐ 766 will count the case as overdue. Give the reason."""

    vi = "Thời hạn yêu cầu bổ sung đã hết lúc {until}: QĐ 766 sẽ tính là quá hạn. Hãy nêu lý do."


def warnings(work: Work, case: Case) -> list[Fault]:
    """What speaks against asking for a supplement now: it was done before, or the time for it is over.

    Source: QĐ 766/QĐ-TTg, formula 2.1 (more than one request counts as overdue); NĐ 118/2025/NĐ-CP Điều 19.
    """
    return list(_warnings(work, case))


def ask(work: Work, case: Case, procedure: Procedure, *, key: str, reason: str | None = None) -> datetime | None:
    """The notice *key* is issued to the applicant: the case stands still; gives the end of the applicant's time.

    *reason* says why it is asked again or late; without need it is kept as it is. Where the law sets no time for the
    case, nothing can be late and nothing stands still: only the applicant's time begins.

    Raises:
        AskedAgain, AskedLate: a reason is needed. NoClock, ClockStopped, AlreadyPaused.
    """
    if not procedure.has_deadline:
        return windows.open_supplement(work, case, procedure, f"{key} {_windows(work, case) + 1}")
    found = warnings(work, case)
    if found and not (reason and reason.strip()):
        raise found[0]
    rules = procedure.clock.supplement
    kept = pausing.begin(work, case.id, Cause(SUPPLEMENT, key, rules.mode, rules.added, reason))
    windows.close(work, case.id, windows.REQUEST, reason="asked")
    for warning in found:
        facts = {"code": type(warning).__name__, "text": warning.say("vi"), "reason": reason}
        trail.record(work, case.id, "warned", element=key, facts={"code": facts["code"]})
        work.publish(work, Happening("warning", case.id, work.now, element=key, facts=facts))
    return windows.open_supplement(work, case, procedure, str(kept.id))


def receive(work: Work, case: Case, *, is_full: bool, reason: str | None = None) -> None:
    """Papers came in. Only full receipt, confirmed, lets the clock go on, by the mode of the procedure.

    Raises:
        NoClock, NotPaused: no supplement is waited for.
    """
    has_deadline = procedures.of_case(work.session, case.id).has_deadline
    if is_full:
        if has_deadline:
            pausing.end(work, case.id, SUPPLEMENT, reason=reason)
        windows.close(work, case.id, windows.SUPPLEMENT, reason="received")
        proposals.withdraw(work, case.id, proposals.STOP)
        return
    if not has_deadline:
        trail.record(work, case.id, "partial-supplement", facts={})
        return
    row = reading.of_case(work, case.id)
    waited = [one for one in pausing.held_by(work, row) if one.cause == SUPPLEMENT]
    if not waited:
        raise events.NotPaused
    received = [*waited[-1].received, work.now.isoformat()]
    mine = update(ClockPause).where(ClockPause.id == waited[-1].id).values(received=received)
    work.session.execute(mine.execution_options(synchronize_session="fetch"))
    trail.record(work, case.id, "partial-supplement", facts={"received": len(received)})


def _windows(work: Work, case: Case) -> int:
    """How many times the applicant was given time to bring a supplement."""
    mine = select(func.count()).select_from(Clock)
    return work.session.scalar(mine.where(Clock.case_id == case.id, Clock.subject == windows.SUPPLEMENT)) or 0


def _warnings(work: Work, case: Case) -> Iterator[Fault]:
    mine = select(func.count()).select_from(ClockPause).join(Clock, Clock.id == ClockPause.clock_id)
    asked = (
        work.session.scalar(
            mine.where(Clock.case_id == case.id, ClockPause.cause == SUPPLEMENT, ClockPause.taken_back_at.is_(None))
        )
        or 0
    )
    if asked:
        yield AskedAgain(number=asked + 1)
    row = reading.find(work, case.id, windows.REQUEST)
    if row is not None and row.state != "stopped" and reading.shown(work, row).is_late_at(work.now):
        yield AskedLate(until=f"{row.judged_until.astimezone(ZONE):%H:%M %d/%m/%Y}")
