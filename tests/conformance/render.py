"""Drawings of reference models: every shape and edge of every page is in the SVG where the file puts it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bpmn import model, xml
from bpmn.drawing import draw, svg
from tests.conformance.outcome import Case, Outcome

DI = "{http://www.omg.org/spec/BPMN/20100524/DI}"
DC = "{http://www.omg.org/spec/DD/20100524/DC}"
LINE = "{http://www.omg.org/spec/DD/20100524/DI}"
NEAR = 2.0  #: pixels; a boundary is drawn, and an arrow may stop short of what it would be hidden by
BEND = 10.0  #: corners are rounded
REACH = 12.0  #: how far an edge may stop short when the file lets it end in the middle of a step


def judge(case: Case, folder: Path) -> Outcome:
    """Draw the file of *case*, which stands in *folder*, and compare the picture with the file itself."""
    path = folder / case["file"]
    root = xml.parse(path.read_bytes(), file=path.name)
    drawing = draw(model.read(root, file=path.name))
    picture = etree.fromstring(svg.write(drawing))
    warned = {finding.element for finding in drawing.warnings}
    pages = root.findall(f"{DI}BPMNDiagram")
    groups = picture.findall("{*}g")
    if len(pages) != case["diagrams"] or len(groups) != len(pages):
        return Outcome(case["id"], f"{len(groups)} pages drawn, {case['diagrams']} expected", is_silent=True)
    missing = [name for page, group in zip(pages, groups, strict=True) for name in lost(page, group, warned)]
    count = sum(1 for page in pages for _ in page.iter(f"{DI}BPMNShape", f"{DI}BPMNEdge"))
    if count != case["shapes"] + case["edges"]:
        return Outcome(case["id"], f"{count} shapes and edges in the file")
    return Outcome(
        case["id"], f"not at its place: {', '.join(missing[:5])}" if missing else "", is_silent=bool(missing)
    )


def lost(page: etree._Element, group: etree._Element, warned: set[str | None]) -> Iterator[str]:
    """What *page* of the file has and *group* of the picture does not draw there; what was *warned* of is not lost."""
    dx, dy = shift(group)
    drawn = {figure.get("data-source"): list(points(figure, dx, dy)) for figure in group if figure.get("data-source")}
    for item in page.iter(f"{DI}BPMNShape", f"{DI}BPMNEdge"):
        found = drawn.get(item.get("id"))
        name = item.get("bpmnElement", "").rpartition(":")[2]
        if name not in warned and (not found or not is_there(item, found)):
            yield name


def is_there(item: etree._Element, found: list[tuple[float, float]]) -> bool:
    """Whether *found* takes the bounds of a shape, or leads from end to end of an edge by every corner."""
    bounds = item.find(f"{DC}Bounds")
    if bounds is None:
        wanted = [(float(point.get("x", "")), float(point.get("y", ""))) for point in item.iter(f"{LINE}waypoint")]
        ends = (wanted[0], wanted[-1])
        return all(nearest(point, found) <= (REACH if point in ends else BEND) for point in wanted)
    x, y, width, height = (float(bounds.get(name, "")) for name in ("x", "y", "width", "height"))
    xs, ys = [px for px, _ in found], [py for _, py in found]
    off = (min(xs) - x, min(ys) - y, max(xs) - x - width, max(ys) - y - height)
    return max(map(abs, off)) <= NEAR


def nearest(point: tuple[float, float], found: list[tuple[float, float]]) -> float:
    """How far *point* is from the nearest of *found*."""
    return min(math.dist(point, other) for other in found)


def points(figure: etree._Element, dx: float, dy: float) -> Iterator[tuple[float, float]]:
    """The corners of everything that *figure* draws, letters left out."""
    for mark in figure:
        name = etree.QName(mark).localname
        if name == "rect":
            x, y, width, height = (float(mark.get(key, "")) for key in ("x", "y", "width", "height"))
            yield from ((x + dx, y + dy), (x + width + dx, y + height + dy))
        elif name == "ellipse":
            x, y, rx, ry = (float(mark.get(key, "")) for key in ("cx", "cy", "rx", "ry"))
            yield from ((x - rx + dx, y - ry + dy), (x + rx + dx, y + ry + dy))
        elif name == "path":
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", mark.get("d", ""))]
            yield from ((x + dx, y + dy) for x, y in zip(numbers[::2], numbers[1::2], strict=True))


def shift(group: etree._Element) -> tuple[float, float]:
    """How far the page was moved in the picture, taken back."""
    numbers = re.findall(r"-?[\d.]+", group.get("transform", "")) or ["0", "0"]
    return -float(numbers[0]), -float(numbers[1])
