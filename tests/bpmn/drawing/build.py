"""Short builders of tiny drawn BPMN files, and questions to the SVG."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from lxml import etree

from bpmn import model, xml
from bpmn.drawing import draw, svg
from bpmn.drawing.display import Drawing, Figure
from bpmn.drawing.state import State
from bpmn.layout import Box

HEAD = (
    f'<definitions xmlns="{xml.BPMN}" xmlns:di="http://www.omg.org/spec/BPMN/20100524/DI" '
    'xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:dd="http://www.omg.org/spec/DD/20100524/DI" '
    'xmlns:bioc="http://bpmn.io/schema/bpmn/biocolor/1.0" '
    'xmlns:color="http://www.omg.org/spec/BPMN/non-normative/color/1.0" id="d" targetNamespace="urn:t">'
)


def shape(element: str, x: object, y: object, width: object = 100, height: object = 80, more: str = "") -> str:
    """A BPMNShape "s_<element>"."""
    bounds = f'<dc:Bounds x="{x}" y="{y}" width="{width}" height="{height}"/>'
    return f'<di:BPMNShape id="s_{element}" bpmnElement="{element}" {more}>{bounds}</di:BPMNShape>'


def edge(element: str, *points: tuple[object, object], more: str = "") -> str:
    """A BPMNEdge "s_<element>"."""
    inner = "".join(f'<dd:waypoint x="{x}" y="{y}"/>' for x, y in points)
    return f'<di:BPMNEdge id="s_{element}" bpmnElement="{element}" {more}>{inner}</di:BPMNEdge>'


def page(*drawn: str, name: str = "") -> str:
    """A BPMNDiagram."""
    return (
        f'<di:BPMNDiagram name="{name}"><di:BPMNPlane bpmnElement="p">{"".join(drawn)}</di:BPMNPlane></di:BPMNDiagram>'
    )


def a_file(process: str, *pages: str, around: str = "") -> model.Diagram:
    """A file with one process "p", *around* under its root."""
    text = f'{HEAD}{around}<process id="p" name="Cấp phép">{process}</process>{"".join(pages)}</definitions>'
    return model.read(xml.parse(text.encode(), file="x.bpmn"), file="x.bpmn")


def drawn(process: str, *shapes: str, around: str = "", state: State | None = None) -> Drawing:
    """The drawing of a file with one page."""
    return draw(a_file(process, page(*shapes), around=around), state=state)


def figure(drawing: Drawing, element: str, kind: str = "shape") -> Figure:
    """The one figure of *element*."""
    (found,) = [one for one in figures(drawing) if one.element == element and one.kind == kind]
    return found


def figures(drawing: Drawing) -> Iterable[Figure]:
    """The figures of all pages."""
    return [one for sheet in drawing.sheets for one in sheet.figures]


def rules(drawing: Drawing) -> Mapping[str, list[str | None]]:
    """Warning rule -> the elements that it names."""
    found: dict[str, list[str | None]] = {}
    for finding in drawing.warnings:
        found.setdefault(finding.rule, []).append(finding.element)
    return found


def picture(drawing: Drawing) -> Any:
    """The parsed SVG."""
    return etree.fromstring(svg.write(drawing))


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes share more than an edge."""
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height
