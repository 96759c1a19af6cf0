"""Which call activities of a diagram lead to the steps of the processes that it shares with others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from bpmn.model import Diagram
from bpmn.nodes import FlowNode

Callers = Mapping[str, tuple[str, ...]]  #: element of a called process -> the calls in the main diagram that lead to it


def of(main: Diagram, called: Iterable[Diagram]) -> Callers:
    """The calls of *main* by what they lead to in the diagrams *called*, also through one another."""
    nodes: dict[str, list[FlowNode]] = defaultdict(list)
    for diagram in called:
        for node in diagram.nodes:
            nodes[node.process].append(node)
    found: dict[str, set[str]] = defaultdict(set)
    for call in main.nodes:
        _follow(call.id, call.called, nodes, found)
    return {element: tuple(sorted(calls)) for element, calls in found.items()}


def _follow(call: str, process: str | None, nodes: Mapping[str, list[FlowNode]], found: dict[str, set[str]]) -> None:
    for node in nodes.get(process or "", ()):
        if call not in found[node.id]:
            found[node.id].add(call)
            _follow(call, node.called, nodes, found)
