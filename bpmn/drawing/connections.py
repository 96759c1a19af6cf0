"""Flows and associations: lines with the ends that BPMN gives them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from bpmn import tree
from bpmn.drawing import paths
from bpmn.drawing.colours import FLOW, PAPER, SOFT, Look
from bpmn.drawing.display import Mark, Oval, Path, Pen, Point
from bpmn.layout import Box
from bpmn.xml import Element

End = Literal["none", "solid", "hollow", "open", "ring", "diamond", "slash"]
BEND = 6.0
_LENGTH, _HALF = 9.0, 4.2  #: of an arrow head


@dataclass(frozen=True, slots=True)
class Line:
    """How one kind of connection is drawn."""

    dash: tuple[float, ...] = ()
    start: End = "none"
    end: End = "none"
    colour: str = FLOW
    is_double: bool = False


_DOTS = (2.0, 4.0)
LINES: Mapping[str, Line] = {
    "sequenceFlow": Line(end="solid"),
    "messageFlow": Line(dash=(6.0, 4.0), start="ring", end="hollow"),
    "association": Line(dash=_DOTS, colour=SOFT),
    "dataInputAssociation": Line(dash=_DOTS, end="open", colour=SOFT),
    "dataOutputAssociation": Line(dash=_DOTS, end="open", colour=SOFT),
    "conversationLink": Line(is_double=True),
}
_WAYS: Mapping[str, tuple[End, End]] = {"One": ("none", "open"), "Both": ("open", "open")}


def line_of(element: Element, *, start: End = "none") -> Line:
    """How to draw *element*; *start* is the sign at the beginning of a sequence flow. Unknown ones are plain lines."""
    kind = tree.tag(element)
    line = LINES.get(kind, Line())
    if kind == "association":
        first, last = _WAYS.get(element.get("associationDirection", "None"), ("none", "none"))
        return Line(line.dash, first, last, line.colour)
    return Line(line.dash, start, line.end, line.colour) if start != "none" else line


def marks(points: Sequence[Point], line: Line, look: Look, width: float = 1.5) -> list[Mark]:
    """The line through *points* with its ends."""
    run = distinct(points)
    if len(run) < 2:
        return []
    steps = paths.bent(run, BEND)
    if line.is_double:
        return [Path(steps, look.pen(5)), Path(steps, Pen(PAPER, 2.4))]
    return [
        Path(steps, look.pen(width, line.dash)),
        *_end(line.start, run[0], run[1], look),
        *_end(line.end, run[-1], run[-2], look),
    ]


def distinct(points: Sequence[Point]) -> list[Point]:
    """*points* without repetitions."""
    found = [points[0]] if points else []
    for point in points[1:]:
        if math.dist(point, found[-1]) > 0.01:
            found.append(point)
    return found


def half_way(points: Sequence[Point]) -> Point:
    """The point in the middle of the line through *points*."""
    return on_the_way(points, 0.5)


def on_the_way(points: Sequence[Point], share: float) -> Point:
    """The point of the line through *points* at which *share* of its length is behind."""
    run = distinct(points)
    left = sum(map(math.dist, run, run[1:])) * share
    for start, end in pairwise(run):
        length = math.dist(start, end)
        if length >= left:
            return paths.toward(start, end, left)
        left -= length
    return run[-1]


def letter(points: Sequence[Point], look: Look, *, shaded: bool) -> list[Mark]:
    """The envelope on a message flow; shaded for one that answers."""
    x, y = half_way(points)
    box = Box(x - 11, y - 7, 22, 14)
    flap = [(box.x, box.y), (x, y + 1), (box.x + box.width, box.y)]
    fill = "#cbd5e1" if shaded else PAPER
    outline = Path(paths.line(paths.corners(box), closed=True), Pen(look.line, 1.2, fill))
    return [outline, Path(paths.line(flap), look.pen(1.2))]


def _end(end: End, tip: Point, before: Point, look: Look) -> list[Mark]:
    """The sign at *tip* of a line that comes from *before*."""
    white = Pen(look.line, 1.3, PAPER)
    match end:
        case "solid":
            return [Path(paths.line(_turned(tip, before, _ARROW), closed=True), look.solid())]
        case "hollow":
            return [Path(paths.line(_turned(tip, before, _ARROW), closed=True), white)]
        case "open":
            return [Path(paths.line(_turned(tip, before, [_ARROW[1], (0, 0), _ARROW[2]])), look.pen(1.4))]
        case "ring":
            return [Oval(Box(tip[0] - 3.5, tip[1] - 3.5, 7, 7), white)]
        case "diamond":
            return [Path(paths.line(_turned(tip, before, _DIAMOND), closed=True), white)]
        case "slash":
            return [Path(paths.line(_turned(tip, before, _SLASH)), look.pen(1.6))]
        case "none":
            return []


# Along the line from the tip, and across it.
_ARROW = [(0.0, 0.0), (_LENGTH, _HALF), (_LENGTH, -_HALF)]
_DIAMOND = [(0.0, 0.0), (7.0, 4.2), (14.0, 0.0), (7.0, -4.2)]
_SLASH = [(6.0, 5.0), (12.0, -5.0)]


def _turned(tip: Point, before: Point, shape: Sequence[Point]) -> list[Point]:
    length = math.dist(tip, before) or 1
    x, y = (before[0] - tip[0]) / length, (before[1] - tip[1]) / length
    return [(tip[0] + along * x - across * y, tip[1] + along * y + across * x) for along, across in shape]
