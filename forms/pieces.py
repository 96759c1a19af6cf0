"""A form as a page shows it: its pieces in the order of the schema, each with what was answered and what is wrong.

What the rules of a form need is in `forms.form`; texts, hints and the order of things are read from the schema here. A
piece whose condition hides it is not there. Our choice: what somebody answered before is shown where it may not be
changed, and nowhere taken for a new answer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from feel import expression
from forms import conditions, document, marshal, rules
from forms.form import Field, Form
from forms.schema import FRAMES

WORDS = frozenset(["text", "html"])  #: components that only say something
NOT_SHOWN = frozenset(["separator", "spacer", "button", "table", "iframe", "documentPreview", "image"])


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a choice, as a page sends it."""

    value: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing on the page: a field, a group of pieces, a list of rows, or words."""

    kind: str  #: that of the field, or "words"
    name: str = ""  #: dotted path of its answer
    label: str = ""
    hint: str = ""
    value: str = ""  #: as it was typed, or as a person reads it
    choices: tuple[Choice, ...] = ()
    errors: tuple[str, ...] = ()
    is_required: bool = False
    is_locked: bool = False
    most: int | None = None  #: characters
    pieces: tuple[Piece, ...] = ()  #: of a group
    rows: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the answers the pieces of one level lie."""

    path: str
    fields: Mapping[str, Field]
    given: Mapping[str, object]
    known: Mapping[str, object]
    scope: Mapping[str, object]
    errors: Mapping[str, list[str]]

    def inside(self, field: Field) -> Place:
        """The group *field* of this level."""
        return replace(
            self,
            path=marshal.join(self.path, field.key),
            fields={one.key: one for one in field.fields},
            given=conditions.mapping(self.given.get(field.key)),
            known=conditions.mapping(self.known.get(field.key)),
        )

    def row(self, field: Field, number: int, clean: object) -> Place:
        """The row *number* of the list *field* of this level."""
        own = conditions.mapping(clean)
        seen = dict(zip(conditions.ROW_NAMES, (own, self.scope, number + 1), strict=True))
        return replace(
            self,
            path=f"{marshal.join(self.path, field.key)}.{number}",
            fields={one.key: one for one in field.fields},
            given=conditions.mapping(conditions.at(conditions.entries(self.given.get(field.key)), number)),
            known=conditions.mapping(conditions.at(conditions.entries(self.known.get(field.key)), number)),
            scope={**self.scope, **seen, **own},
        )


def of(
    form: Form,
    data: bytes,
    *,
    answers: Mapping[str, object],
    known: Mapping[str, object],
    errors: Mapping[str, list[str]] | None = None,
) -> tuple[Piece, ...]:
    """The pieces of *form*, whose schema is *data*, with *answers* as sent; *known* is what the case holds."""
    clean, _ = marshal.load(form, answers)
    schema = document.decode(data, file=form.file)
    top = schema if isinstance(schema, dict) else {}
    scope = {**known, **clean}
    place = Place("", {one.key: one for one in form.fields}, answers, known, scope, errors or {})
    return tuple(_all(top, place, clean))


def shown(piece: Piece) -> str:
    """What was answered, as a person reads it; empty: nothing."""
    if piece.kind == "flag":
        return "✓" if piece.value == "true" else ""
    if piece.choices:
        return ", ".join(choice.label for choice in piece.choices if choice.is_chosen)
    if piece.kind == "money" and piece.value.isdigit():
        return f"{int(piece.value):,} ₫".replace(",", ".")
    return piece.value


def names(pieces: tuple[Piece, ...]) -> list[str]:
    """The paths of all fields that are there: what changes when a condition begins to hold, or a file came."""
    found: list[str] = []
    for piece in pieces:
        told = piece.value if piece.kind in ("file", "files") else len(piece.rows)
        found += [f"{piece.name}={told}"] if piece.name else [piece.label[:20]]
        found += names(piece.pieces)
        for row in piece.rows:
            found += names(row)
    return found


def _all(component: Mapping[str, Any], place: Place, clean: object) -> Iterator[Piece]:
    for one in conditions.entries(component.get("components")):
        given = conditions.mapping(one)
        if not _is_hidden(given, place):
            yield from _piece(given, place, clean)


