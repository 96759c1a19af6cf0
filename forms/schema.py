"""A form-js schema becomes a form, or a list of what is wrong with it.

Layout, texts and other things that only the page shows are passed over. A group with a path, and a key with dots,
nest the answers; a group without a path only hides its fields together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from feel import findings
from feel.errors import Fault
from feel.findings import Finding
from forms import document, faults, limits, rules
from forms.form import Field, Form

SHOWN = frozenset(
    ["button", "documentPreview", "html", "iframe", "image", "separator", "spacer", "table", "text"]
)  #: components that take no answer
FRAMES = frozenset(["default", "group", "multipage", "page"])  #: components that hold others
KEY = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)*")


class Reader:
    """What is being read: the file's name, and what has been found so far."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.count = 0
        self.findings: list[Finding] = []

    def note(self, fault: Fault, element: str | None) -> None:
        """Keep *fault* as an error of *element*."""
        self.findings.append(findings.of_fault(fault, rule=rule_name(fault), file=self.file, element=element))


def read(data: bytes, *, file: str) -> Form:
    """The form that the form-js schema *data* describes.

    Raises:
        FormNotJson, FormTooLarge, FormTooDeep: *data* is no form at all.
        FormBroken: it has errors; its `findings` name each with its field.
    """
    given = document.decode(data, file=file)
    reader = Reader(file)
    top = given if isinstance(given, dict) else {}
    fields = _components(reader, _children(reader, top), ())
    if reader.count > limits.FIELDS:
        reader.note(faults.TooManyFields(limit=limits.FIELDS), None)
    if reader.findings:
        raise faults.FormBroken(file=file, findings=reader.findings)
    return Form(file, str(top.get("id") or file), fields)


def rule_name(fault: Fault) -> str:
    """The kebab-case name under which a finding reports *fault*: `form-` and its class."""
    return "form-" + re.sub(r"(?<!^)(?=[A-Z])", "-", type(fault).__name__).lower()


def _components(reader: Reader, given: Iterable[object], hide: tuple[str, ...]) -> tuple[Field, ...]:
    level: dict[str, Field] = {}
    for component in given:
        for field in _component(reader, component, hide):
            _add(reader, level, field, field.key)
    return tuple(level.values())


def _component(reader: Reader, given: object, hide: tuple[str, ...]) -> tuple[Field, ...]:
    if not isinstance(given, dict) or not isinstance(given.get("type"), str):
        reader.note(faults.NotAComponent(), None)
        return ()
    if given["type"] in SHOWN:
        return ()
    hidden = hide + _condition(reader, given)
    if given["type"] in FRAMES:
        return _frame(reader, given, hidden)
    if given["type"] == "dynamiclist":
        return _rows(reader, given, hidden)
    return _leaf(reader, given, hidden)


def _frame(reader: Reader, given: Mapping[str, object], hide: tuple[str, ...]) -> tuple[Field, ...]:
    inner = _components(reader, _children(reader, given), hide)
    if not given.get("path"):
        return inner
    path = _path(reader, given, "path")
    return _nested(path, inner) if path else ()


def _rows(reader: Reader, given: Mapping[str, object], hide: tuple[str, ...]) -> tuple[Field, ...]:
    inner = _components(reader, _children(reader, given), ())
    path = _path(reader, given, "path")
    if not path:
        return ()
    rows = Field(path[-1], "rows", str(given.get("label") or path[-1]), hide=hide, fields=inner)
    return _nested(path[:-1], (rows,))


def _leaf(reader: Reader, given: Mapping[str, object], hide: tuple[str, ...]) -> tuple[Field, ...]:
    reader.count += 1
    path = _path(reader, given, "key")
    if not path:
        return ()
    try:
        field = rules.field(given, path[-1])
    except Fault as fault:
        reader.note(fault, ".".join(path))
        return ()
    return _nested(path[:-1], (replace(field, hide=hide),))


def _children(reader: Reader, given: Mapping[str, object]) -> list[object]:
    inner = given.get("components")
    if isinstance(inner, list):
        return inner
    reader.note(faults.NoComponents(), _name(given))
    return []


def _condition(reader: Reader, given: Mapping[str, object]) -> tuple[str, ...]:
    conditional = given.get("conditional")
    if not conditional:
        return ()
    try:
        hide = conditional.get("hide") if isinstance(conditional, dict) else conditional
        return (rules.expression(hide, "conditional.hide"),) if hide else ()
    except Fault as fault:
        reader.note(fault, _name(given))
        return ()


def _path(reader: Reader, given: Mapping[str, object], name: str) -> list[str]:
    """The parts of the key or path of a component; none when it cannot be used."""
    key = given.get(name)
    if not isinstance(key, str) or not key:
        reader.note(faults.NoKey(type=given["type"]), _name(given))
        return []
    if len(key) > limits.KEY_LENGTH or not KEY.fullmatch(key):
        reader.note(faults.BadKey(key=key[: limits.KEY_LENGTH]), _name(given))
        return []
    return key.split(".")


def _nested(path: list[str], inner: tuple[Field, ...]) -> tuple[Field, ...]:
    for key in reversed(path):
        inner = (Field(key, "group", fields=inner),)
    return inner


def _add(reader: Reader, level: dict[str, Field], field: Field, name: str) -> None:
    """Put *field* on *level*; two groups of one name become one."""
    there = level.get(field.key)
    if there is None:
        level[field.key] = field
    elif there.kind == field.kind == "group":
        inner = {one.key: one for one in there.fields}
        for one in field.fields:
            _add(reader, inner, one, f"{name}.{one.key}")
        level[field.key] = replace(there, fields=tuple(inner.values()))
    else:
        reader.note(faults.DoubleKey(key=name), name)


def _name(given: Mapping[str, object]) -> str:
    """How a finding calls the component: its key, else its id, else its type."""
    for name in ("key", "path", "id"):
        if isinstance(given.get(name), str) and given[name]:
            return str(given[name])[: limits.KEY_LENGTH]
    return str(given.get("type", "form"))[: limits.KEY_LENGTH]
