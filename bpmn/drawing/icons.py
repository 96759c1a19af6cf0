"""The small signs inside events, steps and gateways, each drawn on a field from -10 to 10."""

from __future__ import annotations

import math
from collections.abc import Mapping

from bpmn.drawing import paths
from bpmn.drawing.colours import Look
from bpmn.drawing.display import Mark, Path, Pen

#: sign of an event -> (its body, lines on the body); a throwing event fills the body
EVENTS: Mapping[str, tuple[str, str]] = {
    "message": ("M -9 -6 L 9 -6 L 9 6 L -9 6 Z", "M -9 -6 L 0 1 L 9 -6"),
    "timer": (
        "M -9 0 C -9 -4.97 -4.97 -9 0 -9 C 4.97 -9 9 -4.97 9 0 C 9 4.97 4.97 9 0 9 C -4.97 9 -9 4.97 -9 0 Z",
        "M 0 -6 L 0 0 L 4 2.5 M 0 -9 L 0 -7.5 M 9 0 L 7.5 0 M 0 9 L 0 7.5 M -9 0 L -7.5 0",
    ),
    "conditional": (
        "M -6.5 -8.5 L 6.5 -8.5 L 6.5 8.5 L -6.5 8.5 Z",
        "M -4 -5 L 4 -5 M -4 -1.7 L 4 -1.7 M -4 1.7 L 4 1.7 M -4 5 L 4 5",
    ),
    "signal": ("M 0 -8.5 L 8.5 6.5 L -8.5 6.5 Z", ""),
    "escalation": ("M 0 -9 L 7 8 L 0 1 L -7 8 Z", ""),
    "error": ("M -8 8 L -3 -7 L 2 1 L 8 -8 L 3 7 L -2 -1 Z", ""),
    "cancel": (
        "M 0 -3 L 5 -8 L 8 -5 L 3 0 L 8 5 L 5 8 L 0 3 L -5 8 L -8 5 L -3 0 L -8 -5 L -5 -8 Z",
        "",
    ),
    "compensate": ("M -9 0 L 0 -6.5 L 0 6.5 Z M 0 0 L 9 -6.5 L 9 6.5 Z", ""),
    "link": ("M -9 -4 L 2 -4 L 2 -8 L 9 0 L 2 8 L 2 4 L -9 4 Z", ""),
    "terminate": (
        "M -9 0 C -9 -4.97 -4.97 -9 0 -9 C 4.97 -9 9 -4.97 9 0 C 9 4.97 4.97 9 0 9 C -4.97 9 -9 4.97 -9 0 Z",
        "",
    ),
    "multiple": ("M 0 -9 L 8.6 -2.8 L 5.3 7.3 L -5.3 7.3 L -8.6 -2.8 Z", ""),
    "parallelMultiple": (
        "M -2.5 -9 L 2.5 -9 L 2.5 -2.5 L 9 -2.5 L 9 2.5 L 2.5 2.5 L 2.5 9 L -2.5 9 L -2.5 2.5 L -9 2.5 L -9 -2.5 "
        "L -2.5 -2.5 Z",
        "",
    ),
}


def _gear() -> str:
    """A wheel of eight teeth around a hole."""
    points: list[str] = []
    for tooth in range(8):
        for turn, radius in ((-0.28, 6.6), (-0.17, 9.2), (0.17, 9.2), (0.28, 6.6)):
            angle = math.pi / 4 * tooth + turn
            points.append(f"{radius * math.cos(angle):.2f} {radius * math.sin(angle):.2f}")
    return f"M {' L '.join(points)} Z"


