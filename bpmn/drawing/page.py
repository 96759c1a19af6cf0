"""One page drawn: its shapes and edges from the ground up, then the names outside, then how things stand."""

from __future__ import annotations

from bpmn import tree
from bpmn.drawing import (
    activities,
    bands,
    connections,
    data,
    events,
    extents,
    gateways,
    lettering,
    outside,
    paths,
    pools,
    remarks,
)
from bpmn.drawing.colours import PAPER, SOFT, Look
from bpmn.drawing.display import Figure, Mark, Pen, Rect, Sheet
from bpmn.drawing.placed import PlacedEdge, PlacedShape, Placing, level
from bpmn.drawing.state import State
from bpmn.drawing.wording import clean
from bpmn.layout import Box
from bpmn.nodes import ACTIVITIES, CHOREOGRAPHY, EVENTS, GATEWAYS

FARTHEST = 20_000.0  #: pixels that a page may measure; our choice, ten times a wall poster


def sheet(placing: Placing, state: State, lang: str) -> Sheet:
    """The page in *placing*, with *state* over it.

    Raises:
        TooFar: the coordinates are further apart than a page may measure.
    """
    _bound(placing)
    shapes = sorted(placing.shapes, key=level)
    ground = [placed for placed in shapes if level(placed)[0] < 3]
    above = [placed for placed in shapes if level(placed)[0] >= 3]
    figures = [
        *(_shape(placing, placed, state) for placed in ground),
        *(_edge(placing, placed, state) for placed in placing.edges),
        *(_shape(placing, placed, state) for placed in above),
        *outside.figures(placing, state, lang),
    ]
    return Sheet(clean(placing.page.name), extents.around(figures), tuple(figures))


def _bound(placing: Placing) -> None:
    """Refuse what lies too far out."""
    corners = [(placed.shape.element, corner) for placed in placing.shapes for corner in paths.corners(placed.box)]
    points = [(placed.edge.element, point) for placed in placing.edges for point in placed.points]
    listed = corners + points
    if not listed:
        return
    for axis in (0, 1):
        ordered = sorted(point[axis] for _, point in listed)
        centre = ordered[len(ordered) // 2]
        element, far = max(listed, key=lambda item: abs(item[1][axis] - centre))
        if abs(far[axis]) > 1e6 or ordered[-1] - ordered[0] > FARTHEST:
            raise remarks.TooFar(shape=element or "?", file=placing.diagram.file, limit=int(FARTHEST))


def _shape(placing: Placing, placed: PlacedShape, state: State) -> Figure:
    look = state.tint(placed.shape.element, placed.look)
    name = outside.name_of(placed, placing.diagram)
    marks = _drawn(placing, placed, look)
    if lettering.is_cut(marks, name):
        placing.warn("cut", remarks.Cut(element=placed.shape.element or "?", text=name[:80]), placed.shape.element)
    return Figure("shape", placed.shape.element, placed.shape.id, name, tuple(marks))


def _drawn(placing: Placing, placed: PlacedShape, look: Look) -> list[Mark]:
    box, element, node = placed.box, placed.element, placed.node
    if element is None:
        return _unknown(placed.shape.element or "?", box, dash=(5.0, 4.0))
    if placed.tag == "participant" or placed.tag == "lane":
        return _pool(placing, placed, look)
    if placed.tag in CHOREOGRAPHY:
        return pools.choreography(element, box, look)
    if placed.tag in pools.CONVERSATIONS:
        return pools.conversation(element, box, look)
    if placed.tag in data.SYMBOLS:
        return data.SYMBOLS[placed.tag](element, box, look)
    if node is not None:
        return _node(placing, placed, look)
    placing.warn("plain", remarks.Plain(kind=placed.tag, shape=placed.shape.element), placed.shape.element)
    return _unknown(outside.name_of(placed, placing.diagram), box)


def _node(placing: Placing, placed: PlacedShape, look: Look) -> list[Mark]:
    node = placed.node
    assert node is not None
    if node.kind in EVENTS:
        return events.marks(node, placed.box, look)
    if node.kind in GATEWAYS:
        crossed = placed.written.get("isMarkerVisible", "true") in ("true", "1")
        return gateways.marks(node, placed.box, look, crossed=crossed)
    attached = placing.attached[node.id]
    return activities.marks(node, placed.box, look, is_open=placed.is_open, attached=attached)


def _pool(placing: Placing, placed: PlacedShape, look: Look) -> list[Mark]:
    element = placed.element
    assert element is not None
    if placed.is_band:
        return pools.band_of(element, placed.box, look, kind=placed.written["participantBandKind"])
    lies = bands.lies(placing, placed)
    if placed.tag == "lane":
        return pools.lane(element, placed.box, look, lies=lies, band=bands.of_lane(placing, placed, lies=lies))
    return pools.pool(element, placed.box, look, lies=lies, band=bands.of_pool(placing, placed, lies=lies))


def _unknown(name: str, box: Box, dash: tuple[float, ...] = ()) -> list[Mark]:
    pen = Pen(SOFT, 1.5, PAPER, dash)
    return [Rect(box, pen, 4), *lettering.within(clean(name), box, Look().ink)]


def _edge(placing: Placing, placed: PlacedEdge, state: State) -> Figure:
    look = state.tint(placed.edge.element, placed.look)
    if placed.element is None:
        line = connections.Line(dash=(5.0, 4.0))
    else:
        line = connections.line_of(placed.element, start=_start(placing, placed))
    bold = 2.4 if placed.edge.element in state.standing else 1.5
    marks = connections.marks(placed.points, line, look, bold)
    shown = placed.written.get("messageVisibleKind")
    if shown:
        marks += connections.letter(placed.points, look, shaded=shown == "non_initiating")
    name = "" if placed.element is None else clean(placed.element.get("name") or "")
    return Figure("edge", placed.edge.element, placed.edge.id, name, tuple(marks))


def _start(placing: Placing, placed: PlacedEdge) -> connections.End:
    """A slash for the default flow, a diamond for a condition that no gateway decides."""
    element = placed.element
    if element is None or tree.tag(element) != "sequenceFlow":
        return "none"
    source = placing.diagram.node_by_id.get(tree.ref(element, "sourceRef") or "")
    if source is None:
        return "none"
    if source.default is not None and source.default == element.get("id"):
        return "slash"
    conditional = tree.kid(element, "conditionExpression") is not None
    return "diamond" if conditional and source.kind in ACTIVITIES else "none"
