"""A page made ready for drawing: each shape and edge with its element, its colours and what else the file says."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from bpmn import tree
from bpmn.drawing import colours, connections, data, pools, remarks
from bpmn.drawing.colours import FLOW, Look
from bpmn.layout import Box, Edge, Page, Shape
from bpmn.model import Diagram
from bpmn.nodes import EVENTS, GATEWAYS, SUBPROCESSES, FlowNode
from bpmn.xml import Element
from feel.errors import Fault
from feel.findings import Finding

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_CONTAINERS = SUBPROCESSES | {"subChoreography", "callActivity"}


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedShape:
    """A shape that can be drawn."""

    shape: Shape
    box: Box
    element: Element | None  #: None when the file has no such element
    node: FlowNode | None
    look: Look
    written: Mapping[str, str]  #: attributes of the BPMNShape
    is_open: bool  #: a sub-process whose inside is drawn

    @property
    def tag(self) -> str:
        """The BPMN name of the element; empty for a stranger."""
        return "" if self.element is None else tree.tag(self.element)

    @property
    def is_band(self) -> bool:
        """Whether this is a participant at the edge of a choreography task."""
        return "participantBandKind" in self.written


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEdge:
    """An edge that can be drawn."""

    edge: Edge
    points: tuple[tuple[float, float], ...]
    element: Element | None
    look: Look
    written: Mapping[str, str]


@dataclass(slots=True)
class Placing:
    """A page, and what could not be placed."""

    diagram: Diagram
    page: Page
    shapes: list[PlacedShape]
    edges: list[PlacedEdge]
    frames: list[PlacedShape]  #: pools and lanes
    warnings: list[Finding]
    listed: frozenset[str | None]  #: the elements of all its shapes
    attached: defaultdict[str, list[Box]]  #: where the boundary events of a step are drawn, by its id

    def warn(self, rule: str, fault: Fault, element: str | None) -> None:
        """Keep a warning about *element*."""
        self.warnings.append(remarks.warning(rule, fault, file=self.diagram.file, element=element))


def place(diagram: Diagram, page: Page, drawn: Element | None) -> Placing:
    """*page* made ready; *drawn* is its BPMNDiagram, None for a page that was laid out here."""
    placing = Placing(
        diagram, page, [], [], [], [], frozenset(shape.element for shape in page.shapes), defaultdict(list)
    )
    for shape, raw in zip(page.shapes, _raw(drawn, "BPMNShape", len(page.shapes)), strict=True):
        _place_shape(placing, shape, raw)
    placing.frames = [placed for placed in placing.shapes if placed.tag in ("participant", "lane")]
    by_id = {placed.shape.element: placed for placed in reversed(placing.shapes)}
    for edge, raw in zip(page.edges, _raw(drawn, "BPMNEdge", len(page.edges)), strict=True):
        _place_edge(placing, edge, raw, by_id)
    return placing


def ends(element: Element) -> tuple[str | None, str | None]:
    """The ids of what a connection joins; a data association joins data and the step around it."""
    kind, parent = tree.tag(element), element.getparent()
    around = None if parent is None else parent.get("id")
    if kind == "dataInputAssociation":
        return next(iter(tree.refs(element, "sourceRef")), None), around
    if kind == "dataOutputAssociation":
        return around, next(iter(tree.refs(element, "targetRef")), None)
    return tree.ref(element, "sourceRef"), tree.ref(element, "targetRef")


def holds(placed: PlacedShape, point: tuple[float, float]) -> bool:
    """Whether *point* lies inside the outline, not on it."""
    box = placed.box
    across = abs(point[0] - box.x - box.width / 2) / (box.width / 2)
    down = abs(point[1] - box.y - box.height / 2) / (box.height / 2)
    slack = 1 - 2 / max(min(box.width, box.height), 4)
    if placed.tag in EVENTS:
        return math.hypot(across, down) < slack
    if placed.tag in GATEWAYS:
        return across + down < slack
    return max(across, down) < slack


def level(placed: PlacedShape) -> tuple[int, float]:
    """What lies below what: pools, lanes, open sub-processes, (edges,) steps, what is attached to them."""
    area = -placed.box.width * placed.box.height
    if placed.tag == "participant" and not placed.is_band:
        return (0, area)
    if placed.tag == "lane":
        return (1, area)
    if placed.is_open or placed.tag in ("group", "textAnnotation"):
        return (2, area)
    return (4 if placed.is_band or placed.tag == "boundaryEvent" else 3, area)


def _raw(drawn: Element | None, name: str, count: int) -> list[Element | None]:
    return [None] * count if drawn is None else [*drawn.iter(f"{{{_DI}}}{name}")]


def _place_shape(placing: Placing, shape: Shape, raw: Element | None) -> None:
    name = shape.element or shape.id or "?"
    if shape.box is None:
        placing.warn("no-place", remarks.NoPlace(shape=name), shape.element)
        return
    if min(shape.box.width, shape.box.height) <= 0:
        size = {"width": f"{shape.box.width:g}", "height": f"{shape.box.height:g}"}
        placing.warn("no-size", remarks.NoSize(shape=name, **size), shape.element)
        return
    element = placing.diagram.element_by_id.get(shape.element or "")
    if element is None:
        placing.warn("stranger", remarks.Stranger(shape=shape.id or "?", element=shape.element or ""), shape.element)
    written = {} if raw is None else {str(key): str(value) for key, value in raw.attrib.items()}
    node = placing.diagram.node_by_id.get(shape.element or "")
    if node is not None and node.attached_to:
        placing.attached[node.attached_to].append(shape.box)
    placing.shapes.append(
        PlacedShape(
            shape=shape,
            box=shape.box,
            element=element,
            node=node,
            look=_look(placing, shape.element, raw, _usual(element)),
            written=written,
            is_open=_is_open(placing, shape, element, written),
        )
    )


def _usual(element: Element | None) -> Look:
    kind = "" if element is None else tree.tag(element)
    return {"participant": pools.POOL, "lane": pools.LANE, **data.LOOKS}.get(kind, Look())


def _look(placing: Placing, element: str | None, raw: Element | None, usual: Look) -> Look:
    if raw is None:
        return usual
    look, wrong = colours.written(raw, usual)
    for value in wrong:
        placing.warn("bad-colour", remarks.BadColour(value=value, element=element or "?"), element)
    return look


def _is_open(placing: Placing, shape: Shape, element: Element | None, written: Mapping[str, str]) -> bool:
    """As the file says; where it says nothing, whether something inside is drawn on the same page."""
    if element is None or tree.tag(element) not in _CONTAINERS:
        return False
    if "isExpanded" in written or placing.page.element == shape.element:
        return shape.expanded
    return any(child.get("id") in placing.listed for child in element)


def _place_edge(placing: Placing, edge: Edge, raw: Element | None, by_id: Mapping[str | None, PlacedShape]) -> None:
    name = edge.element or edge.id or "?"
    element = placing.diagram.element_by_id.get(edge.element or "")
    source, target = (None, None) if element is None else map(by_id.get, ends(element))
    points = edge.points
    if len(connections.distinct(points)) < 2:
        if source is None or target is None or source is target:
            placing.warn("no-line", remarks.NoLine(edge=name), edge.element)
            return
        placing.warn("guessed", remarks.Guessed(edge=name), edge.element)
        points = tuple((box.x + box.width / 2, box.y + box.height / 2) for box in (source.box, target.box))
    if element is None:
        placing.warn("stranger", remarks.Stranger(shape=edge.id or "?", element=edge.element or ""), edge.element)
    colour = FLOW if element is None else connections.line_of(element).colour
    placing.edges.append(
        PlacedEdge(
            edge=edge,
            points=_trimmed(points, source, target),
            element=element,
            look=_look(placing, edge.element, raw, Look(line=colour)),
            written={} if raw is None else {str(key): str(value) for key, value in raw.attrib.items()},
        )
    )


def _trimmed(
    points: tuple[tuple[float, float], ...], source: PlacedShape | None, target: PlacedShape | None
) -> tuple[tuple[float, float], ...]:
    """*points* without what would be hidden below the shapes at both ends, where arrow heads must be seen."""
    run = _cut(list(connections.distinct(points)), source)
    return tuple(reversed(_cut(run[::-1], target)))


def _cut(run: list[tuple[float, float]], placed: PlacedShape | None) -> list[tuple[float, float]]:
    if placed is None or not holds(placed, run[0]):
        return run
    while len(run) > 2 and holds(placed, run[1]):
        run = run[1:]
    inner, outer = run[0], run[1]
    if holds(placed, outer):
        return run
    for _ in range(20):
        half = ((inner[0] + outer[0]) / 2, (inner[1] + outer[1]) / 2)
        inner, outer = (half, outer) if holds(placed, half) else (inner, half)
    return [outer, *run[1:]]
