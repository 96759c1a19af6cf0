"""Which statuses follow each other in a diagram, and those changes that the chart does not allow.

Only what follows along the drawing counts: what happens in another branch at the same time, or in an event
sub-process, is seen when it happens.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from bpmn import model, xml
from bpmn.model import Diagram
from bpmn.nodes import FlowNode
from engine.statuscharts import DEFAULT, Change
from feel.findings import Finding


def problems(
    files: Mapping[str, bytes], *, chart: Collection[Change] = DEFAULT, details: Mapping[str, str] | None = None
) -> list[Finding]:
    """An error for each change of status that a diagram in *files* makes and *chart* does not allow.

    *details* gives the official status above each detail status. A diagram that cannot be read is passed over.
    """
    return [
        finding
        for name in sorted(files)
        if name.endswith(".bpmn")
        for finding in _of(name, files[name], chart, details or {})
    ]


def _of(file: str, data: bytes, chart: Collection[Change], details: Mapping[str, str]) -> Iterator[Finding]:
    try:
        diagram = model.read(xml.parse(data, file=file), file=file)
    except xml.Unreadable:
        return
    known = {code for pair in chart for code in pair}
    for node, befores in _before(diagram, details, known):
        status = node.properties["status"]
        official = details.get(status, status)
        if official not in known:
            continue
        for before in sorted(befores, key=str):
            if before != official and (before, official) not in chart:
                yield _finding(file, node, before, official)


def _finding(file: str, node: FlowNode, before: str | None, status: str) -> Finding:
    if before is None:
        vi, en = f"hồ sơ không bắt đầu bằng '{status}' được", f"no case begins as '{status}'"
    else:
        vi, en = f"'{before}' không chuyển thành '{status}' được", f"'{before}' may not become '{status}'"
    told = f"Phần tử '{node.id}': theo lưu đồ, {vi}.", f"Element '{node.id}': by the chart of statuses, {en}."
    return Finding("status-change", "error", file, node.id, *told)


def _before(
    diagram: Diagram, details: Mapping[str, str], known: Collection[str | None]
) -> list[tuple[FlowNode, set[str | None]]]:
    """Each element with a status, and in which statuses a case may come to it; None: it has none yet.

    Statuses spread along the drawing until nothing new comes anywhere: each reaches each element once.
    """
    tops = {process.id for process in diagram.processes}
    ways, by_id = _ways(diagram), diagram.node_by_id
    reached: dict[str, set[str | None]] = {node.id: set() for node in diagram.runnable}
    waiting: list[tuple[str, str | None]] = []
    for node in diagram.runnable:
        if node.kind == "startEvent" and node.parent in tops:
            waiting.append((node.id, None))
        status = node.properties.get("status")
        official = details.get(status, status) if status else None
        if official is not None and official in known:
            waiting.extend((after, official) for after in ways[node.id])
    while waiting:
        place, before = waiting.pop()
        if place not in reached or before in reached[place]:
            continue
        reached[place].add(before)
        if "status" not in by_id[place].properties:
            waiting.extend((after, before) for after in ways[place])
    return [(node, reached[node.id]) for node in diagram.runnable if "status" in node.properties]


def _ways(diagram: Diagram) -> Mapping[str, list[str]]:
    """Where a token may go from each element: along flows, over boundary events, into and out of sub-processes."""
    ways = defaultdict(list)
    for flow in diagram.flows:
        ways[flow.source].append(flow.target)
    for node in diagram.runnable:
        if node.attached_to is not None:
            ways[node.attached_to].append(node.id)
        if node.kind == "startEvent":
            ways[node.parent].append(node.id)
    for node in diagram.runnable:
        if node.kind == "endEvent":
            ways[node.id].extend(flow.target for flow in diagram.outgoing[node.parent])
    return ways
