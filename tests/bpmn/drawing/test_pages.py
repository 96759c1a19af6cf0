"""Everything of a page is in the picture where the file puts it, or named in a warning."""

from __future__ import annotations

import math

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn.drawing import draw, pdf, png, sheets, svg
from bpmn.drawing.display import Oval, Path, Rect, Text
from bpmn.drawing.extents import of
from tests.bpmn.drawing import build

KINDS = ("userTask", "task", "startEvent", "endEvent", "exclusiveGateway", "subProcess", "callActivity")
PLACES = st.tuples(st.sampled_from(KINDS), st.integers(-900, 900), st.integers(-900, 900), st.integers(20, 200))


@given(st.lists(PLACES, min_size=1, max_size=8))
@settings(max_examples=40, deadline=None)
def test_every_shape_is_drawn_in_its_bounds(places: list[tuple[str, int, int, int]]) -> None:
    process = "".join(f'<{kind} id="n{number}"/>' for number, (kind, *_) in enumerate(places))
    shapes = [build.shape(f"n{number}", x, y, size, size) for number, (_, x, y, size) in enumerate(places)]
    drawing = build.drawn(process, *shapes)
    for number, (_, x, y, size) in enumerate(places):
        boxes = [of(mark) for mark in build.figure(drawing, f"n{number}").marks if not isinstance(mark, Text)]
        assert (min(box.x for box in boxes), min(box.y for box in boxes)) == (x, y)
        assert max(box.x + box.width for box in boxes) == x + size


@given(st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900)), min_size=2, max_size=6, unique=True))
@settings(max_examples=40, deadline=None)
def test_every_edge_leads_from_its_first_point_to_its_last(points: list[tuple[int, int]]) -> None:
    process = '<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    drawing = build.drawn(process, build.edge("f", *points))
    line = build.figure(drawing, "f", "edge").marks[0]
    assert isinstance(line, Path)
    assert (line.steps[0][1:], line.steps[-1][-2:]) == (points[0], points[-1])


def test_a_line_to_the_middle_of_a_step_ends_at_its_outline() -> None:
    process = '<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    drawing = build.drawn(
        process, build.shape("a", 0, 0), build.shape("b", 300, 0), build.edge("f", (50, 40), (350, 40))
    )
    line = build.figure(drawing, "f", "edge").marks[0]
    assert isinstance(line, Path)
    assert math.dist(line.steps[0][1:], (100, 40)) < 2
    assert math.dist(line.steps[-1][1:], (300, 40)) < 2


def test_what_cannot_be_drawn_is_named() -> None:
    process = (
        '<task id="a"/><task id="b"/><task id="c"/><task id="e"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    )
    drawing = build.drawn(
        process,
        build.shape("a", "NaN", 0),
        build.shape("b", 0, 0, 0, 10),
        build.shape("c", 0, 0),
        build.edge("f", (1, 1)),
    )
    assert build.rules(drawing) == {
        "draw-no-place": ["a"],
        "draw-no-size": ["b"],
        "draw-no-line": ["f"],
        "draw-not-drawn": ["e"],
    }


def test_a_shape_of_nothing_is_drawn_dashed_and_named() -> None:
    drawing = build.drawn("", build.shape("ghost", 5, 5))
    assert build.rules(drawing) == {"draw-stranger": ["ghost"]}
    frame = build.figure(drawing, "ghost").marks[0]
    assert isinstance(frame, Rect)
    assert frame.pen.dash


def test_an_edge_without_points_goes_straight_and_is_named() -> None:
    process = '<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
    drawing = build.drawn(process, build.shape("a", 0, 0), build.shape("b", 300, 0), build.edge("f"))
    assert build.rules(drawing) == {"draw-guessed": ["f"]}
    assert build.figure(drawing, "f", "edge").marks


def test_the_inside_of_a_closed_sub_process_is_not_missed() -> None:
    drawing = build.drawn('<subProcess id="a"><task id="b"/></subProcess>', build.shape("a", 0, 0))
    assert drawing.warnings == ()


def test_every_page_is_in_the_picture_with_its_name() -> None:
    process = '<task id="a"/><task id="b"/>'
    file = build.a_file(
        process, build.page(build.shape("a", 0, 0), name="Một"), build.page(build.shape("b", 0, 0), name="Hai")
    )
    pages = build.picture(sheets.headed(draw(file))).findall("{*}g")
    assert [[text.text for text in page.iter("{*}text")] for page in pages] == [["1. Một"], ["2. Hai"]]


def test_steps_stand_over_flows_and_flows_over_open_sub_processes() -> None:
    process = (
        '<subProcess id="s"><task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/></subProcess>'
    )
    shapes = [build.shape("a", 20, 40), build.shape("b", 200, 40), build.shape("s", 0, 0, 400, 200)]
    drawing = build.drawn(process, build.edge("f", (120, 80), (200, 80)), *shapes)
    assert [one.element for one in build.figures(drawing)] == ["s", "f", "a", "b"]


def test_the_colours_of_the_modeler_are_kept() -> None:
    colours = 'bioc:stroke="#0d4372" bioc:fill="#bbdefb"'
    drawing = build.drawn('<startEvent id="a"/>', build.shape("a", 0, 0, 36, 36, colours))
    circle = build.figure(drawing, "a").marks[0]
    assert isinstance(circle, Oval)
    assert (circle.pen.stroke, circle.pen.fill) == ("#0d4372", "#bbdefb")


def test_what_is_no_colour_is_named_and_not_written() -> None:
    drawing = build.drawn('<task id="a"/>', build.shape("a", 0, 0, more='color:background-color="url(//x/y)"'))
    assert build.rules(drawing) == {"draw-bad-colour": ["a"]}
    assert b"url(" not in svg.write(drawing)


def test_the_same_file_gives_the_same_bytes() -> None:
    process = '<userTask id="a" name="Tiếp nhận hồ sơ"/>'
    one, other = (build.drawn(process, build.shape("a", 0, 0)) for _ in range(2))
    assert [writer(one) for writer in (svg.write, pdf.write, png.write)] == [
        writer(other) for writer in (svg.write, pdf.write, png.write)
    ]
