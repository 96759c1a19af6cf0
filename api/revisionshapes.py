"""The shapes of drafts of procedures, their files, and what a check finds in them."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, MOST_VERSION, Moment, Shape
from engine import revisions

LONGEST_TEXT = 1_000_000  #: letters of one file; our choice, five times the longest diagram of a real procedure

SLUG = validate.Length(1, revisions.LONGEST_SLUG)
PATH = validate.Length(1, revisions.LONGEST_PATH)


class NewRevision(Shape):
    """A draft to begin; without `from_version` from the newest version of the procedure."""

    slug = fields.String(required=True, validate=validate.Length(1, KEY))
    from_version = fields.Integer(
        load_default=None, allow_none=True, strict=True, validate=validate.Range(1, MOST_VERSION)
    )


class RevisionFile(Shape):
    """One file of a draft."""

    path = fields.String(required=True)
    size = fields.Integer(required=True, metadata={"description": "Bytes"})
    version = fields.Integer(required=True, metadata={"description": "Of the draft, when it was changed last"})
    saved_at = Moment(required=True)
    saved_by = fields.String(required=True, allow_none=True)


class RevisionLine(Shape):
    """One draft in the list of all."""

    slug = fields.String(required=True)
    version = fields.Integer(required=True)
    saved_at = Moment(required=True)
    saved_by = fields.String(required=True, allow_none=True)
    errors = fields.Integer(required=True, allow_none=True, metadata={"description": "Found in it; null: not counted"})
    warnings = fields.Integer(required=True, allow_none=True)
    flows = fields.Integer(required=True, allow_none=True, metadata={"description": "Null: scenarios not played"})
    flows_covered = fields.Integer(required=True, allow_none=True)


class Revision(RevisionLine):
    """A draft as it stands."""

    files = fields.List(fields.Nested(RevisionFile), required=True)


class Revisions(Shape):
    """All drafts, in the order of their names."""

    rows = fields.List(fields.Nested(RevisionLine), required=True)


class FileContent(Shape):
    """What a file of a draft says."""

    path = fields.String(required=True)
    content = fields.String(required=True)
    version = fields.Integer(required=True, metadata={"description": "Of the draft as it stands"})


class NewFileContent(Shape):
    """What a file of a draft shall say."""

    content = fields.String(required=True, validate=validate.Length(max=LONGEST_TEXT))


class SavedRevision(Shape):
    """A draft after a change."""

    version = fields.Integer(required=True)


class Blending(NewFileContent):
    """What one made of a file that somebody else changed meanwhile."""

    base = fields.Integer(
        required=True,
        strict=True,
        validate=validate.Range(0, MOST_VERSION),
        metadata={"description": "Version of the draft in which it was read"},
    )
    choices = fields.Dict(
        keys=fields.String(validate=validate.Length(max=400)),
        values=fields.String(validate=validate.OneOf(["mine", "theirs"])),
        load_default=dict,
        validate=validate.Length(max=20_000),
        metadata={"description": "Key of a clash -> which side is taken"},
    )


class Clash(Shape):
    """A part of a file that both changed, each otherwise."""

    key = fields.String(required=True)
    vi = fields.String(required=True, metadata={"description": "What the part is called"})
    en = fields.String(required=True)
    mine = fields.String(required=True, allow_none=True, metadata={"description": "Null: it was taken out"})
    theirs = fields.String(required=True, allow_none=True)


class Blend(Shape):
    """What comes of both."""

    content = fields.String(required=True, allow_none=True, metadata={"description": "Null: choose first"})
    clashes = fields.List(fields.Nested(Clash), required=True)
    mine = fields.Integer(required=True, metadata={"description": "Parts that only this side changed"})
    theirs = fields.Integer(required=True, metadata={"description": "Parts that only the other did"})


class Blended(SavedRevision):
    """A draft after what came of both was saved."""

    content = fields.String(required=True)


class Trial(Shape):
    """Files as they are in an editor, not saved: they take the place of those of the draft."""

    files = fields.Dict(
        keys=fields.String(validate=PATH),
        values=fields.String(validate=validate.Length(max=LONGEST_TEXT)),
        load_default=dict,
        validate=validate.Length(max=20),
    )
    lang = fields.String(
        load_default="vi",
        validate=validate.OneOf(["vi", "en"]),
        metadata={"description": "Of the diagrams in words; findings come in both"},
    )


class CheckFinding(Shape):
    """One thing that a check found."""

    rule = fields.String(required=True, metadata={"description": "Stable name of the rule"})
    severity = fields.String(required=True, metadata={"description": "error, warning or notice"})
    file = fields.String(required=True)
    element = fields.String(required=True, allow_none=True, metadata={"description": "BPMN id"})
    vi = fields.String(required=True)
    en = fields.String(required=True)
    path = fields.List(fields.String(), required=True, metadata={"description": "Ids that lead there"})


class LongestWay(Shape):
    """The longest way through a procedure for one variant and channel, and what its limit gives."""

    variant = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True)
    what = fields.String(required=True, metadata={"description": "legal, shortened or phase"})
    name = fields.String(required=True, metadata={"description": "Of the phase, or the decision that shortened it"})
    limit = fields.String(required=True, metadata={"description": "As written in procedure.toml"})
    given = fields.Integer(required=True, metadata={"description": "Office minutes"})
    minutes = fields.Integer(required=True, metadata={"description": "Office minutes of the longest way"})
    path = fields.List(fields.String(), required=True, metadata={"description": "Ids of nodes and flows on it"})


class OutlineLine(Shape):
    """One line of a diagram in words."""

    file = fields.String(required=True)
    number = fields.String(required=True)
    element = fields.String(required=True, metadata={"description": "BPMN id"})
    text = fields.String(required=True)
    ways = fields.List(fields.String(), required=True, metadata={"description": "Where it goes on"})


class CheckedRevision(Shape):
    """What a check found, errors first, how long the longest ways take, and the diagrams handed in as words."""

    findings = fields.List(fields.Nested(CheckFinding), required=True)
    sums = fields.List(fields.Nested(LongestWay), required=True)
    outline = fields.List(fields.Nested(OutlineLine), required=True)
    can_publish = fields.Boolean(required=True)
