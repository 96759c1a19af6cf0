"""Link events come in pairs: one or more throwing ends and exactly one catching end of one name, on one level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bpmn.model import Diagram
from bpmn.nodes import FlowNode
from bpmn.rules.rule import Flaw, called, rule

_Key = tuple[str, str]  # level, link name


@rule("link-unnamed")
def links_have_a_name(diagram: Diagram) -> Iterator[Flaw]:
    """Every link event has a name: by it the two ends find each other."""
    for node, key in _links(diagram, "intermediateCatchEvent", "intermediateThrowEvent"):
        if not key[1]:
            yield Flaw(
                node.id,
                f"Sự kiện liên kết {called(node)} chưa có tên liên kết. Hãy đặt cùng một tên cho hai đầu.",
                f"Link event {called(node)} has no link name. Give both ends the same name.",
            )


@rule("link-without-pair")
def links_come_in_pairs(diagram: Diagram) -> Iterator[Flaw]:
    """Every end of a link has its other end on the same level."""
    thrown = list(_links(diagram, "intermediateThrowEvent"))
    caught = list(_links(diagram, "intermediateCatchEvent"))
    for mine, others in ((thrown, {key for _, key in caught}), (caught, {key for _, key in thrown})):
        for node, key in mine:
            if key[1] and key not in others:
                yield Flaw(
                    node.id,
                    f"Liên kết '{key[1]}' của {called(node)} không có đầu kia ở cùng cấp. Hãy vẽ đầu còn lại.",
                    f"Link '{key[1]}' of {called(node)} has no other end on its level. Draw the other end.",
                )


@rule("link-caught-twice")
def links_lead_to_one_place(diagram: Diagram) -> Iterator[Flaw]:
    """A link is caught in one place only."""
    caught = list(_links(diagram, "intermediateCatchEvent"))
    times = Counter(key for _, key in caught)
    for node, key in caught:
        if key[1] and times[key] > 1:
            yield Flaw(
                node.id,
                f"Liên kết '{key[1]}' có {times[key]} điểm đến; chỉ được có một. Hãy đổi tên hoặc gộp lại.",
                f"Link '{key[1]}' leads to {times[key]} places; only one is allowed. Rename or merge them.",
            )


def _links(diagram: Diagram, *kinds: str) -> Iterator[tuple[FlowNode, _Key]]:
    for node in diagram.nodes:
        if node.kind in kinds:
            yield from ((node, (node.parent, event.name.strip())) for event in node.events if event.kind == "link")
