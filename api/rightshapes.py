"""The shapes of roles, of rights that groups and posts were given, and of substitutions."""

from __future__ import annotations

from marshmallow import fields, validate

from api.peopleshapes import MOST, Right, Substitution
from api.shapes import Shape
from engine.people import ACTS

KINDS = ("person", "group", "post")


def _cursor() -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, 80))


def _most() -> fields.Integer:
    return fields.Integer(load_default=50, strict=True, validate=validate.Range(1, MOST))


def _unit() -> fields.String:
    return fields.String(
        load_default=None, allow_none=True, validate=validate.Length(1, 40), metadata={"description": "Code"}
    )


class Role(Shape):
    """What holding a post of a role brings beyond the steps of its lane."""

    code = fields.String(required=True)
    name = fields.String(required=True, metadata={"description": "In Vietnamese"})
    acts = fields.List(fields.String(), required=True)
    branch = fields.String(
        required=True, metadata={"description": "alone: in the unit; agency: its divisions too; below: all below it"}
    )


class Roles(Shape):
    """The roles of the circular."""

    rows = fields.List(fields.Nested(Role), required=True)


class HeldRight(Right):
    """A right beside what posts bring, and whose it is."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    of = fields.String(
        required=True,
        metadata={"description": "Login, code of the group, or code of the unit and role of the post, by a blank"},
    )
    whom = fields.String(required=True, metadata={"description": "In words"})


class RightPage(Shape):
    """A part of the rights; `after` leads to the next part."""

    rows = fields.List(fields.Nested(HeldRight), required=True)
    after = fields.String(required=True, allow_none=True)


class RightFilter(Shape):
    """Which rights are looked for; all that is named must fit. Those of groups belong to no unit."""

    unit = _unit()
    kind = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(KINDS))
    act = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(list(ACTS)))


class RightSearch(Shape):
    """A search for rights of today and to come, those that begin last first."""

    filter = fields.Nested(RightFilter, load_default=dict)
    after = _cursor()
    most = _most()


class Absence(Substitution):
    """Who stands in for an absent officer, for how long, by which document."""

    id = fields.UUID(required=True)
    slug = fields.String(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)


class AbsencePage(Shape):
    """A part of the substitutions; `after` leads to the next part."""

    rows = fields.List(fields.Nested(Absence), required=True)
    after = fields.String(required=True, allow_none=True)


class AbsenceFilter(Shape):
    """Whose substitutions are looked for."""

    unit = _unit()


class AbsenceSearch(Shape):
    """A search for substitutions of today and to come, those that begin last first."""

    filter = fields.Nested(AbsenceFilter, load_default=dict)
    after = _cursor()
    most = _most()
