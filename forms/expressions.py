"""The expressions of a form, checked before anybody fills it in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from feel import check, findings
from feel.findings import Finding
from forms import marshal, schema
from forms.conditions import ROW_NAMES
from forms.form import Field, Form


def problems(form: Form, known_names: Collection[str]) -> list[Finding]:
    """What is wrong with the conditions, options and computed values of *form*.

    Expressions may name the fields of the form, and *known_names*: the data that the case has before this form.
    """
    names = set(known_names) | {field.key for field in form.fields}
    return [
        findings.of_fault(fault, rule=schema.rule_name(fault), file=form.file, element=path)
        for path, text, seen in _expressions(form.fields, "", names)
        for fault in check.problems(text, seen)
    ]


@lru_cache(maxsize=1024)
def mentioned(form: Form) -> frozenset[str]:
    """Every name that stands in a condition, option or computed value of *form*, more than it may need."""
    return frozenset(name for _, text, _ in _expressions(form.fields, "", set()) for name in check.mentioned(text))


def _expressions(fields: tuple[Field, ...], path: str, names: set[str]) -> Iterator[tuple[str, str, set[str]]]:
    for field in fields:
        place = marshal.join(path, field.key)
        locked = (field.locked,) if isinstance(field.locked, str) else ()
        for text in (*field.hide, *locked, *((field.source,) if field.source else ())):
            yield place, text, names
        inner = names | {one.key for one in field.fields} | set(ROW_NAMES) if field.kind == "rows" else names
        yield from _expressions(field.fields, place, inner)
