"""The shapes of patterns, of copies that are made of them, and of what they changed since."""

from __future__ import annotations

from marshmallow import fields, validate

from api.publishingshapes import DECISION, Difference
from api.revisionshapes import SLUG
from api.shapes import KEY, Shape
from bpmn import sections
from engine import copysheets


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
    level = fields.String(load_default="", validate=validate.OneOf(["", *sections.LEVELS]))
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


def _cell(name: str) -> fields.String:
    heading, most = copysheets.COLUMNS[name]
    return fields.String(
        load_default="", validate=validate.Length(max=most), metadata={"description": f"The column {heading}"}
    )


class CopyRow(Shape):
    """One procedure to be made of a pattern, as a table says it."""

    pattern = _cell("pattern")
    name = _cell("name")
    code = _cell("code")
    level = _cell("level")
    field = _cell("field")
    limit = _cell("limit")
    posts = _cell("posts")
    decision = _cell("decision")
    slug = _cell("slug")


class CopyRows(Shape):
    """Procedures to be made of patterns."""

    rows = fields.List(fields.Nested(CopyRow), required=True, validate=validate.Length(1, copysheets.MOST_ROWS))


class CopyError(Shape):
    """What is wrong with one field of a row."""

    field = fields.String(required=True)
    words = fields.String(required=True, metadata={"description": "In Vietnamese"})


class CopyRemark(Shape):
    """What has to be settled in the draft before it is published."""

    vi = fields.String(required=True)
    en = fields.String(required=True)


class CopyLine(Shape):
    """What would become, or became, of one row."""

    number = fields.Integer(required=True, metadata={"description": "1, 2, 3 … in the order that was sent"})
    slug = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["new", "there", "refused"]))
    errors = fields.List(fields.Nested(CopyError), required=True)
    remarks = fields.List(fields.Nested(CopyRemark), required=True)


class CopyLines(Shape):
    """One line for each row, in the order that was sent."""

    results = fields.List(fields.Nested(CopyLine), required=True)
