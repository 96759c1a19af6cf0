"""The shapes of patterns, of copies that are made of them, and of what they changed since."""

from __future__ import annotations

from marshmallow import fields, validate

from api.publishingshapes import DECISION, Difference
from api.revisionshapes import SLUG
from api.shapes import KEY, Shape


class Pattern(Shape):
    """A shape that many procedures have."""

    slug = fields.String(required=True)
    title = fields.String(required=True)
    when = fields.String(required=True, metadata={"description": "It fits"})
    digest = fields.String(required=True, metadata={"description": "The address of its content"})


class Patterns(Shape):
    """All patterns."""

    rows = fields.List(fields.Nested(Pattern), required=True)


class NewCopy(Shape):
    """A draft to be made of a pattern; what is left out stays as in the pattern."""

    slug = fields.String(required=True, validate=SLUG)
    name = fields.String(required=True, validate=validate.Length(1, 500))
    code = fields.String(required=True, validate=validate.Length(1, 40), metadata={"description": "National code"})
    field = fields.String(load_default="", validate=validate.Length(max=KEY))
    decision = fields.String(load_default="", validate=validate.Length(max=DECISION.max))
    limit = fields.String(load_default="", validate=validate.Length(max=20), metadata={"description": "E.g. P5D"})
    posts = fields.Dict(
        keys=fields.String(validate=validate.Length(1, KEY)),
        values=fields.String(validate=validate.Length(1, 40)),
        load_default=dict,
        metadata={"description": "Lane -> post"},
    )
    since = fields.Date(load_default=None)


class PatternNews(Shape):
    """What a pattern changed since a draft was made of it."""

    pattern = fields.String(required=True, attribute="pattern.slug")
    version = fields.Integer(required=True, metadata={"description": "Of the draft"})
    differences = fields.List(fields.Nested(Difference), required=True, attribute="sentences")
    taken = fields.List(fields.String(), required=True, metadata={"description": "Files that would follow"})
    left = fields.List(fields.String(), required=True, metadata={"description": "Files changed here, too: they stay"})
