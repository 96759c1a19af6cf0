"""The JSON Schema (2020-12) of a form, for machines that send answers."""

from __future__ import annotations

from decimal import Decimal

from forms import limits
from forms.form import Field, Form, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TYPES: dict[Kind, dict[str, object]] = {
    "text": {"type": "string", "maxLength": limits.LINE},
    "lines": {"type": "string", "maxLength": limits.LINES},
    "number": {"type": "number"},
    "money": {"type": "integer", "minimum": 0, "maximum": limits.MONEY},
    "flag": {"type": "boolean"},
    "choice": {},
    "choices": {"type": "array", "uniqueItems": True, "maxItems": limits.OPTIONS},
    "date": {"type": "string", "format": "date"},
    "time": {"type": "string", "pattern": r"^\d{2}:\d{2}"},
    "moment": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}"},
    "personal-id": {"type": "string", "pattern": r"^\d{12}$"},
    "tax-code": {"type": "string", "pattern": r"^(\d{10}(-\d{3})?|\d{12})$"},
    "phone": {"type": "string", "pattern": r"^(0\d{9,10}|\+[1-9]\d{7,14})$"},
    "email": {"type": "string", "format": "email", "maxLength": 254},
    "file": {"type": "string", "maxLength": 200},
    "files": {"type": "array", "items": {"type": "string", "maxLength": 200}, "maxItems": limits.ROWS},
    "computed": {"readOnly": True},
}


def schema(form: Form) -> dict[str, object]:
    """What answers to *form* look like when they are written in the plainest way.

    The check of answers accepts more (an amount as "1.500.000 đ") and knows more (check digits, conditions): a field
    that may be hidden is not required here.
    """
    return {"$schema": DIALECT, "$id": f"urn:form:{form.id}", **_object(form.fields)}


def _object(fields: tuple[Field, ...]) -> dict[str, object]:
    required = [field.key for field in fields if field.rules.required and not field.hide]
    made: dict[str, object] = {
        "type": "object",
        "properties": {field.key: _property(field) for field in fields},
        "additionalProperties": False,
    }
    return {**made, "required": required} if required else made


def _property(field: Field) -> dict[str, object]:
    if field.kind == "group":
        return _object(field.fields)
    if field.kind == "rows":
        return {"title": field.label, "type": "array", "maxItems": limits.ROWS, "items": _object(field.fields)}
    made = {**TYPES[field.kind], **_bounds(field), **_options(field)}
    if made and not field.rules.required:
        made = {"anyOf": [made, {"type": "null"}]}
    return {"title": field.label, **made}


def _bounds(field: Field) -> dict[str, object]:
    rules = field.rules
    found = {
        "minLength": rules.min_length,
        "maxLength": rules.max_length,
        "pattern": rules.pattern.pattern if rules.pattern else None,
        "minimum": None if rules.minimum is None else _plain(rules.minimum),
        "maximum": None if rules.maximum is None else _plain(rules.maximum),
    }
    if field.kind == "money" and rules.negative and rules.minimum is None:
        found["minimum"] = -limits.MONEY
    return {name: value for name, value in found.items() if value is not None}


def _options(field: Field) -> dict[str, object]:
    if field.options is None:
        return {}
    allowed = [_plain(option.value) for option in field.options]
    return {"enum": allowed} if field.kind == "choice" else {"items": {"enum": allowed}}


def _plain(value: object) -> object:
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == int(value) else float(value)
