"""An XML file as parts: its elements that have an id, each with what it says itself and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from bpmn import xml
from bpmn.xml import Element

#: children that only point at other elements: of two who add each its own, both stay
POINTING = ("incoming", "outgoing", "flowNodeRef")


class NoIds(Exception):
    """Two elements of the file share an id."""


@dataclass(frozen=True, slots=True)
class Part:
    """One element."""

    key: str  #: its id; for one without an id around some that have one, its place
    parent: str | None
    before: str | None  #: the part in front of it below the same parent
    subject: str  #: what it is about: an element of a picture is about the one that it shows
    own: Any  #: what it says itself and where, to be compared
    points: tuple[frozenset[str], ...]  #: where it points, for each of `POINTING`
    element: Element


def of(root: Element) -> dict[str, Part]:
    """The parts below *root*, by their keys, in the order of the file.

    Raises:
        NoIds.
    """
    found: dict[str, Part] = {}
    for part in _walk(root, root.get("id") or "/", None, None):
        if part.key in found:
            raise NoIds
        found[part.key] = part
    return found


def children(part: Part) -> Iterator[tuple[str | None, Element]]:
    """The children of *part*: the key of each that is a part, None for the others."""
    counts: dict[str, int] = {}
    for child in part.element:
        if isinstance(child.tag, str) and (child.get("id") or child.find(".//*[@id]") is not None):
            name = xml.local(child.tag)
            counts[name] = counts.get(name, 0) + 1
            yield child.get("id") or f"{part.key}/{name}{counts[name]}", child
        else:
            yield None, child


def is_pointing(element: Element) -> bool:
    """Whether *element* only points at another one."""
    return isinstance(element.tag, str) and xml.local(element.tag) in POINTING


def shown(part: Part | None) -> str | None:
    """What *part* says itself, as XML without the names of its namespaces; None: it is not there."""
    if part is None:
        return None
    bare = _bare(part.element)
    bare.extend(_plain(child) for key, child in children(part) if key is None and isinstance(child.tag, str))
    etree.indent(bare)
    return etree.tostring(bare, encoding="unicode")


def _plain(element: Element) -> Element:
    bare = _bare(element)
    bare.extend(_plain(child) for child in element if isinstance(child.tag, str))
    return bare


def _bare(element: Element) -> Element:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    bare = etree.Element(xml.local(str(element.tag)), attributes)
    bare.text = (element.text or "").strip() or None
    return bare


def _walk(element: Element, key: str, parent: str | None, before: str | None) -> Iterator[Part]:
    part = Part(key, parent, before, element.get("bpmnElement") or key, None, (), element)
    own = [_told(child) for name, child in children(part) if name is None and not is_pointing(child)]
    said = (parent, element.tag, sorted(element.attrib.items()), (element.text or "").strip(), own)
    points = tuple(frozenset(text for to, text in pointers(element) if to == name) for name in POINTING)
    yield Part(key, parent, before, part.subject, said, points, element)
    last = None
    for name, child in children(part):
        if name is not None:
            yield from _walk(child, name, key, last)
            last = name


def pointers(element: Element) -> Iterator[tuple[str, str]]:
    """Where *element* points: each by one of `POINTING` and an id."""
    for child in element:
        if is_pointing(child):
            yield xml.local(str(child.tag)), (child.text or "").strip()


def _told(element: Element) -> Any:
    """What *element* says, the same however it is laid out; nothing of a comment."""
    if not isinstance(element.tag, str):
        return None
    inside = [_told(child) for child in element]
    return element.tag, sorted(element.attrib.items()), (element.text or "").strip(), inside
