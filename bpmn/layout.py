"""Where a diagram draws its elements: pages, shapes and edges at their coordinates."""

from __future__ import annotations

import math
from dataclasses import dataclass

from bpmn import tree
from bpmn.xml import Element

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"
_DC = "http://www.omg.org/spec/DD/20100524/DC"
_LINE = "http://www.omg.org/spec/DD/20100524/DI"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; *x* to the right, *y* downwards, in pixels."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shape:
    """One drawn node, lane, pool or artifact."""

    id: str | None
    element: str | None  #: id of the BPMN element that it draws
    box: Box | None  #: None when its coordinates cannot be read
    label: Box | None
    expanded: bool
    horizontal: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """One drawn flow or association."""

    id: str | None
    element: str | None
    points: tuple[tuple[float, float], ...]  #: empty when a coordinate cannot be read
    label: Box | None


@dataclass(frozen=True, slots=True)
class Page:
    """One BPMNDiagram."""

    id: str | None
    name: str
    element: str | None  #: id of the process or collaboration that it draws
    shapes: tuple[Shape, ...]
    edges: tuple[Edge, ...]


def read(root: Element) -> tuple[Page, ...]:
    """The pages of the file, in document order."""
    return tuple(_page(diagram) for diagram in root.iterfind(f"{{{_DI}}}BPMNDiagram"))


def _page(diagram: Element) -> Page:
    plane = diagram.find(f"{{{_DI}}}BPMNPlane")
    return Page(
        id=diagram.get("id"),
        name=diagram.get("name", ""),
        element=None if plane is None else tree.ref(plane, "bpmnElement"),
        shapes=tuple(_shape(shape) for shape in diagram.iter(f"{{{_DI}}}BPMNShape")),
        edges=tuple(_edge(edge) for edge in diagram.iter(f"{{{_DI}}}BPMNEdge")),
    )


def _shape(shape: Element) -> Shape:
    return Shape(
        id=shape.get("id"),
        element=tree.ref(shape, "bpmnElement"),
        box=_box(shape.find(f"{{{_DC}}}Bounds")),
        label=_label(shape),
        expanded=tree.flag(shape, "isExpanded", default=True),
        horizontal=tree.flag(shape, "isHorizontal", default=True),
    )


def _edge(edge: Element) -> Edge:
    points = [_point(point) for point in edge.iterfind(f"{{{_LINE}}}waypoint")]
    known = tuple(point for point in points if point)
    whole = known if len(known) == len(points) else ()
    return Edge(id=edge.get("id"), element=tree.ref(edge, "bpmnElement"), points=whole, label=_label(edge))


def _label(element: Element) -> Box | None:
    return _box(element.find(f"{{{_DI}}}BPMNLabel/{{{_DC}}}Bounds"))


def _box(bounds: Element | None) -> Box | None:
    if bounds is None:
        return None
    x, y, width, height = (_number(bounds.get(name)) for name in ("x", "y", "width", "height"))
    if x is None or y is None or width is None or height is None:
        return None
    return Box(x, y, width, height)


def _point(point: Element) -> tuple[float, float] | None:
    x, y = _number(point.get("x")), _number(point.get("y"))
    return None if x is None or y is None else (x, y)


def _number(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if math.isfinite(value) else None
