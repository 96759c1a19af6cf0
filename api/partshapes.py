"""The shapes of what a case has beside its steps: what passes with the applicant, other units and other cases."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from api.caseshapes import Filing
from api.shapes import KEY, LONG, Moment, Place, Shape
from api.stepshapes import MOST_ITEMS
from engine import parties
from engine.consultations import OPINIONS


def _text(most: int) -> fields.String:
    return fields.String(required=True, validate=validate.Length(1, most))


def _maybe(most: int) -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, most))


def _who() -> fields.String:
    return fields.String(required=True, allow_none=True, metadata={"description": "Full name"})


def _when() -> Moment:
    return Moment(required=True, allow_none=True)


def _said() -> fields.String:
    return fields.String(required=True, allow_none=True)


def _rows(of: type[Shape], about: str) -> Any:
    """A list of rows as an answer."""
    named = {"rows": fields.List(fields.Nested(of), required=True), "__doc__": about}
    return type(f"{of.__name__}Rows", (Shape,), named)


class AnswersGiven(Shape):
    """What was filled in at one step, or in the application."""

    number = fields.Integer(required=True)
    element = fields.String(required=True)
    answers = fields.Dict(keys=fields.String(), required=True)
    given_by = _who()
    given_at = Moment(required=True)


class Correcting(Shape):
    """A typing error in the application, and what is right."""

    field = _text(KEY)
    value = fields.Raw(required=True, allow_none=True)
    reason = _text(LONG)


class CorrectingParty(Shape):
    """A typing error in what is kept of a party, and what is right."""

    part = fields.String(required=True, validate=validate.OneOf(parties.PARTS))
    fact = fields.String(required=True, validate=validate.OneOf(list(parties.FACTS)))
    value = _text(300)
    reason = _text(LONG)


class Correction(Shape):
    """A typing error that was put right."""

    field = fields.String(required=True)
    before = fields.Raw(required=True, allow_none=True)
    after = fields.Raw(required=True, allow_none=True)
    reason = fields.String(required=True)
    corrected_by = _who()
    corrected_at = Moment(required=True)


class Desk(Shape):
    """The unit that a filing is passed to, and why."""

    unit = fields.String(required=True, validate=validate.Length(1, 40), metadata={"description": "Code"})
    reason = _text(LONG)


class Came(Shape):
    """Which items of a supplement request came in, with the new values of the fields asked for."""

    items = fields.List(
        fields.Integer(strict=True, validate=validate.Range(1, 10_000)),
        required=True,
        validate=validate.Length(1, MOST_ITEMS),
    )
    fields_ = fields.Dict(keys=fields.String(), data_key="fields", load_default=dict)


class Item(Shape):
    """One thing that the applicant was asked for."""

    number = fields.Integer(required=True)
    kind = fields.String(required=True)
    key = fields.String(required=True)
    label = fields.String(required=True)
    reason = fields.String(required=True)
    guidance = fields.String(required=True)
    received_at = _when()


class Supplement(Shape):
    """One request for a supplement."""

    number = fields.Integer(required=True)
    asked_by = _who()
    asked_at = Moment(required=True)
    again_reason = _said()
    full_at = _when()
    items = fields.List(fields.Nested(Item), required=True)


class What(Shape):
    """What is handed over."""

    what = fields.String(required=True, validate=validate.OneOf(["data", "paper", "result"]))


class Handover(Shape):
    """The case, its papers or its result on the way from one unit to another."""

    what = fields.String(required=True)
    from_unit = fields.Nested(Place, required=True)
    to_unit = fields.Nested(Place, required=True)
    due_at = Moment(required=True)
    given_by = _who()
    given_at = _when()
    received_by = _who()
    received_at = _when()


class AskingUnit(Shape):
    """What is asked of one unit: of one with accounts here by its code, of another by its name."""

    content = _text(4000)
    answer_by = _text(200)
    unit = _maybe(40)
    outside = _maybe(300)
    limit = _maybe(20)


class AskingUnits(Shape):
    """Whose opinions are asked for, all at once."""

    askings = fields.List(fields.Nested(AskingUnit), required=True, validate=validate.Length(1, 50))


class Opinion(Shape):
    """The opinion of a unit that was asked."""

    opinion = fields.String(required=True, validate=validate.OneOf(OPINIONS))
    text = _text(4000)
    document = _maybe(200)


class Consultation(Shape):
    """A unit whose opinion was asked for, and its answer."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    unit = fields.Nested(Place, required=True, allow_none=True)
    outside = _said()
    content = fields.String(required=True)
    answer_by = fields.String(required=True)
    asked_by = _who()
    asked_at = Moment(required=True)
    due_at = Moment(required=True)
    opinion = _said()
    answer = _said()
    document = _said()
    answered_by = _who()
    answered_at = _when()


