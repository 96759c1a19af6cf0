"""The shapes of rearrangements of units, and of what is changed in one."""

from __future__ import annotations

from typing import Any

from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import Moment, Shape
from engine.tables import LEVELS

KINDS = ("merge", "split", "rename", "abolish", "level")
STATES = ("planned", "prepared", "moving", "done", "reversed")
MOST = 200  #: units or officers that one plan names


def _code() -> fields.String:
    return fields.String(required=True, validate=validate.Length(1, 40))


def _maybe(most: int) -> fields.String:
    return fields.String(load_default=None, allow_none=True, validate=validate.Length(1, most))


def _many(shape: type[Shape]) -> Any:
    return fields.List(fields.Nested(shape), load_default=list, validate=validate.Length(0, MOST))


class Founding(Shape):
    """A unit that exists from the day on."""

    code = _code()
    name = fields.String(required=True, validate=validate.Length(1, 300))
    level = fields.String(required=True, validate=validate.OneOf(LEVELS))
    parent = _maybe(40)
    territory = _maybe(20)
    header = _maybe(300)


class Following(Shape):
    """A unit follows another: in all, or only where everything that is named fits."""

    before = _code()
    to = _code()
    slug = _maybe(120)
    field = _maybe(200)
    territory = _maybe(20)


class Renaming(Shape):
    """A unit that stays, under another code, name or level; null: as before."""

    unit = _code()
    code = _maybe(40)
    name = _maybe(300)
    level = fields.String(load_default=None, allow_none=True, validate=validate.OneOf(LEVELS))
    header = _maybe(300)


class Placing(Shape):
    """To which unit an officer of a split one goes."""

    login = fields.String(required=True, validate=validate.Length(1, 80))
    unit = _code()


class NewMerger(Decided):
    """What a resolution orders from a later day on."""

    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    on = fields.Date(required=True)
    founded = _many(Founding)
    follows = _many(Following)
    renamed = _many(Renaming)
    placed = _many(Placing)


class Named(Shape):
    """A unit."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Follower(Shape):
    """Who follows whom in what."""

    before = fields.Nested(Named, required=True)
    to = fields.Nested(Named, required=True)
    slug = fields.String(required=True, allow_none=True)
    field = fields.String(required=True, allow_none=True)
    territory = fields.String(required=True, allow_none=True)


class Merger(Shape):
    """A rearrangement of units."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True, validate=validate.OneOf(KINDS))
    on = fields.Date(required=True)
    document = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(STATES))
    planned_at = Moment(required=True)
    ended_at = Moment(required=True, allow_none=True)
    follows = fields.List(fields.Nested(Follower), required=True)
    founded = fields.List(fields.Nested(Named), required=True)


class Mergers(Shape):
    """Rearrangements."""

    rows = fields.List(fields.Nested(Merger), required=True)


class Move(Shape):
    """So many things of one kind that go from one unit to another."""

    kind = fields.String(required=True)
    before = fields.String(required=True)
    after = fields.String(required=True)
    count = fields.Integer(required=True)


class Obstacle(Shape):
    """What must be settled first, or be known."""

    hinders = fields.Boolean(required=True)
    words = fields.String(required=True)


class Foresight(Shape):
    """What would move, what stands in its way, and how many running clocks keep their dates."""

    moves = fields.List(fields.Nested(Move), required=True)
    obstacles = fields.List(fields.Nested(Obstacle), required=True)
    kept = fields.Integer(required=True)
    recounted = fields.Integer(required=True)


class MergerCount(Shape):
    """How far it has come."""

    prepared = fields.Integer(required=True)
    moved = fields.Integer(required=True)
    left = fields.Integer(required=True)


class Foreseen(Shape):
    """A rearrangement, how far it has come and what it would do."""

    merger = fields.Nested(Merger, required=True)
    count = fields.Nested(MergerCount, required=True)
    foresight = fields.Nested(Foresight, required=True, allow_none=True)


class Progress(Shape):
    """What one portion did."""

    state = fields.String(required=True, validate=validate.OneOf(STATES))
    done = fields.Integer(required=True)
    is_over = fields.Boolean(required=True)


class Reversed(Shape):
    """How many rows went."""

    rows = fields.Integer(required=True)


class NewPost(Decided):
    """A post that a unit gets."""

    role = fields.String(required=True, validate=validate.Length(1, 60))
    title = fields.String(required=True, validate=validate.Length(1, 200))


class PostUndivided(Decided):
    """By which decision every holder of a post does all of its work."""


class NewTerritory(Decided):
    """The area that a unit administers; null: none of its own."""

    territory = fields.String(required=True, allow_none=True, validate=validate.Length(1, 20))


class ChargeEnding(Decided):
    """From which day on something holds no longer."""

    on = fields.Date(required=True)
