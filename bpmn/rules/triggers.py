"""What an event waits for or throws is named so that both sides can meet: messages, signals, errors, escalations."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import THROWING, Event, FlowNode
from bpmn.rules.rule import Flaw, called, rule


@rule("escalation-without-code")
def thrown_escalations_have_a_code(diagram: Diagram) -> Iterator[Flaw]:
    """An escalation that is thrown names an escalation with a code: by it the catching event knows it."""
    for node, event in _events(diagram, "escalation"):
        if node.kind not in THROWING:
            continue
        found = diagram.names.get(event.ref or "")
        if found is None or not found.code:
            yield Flaw(
                node.id,
                f"{called(node)} phát leo thang nhưng thiếu mã (escalationCode). Hãy chọn leo thang và đặt mã cho nó.",
                f"{called(node)} throws an escalation without a code (escalationCode). Choose one and give it a code.",
            )


@rule("error-without-code")
def thrown_errors_have_a_code(diagram: Diagram) -> Iterator[Flaw]:
    """An error that is thrown has a code: by it the catching event knows it."""
    for node, event in _events(diagram, "error"):
        if node.kind not in THROWING:
            continue
        found = diagram.names.get(event.ref or "")
        if found is not None and not found.code:
            yield Flaw(
                node.id,
                f"Lỗi '{found.name or found.id}' của {called(node)} chưa có mã (errorCode). Hãy đặt mã lỗi.",
                f"The error '{found.name or found.id}' of {called(node)} has no code (errorCode). Give it one.",
            )


@rule("signal-unnamed")
def signals_have_a_name(diagram: Diagram) -> Iterator[Flaw]:
    """A signal event names a signal: without one nobody can send it or wait for it."""
    yield from _unnamed(diagram, "signal", "tín hiệu")


@rule("message-unnamed", "warning")
def messages_have_a_name(diagram: Diagram) -> Iterator[Flaw]:
    """A message event names a message: without one nothing from outside can reach it."""
    yield from _unnamed(diagram, "message", "thông điệp")


def _unnamed(diagram: Diagram, kind: str, kind_vi: str) -> Iterator[Flaw]:
    for node, event in _events(diagram, kind):
        if event.ref is None:
            yield Flaw(
                node.id,
                f"{called(node)} chưa chọn {kind_vi}. Hãy chọn một {kind_vi} có tên.",
                f"{called(node)} does not say which {kind} it means. Choose one that has a name.",
            )


@rule("condition-missing")
def conditional_events_have_a_condition(diagram: Diagram) -> Iterator[Flaw]:
    """A conditional event has a condition."""
    for node, event in _events(diagram, "conditional"):
        if not event.condition:
            yield Flaw(
                node.id,
                f"Sự kiện điều kiện {called(node)} chưa có điều kiện. Hãy viết điều kiện.",
                f"Conditional event {called(node)} has no condition. Write one.",
            )


def _events(diagram: Diagram, kind: str) -> Iterator[tuple[FlowNode, Event]]:
    return ((node, event) for node in diagram.runnable for event in node.events if event.kind == kind)
