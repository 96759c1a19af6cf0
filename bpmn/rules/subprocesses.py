"""How a sub-process begins: an embedded one by entering it, an event sub-process by its one event."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import SUBPROCESSES, FlowNode
from bpmn.rules.rule import Flaw, called, rule


@rule("event-subprocess-flows")
def event_subprocesses_stand_alone(diagram: Diagram) -> Iterator[Flaw]:
    """No flow enters or leaves an event sub-process, and no boundary event sits on it."""
    for node in _subprocesses(diagram, by_event=True):
        if diagram.incoming[node.id] or diagram.outgoing[node.id] or diagram.boundaries[node.id]:
            yield Flaw(
                node.id,
                f"Quy trình con {called(node)} được kích hoạt bởi sự kiện nên không có luồng vào, luồng ra hay sự kiện "
                "biên. Hãy xóa các nối đó, hoặc bỏ triggeredByEvent.",
                f"Sub-process {called(node)} is triggered by an event, so no flow enters or leaves it and no boundary "
                "event sits on it. Remove them, or remove triggeredByEvent.",
            )


@rule("event-subprocess-start")
def event_subprocesses_have_one_trigger(diagram: Diagram) -> Iterator[Flaw]:
    """An event sub-process has exactly one start event, and that one says what triggers it."""
    for node in _subprocesses(diagram, by_event=True):
        starts = _starts(diagram, node)
        if len(starts) != 1 or not starts[0].events:
            yield Flaw(
                node.id,
                f"Quy trình con {called(node)} kích hoạt bởi sự kiện phải có đúng một sự kiện bắt đầu có loại cụ thể.",
                f"Event sub-process {called(node)} needs exactly one start event, which says what triggers it.",
            )


@rule("subprocess-start")
def embedded_subprocesses_start_plainly(diagram: Diagram) -> Iterator[Flaw]:
    """An embedded sub-process or a transaction has at most one start event, without a trigger."""
    for node in _subprocesses(diagram, by_event=False):
        starts = _starts(diagram, node)
        for start in starts:
            if start.events:
                yield Flaw(
                    start.id,
                    f"Sự kiện bắt đầu {called(start)} trong quy trình con {called(node)} phải để trống loại.",
                    f"Start event {called(start)} in sub-process {called(node)} must have no trigger.",
                )
        if len(starts) > 1:
            yield Flaw(
                node.id,
                f"Quy trình con {called(node)} có {len(starts)} sự kiện bắt đầu; chỉ được có một.",
                f"Sub-process {called(node)} has {len(starts)} start events; only one is allowed.",
            )


@rule("called-process-start")
def called_processes_start_plainly(diagram: Diagram) -> Iterator[Flaw]:
    """A process of this file that a call activity calls has a start event without a trigger."""
    for node in diagram.nodes:
        called_id = node.called or ""
        if node.kind != "callActivity" or called_id not in diagram.process_by_id:
            continue
        starts = [child for child in diagram.inside[called_id] if child.kind == "startEvent"]
        if starts and all(start.events for start in starts):
            yield Flaw(
                node.id,
                f"{called(node)} gọi quy trình '{node.called}', nhưng quy trình đó chỉ bắt đầu bằng sự kiện có loại. "
                "Hãy thêm cho nó một sự kiện bắt đầu trống.",
                f"{called(node)} calls process '{node.called}', which starts by a trigger only. "
                "Give it a start event without a trigger.",
            )


def _subprocesses(diagram: Diagram, *, by_event: bool) -> Iterator[FlowNode]:
    return (node for node in diagram.nodes if node.kind in SUBPROCESSES and node.by_event is by_event)


def _starts(diagram: Diagram, node: FlowNode) -> list[FlowNode]:
    return [child for child in diagram.inside[node.id] if child.kind == "startEvent"]
