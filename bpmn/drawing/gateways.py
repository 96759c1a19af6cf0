"""Gateways: a diamond with the sign of its kind."""

from __future__ import annotations

from bpmn.drawing import icons, paths
from bpmn.drawing.colours import Look
from bpmn.drawing.display import Mark, Oval, Path
from bpmn.layout import Box
from bpmn.nodes import FlowNode


def marks(node: FlowNode, box: Box, look: Look, *, crossed: bool = True) -> list[Mark]:
    """The diamond of gateway *node* in *box*; *crossed* is whether an exclusive one shows its X."""
    x, y = paths.middle(box)
    size = min(box.width, box.height)
    drawn: list[Mark] = [Path(paths.line(outline(box), closed=True), look.body())]
    match node.kind:
        case "inclusiveGateway":
            return [*drawn, Oval(_around(x, y, size * 0.25), look.mark(2.6))]
        case "eventBasedGateway":
            return drawn + _awaiting(node, x, y, size, look)
        case "exclusiveGateway" if not crossed:
            return drawn
        case _:
            return drawn + icons.gateway(node.kind, x, y, size * 0.46, look)


def outline(box: Box) -> list[tuple[float, float]]:
    """The corners of the diamond in *box*, from the top."""
    x, y = paths.middle(box)
    return [(x, box.y), (box.x + box.width, y), (x, box.y + box.height), (box.x, y)]


def _awaiting(node: FlowNode, x: float, y: float, size: float, look: Look) -> list[Mark]:
    """An event in a diamond: one circle where it starts the process, else two; a plus where all events are awaited."""
    kind = "parallelMultiple" if node.attributes.get("eventGatewayType") == "Parallel" else "multiple"
    drawn: list[Mark] = [Oval(_around(x, y, size * 0.28), look.mark(1.2))]
    if not node.instantiate:
        drawn.append(Oval(_around(x, y, size * 0.22), look.mark(1.2)))
    return drawn + icons.event(kind, x, y, size * 0.3, look, throws=False)


def _around(x: float, y: float, radius: float) -> Box:
    return Box(x - radius, y - radius, 2 * radius, 2 * radius)
