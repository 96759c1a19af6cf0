"""What stands outside the shapes: names, and plates that say how things stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from bpmn import tree
from bpmn.drawing import branches, connections, data, labels, lettering, paths, remarks
from bpmn.drawing.colours import PAPER, readable
from bpmn.drawing.crowd import Crowd
from bpmn.drawing.display import Figure, Mark, Point
from bpmn.drawing.placed import PlacedEdge, PlacedShape, Placing, level
from bpmn.drawing.pools import CONVERSATIONS
from bpmn.drawing.state import BADGE, State, badge, badge_width
from bpmn.drawing.wording import clean
from bpmn.layout import Box
from bpmn.model import Diagram
from bpmn.nodes import EVENTS, GATEWAYS
from bpmn.xml import Element

Lines = Sequence[Sequence[Point]]  #: of each edge, from where it goes its own way

_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  #: of a flow, where its plate may lie
_OUTSIDE = EVENTS | GATEWAYS | CONVERSATIONS | (data.SYMBOLS.keys() - {"textAnnotation"})


def name_of(placed: PlacedShape, diagram: Diagram) -> str:
    """The name of a shape, cleaned."""
    element = placed.element
    if element is None:
        return ""
    if placed.tag == "group":
        return _category(element, diagram)
    return data.words(element) if placed.tag in data.SYMBOLS else clean(element.get("name") or "")


def _crowd(placing: Placing) -> Crowd:
    """What labels should not cover: shapes, the lines of flows, the frames of what is open."""
    crowd = Crowd()
    for placed in placing.shapes:
        if level(placed)[0] >= 3 or placed.tag == "textAnnotation":
            crowd.add(placed.box, 3)
        else:
            crowd.add_line([*paths.corners(placed.box), (placed.box.x, placed.box.y)], 1)
    for edge in placing.edges:
        crowd.add_line(edge.points, 1)
    return crowd


def figures(placing: Placing, state: State, lang: str) -> list[Figure]:
    """The names that stand outside shapes, those of edges, and a plate on everything that *state* speaks of."""
    crowd = _crowd(placing)
    lines = branches.own([edge.points for edge in placing.edges])
    told = {one.edge.element for one in placing.edges if state.words_of_flow(one.edge.element, lang)}
    found = _names(placing, lines, crowd, told)
    for figure in found:
        if lettering.is_cut(figure.marks, figure.name):
            placing.warn("cut", remarks.Cut(element=figure.element, text=figure.name[:80]), figure.element)
    return [*found, *_badges(placing, lines, crowd, state, lang)]


def _names(placing: Placing, lines: Lines, crowd: Crowd, told: Collection[str | None]) -> list[Figure]:
    # Who has a place of its own in the file comes first; the others look for what is left.
    shapes = sorted(placing.shapes, key=lambda placed: placed.shape.label is None)
    edges = sorted(zip(placing.edges, lines, strict=True), key=lambda pair: pair[0].edge.label is None)
    found = [
        *(_of_shape(placed, name_of(placed, placing.diagram), crowd) for placed in shapes if placed.tag in _OUTSIDE),
        *(_of_edge(placed, line, crowd, BADGE / 2 - 1 if placed.edge.element in told else 0) for placed, line in edges),
    ]
    return [figure for figure in found if figure.marks]


def _of_shape(placed: PlacedShape, name: str, crowd: Crowd) -> Figure:
    marks = _outside(placed, name, crowd) if name else []
    return Figure("label", placed.shape.element, None, name, tuple(marks))


def _of_edge(placed: PlacedEdge, line: Sequence[Point], crowd: Crowd, off: float) -> Figure:
    name = "" if placed.element is None else clean(placed.element.get("name") or "")
    ink = readable(placed.look.ink, PAPER)
    marks = labels.along(name, line, placed.edge.label, crowd, ink, off=off) if name else []
    return Figure("label", placed.edge.element, None, name, tuple(marks))


def _outside(placed: PlacedShape, name: str, crowd: Crowd) -> list[Mark]:
    ink = readable(placed.look.ink, PAPER)
    if placed.tag == "group" and placed.shape.label is None:
        head = Box(placed.box.x + 8, placed.box.y + 4, max(placed.box.width - 16, 1), 32)
        return lettering.within(name, head, ink, at="top", weight="semibold")
    return labels.beside(name, placed.box, placed.shape.label, crowd, ink)


def _badges(placing: Placing, lines: Lines, crowd: Crowd, state: State, lang: str) -> list[Figure]:
    found: list[Figure] = []
    for placed in placing.shapes:
        words = state.words(placed.shape.element, lang)
        if words:
            found.append(_on_shape(placed, words, crowd, state))
    for edge, line in zip(placing.edges, lines, strict=True):
        words = state.words_of_flow(edge.edge.element, lang)
        if words:
            spots = [connections.on_the_way(line, share) for share in _SHARES]
            found.append(_freest(spots, edge.edge.element, words, crowd, state))
    return found


def _on_shape(placed: PlacedShape, words: str, crowd: Crowd, state: State) -> Figure:
    """On the upper edge of a step, to the right, where few flows arrive; beside what is too small to carry it."""
    box, wide = placed.box, badge_width(words)
    x, y = paths.middle(box)
    if box.height > BADGE * 3 + 4:
        right = max(box.x + box.width - wide / 2 + 4, x + wide / 2 + 8)
        left, low = 2 * x - right, box.y + box.height
        return _freest([(right, box.y), (right, low), (left, low)], placed.shape.element, words, crowd, state)
    above, below = box.y - BADGE / 2 - 2, box.y + box.height + BADGE / 2 + 2
    right, left = box.x + box.width + wide / 2 - 6, box.x - wide / 2 + 6
    spots = [(x, above), (right, above + 6), (left, above + 6), (right, y), (x, below), (left, below - 6)]
    return _freest(spots, placed.shape.element, words, crowd, state)


def _freest(spots: list[Point], element: str | None, words: str, crowd: Crowd, state: State) -> Figure:
    wide = badge_width(words)
    plates = [Box(x - wide / 2, y - BADGE / 2, wide, BADGE) for x, y in spots]
    best = min(range(len(spots)), key=lambda number: crowd.cover(plates[number]) + number)
    crowd.add(plates[best], 3)
    return badge(element, words, state, spots[best])


def _category(element: Element, diagram: Diagram) -> str:
    """The name of a group: the value of the category that it stands for."""
    found = diagram.element_by_id.get(tree.ref(element, "categoryValueRef") or "")
    return clean(((found.get("value") if found is not None else None) or element.get("name")) or "")
