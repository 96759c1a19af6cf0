"""Short questions to a BPMN element of the parsed tree, for the reader and for the rules on rare notation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bpmn.xml import BPMN, Element, local

SPIFF = "http://spiffworkflow.org/bpmn/schema/1.0/core"


def tag(element: Element) -> str:
    """The BPMN name of *element* ("userTask"); empty for an element of another namespace."""
    name = str(element.tag)
    return local(name) if name.startswith(f"{{{BPMN}}}") else ""


def kids(element: Element, *names: str) -> list[Element]:
    """The BPMN children of *element* called one of *names*, in document order; all of them without names."""
    found = (child for child in element if tag(child))
    return [child for child in found if not names or tag(child) in names]


def kid(element: Element, name: str) -> Element | None:
    """The first BPMN child called *name*."""
    return element.find(f"{{{BPMN}}}{name}")


def walk(element: Element, *names: str) -> Iterator[Element]:
    """Every BPMN element from *element* down that is called one of *names*, in document order; all without names.

    What stands in extension elements belongs to other vocabularies and is left out.
    """
    waiting = [element]
    while waiting:
        here = waiting.pop()
        name = tag(here)
        if name == "extensionElements":
            continue
        if name and (not names or name in names):
            yield here
        waiting.extend(reversed(here))


def words(element: Element | None) -> str:
    """The text of *element* without blanks around it; empty for None."""
    return "" if element is None else "".join(map(str, element.itertext())).strip()


def ref(element: Element, name: str) -> str | None:
    """The id that attribute *name* points to, without its namespace prefix; None when absent or blank."""
    value = (element.get(name) or "").strip()
    return local(value) or None


def refs(element: Element, name: str) -> tuple[str, ...]:
    """The ids that the child elements *name* point to, without namespace prefixes."""
    return tuple(local(words(child)) for child in kids(element, name))


def flag(element: Element, name: str, *, default: bool) -> bool:
    """The boolean attribute *name*; *default* when it is absent."""
    value = element.get(name)
    return default if value is None else value.strip() in ("true", "1")


def near(element: Element) -> str:
    """What a message can point at: the id of *element*, or of the nearest element around it; else its BPMN name."""
    around = (str(found.get("id")) for found in (element, *element.iterancestors()) if found.get("id"))
    return next(around, tag(element))


def properties(element: Element) -> Mapping[str, str]:
    """Our step properties: `spiffworkflow:property` name -> value in the extension elements of *element*."""
    path = f"{{{BPMN}}}extensionElements/{{{SPIFF}}}properties/{{{SPIFF}}}property"
    return {item.get("name", ""): item.get("value", "") for item in element.iterfind(path)}


def extension(element: Element, name: str) -> str | None:
    """The text of the `spiffworkflow:` extension element *name* of *element*."""
    found = element.find(f"{{{BPMN}}}extensionElements/{{{SPIFF}}}{name}")
    return words(found) or None
