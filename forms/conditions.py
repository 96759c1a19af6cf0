"""What depends on other answers: hidden and read-only fields, options and values that are computed.

Our choice: a condition that gives neither true nor false (for it names an answer that is not there yet) hides
nothing, as the page does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from feel import expression
from feel.errors import Fault
from forms import faults, marshal, rules, values
from forms.form import Field, Form
from forms.marshal import Faults

ROW_NAMES = ("this", "parent", "i")  #: what an expression inside a row may name beside data


@dataclass(frozen=True, slots=True)
class Level:
    """One group or row of answers while it is looked through."""

    path: str
    given: Mapping[str, object]  #: as they were sent
    clean: dict[str, Any]
    known: Mapping[str, object]  #: what the case held before
    scope: Mapping[str, object]  #: what expressions see: the case, and over it the answers

    def holds(self, text: str) -> bool:
        """Whether the condition *text* is true here."""
        return expression.evaluate(text, self.scope) is True

    def inside(self, field: Field) -> Level:
        """The group *field* of this level."""
        path = marshal.join(self.path, field.key)
        given, known = mapping(self.given.get(field.key)), mapping(self.known.get(field.key))
        clean = self.clean.get(field.key)
        return Level(path, given, clean if isinstance(clean, dict) else {}, known, self.scope)

    def rows(self, field: Field) -> list[Level]:
        """The rows of the list *field* of this level."""
        path = marshal.join(self.path, field.key)
        given, clean, known = (entries(of.get(field.key)) for of in (self.given, self.clean, self.known))
        return [
            Level(f"{path}.{number}", mapping(sent), row, mapping(at(known, number)), self._row_scope(row, number))
            for number, (sent, row) in enumerate(zip(given, clean, strict=False))
            if isinstance(row, dict)
        ]

    def _row_scope(self, row: dict[str, Any], number: int) -> Mapping[str, object]:
        return {**self.scope, **dict(zip(ROW_NAMES, (row, self.scope, number + 1), strict=True)), **row}


def apply(
    form: Form, given: Mapping[str, object], *, clean: dict[str, Any], scope: Mapping[str, object], found: Faults
) -> None:
    """Take hidden fields out of *clean* and *found*, and add to *found* what the conditions of *form* forbid."""
    _level(form.fields, Level("", given, clean, scope, {**scope, **clean}), found)


def _level(fields: tuple[Field, ...], level: Level, found: Faults) -> None:
    for field in fields:
        path = marshal.join(level.path, field.key)
        if any(level.holds(text) for text in field.hide):
            _hide(field, path, level, found)
        elif field.kind == "group":
            _level(field.fields, level.inside(field), found)
        elif field.kind == "rows":
            for row in level.rows(field):
                _level(field.fields, row, found)
        elif path not in found:
            _answer(field, path, level, found)


def _hide(field: Field, path: str, level: Level, found: Faults) -> None:
    for name in [name for name in found if name == path or name.startswith(path + ".")]:
        del found[name]
    level.clean.pop(field.key, None)
    if not _is_empty(level.given.get(field.key)):
        found[path] = [faults.HiddenField()]


def _answer(field: Field, path: str, level: Level, found: Faults) -> None:
    rules = (_computed,) if field.kind == "computed" else (_locked, _option)
    fault = next(filter(None, (rule(field, level) for rule in rules)), None)
    if fault is not None:
        level.clean.pop(field.key, None)
        found[path] = [fault]


def _computed(field: Field, level: Level) -> Fault | None:
    """Put our own result in the place of what the page computed, which must be the same."""
    result = expression.evaluate(field.source or "null", level.scope)
    sent = level.clean.get(field.key)
    level.clean[field.key] = result
    return None if sent is None or comparable(sent) == comparable(result) else faults.ComputedField()


def _locked(field: Field, level: Level) -> Fault | None:
    if field.key not in level.clean or not field.locked:
        return None
    if isinstance(field.locked, str) and not level.holds(field.locked):
        return None
    is_same = comparable(level.clean[field.key]) == comparable(level.known.get(field.key))
    return None if is_same else faults.LockedField()


def _option(field: Field, level: Level) -> Fault | None:
    chosen = level.clean.get(field.key)
    if field.source is None or chosen is None:
        return None
    offered = [_value(option) for option in entries(expression.evaluate(field.source, level.scope))]
    return None if values.is_among(chosen, offered) else faults.NotAnOption()


def _value(option: object) -> object:
    value = option.get("value") if isinstance(option, Mapping) else option
    return comparable(value)


def comparable(value: object) -> object:
    """*value* so that the same thing sent by a page, kept by a case and computed here is equal."""
    if isinstance(value, list | tuple):
        return [comparable(inner) for inner in value]
    if isinstance(value, date | time):
        return value.isoformat()
    return rules.scalar(value) if isinstance(value, int | float) else value


def mapping(value: object) -> Mapping[str, object]:
    """*value* when it is an object, else an empty one."""
    return value if isinstance(value, Mapping) else {}


def entries(value: object) -> list[object]:
    """*value* when it is a list, else an empty one."""
    return value if isinstance(value, list) else []


def at(listed: list[object], number: int) -> object:
    """The entry *number* of *listed*, None when it is shorter."""
    return listed[number] if number < len(listed) else None


def _is_empty(value: object) -> bool:
    """Whether nothing was sent: a page sends empty groups and rows for what it does not show."""
    if isinstance(value, Mapping):
        return all(_is_empty(inner) for inner in value.values())
    if isinstance(value, list):
        return all(_is_empty(inner) for inner in value)
    return value is None or value == ""
