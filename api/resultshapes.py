"""The shapes of results on their way to the applicant: lists, shelves, registers."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import MOST_AT_ONCE, MOST_VERSION, Moment, Problem, Shape
from engine.queries import returns


def _said() -> fields.String:
    return fields.String(required=True, allow_none=True)


def _when() -> Moment:
    return Moment(required=True, allow_none=True)


class Shelf(Shape):
    """Where a result lies at the desk; empty: it only came."""

    shelf = fields.String(required=True, validate=validate.Length(max=60))


class ResultSeen(Shape):
    """A result of many, and the version of its case that was seen."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True, strict=True, validate=validate.Range(0, MOST_VERSION))


class ManyShelved(Shelf):
    """Results that come to one shelf."""

    results = fields.List(fields.Nested(ResultSeen), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class Shelved(Shape):
    """What became of one result of many; a problem when nothing was done to it."""

    id = fields.UUID(required=True)
    is_done = fields.Boolean(required=True)
    problem = fields.Nested(Problem)


class ManyOnShelf(Shape):
    """What became of each result, in the order asked."""

    results = fields.List(fields.Nested(Shelved), required=True)


class ResultLine(Shape):
    """One result of a list."""

    result_id = fields.UUID(required=True)
    case_id = fields.UUID(required=True)
    version = fields.Integer(required=True, metadata={"description": "Of the case"})
    case_number = _said()
    intake_reference = fields.String(required=True)
    owner = fields.String(required=True)
    name = fields.String(required=True)
    number = _said()
    shelf = _said()
    issued_at = _when()
    missing = _said()
    recipient = _said()
    returned_at = _when()
    fee = _said()


class ResultPage(Shape):
    """A part of a list of results; `after` leads to the next part."""

    rows = fields.List(fields.Nested(ResultLine), required=True)
    after = fields.String(required=True, allow_none=True)


class ResultFilter(Shape):
    """Which results are looked for; words: a part of a shelf, a number, a case number or a name."""

    list = fields.String(load_default=returns.COMING, validate=validate.OneOf(returns.LISTS))
    words = fields.String(load_default="", validate=validate.Length(max=returns.LONGEST))


class ResultSearch(Shape):
    """A search for results."""

    filter = fields.Nested(ResultFilter, load_default=lambda: {"list": returns.COMING, "words": ""})
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, returns.MOST))


class Book(Shape):
    """A register, and the number that it would give now."""

    register = fields.String(required=True)
    next = fields.Integer(required=True)
    number = fields.String(required=True)


class Books(Shape):
    """The registers of a unit."""

    rows = fields.List(fields.Nested(Book), required=True)
