"""The shapes of one change to many procedures, and of many drafts published at once."""

from __future__ import annotations

from marshmallow import fields, validate

from api.publishingshapes import DECISION, Difference
from api.revisionshapes import SLUG
from api.shapes import KEY, MOST_VERSION, Problem, Shape
from engine import bulk

SEEN = fields.Dict(
    keys=fields.String(validate=SLUG),
    values=fields.Integer(strict=True, validate=validate.Range(0, MOST_VERSION)),
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


class LimitFilter(Shape):
    """Which limits are looked for."""

    words = fields.String(
        load_default="",
        validate=validate.Length(max=KEY),
        metadata={"description": "Of a procedure's name or a step's"},
    )
    limit = fields.String(
        load_default="", validate=validate.Length(max=40), metadata={"description": "Just this one, e.g. P3D"}
    )


class LimitSearch(Shape):
    """A search for limits of procedures and their steps."""

    filter = fields.Nested(LimitFilter, load_default=lambda: {"words": "", "limit": ""})


class LimitSpot(Shape):
    """One limit."""

    slug = fields.String(required=True)
    name = fields.String(required=True, metadata={"description": "Of the procedure"})
    draft = fields.Integer(required=True, metadata={"description": "Version of its draft; 0: there is none"})
    key = fields.String(required=True, attribute="place.key")
    step = fields.String(
        required=True, attribute="place.name", metadata={"description": "Or variant and channel of a legal limit"}
    )
    is_legal = fields.Boolean(required=True, attribute="place.is_legal")
    limit = fields.String(required=True, attribute="place.limit")


class LimitSpots(Shape):
    """Limits in the order of their procedures; what is beyond the first 400 is found by another search."""

    rows = fields.List(fields.Nested(LimitSpot), required=True)
    has_more = fields.Boolean(required=True)


class LimitsAsked(Shape):
    """Limits that are said anew."""

    limits = fields.Dict(
        keys=fields.String(validate=SLUG),
        values=fields.Dict(
            keys=fields.String(validate=validate.Length(1, 400)), values=fields.String(validate=validate.Length(1, 40))
        ),
        required=True,
        validate=validate.Length(1, bulk.MOST),
        metadata={"description": "Slug -> key of the limit -> limit"},
    )


class LimitsChanging(LimitsAsked):
    """Limits that are said anew in the procedures that were looked at."""

    seen = SEEN
