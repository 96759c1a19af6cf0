"""The vocabularies of other tools, and writing ours: attributes, extension elements, step properties."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from bpmn import tree
from bpmn.xml import BPMN, Element

# Camunda 7 and its kin share one vocabulary under several names.
KIN = (
    "http://camunda.org/schema/1.0/bpmn",
    "http://activiti.org/bpmn",
    "http://flowable.org/bpmn",
    "http://operaton.org/schema/1.0/bpmn",
)
ZEEBE = "http://camunda.org/schema/zeebe/1.0"
ALL = (*KIN, ZEEBE)
_SPIFF = {"spiffworkflow": tree.SPIFF}
_READ = ("properties", "calledDecisionId")  #: what our dialect takes from the vocabulary of SpiffWorkflow


def attribute(element: Element, name: str) -> str | None:
    """The attribute *name* of Camunda 7 or its kin on *element*."""
    return next((value for kin in KIN if (value := element.get(f"{{{kin}}}{name}")) is not None), None)


def drop(element: Element, *names: str) -> None:
    """Remove the attributes *names* of Camunda 7 and its kin from *element*."""
    for kin in KIN:
        for name in names:
            element.attrib.pop(f"{{{kin}}}{name}", "")


def extensions(element: Element, *names: str) -> list[Element]:
    """The extension elements *names* of the other tools on *element*; all of theirs without names."""
    found = [child for holder in tree.kids(element, "extensionElements") for child in holder]
    return [child for child in found if namespace(child) in ALL and (not names or name_of(child) in names)]


def unread(element: Element) -> list[Element]:
    """The extension elements on *element* that no part of this package takes over: those of SpiffWorkflow that our
    dialect does not know, and scripts of whatever tool."""
    found = [child for holder in tree.kids(element, "extensionElements") for child in holder]
    return [
        child
        for child in found
        if (namespace(child) == tree.SPIFF and name_of(child) not in _READ)
        or (namespace(child) not in (*ALL, tree.SPIFF) and is_script(name_of(child)))
    ]


def is_script(name: str) -> bool:
    """Whether an element of that name holds code, in the vocabulary of any tool: "onEntry-script", "preScript"."""
    return "script" in name.lower()


def zeebe(element: Element, name: str) -> Element | None:
    """The first Zeebe extension element *name* on *element*."""
    return element.find(f"{{{BPMN}}}extensionElements/{{{ZEEBE}}}{name}")


def remove(element: Element) -> None:
    """Take *element* out of the tree."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def namespace(element: Element) -> str:
    """The namespace of *element*."""
    return str(element.tag).rpartition("}")[0].lstrip("{")


def name_of(element: Element) -> str:
    """The name of *element* without its namespace."""
    return str(element.tag).rpartition("}")[2]


def attributes(element: Element) -> Iterator[str]:
    """The names of the other tools' attributes on *element*, without namespaces."""
    for name in map(str, element.attrib):
        space, _, local = name.rpartition("}")
        if space.lstrip("{") in ALL:
            yield local


def set_property(element: Element, name: str, value: str) -> None:
    """Give *element* our step property *name*, unless it has one."""
    if name in tree.properties(element):
        return
    holder = _extension_elements(element)
    found = holder.find(f"{{{tree.SPIFF}}}properties")
    if found is None:
        found = etree.SubElement(holder, f"{{{tree.SPIFF}}}properties", nsmap=_SPIFF)
    etree.SubElement(found, f"{{{tree.SPIFF}}}property", {"name": name, "value": value})


def set_extension(element: Element, name: str, text: str) -> None:
    """Give *element* the `spiffworkflow:` extension element *name*, unless it has one."""
    if tree.extension(element, name) is None:
        etree.SubElement(_extension_elements(element), f"{{{tree.SPIFF}}}{name}", nsmap=_SPIFF).text = text


def _extension_elements(element: Element) -> Element:
    """The extension elements of *element*, made after its documentation when there are none."""
    found = tree.kid(element, "extensionElements")
    if found is None:
        found = etree.Element(f"{{{BPMN}}}extensionElements")
        element.insert(len(tree.kids(element, "documentation")), found)
    return found
