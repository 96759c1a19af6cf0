"""Loop markers: how often a step is done is said once, and can be counted."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bpmn import tree
from bpmn.model import Diagram
from bpmn.nodes import FlowNode, Loop
from bpmn.rules.rule import Flaw, called, rule

_NUMBER = re.compile(r"[+-]?\s*\d+(?:\.\d+)?")
_DATA = frozenset(("dataInput", "dataOutput", "dataObject", "dataObjectReference", "dataStoreReference", "property"))


@rule("loop-twice")
def one_loop_marker(diagram: Diagram) -> Iterator[Flaw]:
    """A step is marked as a loop or as multi-instance, not as both."""
    for element in diagram.elements:
        if len(tree.kids(element, "standardLoopCharacteristics", "multiInstanceLoopCharacteristics")) > 1:
            where = tree.near(element)
            yield Flaw(
                where,
                f"'{where}' có hai dấu lặp. Chỉ giữ một: lặp lại, hoặc nhiều người cùng làm.",
                f"'{where}' has two loop markers. Keep one: loop, or multi-instance.",
            )


@rule("loop-without-count")
def loops_know_how_often(diagram: Diagram) -> Iterator[Flaw]:
    """A multi-instance step has a cardinality or a list; a standard loop has a condition or a maximum."""
    for node, loop in _loops(diagram):
        if loop.kind == "standard":
            missing = not loop.condition and loop.maximum is None
            wanted_vi, wanted_en = (
                "điều kiện lặp (loopCondition) hoặc số lần tối đa",
                "a loopCondition or a loopMaximum",
            )
        else:
            missing = not loop.cardinality and not loop.collection
            wanted_vi, wanted_en = "số lần (loopCardinality) hoặc danh sách dữ liệu", "a loopCardinality or a list"
        if missing:
            yield Flaw(
                node.id,
                f"Bước lặp {called(node)} chưa nói lặp bao nhiêu lần. Hãy đặt {wanted_vi}.",
                f"The repeated step {called(node)} does not say how often. Give it {wanted_en}.",
            )


@rule("loop-count-literal")
def counts_are_whole_numbers(diagram: Diagram) -> Iterator[Flaw]:
    """A literal cardinality is a whole number from zero, a literal maximum one from one."""
    for node, loop in _loops(diagram):
        for text, least in ((loop.cardinality, 0), (loop.maximum, 1)):
            literal = _NUMBER.fullmatch((text or "").strip())
            if text and literal and not (text.strip().isdecimal() and int(text) >= least):
                yield Flaw(
                    node.id,
                    f"Số lần lặp của {called(node)} là '{text}'; phải là số nguyên từ {least} trở lên.",
                    f"The count of the repeated step {called(node)} is '{text}', not a whole number from {least}.",
                )


@rule("loop-data")
def loop_lists_are_data(diagram: Diagram) -> Iterator[Flaw]:
    """The list of a multi-instance step is data: no other element of the diagram has that id.

    Our choice: a name that no element has is a name of the case's data, as in the rest of our diagrams.
    """
    for node, loop in _loops(diagram):
        for name in (loop.collection, loop.output_collection):
            found = diagram.element_by_id.get(name or "")
            if found is None or tree.tag(found) in _DATA:
                continue
            yield Flaw(
                node.id,
                f"Danh sách '{name}' của bước lặp {called(node)} là {tree.tag(found)}, không phải dữ liệu. "
                "Hãy chọn một dữ liệu.",
                f"The list '{name}' of the repeated step {called(node)} is a {tree.tag(found)}, not data. Choose data.",
            )


@rule("loop-events")
def loop_behaviours_are_complete(diagram: Diagram) -> Iterator[Flaw]:
    """A multi-instance step that throws an event at the first or at each end says which event."""
    wanted = {"One": "oneBehaviorEventRef", "None": "noneBehaviorEventRef"}
    for element in diagram.tagged("multiInstanceLoopCharacteristics"):
        name = wanted.get(element.get("behavior", "All"))
        if name and not element.get(name):
            where = tree.near(element)
            yield Flaw(
                where,
                f"Bước lặp '{where}' phát sự kiện khi kết thúc nhưng thiếu {name}.",
                f"The repeated step '{where}' throws an event at its end but lacks {name}.",
            )


def _loops(diagram: Diagram) -> Iterator[tuple[FlowNode, Loop]]:
    return ((node, node.loop) for node in diagram.runnable if node.loop)
