"""The judge of drawings: what it accepts and what it does not."""

from __future__ import annotations

from pathlib import Path

from lxml import etree

from tests.bpmn.drawing import build
from tests.conformance import render

PROCESS = '<task id="a"/><task id="b"/><sequenceFlow id="f" sourceRef="a" targetRef="b"/>'
SHAPES = (build.shape("a", 0, 0), build.shape("b", 200, 0), build.edge("f", (100, 40), (200, 40)))


def lost(drawn: str) -> list[str]:
    """What is missing when the file has *drawn* and the picture shows SHAPES."""
    page = etree.fromstring(f"{build.HEAD}{drawn}</definitions>".encode())
    group = build.picture(build.drawn(PROCESS, *SHAPES)).find("{*}g")
    return list(render.lost(page, group, set()))


def test_a_picture_of_the_file_loses_nothing() -> None:
    assert lost("".join(SHAPES)) == []


def test_a_shape_elsewhere_and_an_edge_elsewhere_are_lost() -> None:
    moved = build.shape("a", 5, 0) + build.edge("f", (100, 40), (150, 90), (200, 40))
    assert lost(moved) == ["a", "f"]


def test_a_shape_that_is_not_drawn_is_lost() -> None:
    assert lost(build.shape("c", 0, 0)) == ["c"]


def test_a_case_passes_with_its_counts_and_fails_with_others(tmp_path: Path) -> None:
    text = f'{build.HEAD}<process id="p">{PROCESS}</process>{build.page(*SHAPES)}</definitions>'
    (tmp_path / "x.bpmn").write_text(text, encoding="utf-8")
    case = {"id": "x", "file": "x.bpmn", "shapes": 2, "edges": 1, "diagrams": 1}
    assert render.judge(case, tmp_path).passed
    assert not render.judge({**case, "edges": 2}, tmp_path).passed
    assert render.judge({**case, "diagrams": 2}, tmp_path).is_silent
