"""What an expression mentions: the names it takes from the data, and the functions it calls."""

from __future__ import annotations

from collections.abc import Iterator

from feel import nodes
from feel.nodes import Node

VALUE_TESTED = "?"


def walk(tree: Node) -> Iterator[Node]:
    """*tree* and every node below it."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(node.parts())


def calls(tree: Node) -> Iterator[nodes.Call]:
    """Every call of a function."""
    return (node for node in walk(tree) if isinstance(node, nodes.Call))


def has_keys(tree: Node) -> bool:
    """Whether a string stands where a filter has its condition, as in a["key"]: FEEL has no such thing."""
    tests = (node.test for node in walk(tree) if isinstance(node, nodes.Filter))
    return any(isinstance(test, nodes.Constant) and isinstance(test.value, str) for test in tests)


def free_names(tree: Node) -> frozenset[str]:
    """The names that only the data can give; names inside filters may be parts of the entries, so they are left out."""
    found: set[str] = set()
    _collect(tree, frozenset({VALUE_TESTED}), found)
    return frozenset(found)


def mentioned(tree: Node) -> frozenset[str]:
    """Every name that stands in *tree*, be it of the data, of an entry in a filter, or of a variable."""
    return frozenset(node.name for node in walk(tree) if isinstance(node, nodes.Name))


def _collect(node: Node, bound: frozenset[str], found: set[str]) -> None:
    if isinstance(node, nodes.Name):
        found.update({node.name} - bound)
    elif isinstance(node, nodes.Filter):
        _collect(node.base, bound, found)
    elif isinstance(node, nodes.For | nodes.Quantified):
        _collect(node.body, _collect_variables(node.variables, bound, found) | {"partial"}, found)
    elif isinstance(node, nodes.Function):
        _collect(node.body, bound | set(node.parameters), found)
    elif isinstance(node, nodes.Context):
        for entry in node.entries:
            _collect(entry.value, bound, found)
            bound = bound | {entry.key}
    else:
        for part in node.parts():
            _collect(part, bound, found)


def _collect_variables(variables: tuple[nodes.Variable, ...], bound: frozenset[str], found: set[str]) -> frozenset[str]:
    for variable in variables:
        _collect(variable.source, bound, found)
        if variable.end is not None:
            _collect(variable.end, bound, found)
        bound = bound | {variable.name}
    return bound
