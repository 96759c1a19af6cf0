"""The shapes of drafts on trial: scenarios that are played, cases that are tried."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import Moment, Shape
from engine.tryouts import MOST_MOVES

DEEDS = ("start", "complete", "message", "signal", "advance")


class PlayedScenario(Shape):
    """How one scenario went."""

    name = fields.String(required=True)
    held = fields.Boolean(required=True)
    at = fields.String(required=True, allow_none=True, metadata={"description": "The sentence that did not hold"})
    vi = fields.String(required=True, allow_none=True, metadata={"description": "Why it did not"})
    en = fields.String(required=True, allow_none=True)
    ways = fields.List(fields.String(), required=True, metadata={"description": "process#flow of each flow it takes"})


class Rehearsal(Shape):
    """The scenarios of a draft, played or to be played."""

    slug = fields.String(required=True)
    version = fields.Integer(required=True, metadata={"description": "Of the draft, when it was taken in hand"})
    state = fields.String(required=True, metadata={"description": "waiting, running, done or broken"})
    before = fields.Integer(required=True, metadata={"description": "How many others come first"})
    asked_at = Moment(required=True)
    asked_by = fields.String(required=True, allow_none=True)
    ended_at = Moment(required=True, allow_none=True)
    played = fields.Integer(required=True)
    total = fields.Integer(required=True, metadata={"description": "0: not known yet"})
    scenarios = fields.List(fields.Nested(PlayedScenario), required=True)
    vi = fields.String(required=True, allow_none=True, metadata={"description": "Why they did not come to their end"})
    en = fields.String(required=True, allow_none=True)
    kept = fields.Boolean(required=True, metadata={"description": "Their coverage is kept with the draft"})
    is_stale = fields.Boolean(required=True, metadata={"description": "The draft changed since"})


class TryMove(Shape):
    """One move with a case that is tried."""

    do = fields.String(required=True, validate=validate.OneOf(DEEDS))
    step = fields.String(metadata={"description": "Id or name of the step; name of the message or signal"})
    answers = fields.Dict(keys=fields.String(), allow_none=True, metadata={"description": "null: they are made up"})
    by = fields.String(metadata={"description": "Name of an officer; whoever holds the post when left out"})
    at = fields.String(metadata={"description": "A moment, or how much later: PT1H, P1D"})
    channel = fields.String()
    variant = fields.String()


class Try(Shape):
    """What is done with a case of a draft, from its filing on."""

    moves = fields.List(fields.Nested(TryMove), required=True, validate=validate.Length(max=MOST_MOVES))


class TriedStep(Shape):
    """A step that waits in a case that is tried."""

    element = fields.String(required=True)
    name = fields.String(required=True)
    who = fields.String(required=True, metadata={"description": "Lane"})
    form = fields.String(required=True, allow_none=True)
    due = fields.String(required=True, allow_none=True)
    late = fields.Boolean(required=True)


class TriedDeed(Shape):
    """What was entered in a case that is tried; the filing has no step."""

    element = fields.String(required=True, allow_none=True)
    name = fields.String(required=True, allow_none=True)
    lane = fields.String(required=True, allow_none=True)
    who = fields.String(required=True, allow_none=True)
    at = fields.String(required=True)
    form = fields.String(required=True, allow_none=True)
    answers = fields.Dict(required=True)


class TriedStatus(Shape):
    """A status that the case came into."""

    word = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True)
    at = fields.String(required=True)


class TriedNotice(Shape):
    """A notice that went out."""

    words = fields.String(required=True)
    to = fields.String(required=True, allow_none=True)
    at = fields.String(required=True)


class Tried(Shape):
    """How a case of a draft stands after its moves; nothing of it is kept."""

    version = fields.Integer(required=True, metadata={"description": "Of the draft"})
    now = fields.String(required=True)
    next = fields.String(required=True, allow_none=True, metadata={"description": "When time brings something next"})
    channel = fields.String(required=True)
    variant = fields.String(required=True, allow_none=True)
    ended = fields.Boolean(required=True)
    waiting = fields.List(fields.Nested(TriedStep), required=True)
    standing = fields.Dict(keys=fields.String(), values=fields.String(), required=True)
    clock = fields.String(required=True, allow_none=True, metadata={"description": "running, paused or stopped"})
    appointed = fields.String(required=True, allow_none=True)
    due = fields.String(required=True, allow_none=True)
    statuses = fields.List(fields.Nested(TriedStatus), required=True)
    notices = fields.List(fields.Nested(TriedNotice), required=True)
    deeds = fields.List(fields.Nested(TriedDeed), required=True)


class Retelling(Shape):
    """A real case to be told as a scenario, without anybody in it; the purpose stands in its trail."""

    case_id = fields.UUID(required=True)
    title = fields.String(required=True, validate=validate.Length(1, 200))
    purpose = fields.String(required=True, validate=validate.Length(1, 300))


class ToldScenario(Shape):
    """One scenario, to stand at the end of a file of scenarios."""

    text = fields.String(required=True)
