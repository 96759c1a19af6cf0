"""Which event definitions may stand in which event."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import ACTIVITIES, FlowNode
from bpmn.rules.rule import Flaw, called, rule

# Source: BPMN 2.0, table 10.93 (types of events and where they may be used).
_ALLOWED = {
    "startEvent": {"message", "timer", "conditional", "signal"},
    "event sub-process": {"message", "timer", "conditional", "signal", "error", "escalation", "compensate"},
    "intermediateCatchEvent": {"message", "timer", "conditional", "signal", "link"},
    "intermediateThrowEvent": {"message", "signal", "escalation", "compensate", "link"},
    "endEvent": {"message", "signal", "error", "escalation", "cancel", "compensate", "terminate"},
    "boundaryEvent": {"message", "timer", "conditional", "signal", "error", "escalation", "cancel", "compensate"},
}
_ALWAYS_INTERRUPT = frozenset(("error", "cancel", "compensate"))
_KINDS_VI = {
    "message": "thông điệp",
    "timer": "thời gian",
    "conditional": "điều kiện",
    "signal": "tín hiệu",
    "error": "lỗi",
    "escalation": "leo thang",
    "cancel": "hủy",
    "compensate": "bù trừ",
    "terminate": "chấm dứt",
    "link": "liên kết",
}
_PLACES_VI = {
    "startEvent": "sự kiện bắt đầu",
    "event sub-process": "sự kiện bắt đầu của quy trình con kích hoạt bởi sự kiện",
    "intermediateCatchEvent": "sự kiện chờ trung gian",
    "intermediateThrowEvent": "sự kiện phát trung gian",
    "endEvent": "sự kiện kết thúc",
    "boundaryEvent": "sự kiện biên",
}


@rule("event-kind")
def events_hold_what_they_may(diagram: Diagram) -> Iterator[Flaw]:
    """Every event holds only event definitions that the standard allows there."""
    for node in diagram.nodes:
        place = _place(diagram, node)
        for event in node.events:
            if event.kind in _ALLOWED.get(place, {event.kind}):
                continue
            allowed = sorted(_ALLOWED[place])
            allowed_vi = ", ".join(_KINDS_VI[kind] for kind in allowed)
            yield Flaw(
                node.id,
                f"{called(node)} là {_PLACES_VI[place]} nên không thể mang sự kiện "
                f"{_KINDS_VI.get(event.kind, event.kind)}. Ở đây chỉ dùng: {allowed_vi}.",
                f"{called(node)} is a {place} and cannot hold a {event.kind} event. Allowed: {', '.join(allowed)}.",
            )


@rule("event-without-kind")
def waiting_events_wait_for_something(diagram: Diagram) -> Iterator[Flaw]:
    """A boundary event and an intermediate catch event say what they wait for."""
    for node in diagram.nodes:
        if node.kind in ("boundaryEvent", "intermediateCatchEvent") and not node.events:
            yield Flaw(
                node.id,
                f"Sự kiện {called(node)} không nói chờ điều gì. Hãy chọn loại: thông điệp, thời gian, tín hiệu, ...",
                f"Event {called(node)} does not say what it waits for. Choose a kind: message, timer, signal, ...",
            )


@rule("boundary-host")
def boundary_events_sit_on_steps(diagram: Diagram) -> Iterator[Flaw]:
    """A boundary event is attached to an activity of its own level."""
    for node in diagram.nodes:
        if node.kind != "boundaryEvent":
            continue
        host = diagram.node_by_id.get(node.attached_to or "")
        if host is None or host.kind not in ACTIVITIES or host.parent != node.parent:
            yield Flaw(
                node.id,
                f"Sự kiện biên {called(node)} phải gắn vào một bước cùng cấp, nhưng gắn vào '{node.attached_to}'.",
                f"Boundary event {called(node)} must be attached to a step of its level, not to '{node.attached_to}'.",
            )


@rule("boundary-interrupting")
def boundary_events_interrupt_rightly(diagram: Diagram) -> Iterator[Flaw]:
    """Error, cancel and compensation boundary events are interrupting ones (cancelActivity)."""
    for node in diagram.nodes:
        kinds = {event.kind for event in node.events}
        if node.kind == "boundaryEvent" and not node.interrupting and kinds & _ALWAYS_INTERRUPT:
            yield Flaw(
                node.id,
                f"Sự kiện biên {called(node)} (lỗi hoặc hủy) luôn ngắt bước: không được đặt cancelActivity=false.",
                f"Boundary event {called(node)} (error or cancel) always interrupts: remove cancelActivity=false.",
            )


@rule("cancel-outside-transaction")
def cancel_belongs_to_transactions(diagram: Diagram) -> Iterator[Flaw]:
    """A cancel event ends a transaction or sits on the border of one."""
    for node in diagram.nodes:
        if not any(event.kind == "cancel" for event in node.events):
            continue
        around = diagram.node_by_id.get((node.attached_to if node.kind == "boundaryEvent" else node.parent) or "")
        if around is None or around.kind != "transaction":
            yield Flaw(
                node.id,
                f"Sự kiện hủy {called(node)} chỉ dùng trong hoặc trên biên của một giao dịch (transaction).",
                f"Cancel event {called(node)} can only stand in a transaction or on its border.",
            )


def _place(diagram: Diagram, node: FlowNode) -> str:
    around = diagram.node_by_id.get(node.parent)
    in_event_subprocess = around is not None and around.by_event
    return "event sub-process" if node.kind == "startEvent" and in_event_subprocess else node.kind
