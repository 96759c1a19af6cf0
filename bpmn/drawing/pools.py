"""Pools and lanes, lying and standing; the bands of a choreography; conversations."""

from __future__ import annotations

from bpmn import tree
from bpmn.drawing import icons, lettering, paths, wording
from bpmn.drawing.colours import BAND, FRAME, INK, PAPER, SHADE, Look, readable
from bpmn.drawing.display import Mark, Path, Pen, Rect, Weight
from bpmn.layout import Box
from bpmn.xml import Element

POOL = Look(line=FRAME, fill=BAND)
LANE = Look(line="#cbd5e1", fill="#f8fafc")
CONVERSATIONS = frozenset(("conversation", "subConversation", "callConversation"))
_FOOT = 16.0


def pool(element: Element, box: Box, look: Look, *, lies: bool, band: float | None) -> list[Mark]:
    """A pool: a frame with its name in a band *band* wide at the left (or on top); a closed box for None."""
    name = wording.clean(element.get("name") or "")
    if band is None:
        foot = _FOOT if _is_many(element) else 0
        room = Box(box.x + 8, box.y + 2, max(box.width - 16, 1), max(box.height - 4 - foot, 1))
        text = lettering.within(name, room, readable(look.ink, look.fill), weight="semibold")
        return [Rect(box, look.body(1.5)), *text, *_many(element, box)]
    inside = Rect(box, Pen(look.line, 1.5, PAPER))
    return [inside, *_headed(name, box, look, lies=lies, band=band, width=1.5), *_many(element, box)]


def lane(element: Element, box: Box, look: Look, *, lies: bool, band: float) -> list[Mark]:
    """A lane: a frame with its name in a band at the left (or on top)."""
    name = wording.clean(element.get("name") or "")
    ground = look.fill if look.fill != LANE.fill else None
    return [Rect(box, Pen(look.line, 1, ground)), *_headed(name, box, look, lies=lies, band=band, width=1)]


def band_of(element: Element, box: Box, look: Look, *, kind: str) -> list[Mark]:
    """A participant at the edge of a choreography task; who does not begin is shaded."""
    own = PAPER if look.fill == POOL.fill else look.fill
    fill = SHADE if "non_initiating" in kind else own
    name = wording.clean(element.get("name") or "")
    room = Box(box.x + 4, box.y, max(box.width - 8, 1), box.height)
    return [Rect(box, Pen(look.line, 1.2, fill)), *lettering.within(name, room, readable(INK, fill))]


def choreography(element: Element, box: Box, look: Look) -> list[Mark]:
    """A choreography task, its name in the middle."""
    thick = 3.4 if tree.tag(element) == "callChoreography" else 1.5
    room = Box(box.x + 6, box.y + box.height * 0.28, max(box.width - 12, 1), box.height * 0.44)
    text = lettering.within(wording.clean(element.get("name") or ""), room, readable(look.ink, look.fill))
    drawn: list[Mark] = [Rect(box, look.body(thick), 8), *text]
    if tree.tag(element) == "subChoreography":
        drawn.append(icons.marker("closed", box.x + box.width / 2, box.y + box.height - 10, 12, look))
    return drawn


def conversation(element: Element, box: Box, look: Look) -> list[Mark]:
    """A hexagon; a plus for a conversation that has an inside, thick for a called one."""
    notch = min(box.width * 0.25, box.height * 0.5)
    left, right, y = box.x, box.x + box.width, box.y + box.height / 2
    top, bottom = box.y, box.y + box.height
    points = [(left, y), (left + notch, top), (right - notch, top), (right, y), (right - notch, bottom)]
    outline = paths.line([*points, (left + notch, bottom)], closed=True)
    drawn: list[Mark] = [Path(outline, look.body(3.4 if tree.tag(element) == "callConversation" else 1.5))]
    if tree.tag(element) == "subConversation":
        drawn.append(icons.marker("closed", box.x + box.width / 2, bottom - 9, 11, look))
    return drawn


def _headed(name: str, box: Box, look: Look, *, lies: bool, band: float, width: float) -> list[Mark]:
    head = Box(box.x, box.y, band, box.height) if lies else Box(box.x, box.y, box.width, band)
    ink = readable(look.ink, look.fill)
    weight: Weight = "semibold" if width > 1 else "regular"
    text = (
        lettering.upright(name, head, ink, weight=weight) if lies else lettering.within(name, head, ink, weight=weight)
    )
    return [Rect(head, look.body(width)), *text]


def _many(element: Element, box: Box) -> list[Mark]:
    if not _is_many(element):
        return []
    return [icons.marker("parallel", box.x + box.width / 2, box.y + box.height - 10, 12, Look())]


def _is_many(element: Element) -> bool:
    return tree.kid(element, "participantMultiplicity") is not None
