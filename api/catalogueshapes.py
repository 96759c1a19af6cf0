"""The shapes of the national catalogue: its entries, and what a file would make of it."""

from __future__ import annotations

from flask_smorest.fields import Upload
from marshmallow import fields, validate

from api.peopleshapes import Decided
from api.shapes import KEY, MOST_VERSION, PAGE_SIZE, Moment, Shape


class CatalogueSearch(Shape):
    """A search for procedures of the national catalogue."""

    words = fields.String(
        load_default="",
        validate=validate.Length(max=KEY),
        metadata={"description": "National code, or a part of the name with or without tone marks"},
    )
    most = fields.Integer(load_default=PAGE_SIZE, strict=True, validate=validate.Range(1, PAGE_SIZE))


class CatalogueLine(Shape):
    """What the national catalogue says of a procedure today."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    field = fields.String(required=True)
    version = fields.Integer(required=True, metadata={"description": "So many times it was read with another content"})
    read_at = Moment(required=True)
    content = fields.Dict(
        keys=fields.String(), required=True, metadata={"description": "As it was read; null: not stated"}
    )


class CataloguePage(Shape):
    """Some entries of the catalogue, by name."""

    rows = fields.List(fields.Nested(CatalogueLine), required=True)


class CatalogueFile(Shape):
    """Entries of the catalogue, one a line as JSON; .jsonl or .jsonl.gz."""

    file = Upload(required=True)


class CatalogueTaking(Decided):
    """By which decision or publication a file is taken over, and whether it is the whole catalogue."""

    ending = fields.Integer(
        load_default=None,
        allow_none=True,
        validate=validate.Range(0, MOST_VERSION),
        metadata={
            "description": "The file is the whole catalogue and ends so many, as the check said; null: a part of it"
        },
    )


class CatalogueChange(Shape):
    """One difference to the version before."""

    field = fields.String(required=True)
    vi = fields.String(required=True)
    en = fields.String(required=True)


class CatalogueTaken(Shape):
    """What becomes of an entry that is new or changed."""

    code = fields.String(required=True)
    name = fields.String(required=True)
    outcome = fields.String(required=True, metadata={"description": "new or changed"})
    changes = fields.List(fields.Nested(CatalogueChange), required=True)


class CatalogueRefused(Shape):
    """A row that is no entry, and why."""

    row = fields.Integer(required=True, metadata={"description": "From 1 on, blank lines not counted"})
    vi = fields.String(required=True)
    en = fields.String(required=True)


class CatalogueMissing(Shape):
    """A procedure of the catalogue that is not in the file."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class CatalogueReport(Shape):
    """What a file makes of the catalogue."""

    counts = fields.Dict(
        keys=fields.String(),
        values=fields.Integer(),
        required=True,
        metadata={"description": "new, changed, same, refused, missing"},
    )
    rows = fields.List(fields.Nested(CatalogueTaken), required=True)
    refused = fields.List(fields.Nested(CatalogueRefused), required=True)
    missing = fields.List(fields.Nested(CatalogueMissing), required=True)
