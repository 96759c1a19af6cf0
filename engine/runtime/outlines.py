"""The steps of a definition as they are drawn: for tables beside the diagram."""

from __future__ import annotations

from dataclasses import dataclass

from engine.runtime.definitions import Definition


@dataclass(frozen=True, slots=True)
class DrawnStep:
    """A step that a person does, wherever it is drawn."""

    element: str
    name: str
    process: str  #: id of the process that it is drawn in
    lanes: tuple[str, ...]  #: from the outermost to the innermost; empty where the process that calls it has them
    separate_from: tuple[str, ...]  #: the steps whose doer may not do it
    same_as: tuple[str, ...]  #: the steps whose doer alone may do it


def drawn_steps(definition: Definition) -> list[DrawnStep]:
    """Every step of *definition*: of its own process first, then of those that it calls, in the order of the files."""
    others = [process for process in definition.processes.values() if process is not definition.main]
    found = []
    for process in (definition.main, *others):
        for node in process.nodes():
            if node.manual:
                said = node.drawn.properties
                bonds = [tuple(said.get(name, "").split()) for name in ("separate_from", "same_as")]
                found.append(DrawnStep(node.name, node.drawn.name, process.process, node.drawn.lanes, *bonds))
    return found
