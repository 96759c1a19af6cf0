"""The steps and events of a definition as they are drawn: for tables beside the diagram, and to say where a case is."""

from __future__ import annotations

from dataclasses import dataclass

from engine.runtime.definitions import Definition
from engine.runtime.nodes import Node, Process

WAITING = frozenset(("intermediateCatchEvent", "receiveTask", "serviceTask"))
RACE = "eventBasedGateway"


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A step that a person does, wherever it is drawn."""

    element: str
    name: str
    process: str  #: id of the process that it is drawn in
    lanes: tuple[str, ...]  #: from the outermost to the innermost; empty where the process that calls it has them
    separate_from: tuple[str, ...]  #: the steps whose doer may not do it
    same_as: tuple[str, ...]  #: the steps whose doer alone may do it
    status: str | None  #: in which a case is while it waits there; None: the step does not say


@dataclass(frozen=True, slots=True)
class DrawnWait:
    """An event that a case may wait for with nobody at work, or a gateway behind which events race each other."""

    called: str  #: its id
    name: str
    element: str  #: by which the engine knows the place: the gateway in front, where it races others
    awaited: tuple[tuple[str, str], ...]  #: kind and name of what moves a case on from there


def drawn_waits(definition: Definition) -> list[DrawnWait]:
    """Every place of *definition* and what it calls at which a case may wait for an event alone."""
    return [wait for process in _processes(definition) for wait in _waits(process)]


def _waits(process: Process) -> list[DrawnWait]:
    found: dict[str, DrawnWait] = {}
    for node in process.nodes():
        if node.triggers and not node.listens and node.drawn.kind in WAITING:
            found[node.name] = DrawnWait(node.name, node.drawn.name, node.name, _awaited([node]))
    for node in process.nodes():
        if node.drawn.kind == RACE:
            racing = [process.node(flow.target) for flow in node.flows]
            for one in (node, *racing):
                found[one.name] = DrawnWait(one.name, one.drawn.name, node.name, _awaited(racing))
    return list(found.values())


def _awaited(nodes: list[Node]) -> tuple[tuple[str, str], ...]:
    return tuple((trigger.kind, trigger.name) for node in nodes for trigger in node.triggers)


def _processes(definition: Definition) -> list[Process]:
    return [definition.main, *(one for one in definition.processes.values() if one is not definition.main)]


def drawn_steps(definition: Definition) -> list[DrawnStep]:
    """Every step of *definition*: of its own process first, then of those that it calls, in the order of the files."""
    found = []
    for process in _processes(definition):
        for node in process.nodes():
            if node.manual:
                said = node.drawn.properties
                separate, same = (tuple(said.get(name, "").split()) for name in ("separate_from", "same_as"))
                drawn = node.name, node.drawn.name, process.process, node.drawn.lanes
                found.append(DrawnStep(*drawn, separate, same, said.get("status")))
    return found
