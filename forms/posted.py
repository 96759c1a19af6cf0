"""What a page sends of a form becomes answers: paths become groups and rows, and each text what its field means.

Nothing is checked here but what a page cannot say otherwise; `forms.check` does that. What a condition hides was not to
be seen when the form was sent, so it is no answer.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from feel import expression
from forms import conditions, limits, marshal, pieces
from forms.form import Field, Form

Sent = Mapping[str, Sequence[str]]  #: dotted path -> what was sent under it


def answers(form: Form, sent: Sent, *, known: Mapping[str, object]) -> dict[str, Any]:
    """The answers to *form* that a page *sent*; *known* is what the case holds."""
    given = _group(form.fields, "", sent, known)
    clean, _ = marshal.load(form, given)
    _unhide(form.fields, given, {**known, **clean})
    return given


def filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """*given* without the rows in which nothing was filled in."""
    return {name: _filled(value) for name, value in given.items()}


def _filled(value: Any) -> Any:
    if isinstance(value, dict):
        return filled(value)
    if isinstance(value, list):
        return [_filled(one) for one in value if not isinstance(one, dict) or any(one.values())]
    return value


def _group(fields: Sequence[Field], path: str, sent: Sent, known: Mapping[str, object]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields:
        name = marshal.join(path, field.key)
        if field.kind == "group":
            found[field.key] = _group(field.fields, name, sent, conditions.mapping(known.get(field.key)))
        elif field.kind == "rows":
            found[field.key] = [
                _group(field.fields, f"{name}.{number}", sent, known) for number in _numbers(name, sent)
            ]
        elif field.kind != "computed" and field.locked is not True:
            value = _leaf(field, sent.get(name, ()), known)
            if value is not None:
                found[field.key] = value
    return found


def _numbers(name: str, sent: Sent) -> list[int]:
    """The numbers of the rows that were sent of the list *name*, in order."""
    mine = re.compile(re.escape(name) + r"\.([0-9]{1,4})(\.|$)")
    found = {int(match[1]) for key in sent if (match := mine.match(key))}
    return sorted(found)[: limits.ROWS + 1]


def _leaf(field: Field, told: Sequence[str], known: Mapping[str, object]) -> Any:
    """The answer of one field; None when nothing was filled in."""
    if field.kind == "flag":
        return bool(told)
    if field.kind == "choices":
        return [_option(field, one, known) for one in told if one] or None
    if field.kind == "files":
        return [one for one in told if one] or None
    text = told[0] if told else ""
    if not text.strip():
        return None
    if field.kind == "choice":
        return _option(field, text, known)
    return text.strip().replace(",", ".") if field.kind == "number" else text


def _option(field: Field, text: str, known: Mapping[str, object]) -> object:
    """The value that *text* stands for; *text* itself where it stands for none, and the check will say so."""
    return next((value for value, _ in pieces.options(field, known) if pieces.as_text(value) == text), text)


def _unhide(fields: Sequence[Field], given: dict[str, Any], scope: Mapping[str, object]) -> None:
    for field in fields:
        if any(expression.evaluate(text, scope) is True for text in field.hide):
            given.pop(field.key, None)
        elif field.kind == "group":
            _unhide(field.fields, given[field.key], scope)
        elif field.kind == "rows":
            for number, row in enumerate(given[field.key]):
                seen = dict(zip(conditions.ROW_NAMES, (row, scope, number + 1), strict=True))
                _unhide(field.fields, row, {**scope, **seen, **row})
