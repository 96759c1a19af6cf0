"""Small forms for tests."""

from __future__ import annotations

from typing import Any

import orjson

import forms
from forms import Form


def a_form(*components: dict[str, Any]) -> Form:
    """A form of *components*."""
    return forms.read(a_file(*components), file="forms/to-khai.json")


def a_file(*components: dict[str, Any]) -> bytes:
    """The form-js schema of *components*."""
    return orjson.dumps({"type": "default", "id": "to_khai", "schemaVersion": 18, "components": components})


def a_text(key: str = "ho_ten", **more: Any) -> dict[str, Any]:
    """A text field; *more* as in the schema, `kind` being our property."""
    kind = more.pop("kind", None)
    properties = {"properties": {"kind": kind}} if kind else {}
    return {"type": "textfield", "key": key, "label": key, **properties, **more}


def errors(form: Form, answers: Any, **scope: Any) -> dict[str, list[str]]:
    """What the check of *answers* says, by field."""
    return forms.check(form, answers, scope=scope).errors


def one_error(component: dict[str, Any], answer: Any) -> str:
    """The one thing that is wrong with *answer* to a form of only *component*; empty when nothing is."""
    found = errors(a_form(component), {component["key"]: answer}).get(component["key"], [""])
    assert len(found) == 1
    return found[0]


def clean(component: dict[str, Any], answer: Any) -> Any:
    """The clean value of *answer*, which must be right."""
    checked = forms.check(a_form(component), {component["key"]: answer})
    assert checked.errors == {}
    return checked.answers[component["key"]]
