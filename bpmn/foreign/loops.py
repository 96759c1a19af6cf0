"""Multi-instance lists as other tools attach them, moved to where the standard keeps them."""

from __future__ import annotations

from lxml import etree

from bpmn import tree
from bpmn.foreign import vendors
from bpmn.foreign.expressions import feel_of
from bpmn.foreign.notes import Notes
from bpmn.xml import BPMN, Element
from feel.errors import Fault

_BEFORE = ("documentation", "extensionElements", "loopCardinality")


def adopt(root: Element, notes: Notes) -> None:
    """Write the lists and items of every multi-instance step below *root* as the standard does."""
    for marker in tree.walk(root, "multiInstanceLoopCharacteristics"):
        collection, item = vendors.attribute(marker, "collection"), vendors.attribute(marker, "elementVariable")
        if collection is not None or item is not None:
            vendors.drop(marker, "collection", "elementVariable", "elementIndexVariable")
            _move(marker, {"loopDataInputRef": collection, "inputDataItem": item}, notes)
        found = vendors.zeebe(marker, "loopCharacteristics")
        if found is not None:
            parts = {
                "loopDataInputRef": found.get("inputCollection"),
                "loopDataOutputRef": found.get("outputCollection"),
                "inputDataItem": found.get("inputElement"),
                "outputDataItem": found.get("outputElement"),
            }
            vendors.remove(found)
            _move(marker, parts, notes)


def _move(marker: Element, parts: dict[str, str | None], notes: Notes) -> None:
    place = len(tree.kids(marker, *_BEFORE))
    for tag, text in parts.items():
        if not text or tree.kid(marker, tag) is not None:
            continue
        try:
            name = feel_of(text)
        except Fault as fault:
            notes.fault(marker, "foreign-expression", fault)
            continue
        marker.insert(place, _part(tag, name))
        place += 1
        vi, en = f"{tag} lấy theo '{text}' của công cụ khác.", f"{tag} was taken from '{text}' of another tool."
        notes.changed(marker, "loop-adopted", vi, en)


def _part(tag: str, name: str) -> Element:
    part = etree.Element(f"{{{BPMN}}}{tag}")
    if tag.endswith("Item"):
        part.set("name", name)
    else:
        part.text = name
    return part
