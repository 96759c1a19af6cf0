"""A drawing as SVG: plain shapes and text, no scripts, no styles, nothing from outside."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from bpmn.drawing import sheets
from bpmn.drawing.display import Drawing, Figure, Mark, Oval, Path, Pen, Rect, Sheet, Text
from bpmn.drawing.typeface import FALLBACKS, FAMILY
from bpmn.xml import Element

NAMESPACE = "http://www.w3.org/2000/svg"
_FAMILIES = ", ".join(f"'{name}'" if " " in name else name for name in (FAMILY, *FALLBACKS))
_SPACES: Any = {None: NAMESPACE}
_WEIGHTS = {"regular": "400", "semibold": "600"}


def write(drawing: Drawing, links: Mapping[str, str] | None = None, *, anchors: str = "") -> bytes:
    """The file: one group a page, one group a shape or edge with `data-element`, its id in the diagram.

    *links*: where a click on the shape of a node, or on what is said of a flow, leads; *anchors*: what stands before
    the id of an element in the name by which an address leads to it, none without it. A single page keeps the
    coordinates of the diagram; several stand below one another, each moved as a whole.
    """
    whole, places = sheets.stacked(drawing)
    root = etree.Element(f"{{{NAMESPACE}}}svg", nsmap=_SPACES)
    _put(root, viewBox=" ".join(map(_number, (whole.x, whole.y, whole.width, whole.height))))
    role = "group" if links else "img"
    _put(root, width=_number(whole.width), height=_number(whole.height), role=role, lang=drawing.lang)
    root.set("font-family", _FAMILIES)
    _child(root, "title").text = drawing.title
    ground = _child(root, "rect", x=_number(whole.x), y=_number(whole.y), fill="#ffffff")
    _put(ground, width=_number(whole.width), height=_number(whole.height))
    for sheet, (x, y) in zip(drawing.sheets, places, strict=True):
        _sheet(root, sheet, x, y, links or {})
    taken = {""}  # diagrams beside one another may use an id twice; an address leads to the first
    for group in root.iter(f"{{{NAMESPACE}}}g") if anchors else ():
        element = group.get("data-element", "")
        if element not in taken and group.get("data-kind") in ("shape", "edge"):
            group.set("id", anchors + element)
            taken.add(element)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _sheet(root: Element, sheet: Sheet, x: float, y: float, links: Mapping[str, str]) -> None:
    group = _child(root, "g", data_page=sheet.name)
    if x or y:
        group.set("transform", f"translate({_number(x)} {_number(y)})")
    edges = {figure.element: figure.name for figure in sheet.figures if figure.kind == "edge"}
    for figure in sheet.figures:
        is_target = figure.kind == "shape" or (figure.kind == "badge" and figure.element in edges)
        href = links.get(figure.element or "") if is_target else None
        link = _child(group, "a", href=href) if href else group
        if href and figure.kind == "badge":
            link.set("aria-label", f"{edges[figure.element]}: {figure.name}".removeprefix(": "))
        elif href and not figure.name:
            link.set("aria-label", figure.element or "")
        _figure(link, figure)


def _figure(parent: Element, figure: Figure) -> None:
    group = _child(parent, "g", data_kind=figure.kind)
    if figure.element:
        _put(group, data_element=figure.element)
    if figure.source:
        _put(group, data_source=figure.source)
    if figure.name and figure.kind in ("shape", "edge"):
        _child(group, "title").text = figure.name
    for mark in figure.marks:
        _mark(group, mark)


def _mark(parent: Element, mark: Mark) -> None:
    match mark:
        case Rect(box, pen, radius):
            made = _child(parent, "rect", x=_number(box.x), y=_number(box.y), **_painted(pen))
            _put(made, width=_number(box.width), height=_number(box.height))
            if radius:
                made.set("rx", _number(radius))
        case Oval(box, pen):
            rx, ry = box.width / 2, box.height / 2
            made = _child(parent, "ellipse", cx=_number(box.x + rx), cy=_number(box.y + ry), **_painted(pen))
            _put(made, rx=_number(rx), ry=_number(ry))
        case Path(steps, pen):
            text = "".join(name + " ".join(map(_number, numbers)) for name, *numbers in steps)
            _child(parent, "path", d=text, stroke_linejoin="round", **_painted(pen))
        case Text():
            _text(parent, mark)


def _text(parent: Element, text: Text) -> None:
    made = _child(parent, "text", x=_number(text.x), y=_number(text.y), fill=text.colour, font_size=_number(text.size))
    if text.weight != "regular":
        _put(made, font_weight=_WEIGHTS[text.weight])
    if text.anchor != "start":
        _put(made, text_anchor=text.anchor)
    if text.upright:
        made.set("transform", f"rotate(-90 {_number(text.x)} {_number(text.y)})")
    if text.halo:
        _put(made, stroke=text.halo, stroke_width="3", stroke_linejoin="round", paint_order="stroke")
    made.text = text.text


def _painted(pen: Pen) -> Mapping[str, str]:
    found = {"fill": pen.fill or "none"}
    if pen.stroke:
        found |= {"stroke": pen.stroke, "stroke_width": _number(pen.width)}
    if pen.stroke and pen.dash:
        found["stroke_dasharray"] = " ".join(map(_number, pen.dash))
    return found


def _child(parent: Element, tag: str, **attributes: str) -> Element:
    made = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    _put(made, **attributes)
    return made


def _put(element: Element, **attributes: str) -> None:
    for name, value in attributes.items():
        element.set("viewBox" if name == "viewBox" else name.replace("_", "-"), value)


def _number(value: float) -> str:
    """At most two decimals, no exponent, no minus zero."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
