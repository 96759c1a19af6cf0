"""The shapes of files that bring procedures along: what comes with them, what is told of them, what became of it."""

from __future__ import annotations

from flask_smorest.fields import Upload
from marshmallow import fields, validate

from api.revisionshapes import SLUG
from api.shapes import Shape
from bpmn.steptables import posts
from engine import revisions


class ParcelFile(Shape):
    """A procedure as .zip, a diagram of another editor as .bpmn, or tables of a decision as .docx, .xlsx or .csv."""

    file = Upload(required=True)


class Reading(Shape):
    """How a file is to be read."""

    slug = fields.String(
        load_default="",
        validate=validate.Length(max=revisions.LONGEST_SLUG),
        metadata={"description": "What the one procedure in it will be called; without it after the file or its name"},
    )
    roles = fields.String(
        load_default="",
        validate=validate.Length(max=posts.MOST_BYTES),
        metadata={"description": "Wordings of performers as CSV: wording;post;unit"},
    )
    since = fields.Date(load_default=None, metadata={"description": "First day of what tables describe; else today"})


class Importing(Reading):
    """What of a file becomes drafts."""

    slugs = fields.List(
        fields.String(validate=SLUG), load_default=list, metadata={"description": "Of these alone; else of all"}
    )
    replaces = fields.Boolean(load_default=False, metadata={"description": "Whether drafts that are there give way"})


class ParcelRemark(Shape):
    """One thing that is told of a procedure in a file."""

    kind = fields.String(required=True, metadata={"description": "understood, doubtful or refused"})
    row = fields.Integer(required=True, allow_none=True)
    where = fields.String(required=True)
    vi = fields.String(required=True)
    en = fields.String(required=True)


class ParcelLine(Shape):
    """One procedure in a file, beside what is there already."""

    slug = fields.String(required=True, attribute="piece.slug")
    name = fields.String(required=True, attribute="piece.name")
    code = fields.String(required=True, attribute="piece.code")
    can_be_taken = fields.Boolean(required=True, attribute="is_fit")
    draft = fields.Integer(required=True, metadata={"description": "Version of the draft that gives way; 0: none"})
    published = fields.Integer(required=True, allow_none=True, metadata={"description": "Version published last"})
    remarks = fields.List(fields.Nested(ParcelRemark), required=True, attribute="piece.remarks")


class Performer(Shape):
    """A wording of the tables, and the post that it was taken for."""

    words = fields.String(required=True)
    post = fields.String(required=True)
    unit = fields.String(required=True)
    is_told = fields.Boolean(required=True, metadata={"description": "Whether the mapping said so"})


class ParcelReport(Shape):
    """What a file holds; nothing of it is saved."""

    kind = fields.String(required=True, metadata={"description": "package, diagram or tables"})
    rows = fields.List(fields.Nested(ParcelLine), required=True)
    performers = fields.List(fields.Nested(Performer), required=True)


class Imported(Shape):
    """The drafts that came of it."""

    slugs = fields.List(fields.String(), required=True)
