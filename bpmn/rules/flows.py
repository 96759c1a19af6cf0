"""Sequence flows: what they may connect, when they carry a condition, and which one is the default."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import ACTIVITIES, EVENTS, Flow, FlowNode
from bpmn.rules.rule import Flaw, called, rule

_MAY_DEFAULT = ACTIVITIES | {"exclusiveGateway", "inclusiveGateway", "complexGateway"}
_NO_CONDITION = EVENTS | {"parallelGateway", "eventBasedGateway"}


@rule("flow-ends")
def flows_connect_nodes(diagram: Diagram) -> Iterator[Flaw]:
    """A sequence flow goes from a step, gateway or event to another one that exists."""
    for flow in diagram.flows:
        for end, vi, en in ((flow.source, "xuất phát từ", "starts at"), (flow.target, "đi tới", "leads to")):
            if end in diagram.node_by_id:
                continue
            found = diagram.element_by_id.get(end)
            what_vi = "không tồn tại" if found is None else f"là {tree.tag(found)}, không phải bước, cổng hay sự kiện"
            what_en = "does not exist" if found is None else f"is a {tree.tag(found)}, not a step, gateway or event"
            yield Flaw(
                flow.id,
                f"Luồng {called(flow)} {vi} '{end}', nhưng '{end}' {what_vi}. Hãy nối lại luồng.",
                f"Flow {called(flow)} {en} '{end}', which {what_en}. Connect it again.",
            )


@rule("flow-across-border")
def flows_stay_inside(diagram: Diagram) -> Iterator[Flaw]:
    """A sequence flow does not cross the border of a sub-process or of a pool."""
    for flow in diagram.flows:
        source, target = diagram.node_by_id.get(flow.source), diagram.node_by_id.get(flow.target)
        if source is None or target is None or source.parent == target.parent:
            continue
        yield Flaw(
            flow.id,
            f"Luồng {called(flow)} đi qua ranh giới của quy trình hoặc quy trình con. Chỉ nối các bước ở cùng một cấp; "
            "giữa hai bên tham gia hãy dùng luồng thông điệp.",
            f"Flow {called(flow)} crosses the border of a process or sub-process. Connect steps of one level only; "
            "between two pools use a message flow.",
        )


@rule("flow-into-start")
def nothing_enters_a_start(diagram: Diagram) -> Iterator[Flaw]:
    """No sequence flow enters a start event or a boundary event."""
    for node in diagram.nodes:
        if node.kind in ("startEvent", "boundaryEvent") and diagram.incoming[node.id]:
            yield Flaw(
                node.id,
                f"Sự kiện {called(node)} không được có luồng đi vào. Hãy nối luồng tới bước đứng sau nó.",
                f"No flow may enter the event {called(node)}. Connect the flow to the step after it.",
            )


@rule("flow-out-of-end")
def nothing_leaves_an_end(diagram: Diagram) -> Iterator[Flaw]:
    """No sequence flow leaves an end event."""
    for node in diagram.nodes:
        if node.kind == "endEvent" and diagram.outgoing[node.id]:
            yield Flaw(
                node.id,
                f"Sự kiện kết thúc {called(node)} không được có luồng đi ra. Hãy dùng sự kiện trung gian.",
                f"No flow may leave the end event {called(node)}. Use an intermediate event.",
            )


@rule("listed-flows")
def lists_of_flows_are_true(diagram: Diagram) -> Iterator[Flaw]:
    """What a node lists as incoming or outgoing is exactly what the sequence flows say.

    A file in which nodes list nothing at all is fine: the flows alone say everything.
    """
    if not any(node.listed_incoming or node.listed_outgoing for node in diagram.nodes):
        return
    for node in diagram.nodes:
        yield from _listed(node, "incoming", node.listed_incoming, diagram.incoming[node.id])
        yield from _listed(node, "outgoing", node.listed_outgoing, diagram.outgoing[node.id])


def _listed(node: FlowNode, side: str, listed: tuple[str, ...], flows: list[Flow]) -> Iterator[Flaw]:
    drawn = {flow.id for flow in flows}
    wrong = set(listed) ^ drawn
    if not wrong:
        return
    names = ", ".join(sorted(wrong))
    yield Flaw(
        node.id,
        f"Danh sách {side} của {called(node)} không khớp với các luồng đã vẽ: {names}. Hãy vẽ lại luồng đó.",
        f"The {side} list of {called(node)} does not agree with the drawn flows: {names}. Draw that flow again.",
    )


@rule("default-flow")
def default_leaves_its_node(diagram: Diagram) -> Iterator[Flaw]:
    """The default flow of a node is one of the flows that leave it, and the node is of a kind that may have one."""
    for node in diagram.nodes:
        if node.default is None:
            continue
        if node.default not in {flow.id for flow in diagram.outgoing[node.id]}:
            yield Flaw(
                node.id,
                f"Luồng mặc định '{node.default}' không xuất phát từ {called(node)}. Hãy chọn một luồng đi ra từ đó.",
                f"The default flow '{node.default}' does not leave {called(node)}. Choose one of its own flows.",
            )
        if node.kind not in _MAY_DEFAULT:
            yield Flaw(
                node.id,
                f"{called(node)} không thể có luồng mặc định. Chỉ cổng loại trừ, cổng bao hàm và các bước mới có.",
                f"{called(node)} cannot have a default flow. Only exclusive and inclusive gateways and steps can.",
            )


@rule("condition-on-default", "warning")
def default_has_no_condition(diagram: Diagram) -> Iterator[Flaw]:
    """The default flow carries no condition: it would never be asked."""
    defaults = {node.default for node in diagram.nodes if node.default}
    for flow in diagram.flows:
        if flow.id in defaults and flow.condition is not None:
            yield Flaw(
                flow.id,
                f"Luồng mặc định {called(flow)} có điều kiện; điều kiện này không bao giờ được xét. Hãy xóa đi.",
                f"The default flow {called(flow)} has a condition, which is never asked. Remove it.",
            )


@rule("condition-not-allowed")
def conditions_where_allowed(diagram: Diagram) -> Iterator[Flaw]:
    """No condition on a flow that leaves an event, a parallel gateway or an event-based gateway."""
    for flow in diagram.flows:
        source = diagram.node_by_id.get(flow.source)
        if flow.condition is not None and source is not None and source.kind in _NO_CONDITION:
            yield Flaw(
                flow.id,
                f"Luồng {called(flow)} đi ra từ {called(source)} nên không được có điều kiện. "
                "Hãy đặt một cổng loại trừ hoặc bao hàm trước điều kiện.",
                f"Flow {called(flow)} leaves {called(source)} and so cannot have a condition. "
                "Put an exclusive or inclusive gateway before it.",
            )


@rule("lone-condition", "notice")
def lone_conditions(diagram: Diagram) -> Iterator[Flaw]:
    """A condition on the only flow of a step: the case waits for no other way, so a false condition stops it.

    Our choice: the standard forbids it, but the meaning is clear and diagrams in use have it, so it is only told.
    """
    for flow in diagram.flows:
        source = diagram.node_by_id.get(flow.source)
        alone = source is not None and source.kind in ACTIVITIES and len(diagram.outgoing[source.id]) == 1
        if alone and flow.condition is not None:
            yield Flaw(
                flow.id,
                f"Luồng {called(flow)} là đường ra duy nhất mà lại có điều kiện; điều kiện sai thì hồ sơ dừng ở đó.",
                f"Flow {called(flow)} is the only way out and has a condition; when false, the branch stops.",
            )


@rule("flow-not-immediate")
def flows_are_immediate(diagram: Diagram) -> Iterator[Flaw]:
    """In an executable process no flow says that it may take its time (isImmediate=false)."""
    executable = {process.id for process in diagram.processes if process.executable}
    for element in diagram.tagged("sequenceFlow"):
        if tree.flag(element, "isImmediate", default=True):
            continue
        where = tree.near(element)
        if any(around.get("id") in executable for around in element.iterancestors()):
            yield Flaw(
                where,
                f"Luồng '{where}' có isImmediate=false, điều quy trình chạy được không cho phép. Hãy bỏ thuộc tính đó.",
                f"Flow '{where}' says isImmediate=false, which an executable process cannot have. Remove it.",
            )
