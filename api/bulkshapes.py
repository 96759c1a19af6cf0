"""The shapes of one change to many procedures, and of many drafts published at once."""

from __future__ import annotations

from marshmallow import fields, validate

from api.publishingshapes import DECISION, Difference
from api.revisionshapes import SLUG
from api.shapes import Problem, Shape
from engine import bulk

SEEN = fields.Dict(
    keys=fields.String(validate=SLUG),
    values=fields.Integer(strict=True, validate=validate.Range(0)),
    required=True,
    validate=validate.Length(1, bulk.MOST),
    metadata={"description": "Slug -> version of its draft as it was seen; 0: there was none"},
)
VALUE = validate.Length(1, 200)


class BulkChange(Shape):
    """What becomes of what."""

    kind = fields.String(
        required=True,
        validate=validate.OneOf(bulk.KINDS),
        metadata={"description": "limit: the legal limit; post: who acts; term: words of texts that people read"},
    )
    old = fields.String(required=True, validate=VALUE)
    new = fields.String(required=True, validate=VALUE)


class BulkAsked(BulkChange):
    """A change, and the procedures of which its differences are told; without them all that it touches, without."""

    slugs = fields.List(fields.String(validate=SLUG), load_default=list, validate=validate.Length(max=bulk.MOST))


class BulkChanging(BulkChange):
    """A change to the procedures that are named."""

    seen = SEEN


class BulkPublishing(Shape):
    """Drafts that go into force by one decision."""

    seen = SEEN
    decision = fields.String(required=True, validate=DECISION)
    since = fields.Date(load_default=None)


class BulkLine(Shape):
    """A procedure that a change touches."""

    slug = fields.String(required=True)
    name = fields.String(required=True)
    draft = fields.Integer(required=True)
    problem = fields.Nested(Problem, required=True, allow_none=True)
    differences = fields.List(fields.Nested(Difference), required=True)


class BulkLines(Shape):
    """The procedures that a change touches, by name."""

    rows = fields.List(fields.Nested(BulkLine), required=True)


class BulkDone(Shape):
    """The procedures that were changed or published, all of them."""

    slugs = fields.List(fields.String(), required=True)
