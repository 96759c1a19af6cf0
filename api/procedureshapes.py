"""The shapes of procedures, their versions and forms, and of the statuses of cases."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import KEY, Moment, Shape
from engine.queries import publications


class ProcedureLine(Shape):
    """One version of a procedure."""

    slug = fields.String(required=True)
    code = fields.String(required=True, metadata={"description": "National code"})
    name = fields.String(required=True)
    version = fields.Integer(required=True)
    active_from = fields.Date(required=True)
    published_at = Moment(required=True)
    published_by = fields.String(required=True, allow_none=True)


class ProcedurePage(Shape):
    """A part of the list of procedures; `after` leads to the next part."""

    rows = fields.List(fields.Nested(ProcedureLine), required=True)
    after = fields.String(required=True, allow_none=True)


class ProcedureFilter(Shape):
    """Which procedures are looked for."""

    words = fields.String(
        load_default="",
        validate=validate.Length(max=KEY),
        metadata={"description": "National code, or a part of the name with or without tone marks"},
    )


class ProcedureSearch(Shape):
    """A search for procedures in force today."""

    filter = fields.Nested(ProcedureFilter, load_default=lambda: {"words": ""})
    after = fields.String(load_default=None, allow_none=True, validate=validate.Length(max=KEY))
    most = fields.Integer(load_default=50, strict=True, validate=validate.Range(1, publications.MOST))


class Versions(Shape):
    """The versions of a procedure, the newest first."""

    rows = fields.List(fields.Nested(ProcedureLine), required=True)


class Variant(Shape):
    """A kind of case within a procedure."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Limit(Shape):
    """A legal limit, for a variant and a channel or for all of them."""

    limit = fields.String(required=True, attribute="text")
    kind = fields.String(required=True)
    variant = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True, allow_none=True)
    source = fields.String(required=True)


class Fee(Shape):
    """What an applicant pays."""

    name = fields.String(required=True)
    amount_vnd = fields.Integer(required=True)
    variant = fields.String(required=True, allow_none=True)
    channel = fields.String(required=True, allow_none=True)
    note = fields.String(required=True)


class Needed(Shape):
    """A paper that the procedure asks for."""

    name = fields.String(required=True)
    code = fields.String(required=True)
    way = fields.String(required=True)
    original = fields.Integer(required=True)
    copy = fields.Integer(required=True)
    electronic = fields.Integer(required=True)
    variants = fields.List(fields.String(), required=True)
    channels = fields.List(fields.String(), required=True)
    template = fields.String(required=True)
    needed = fields.Boolean(required=True)


class Gives(Shape):
    """What the applicant gets at the end."""

    code = fields.String(required=True)
    name = fields.String(required=True)


class Basis(Shape):
    """A legal document that the procedure rests on."""

    number = fields.String(required=True)
    name = fields.String(required=True)
    article = fields.String(required=True)


class Guidance(Shape):
    """A procedure as an applicant and a desk must know it."""

    slug = fields.String(required=True)
    version = fields.Integer(required=True)
    code = fields.String(required=True)
    name = fields.String(required=True)
    field = fields.String(required=True)
    level = fields.String(required=True)
    audience = fields.List(fields.String(), required=True)
    service = fields.String(required=True)
    channels = fields.List(fields.String(), required=True)
    variants = fields.List(fields.Nested(Variant), required=True)
    limits = fields.List(fields.Nested(Limit), required=True)
    fees = fields.List(fields.Nested(Fee), required=True)
    components = fields.List(fields.Nested(Needed), required=True)
    results = fields.List(fields.Nested(Gives), required=True)
    legal_basis = fields.List(fields.Nested(Basis), required=True)
    forms = fields.List(fields.String(), required=True, metadata={"description": "Names of its forms"})


class Form(Shape):
    """A form as it was published (form-js)."""

    name = fields.String(required=True)
    form = fields.Dict(keys=fields.String(), required=True)


class KnownStatus(Shape):
    """A status of the circular."""

    code = fields.String(required=True)
    word = fields.String(required=True, allow_none=True)
    detail = fields.String(required=True)
    portal = fields.Integer(required=True, metadata={"description": "Number on the national portal"})


class DetailStatus(Shape):
    """A status of the agency's own under an official one."""

    code = fields.String(required=True)
    under = fields.String(required=True)
    name = fields.String(required=True, allow_none=True)


class StatusChange(Shape):
    """One status may follow another; null: a case begins so."""

    before = fields.String(required=True, allow_none=True)
    after = fields.String(required=True)


class Statuses(Shape):
    """Every status, and which may follow which."""

    statuses = fields.List(fields.Nested(KnownStatus), required=True)
    details = fields.List(fields.Nested(DetailStatus), required=True)
    changes = fields.List(fields.Nested(StatusChange), required=True)
