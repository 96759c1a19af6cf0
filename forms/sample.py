"""Answers that a form accepts, made up for a try-run: as few as it wants, the same every time."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from feel import expression
from feel.errors import Fault
from forms import answers as answering
from forms import conditions, faults, identity
from forms.form import Field, Form

ROUNDS = 20  #: an answer may show further fields, and those others; our choice
NINE = "012345678"
BIRTHPLACE = "001"


class NoSample(Fault):
    """No answer for '{field}' can be made up; write one yourself."""

    vi = "Không tự tạo được nội dung cho '{field}'; hãy tự điền."


def answers(
    form: Form,
    *,
    scope: Mapping[str, object] | None = None,
    turn: int = 0,
    given: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """Answers that `check` finds right. *turn* 0 takes the first option of each choice, 1 the second, and so on.

    *given*: what is answered already; only the rest is made up, and what may not stand beside it is left out.

    Raises:
        NoSample: names a field with a rule that no made-up answer fits.
    """
    known = scope or {}
    made: dict[str, Any] = dict(given or {})
    for _ in range(ROUNDS):
        checked = answering.check(form, made, scope=known)
        if checked.is_clean:
            return made
        for path, found in checked.faults.items():
            _mend(form, made, path, found[0], {**known, **made}, turn)
    raise NoSample(field=form.id)


def _mend(form: Form, given: dict[str, Any], path: str, fault: Fault, scope: Mapping[str, object], turn: int) -> None:
    """Put what is missing at *path* into *given*, or take away what is hidden there."""
    *groups, key = path.split(".")
    field = _at(form, path)
    inside = given
    for name in groups:
        inside = inside.setdefault(name, {})
    if isinstance(fault, faults.HiddenField):
        inside.pop(key, None)
    elif isinstance(fault, faults.Missing | faults.MustBeTicked) and key not in inside:
        inside[key] = _value(field, scope, turn)
    else:
        raise NoSample(field=field.label or path)


def _at(form: Form, path: str) -> Field:
    fields, found = form.fields, None
    for name in path.split("."):
        found = next((field for field in fields if field.key == name), None)
        if found is None:
            raise NoSample(field=path)
        fields = found.fields
    assert found is not None
    return found


def _value(field: Field, scope: Mapping[str, object], turn: int) -> object:
    if field.kind in ("choice", "choices"):
        return _chosen(field, scope, turn)
    made = _plain(field)
    if made is None:
        raise NoSample(field=field.label or field.key)
    return made


def _chosen(field: Field, scope: Mapping[str, object], turn: int) -> object:
    offered: list[Any] = [option.value for option in field.options or ()]
    if field.source is not None:
        listed = conditions.entries(expression.evaluate(field.source, scope))
        offered = [one.get("value") if isinstance(one, Mapping) else one for one in listed]
    if not offered:
        raise NoSample(field=field.label or field.key)
    chosen = answering.plain(offered[turn % len(offered)])
    return [chosen] if field.kind == "choices" else chosen


def _plain(field: Field) -> object:
    """A made-up answer by the kind of *field*; None for kinds that cannot be made up."""
    rules = field.rules
    if field.kind in ("text", "lines"):
        text = "Nội dung thử"
        return text.ljust(rules.min_length or 0, ".")[: rules.max_length]
    if field.kind in ("number", "money"):
        low = rules.minimum if rules.minimum is not None else min(Decimal(1), rules.maximum or Decimal(1))
        return answering.plain(low)
    return _FIXED.get(field.kind)


#: Nobody's numbers: a personal id of a birth in 2000 with the serial 0, a tax code that no office has given out.
_FIXED: Mapping[str, object] = {
    "flag": True,
    "date": "2000-01-01",
    "time": "08:00",
    "moment": "2026-01-05T08:00",
    "personal-id": f"{BIRTHPLACE}200000000",
    "tax-code": f"{NINE}{identity.check_digit(NINE)}",
    "phone": "0900000000",
    "email": "thu@example.vn",
    "file": "thu",
    "files": ["thu"],
}
