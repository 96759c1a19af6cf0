"""Events: thin, double and thick circles, dashed where they do not interrupt, each with the sign of its trigger."""

from __future__ import annotations

from bpmn.drawing import icons, paths
from bpmn.drawing.colours import Look
from bpmn.drawing.display import Mark, Oval, Pen
from bpmn.layout import Box
from bpmn.nodes import THROWING, FlowNode

DASH = (4.0, 3.0)
RING = 3.0  #: between the two circles of an intermediate event
_DOUBLE = frozenset(("intermediateCatchEvent", "intermediateThrowEvent", "implicitThrowEvent", "boundaryEvent"))


def marks(node: FlowNode, box: Box, look: Look) -> list[Mark]:
    """The circles and the sign of event *node* in *box*."""
    dash = () if node.interrupting else DASH
    drawn: list[Mark] = [Oval(box, look.body(3.2 if node.kind == "endEvent" else 1.5, dash))]
    if node.kind in _DOUBLE and min(box.width, box.height) > 4 * RING:
        inner = Box(box.x + RING, box.y + RING, box.width - 2 * RING, box.height - 2 * RING)
        drawn.append(Oval(inner, Pen(look.sign, 1.5, None, dash)))
    x, y = paths.middle(box)
    size = min(box.width, box.height) * 0.52
    return drawn + icons.event(sign(node), x, y, size, look, throws=node.kind in THROWING)


def sign(node: FlowNode) -> str:
    """The name of the sign: the kind of the trigger, "multiple" or "parallelMultiple"; empty for a plain event."""
    kinds = [event.kind for event in node.events]
    if len(kinds) < 2:
        return kinds[0] if kinds else ""
    return "parallelMultiple" if node.attributes.get("parallelMultiple") in ("true", "1") else "multiple"
