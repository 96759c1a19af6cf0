"""The shapes of what anybody may ask."""

from __future__ import annotations

from marshmallow import fields, validate

from api.figures import FIRST_YEAR, MONTHS
from api.procedureshapes import Guidance
from api.shapes import KEY, Moment, Shape
from engine import lookups
from engine.queries import publications, publicfigures

__all__ = ["Degree", "Figures", "Guidance", "LookUp", "Period", "PublicProcedures", "PublicSearch"]


class LookUp(Shape):
    """What is known of a case besides its number."""

    code = fields.String(
        load_default="",
        validate=validate.Length(max=lookups.LONGEST),
        metadata={"description": "The code on its receipt"},
    )


class StepPlace(Shape):
    """At which of how many steps it is."""

    number = fields.Integer(required=True)
    of = fields.Integer(required=True)


class ReceiptFacts(Shape):
    """What is told to whoever knows the code."""

    procedure = fields.String(required=True)
    detail = fields.String(required=True)
    receiving = fields.String(required=True)
    returning = fields.String(required=True)
    opened_at = Moment(required=True)
    accepted_at = Moment(required=True, allow_none=True)


class Degree(Shape):
    """How far a case is. Nothing of a person is in it."""

    number = fields.String(required=True)
    status = fields.String(required=True)
    place = fields.Nested(StepPlace, required=True, allow_none=True)
    appointed_at = Moment(required=True, allow_none=True)
    is_paused = fields.Boolean(required=True)
    more = fields.Nested(ReceiptFacts, required=True, allow_none=True)


class PublicProcedure(Shape):
    """A procedure in force."""

    slug = fields.String(required=True)
    code = fields.String(required=True, metadata={"description": "National code"})
    name = fields.String(required=True)
    version = fields.Integer(required=True)
    active_from = fields.Date(required=True)


class PublicProcedures(Shape):
    """A part of the list; `after` leads to the next part."""

    rows = fields.List(fields.Nested(PublicProcedure), required=True)
    after = fields.String(required=True, allow_none=True)


class PublicSearch(Shape):
    """Which procedures are looked for."""

    words = fields.String(load_default="", validate=validate.Length(max=KEY))
    after = fields.String(load_default=None, validate=validate.Length(max=KEY))
    most = fields.Integer(load_default=50, validate=validate.Range(1, publications.MOST))


class Period(Shape):
    """Whose figures, and of when."""

    year = fields.Integer(load_default=None, validate=validate.Range(FIRST_YEAR, 9999))
    month = fields.Integer(
        load_default=0, validate=validate.Range(0, MONTHS), metadata={"description": "0: of the whole year"}
    )
    level = fields.String(load_default="commune", validate=validate.OneOf(list(publicfigures.LEVELS)))


class Numbers(Shape):
    """Sums of cases."""

    received = fields.Integer(required=True)
    on_time = fields.Integer(required=True)
    late = fields.Integer(required=True)


class UnitNumbers(Numbers):
    """The sums of one unit."""

    name = fields.String(required=True)


class Figures(Shape):
    """The figures of a period; units with few cases are told together, and are hidden where they are few together."""

    year = fields.Integer(required=True)
    month = fields.Integer(required=True)
    level = fields.String(required=True)
    fewest = fields.Integer(required=True)
    units = fields.List(fields.Nested(UnitNumbers), required=True)
    others = fields.Nested(Numbers, required=True, allow_none=True)
    are_some_hidden = fields.Boolean(required=True)
    total = fields.Nested(Numbers, required=True)
