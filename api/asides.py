"""What goes on beside the steps of a case, over the API: opinions, orders, requests to stop, linked cases."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import select

from api import caseroutes, partshapes, routes, stepshapes
from engine import consultations, linkends, links, notes, obligations, orders, organisation, withdrawals
from engine.cases import Filing
from engine.consultations import Asking
from engine.queries import details
from engine.tables import Case, Consultation, Directive, Note, StopRequest
from engine.work import Work

OPINION = "/consultations/<uuid:consultation_id>"
STOP = "/stop-requests/<uuid:request_id>"

blp = routes.blueprint("asides", "Opinions, orders, requests to stop and linked cases")


@caseroutes.rows(blp, "/consultations", partshapes.ConsultationRows)
def asked_for(work: Work, case: Case) -> Any:
    """Whose opinions were asked for in a case, and what they said."""
    found = consultations.of_case(work, case.id)
    return caseroutes.tell(work, found, people=["asked_by", "answered_by"], units=["unit_id"])


@caseroutes.act(blp, "/consultations", partshapes.AskingUnits)
def consult(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Ask other units for their opinions, all at once."""
    consultations.ask(work, case.id, [Asking(**one) for one in asked["askings"]])


@caseroutes.act(blp, f"{OPINION}:answer", partshapes.Opinion)
def answer(work: Work, case: Case, asked: dict[str, Any], consultation_id: uuid.UUID) -> None:
    """Enter the opinion of a unit that was asked."""
    row = details.part(work.session, case.id, Consultation, consultation_id)
    consultations.answer(work, row.id, **asked)


@caseroutes.act(blp, f"{OPINION}:note-silence")
def note_silence(work: Work, case: Case, consultation_id: uuid.UUID) -> None:
    """Record that a unit did not answer in its time."""
    consultations.note_silence(work, details.part(work.session, case.id, Consultation, consultation_id).id)


@caseroutes.rows(blp, "/notes", partshapes.NoteRows)
def notes_written(work: Work, case: Case) -> Any:
    """The notes of officers on a case, the newest first."""
    return caseroutes.tell(work, notes.of_case(work, case.id), people=["written_by"])


@caseroutes.act(blp, "/notes", partshapes.Writing)
def note(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Write a note on a case, for those who work on it."""
    notes.write(work, case.id, text=asked["text"])


@caseroutes.act(blp, "/notes/<uuid:note_id>:strike")
def strike_note(work: Work, case: Case, note_id: uuid.UUID) -> None:
    """Strike out a note that you wrote; it stays to be read so."""
    notes.strike(work, details.part(work.session, case.id, Note, note_id).id)


@caseroutes.rows(blp, "/orders", partshapes.OrderRows)
def orders_given(work: Work, case: Case) -> Any:
    """The orders of a case, with the reports on them."""
    given = orders.of_case(work, case.id)
    told = caseroutes.tell(work, [row for row, _ in given], people=["given_by", "addressee_id"])
    return [
        {
            **row,
            "addressee": row["addressee_id"],
            "due_at": task.due_at,
            "done_at": task.ended_at if row["report"] else None,
        }
        for row, (_, task) in zip(told, given, strict=True)
    ]


@caseroutes.act(blp, "/orders", partshapes.Order)
def order(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Give an order to one officer."""
    to = organisation.person_by_login(work, asked["to"])
    orders.give(work, case.id, to=to, content=asked["content"], limit=asked["limit"])


@caseroutes.act(blp, "/orders/<uuid:order_id>:report", partshapes.Report)
def report(work: Work, case: Case, asked: dict[str, Any], order_id: uuid.UUID) -> None:
    """Report that an order that you were given is done."""
    orders.report(work, details.part(work.session, case.id, Directive, order_id).id, text=asked["text"])


@caseroutes.act(blp, "/orders/<uuid:order_id>:call-off", partshapes.CallingOff)
def call_off(work: Work, case: Case, asked: dict[str, Any], order_id: uuid.UUID) -> None:
    """Call an order off that nobody has reported on."""
    orders.call_off(work, details.part(work.session, case.id, Directive, order_id).id, reason=asked["reason"])


@caseroutes.rows(blp, "/obligations", partshapes.ObligationRows)
def owed(work: Work, case: Case) -> Any:
    """What the applicant was told to pay, and the payments."""
    return caseroutes.tell(work, obligations.of_case(work, case.id), people=["asked_by"])


@caseroutes.rows(blp, "/stop-requests", partshapes.StopRows)
def stop_requests(work: Work, case: Case) -> Any:
    """The applicant's requests to stop, and what came of them."""
    mine = select(StopRequest).where(StopRequest.case_id == case.id).order_by(StopRequest.number)
    return caseroutes.tell(work, work.session.scalars(mine), people=["recorded_by", "decided_by"])


@caseroutes.act(blp, "/stop-requests", stepshapes.Reason)
def ask_to_stop(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Record that the applicant asks to stop, or takes the file back."""
    withdrawals.ask(work, case.id, reason=asked["reason"])


@caseroutes.act(blp, f"{STOP}:grant", stepshapes.Reason)
def grant_stop(work: Work, case: Case, asked: dict[str, Any], request_id: uuid.UUID) -> None:
    """Grant a request to stop: the case ends."""
    row = details.part(work.session, case.id, StopRequest, request_id)
    withdrawals.grant(work, row.id, reason=asked["reason"])


@caseroutes.act(blp, f"{STOP}:refuse", stepshapes.Reason)
def refuse_stop(work: Work, case: Case, asked: dict[str, Any], request_id: uuid.UUID) -> None:
    """Refuse a request to stop: the case goes on."""
    row = details.part(work.session, case.id, StopRequest, request_id)
    withdrawals.refuse(work, row.id, reason=asked["reason"])


@caseroutes.rows(blp, "/linked-cases", partshapes.LinkedRows)
def linked(work: Work, case: Case) -> Any:
    """The cases that were opened from this one, and in which status each ended."""
    return caseroutes.tell(work, linkends.of_case(work, case.id), people=["opened_by"])


@caseroutes.act(blp, "/linked-cases", partshapes.Linking)
def link(work: Work, case: Case, asked: dict[str, Any]) -> None:
    """Open another case from this one."""
    links.open_from(work, case.id, Filing(**asked["filing"]), purpose=asked["purpose"])
