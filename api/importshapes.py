"""The shapes of cases that come from another system; docs/import.md tells of each field of a row."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import Shape

MOST = 200  #: rows of one request; our choice


class ImportedCases(Shape):
    """Cases as the other system has them."""

    system = fields.String(required=True, validate=validate.Length(1, 100))
    rows = fields.List(
        fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True)),
        required=True,
        validate=validate.Length(1, MOST),
    )


class ImportedLine(Shape):
    """What became, or would become, of one row."""

    number = fields.Integer(required=True, metadata={"description": "1, 2, 3 … in the order that was sent"})
    code = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["new", "there", "refused"]))
    words = fields.String(required=True, allow_none=True, metadata={"description": "Why it is refused, in Vietnamese"})


class ImportedLines(Shape):
    """What became of each row."""

    results = fields.List(fields.Nested(ImportedLine), required=True)
