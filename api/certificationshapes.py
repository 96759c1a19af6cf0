"""The shapes of the books of certification."""

from __future__ import annotations

from marshmallow import fields, validate

from api.shapes import LONG, Moment, Shape
from engine import certifications
from engine.queries import certifications as books

KINDS = validate.OneOf(list(certifications.REGISTERS))
AMOUNT = validate.Range(1, certifications.MOST)


def _maybe(most: int) -> fields.String:
    return fields.String(allow_none=True, validate=validate.Length(max=most))


class ToPrice(Shape):
    """What is to be priced."""

    kind = fields.String(required=True, validate=KINDS)
    copies = fields.Integer(load_default=1, validate=AMOUNT)
    pages = fields.Integer(load_default=1, validate=AMOUNT)


class CertificationFee(Shape):
    """A fee in đồng, by the law of today."""

    fee_vnd = fields.Integer(required=True)


class CertificationEntry(Shape):
    """What is entered into a book."""

    unit = fields.String(required=True, validate=validate.Length(1, 40), metadata={"description": "Code"})
    kind = fields.String(required=True, validate=KINDS)
    signer = fields.String(required=True, validate=validate.Length(1, 80), metadata={"description": "Login"})
    applicant = fields.String(required=True, validate=validate.Length(1, 300))
    paper = fields.String(required=True, validate=validate.Length(1, 500))
    copies = fields.Integer(load_default=1, strict=True, validate=AMOUNT)
    pages = fields.Integer(load_default=1, strict=True, validate=AMOUNT)
    personal_id = _maybe(20)
    receipt_number = _maybe(60)
    note = _maybe(500)


class CertificationChanged(Shape):
    """What is right in an entry; what is not named stays."""

    applicant = fields.String(validate=validate.Length(1, 300))
    paper = fields.String(validate=validate.Length(1, 500))
    copies = fields.Integer(strict=True, validate=AMOUNT)
    pages = fields.Integer(strict=True, validate=AMOUNT)
    personal_id = _maybe(20)
    receipt_number = _maybe(60)
    note = _maybe(500)


class CorrectingCertification(Shape):
    """How an entry is put right, and why."""

    changed = fields.Nested(CertificationChanged, required=True)
    reason = fields.String(required=True, validate=validate.Length(1, LONG))


class CertificationCorrection(Shape):
    """Something that was put right in an entry."""

    number = fields.Integer(required=True)
    before = fields.Dict(keys=fields.String(), required=True)
    after = fields.Dict(keys=fields.String(), required=True)
    reason = fields.String(required=True)
    changed_at = Moment(required=True)


class Certification(Shape):
    """One entry of a book."""

    id = fields.UUID(required=True)
    version = fields.Integer(required=True)
    number = fields.String(required=True, metadata={"description": "As it stands in the certification"})
    kind = fields.String(required=True)
    day = fields.Date(required=True)
    at = Moment(required=True)
    signer_title = fields.String(required=True)
    applicant = fields.String(required=True)
    personal_id = fields.String(required=True, allow_none=True)
    paper = fields.String(required=True)
    copies = fields.Integer(required=True)
    pages = fields.Integer(required=True)
    fee_vnd = fields.Integer(required=True)
    receipt_number = fields.String(required=True, allow_none=True)
    note = fields.String(required=True, allow_none=True)


class WholeCertification(Certification):
    """One entry with what was put right in it."""

    corrections = fields.List(fields.Nested(CertificationCorrection), required=True)


class CertificationFilter(Shape):
    """Which entries are looked for; words: a part of a name or a paper, a personal id, or a serial number."""

    kind = fields.String(validate=KINDS)
    since = fields.Date()
    until = fields.Date()
    words = fields.String(validate=validate.Length(max=200))


class CertificationSearch(Shape):
    """A search in the books."""

    filter = fields.Nested(CertificationFilter, load_default=dict)
    after = fields.Integer(load_default=None, allow_none=True, strict=True, validate=validate.Range(0, 10**6))
    most = fields.Integer(load_default=100, strict=True, validate=validate.Range(1, books.MOST))


class CertificationSums(Shape):
    """What the entries come to, all of them."""

    entries = fields.Integer(required=True)
    copies = fields.Integer(required=True)
    fees_vnd = fields.Integer(required=True)


class CertificationPage(Shape):
    """A part of the entries; `after` leads to the next part."""

    rows = fields.List(fields.Nested(Certification), required=True)
    after = fields.Integer(required=True, allow_none=True)
    sums = fields.Nested(CertificationSums, required=True)
