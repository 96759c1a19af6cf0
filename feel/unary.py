"""Unary tests: the content of a decision table cell, asked of one value (DMN 1.5, 10.3.2.8)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from feel import closures, members, nodes, scope, survey, syntax, values
from feel.closures import Run
from feel.nodes import Node
from feel.scope import Scope
from feel.values import Value

ANYTHING = "-"
KEPT = 4_096  #: cells that stay parsed


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A cell that was read and can be asked any number of times."""

    text: str
    tree: nodes.Tests | None = field(repr=False)  #: None when the cell lets everything in
    tests: tuple[Run, ...] = field(repr=False)


def parse(text: str, known: frozenset[str] = frozenset()) -> Cell:
    """*text* ready to be asked; *known* as in expression.parse. Empty or "-" lets everything in.

    Raises:
        FeelSyntax, LimitReached: as expression.parse.
    """
    return _parse(text, known)


def matches(text: str, value: object, data: Mapping[str, object]) -> bool:
    """Whether *value* passes the tests in *text*; names in the tests are looked up in *data*, `?` is the value.

    Raises:
        FeelSyntax, LimitReached, ForeignValue: as expression.evaluate.
    """
    top = Scope(data)
    cell = _parse(text, scope.names_for(text, data))
    return passes(cell, values.take(value, top.meter), top)


def passes(cell: Cell, value: Value, top: Scope) -> bool:
    """Whether *value*, already one of the language, passes the tests of *cell* in that scope.

    Raises:
        LimitReached, ForeignValue: as matches.
    """
    top.meter.spend()
    if cell.tree is None:
        return True
    inner = Scope({survey.VALUE_TESTED: value}, top)
    return any(test(inner) is True for test in cell.tests) != cell.tree.negated


@lru_cache(maxsize=KEPT)
def _parse(text: str, known: frozenset[str]) -> Cell:
    if text.strip() in {"", ANYTHING}:
        return Cell(text, None, ())
    tree = syntax.read(text, known, start="unary_tests")
    if not isinstance(tree, nodes.Tests):
        raise TypeError(tree)
    return Cell(text, tree, tuple(_test(node) for node in tree.tests))


def _test(node: Node) -> Run:
    """The answer of one test: true when it is met. The test sees the value as `?`."""
    run = closures.build(node)
    if any(isinstance(part, nodes.Name) and part.name == survey.VALUE_TESTED for part in survey.walk(node)):
        return run
    return lambda inner: members.meets(inner.look(survey.VALUE_TESTED), run(inner), inner.meter)
