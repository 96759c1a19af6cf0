"""The shapes of what administrators do beside the rights of one officer: many accounts, failed work, why not."""

from __future__ import annotations

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import Shape
from engine import enrolments


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
