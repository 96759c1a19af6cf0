"""Our step properties: known names, limits that can be counted, and other steps that exist."""

from __future__ import annotations

from collections.abc import Iterator

from bpmn.limits import KINDS, is_calendar_only, is_limit
from bpmn.model import Diagram
from bpmn.nodes import PERSON_TASKS, FlowNode
from bpmn.properties import ACTS, NAMES
from bpmn.rules.rule import Flaw, called, rule


@rule("property-unknown", "warning")
def properties_are_known(diagram: Diagram) -> Iterator[Flaw]:
    """Every step property has a name that means something here."""
    for node in diagram.nodes:
        for name in sorted(set(node.properties) - NAMES):
            yield Flaw(
                node.id,
                f"Thuộc tính '{name}' của {called(node)} không có ý nghĩa ở đây. Các tên dùng được: {_LIST}.",
                f"The property '{name}' of {called(node)} means nothing here. Known names: {_LIST}.",
            )


@rule("property-limit")
def limits_can_be_counted(diagram: Diagram) -> Iterator[Flaw]:
    """The limit of a step is a duration in one unit, its kind is known and fits."""
    for node in diagram.nodes:
        limit, kind = node.properties.get("limit"), node.properties.get("limit_kind", "working")
        if kind not in KINDS:
            yield _flaw(node, f"limit_kind '{kind}'", "working, calendar")
        if limit is not None and not is_limit(limit):
            yield _flaw(node, f"limit '{limit}'", "PT4H, PT1H30M, P2D")
        elif limit is not None and kind == "working" and is_calendar_only(limit):
            yield _flaw(node, f"limit '{limit}' (working)", "limit_kind = calendar")


@rule("property-act")
def acts_are_known(diagram: Diagram) -> Iterator[Flaw]:
    """What a step does to the case's clock is one of the known acts."""
    for node in diagram.nodes:
        act = node.properties.get("act")
        if act is not None and act not in ACTS:
            yield _flaw(node, f"act '{act}'", ", ".join(ACTS))


@rule("property-other-step")
def other_steps_exist(diagram: Diagram) -> Iterator[Flaw]:
    """separate_from and same_as name other steps that persons do."""
    for node in diagram.nodes:
        for key in ("separate_from", "same_as"):
            for name in node.properties.get(key, "").split():
                other = diagram.node_by_id.get(name)
                if other is None or other.kind not in PERSON_TASKS or other is node:
                    yield Flaw(
                        node.id,
                        f"{key} của {called(node)} nhắc tới '{name}', nhưng đó không phải một bước khác do người làm.",
                        f"{key} of {called(node)} names '{name}', which is no other step that a person does.",
                    )


def _flaw(node: FlowNode, what: str, allowed: str) -> Flaw:
    return Flaw(
        node.id,
        f"Thuộc tính {what} của {called(node)} không dùng được. Ví dụ đúng: {allowed}.",
        f"The property {what} of {called(node)} cannot be used. Right: {allowed}.",
    )


_LIST = ", ".join(sorted(NAMES))