def _is_hidden(component: Mapping[str, Any], place: Place) -> bool:
    conditional = component.get("conditional")
    hide = conditional.get("hide") if isinstance(conditional, Mapping) else conditional
    if not hide:
        return False
    return expression.evaluate(rules.expression(hide, "conditional.hide"), place.scope) is True


def _piece(component: Mapping[str, Any], place: Place, clean: object) -> Iterator[Piece]:
    kind = component.get("type")
    if kind in WORDS:
        yield Piece("words", value=str(component.get("text") or component.get("content") or ""))
    elif kind in FRAMES:
        yield from _frame(component, place, clean)
    elif kind == "dynamiclist":
        yield _rows(component, *_reach(place, clean, str(component["path"]).split(".")))
    elif kind not in NOT_SHOWN:
        yield _leaf(component, *_reach(place, clean, str(component["key"]).split("."))[:2])


def _reach(place: Place, clean: object, path: list[str]) -> tuple[Place, Field, object]:
    """The level and the field that *path* names, with the clean answers of that level."""
    for key in path[:-1]:
        place, clean = place.inside(place.fields[key]), conditions.mapping(clean).get(key)
    return place, place.fields[path[-1]], clean


def _frame(component: Mapping[str, Any], place: Place, clean: object) -> Iterator[Piece]:
    inner, inside = place, clean
    for key in str(component.get("path") or "").split("."):
        if key:
            inner, inside = inner.inside(inner.fields[key]), conditions.mapping(inside).get(key)
    found = tuple(_all(component, inner, inside))
    label = str(component.get("label") or "")
    if label and found:
        yield Piece("group", label=label, pieces=found)
    else:
        yield from found


def _rows(component: Mapping[str, Any], place: Place, field: Field, clean: object) -> Piece:
    name = marshal.join(place.path, field.key)
    given = conditions.entries(place.given.get(field.key))
    count = len(given) or 1
    clear = conditions.entries(conditions.mapping(clean).get(field.key))
    rows = []
    for number in range(count):
        own = conditions.at(clear, number)
        rows.append(tuple(_all(component, place.row(field, number, own), own)))
    errors = tuple(place.errors.get(name, ()))
    return Piece("rows", name, field.label, _hint(component), errors=errors, rows=tuple(rows))


def _leaf(component: Mapping[str, Any], place: Place, field: Field) -> Piece:
    name = marshal.join(place.path, field.key)
    is_locked = _is_locked(field, place)
    given = place.known.get(field.key) if is_locked else place.given.get(field.key)
    if field.kind == "computed":
        given, is_locked = expression.evaluate(field.source or "null", place.scope), True
    return Piece(
        field.kind,
        name,
        field.label,
        _hint(component),
        value=_text(field, given),
        choices=tuple(_choices(field, given, place.scope)),
        errors=tuple(place.errors.get(name, ())),
        is_required=field.rules.required,
        is_locked=is_locked,
        most=field.rules.max_length,
    )


def _is_locked(field: Field, place: Place) -> bool:
    if isinstance(field.locked, str):
        return expression.evaluate(field.locked, place.scope) is True
    return field.locked


def _hint(component: Mapping[str, Any]) -> str:
    return str(component.get("description") or "")


def options(field: Field, scope: Mapping[str, object]) -> list[tuple[object, str]]:
    """What may be chosen in *field*: values and what a person reads of each."""
    if field.options is not None:
        return [(option.value, option.label) for option in field.options]
    if field.source is None or field.kind not in ("choice", "choices"):
        return []
    found = []
    for one in conditions.entries(expression.evaluate(field.source, scope)):
        told = conditions.mapping(one)
        value = told.get("value", one if not told else None)
        found.append((value, str(told.get("label", value))))
    return found


def as_text(value: object) -> str:
    """An answer as a page sends it back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def _choices(field: Field, given: object, scope: Mapping[str, object]) -> Iterator[Choice]:
    chosen = {as_text(one) for one in (given if isinstance(given, list | tuple) else [given])}
    for value, label in options(field, scope):
        yield Choice(as_text(value), label, as_text(value) in chosen)


def _text(field: Field, given: object) -> str:
    if isinstance(given, str) and field.kind == "date":
        try:
            return f"{date.fromisoformat(given):%d/%m/%Y}"
        except ValueError:
            return given  # as it was typed
    if isinstance(given, date):
        return f"{given:%d/%m/%Y}"
    if isinstance(given, list | tuple):
        return ", ".join(map(as_text, given))
    return as_text(given)
