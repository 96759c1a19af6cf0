"""The shapes of publishing: what would change, the decision that comes with it, and the version that comes of it."""

from __future__ import annotations

from flask_smorest.fields import Upload
from marshmallow import fields, validate

from api.revisionshapes import CheckFinding
from api.shapes import Moment, Shape
from engine import changes

DECISION = validate.Length(1, changes.LONGEST_SOURCE)


class FirstDay(Shape):
    """The first day in force; without it today, or as soon as the procedure itself allows."""

    since = fields.Date(load_default=None)


class Difference(Shape):
    """One difference between two versions."""

    topic = fields.String(required=True)
    vi = fields.String(required=True)
    en = fields.String(required=True)


class RunningCases(Shape):
    """Open cases that keep a version with all their dates."""

    version = fields.Integer(required=True)
    cases = fields.Integer(required=True)


class ChangedPromise(Shape):
    """What a filing of one variant and channel, received now, is promised by either version."""

    variant = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True)
    before = Moment(required=True, allow_none=True)
    after = Moment(required=True, allow_none=True)


class Impact(Shape):
    """What publishing would change."""

    version = fields.Integer(
        required=True, allow_none=True, metadata={"description": "In force on that day, which it would follow"}
    )
    differences = fields.List(fields.Nested(Difference), required=True)
    running = fields.List(fields.Nested(RunningCases), required=True)
    due = fields.List(fields.Nested(ChangedPromise), required=True)


class Prospect(Shape):
    """What publishing a draft would do; without errors it can be published."""

    version = fields.Integer(required=True, metadata={"description": "Of the draft"})
    since = fields.Date(required=True)
    errors = fields.List(fields.Nested(CheckFinding), required=True)
    impact = fields.Nested(Impact, required=True, allow_none=True)


class Publishing(Shape):
    """The decision by which a draft goes into force, and the first day."""

    decision = fields.String(
        required=True, validate=DECISION, metadata={"description": "Its number, day and who made it"}
    )
    since = fields.Date(load_default=None)


class DecisionFile(Shape):
    """The file of the decision."""

    file = Upload()


class Published(Shape):
    """The version that came of it."""

    slug = fields.String(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    version = fields.Integer(required=True)
    digest = fields.String(required=True, metadata={"description": "The address of its content"})
    active_from = fields.Date(required=True)
    decision = fields.String(required=True)
    decision_file = fields.String(required=True, allow_none=True)
