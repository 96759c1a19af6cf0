"""What goes on beside the steps of a case: orders and the reports on them, opinions of other units."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import cases, edge, frame
from engine import allowed, consultations, hands, notes, orders, organisation, people, validity
from engine.consultations import Asking
from engine.queries import colleagues, details, places
from engine.queries.colleagues import Colleague
from engine.tables import Case, Consultation, Directive, Note
from engine.work import Work
from feel.errors import Fault

HERE = "/ho-so/<uuid:case_id>/y-kien"
UNITS = 3  #: that are asked by one form; our choice
OPINIONS: Mapping[str, Any] = {
    "agree": lazy_gettext("Đồng ý"),
    "disagree": lazy_gettext("Không đồng ý"),
    "other": lazy_gettext("Ý kiến khác"),
    "silent": lazy_gettext("Không trả lời trong thời hạn"),
}
#: how long an order or an opinion may take; the choice is ours
LIMITS: Mapping[str, Any] = {
    "PT4H": lazy_gettext("4 giờ làm việc"),
    "P1D": lazy_gettext("1 ngày làm việc"),
    "P2D": lazy_gettext("2 ngày làm việc"),
    "P3D": lazy_gettext("3 ngày làm việc"),
    "P5D": lazy_gettext("5 ngày làm việc"),
    "P10D": lazy_gettext("10 ngày làm việc"),
}

READING: Mapping[str, Any] = {
    "beside": (),
    "recallable": (),
    "opinions": OPINIONS,
}  #: what the page needs that shows no forms


@edge.asks(HERE)
def asides(work: Work, case_id: uuid.UUID) -> Response:
    """The orders and the opinions of the case, and forms for those who may give or ask for more."""
    return _page(work, case_id)


@edge.does("/ho-so/<uuid:case_id>/chi-dao", refused=lambda work, fault, case_id: _page(work, case_id, fault, "order"))
def order(work: Work, case_id: uuid.UUID) -> Response:
    """One officer is told what to do, and by when."""
    give_order(work, cases.seen(work, case_id))
    return _done(case_id)


@edge.does(
    "/ho-so/<uuid:case_id>/chi-dao/<uuid:order_id>",
    refused=lambda work, fault, case_id, order_id: _page(work, case_id, fault, str(order_id)),
)
def call_off(work: Work, case_id: uuid.UUID, order_id: uuid.UUID) -> Response:
    """An order need not be done any more."""
    row = details.part(work.session, cases.seen(work, case_id).id, Directive, order_id)
    orders.call_off(work, row.id, reason=request.form.get("reason", ""))
    return _done(case_id)


@edge.does("/ho-so/<uuid:case_id>/ghi-chu", refused=lambda work, fault, case_id: _page(work, case_id, fault, "note"))
def note(work: Work, case_id: uuid.UUID) -> Response:
    """Something is written down for those who work on the case."""
    notes.write(work, cases.seen(work, case_id).id, text=request.form.get("text", ""))
    return _done(case_id)


@edge.does(
    "/ho-so/<uuid:case_id>/ghi-chu/<uuid:note_id>",
    refused=lambda work, fault, case_id, note_id: _page(work, case_id, fault, str(note_id)),
)
def strike_note(work: Work, case_id: uuid.UUID, note_id: uuid.UUID) -> Response:
    """A note of one's own is struck out."""
    notes.strike(work, details.part(work.session, cases.seen(work, case_id).id, Note, note_id).id)
    return _done(case_id)


@edge.does(HERE, name="consult", refused=lambda work, fault, case_id: _page(work, case_id, fault, "consult"))
def consult(work: Work, case_id: uuid.UUID) -> Response:
    """Other units are asked for their opinions, all at once."""
    case = cases.seen(work, case_id)
    said = {name: request.form.get(name, "") for name in ("content", "answer_by", "limit")}
    asked = [Asking(**said, unit=code) for code in map(places.code, request.form.getlist("unit")) if code]
    outside = request.form.get("outside", "").strip()
    consultations.ask(work, case.id, [*asked, *([Asking(**said, outside=outside)] if outside else [])])
    return _done(case_id)


