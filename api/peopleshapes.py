"""The shapes of officers, units, posts, groups, rights and of the trail when it is searched."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from api.shapes import KEY, Moment, Place, Shape
from engine import substitutions
from engine.people import ACTS
from engine.queries import officers
from engine.tables.organisation import LEVELS
from engine.traces import ACTS as TRACED

MOST = 200


def _text(most: int) -> fields.String:
    return fields.String(required=True, validate=validate.Length(1, most))


def _maybe(most: int) -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, most))


def _maybe_day() -> fields.Date:
    return fields.Date(load_default=None, allow_none=True)


def _decision() -> fields.String:
    return fields.String(
        required=True, validate=validate.Length(1, 200), metadata={"description": "The decision that it rests on"}
    )


class Officer(Shape):
    """An officer with what he holds today."""

    id = fields.UUID(required=True)
    login = fields.String(required=True)
    full_name = fields.String(required=True)
    unit = fields.String(required=True, allow_none=True)
    titles = fields.List(fields.String(), required=True)
    groups = fields.List(fields.String(), required=True)
    email = fields.String(required=True, allow_none=True)
    phone = fields.String(required=True, allow_none=True)
    state = fields.String(required=True)


class OfficerPage(Shape):
    """A part of the list of officers; `after` leads to the next part."""

    rows = fields.List(fields.Nested(Officer), required=True)
    after = fields.String(required=True, allow_none=True)


class OfficerFilter(Shape):
    """Which officers are looked for; all that is named must fit."""

    name = _maybe(KEY)
    unit = _maybe(40)
    role = _maybe(60)
    title = _maybe(KEY)
    group = _maybe(60)
    state = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(list(officers.STATES)))


class OfficerSearch(Shape):
    """A search for officers."""

    filter = fields.Nested(OfficerFilter, load_default=dict)
    after = _maybe(80)
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, MOST))


class Right(Shape):
    """A right that was given to an officer by itself, beside his posts."""

    id = fields.UUID(required=True)
    act = fields.String(required=True)
    form = fields.String(required=True, allow_none=True)
    document = fields.String(required=True, allow_none=True)
    unit = fields.Nested(Place, required=True, allow_none=True)
    slug = fields.String(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)
    element = fields.String(required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)


class Substitution(Shape):
    """Who stands in for an absent officer, and for how long."""

    absent = fields.String(required=True, attribute="absent_id")
    deputy = fields.String(required=True, attribute="deputy_id")
    document = fields.String(required=True)
    unit = fields.Nested(Place, required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True)


class Rights(Shape):
    """What an officer may do, and by what."""

    officer = fields.Nested(Officer, required=True)
    words = fields.List(fields.String(), required=True, metadata={"description": "Every right of today, in Vietnamese"})
    given = fields.List(fields.Nested(Right), required=True)
    substitutions = fields.List(fields.Nested(Substitution), required=True)


class Decided(Shape):
    """The decision that an act rests on."""

    source = _decision()


class Account(Decided):
    """What is kept of an officer."""

    full_name = _text(200)
    unit = _text(40)
    email = _maybe(254)
    phone = _maybe(20)


class NewAccount(Account):
    """A new officer."""

    login = _text(80)


class Appointing(Decided):
    """The post that an officer holds from a day on."""

    unit = _text(40)
    role = _text(60)
    title = _text(200)
    since = fields.Date(required=True)
    until = _maybe_day()


class Dismissing(Decided):
    """The post that an officer holds no longer from a day on."""

    unit = _text(40)
    role = _text(60)
    on = fields.Date(required=True)


class Charging(Decided):
    """What the holder of a post is in charge of."""

    unit = _text(40)
    role = _text(60)
    since = fields.Date(required=True)
    until = _maybe_day()
    of_unit = _maybe(40)
    slug = _maybe(120)
    field = _maybe(200)
    territory = _maybe(20)


class Joining(Decided):
    """The group that an officer belongs to from a day on."""

    group = _text(60)
    since = fields.Date(required=True)
    until = _maybe_day()


class Leaving(Decided):
    """The group that an officer leaves on a day."""

    group = _text(60)
    on = fields.Date(required=True)


class _Scope(Shape):
    unit = _maybe(40)
    slug = _maybe(120)
    field = _maybe(200)


class Allowing(_Scope):
    """A right that an officer is given beside his posts."""

    act = fields.String(required=True, validate=validate.OneOf(list(ACTS)))
    element = _maybe(120)
    since = fields.Date(required=True)
    until = _maybe_day()
    source = _decision()


class Authorising(_Scope):
    """In which form an officer may sign."""

    form = fields.String(required=True, validate=validate.OneOf(list(substitutions.FORMS)))
    document = _decision()
    since = fields.Date(required=True)
    until = _maybe_day()


class Substituting(_Scope):
    """Who stands in for an officer, from a day until the day before another."""

    deputy = fields.String(required=True, validate=validate.Length(1, 80), metadata={"description": "Login"})
    document = _decision()
    since = fields.Date(required=True)
    until = fields.Date(required=True)


class ComingBack(Shape):
    """When an officer is back."""

    on = fields.Date(required=True)


class Ending(Decided):
    """When a right ends."""

    on = fields.Date(required=True)


class UnitSearch(Shape):
    """A search for units by code or name, of today or of before."""

    words = _text(KEY)


class UnitLine(Shape):
    """What a unit is or was called."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    header = fields.String(required=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)
    followed_by = fields.List(fields.String(), required=True)


