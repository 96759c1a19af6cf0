"""Annotations, groups and the dotted lines to them."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.rules.rule import Flaw, called, rule


@rule("association-ends")
def associations_connect_something(diagram: Diagram) -> Iterator[Flaw]:
    """An association connects two elements that exist."""
    drawn = {pool.id for pool in diagram.pools} | set(diagram.element_by_id)
    for line in diagram.artifacts:
        if line.kind != "association":
            continue
        for end in (line.source, line.target):
            if end not in drawn:
                yield Flaw(
                    line.id,
                    f"Đường liên kết '{line.id}' nối với '{end}', nhưng '{end}' không tồn tại. Hãy nối lại hoặc xóa.",
                    f"Association '{line.id}' is connected to '{end}', which does not exist. Connect it or delete it.",
                )


@rule("association-to-itself")
def associations_connect_two_things(diagram: Diagram) -> Iterator[Flaw]:
    """An association does not connect an element to itself."""
    for line in diagram.artifacts:
        if line.kind == "association" and line.source is not None and line.source == line.target:
            yield Flaw(
                line.id,
                f"Đường liên kết '{line.id}' nối '{line.source}' với chính nó. Hãy xóa đi.",
                f"Association '{line.id}' connects '{line.source}' to itself. Delete it.",
            )


@rule("compensation-without-handler")
def compensation_leads_somewhere(diagram: Diagram) -> Iterator[Flaw]:
    """A compensation boundary event is associated with the activity that undoes the work."""
    sources = {line.source for line in diagram.artifacts if line.kind == "association"}
    for node in diagram.nodes:
        compensates = any(event.kind == "compensate" for event in node.events)
        if node.kind == "boundaryEvent" and compensates and node.id not in sources:
            yield Flaw(
                node.id,
                f"Sự kiện bù trừ {called(node)} chưa nối với bước hoàn tác nào.",
                f"Compensation event {called(node)} is not associated with a step that undoes the work.",
            )
