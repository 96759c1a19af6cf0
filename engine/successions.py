"""Which statuses follow each other in a procedure, and those changes that the chart does not allow.

Only what follows along the drawing counts: what happens in another branch at the same time, or in an event
sub-process, is seen when it happens. A called process is followed at each call by itself.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bpmn import model, xml
from bpmn.model import Diagram
from bpmn.nodes import FlowNode
from engine.statuscharts import DEFAULT, Change
from feel.findings import Finding

DEEPEST = 8  #: calls inside calls that are followed; our choice, far beyond what a person draws
Place = tuple[str, ...]  #: the call activities around an element, outermost first, and its own id


@dataclass(frozen=True, slots=True)
class _Drawn:
    """An element at a place."""

    node: FlowNode
    diagram: Diagram

    @property
    def is_inside(self) -> bool:
        """Whether it stands in a sub-process of its process."""
        return self.node.parent != self.node.process


def problems(
    files: Mapping[str, bytes], *, chart: Collection[Change] = DEFAULT, details: Mapping[str, str] | None = None
) -> list[Finding]:
    """An error for each change of status that a diagram in *files* makes and *chart* does not allow.

    *details* gives the official status above each detail status. A diagram that cannot be read is passed over.
    """
    above = details or {}
    known = {code for pair in chart for code in pair}
    drawn = _drawn(files)
    found: dict[Finding, None] = {}
    for place, befores in _before(drawn, above, known).items():
        one = drawn[place]
        official = above.get(one.node.properties["status"], one.node.properties["status"])
        for before in sorted(befores, key=str):
            if official in known and before != official and (before, official) not in chart:
                found[_finding(one.diagram.file, one.node, before, official)] = None
    return list(found)


def _finding(file: str, node: FlowNode, before: str | None, status: str) -> Finding:
    if before is None:
        vi, en = f"hồ sơ không bắt đầu bằng '{status}' được", f"no case begins as '{status}'"
    else:
        vi, en = f"'{before}' không chuyển thành '{status}' được", f"'{before}' may not become '{status}'"
    told = f"Phần tử '{node.id}': theo lưu đồ, {vi}.", f"Element '{node.id}': by the chart of statuses, {en}."
    return Finding("status-change", "error", file, node.id, *told)


def _drawn(files: Mapping[str, bytes]) -> dict[Place, _Drawn]:
    """The elements of every process that nobody calls, and those of the called ones once for each call."""
    diagrams = list(_diagrams(files))
    homes = {process.id: diagram for diagram in diagrams for process in diagram.processes if process.executable}
    called = {node.called for diagram in diagrams for node in diagram.runnable if node.kind == "callActivity"}
    found: dict[Place, _Drawn] = {}
    waiting: list[tuple[Place, str]] = [((), process) for process in homes if process not in called]
    while waiting:
        calls, process = waiting.pop()
        for node in homes[process].runnable:
            if node.process == process:
                found[*calls, node.id] = _Drawn(node, homes[process])
                if node.kind == "callActivity" and node.called in homes and len(calls) < DEEPEST:
                    waiting.append(((*calls, node.id), node.called))
    return found


def _diagrams(files: Mapping[str, bytes]) -> Iterable[Diagram]:
    for name in sorted(files):
        if name.endswith(".bpmn"):
            try:
                yield model.drawn(files[name], file=name)
            except xml.Unreadable:
                continue


def _before(
    drawn: Mapping[Place, _Drawn], details: Mapping[str, str], known: Collection[str | None]
) -> dict[Place, set[str | None]]:
    """Each place with a status, and in which statuses a case may come to it; None: it has none yet.

    Statuses spread along the drawing until nothing new comes anywhere: each reaches each place once.
    """
    ways = _ways(drawn)
    reached: dict[Place, set[str | None]] = {place: set() for place in drawn}
    waiting: list[tuple[Place, str | None]] = []
    for place, one in drawn.items():
        if one.node.kind == "startEvent" and not one.is_inside and len(place) == 1:
            waiting.append((place, None))
        status = one.node.properties.get("status")
        official = details.get(status, status) if status else None
        if official is not None and official in known:
            waiting.extend((after, official) for after in ways[place])
    while waiting:
        place, before = waiting.pop()
        if place not in reached or before in reached[place]:
            continue
        reached[place].add(before)
        if "status" not in drawn[place].node.properties:
            waiting.extend((after, before) for after in ways[place])
    return {place: reached[place] for place, one in drawn.items() if "status" in one.node.properties}


def _ways(drawn: Mapping[Place, _Drawn]) -> Mapping[Place, list[Place]]:
    """Where a token may go from each place: along flows, over boundary events, into and out of what is inside."""
    ways: defaultdict[Place, list[Place]] = defaultdict(list)
    entered = {place[:-1] for place in drawn if len(place) > 1}
    for place, one in drawn.items():
        calls, node = place[:-1], one.node
        if place not in entered:
            ways[place].extend((*calls, flow.target) for flow in one.diagram.outgoing[node.id])
        if node.attached_to is not None:
            ways[*calls, node.attached_to].append(place)
        host = (*calls, node.parent) if one.is_inside else calls
        if node.kind == "startEvent" and host:
            ways[host].append(place)
        if node.kind == "endEvent" and host in drawn:
            ways[place].extend(_out(drawn, host, fails=any(event.kind == "error" for event in node.events)))
    return ways


def _out(drawn: Mapping[Place, _Drawn], host: Place, *, fails: bool) -> Iterable[Place]:
    """Where a token goes that ends inside *host*: on behind it, and with an error over a border around it."""
    one = drawn[host]
    if not fails:
        return [(*host[:-1], flow.target) for flow in one.diagram.outgoing[one.node.id]]
    around = [host[:length] for length in range(1, len(host) + 1)]
    borders = [(place[:-1], name) for place in around for name in drawn[place].diagram.boundaries[place[-1]]]
    return [(*calls, event.id) for calls, event in borders]
