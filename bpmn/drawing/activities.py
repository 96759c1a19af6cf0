"""Steps: tasks with the sign of their kind, sub-processes open and closed, call activities, and their markers."""

from __future__ import annotations

from collections.abc import Sequence

from bpmn.drawing import extents, icons, lettering, paths, wording
from bpmn.drawing.colours import Look, readable
from bpmn.drawing.display import Mark, Path, Pen, Rect, Text
from bpmn.layout import Box
from bpmn.nodes import FlowNode

RADIUS = 8.0
CORNER = 22.0  #: what the sign of a task takes in the upper left
FOOT = 18.0  #: what markers take at the lower edge
_PAD = 5.0
_MARKER = 13.0


def marks(node: FlowNode, box: Box, look: Look, *, is_open: bool = False, attached: Sequence[Box] = ()) -> list[Mark]:
    """Step *node* in *box*; *is_open* is a sub-process whose inside is drawn, *attached* are its boundary events."""
    name = wording.clean(node.name)
    return [
        *_outline(node, box, look),
        *_kind(node, box, look),
        *_markers(markers(node, is_open=is_open), box, look),
        *_label(node, name, box, look, attached, is_open=is_open),
    ]


def markers(node: FlowNode, *, is_open: bool) -> list[str]:
    """The markers of *node* from left to right."""
    found = [node.loop.kind] if node.loop else []
    if node.for_compensation:
        found.append("compensation")
    if node.kind in ("subProcess", "transaction", "adHocSubProcess", "callActivity", "subChoreography") and not is_open:
        # A call activity may call a task as well, but who looks at it expects a process behind it.
        found.append("closed")
    if node.kind == "adHocSubProcess":
        found.append("adHoc")
    return found


def _outline(node: FlowNode, box: Box, look: Look) -> list[Mark]:
    width = 3.4 if node.kind == "callActivity" else 1.5
    dash = (2.0, 3.0) if node.by_event else ()
    radius = min(RADIUS, box.width / 4, box.height / 4)
    drawn: list[Mark] = [Rect(box, look.body(width, dash), radius)]
    if node.kind == "transaction" and min(box.width, box.height) > 12:
        inner = Box(box.x + 3, box.y + 3, box.width - 6, box.height - 6)
        drawn.append(Rect(inner, look.pen(1.2), max(radius - 3, 0)))
    return drawn


def _kind(node: FlowNode, box: Box, look: Look) -> list[Mark]:
    size = min(15.0, box.height * 0.4, box.width * 0.3)
    x, y = box.x + 4 + size / 2, box.y + 4 + size / 2
    drawn = icons.task(node.kind, x, y, size, look)
    if node.kind == "receiveTask" and node.instantiate:
        ring = Box(x - size * 0.75, y - size * 0.75, size * 1.5, size * 1.5)
        return [Path(paths.oval(ring), Pen(look.line, 1)), *icons.task(node.kind, x, y, size * 0.8, look)]
    return drawn


def _markers(kinds: list[str], box: Box, look: Look) -> list[Mark]:
    y = box.y + box.height - _MARKER / 2 - 3
    left = box.x + box.width / 2 - (len(kinds) - 1) * (_MARKER + 4) / 2
    return [icons.marker(kind, left + at * (_MARKER + 4), y, _MARKER, look) for at, kind in enumerate(kinds)]


def _label(node: FlowNode, name: str, box: Box, look: Look, attached: Sequence[Box], *, is_open: bool) -> list[Mark]:
    ink = readable(look.ink, look.fill)
    if is_open:
        head = Box(box.x + 10, box.y + 6, max(box.width - 20, 1), min(34.0, box.height))
        return lettering.within(name, head, ink, at="top", weight="semibold")
    foot = FOOT if markers(node, is_open=is_open) else _PAD - 1
    return _free(name, box, foot, ink, [*_sign_box(node, box), *attached])


def _free(name: str, box: Box, foot: float, ink: str, taken: Sequence[Box]) -> list[Mark]:
    """In the middle where no line touches what is *taken*; else in the part of the step that is clear of it."""
    low = min((one.y for one in taken if _is_low(one, box)), default=box.y + box.height)
    clear_foot = max(foot, box.y + box.height - low + 1)
    rooms = [_room(box, head, end) for head in (_PAD - 1, CORNER - 2) for end in (foot, clear_foot)]
    tried = [lettering.within(name, room, ink) for room in rooms]
    return min(tried, key=lambda marks: _badness(marks, name, taken))


def _badness(marks: Sequence[Mark], name: str, taken: Sequence[Box]) -> tuple[bool, int, float]:
    texts = [mark for mark in marks if isinstance(mark, Text)]
    hits = sum(_touch(extents.of(text), one) for text in texts for one in taken)
    return lettering.is_cut(marks, name), hits, -min((text.size for text in texts), default=0)


def _touch(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y + 2 < other.y + other.height and other.y < one.y + one.height - 2


def _is_low(one: Box, box: Box) -> bool:
    return one.y > box.y + box.height / 2


def _sign_box(node: FlowNode, box: Box) -> list[Box]:
    return [Box(box.x, box.y, CORNER - 1, CORNER - 1)] if node.kind in icons.TASKS else []


def _room(box: Box, head: float, foot: float) -> Box:
    """*box* without its margins; never empty."""
    high = max(box.height - head - foot, 1.0)
    return Box(box.x + _PAD, box.y + head, max(box.width - 2 * _PAD, 1.0), high)