@edge.does(
    f"{HERE}/<uuid:consultation_id>",
    name="answer_opinion",
    refused=lambda work, fault, case_id, consultation_id: _page(work, case_id, fault, str(consultation_id)),
)
def answer(work: Work, case_id: uuid.UUID, consultation_id: uuid.UUID) -> Response:
    """The opinion of a unit came."""
    row = details.part(work.session, cases.seen(work, case_id).id, Consultation, consultation_id)
    said = {name: request.form.get(name, "") for name in ("opinion", "text")}
    consultations.answer(work, row.id, **said, document=request.form.get("document") or None)
    return _done(case_id)


def give_order(work: Work, case: Case) -> None:
    """The order that was sent with a page is given in *case*."""
    to = organisation.person_by_login(work, request.form.get("to", ""))
    limit = request.form.get("limit", "")
    orders.give(work, case.id, to=to, content=request.form.get("content", ""), limit=limit)


def forms(work: Work, case: Case) -> dict[str, Any]:
    """What the forms for orders and opinions need, as far as whoever comes may send them."""
    acts = allowed.beside(work, case)
    return {
        "beside": acts,
        "addressees": addressees(work, case) if "order" in acts else [],
        "units": places.listed(work.session, validity.day(work.now)) if "consult" in acts else [],
        "limits": LIMITS,
        "opinions": OPINIONS,
        "rows": range(UNITS),
    }


def addressees(work: Work, case: Case) -> list[Colleague]:
    """To whom an order may be given in *case*: the other officers of its units."""
    units = {case.receiving_unit_id, case.competent_unit_id, case.returning_unit_id}
    found = colleagues.of_units(work.session, units, today=validity.day(work.now))
    return [one for one in found if one.person_id != work.actor_id]


def told(work: Work, case: Case) -> dict[str, Any]:
    """The orders and opinions of *case* with who gave them and who is to answer."""
    given, asked = orders.of_case(work, case.id), consultations.of_case(work, case.id)
    written = notes.of_case(work, case.id)
    people_ids = {one for row, _ in given for one in (row.given_by, row.addressee_id)}
    people_ids |= {row.written_by for row in written if row.written_by}
    people_ids |= {one for row in asked for one in (row.asked_by, row.answered_by) if one}
    return {
        "orders": given,
        "consultations": asked,
        "notes": written,
        "own": {row.id for row in written if row.written_by == work.actor_id and row.struck_at is None},
        "names": details.names(work.session, people_ids),
        "places": details.places(work.session, {row.unit_id for row in asked if row.unit_id}),
    }


def _page(work: Work, case_id: uuid.UUID, fault: Fault | None = None, sent: str = "") -> Response:
    case = cases.seen(work, case_id)
    shown = told(work, case)
    beside = READING if "read" in request.args else {**forms(work, case), "recallable": _recallable(work, case, shown)}
    template = "parts/asides.html" if edge.is_part() else "asides.html"
    status = 422 if isinstance(fault, hands.NoReason | consultations.BadOpinion) else 409 if fault else 200
    answers = _answerable(work, shown["consultations"], is_hand="consult" in beside["beside"])
    typed = request.form if fault else {}
    return frame.render(
        template, status, case=case, fault=fault, sent=sent, typed=typed, answerable=answers, **beside, **shown
    )


def _recallable(work: Work, case: Case, shown: Mapping[str, Any]) -> set[uuid.UUID]:
    """The orders that whoever comes may call off."""
    waiting = [row for row, task in shown["orders"] if task.ended_at is None]
    is_head = bool(waiting) and people.may(work, "assign", case)
    return {row.id for row in waiting if is_head or row.given_by == work.actor_id}


def _answerable(work: Work, asked: Any, *, is_hand: bool) -> set[uuid.UUID]:
    """The opinions that whoever comes may enter: those of his unit, and for whom has no accounts whoever works here."""
    waiting = [row for row in asked if row.opinion is None]
    mine = consultations.answerable_units(work) if waiting else ()
    return {row.id for row in waiting if row.unit_id in mine or is_hand}


def _done(case_id: uuid.UUID) -> Response:
    return redirect(url_for("pages.asides", case_id=case_id), 303)
