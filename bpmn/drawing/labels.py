"""The names that stand outside: beside events, gateways and data, and along flows."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bpmn.drawing import connections, lettering, paths, wording
from bpmn.drawing.colours import PAPER
from bpmn.drawing.crowd import Crowd
from bpmn.drawing.display import Mark, Point
from bpmn.drawing.typeface import width
from bpmn.drawing.wording import Block
from bpmn.layout import Box

SIZES = (12.0,)
WIDTH = 104.0  #: of a label that has no place of its own; our choice, as wide as a step
_WIDEST = 160.0
_HIGH = 96.0
_GAP = 4.0
_LOOKED_AT = 6  #: corners of a line beside which a spot is looked for
_OUT = 0.02  #: a spot further from the start must be this much freer, in weight a pixel

Spot = tuple[Box, float]  #: where the text would stand, and how much we dislike the spot itself


def beside(text: str, shape: Box, given: Box | None, crowd: Crowd, ink: str) -> list[Mark]:
    """*text* outside *shape*: where the file says, else at the freest side."""
    if given is not None:
        block = _block(text, max(given.width, 48.0) + 1)
        if block.height > given.height + block.size and block.width < WIDTH:
            block = _block(text, WIDTH)
        return _set(block, _freest(_near(_kept(block, given, shape), shape), crowd), crowd, ink)
    block = _block(text, max(WIDTH, shape.width))
    return _set(block, _freest(_around(block, shape), crowd), crowd, ink)


def along(
    text: str, points: Sequence[Point], given: Box | None, crowd: Crowd, ink: str, *, off: float = 0
) -> list[Mark]:
    """*text* beside the line through *points*: where the file says, else at the freest place near its beginning.

    *off*: how far above or below a line it keeps, for what lies on the line.
    """
    if given is not None:
        block = _block(text, max(given.width, 60.0) + 1)
        x, y = paths.middle(given)
        spot = Box(x - block.width / 2, y - block.height / 2, block.width, block.height)
        return _set(block, _freest(_near(spot, None), crowd), crowd, ink)
    block = _block(text, WIDTH)
    return _set(block, _freest(_beside_line(block, connections.distinct(points), off), crowd), crowd, ink)


def _block(text: str, room: float) -> Block:
    """*text* in lines not wider than *room*, or than its longest word where that stays bearable."""
    longest = max(width(word, SIZES[0]) for word in text.split())
    return wording.fit(text, max(room, min(longest + 1, _WIDEST)), _HIGH, sizes=SIZES)


def _set(block: Block, spot: Box, crowd: Crowd, ink: str) -> list[Mark]:
    crowd.add(spot, 3)
    return lettering.lines(block, spot.x + spot.width / 2, spot.y, ink, halo=PAPER)


def _kept(block: Block, given: Box, shape: Box) -> Box:
    """The middle of *given*, but growing away from *shape*."""
    x = given.x + (given.width - block.width) / 2
    y = given.y + (given.height - block.height) / 2
    if given.y >= shape.y + shape.height - _GAP:
        y = given.y
    elif given.y + given.height <= shape.y + _GAP:
        y = given.y + given.height - block.height
    elif given.x >= shape.x + shape.width - _GAP:
        x = given.x
    elif given.x + given.width <= shape.x + _GAP:
        x = given.x + given.width - block.width
    return Box(x, y, block.width, block.height)


def _near(kept: Box, shape: Box | None) -> Iterator[Spot]:
    """The place that the file gives, then small steps aside: our letters may be wider than those of the modeler."""
    yield kept, 0.0
    offs = (0.0, -14.0, -7.0, 7.0, 14.0) if shape is None else (0.0, 8.0, 16.0, 24.0)
    for share in (0.0, 0.2, -0.2, 0.4, -0.4, 0.6, -0.6):
        for off in offs:
            aside = kept.width * share + math.copysign(4, share) * (share != 0)
            yield Box(kept.x + aside, kept.y + off, kept.width, kept.height), 10 + 60 * abs(share) + 2 * abs(off)


def _around(block: Block, shape: Box) -> Iterator[Spot]:
    """Below, above, right, left, then the corners."""
    wide, high = block.width, block.height
    x, y = paths.middle(shape)
    above, below = shape.y - high - _GAP, shape.y + shape.height + _GAP
    left, right = shape.x - wide - _GAP, shape.x + shape.width + _GAP
    places = [
        (x - wide / 2, below),
        (x - wide / 2, above),
        (x + _GAP, below),
        (x - wide - _GAP, below),
        (x + _GAP, above),
        (x - wide - _GAP, above),
        (right, y + _GAP),
        (left, y + _GAP),
        (right, y - high - _GAP),
        (left, y - high - _GAP),
        (right, below),
        (left, below),
    ]
    for number, (at, top) in enumerate(places):
        yield Box(at, top, wide, high), number * 8.0


def _beside_line(block: Block, points: Sequence[Point], away: float) -> Iterator[Spot]:
    """Spots on both sides of each straight part, the beginning first: that is where a decision is read."""
    wide, high = block.width, block.height
    gone = 0.0
    for start, end in pairwise(points[:_LOOKED_AT]):
        length = math.dist(start, end)
        lies = abs(end[0] - start[0]) >= abs(end[1] - start[1])
        need = (wide if lies else high) / 2
        for off in (need + 6, length / 2, length - need - 12):
            x, y = paths.toward(start, end, min(max(off, 0.0), length))
            dislike = (gone + off) * _OUT * 10 + (0 if length > 2 * need else 30)
            if lies:
                yield Box(x - wide / 2, y - high - 2 - away, wide, high), dislike
                yield Box(x - wide / 2, y + 3 + away, wide, high), dislike + 4
            else:
                yield Box(x + 5, y - high / 2, wide, high), dislike
                yield Box(x - wide - 5, y - high / 2, wide, high), dislike + 4
        gone += length


def _freest(spots: Iterator[Spot], crowd: Crowd) -> Box:
    """The spot that covers least; the first one of equals."""
    best: tuple[float, Box] | None = None
    for box, dislike in spots:
        bad = crowd.cover(box) + dislike
        if best is None or bad < best[0]:
            best = (bad, box)
    assert best is not None
    return best[1]
