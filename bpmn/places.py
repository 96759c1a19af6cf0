"""How far a case has come on its diagram: at which of how many steps of persons it stands.

Our choice, as nothing in law counts them: the longest way through the process, ways back left out. A sub-process or a
shared process is one step, whatever lies in it; what the system does by itself is none. A step that only leads back, as
a supplement does, is no step further: it counts as the one it leads back to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bpmn.drawing import columns
from bpmn.drawing.columns import Link
from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS, SUBPROCESSES, FlowNode

STEPS = PERSON_TASKS | SUBPROCESSES | {"callActivity"}
END = "endEvent"


@dataclass(frozen=True, slots=True)
class Place:
    """Step *number* of *of*."""

    number: int
    of: int


def find(
    diagrams: Collection[Diagram], process: str, *, waiting: Collection[str], done: Collection[str]
) -> Place | None:
    """Where a case stands whose steps *waiting* wait and *done* are done; None: on no step of *process*.

    Of several that wait the least far one counts; while none does, the furthest that is done.
    """
    main = next((one for one in diagrams if process in one.process_by_id), None)
    if main is None:
        return None
    homes, numbers = _homes(diagrams, main, process), _numbers(main, process)
    here = [numbers[homes[name]] for name in waiting if name in homes]
    behind = [numbers[homes[name]] for name in done if name in homes]
    if not here and not behind:
        return None
    return Place(min(here) if here else max(behind), max(numbers.values()))


def _numbers(diagram: Diagram, process: str) -> dict[str, int]:
    """The number of each node of *process*."""
    nodes = {node.id: node for node in diagram.inside[process]}
    links = _links(diagram, nodes)
    back = columns.ways_back(list(nodes), links)
    forward = [link for link in links if link not in back]
    numbers = _longest(nodes, forward)
    onward = _after(forward)
    ending = {name for name in nodes if any(nodes[one].kind == END for one in _reached(name, onward))}
    for name in nodes.keys() - ending:
        reached = _reached(name, onward)
        to = [numbers[target] for source, target in back if source in reached and target in ending]
        numbers[name] = max(to, default=numbers[name])
    return numbers


def _links(diagram: Diagram, nodes: Mapping[str, FlowNode]) -> list[Link]:
    links = [(str(node.attached_to), node.id) for node in nodes.values() if node.attached_to in nodes]
    links += [(name, flow.target) for name in nodes for flow in diagram.outgoing.get(name, ()) if flow.target in nodes]
    return [link for link in dict.fromkeys(links) if link[0] != link[1]]


def _longest(nodes: Mapping[str, FlowNode], forward: Collection[Link]) -> dict[str, int]:
    """For each node how many steps the longest way to it has, itself among them."""
    into = _after((target, source) for source, target in forward)
    found: dict[str, int] = {}
    for name in columns.reading_order(list(nodes), list(forward)):
        before = max((found[source] for source in into.get(name, ())), default=0)
        found[name] = before + int(nodes[name].kind in STEPS)
    return found


def _after(links: Iterable[Link]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source, target in links:
        found.setdefault(source, []).append(target)
    return found


def _reached(name: str, onward: Mapping[str, list[str]]) -> set[str]:
    """*name* and all that comes after it."""
    found, waiting = {name}, [name]
    while waiting:
        fresh = [one for one in onward.get(waiting.pop(), ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found


def _homes(diagrams: Iterable[Diagram], main: Diagram, process: str) -> dict[str, str]:
    """For each step, also of shared processes, the step of *process* in which it lies."""
    calls = {node.called: node.id for node in reversed(main.inside[process]) if node.called}
    homes: dict[str, str] = {}
    for diagram in diagrams:
        for node in diagram.nodes:
            at = node
            while at.parent != at.process and at.parent in diagram.node_by_id:
                at = diagram.node_by_id[at.parent]
            if at.process == process:
                homes[node.id] = at.id
            elif at.process in calls:
                homes.setdefault(node.id, calls[at.process])
    return {name: home for name, home in homes.items() if main.node_by_id[home].kind in STEPS}
