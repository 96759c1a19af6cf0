"""Flows that leave a gateway by one line are named and counted where each goes its own way."""

from __future__ import annotations

from itertools import combinations

import pytest

from bpmn import model, shipped
from bpmn.drawing import branches, draw, extents
from bpmn.drawing.display import Figure
from bpmn.drawing.state import State
from bpmn.layout import Box
from tests.bpmn.drawing import build

PATTERNS = sorted(path.parent.name for path in (shipped.ROOT / "patterns").glob("*/process.bpmn"))


def inner(box: Box) -> Box:
    """*box* without its rim of a pixel."""
    return Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2)


def covering(figures: list[Figure]) -> list[tuple[str, str]]:
    """The pairs of which one lies over the other."""
    boxes = [(one, inner(extents.of(mark))) for one in figures for mark in one.marks]
    return [
        (one.name, other.name)
        for (one, a), (other, b) in combinations(boxes, 2)
        if one is not other and build.overlap(a, b)
    ]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_no_name_or_number_of_a_flow_covers_another(pattern: str) -> None:
    data = (shipped.ROOT / "patterns" / pattern / "process.bpmn").read_bytes()
    diagram = model.drawn(data, file="process.bpmn")
    flows = [flow.id for flow in diagram.flows]
    state = State(
        {flow: "done" if at % 3 else "missed" for at, flow in enumerate(flows)}, dict.fromkeys(flows[1::3], 12)
    )
    (sheet,) = draw(diagram, state=state).sheets
    told = [one for one in sheet.figures if one.kind in ("label", "badge") and one.element in flows]
    assert covering(told) == []


def test_a_line_is_its_own_behind_the_last_one_that_leaves_it() -> None:
    straight, up, down = [(0, 0), (100, 0)], [(0, 0), (20, 0), (20, -90)], [(0, 0), (40, 0), (40, 90)]
    other, stub = [(0, 5), (100, 5)], [(0, 0), (50, 0)]
    assert branches.own([straight, up, down, other]) == [
        [(40, 0), (100, 0)],
        [(20, 0), (20, -90)],
        [(40, 0), (40, 90)],
        other,
    ]
    assert branches.own([stub, stub, []]) == [stub, stub, []]
