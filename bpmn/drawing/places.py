"""The places that a diagram without coordinates is given, written into its file, so that an editor opens it drawn."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from lxml import etree

from bpmn import layout, model, tree, xml
from bpmn.drawing import arrange
from bpmn.drawing.display import Point
from bpmn.layout import Box, Edge, Page, Shape
from bpmn.model import Diagram
from bpmn.xml import Element

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_LINE = "http://www.omg.org/spec/DD/20100524/DI"
NAMES = {"bpmndi": _DI, "dc": _DC, "di": _LINE}
_SPACES: Any = NAMES
MOST = 5_000  #: nodes and flows of a file that is laid out; our choice, as many as are drawn


def is_missing(root: Element) -> bool:
    """Whether the BPMN file *root* draws nothing at all."""
    return not any(page.shapes or page.edges for page in layout.read(root))


def laid_out(data: bytes, *, file: str) -> bytes | None:
    """The BPMN file *data* with a picture; None: it has one, holds nothing to draw, or too much.

    Raises:
        Unreadable.
    """
    root = xml.parse(data, file=file, with_comments=True)
    if not (is_missing(root) and add(root, file=file)):
        return None
    return etree.tostring(root.getroottree(), encoding="UTF-8", xml_declaration=True)


def add(root: Element, *, file: str) -> bool:
    """The BPMN file *root*, which draws nothing, gets a picture; False: it holds nothing to draw, or too much."""
    diagram = model.read(xml.parse(etree.tostring(root), file=file), file=file)
    if len(diagram.nodes) + len(diagram.flows) > MOST:
        return False
    planes = list(_planes(diagram, arrange.page(diagram)))
    for empty in [*root.iterfind(f"{{{_DI}}}BPMNDiagram")]:
        root.remove(empty)
    bands = {lane.id for process in diagram.processes for lane in process.lanes} | {pool.id for pool in diagram.pools}
    taken = {element.get("id", "") for element in root.iter(etree.Element)}
    for number, (about, part) in enumerate(planes, 1):
        name = "" if number == 1 else f"_{number}"
        drawn = _child(root, _DI, "BPMNDiagram", id=_free(f"so_do{name}", taken))
        plane = _child(drawn, _DI, "BPMNPlane", id=_free(f"mat_phang{name}", taken), bpmnElement=about)
        _add_shapes(plane, part, bands, taken)
        _add_edges(plane, part, taken)
    return bool(planes)


def _planes(diagram: Diagram, page: Page) -> Iterator[tuple[str, Page]]:
    """What each picture is of: all pools of a collaboration, and each process that lies in none of them."""
    pooled = {pool.process for pool in diagram.pools}
    alone = [process.id for process in diagram.processes if process.id not in pooled]
    own = {name: one for one in alone for name in _within(diagram, one)}
    around = next((one.get("id", "") for one in tree.kids(diagram.root, "collaboration")), alone[0] if alone else "")
    wanted = alone if around in alone else [around, *alone]
    for about in wanted:
        shapes = tuple(one for one in page.shapes if own.get(one.element or "", around) == about)
        edges = tuple(one for one in page.edges if own.get(one.element or "", around) == about)
        if shapes and about:
            yield about, Page(None, "", about, shapes, edges)


def _within(diagram: Diagram, process: str) -> Iterator[str]:
    """The ids of all that lies in the process."""
    found = next(one for one in tree.kids(diagram.root, "process") if one.get("id", "") == process)
    return (element.get("id", "") for element in found.iter(etree.Element) if element.get("id"))


def _add_shapes(plane: Element, page: Page, bands: Collection[str], taken: set[str]) -> None:
    """Pools and lanes first, so that editors draw what stands in them on top."""
    for shape in sorted(page.shapes, key=lambda shape: shape.element not in bands):
        drawn = _of(plane, "BPMNShape", shape, taken)
        if shape.element in bands:
            drawn.set("isHorizontal", "true")
        if shape.expanded and shape.element not in bands:
            drawn.set("isExpanded", "true")
        box = shape.box or Box(0, 0, 0, 0)
        _child(drawn, _DC, "Bounds", x=f"{box.x:g}", y=f"{box.y:g}", width=f"{box.width:g}", height=f"{box.height:g}")


def _add_edges(plane: Element, page: Page, taken: set[str]) -> None:
    for edge in page.edges:
        drawn = _of(plane, "BPMNEdge", edge, taken)
        for x, y in _without_repeats(edge.points):
            _child(drawn, _LINE, "waypoint", x=f"{x:g}", y=f"{y:g}")


def _of(plane: Element, name: str, one: Shape | Edge, taken: set[str]) -> Element:
    return _child(plane, _DI, name, id=_free(f"{one.element}_di", taken), bpmnElement=str(one.element))


def _free(name: str, taken: set[str]) -> str:
    """*name*, or the next like it that no element bears; it is taken from now on."""
    while name in taken:
        name += "_"
    taken.add(name)
    return name


def _without_repeats(points: Sequence[Point]) -> list[Point]:
    return [point for place, point in enumerate(points) if place == 0 or point != points[place - 1]]


def _child(around: Element, space: str, name: str, /, **attributes: str) -> Element:
    return etree.SubElement(around, f"{{{space}}}{name}", attributes, nsmap=_SPACES)
