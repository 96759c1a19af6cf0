"""Elements of a diagram, put into a tree of XML."""

from __future__ import annotations

from lxml import etree

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
XSI = "http://www.w3.org/2001/XMLSchema-instance"

Element = etree._Element


def definitions() -> Element:
    """An empty file."""
    return etree.Element(
        tag("definitions"), nsmap={"bpmn": BPMN, "xsi": XSI}, id="definitions", targetNamespace="urn:b"
    )


def add(parent: Element, name: str, /, **attributes: str) -> Element:
    """A new BPMN element *name* at the end of *parent*."""
    return etree.SubElement(parent, tag(name), attributes)


def formal(parent: Element, name: str, text: str) -> Element:
    """A new expression *text* in the element *name* at the end of *parent*."""
    drawn = add(parent, name, **{f"{{{XSI}}}type": "bpmn:tFormalExpression"})
    drawn.text = text
    return drawn


def text(root: Element) -> bytes:
    """The file as it would be saved."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def tag(name: str) -> str:
    """The qualified name of a BPMN element."""
    return f"{{{BPMN}}}{name}"
