"""The shapes of the checklist of a case, of its papers, and of files that are sent in."""

from __future__ import annotations

from typing import Any

from flask_smorest.fields import Upload
from marshmallow import fields, validate

from api.pagepictures import WIDEST
from api.shapes import Moment, Shape
from engine import idcards
from engine.components import FORMS
from engine.scans.apart import MOST_PAGES
from engine.scans.leaves import TURNS

NOTE = 500  #: letters


class Paper(Shape):
    """One version of a paper."""

    id = fields.UUID(required=True)
    number = fields.Integer(required=True, metadata={"description": "1, 2, 3 … within the component"})
    form = fields.String(required=True)
    has_file = fields.Boolean(required=True)
    kind = fields.String(required=True, allow_none=True, metadata={"description": "As the content itself says"})
    size = fields.Integer(required=True, allow_none=True, metadata={"description": "Bytes"})
    file_name = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)
    valid_until = fields.Date(required=True, allow_none=True)
    kept_original = fields.Boolean(required=True)
    given_back_at = Moment(required=True, allow_none=True)
    is_reused = fields.Boolean(required=True)
    registered_by = fields.String(required=True, allow_none=True)
    registered_at = Moment(required=True)


class Papers(Shape):
    """Papers, the newest first."""

    rows = fields.List(fields.Nested(Paper), required=True)


class Component(Shape):
    """One line of the checklist, with every version that came in, the newest first."""

    position = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    way = fields.String(required=True)
    original = fields.Integer(required=True)
    copy = fields.Integer(required=True)
    electronic = fields.Integer(required=True)
    needed = fields.Boolean(required=True)
    papers = fields.List(fields.Nested(Paper), required=True)


class Components(Shape):
    """The checklist of a case."""

    rows = fields.List(fields.Nested(Component), required=True)


class _Handed(Shape):
    note = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=NOTE))
    valid_until = fields.Date(load_default=None, allow_none=True)
    kept_original = fields.Boolean(load_default=False)


class OnPaper(_Handed):
    """A paper that came in without a file, was shown or was looked up."""

    form = fields.String(required=True, validate=validate.OneOf(["original", "copy", "shown", "looked-up"]))


class WithFile(_Handed):
    """What is said of a paper that is sent in as a file."""

    form = fields.String(
        load_default="electronic", validate=validate.OneOf(sorted({form for forms in FORMS.values() for form in forms}))
    )


class File(Shape):
    """A file, as a part of a form (multipart/form-data)."""

    file = Upload(required=True)


class Reused(Shape):
    """A paper of an earlier file of the same person."""

    paper = fields.UUID(required=True)


class Pages(Shape):
    """How many pages a paper has."""

    kind = fields.String(required=True, metadata={"description": "As the content itself says"})
    pages = fields.Integer(required=True)


def _turn() -> fields.Integer:
    said = {"description": "Degrees, clockwise"}
    return fields.Integer(load_default=0, validate=validate.OneOf(TURNS), metadata=said)


class Sight(Shape):
    """How a page is shown."""

    width = fields.Integer(load_default=900, validate=validate.Range(50, WIDEST), metadata={"description": "Pixels"})
    turn = _turn()


class OfScans(WithFile):
    """What is said of a paper that is sent in as several files."""

    turns = fields.List(
        fields.Integer(validate=validate.OneOf(TURNS)),
        load_default=list,
        metadata={"description": "By how many degrees each file is turned clockwise, in their order"},
    )


class Scans(Shape):
    """Files that become one paper, in their order: PDF or pictures, together no larger than one file may be."""

    file = fields.List(Upload(), required=True, validate=validate.Length(1, 50))


class Leaf(Shape):
    """A page of a paper."""

    page = fields.Integer(required=True, validate=validate.Range(1, MOST_PAGES))
    turn = _turn()


def _leaves() -> Any:
    return fields.List(fields.Nested(Leaf), required=True, validate=validate.Length(1, MOST_PAGES))


class Arranged(Shape):
    """The pages of a paper as they shall be, in order; a page that is not named is left out."""

    pages = _leaves()


class Part(Shape):
    """Pages of a scan that are the paper of one component."""

    component = fields.Integer(required=True, metadata={"description": "Its position"})
    pages = _leaves()


class Divided(Shape):
    """Which pages of a scan are the paper of which component."""

    parts = fields.List(fields.Nested(Part), required=True, validate=validate.Length(1, 100))


class CardText(Shape):
    """What an ordinary scanner reads from the QR of a citizen's card."""

    text = fields.String(required=True, validate=validate.Length(1, idcards.LONGEST))


class Card(Shape):
    """What a citizen's card says of its holder."""

    personal_id = fields.String(required=True)
    old_id = fields.String(required=True)
    full_name = fields.String(required=True)
    born_on = fields.Date(required=True)
    sex = fields.String(required=True)
    address = fields.String(required=True)
    issued_on = fields.Date(required=True)
