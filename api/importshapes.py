"""The shapes of cases that come from another system; docs/import.md tells of each field of a row."""

from __future__ import annotations

from flask_smorest.fields import Upload
from marshmallow import fields, validate

from api.shapes import MOST_VERSION, Moment, Shape

MOST = 200  #: rows of one request; our choice


class ImportedCases(Shape):
    """Cases as the other system has them."""

    system = fields.String(required=True, validate=validate.Length(1, 100))
    rows = fields.List(
        fields.Dict(keys=fields.String(), values=fields.Raw(allow_none=True)),
        required=True,
        validate=validate.Length(1, MOST),
    )


class ImportedLine(Shape):
    """What became, or would become, of one row."""

    number = fields.Integer(required=True, metadata={"description": "1, 2, 3 … in the order that was sent"})
    code = fields.String(required=True)
    state = fields.String(required=True, validate=validate.OneOf(["new", "there", "refused"]))
    words = fields.String(required=True, allow_none=True, metadata={"description": "Why it is refused, in Vietnamese"})


class ImportedLines(Shape):
    """What became of each row."""

    results = fields.List(fields.Nested(ImportedLine), required=True)


class CaseFile(Shape):
    """Rows as .jsonl, .json or .csv, or a .zip in which one of these lies at the top and the papers in folders."""

    file = Upload(required=True)


class CaseFileOrigin(Shape):
    """Where the cases of a file come from."""

    system = fields.String(required=True, validate=validate.Length(1, 100))


class CaseFileLinesAfter(Shape):
    """Which lines are told."""

    after = fields.Integer(
        load_default=0,
        validate=validate.Range(0, MOST_VERSION),
        metadata={"description": f"The number behind which the lines that are told begin; {MOST} at once"},
    )


class CaseFileSent(Shape):
    """A file of cases that was sent in."""

    id = fields.UUID(required=True)
    system = fields.String(required=True)
    file_name = fields.String(required=True)
    sent_at = Moment(required=True)


class CaseFilesSent(Shape):
    """Files of cases, the latest first."""

    files = fields.List(fields.Nested(CaseFileSent), required=True)


class CaseFileLine(Shape):
    """One line of a file."""

    number = fields.Integer(required=True, metadata={"description": "of the line in the file"})
    code = fields.String(required=True)
    state = fields.String(
        required=True, validate=validate.OneOf(["waiting", "fit", "unfit", "new", "there", "refused"])
    )
    words_vi = fields.String(required=True, allow_none=True, data_key="words")


class ImportProgress(CaseFileSent):
    """How far a file is."""

    counts = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "Lines by state: waiting; fit, unfit (looked at); new, there, refused (done)"},
    )
    left = fields.Integer(required=True, metadata={"description": "Lines that are not taken over yet"})
    unseen = fields.Integer(required=True, metadata={"description": "Lines that nobody has looked at"})


class ImportReport(ImportProgress):
    """How far a file is, and what became of some of its lines."""

    lines = fields.List(fields.Nested(CaseFileLine), required=True)
