"""The picture that a diagram without coordinates gets is written into its file."""

from __future__ import annotations

import pytest
from lxml import etree

from bpmn import layout, model, xml
from bpmn.drawing import arrange, draw, places
from bpmn.layout import Page
from tests.bpmn.diagrams import a_file, a_flow

INSIDE = f'<subProcess id="con"><task id="a"/><task id="b"/>{a_flow("a", "b")}</subProcess>'
POOLED = f'<process id="p">{INSIDE}<endEvent id="so_do"/>{a_flow("con", "so_do")}</process>'
AROUND = '<collaboration id="c"><participant id="pool" processRef="p"/></collaboration>'
ALONE = f'<process id="q"><startEvent id="x"/><task id="y"/>{a_flow("x", "y")}</process>'
EMPTY = '<BPMNDiagram xmlns="http://www.omg.org/spec/BPMN/20100524/DI" id="cu"><BPMNPlane id="mp"/></BPMNDiagram>'


def placed(data: bytes) -> bytes:
    root = xml.parse(data, file="a", with_comments=True)
    assert places.is_missing(root)
    assert places.add(root, file="a")
    assert not places.is_missing(root)
    return etree.tostring(root, encoding="UTF-8")


def drawn(page: Page) -> set[str | None]:
    return {one.element for one in (*page.shapes, *page.edges)}


def test_pools_and_each_process_outside_them_get_a_picture_of_their_own() -> None:
    data = a_file(AROUND, POOLED, ALONE, "<!-- ghi chú -->", EMPTY)
    made = model.drawn(placed(data), file="a")
    assert [page.element for page in made.pages] == ["c", "q"]
    assert [drawn(page) for page in made.pages] == [
        {"pool", "con", "a", "b", "a_b", "so_do", "con_so_do"},
        {"x", "y", "x_y"},
    ]
    whole = arrange.page(model.drawn(data, file="a"))
    boxes = {one.element: one.box for page in made.pages for one in page.shapes}
    assert boxes == {one.element: one.box for one in whole.shapes}
    assert draw(made).warnings == ()
    ids = [element.get("id") for element in made.root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert "ghi chú".encode() in placed(data)


@pytest.mark.parametrize("parts", ["", '<process id="p"/>', '<process><task id="a"/></process>'])
def test_what_holds_nothing_to_draw_stays_without(parts: str) -> None:
    root = xml.parse(a_file(parts), file="a")
    assert (places.add(root, file="a"), layout.read(root)) == (False, ())
