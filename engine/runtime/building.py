"""From the diagram as plain values to specifications that run.

Total: whatever a file contains, something is built and what cannot run is reported, so that one check shows everything.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import SUBPROCESSES, Event, FlowNode
from engine.runtime import activities, events, gateways
from engine.runtime.nodes import Flow, Node, Process, Trigger

Report = Callable[[str | None, str, str, str], None]  #: element, rule, Vietnamese, English

CLASSES: Mapping[str, type[Node]] = {
    "userTask": activities.PersonTask,
    "manualTask": activities.PersonTask,
    "task": activities.PersonTask,
    "scriptTask": activities.ScriptTask,
    "businessRuleTask": activities.DecisionTask,
    "serviceTask": activities.ServiceTask,
    "sendTask": activities.SendTask,
    "receiveTask": activities.ReceiveTask,
    "subProcess": activities.SubProcess,
    "transaction": activities.SubProcess,
    "callActivity": activities.CallActivity,
    "exclusiveGateway": gateways.ExclusiveGateway,
    "parallelGateway": gateways.ParallelGateway,
    "inclusiveGateway": gateways.InclusiveGateway,
    "eventBasedGateway": gateways.EventGateway,
    "startEvent": Node,
    "endEvent": events.EndEvent,
    "intermediateThrowEvent": events.ThrowEvent,
    "intermediateCatchEvent": events.CatchEvent,
    "boundaryEvent": events.BoundaryEvent,
}
_SENT = {"sendTask", "receiveTask", "serviceTask"}


def build(diagram: Diagram, report: Report) -> dict[str, Process]:
    """The processes and sub-processes of *diagram* by id. Called processes are linked later (see compiler.py)."""
    owner = {node.id: node.process for node in diagram.nodes}
    processes = {
        scope: Process(scope, file=diagram.file, process=owner.get(scope, scope)) for scope in diagram.scopes if scope
    }
    for drawn in diagram.nodes:
        if drawn.parent in processes:
            _add_node(diagram, processes, drawn, report)
    for drawn in diagram.nodes:
        _attach(processes, drawn, report)
    _add_flows(diagram, processes, report)
    for found in tree.walk(diagram.root, "correlationSubscription"):
        vi = "Đăng ký tương quan của BPMN không được chạy. Hãy dùng thuộc tính 'correlation' của sự kiện."
        en = "BPMN correlation subscriptions are not run. Use the property 'correlation' of the event."
        report(tree.near(found), "correlation-subscription", vi, en)
    for process in processes.values():
        _link(process, report)
        _find_entries(process)
    return processes


def _add_node(diagram: Diagram, processes: Mapping[str, Process], drawn: FlowNode, report: Report) -> None:
    process = processes[drawn.parent]
    if not drawn.id:
        report(drawn.parent, "node-without-id", f"Có một {drawn.kind} không có id.", f"A {drawn.kind} has no id.")
        return
    kind = CLASSES.get(drawn.kind)
    if kind is None or drawn.for_compensation:
        what = "compensation" if drawn.for_compensation else drawn.kind
        report(drawn.id, "not-supported", f"Bộ máy không chạy được {what}.", f"The engine does not run {what}.")
        kind = Node
    if any(event.kind == "link" for event in drawn.events):
        kind = Node  # it only passes its token on
    if drawn.id in process.task_specs:
        report(drawn.id, "id-used-twice", f"Id '{drawn.id}' bị dùng hai lần.", f"The id '{drawn.id}' is used twice.")
        return
    node = kind(process, drawn)
    if _computes(diagram, drawn):
        vi = "Gán hay biến đổi dữ liệu trên đường nối dữ liệu không được chạy. Hãy dùng bước kịch bản."
        en = "Assignments and transformations on data associations are not run. Use a script task."
        report(drawn.id, "data-assignment", vi, en)
    node.triggers = tuple(_triggers(diagram, drawn))
    if isinstance(node, activities.Activity):
        node.loop_event = _loop_event(diagram, drawn)
    if isinstance(node, activities.SubProcess) and drawn.kind in SUBPROCESSES:
        node.inner = processes[drawn.id]


def _computes(diagram: Diagram, drawn: FlowNode) -> bool:
    """Whether a data association of *drawn* would compute something."""
    associations = tree.kids(diagram.element_by_id[drawn.id], "dataInputAssociation", "dataOutputAssociation")
    return any(tree.kids(association, "assignment", "transformation") for association in associations)


def _triggers(diagram: Diagram, drawn: FlowNode) -> list[Trigger]:
    if drawn.kind in _SENT:
        named = diagram.names.get(drawn.ref or "")
        name = drawn.properties.get("topic") or drawn.properties.get("message") or (named.name if named else "")
        return [Trigger("service" if drawn.kind == "serviceTask" else "message", name or drawn.id)]
    return [_trigger(diagram, event) for event in drawn.events if event.kind != "link"]


def _trigger(diagram: Diagram, event: Event) -> Trigger:
    form, text = event.times[0] if event.times else ("", event.condition or "")
    return Trigger(event.kind, _event_name(diagram, event.kind, event.ref), text, form)


def _event_name(diagram: Diagram, kind: str, ref: str | None) -> str:
    """What events find each other by: the name of a message or signal, the code of an error or escalation."""
    named = diagram.names.get(ref or "")
    if named is None:
        return ref or ""
    code = named.code if kind in ("error", "escalation") else None
    return code or named.name or named.id


def _loop_event(diagram: Diagram, drawn: FlowNode) -> Trigger | None:
    """The event that a multi-instance marker refers to for its behavior."""
    if drawn.loop is None or drawn.loop.behavior not in ("None", "One"):
        return None
    marker = tree.kid(diagram.element_by_id[drawn.id], "multiInstanceLoopCharacteristics")
    name = None if marker is None else tree.ref(marker, f"{drawn.loop.behavior.lower()}BehaviorEventRef")
    found = diagram.element_by_id.get(name or "")
    if found is None:
        return None
    kind = tree.tag(found).removesuffix("EventDefinition")
    return Trigger(kind, _event_name(diagram, kind, tree.ref(found, f"{kind}Ref")))


def _attach(processes: Mapping[str, Process], drawn: FlowNode, report: Report) -> None:
    """Tie boundary events to their activities and event sub-processes to what starts them."""
    process = processes.get(drawn.parent)
    if process is None:
        return
    if drawn.kind == "boundaryEvent":
        host = process.task_specs.get(drawn.attached_to)
        if isinstance(host, activities.Activity):
            host.boundaries.append(drawn.id)
        else:
            report(
                drawn.id, "boundary-without-activity", "Sự kiện biên không gắn vào bước nào.", "It is on no activity."
            )
    if drawn.by_event:
        _listen(process, drawn, report)


def _listen(process: Process, drawn: FlowNode, report: Report) -> None:
    node = process.task_specs.get(drawn.id)
    if not isinstance(node, activities.SubProcess):
        return
    starts = [found for found in node.inner.task_specs.values() if found is not node.inner.root]
    starts = [found for found in starts if found.drawn.kind == "startEvent"]
    if len(starts) != 1 or not starts[0].triggers:
        vi = "Quy trình con theo sự kiện cần đúng một sự kiện bắt đầu có loại."
        report(
            drawn.id, "event-subprocess-start", vi, "An event sub-process needs exactly one start event, with a kind."
        )
        return
    if starts[0].name in process.task_specs:
        return
    listener = events.Listener(process, starts[0].drawn)
    listener.triggers = starts[0].triggers
    listener.opens = drawn.id
    node.start = starts[0]
    process.listeners.append(listener)


def _add_flows(diagram: Diagram, processes: Mapping[str, Process], report: Report) -> None:
    for drawn in diagram.flows:
        process = processes.get(drawn.parent)
        nodes = process.task_specs if process else {}
        if drawn.source not in nodes or drawn.target not in nodes:
            vi = f"Luồng từ '{drawn.source}' tới '{drawn.target}' không nối hai nút cùng cấp."
            en = f"The flow from '{drawn.source}' to '{drawn.target}' does not join two nodes of one level."
            report(drawn.id or drawn.source, "flow-to-nowhere", vi, en)
            continue
        flow = Flow(drawn.id, drawn.target, drawn.condition)
        nodes[drawn.source].flows.append(flow)
        nodes[drawn.target].ways_in.append(flow.id)


def _link(process: Process, report: Report) -> None:
    """Join link events: throwing one is going on at the one that catches its name."""
    links = [
        (node, event.name or event.id or "")
        for node in process.nodes()
        for event in node.drawn.events
        if event.kind == "link"
    ]
    caught = {name: node for node, name in links if node.drawn.kind == "intermediateCatchEvent"}
    for node, name in links:
        if node.drawn.kind != "intermediateThrowEvent":
            continue
        if name not in caught:
            vi, en = f"Không có sự kiện đón liên kết '{name}'.", f"Nothing catches the link '{name}'."
            report(node.name, "link-to-nowhere", vi, en)
            continue
        flow = Flow(f":link:{node.name}", caught[name].name, None)
        node.flows.append(flow)
        caught[name].ways_in.append(flow.id)


def _find_entries(process: Process) -> None:
    """Where the process begins: its start event without a kind, else whatever no flow leads to, else its only start."""
    nodes = [node for node in process.nodes() if not node.listens and node.drawn.kind != "boundaryEvent"]
    process.starts = [node for node in nodes if node.drawn.kind == "startEvent"]
    plain = [node for node in process.starts if not node.triggers]
    loose = [node for node in nodes if not node.ways_in and not node.drawn.by_event and node.drawn.kind != "startEvent"]
    process.entries = plain or ([] if process.starts else loose) or process.starts