class Order(Shape):
    """What an officer is to do, and until when."""

    to = fields.String(required=True, validate=validate.Length(1, 80), metadata={"description": "Login"})
    content = _text(4000)
    limit = fields.String(
        required=True, validate=validate.Length(1, 20), metadata={"description": "Office time: PT4H, P2D"}
    )


class Report(Shape):
    """What was done."""

    text = _text(4000)


class Writing(Shape):
    """A note."""

    text = _text(2000)


class Note(Shape):
    """What an officer wrote down about a case."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    text = fields.String(required=True)
    written_by = _who()
    written_at = Moment(required=True)
    struck_at = _when()


class CallingOff(Shape):
    """Why an order need not be done any more."""

    reason = _text(LONG)


class OrderGiven(Shape):
    """An order, and the report on it."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    content = fields.String(required=True)
    given_by = _who()
    given_at = Moment(required=True)
    addressee = _who()
    task_id = fields.String(required=True, metadata={"description": "The task that it is in the addressee's inbox"})
    due_at = Moment(required=True)
    done_at = _when()
    report = _said()


class Obligation(Shape):
    """What the applicant is to pay, and the payment."""

    number = fields.Integer(required=True)
    notice_number = fields.String(required=True)
    content = fields.String(required=True)
    amount_vnd = fields.Integer(required=True)
    pay_by = fields.Date(required=True, allow_none=True)
    asked_by = _who()
    asked_at = Moment(required=True)
    paid_on = fields.Date(required=True, allow_none=True)
    receipt_number = _said()


class StopRequest(Shape):
    """The applicant's request to stop, and what came of it."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True)
    state = fields.String(required=True)
    reason = fields.String(required=True)
    recorded_by = _who()
    asked_at = Moment(required=True)
    due_at = Moment(required=True)
    decision = _said()
    decided_by = _who()
    decided_at = _when()


class Linking(Shape):
    """A filing that is opened from a case, and what for."""

    purpose = _text(LONG)
    filing = fields.Nested(Filing, required=True)


class Linked(Shape):
    """A case that was opened from another one."""

    number = fields.Integer(required=True)
    case_id = fields.UUID(required=True, attribute="child_id")
    purpose = fields.String(required=True)
    opened_by = _who()
    opened_at = Moment(required=True)
    ended_at = _when()
    outcome = _said()


class Drafting(Shape):
    """Which result of the procedure is drafted."""

    code = _text(60)


class Register(Shape):
    """The register that a number is taken from."""

    register = _text(40)


class Missing(Shape):
    """What the applicant still has to bring."""

    missing = _text(LONG)


class CaseResult(Shape):
    """What the applicant gets, from its draft to its hand-over."""

    id = fields.UUID(required=True)
    position = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    state = fields.String(required=True)
    digest = fields.String(
        required=True,
        allow_none=True,
        metadata={"description": "Of the content, to be named when it is signed; null: it came from another system"},
    )
    signed_by = _who()
    signed_at = _when()
    signed_form = _said()
    number = _said()
    issued_by = _who()
    issued_at = _when()
    issuer = _said()
    keep_until = fields.Date(required=True, allow_none=True)
    shelf = _said()
    shelved_at = _when()
    missing = _said()
    way = _said()
    recipient = _said()
    by_proxy = fields.Boolean(required=True)
    receipt_number = _said()
    returned_by = _who()
    returned_at = _when()


class Extending(Shape):
    """By which extension of the procedure the legal date moves."""

    code = _text(60)
    reason = _text(500)


class Pausing(Shape):
    """For which reason of the catalogue a case stands still, and the head who approved it."""

    code = _text(60)
    reason = _text(500)
    approved_by = fields.String(required=True, validate=validate.Length(1, 80), metadata={"description": "Login"})


class Resuming(Shape):
    """Which reason has ended."""

    code = _text(60)


class Apologising(Shape):
    """The new date that is promised, and why."""

    appointed_at = Moment(required=True)
    reason = _text(500)


class Apology(Shape):
    """An apology with a new date."""

    number = fields.Integer(required=True)
    appointed_at = Moment(required=True)
    reason = fields.String(required=True)
    drafted_by = _who()
    drafted_at = Moment(required=True)
    signed_by = _who()
    signed_at = _when()
    notified_at = _when()


AnswerRows = _rows(AnswersGiven, "What was filled in, in order.")
CorrectionRows = _rows(Correction, "The typing errors that were put right.")
SupplementRows = _rows(Supplement, "The requests for a supplement, in order.")
HandoverRows = _rows(Handover, "What goes from unit to unit.")
ConsultationRows = _rows(Consultation, "Everybody who was asked.")
NoteRows = _rows(Note, "The notes of officers on a case.")
OrderRows = _rows(OrderGiven, "The orders of a case.")
ObligationRows = _rows(Obligation, "What the applicant is to pay.")
StopRows = _rows(StopRequest, "The requests to stop.")
LinkedRows = _rows(Linked, "The cases that were opened from this one.")
ResultRows = _rows(CaseResult, "The results of a case.")
ApologyRows = _rows(Apology, "The apologies of a case.")
