"""Files that mean harm: bounded, and nothing of them but words reaches the picture."""

from __future__ import annotations

import re
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn.drawing import draw, outline, pdf, png, remarks, svg
from tests.bpmn.drawing import build

ALLOWED = {"svg", "g", "title", "rect", "ellipse", "path", "text"}
EVIL = ("<script>alert(1)</script>", "javascript:alert(1)", "&lt;image href='//x'/&gt;", "]]><!--", "\u202eabc")


@given(st.sampled_from(EVIL) | st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=40))
@settings(max_examples=40, deadline=None)
def test_a_label_is_only_ever_text(name: str) -> None:
    process = f'<task id="a" name={quoteattr(name)}/><startEvent id="b" name={quoteattr(name)}/>'
    root = build.picture(build.drawn(process, build.shape("a", 0, 0), build.shape("b", 200, 0, 36, 36)))
    assert {re.sub("{.*}", "", element.tag) for element in root.iter()} <= ALLOWED
    written = [key for element in root.iter() for key in element.attrib]
    assert not [key for key in written if key.startswith("on") or "href" in key or key == "style"]


@pytest.mark.parametrize("far", ["1e300", "-99999999", "30000"])
def test_a_shape_too_far_away_is_named(far: str) -> None:
    process = '<task id="a"/><task id="b"/><task id="c"/>'
    shapes = [build.shape("a", 0, 0), build.shape("b", far, 0), build.shape("c", 0, 100)]
    with pytest.raises(remarks.TooFar, match="'b'"):
        build.drawn(process, *shapes)


def test_too_many_shapes_are_refused() -> None:
    with pytest.raises(remarks.TooManyShapes):
        build.drawn('<task id="a"/>', *[build.shape("a", 0, 0)] * 5001)


def test_too_many_points_are_refused() -> None:
    with pytest.raises(remarks.TooManyPoints):
        build.drawn("", build.edge("f", *[(0, 0)] * 25_001))


def test_a_file_with_nothing_in_it_is_refused() -> None:
    with pytest.raises(remarks.NothingToDraw):
        draw(build.a_file(""))


def test_a_picture_too_large_for_png_is_refused_and_may_be_pdf() -> None:
    drawing = build.drawn('<task id="a"/><task id="b"/>', build.shape("a", 0, 0), build.shape("b", 15_000, 15_000))
    with pytest.raises(png.TooLargeForPng):
        png.write(drawing)
    assert pdf.write(drawing).startswith(b"%PDF")


def test_an_endless_label_is_shortened() -> None:
    drawing = build.drawn(f'<startEvent id="a" name="{"dài " * 8000}"/>', build.shape("a", 0, 0, 36, 36))
    assert build.rules(drawing) == {"draw-cut": ["a"]}
    assert len(svg.write(drawing)) < 10_000


def test_an_id_used_twice_does_not_send_us_around_in_circles() -> None:
    inner = '<subProcess id="p"/><subProcess id="a"/>'
    diagram = build.a_file(f'<subProcess id="p"><subProcess id="a">{inner}</subProcess></subProcess>')
    assert draw(diagram).sheets
    assert len(outline.read(diagram)) == 1


def test_tiny_shapes_are_drawn() -> None:
    process = '<userTask id="a" name="Việc"/><startEvent id="b"/><dataStoreReference id="c"/>'
    drawing = build.drawn(process, *(build.shape(name, 0, 0, 0.5, 0.5) for name in "abc"))
    assert [bool(writer(drawing)) for writer in (svg.write, pdf.write, png.write)] == [True, True, True]
