"""The marshmallow schema of a form: what can be said of each answer by itself, for the whole tree at once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import marshmallow
from marshmallow import ValidationError

from feel.errors import Fault
from forms import faults, limits, values
from forms.form import Field, Form

Faults = dict[str, list[Fault]]  #: dotted path of a field -> what is wrong there
WHOLE = "_schema"  # under this name marshmallow reports what concerns the object itself


def said(name: str, fault: Fault) -> dict[str, Any]:
    """The table of messages in which marshmallow finds *fault* under *name*."""
    return {name: [fault]}


def missing(field: Field) -> Fault:
    """What a person is told who leaves *field* empty."""
    return faults.MustBeTicked() if field.kind == "flag" else faults.Missing()


class Answer(marshmallow.fields.Field[Any]):
    """One answer, cleaned by the rules of *field*."""

    def __init__(self, field: Field, **names: Any) -> None:
        self.field = field
        told = said("required", missing(field))
        super().__init__(required=field.rules.required, allow_none=True, error_messages=told, **names)

    def deserialize(self, value: Any, *_where: Any, **_options: Any) -> Any:
        """The clean value; an empty answer counts as none."""
        try:
            clean = None if value is marshmallow.missing else values.clean(self.field, value)
        except Fault as fault:
            raise ValidationError([fault]) from None
        if self.required and (clean is None or clean is False):
            raise self.make_error("required")
        return marshmallow.missing if value is marshmallow.missing else clean


class Answers(marshmallow.Schema):
    """A group of answers; what it does not know it refuses."""

    error_messages = said("unknown", faults.UnknownField()) | said("type", faults.NotAGroup())

    class Meta:
        unknown = marshmallow.RAISE


def load(form: Form, answers: Mapping[str, object]) -> tuple[dict[str, Any], Faults]:
    """The clean values of *answers*, as far as they are right, and the faults of the rest by path.

    Every group is there in the values, empty when nothing was given in it.
    """
    complete = _with_groups(form.fields, answers)
    try:
        return schema(form).load(complete), {}
    except ValidationError as error:
        found: Faults = {}
        _flatten(error.messages, "", found)
        clean = error.valid_data
        return (clean if isinstance(clean, dict) else {}), found


@lru_cache(maxsize=128)
def schema(form: Form) -> marshmallow.Schema:
    """The schema of *form*, made once."""
    return _schema(form.fields)


def _schema(fields: tuple[Field, ...]) -> marshmallow.Schema:
    # The prefix keeps a form's keys apart from the names that a schema class itself has, such as Meta.
    made = Answers.from_dict({f"answer_{field.key}": _member(field) for field in fields}, name="Answers")
    return made()


def _member(field: Field) -> marshmallow.fields.Field[Any]:
    names: dict[str, Any] = {"data_key": field.key, "attribute": field.key}
    if field.kind == "group":
        return marshmallow.fields.Nested(_schema(field.fields), **names)
    if field.kind != "rows":
        return Answer(field, **names)
    row = marshmallow.fields.Nested(_schema(field.fields))
    return marshmallow.fields.List(row, pre_load=_few, error_messages=said("invalid", faults.NotAList()), **names)


def _few(rows: object) -> object:
    """*rows*, unless they are too many to look at each."""
    if isinstance(rows, list) and len(rows) > limits.ROWS:
        raise ValidationError([faults.TooManyItems(limit=limits.ROWS)])
    return rows


def _filled(fields: tuple[Field, ...], given: object) -> object:
    """The group *given* with its groups, an empty one for None, else what was sent in the place of a group."""
    return _with_groups(fields, given or {}) if isinstance(given, Mapping | None) else given


def _with_groups(fields: tuple[Field, ...], answers: Mapping[str, object]) -> dict[str, object]:
    """*answers* in which no group or row is left out, so that the fields in it are asked for."""
    complete = dict(answers)
    for field in fields:
        given = complete.get(field.key)
        if field.kind == "group":
            complete[field.key] = _filled(field.fields, given)
        elif field.kind == "rows" and given is None:
            complete.pop(field.key, None)
        elif field.kind == "rows" and isinstance(given, list):
            complete[field.key] = [_filled(field.fields, row) for row in given]
    return complete


def _flatten(messages: object, path: str, found: Faults) -> None:
    if isinstance(messages, dict):
        for key, inner in messages.items():
            _flatten(inner, path if key == WHOLE and not isinstance(inner, dict) else join(path, key), found)
    elif isinstance(messages, list):
        for inner in messages:
            _flatten(inner, path, found)
    elif isinstance(messages, Fault):
        found.setdefault(path, []).append(messages)


def join(path: str, key: object) -> str:
    """The path of what *key* names inside *path*."""
    name = str(key)[: limits.KEY_LENGTH]
    return f"{path}.{name}" if path else name
