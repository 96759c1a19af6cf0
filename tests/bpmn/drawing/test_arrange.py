"""Diagrams without coordinates: everything has a place of its own."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn.drawing import arrange, draw
from bpmn.layout import Box, Page
from bpmn.nodes import SUBPROCESSES
from tests.bpmn.drawing import build

KINDS = st.sampled_from(["userTask", "exclusiveGateway", "startEvent", "endEvent", "callActivity"])
LINKS = st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8)), max_size=16, unique=True)
LANES = (
    '<laneSet id="ls"><lane id="l1" name="Một cửa"><flowNodeRef>n0</flowNodeRef><flowNodeRef>n1</flowNodeRef></lane>'
    '<lane id="l2" name="Phòng"><flowNodeRef>n2</flowNodeRef><flowNodeRef>n3</flowNodeRef></lane></laneSet>'
)


def a_graph(kinds: list[str], links: list[tuple[int, int]], more: str = "") -> str:
    nodes = "".join(f'<{kind} id="n{number}" name="Bước {number}"/>' for number, kind in enumerate(kinds))
    listed = [(one, other) for one, other in links if max(one, other) < len(kinds)]
    flows = (f'<sequenceFlow id="f{one}_{two}" sourceRef="n{one}" targetRef="n{two}"/>' for one, two in listed)
    return more + nodes + "".join(flows)


def boxes(page: Page) -> dict[str, Box]:
    return {shape.element: shape.box for shape in page.shapes if shape.element and shape.box}


def is_within(box: Box, around: Box) -> bool:
    right, bottom = box.x + box.width, box.y + box.height
    reach = right <= around.x + around.width and bottom <= around.y + around.height
    return box.x >= around.x and box.y >= around.y and reach


@given(st.lists(KINDS, min_size=1, max_size=9), LINKS)
@settings(max_examples=60, deadline=None)
def test_no_two_steps_overlap_and_every_flow_is_drawn(kinds: list[str], links: list[tuple[int, int]]) -> None:
    diagram = build.a_file(a_graph(kinds, links))
    page = arrange.page(diagram)
    assert not [pair for pair in combinations(boxes(page).values(), 2) if build.overlap(*pair)]
    assert {edge.element for edge in page.edges} == {flow.id for flow in diagram.flows}
    assert draw(diagram).warnings == ()


@given(st.lists(KINDS, min_size=4, max_size=9), LINKS)
@settings(max_examples=40, deadline=None)
def test_no_flow_runs_through_a_step(kinds: list[str], links: list[tuple[int, int]]) -> None:
    page = arrange.page(build.a_file(a_graph(kinds, links, LANES)))
    steps = [box for name, box in boxes(page).items() if name.startswith("n")]
    inner = [Box(box.x + 1, box.y + 1, box.width - 2, box.height - 2) for box in steps]
    for edge in page.edges:
        for (x1, y1), (x2, y2) in zip(edge.points, edge.points[1:], strict=False):
            line = Box(min(x1, x2), min(y1, y2), abs(x1 - x2) + 0.01, abs(y1 - y2) + 0.01)
            assert not any(build.overlap(line, box) for box in inner)


@given(st.lists(KINDS, min_size=4, max_size=9), LINKS)
@settings(max_examples=40, deadline=None)
def test_steps_stand_in_their_lanes_and_lanes_in_their_pool(kinds: list[str], links: list[tuple[int, int]]) -> None:
    around = '<collaboration id="c"><participant id="w" name="Xã" processRef="p"/></collaboration>'
    found = boxes(arrange.page(build.a_file(a_graph(kinds, links, LANES), around=around)))
    for lane, steps in {"l1": ("n0", "n1"), "l2": ("n2", "n3")}.items():
        assert is_within(found[lane], found["w"])
        assert all(is_within(found[step], found[lane]) for step in steps)
    assert all(is_within(found[f"n{number}"], found["w"]) for number in range(len(kinds)))


def test_the_inside_of_a_sub_process_stands_inside_it() -> None:
    process = '<subProcess id="s" name="Bổ sung"><startEvent id="a"/><task id="b"/></subProcess><task id="c"/>'
    diagram = build.a_file(process)
    found = boxes(arrange.page(diagram))
    assert [is_within(found[name], found["s"]) for name in "abc"] == [True, True, False]
    assert diagram.node_by_id["s"].kind in SUBPROCESSES


def test_pools_stand_below_one_another_and_messages_between_them() -> None:
    around = (
        '<collaboration id="c"><participant id="w" processRef="p"/><participant id="v" name="Dân"/>'
        '<messageFlow id="m" sourceRef="v" targetRef="a"/></collaboration>'
    )
    page = arrange.page(build.a_file('<startEvent id="a"/>', around=around))
    found = boxes(page)
    assert found["w"].y + found["w"].height < found["v"].y
    (line,) = [edge.points for edge in page.edges]
    assert (line[0][1], line[-1][0]) == (found["v"].y, found["a"].x)


def test_boundary_events_data_and_notes_have_a_place() -> None:
    process = (
        '<task id="a"/><boundaryEvent id="b" attachedToRef="a"/><task id="c"/><dataObjectReference id="o"/>'
        '<textAnnotation id="t"><text>Ghi chú</text></textAnnotation><association id="x" sourceRef="a" targetRef="t"/>'
        '<sequenceFlow id="f" sourceRef="b" targetRef="c"/><sequenceFlow id="g" sourceRef="a" targetRef="c"/>'
    )
    diagram = build.a_file(process)
    page = arrange.page(diagram)
    assert {shape.element for shape in page.shapes} == {"a", "b", "c", "o", "t"}
    assert {edge.element for edge in page.edges} == {"f", "g", "x"}
    assert draw(diagram).warnings == ()


def test_a_long_circle_ends() -> None:
    kinds = ["task"] * 9
    page = arrange.page(build.a_file(a_graph(kinds, [(number, (number + 1) % 9) for number in range(9)])))
    assert len(page.edges) == 9
