"""Cases of the expression language: expressions and decision tables with their values."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import Any

from feel import expression, tables
from feel.errors import Fault
from tests.conformance.outcome import Case, Outcome

TOLERANCE = 1e-8
TEMPORAL = {"$date": "date", "$time": "time", "$dateTime": "date and time", "$duration": "duration"}


def judge(case: Case) -> Outcome:
    """Evaluate *case* and compare; a fault counts as null."""
    try:
        found = evaluate(case)
    except Fault:
        found = None
    expected = value(case["expected"])
    return Outcome(case["id"], "" if is_same(found, expected) else f"{found!r}, expected {expected!r}")


def evaluate(case: Case) -> object:
    """What the product makes of *case*."""
    scope = {name: value(given) for name, given in case["context"].items()}
    if case["kind"] == "expr":
        return expression.evaluate(case["expression"], scope)
    return tables.decide(table(case), scope)


def table(case: Case) -> tables.Table:
    """The decision table of *case*."""
    return tables.Table(
        name=case["id"],
        inputs=tuple(tables.Input(column["expression"], column.get("values")) for column in case["inputs"]),
        outputs=tuple(
            tables.Output(column["name"], column.get("values"), column.get("default")) for column in case["outputs"]
        ),
        rules=tuple(tables.Rule(tuple(rule["inputEntries"]), tuple(rule["outputEntries"])) for rule in case["rules"]),
        hit_policy=case["hit_policy"],
        aggregation=case["aggregation"],
    )


def value(given: Any) -> Any:
    """A value of the language from the JSON of a case."""
    if isinstance(given, list):
        return [value(inner) for inner in given]
    if isinstance(given, int | float) and not isinstance(given, bool):
        return Decimal(str(given))
    if not isinstance(given, dict):
        return given
    for mark, function in TEMPORAL.items():
        if mark in given:
            return expression.evaluate(f'{function}("{given[mark]}")', {})
    return {name: value(inner) for name, inner in given.items()}


def is_same(found: Any, expected: Any) -> bool:
    """Whether the two are one value of the language."""
    if isinstance(expected, Decimal):
        is_number = isinstance(found, int | float | Decimal) and not isinstance(found, bool)
        return is_number and math.isclose(found, expected, rel_tol=TOLERANCE)
    if isinstance(expected, list):
        return (
            isinstance(found, list)
            and len(found) == len(expected)
            and all(is_same(*pair) for pair in zip(found, expected, strict=True))
        )
    if isinstance(expected, dict):
        return (
            isinstance(found, dict)
            and found.keys() == expected.keys()
            and all(is_same(found[name], expected[name]) for name in expected)
        )
    return type(found) is type(expected) and bool(found == expected)
