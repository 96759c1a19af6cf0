"""The JSON Schema of a form."""

from __future__ import annotations

from forms import jsonschema
from tests.forms.build import a_form, a_text


def test_a_schema_describes_fields_groups_and_rows() -> None:
    rows = {"type": "dynamiclist", "path": "r", "label": "Dòng", "components": [a_text("b")]}
    made = jsonschema.schema(a_form(a_text("g.a", validate={"required": True, "maxLength": 9}), rows))
    assert made == {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:form:to_khai",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            "g": {
                "type": "object",
                "additionalProperties": False,
                "properties": {"a": {"title": "g.a", "type": "string", "maxLength": 9}},
                "required": ["a"],
            },
            "r": {
                "title": "Dòng",
                "type": "array",
                "maxItems": 500,
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "b": {"title": "b", "anyOf": [{"type": "string", "maxLength": 1000}, {"type": "null"}]}
                    },
                },
            },
        },
    }


def test_a_field_that_may_be_hidden_is_not_required() -> None:
    made = jsonschema.schema(a_form(a_text("a", conditional={"hide": "=b"}, validate={"required": True})))
    assert "required" not in made


def test_choices_list_their_values() -> None:
    values = [{"value": "a", "label": "A"}, {"value": 1.5, "label": "B"}]
    made = jsonschema.schema(a_form({"type": "radio", "key": "r", "values": values, "validate": {"required": True}}))
    assert made["properties"] == {"r": {"title": "r", "enum": ["a", 1.5]}}
