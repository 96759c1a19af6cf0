"""The shapes of what goes from unit to unit and waits to be confirmed."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import Moment, Place, Shape
from engine.queries import handovers


class HandoverLine(Shape):
    """One thing of one case that goes to another unit: its data or its papers."""

    handover_id = fields.UUID(required=True)
    case_id = fields.UUID(required=True)
    case_number = fields.String(required=True, allow_none=True)
    intake_reference = fields.String(required=True)
    procedure = fields.String(required=True, metadata={"description": "Its name"})
    owner = fields.String(required=True)
    what = fields.String(required=True)
    from_unit = fields.Nested(Place, required=True)
    to_unit = fields.Nested(Place, required=True)
    due_at = Moment(required=True)
    given_at = Moment(required=True, allow_none=True)


class HandoverPage(Shape):
    """A part of a list of handovers; `after` leads to the next part."""

    rows = fields.List(fields.Nested(HandoverLine), required=True)
    after = fields.String(required=True, allow_none=True)


class HandoverFilter(Shape):
    """What waits to be given to other units, or to be taken over from them."""

    list = fields.String(load_default=handovers.GIVING, validate=validate.OneOf(handovers.LISTS))


class HandoverSearch(Shape):
    """A search for handovers."""

    filter = fields.Nested(HandoverFilter, load_default=lambda: {"list": handovers.GIVING})
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, handovers.MOST))
