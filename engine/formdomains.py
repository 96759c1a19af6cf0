"""What the forms of a procedure promise to the rest of it: values that answers can have, and fields that steps name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from bpmn.model import Diagram
from bpmn.procedure import Procedure
from bpmn.rules.rule import called
from feel.findings import Finding
from forms.form import Field, Form, Scalar

NAMING = ("reason", "reference")  #: properties of a step that name a field


def domains(procedure: Procedure, forms: Collection[Form]) -> Mapping[str, str]:
    """For each name of data whose values are known beforehand, the unary tests (feel.unary) that all of them pass.

    A field that two forms know with different values is left out.
    """
    found: dict[str, set[str]] = {}
    for form in forms:
        for field in form.fields:
            found.setdefault(field.key, set()).add(_tests(field))
    known = {name: tests.pop() for name, tests in found.items() if len(tests) == 1}
    known["channel"] = _either(procedure.channels)
    known["variant"] = _either([variant.code for variant in procedure.variants])
    return {name: tests for name, tests in known.items() if tests}


def problems(diagrams: Sequence[Diagram], forms: Collection[Form]) -> Iterator[Finding]:
    """An error for each field that a step names and no form has."""
    known = {field.key for form in forms for field in form.fields}
    for diagram in diagrams:
        for node in diagram.nodes:
            for key in NAMING:
                name = node.properties.get(key)
                if name is not None and name not in known:
                    vi = f"{called(node)} lấy '{name}' ({key}) mà không biểu mẫu nào có. Hãy sửa tên trường."
                    en = f"{called(node)} takes '{name}' ({key}), which no form has as a field. Mend the name."
                    yield Finding("field-missing", "error", diagram.file, node.id, vi, en)


def _tests(field: Field) -> str:
    rules = field.rules
    if field.kind == "choice" and field.options:
        return _either([option.value for option in field.options])
    if field.kind == "flag":
        return "true, false"
    if field.kind in ("number", "money") and rules.minimum is not None and rules.maximum is not None:
        return f"[{rules.minimum}..{rules.maximum}]"
    if field.kind in ("number", "money") and rules.minimum is not None:
        return f">= {rules.minimum}"
    return ""


def _either(values: Collection[Scalar]) -> str:
    return ", ".join(_literal(value) for value in values)


def _literal(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
