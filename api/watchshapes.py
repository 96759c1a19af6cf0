"""The shapes of what heads and leaders watch: standings, passages, lateness, and a case replayed."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, Moment, Shape

MOST_VERSIONS = 100_000  #: what no procedure reaches; our choice


class Narrowing(Shape):
    """Which running cases are counted."""

    version = fields.Integer(
        load_default=None,
        validate=validate.Range(1, MOST_VERSIONS),
        metadata={"description": "Of the procedure; without it all versions"},
    )
    unit = fields.String(
        load_default=None,
        validate=validate.Length(max=KEY),
        metadata={"description": "Code of a unit: steps that wait in it or below it"},
    )


class Stretch(Narrowing):
    """Which passages are counted, by the days on which they ended; 366 at most, by default the last thirty."""

    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None, metadata={"description": "Included"})


class LateStretch(Shape):
    """Which late cases are counted: those that were late within these days."""

    since = fields.Date(load_default=None)
    until = fields.Date(load_default=None, metadata={"description": "Included"})
    procedure = fields.String(load_default=None, validate=validate.Length(max=KEY))
    unit = fields.String(load_default=None, validate=validate.Length(max=KEY))


class Crowd(Shape):
    """How many cases of a procedure run."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    field = fields.String(required=True)
    running = fields.Integer(required=True)
    late = fields.Integer(required=True, metadata={"description": "At a step that is past its limit"})
    soon = fields.Integer(required=True, metadata={"description": "At a step that is nearly so"})


class Crowds(Shape):
    """The procedures of which cases run that you may read."""

    rows = fields.List(fields.Nested(Crowd), required=True)


class Count(Shape):
    """How many cases wait at a step."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    waiting = fields.Integer(required=True)
    late = fields.Integer(required=True)
    soon = fields.Integer(required=True)


class Standings(Shape):
    """The steps of a procedure at which cases wait that you may read."""

    rows = fields.List(fields.Nested(Count), required=True)


class Heat(Shape):
    """A step over many passages, in office minutes."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    passages = fields.Integer(required=True)
    queue_median = fields.Integer(required=True)
    queue_most = fields.Integer(required=True, metadata={"description": "Nine of ten took no longer"})
    hands_median = fields.Integer(required=True)
    hands_most = fields.Integer(required=True)
    budget = fields.Integer(required=True, allow_none=True, metadata={"description": "Median; null: no limit"})
    over = fields.Integer(required=True, metadata={"description": "Passages that used more than their budget"})


class Passages(Shape):
    """Time in the queue and in hands by step; *is_cut*: there were more passages than are counted."""

    rows = fields.List(fields.Nested(Heat), required=True)
    is_cut = fields.Boolean(required=True)


class Share(Shape):
    """What one step in one unit added to late cases."""

    procedure = fields.String(required=True, attribute="slug")
    element = fields.String(required=True)
    step = fields.String(required=True)
    unit = fields.String(required=True, attribute="unit_code", metadata={"description": "Code"})
    unit_name = fields.String(required=True, attribute="unit")
    minutes = fields.Integer(required=True, metadata={"description": "Office minutes beyond its budget"})
    passages = fields.Integer(required=True)
    cases = fields.Integer(required=True)


class Lateness(Shape):
    """Late cases, and which steps and units made them so."""

    cases = fields.Integer(required=True)
    explained = fields.Integer(required=True, metadata={"description": "Those in which a step overran its budget"})
    shares = fields.List(fields.Nested(Share), required=True)


class Left(Shape):
    """What a clock showed."""

    state = fields.String(required=True)
    due_at = Moment(required=True)
    minutes_left = fields.Integer(required=True, attribute="left.minutes")


class Done(Shape):
    """One act."""

    act = fields.String(required=True)
    step = fields.String(required=True, allow_none=True)
    who = fields.String(required=True, allow_none=True)


class Held(Shape):
    """A step that waited."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    holder = fields.String(required=True, allow_none=True)
    clock = fields.Nested(Left, required=True, allow_none=True)


class Frame(Shape):
    """A case at one moment."""

    number = fields.Integer(required=True)
    at = Moment(required=True)
    done = fields.List(fields.Nested(Done), required=True, metadata={"description": "Empty: the present"})
    steps = fields.List(fields.Nested(Held), required=True)
    standing = fields.Dict(
        keys=fields.String(),
        values=fields.String(),
        required=True,
        attribute="state.standing",
        metadata={"description": "BPMN id of a step: done, active or late"},
    )
    status = fields.String(required=True, allow_none=True)
    clock = fields.Nested(Left, required=True, allow_none=True)


class Frames(Shape):
    """A case moment by moment, in order."""

    rows = fields.List(fields.Nested(Frame), required=True)
