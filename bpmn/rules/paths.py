"""Every case can begin, move on and end: nothing drawn is out of reach."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import ACTIVITIES, SUBPROCESSES, FlowNode
from bpmn.rules.rule import Flaw, called, rule

_NEVER_ENTERED = ("startEvent", "boundaryEvent")


def _on_a_path(node: FlowNode) -> bool:
    """Whether *node* belongs to the ordinary flow: not an event sub-process and not there for compensation only."""
    return not node.by_event and not node.for_compensation


def _is_link(node: FlowNode) -> bool:
    return any(event.kind == "link" for event in node.events)


def _has(diagram: Diagram, scope: str, kind: str) -> bool:
    return kind in diagram.kinds_inside[scope]


@rule("end-without-start")
def ends_have_starts(diagram: Diagram) -> Iterator[Flaw]:
    """Where a level of the diagram has an end event, it has a start event."""
    for scope in diagram.scopes:
        if _has(diagram, scope, "endEvent") and not _has(diagram, scope, "startEvent"):
            yield Flaw(
                scope,
                f"'{scope}' có sự kiện kết thúc nhưng không có sự kiện bắt đầu. Hãy vẽ sự kiện bắt đầu.",
                f"'{scope}' has an end event but no start event. Draw a start event.",
            )


@rule("process-without-end")
def processes_end(diagram: Diagram) -> Iterator[Flaw]:
    """A process that has a start event has an end event."""
    yield from _endless(diagram, list(diagram.process_by_id))


@rule("subprocess-without-end", "warning")
def subprocesses_end(diagram: Diagram) -> Iterator[Flaw]:
    """A sub-process that has a start event has an end event.

    Our choice: the standard demands it, but a sub-process without one clearly ends when nothing is left to do.
    """
    yield from _endless(diagram, [scope for scope in diagram.scopes if scope not in diagram.process_by_id])


def _endless(diagram: Diagram, scopes: list[str]) -> Iterator[Flaw]:
    for scope in scopes:
        if _has(diagram, scope, "startEvent") and not _has(diagram, scope, "endEvent"):
            yield Flaw(
                scope,
                f"'{scope}' có sự kiện bắt đầu nhưng không có sự kiện kết thúc. Hãy vẽ sự kiện kết thúc.",
                f"'{scope}' has a start event but no end event. Draw an end event.",
            )


@rule("no-way-in")
def nodes_have_a_way_in(diagram: Diagram) -> Iterator[Flaw]:
    """A flow enters every step of a level that has a start event, and every intermediate and end event."""
    for node in diagram.nodes:
        if node.kind in _NEVER_ENTERED or diagram.incoming[node.id] or not _on_a_path(node):
            continue
        if node.kind == "intermediateCatchEvent" and _is_link(node):
            continue
        lone = node.kind in ("endEvent", "intermediateCatchEvent", "intermediateThrowEvent")
        begins = node.instantiate or not _has(diagram, node.parent, "startEvent")
        if lone or not begins:
            yield Flaw(
                node.id,
                f"Không có luồng nào đi vào {called(node)} nên không bao giờ tới được. Hãy nối một luồng vào.",
                f"No flow enters {called(node)}, so it is never reached. Connect a flow to it.",
            )


@rule("no-way-out")
def events_lead_on(diagram: Diagram) -> Iterator[Flaw]:
    """A flow leaves every event that is not an end event, and every gateway."""
    for node in _stuck(diagram):
        if node.kind not in ACTIVITIES:
            yield Flaw(
                node.id,
                f"Không có luồng nào đi ra từ {called(node)}. Hãy nối nó tới bước sau.",
                f"No flow leaves {called(node)}. Connect it to the next step.",
            )


@rule("step-without-end", "warning")
def steps_lead_on(diagram: Diagram) -> Iterator[Flaw]:
    """In a level that has an end event, a flow leaves every step.

    Our choice: the standard demands it, but a step without a way out clearly ends its branch.
    """
    for node in _stuck(diagram):
        if node.kind in ACTIVITIES and _has(diagram, node.parent, "endEvent"):
            yield Flaw(
                node.id,
                f"Không có luồng nào đi ra từ {called(node)}; nhánh dừng ở đó. Hãy nối nó tới sự kiện kết thúc.",
                f"No flow leaves {called(node)}; the branch stops there. Connect it to an end event.",
            )


def _stuck(diagram: Diagram) -> Iterator[FlowNode]:
    """The nodes that no flow leaves though they are neither an end nor outside the ordinary flow."""
    for node in diagram.nodes:
        jumps = node.kind == "intermediateThrowEvent" and _is_link(node)
        if node.kind != "endEvent" and not jumps and not diagram.outgoing[node.id] and _on_a_path(node):
            yield node


@rule("out-of-reach")
def nodes_can_be_reached(diagram: Diagram) -> Iterator[Flaw]:
    """Every step can be reached from the beginning of its level."""
    for scope in diagram.scopes:
        reached = _reached(diagram, scope)
        for node in diagram.inside[scope]:
            if node.id not in reached and diagram.incoming[node.id]:
                yield Flaw(
                    node.id,
                    f"Không có đường nào từ điểm bắt đầu tới {called(node)}. Hãy nối nó vào quy trình hoặc xóa đi.",
                    f"No path leads from the beginning to {called(node)}. Connect it or delete it.",
                )


def _reached(diagram: Diagram, scope: str) -> set[str]:
    """The ids of the nodes of *scope* that a path from a beginning reaches; boundary events follow their activity."""
    inside = diagram.inside[scope]
    catches = {e.name: n.id for n in inside if n.kind == "intermediateCatchEvent" for e in n.events if e.kind == "link"}
    found: set[str] = set()
    waiting = deque(node.id for node in inside if not diagram.incoming[node.id] and node.attached_to is None)
    while waiting:
        here = waiting.popleft()
        if here in found:
            continue
        found.add(here)
        waiting.extend(flow.target for flow in diagram.outgoing[here])
        waiting.extend(boundary.id for boundary in diagram.boundaries[here])
        node = diagram.node_by_id.get(here)
        links = [e.name for e in node.events if e.kind == "link"] if node else []
        waiting.extend(catches[name] for name in links if name in catches)
    return found


@rule("no-beginning")
def scopes_begin(diagram: Diagram) -> Iterator[Flaw]:
    """A level with steps has somewhere to begin: not every step of it is entered by a flow."""
    for scope in diagram.scopes:
        node = diagram.node_by_id.get(scope)
        inside = diagram.inside[scope]
        if not inside or (node is not None and node.kind not in SUBPROCESSES - {"adHocSubProcess"}):
            continue
        if all(diagram.incoming[child.id] or child.attached_to or child.by_event for child in inside):
            yield Flaw(
                scope,
                f"'{scope}' không có điểm bắt đầu: bước nào cũng có luồng đi vào. Hãy vẽ sự kiện bắt đầu.",
                f"'{scope}' has nowhere to begin: a flow enters every step of it. Draw a start event.",
            )
