"""The shapes of two states of a procedure compared."""

from __future__ import annotations

from marshmallow import fields, validate

from api.publishingshapes import Difference
from api.shapes import Shape
from engine import comparisons

SIDE = validate.Regexp(rf"^({comparisons.DRAFT}|[0-9]{{1,6}})$")


class Sides(Shape):
    """Which two states are compared."""

    old = fields.String(required=True, validate=SIDE, metadata={"description": 'A version, or "draft"'})
    new = fields.String(required=True, validate=SIDE, metadata={"description": 'A version, or "draft"'})


class ElementDifference(Difference):
    """One difference, and the element that it is about."""

    was = fields.String(required=True, allow_none=True, metadata={"description": "BPMN id in the old diagram"})
    now = fields.String(required=True, allow_none=True, metadata={"description": "BPMN id in the new diagram"})


class Differences(Shape):
    """Every difference."""

    rows = fields.List(fields.Nested(ElementDifference), required=True)
