"""The shapes of what administrators do beside the rights of one officer: many accounts, failed work, why not."""

from __future__ import annotations

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import Moment, Shape
from engine import enrolments
from engine.people import ACTS


class FirstPassword(Shape):
    """A first password: it opens nothing but the page on which its owner changes it."""

    password = fields.String(required=True)


def _cell(field: str) -> fields.String:
    return fields.String(load_default="", validate=validate.Length(0, enrolments.COLUMNS[field][1]))


class EnrolRow(Shape):
    """One officer of many."""

    login = _cell("login")
    full_name = _cell("full_name")
    unit = _cell("unit")
    role = _cell("role")
    title = _cell("title")
    email = _cell("email")
    phone = _cell("phone")


class EnrolRows(Shape):
    """Officers that would be made."""

    rows = fields.List(fields.Nested(EnrolRow), required=True, validate=validate.Length(1, enrolments.MOST_ROWS))


class Enrolling(EnrolRows, Decided):
    """Officers to be made, who hold their posts from a day on; today when none is named."""

    since = fields.Date(load_default=None, allow_none=True)


class EnrolError(Shape):
    """What is wrong with one field of a row."""

    field = fields.String(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})


class EnrolLine(Shape):
    """What would become, or became, of one row."""

    number = fields.Integer(required=True, metadata={"description": "1, 2, 3 … in the order that was sent"})
    login = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["new", "there", "refused"]))
    errors = fields.List(fields.Nested(EnrolError), required=True)
    password = fields.String(
        required=True, allow_none=True, metadata={"description": "The first password of who was made, told here only"}
    )


class EnrolLines(Shape):
    """One line for each row, in the order that was sent."""

    results = fields.List(fields.Nested(EnrolLine), required=True)


class Because(Shape):
    """Why an administrator does it."""

    reason = fields.String(required=True, validate=validate.Length(1, 300))


class Failed(Shape):
    """Work without a person that failed too often."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    part = fields.String(required=True, metadata={"description": "Element of the diagram, or rung of the limit"})
    case_code = fields.String(required=True, allow_none=True)
    due_at = Moment(required=True)
    attempts = fields.Integer(required=True)
    reason = fields.String(required=True, allow_none=True, metadata={"description": "Why it failed"})


class FailedWork(Shape):
    """Failed work, the oldest first."""

    rows = fields.List(fields.Nested(Failed), required=True)


class Settled(Shape):
    """What became of failed work."""

    id = fields.UUID(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["waiting", "void"]))


class Question(Shape):
    """An act, and the number or reference of a case."""

    act = fields.String(required=True, validate=validate.OneOf(list(ACTS)))
    case = fields.String(required=True, validate=validate.Length(1, 80))


class Explained(Shape):
    """One answer."""

    step = fields.String(required=True, allow_none=True, metadata={"description": "None: the whole case"})
    allowed = fields.Boolean(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})


class Explanations(Shape):
    """One answer for the case, or one for each step that waits."""

    rows = fields.List(fields.Nested(Explained), required=True)