class UnitLines(Shape):
    """Units that were found."""

    rows = fields.List(fields.Nested(UnitLine), required=True)


class Post(Shape):
    """A post of a unit, and who holds it today."""

    role = fields.String(required=True)
    title = fields.String(required=True)
    is_divided = fields.Boolean(required=True)
    holders = fields.List(fields.String(), required=True)


class Unit(Shape):
    """A unit with its posts."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    level = fields.String(required=True)
    territory = fields.String(required=True, allow_none=True)
    calendar = fields.String(required=True)
    parent = fields.Nested(Place, required=True, allow_none=True)
    valid_from = fields.Date(required=True)
    valid_to = fields.Date(required=True, allow_none=True)
    posts = fields.List(fields.Nested(Post), required=True)


class NewUnit(Shape):
    """A unit that is founded below another."""

    code = _text(40)
    name = _text(300)
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))
    parent = _text(40)
    since = fields.Date(required=True)
    territory = _maybe(20)


class Parent(Shape):
    """The unit above."""

    parent = _text(40)


class NewGroup(Shape):
    """A group of officers."""

    code = _text(60)
    name = _text(300)


class Group(Shape):
    """A group of officers."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Groups(Shape):
    """All groups."""

    rows = fields.List(fields.Nested(Group), required=True)


class TrailFilter(Shape):
    """Which entries are looked for; all that is named must fit."""

    who = _maybe(80)
    act = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(list(TRACED)))
    since = Moment(load_default=None, allow_none=True)
    until = Moment(load_default=None, allow_none=True)
    case_id = fields.UUID(load_default=None, allow_none=True)
    code = _maybe(80)
    unit = _maybe(40)


class TrailSearch(Shape):
    """A search of the trail."""

    filter = fields.Nested(TrailFilter, load_default=dict)
    after = _maybe(200)
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, MOST))


class TrailFound(Shape):
    """One entry of the trail of a case."""

    case_id = fields.UUID(required=True)
    case_code = fields.String(required=True)
    number = fields.Integer(required=True)
    act = fields.String(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})
    who = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    has_reason = fields.Boolean(required=True)
    is_whole = fields.Boolean(required=True, metadata={"description": "The trail of the case is as it was written"})


class TrailReading(TrailSearch):
    """The same, and what the reasons are read for, which is kept."""

    purpose = fields.String(required=True, validate=validate.Length(1, 200))


class TrailTold(TrailFound):
    """One entry of the trail, with the reason that was given for it."""

    reason = fields.String(required=True, allow_none=True)


class TrailToldPage(Shape):
    """A part of what was found; `after` leads to the next part."""

    rows = fields.List(fields.Nested(TrailTold), required=True)
    after = fields.String(required=True, allow_none=True)


class TrailPage(Shape):
    """A part of what was found; `after` leads to the next part."""

    rows = fields.List(fields.Nested(TrailFound), required=True)
    after = fields.String(required=True, allow_none=True)


class Verified(Shape):
    """Whether the trail of a case is as it was written, by its own chain and by the daily seals."""

    is_whole = fields.Boolean(required=True)
    problems: Any = fields.List(fields.String(), required=True, metadata={"description": "In Vietnamese"})
