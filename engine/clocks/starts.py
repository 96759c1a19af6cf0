"""When the clock of a case begins: the moment that the law names, recorded with its source; and phases one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from bpmn import clockrules
from bpmn.clockrules import Phase
from bpmn.procedure import Procedure
from engine import calendar, calendars, parameters
from engine.calendar import moments
from engine.calendars import Office
from engine.clocks import limits, reading, rows, windows
from engine.clocks.rows import Begun
from engine.clocks.terms import Terms, Wording
from engine.tables import Case, Clock, Unit
from engine.work import Work
from feel.errors import Fault

TICK = timedelta(microseconds=1)
WHOLE = "case"  #: the key of the clock of a case without phases


class NotYet(Fault):
    """{at} lies ahead: a clock begins at a moment that has come."""

    vi = "Thời điểm {at} chưa đến: thời hạn chỉ được tính từ thời điểm đã qua."


class NoSuchPhase(Fault):
    """The phase that ended is the last one of this procedure."""

    vi = "Giai đoạn vừa kết thúc là giai đoạn cuối của thủ tục này."


def came(
    work: Work,
    case: Case,
    procedure: Procedure,
    source: str,
    *,
    at: datetime | None = None,
    reference: str | None = None,
) -> bool:
    """The moment *source* has come ("reception", "competent", "handover", "payment"); whether a clock began by it.

    *at* is when it was, now unless it is recorded later; *reference* names the receipt, the handover record or the
    payment. Nothing happens when the procedure counts from another moment or the clock runs already.

    Raises:
        NotYet: *at* lies ahead.

    Source: NĐ 118/2025/NĐ-CP Điều 17 as amended by NĐ 309/2026 (full and correct reception as the receipt shows; for a
    filing outside its territory when the competent agency receives it).
    """
    moment = at or work.now
    if moment > work.now:
        raise NotYet(at=moments.to_minute(moment))
    phase = _next_phase(work, case, procedure)
    if phase is not None:
        if _begin_of(work, case, procedure, phase) != source:
            return False
    elif reading.find(work, case.id, "case") is not None or _begin_of(work, case, procedure, None) != source:
        return False
    return _begin(work, case, procedure, phase, moment, source, reference)


def end_phase(work: Work, case: Case, procedure: Procedure) -> None:
    """The phase that runs ends here; the next one begins now when it begins at the end of this one.

    Raises:
        NoClock: none has begun. NoSuchPhase: it is the last one.
    """
    row = reading.of_case(work, case.id)
    phase = _following(procedure, row)
    if phase is None:
        raise NoSuchPhase
    rows.happen(work, row, "stop", rows.Why(reason="phase"))
    if phase.start == clockrules.PREVIOUS:
        _begin(work, case, procedure, phase, work.now, clockrules.PREVIOUS, None)


def is_outside(work: Work, case: Case) -> bool:
    """Whether the case was filed outside the territory of the agency that decides (phi địa giới).

    Our choice: the commune of the counter and that of the agency differ. An agency of the province has no commune.
    """
    receiving, competent = (_commune(work, unit) for unit in (case.receiving_unit_id, case.competent_unit_id))
    return None not in (receiving, competent) and receiving != competent


def _next_phase(work: Work, case: Case, procedure: Procedure) -> Phase | None:
    """The phase that waits for its beginning; None when there are no phases, or one runs, or all are over."""
    phases = procedure.clock.phases
    if not phases:
        return None
    row = reading.find(work, case.id, "case")
    if row is None:
        return phases[0]
    return _following(procedure, row) if row.state == "stopped" else None


def _following(procedure: Procedure, row: Clock) -> Phase | None:
    codes = [phase.code for phase in procedure.clock.phases]
    place = codes.index(row.key) + 1 if row.key in codes else len(codes)
    return procedure.clock.phases[place] if place < len(codes) else None


def _begin_of(work: Work, case: Case, procedure: Procedure, phase: Phase | None) -> str:
    source = phase.start if phase else procedure.clock.begin_of(case.channel)
    if source == clockrules.RECEPTION and procedure.clock.receives_apart and is_outside(work, case):
        return clockrules.COMPETENT
    return source


def _begin(
    work: Work,
    case: Case,
    procedure: Procedure,
    phase: Phase | None,
    moment: datetime,
    source: str,
    reference: str | None,
) -> bool:
    office = calendars.of_unit(work, case.competent_unit_id)
    moment = at = _after_the_phase_before(work, case, moment)
    terms = _terms(work, case, procedure, phase, office, at)
    if terms is None:
        return False
    if source == clockrules.RECEPTION:
        at = _clamped(work, case, office, terms.wording, moment)
        if at != moment:
            terms = _terms(work, case, procedure, phase, office, at) or terms
    facts: dict[str, Any] = {**terms.facts, "source": source, "reference": reference}
    days = parameters.whole(work, parameters.APOLOGY_NOTICE, on=parameters.day_of(at))
    began = replace(terms, apology=f"P{days}D", facts=facts)
    begun = Begun(case.id, "case", phase.code if phase else WHOLE, began, at)
    shown = begun.shown()
    rows.begin(work, [begun], [shown])
    held = next(one for one in terms.facts["limits"] if one["name"] == terms.facts["by"])
    rows.tell(work, case.id, shown, because="start", limit=held)
    windows.open_request(work, case, procedure, office, at)
    return True


def _after_the_phase_before(work: Work, case: Case, moment: datetime) -> datetime:
    """*moment*, but later than the start of the phase before, which may lie ahead of now: phases stay in order."""
    row = reading.find(work, case.id, "case")
    return moment if row is None else max(moment, row.started_at + TICK)


def _terms(
    work: Work, case: Case, procedure: Procedure, phase: Phase | None, office: Office, at: datetime
) -> Terms | None:
    if phase is not None:
        return limits.of_phase(work, phase, office, at)
    return limits.of_case(work, case, procedure, office, at)


def _clamped(work: Work, case: Case, office: Office, wording: Wording, moment: datetime) -> datetime:
    """The moment at which a filing counts as received: the next opening of the counter when it is shut.

    Only where the counter has hours of its own and the limit counts from the moment: in civil rule and in calendar days
    the date of reception is day 0 as it is.
    """
    counter = calendars.of_unit(work, case.receiving_unit_id)
    limit = wording.parsed()
    is_by_date = limit.unit in ("week", "month", "year") or (
        limit.unit == "day" and (limit.kind == "calendar" or limit.rule == "civil")
    )
    if is_by_date or counter.edition == office.edition:
        return moment
    return calendar.reception(counter.hours, moment)


def _commune(work: Work, unit_id: Any) -> Any:
    """The commune that the unit is or belongs to; None for a unit of the province."""
    unit = work.session.get_one(Unit, unit_id)
    while unit.level != "commune" and unit.parent_id is not None:
        unit = work.session.get_one(Unit, unit.parent_id)
    return unit.id if unit.level == "commune" else None
