"""The shapes of cases over the API."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, PAGE_SIZE, Moment, Place, Shape, TaskLine
from engine import intake
from engine.queries import predicates, search


class CaseLine(Shape):
    """One case of a list."""

    id = fields.UUID(required=True, attribute="case_id")
    code = fields.String(required=True, metadata={"description": "Case number, before acceptance the reference"})
    procedure = fields.String(required=True)
    subject = fields.String(required=True, metadata={"description": "Whose matter it is"})
    matter = fields.String(required=True, metadata={"description": "What it is about, in one line"})
    opened_at = Moment(required=True)
    appointed_at = Moment(required=True, allow_none=True)
    due_at = Moment(required=True, allow_none=True)
    status = fields.String(required=True)
    channel = fields.String(required=True)


class CasePage(Shape):
    """A part of a list of cases; `after` leads to the next part."""

    rows = fields.List(fields.Nested(CaseLine), required=True)
    after = fields.String(required=True, allow_none=True)


def _word() -> fields.String:
    return fields.String(validate=validate.Length(max=search.LONGEST))


class CaseFilter(Shape):
    """Which cases are looked for; all that is named must fit."""

    counter = fields.String(validate=validate.OneOf(list(predicates.PREDICATES)))
    received_from = fields.Date()
    received_until = fields.Date()
    due_from = fields.Date()
    due_until = fields.Date()
    field = _word()
    unit = _word()
    status = _word()
    procedure = _word()
    citizen = _word()
    enterprise = _word()
    personal_id = _word()
    phone = _word()
    code = _word()
    channel = _word()
    result = _word()


class CaseSearch(Shape):
    """A search for cases."""

    filter = fields.Nested(CaseFilter, load_default=dict)
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, PAGE_SIZE))


class Member(Shape):
    """A person or organisation in a case."""

    part = fields.String(required=True)
    full_name = fields.String(required=True)
    personal_id = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)


class Told(Shape):
    """One piece of information beside a status."""

    label = fields.String(required=True)
    words = fields.String(required=True)


class Status(Shape):
    """Where a case stands, as the circular words it."""

    word = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True)
    told = fields.List(fields.Nested(Told), required=True)


class Case(Shape):
    """One case; `version` is its ETag."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True, allow_none=True, attribute="case_number")
    intake_reference = fields.String(required=True)
    procedure = fields.String(required=True, attribute="slug")
    variant = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True)
    state = fields.String(required=True)
    status = fields.Nested(Status, required=True, allow_none=True)
    receiving_unit = fields.Nested(Place, required=True)
    competent_unit = fields.Nested(Place, required=True)
    returning_unit = fields.Nested(Place, required=True)
    parties = fields.List(fields.Nested(Member), required=True)
    opened_at = Moment(required=True)
    accepted_at = Moment(required=True, allow_none=True)
    ended_at = Moment(required=True, allow_none=True)
    acts = fields.List(fields.String(), required=True, metadata={"description": "What you may do to it"})


class Completed(Shape):
    """What came of completing a task; the ETag is that of the case."""

    case = fields.Nested(Case, required=True)
    next = fields.List(fields.Nested(TaskLine), required=True, metadata={"description": "Your next tasks"})


class Party(Shape):
    """Who takes part in a filing."""

    full_name = fields.String(required=True, validate=validate.Length(1, 300))
    personal_id = fields.String(validate=validate.Length(max=20))
    phone = fields.String(validate=validate.Length(max=20))


class Parties(Shape):
    """The people of a filing."""

    submitter = fields.Nested(Party, required=True)
    owner = fields.Nested(Party)
    proxy = fields.Nested(Party)


class Filing(Shape):
    """What an applicant hands in at the desk."""

    procedure = fields.String(required=True, attribute="slug", validate=validate.Length(max=KEY))
    channel = fields.String(required=True, validate=validate.Length(max=20))
    receiving_unit = fields.String(required=True, validate=validate.Length(max=40))
    competent_unit = fields.String(required=True, validate=validate.Length(max=40))
    returning_unit = fields.String(validate=validate.Length(max=40))
    variant = fields.String(validate=validate.Length(max=60))
    territory = fields.String(validate=validate.Length(max=20))
    parties = fields.Nested(Parties, required=True)
    answers = fields.Dict(keys=fields.String(), load_default=dict)


class Bundle(Shape):
    """What one submitter hands in together."""

    filings = fields.List(fields.Nested(Filing), required=True, validate=validate.Length(1, intake.MOST_AT_ONCE))


class Filed(Shape):
    """The cases that were opened."""

    cases = fields.List(fields.Nested(Case), required=True)


class Trace(Shape):
    """One entry of the trail."""

    number = fields.Integer(required=True)
    act = fields.String(required=True)
    step = fields.String(required=True, allow_none=True)
    who = fields.String(required=True, allow_none=True)
    stead = fields.String(required=True, allow_none=True, metadata={"description": "In whose stead"})
    document = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True, allow_none=True)
    reason = fields.String(required=True, allow_none=True)


class Trail(Shape):
    """Who did what, in order."""

    rows = fields.List(fields.Nested(Trace), required=True)


class StatusRow(Shape):
    """One row of the status log."""

    number = fields.Integer(required=True)
    code = fields.String(required=True)
    words = fields.String(required=True)
    detail = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    reason = fields.String(required=True, allow_none=True)


class StatusLog(Shape):
    """The statuses of a case, in order."""

    rows = fields.List(fields.Nested(StatusRow), required=True)


class ClockLine(Shape):
    """A limit that runs within a case."""

    subject = fields.String(required=True)
    key = fields.String(required=True)
    state = fields.String(required=True)
    started_at = Moment(required=True)
    appointed_at = Moment(required=True)
    due_at = Moment(required=True)
    was_late = fields.Boolean(required=True)
    stopped_at = Moment(required=True, allow_none=True)


class Clocks(Shape):
    """The clocks of a case."""

    rows = fields.List(fields.Nested(ClockLine), required=True)
