"""What already stands on a page, so that a label finds a free spot beside it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bpmn.drawing.display import Point
from bpmn.layout import Box

_CELL = 160.0
_PIECE = 24.0  #: a slanted line is kept as boxes of this length
_MOST = 60  #: but never as more than this many
_ROOM = 40_000  #: lines are kept up to this many boxes; in a picture that full no spot is free anyway


class Crowd:
    """Boxes on a page, found by where they are."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        self._count = 0
        self._cells: defaultdict[tuple[int, int], list[tuple[Box, float]]] = defaultdict(list)

    def add(self, box: Box, weight: float) -> None:
        """Keep *box*; *weight* is how bad it is to cover it."""
        for cell in _cells(box):
            self._cells[cell].append((box, weight))

    def add_line(self, points: Sequence[Point], weight: float) -> None:
        """Keep the lines through *points*."""
        for start, end in pairwise(points):
            straight = start[0] == end[0] or start[1] == end[1]
            count = 1 if straight else min(_MOST, math.ceil(math.dist(start, end) / _PIECE))
            self._count += count
            if self._count > _ROOM:
                return
            for piece in range(count):
                self.add(_between(start, end, piece / count, (piece + 1) / count), weight)

    def cover(self, box: Box) -> float:
        """How much *box* would cover, weighted; 0 for a free spot."""
        found = {id(item): item for cell in _cells(box) for item in self._cells.get(cell, ())}
        return sum(weight * _shared(box, other) for other, weight in found.values())


def _cells(box: Box) -> Iterator[tuple[int, int]]:
    for column in range(int(box.x // _CELL), int((box.x + box.width) // _CELL) + 1):
        for row in range(int(box.y // _CELL), int((box.y + box.height) // _CELL) + 1):
            yield column, row


def _between(start: Point, end: Point, first: float, last: float) -> Box:
    xs = [start[0] + (end[0] - start[0]) * share for share in (first, last)]
    ys = [start[1] + (end[1] - start[1]) * share for share in (first, last)]
    return Box(min(xs) - 1, min(ys) - 1, max(xs) - min(xs) + 2, max(ys) - min(ys) + 2)


def _shared(one: Box, other: Box) -> float:
    """The area that both cover; a touch counts a little, so that a thin line is not nothing."""
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide * high + 40 if wide > 0 and high > 0 else 0.0
