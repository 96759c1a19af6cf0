"""The shapes of running cases that go on by another version."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, MOST_VERSION, Problem, Shape
from engine.movebatches import ACTS

MOST = 200  #: cases of one request; our choice


class Mapped(Shape):
    """Which two versions are looked at."""

    of = fields.Integer(
        required=True, validate=validate.Range(1, MOST_VERSION), metadata={"description": "The version to leave"}
    )


class MapOption(Shape):
    """An element that may take another's place."""

    id = fields.String(required=True)
    name = fields.String(required=True)


class MapPlace(Shape):
    """An element that the new version does not have under its id."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    cases = fields.Integer(required=True, metadata={"description": "Open cases that wait there"})
    offered = fields.String(required=True, allow_none=True, metadata={"description": "The new id that is meant"})
    options = fields.List(fields.Nested(MapOption), required=True)


class MapPlaces(Shape):
    """The elements that need another one in the new version, those first at which cases wait."""

    rows = fields.List(fields.Nested(MapPlace), required=True)


class Moving(Shape):
    """Some of the running cases, and what becomes of them."""

    act = fields.String(
        required=True,
        validate=validate.OneOf(ACTS),
        metadata={"description": "try: nothing stays; undo: cases that were moved to this version go back"},
    )
    of = fields.Integer(
        load_default=None,
        allow_none=True,
        strict=True,
        validate=validate.Range(1, MOST_VERSION),
        metadata={"description": "The version to leave; without it every other one"},
    )
    mapping = fields.Dict(
        keys=fields.String(validate=validate.Length(1, KEY)),
        values=fields.String(validate=validate.Length(1, KEY)),
        load_default=dict,
        validate=validate.Length(max=1000),
        metadata={"description": "Old id -> new id of nodes; flows between them follow"},
    )
    after = fields.UUID(load_default=None, allow_none=True, metadata={"description": "The case that came last"})
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, MOST))


class MovedCase(Shape):
    """What became of one case."""

    case_id = fields.UUID(required=True)
    called = fields.String(required=True, metadata={"description": "Its number, or its reference before acceptance"})
    version = fields.Integer(required=True, metadata={"description": "By which it went, or goes again"})
    problem = fields.Nested(Problem, required=True, allow_none=True)


class MovedCases(Shape):
    """What became of some of the cases; `after` leads to the next ones, null at the end."""

    results = fields.List(fields.Nested(MovedCase), required=True)
    after = fields.UUID(required=True, allow_none=True)
