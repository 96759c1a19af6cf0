"""Gateways: the direction they claim, the conditions of their flows, and what an event-based gateway may wait for."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import GATEWAYS, FlowNode
from bpmn.rules.rule import Flaw, called, rule

_AWAITED = frozenset(("message", "timer", "signal", "conditional"))
_DIRECTIONS = {  # claimed direction -> (several flows in, several flows out); None: either
    "Converging": (None, False),
    "Diverging": (False, None),
    "Mixed": (True, True),
}


@rule("gateway-direction")
def direction_is_true(diagram: Diagram) -> Iterator[Flaw]:
    """A gateway that claims to split, to join or both has flows that agree with it."""
    for node in _gateways(diagram):
        direction = node.attributes.get("gatewayDirection", "Unspecified")
        many_in, many_out = _DIRECTIONS.get(direction, (None, None))
        flows_in, flows_out = len(diagram.incoming[node.id]), len(diagram.outgoing[node.id])
        if many_in in (None, flows_in > 1) and many_out in (None, flows_out > 1):
            continue
        yield Flaw(
            node.id,
            f"Cổng {called(node)} ghi hướng {direction} nhưng có {flows_in} luồng vào và {flows_out} luồng ra. "
            "Hãy vẽ lại luồng hoặc bỏ gatewayDirection.",
            f"Gateway {called(node)} claims the direction {direction} but has {flows_in} flows in and {flows_out} out. "
            "Draw the flows again or remove gatewayDirection.",
        )


@rule("gateway-without-condition")
def choices_have_conditions(diagram: Diagram) -> Iterator[Flaw]:
    """At most one way out of an exclusive gateway has no condition: with two, nobody can tell which one is taken."""
    for node in diagram.runnable:
        if node.kind != "exclusiveGateway":
            continue
        flows = diagram.outgoing[node.id]
        open_flows = [flow for flow in flows if flow.condition is None and flow.id != node.default]
        if len(flows) > 1 and len(open_flows) > 1:
            names = ", ".join(called(flow) for flow in open_flows)
            yield Flaw(
                node.id,
                f"Cổng loại trừ {called(node)} có nhiều nhánh không có điều kiện: {names}. "
                "Hãy đặt điều kiện cho từng nhánh, hoặc chọn một nhánh làm mặc định.",
                f"Exclusive gateway {called(node)} has several ways out without a condition: {names}. "
                "Give each a condition, or make one of them the default.",
            )


@rule("gateway-without-default", "notice")
def choices_have_a_default(diagram: Diagram) -> Iterator[Flaw]:
    """An exclusive or inclusive gateway that splits has a default flow: no case can get stuck there."""
    for node in _gateways(diagram, "exclusiveGateway", "inclusiveGateway"):
        flows = diagram.outgoing[node.id]
        if len(flows) > 1 and node.default is None and all(flow.condition is not None for flow in flows):
            yield Flaw(
                node.id,
                f"Cổng {called(node)} không có nhánh mặc định: nếu không điều kiện nào đúng, hồ sơ sẽ báo lỗi.",
                f"Gateway {called(node)} has no default flow: when no condition is true the case stops with a fault.",
            )


@rule("event-gateway-branches")
def event_gateways_choose(diagram: Diagram) -> Iterator[Flaw]:
    """An event-based gateway has at least two ways out."""
    for node in _gateways(diagram, "eventBasedGateway"):
        if len(diagram.outgoing[node.id]) < 2:
            yield Flaw(
                node.id,
                f"Cổng sự kiện {called(node)} cần ít nhất hai nhánh. Hãy thêm nhánh, hoặc dùng một sự kiện chờ.",
                f"Event-based gateway {called(node)} needs at least two ways out. Add one, or use one catch event.",
            )


@rule("event-gateway-target")
def event_gateways_wait_for_events(diagram: Diagram) -> Iterator[Flaw]:
    """After an event-based gateway stand only catch events (message, timer, signal, condition) and receive tasks."""
    for node in _gateways(diagram, "eventBasedGateway"):
        for target in _targets(diagram, node):
            if _can_be_awaited(target) and not diagram.boundaries[target.id]:
                continue
            yield Flaw(
                target.id,
                f"{called(target)} không thể đứng ngay sau cổng sự kiện {called(node)}. Ở đó chỉ đặt sự kiện chờ "
                "(thông điệp, thời gian, tín hiệu, điều kiện) hoặc bước nhận thông điệp không có sự kiện biên.",
                f"{called(target)} cannot stand right after the event-based gateway {called(node)}. Use catch "
                "events (message, timer, signal, condition) or receive tasks without boundary events.",
            )


@rule("event-gateway-mixed")
def event_gateways_receive_one_way(diagram: Diagram) -> Iterator[Flaw]:
    """After one event-based gateway messages are awaited by catch events or by receive tasks, not by both."""
    for node in _gateways(diagram, "eventBasedGateway"):
        targets = _targets(diagram, node)
        events = any(event.kind == "message" for target in targets for event in target.events)
        if events and any(target.kind == "receiveTask" for target in targets):
            yield Flaw(
                node.id,
                f"Sau cổng sự kiện {called(node)} có cả sự kiện chờ thông điệp lẫn bước nhận. Chỉ dùng một loại.",
                f"After event-based gateway {called(node)} stand both message events and receive tasks. Use one kind.",
            )


@rule("event-gateway-shared-target")
def event_gateway_targets_are_own(diagram: Diagram) -> Iterator[Flaw]:
    """What stands after an event-based gateway is entered from that gateway only."""
    for node in _gateways(diagram, "eventBasedGateway"):
        for target in _targets(diagram, node):
            if len(diagram.incoming[target.id]) > 1:
                yield Flaw(
                    target.id,
                    f"{called(target)} đứng sau cổng sự kiện {called(node)} nên không được có luồng vào khác.",
                    f"{called(target)} stands after event-based gateway {called(node)} and so has no other flow in.",
                )


@rule("event-gateway-start")
def starting_gateways_are_not_entered(diagram: Diagram) -> Iterator[Flaw]:
    """An event-based gateway that starts the process (instantiate) is not entered; only such a one may be parallel."""
    for node in _gateways(diagram, "eventBasedGateway"):
        if node.instantiate and diagram.incoming[node.id]:
            yield Flaw(
                node.id,
                f"Cổng sự kiện {called(node)} khởi tạo quy trình (instantiate) nên không được có luồng đi vào.",
                f"Event-based gateway {called(node)} starts the process (instantiate), so no flow may enter it.",
            )
        if node.attributes.get("eventGatewayType") == "Parallel" and not node.instantiate:
            yield Flaw(
                node.id,
                f"Cổng sự kiện {called(node)} kiểu Parallel chỉ dùng để khởi tạo quy trình (instantiate=true).",
                f"Event-based gateway {called(node)} of type Parallel can only start a process (instantiate=true).",
            )


def _gateways(diagram: Diagram, *kinds: str) -> Iterator[FlowNode]:
    return (node for node in diagram.nodes if node.kind in (kinds or GATEWAYS))


def _targets(diagram: Diagram, node: FlowNode) -> list[FlowNode]:
    known = diagram.node_by_id
    return [known[flow.target] for flow in diagram.outgoing[node.id] if flow.target in known]


def _can_be_awaited(node: FlowNode) -> bool:
    if node.kind == "receiveTask":
        return True
    kinds = {event.kind for event in node.events}
    return node.kind == "intermediateCatchEvent" and bool(kinds) and kinds <= _AWAITED
