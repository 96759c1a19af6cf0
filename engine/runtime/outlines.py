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
    status: str | None  #: in which a case is while it waits there; None: the step does not say


def drawn_steps(definition: Definition) -> list[DrawnStep]:
    """Every step of *definition*: of its own process first, then of those that it calls, in the order of the files."""
    others = [process for process in definition.processes.values() if process is not definition.main]
    found = []
    for process in (definition.main, *others):
        for node in process.nodes():
            if node.manual:
                said = node.drawn.properties
                separate, same = (tuple(said.get(name, "").split()) for name in ("separate_from", "same_as"))
                drawn = node.name, node.drawn.name, process.process, node.drawn.lanes
                found.append(DrawnStep(*drawn, separate, same, said.get("status")))
    return found
