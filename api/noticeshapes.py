"""The shapes of notices."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import Moment, Shape

MOST = 200


class NoticePaging(Shape):
    """Which part of the list."""

    after = fields.String(load_default=None, validate=validate.Length(max=100))
    most = fields.Integer(load_default=50, validate=validate.Range(1, MOST))


class Notice(Shape):
    """Something that you are told."""

    id = fields.UUID(required=True)
    kind = fields.String(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})
    case_id = fields.UUID(required=True, allow_none=True)
    task_id = fields.String(required=True, allow_none=True)
    at = Moment(required=True)
    facts = fields.Dict(keys=fields.String(), required=True)
    is_read = fields.Boolean(required=True)


class NoticePage(Shape):
    """A part of the list of notices; `after` leads to the next part."""

    rows = fields.List(fields.Nested(Notice), required=True)
    after = fields.String(required=True, allow_none=True)


class Unread(Shape):
    """How many notices were not read."""

    unread = fields.Integer(required=True)


class Inbox(Shape):
    """What an inbox comes to: `tasks` is another text as soon as a task came, went, was taken or moved."""

    tasks = fields.String(required=True)
    unread = fields.Integer(required=True, metadata={"description": "Notices that were not read"})
