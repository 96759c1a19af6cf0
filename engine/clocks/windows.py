"""The clocks beside the case: the answer to a filing, the officer's time to ask, the applicant's, opinions, orders."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bpmn.clockrules import Span
from bpmn.procedure import Procedure
from engine import calendars, parameters, procedures
from engine.calendar.parameters import Parameter
from engine.calendars import Office
from engine.clocks import pausing, reading, rows
from engine.clocks.pausing import Cause
from engine.clocks.rows import Begun, Why
from engine.clocks.terms import Terms, Wording, wording_by, wording_of
from engine.tables import Case, Clock
from engine.work import Work

INTAKE, REQUEST, SUPPLEMENT, CONSULTATION, ORDER = "intake", "request", "supplement", "consultation", "order"
ONLINE = "online"
ONE = "1"  #: the key of a window of which a case has one


def open_intake(work: Work, case: Case, procedure: Procedure) -> None:
    """The time within which the counter answers the filing begins: what the procedure says for its channel.

    Without a word of the procedure only a filing that came online has one: the legal parameter of today.

    Our choice: 8 working hours, after the procedures whose law sets such a time (e.g. NĐ 216/2026/NĐ-CP Điều 23).
    """
    found = intake_of(work, procedure, case.channel, work.now)
    if found is not None:
        wording, parameter = found
        office = calendars.of_unit(work, case.receiving_unit_id)
        _open(work, case.id, INTAKE, ONE, Terms(wording, office, parameter=parameter), work.now)


def intake_of(work: Work, procedure: Procedure, channel: str, at: datetime) -> tuple[Wording, Parameter | None] | None:
    """How soon a filing by *channel* is answered, and the legal parameter it is; None: no limit."""
    said = next((intake for intake in procedure.clock.intake if intake.channel == channel), None)
    if said is not None:
        return (wording_of(said.span), None) if said.span else None
    if channel != ONLINE:
        return None
    found = parameters.in_force(work.session, parameters.ONLINE_INTAKE, on=parameters.day_of(at))
    return wording_by(found), found


def open_request(work: Work, case: Case, procedure: Procedure, office: Office, at: datetime) -> None:
    """The officer's time to ask for a supplement begins with the clock of the case.

    Source: NĐ 118/2025/NĐ-CP Điều 19 (03 working days from reception unless the law of the sector differs).
    """
    if reading.find(work, case.id, REQUEST) is not None:
        return
    wording, parameter = request_of(work, procedure, at)
    _open(work, case.id, REQUEST, ONE, Terms(wording, office, parameter=parameter), at)


def request_of(work: Work, procedure: Procedure, at: datetime) -> tuple[Wording, Parameter | None]:
    """The officer's time to ask for a supplement, and the legal parameter it is."""
    said = procedure.clock.supplement.request
    if said is not None:
        return wording_of(said), None
    found = parameters.in_force(work.session, parameters.SUPPLEMENT_REQUEST, on=parameters.day_of(at))
    return wording_by(found), found


def open_supplement(work: Work, case: Case, procedure: Procedure, key: str) -> datetime | None:
    """The applicant's time to bring what the notice *key* asks for begins; gives its end, None when there is none.

    Our choice: without a word of the procedure there is no such time; no national number exists.
    """
    span = procedure.clock.supplement.window
    if span is None:
        return None
    office = calendars.of_unit(work, case.competent_unit_id)
    return _open(work, case.id, SUPPLEMENT, key, Terms(wording_of(span), office), work.now)


def open_consultation(
    work: Work, case_id: uuid.UUID, key: str, span: Span, *, unit_id: uuid.UUID, escalate: str | None = None
) -> datetime:
    """The time of the unit whose opinion is asked for begins, in its own office time; gives its end.

    The case runs on unless its procedure declares that consultations do not count.
    """
    terms = Terms(wording_of(span), calendars.of_unit(work, unit_id), escalate=escalate)
    row = reading.find(work, case_id, "case")
    rules = procedures.of_case(work.session, case_id).clock.consultation
    if not rules.counted and row is not None and row.state != "stopped":
        pausing.begin(work, case_id, Cause(pausing.UNCOUNTED, _hold(key), basis=rules.basis))
    return _open(work, case_id, CONSULTATION, key, terms, work.now)


def open_order(work: Work, case_id: uuid.UUID, key: str, span: Span, *, unit_id: uuid.UUID, task_id: str) -> datetime:
    """The time for something ordered by hand begins, in the office time of the unit that does it; gives its end."""
    terms = Terms(wording_of(span), calendars.of_unit(work, unit_id))
    return _begin(work, Begun(case_id, ORDER, key, terms, work.now, task_id), Why(reason=key))


def close(work: Work, case_id: uuid.UUID, *subjects: str, key: str | None = None, reason: str) -> None:
    """The clocks of the case for *subjects*, and for *key* when it is given, end where they run."""
    open_ones = select(Clock).where(Clock.case_id == case_id, Clock.subject.in_(subjects), Clock.state != "stopped")
    if key is not None:
        open_ones = open_ones.where(Clock.key == key)
    for row in work.session.scalars(open_ones.order_by(Clock.started_at)).all():
        rows.happen(work, row, "stop", Why(reason=reason))
        if row.subject == CONSULTATION:
            _let_go(work, case_id, row.key)


def close_all(work: Work, case_id: uuid.UUID, *, reason: str) -> None:
    """Every clock of the case that has not stopped ends now."""
    open_ones = select(Clock).where(Clock.case_id == case_id, Clock.state != "stopped").order_by(Clock.started_at)
    for row in work.session.scalars(open_ones).all():
        rows.happen(work, row, "stop", Why(reason=reason))


def _hold(key: str) -> str:
    """Under what an uncounted consultation holds its case."""
    return f"{CONSULTATION} {key}"


def _let_go(work: Work, case_id: uuid.UUID, key: str) -> None:
    row = reading.find(work, case_id, "case")
    if row is not None and any(one.key == _hold(key) for one in pausing.held_by(work, row)):
        pausing.end(work, case_id, pausing.UNCOUNTED, _hold(key))


def _open(work: Work, case_id: uuid.UUID, subject: str, key: str, terms: Terms, at: datetime) -> datetime:
    return _begin(work, Begun(case_id, subject, key, terms, at), Why())


def _begin(work: Work, begun: Begun, why: Why) -> datetime:
    shown: Any = begun.shown()
    rows.begin(work, [begun], [shown], why)
    due: datetime = shown.due
    return due
