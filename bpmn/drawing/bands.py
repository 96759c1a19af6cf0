"""How wide the name bands of pools and lanes are, and whether they lie or stand."""

from __future__ import annotations

from bpmn.drawing import paths
from bpmn.drawing.placed import PlacedShape, Placing
from bpmn.layout import Box

MOST = 100  #: pools and lanes of a page whose bands are measured; our choice, ten times a crowded one
USUAL = 30.0
NARROWEST = 18.0
WIDEST = 60.0


def lies(placing: Placing, placed: PlacedShape) -> bool:
    """Whether a pool or lane runs from left to right; a lane of which the file says nothing goes with its pool."""
    if "isHorizontal" in placed.written or placed.tag == "participant":
        return placed.shape.horizontal
    frames = [other for other in placing.frames[:MOST] if other.tag == "participant"]
    return all(pool.shape.horizontal for pool in frames if _inside(placed.box, pool.box))


def of_pool(placing: Placing, placed: PlacedShape, *, lies: bool) -> float | None:
    """The band of a pool; None for one with nothing inside, whose name stands in the middle."""
    inner = _inner(placing, placed)
    lanes = [other.box for other in inner if other.tag == "lane"]
    if lanes:
        room = min(_off(box, placed.box, lies=lies) for box in lanes)
        return min(max(room, NARROWEST), WIDEST) if room > 1 else USUAL
    if not inner:
        return USUAL if len(placing.frames) > MOST else None
    return _beside(min(_off(other.box, placed.box, lies=lies) for other in inner))


def of_lane(placing: Placing, placed: PlacedShape, *, lies: bool) -> float:
    """The band of a lane: up to the lanes inside it, else as usual but clear of its steps."""
    inner = _inner(placing, placed)
    lanes = [other.box for other in inner if other.tag == "lane"]
    room = min((_off(box, placed.box, lies=lies) for box in lanes), default=0.0)
    if room > 1:
        return min(max(room, NARROWEST), WIDEST)
    return _beside(min((_off(other.box, placed.box, lies=lies) for other in inner), default=USUAL))


def _inner(placing: Placing, placed: PlacedShape) -> list[PlacedShape]:
    if len(placing.frames) > MOST:
        return []
    return [other for other in placing.shapes if other is not placed and _inside(other.box, placed.box)]


def _beside(room: float) -> float:
    return max(NARROWEST, min(USUAL, room - 2))


def _off(box: Box, around: Box, *, lies: bool) -> float:
    return box.x - around.x if lies else box.y - around.y


def _inside(box: Box, around: Box) -> bool:
    x, y = paths.middle(box)
    is_middle_in = around.x < x < around.x + around.width and around.y < y < around.y + around.height
    return is_middle_in and box.width * box.height < around.width * around.height
