"""Diagrams as pictures: every page of a BPMN file as marks at its coordinates, written as SVG, PDF or PNG."""

from __future__ import annotations

from bpmn.drawing import arrange, page, placed, remarks
from bpmn.drawing.display import Drawing
from bpmn.drawing.state import State
from bpmn.drawing.wording import clean
from bpmn.layout import Page
from bpmn.model import Diagram
from bpmn.xml import Element
from feel.findings import Finding

MOST_SHAPES = 5_000  #: shapes and edges of a file; our choice, twenty times the largest diagram known to us
MOST_POINTS = 25_000

_DI = "http://www.omg.org/spec/BPMN/20100524/DI"


def draw(diagram: Diagram, *, state: State | None = None, lang: str = "vi") -> Drawing:
    """Every page of *diagram*, with *state* over it; laid out here when the file has no coordinates.

    What is missing or shortened is named in the warnings; every shape and edge is drawn or in one of them.

    Raises:
        Unreadable: nothing to draw, or more than is drawn, or too far apart.
    """
    shown = state or State()
    pages, raw = _pages(diagram)
    _bound(diagram, pages)
    placings = [placed.place(diagram, one, drawn) for one, drawn in zip(pages, raw, strict=True)]
    sheets = tuple(page.sheet(placing, shown, lang) for placing in placings)
    warnings = [finding for placing in placings for finding in placing.warnings]
    warnings += [*_not_drawn(diagram, pages), *_not_in_state(diagram, pages, shown)]
    return Drawing(_title(diagram), lang, sheets, tuple(warnings))


def _pages(diagram: Diagram) -> tuple[tuple[Page, ...], list[Element | None]]:
    """The pages with what the file says of them; without coordinates, one page of our own."""
    if any(one.shapes or one.edges for one in diagram.pages):
        return diagram.pages, [*diagram.root.iterfind(f"{{{_DI}}}BPMNDiagram")]
    if len(diagram.nodes) + len(diagram.flows) > MOST_SHAPES:
        count = len(diagram.nodes) + len(diagram.flows)
        raise remarks.TooManyShapes(file=diagram.file, count=count, limit=MOST_SHAPES)
    arranged = arrange.page(diagram)
    if not arranged.shapes:
        raise remarks.NothingToDraw(file=diagram.file)
    return (arranged,), [None]


def _bound(diagram: Diagram, pages: tuple[Page, ...]) -> None:
    count = sum(len(one.shapes) + len(one.edges) for one in pages)
    if count > MOST_SHAPES:
        raise remarks.TooManyShapes(file=diagram.file, count=count, limit=MOST_SHAPES)
    points = sum(len(edge.points) for one in pages for edge in one.edges)
    if points > MOST_POINTS:
        raise remarks.TooManyPoints(file=diagram.file, count=points, limit=MOST_POINTS)


def _seen(pages: tuple[Page, ...]) -> set[str | None]:
    """The elements that have a shape or edge."""
    shapes = {shape.element for one in pages for shape in one.shapes}
    return shapes | {edge.element for one in pages for edge in one.edges}


def _not_drawn(diagram: Diagram, pages: tuple[Page, ...]) -> list[Finding]:
    """What has no place, but for the inside of a sub-process that is drawn closed."""
    seen = _seen(pages)
    shut = {node.id for node in diagram.nodes if not _is_open(diagram, node.id, seen)}
    listed = [(node.id, node.parent) for node in diagram.nodes]
    listed += [(flow.id, flow.parent) for flow in diagram.flows]
    listed += [(artifact.id, artifact.parent or "") for artifact in diagram.artifacts]
    listed += [(flow.id, "") for flow in diagram.message_flows]
    return [
        remarks.warning("not-drawn", remarks.NotDrawn(element=element), file=diagram.file, element=element)
        for element, parent in listed
        if element not in seen and parent not in shut
    ]


def _is_open(diagram: Diagram, element: str, seen: set[str | None]) -> bool:
    return any(node.id in seen for node in diagram.inside.get(element, ()))


def _not_in_state(diagram: Diagram, pages: tuple[Page, ...], state: State) -> list[Finding]:
    return [
        remarks.warning("not-in-state", remarks.NotInState(element=element), file=diagram.file, element=None)
        for element in sorted(clean(name)[:80] for name in state.elements - _seen(pages))
    ]


def _title(diagram: Diagram) -> str:
    named = (*(process.name for process in diagram.processes), *(pool.name for pool in diagram.pools))
    return clean(next((name for name in named if name), diagram.file))
