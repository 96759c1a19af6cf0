"""What stands beside the flow: data, messages, annotations and groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bpmn import tree
from bpmn.drawing import icons, lettering, paths, wording
from bpmn.drawing.colours import SOFT, Look, readable
from bpmn.drawing.display import Mark, Path, Pen, Rect
from bpmn.layout import Box
from bpmn.xml import Element

_DASH_DOT = (8.0, 4.0, 2.0, 4.0)


def sheet(element: Element, box: Box, look: Look) -> list[Mark]:
    """A data object: a sheet with a folded corner; arrow for input and output, bars for a collection."""
    fold = min(box.width, box.height) * 0.3
    right, bottom = box.x + box.width, box.y + box.height
    outline = [(box.x, box.y), (right - fold, box.y), (right, box.y + fold), (right, bottom), (box.x, bottom)]
    corner = [(right - fold, box.y), (right - fold, box.y + fold), (right, box.y + fold)]
    drawn: list[Mark] = [
        Path(paths.line(outline, closed=True), look.body()),
        Path(paths.line(corner), look.pen(1.2)),
    ]
    kind = tree.tag(element)
    if kind in ("dataInput", "dataOutput"):
        x, y = box.x + box.width * 0.3, box.y + fold * 0.8
        drawn += icons.event("link", x, y, fold * 1.2, look, throws=kind == "dataOutput")
    if _is_many(element):
        drawn.append(icons.marker("parallel", box.x + box.width / 2, bottom - 8, 11, look))
    return drawn


def store(_element: Element, box: Box, look: Look) -> list[Mark]:
    """A data store: a barrel."""
    lid = min(box.height * 0.25, 14.0)
    left, right, bottom = box.x, box.x + box.width, box.y + box.height
    bow, down, up = lid * 0.66, bottom - lid / 2, box.y + lid / 2
    body = (
        ("M", left, up),
        ("C", left, up - bow, right, up - bow, right, up),
        ("L", right, down),
        ("C", right, down + bow, left, down + bow, left, down),
        ("Z",),
    )
    rims = [
        (("M", left, up + gap), ("C", left, up + gap + bow, right, up + gap + bow, right, up + gap))
        for gap in (0, lid * 0.35, lid * 0.7)
    ]
    return [Path(body, look.body()), *(Path(rim, look.pen(1.2)) for rim in rims)]


def envelope(_element: Element, box: Box, look: Look) -> list[Mark]:
    """A message."""
    x, y = paths.middle(box)
    flap = [(box.x, box.y), (x, y + box.height * 0.08), (box.x + box.width, box.y)]
    return [Rect(box, look.body(1.2)), Path(paths.line(flap), look.pen(1.2))]


def annotation(element: Element, box: Box, look: Look) -> list[Mark]:
    """A text annotation: a bracket at the left and the text, on a pale ground that shows how far it reaches."""
    reach = min(6.0, box.width)
    bottom = box.y + box.height
    bracket = [(box.x + reach, box.y), (box.x, box.y), (box.x, bottom), (box.x + reach, bottom)]
    ground = Rect(box, Pen(None, 0, look.fill))
    return [ground, Path(paths.line(bracket), look.pen(1.5)), *_note(words(element), box, look)]


def group(_element: Element, box: Box, look: Look) -> list[Mark]:
    """A group: a frame of dashes and dots."""
    return [Rect(box, look.pen(1.5, _DASH_DOT), 10)]


#: BPMN name -> how it is drawn. The name stands outside, but for the annotation.
SYMBOLS: Mapping[str, Callable[[Element, Box, Look], list[Mark]]] = {
    "dataObject": sheet,
    "dataObjectReference": sheet,
    "dataInput": sheet,
    "dataOutput": sheet,
    "dataStore": store,
    "dataStoreReference": store,
    "message": envelope,
    "textAnnotation": annotation,
    "group": group,
}
LOOKS: Mapping[str, Look] = {
    "group": Look(line=SOFT),
    "textAnnotation": Look(line=SOFT, fill="#f8fafc"),
}


def words(element: Element) -> str:
    """The text of an annotation, or the name of data with its state: "Đơn [đã ký]"."""
    if tree.tag(element) == "textAnnotation":
        return wording.clean(tree.words(tree.kid(element, "text")) or element.get("name") or "")
    state = tree.kid(element, "dataState")
    name = wording.clean(element.get("name") or "")
    shown = wording.clean((state.get("name") if state is not None else None) or "")
    return f"{name} [{shown}]".strip() if shown else name


def _note(text: str, box: Box, look: Look) -> list[Mark]:
    room = Box(box.x + 8, box.y + 3, max(box.width - 10, 1), max(box.height - 6, 1))
    if not text:
        return []
    block = wording.fit(text, room.width, room.height)
    top = room.y + max(0.0, (room.height - block.height) / 2)
    return lettering.lines(block, room.x, top, readable(look.ink, look.fill), anchor="start")


def _is_many(element: Element) -> bool:
    """Whether the data is a collection, by itself or by the data object that it refers to."""
    if tree.flag(element, "isCollection", default=False):
        return True
    target = tree.ref(element, "dataObjectRef")
    scope = element.getparent()
    if target is None or scope is None:
        return False
    named = (found for found in tree.kids(scope, "dataObject") if found.get("id") == target)
    return any(tree.flag(found, "isCollection", default=False) for found in named)
