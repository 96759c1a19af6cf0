"""One input component of a form-js schema becomes a field with its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from forms import faults, limits, pattern
from forms.form import Field, Kind, Option, Rules, Scalar

PLAIN: dict[str, Kind] = {
    "textfield": "text",
    "textarea": "lines",
    "number": "number",
    "checkbox": "flag",
    "radio": "choice",
    "select": "choice",
    "checklist": "choices",
    "taglist": "choices",
    "filepicker": "file",
    "expression": "computed",
}  #: component -> kind of field, where nothing else decides
SUBTYPES: dict[object, Kind] = {None: "date", "date": "date", "time": "time", "datetime": "moment"}
KINDS: dict[str, frozenset[str]] = {
    "personal-id": frozenset(["textfield"]),
    "tax-code": frozenset(["textfield"]),
    "money": frozenset(["textfield", "number"]),
    "phone": frozenset(["textfield"]),
    "email": frozenset(["textfield"]),
    "date": frozenset(["textfield", "datetime"]),
}  #: our property `kind` -> components that may carry it
LENGTHS = frozenset(["minLength", "maxLength"])
BOUNDS = frozenset(["min", "max"])
WRITTEN = LENGTHS | {"pattern"}
ALLOWED: dict[Kind, frozenset[str]] = {
    "text": WRITTEN,
    "lines": LENGTHS,
    "personal-id": WRITTEN,
    "tax-code": WRITTEN,
    "phone": WRITTEN,
    "email": WRITTEN,
    "number": BOUNDS,
    "money": BOUNDS,
}  #: kind -> rules it may have beside `required`


def field(given: Mapping[str, object], key: str) -> Field:
    """The field under *key* that the component *given* describes, not yet hidden by anything.

    Raises:
        Fault: the first thing that is wrong with it.
    """
    kind = _kind(given)
    label = given.get("label") or given.get("dateLabel") or given.get("timeLabel") or key
    return Field(
        key,
        kind,
        str(label),
        rules=_rules(given, kind),
        options=_options(given) if kind in ("choice", "choices") else None,
        source=_source(given, kind),
        locked=_locked(given),
    )


def expression(given: object, rule: str) -> str:
    """The expression in *given*, which form-js marks by a leading `=`."""
    if not isinstance(given, str) or not given.startswith("=") or not given[1:].strip():
        raise faults.BadExpression(rule=rule)
    return given[1:].strip()


def _kind(given: Mapping[str, object]) -> Kind:
    component = str(given["type"])
    own = _properties(given).get("kind")
    if own is not None:
        if not isinstance(own, str) or own not in KINDS:
            raise faults.UnknownKind(kind=str(own)[: limits.KEY_LENGTH])
        if component not in KINDS[own]:
            raise faults.KindDoesNotFit(kind=own, type=component)
        return cast(Kind, own)
    if component == "datetime":
        return _subtype(given)
    if component not in PLAIN:
        raise faults.UnknownComponent(type=component[: limits.KEY_LENGTH])
    return _refined(given, PLAIN[component])


def _subtype(given: Mapping[str, object]) -> Kind:
    if given.get("disallowPassedDates"):
        raise faults.NotChecked(rule="disallowPassedDates")
    subtype = given.get("subtype")
    if not isinstance(subtype, str | None) or subtype not in SUBTYPES:
        raise faults.BadRule(rule="subtype")
    return SUBTYPES[subtype]


def _refined(given: Mapping[str, object], kind: Kind) -> Kind:
    """*kind*, made narrower by standard properties of form-js."""
    if kind == "file" and given.get("multiple"):
        return "files"
    known = _validate(given).get("validationType")
    if kind == "text" and known in ("email", "phone"):
        return known
    return kind


def _rules(given: Mapping[str, object], kind: Kind) -> Rules:
    validate = {name: value for name, value in _validate(given).items() if value not in (None, "")}
    for name in validate:
        if name not in ALLOWED.get(kind, frozenset()) | {"required", "validationType"}:
            raise faults.UnknownRule(rule=str(name)[: limits.KEY_LENGTH], type=given["type"])
    found = Rules(
        required=_flag(validate, "required"),
        min_length=_whole(validate, "minLength"),
        max_length=_whole(validate, "maxLength"),
        pattern=_pattern(validate),
        minimum=_number(validate, "min"),
        maximum=_number(validate, "max"),
        decimals=_whole(given, "decimalDigits"),
        negative=_properties(given).get("negative") in (True, "true"),
    )
    _order(found.min_length, found.max_length)
    _order(found.minimum, found.maximum)
    return found


def _order(low: int | Decimal | None, high: int | Decimal | None) -> None:
    if low is not None and high is not None and low > high:
        raise faults.UpsideDown(low=low, high=high)


def _validate(given: Mapping[str, object]) -> Mapping[str, object]:
    return _object(given, "validate")


def _properties(given: Mapping[str, object]) -> Mapping[str, object]:
    return _object(given, "properties")


def _object(given: Mapping[str, object], name: str) -> Mapping[str, object]:
    value = given.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise faults.BadRule(rule=name)
    return value


def _flag(given: Mapping[str, object], name: str) -> bool:
    value = given.get(name, False)
    if not isinstance(value, bool):
        raise faults.BadRule(rule=name)
    return value


def _whole(given: Mapping[str, object], name: str) -> int | None:
    number = _number(given, name)
    if number is None:
        return None
    if number != int(number) or not 0 <= number <= limits.ANSWER_CHARACTERS:
        raise faults.BadRule(rule=name)
    return int(number)


def _number(given: Mapping[str, object], name: str) -> Decimal | None:
    """A bound; editors write it as a number or as text. Our choice: no expressions, so that it can be printed."""
    value = given.get(name)
    if value is None:
        return None
    if isinstance(value, bool) or not re.fullmatch(r"-?[0-9]{1,20}(\.[0-9]{1,10})?", str(value)):
        raise faults.BadRule(rule=name)
    return Decimal(str(value))


def _pattern(validate: Mapping[str, object]) -> re.Pattern[str] | None:
    given = validate.get("pattern")
    if given is None:
        return None
    if not isinstance(given, str):
        raise faults.BadRule(rule="pattern")
    return pattern.compile_pattern(given)


def _options(given: Mapping[str, object]) -> tuple[Option, ...] | None:
    values = given.get("values")
    if values is None and (given.get("valuesKey") or given.get("valuesExpression")):
        return None
    if not isinstance(values, list) or not values:
        raise faults.NoOptions
    options = tuple(_option(one) for one in values)
    if len(options) > limits.OPTIONS or len({one.value for one in options}) < len(options):
        raise faults.BadOption
    return options


def _option(given: object) -> Option:
    value = given.get("value") if isinstance(given, dict) else None
    if not isinstance(given, dict) or not isinstance(value, str | int | float | bool):
        raise faults.BadOption
    return Option(scalar(value), str(given.get("label") or value))


def scalar(value: str | float | Decimal) -> Scalar:
    """*value* as answers and options are compared: numbers as decimals."""
    if isinstance(value, bool | str):
        return value
    return Decimal(str(value))


def _source(given: Mapping[str, object], kind: Kind) -> str | None:
    if kind == "computed":
        return expression(given.get("expression"), "expression")
    if kind not in ("choice", "choices") or given.get("values") is not None:
        return None
    if given.get("valuesExpression"):
        return expression(given["valuesExpression"], "valuesExpression")
    return str(given["valuesKey"])


def _locked(given: Mapping[str, object]) -> bool | str:
    """Whether the field is for reading only: form-js knows `readonly` and `disabled`, constants or expressions."""
    found = [value for value in (given.get("readonly"), given.get("disabled")) if value not in (None, False, "")]
    if not found:
        return False
    if True in found:
        return True
    return " or ".join(f"({expression(value, 'readonly')})" for value in found)
