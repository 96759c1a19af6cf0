"""The shapes of scenarios that are played."""

from __future__ import annotations

from marshmallow import fields

from api.shapes import Moment, Shape


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
