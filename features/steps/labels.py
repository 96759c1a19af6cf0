"""Answers as a scenario writes them, by the labels that a person reads on the form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms import Field, Form

TICKED = {"có": True, "không": False}


def answers(form: Form, written: Mapping[str, str]) -> dict[str, Any]:
    """What the form is sent: keys for labels, values for the labels of options.

    What the form does not know is sent as it is written, so that the form itself refuses it.
    """
    by_label = {field.label: field for field in form.fields}
    found: dict[str, Any] = {}
    for label, text in written.items():
        field = by_label.get(label)
        found[field.key if field else label] = _value(field, text) if field else text
    return found


def label(form: Form, path: str) -> str:
    """The label of the field at *path*; the path itself when the form has no such field."""
    return next((field.label for field in form.fields if field.key == path), path)


def _value(field: Field, text: str) -> Any:
    if field.kind == "flag":
        return TICKED.get(text.casefold(), text)
    by_label = {option.label: option.value for option in field.options or ()}
    return by_label.get(text, text)
