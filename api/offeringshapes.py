"""The shapes of which units offer a procedure."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError, fields, validate, validates_schema

from api.peopleshapes import Decided
from api.shapes import Shape
from engine.offerings import PARTS
from engine.tables import LEVELS

MOST = 1000  #: units of one act; our choice: a province has less than two hundred communes


class OfferingLine(Shape):
    """A unit offers a procedure for a time."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True)
    name = fields.String(required=True, allow_none=True, metadata={"description": "Of the procedure"})
    unit = fields.String(required=True, metadata={"description": "Its name"})
    code = fields.String(required=True, metadata={"description": "Of the unit"})
    level = fields.String(required=True, metadata={"description": "Of the unit"})
    part = fields.String(required=True, metadata={"description": "competent (it decides) or receiving"})
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True, metadata={"description": "The first day no more"})


class Offerings(Shape):
    """Who offers what, today and later."""

    rows = fields.List(fields.Nested(OfferingLine), required=True)


class NewOfferings(Decided):
    """Units offer a procedure from a day on: those that are named, or all of a level that one administers."""

    part = fields.String(required=True, validate=validate.OneOf(PARTS))
    units = fields.List(
        fields.String(validate=validate.Length(1, 40)),
        load_default=list,
        validate=validate.Length(0, MOST),
        metadata={"description": "Codes of units"},
    )
    level = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LEVELS))
    since = fields.Date(required=True)
    until = fields.Date(load_default=None, allow_none=True, metadata={"description": "The first day no more"})

    @validates_schema
    def _one_of_both(self, data: dict[str, Any], **_: Any) -> None:
        if bool(data.get("units")) == bool(data.get("level")):
            raise ValidationError("Name units or a level, not both.", "units")


class OfferingsGiven(Shape):
    """What came of it, by the codes of the units."""

    new = fields.List(fields.String(), required=True)
    there = fields.List(fields.String(), required=True, metadata={"description": "They did for all of that time"})


class OfferingsEnding(Decided):
    """Offerings of a procedure hold no longer from a day on."""

    offerings = fields.List(fields.UUID(), required=True, validate=validate.Length(1, MOST))
    on = fields.Date(required=True)
