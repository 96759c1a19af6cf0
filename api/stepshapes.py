"""The shapes of what a step of the diagram is done with, where answers to its form are not all of it."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, LONG, MOST_AT_ONCE, Answers, Shape, TaskSeen
from engine import results
from engine.supplements import REASONS

NUMBER = 60  #: letters of the number of a paper
MOST_ITEMS = 200  #: of one request; our choice: more than any checklist has


class Reason(Shape):
    """Why."""

    reason = fields.String(required=True, validate=validate.Length(1, LONG))


class Step(Answers):
    """What is filled in of the form of a step; empty where it has none."""

    answers = fields.Dict(keys=fields.String(), load_default=dict)


class ReasonedStep(Step):
    """The same, and why."""

    reason = fields.String(required=True, validate=validate.Length(1, 2 * LONG))


class ItemAsked(Shape):
    """One thing that the applicant is asked for."""

    kind = fields.String(required=True, validate=validate.OneOf(["field", "document"]))
    key = fields.String(
        required=True,
        validate=validate.Length(1, KEY),
        metadata={"description": "Key of the field in the application, or position of the component"},
    )
    reason = fields.String(required=True, validate=validate.OneOf(list(REASONS)))
    guidance = fields.String(required=True, validate=validate.Length(1, LONG))


class Asking(Step):
    """What an officer asks the applicant for, all at once."""

    items = fields.List(fields.Nested(ItemAsked), required=True, validate=validate.Length(1, MOST_ITEMS))
    again_reason = fields.String(load_default="", validate=validate.Length(max=LONG))


class Shown(Shape):
    """A result, and the content of it that the leader looked at."""

    result = fields.UUID(required=True)
    digest = fields.String(required=True, validate=validate.Length(equal=64))


class Signing(Step):
    """What was looked at when it was approved."""

    shown = fields.List(fields.Nested(Shown), required=True, validate=validate.Length(max=MOST_ITEMS))


class TaskShown(TaskSeen):
    """A task of many, and what was looked at when it was approved; nothing where nothing is signed."""

    shown = fields.List(fields.Nested(Shown), load_default=list, validate=validate.Length(max=MOST_ITEMS))


class ManyApproved(Shape):
    """Tasks that are approved together."""

    tasks = fields.List(fields.Nested(TaskShown), required=True, validate=validate.Length(1, MOST_AT_ONCE))


class Giving(Step):
    """Who has got the results, and how."""

    recipient = fields.String(required=True, validate=validate.Length(1, 300))
    way = fields.String(required=True, validate=validate.OneOf(list(results.WAYS)))
    by_proxy = fields.Boolean(load_default=False)
    proxy_document = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=200))
    receipt_number = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=NUMBER))


class Obliging(Step):
    """What the applicant is to pay, and by which paper he is told."""

    number = fields.String(required=True, validate=validate.Length(1, NUMBER))
    content = fields.String(required=True, validate=validate.Length(1, LONG))
    amount_vnd = fields.Integer(required=True, strict=True, validate=validate.Range(1, 10**15))
    pay_by = fields.Date(load_default=None, allow_none=True)


class Paying(Step):
    """A payment that came."""

    receipt_number = fields.String(required=True, validate=validate.Length(1, NUMBER))
    paid_on = fields.Date(required=True)