#: kind of task -> (outline, lines)
TASKS: Mapping[str, tuple[str, str]] = {
    "userTask": (
        "M -8.5 9 C -8.5 2.5 -5 1.5 -2.5 0.6 C -1 1.6 1 1.6 2.5 0.6 C 5 1.5 8.5 2.5 8.5 9 Z "
        "M -3.9 -4.5 C -3.9 -10 3.9 -10 3.9 -4.5 C 3.9 1.2 -3.9 1.2 -3.9 -4.5 Z",
        "M -4.5 5.5 L -4.5 9 M 4.5 5.5 L 4.5 9",
    ),
    "manualTask": (
        "M -9 -1 C -9 -4 -6 -7 -3 -8 L -0.5 -9 C 1.2 -9 1.6 -7.4 0.2 -6.6 L -2 -5 L 7 -5 C 9 -5 9 -2.3 7 -2.3 "
        "L 8 -2.3 C 10 -2.3 10 0.5 8 0.5 C 9.6 0.5 9.6 3.2 7.6 3.2 L 6.8 3.2 C 8.2 3.2 8.2 6 6.4 6 L -3 6 "
        "C -7 6 -9 3 -9 -1 Z",
        "M 7.5 -2.3 L 2 -2.3 M 8 0.5 L 2 0.5 M 7.2 3.2 L 2 3.2",
    ),
    "serviceTask": (_gear(), "M -3 0 C -3 -4 3 -4 3 0 C 3 4 -3 4 -3 0 Z"),
    "scriptTask": (
        "M -3.5 -9 L 9 -9 C 2.5 -4.5 9.5 0.5 4 9 L -8.5 9 C -2.5 1 -9.5 -3.5 -3.5 -9 Z",
        "M -3 -5.5 L 3.2 -5.5 M -2.6 -2 L 3.4 -2 M -1.5 1.5 L 4.4 1.5 M -2.4 5 L 3.8 5",
    ),
    "businessRuleTask": (
        "M -9 -7 L 9 -7 L 9 7 L -9 7 Z",
        "M -9 -2.5 L 9 -2.5 M -9 2.2 L 9 2.2 M -3 -2.5 L -3 7 M -9 -4.7 L 9 -4.7",
    ),
    "sendTask": EVENTS["message"],
    "receiveTask": EVENTS["message"],
}

#: marker at the lower edge of a step, in lines
MARKERS: Mapping[str, str] = {
    "standard": "M -3.5 8 C -11 5 -11 -8 0 -8 C 11 -8 11 6 3 8 M -9.5 8.6 L -3.2 8.4 L -4 2.4",
    "parallel": "M -5.5 -8 L -5.5 8 M 0 -8 L 0 8 M 5.5 -8 L 5.5 8",
    "sequential": "M -8 -5.5 L 8 -5.5 M -8 0 L 8 0 M -8 5.5 L 8 5.5",
    "closed": "M -9 -9 L 9 -9 L 9 9 L -9 9 Z M 0 -5.5 L 0 5.5 M -5.5 0 L 5.5 0",
    "adHoc": "M -9 3 C -7 -6 -3 -5 0 0 C 3 5 7 6 9 -3",
    "compensation": EVENTS["compensate"][0],
}

#: sign in a gateway, in lines
GATEWAYS: Mapping[str, str] = {
    "exclusiveGateway": "M -5.5 -7 L 5.5 7 M 5.5 -7 L -5.5 7",
    "parallelGateway": "M 0 -9 L 0 9 M -9 0 L 9 0",
    "complexGateway": "M 0 -9 L 0 9 M -9 0 L 9 0 M -6.3 -6.3 L 6.3 6.3 M 6.3 -6.3 L -6.3 6.3",
}


def event(kind: str, x: float, y: float, size: float, look: Look, *, throws: bool) -> list[Mark]:
    """The sign of an event around (*x*, *y*), *size* pixels wide; none for a kind that has no sign."""
    body, lines = EVENTS.get(kind, ("", ""))
    solid = throws or kind == "terminate"
    return _signed(body, lines, x, y, size, look, solid=solid)


def task(kind: str, x: float, y: float, size: float, look: Look) -> list[Mark]:
    """The sign of a kind of task around (*x*, *y*); none for a plain task."""
    body, lines = TASKS.get(kind, ("", ""))
    return _signed(body, lines, x, y, size, look, solid=kind == "sendTask")


def marker(kind: str, x: float, y: float, size: float, look: Look) -> Mark:
    """A marker of a step around (*x*, *y*)."""
    return Path(paths.moved(paths.read(MARKERS[kind]), x, y, size / 20), look.mark(1.4))


def gateway(kind: str, x: float, y: float, size: float, look: Look) -> list[Mark]:
    """The sign of a gateway around (*x*, *y*), where lines make it up."""
    steps = GATEWAYS.get(kind)
    return [Path(paths.moved(paths.read(steps), x, y, size / 20), look.mark(2.6))] if steps else []


def _signed(body: str, lines: str, x: float, y: float, size: float, look: Look, *, solid: bool) -> list[Mark]:
    if not body:
        return []
    outline = look.solid() if solid else Pen(look.sign, 1.2, look.fill)
    inner = Pen(look.fill if solid else look.sign, 1.2)
    marks: list[Mark] = [Path(paths.moved(paths.read(body), x, y, size / 20), outline)]
    if lines:
        marks.append(Path(paths.moved(paths.read(lines), x, y, size / 20), inner))
    return marks
