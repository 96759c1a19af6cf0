"""Lines and curves as path steps: built, moved, flattened, dashed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from bpmn.drawing.display import Point, Step
from bpmn.layout import Box

_BOW = 0.5523  #: how far the control points of a quarter circle stand off, as a share of its radius
_PIECES = 10  #: straight pieces of one curve; no eye sees the corners at the sizes drawn here
_NUMBERS = {"M": 2, "L": 2, "C": 6, "Z": 0}


@lru_cache(maxsize=256)
def read(text: str) -> tuple[Step, ...]:
    """The steps in *text*, written as in SVG with M, L, C and Z, parted by blanks."""
    waiting = text.split()
    steps: list[Step] = []
    while waiting:
        count = _NUMBERS[waiting[0]]
        steps.append((waiting[0], *map(float, waiting[1 : count + 1])))
        waiting = waiting[count + 1 :]
    return tuple(steps)


def moved(steps: Iterable[Step], x: float, y: float, scale: float = 1) -> tuple[Step, ...]:
    """*steps* made *scale* times as large, then shifted by (*x*, *y*)."""
    return tuple(
        (name, *(number * scale + (x, y)[index % 2] for index, number in enumerate(numbers)))
        for name, *numbers in steps
    )


def line(points: Sequence[Point], *, closed: bool = False) -> tuple[Step, ...]:
    """Straight lines through *points*."""
    first, *others = points
    steps: list[Step] = [("M", *first), *(("L", *point) for point in others)]
    return (*steps, ("Z",)) if closed else tuple(steps)


def bent(points: Sequence[Point], radius: float) -> tuple[Step, ...]:
    """Lines through *points* whose corners are rounded by *radius*, or by half of a shorter line."""
    steps: list[Step] = [("M", *points[0])]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        if _is_straight(before, corner, after):
            steps.append(("L", *corner))
            continue
        reach = min(radius, math.dist(before, corner) / 2, math.dist(corner, after) / 2)
        start, end = toward(corner, before, reach), toward(corner, after, reach)
        inner = (*toward(start, corner, reach * _BOW), *toward(end, corner, reach * _BOW))
        steps += [("L", *start), ("C", *inner, *end)]
    return (*steps, ("L", *points[-1]))


def _is_straight(before: Point, corner: Point, after: Point) -> bool:
    (x1, y1), (x2, y2) = (corner[0] - before[0], corner[1] - before[1]), (after[0] - corner[0], after[1] - corner[1])
    return abs(x1 * y2 - y1 * x2) < 0.02 * math.hypot(x1, y1) * math.hypot(x2, y2) and x1 * x2 + y1 * y2 > 0


def rounded(box: Box, radius: float) -> tuple[Step, ...]:
    """The outline of *box* with round corners."""
    if not radius:
        return line(corners(box), closed=True)
    top = (box.x + box.width / 2, box.y)
    return (*bent([top, *corners(box)[1:], corners(box)[0], top], radius), ("Z",))


def oval(box: Box) -> tuple[Step, ...]:
    """The ellipse that fills *box*."""
    x, y = middle(box)
    a, b = box.width / 2, box.height / 2
    c, d = a * _BOW, b * _BOW
    return (
        ("M", x - a, y),
        ("C", x - a, y - d, x - c, y - b, x, y - b),
        ("C", x + c, y - b, x + a, y - d, x + a, y),
        ("C", x + a, y + d, x + c, y + b, x, y + b),
        ("C", x - c, y + b, x - a, y + d, x - a, y),
        ("Z",),
    )


def corners(box: Box) -> list[Point]:
    """The corners of *box*, clockwise from the upper left one."""
    right, bottom = box.x + box.width, box.y + box.height
    return [(box.x, box.y), (right, box.y), (right, bottom), (box.x, bottom)]


def middle(box: Box) -> Point:
    """The centre of *box*."""
    return (box.x + box.width / 2, box.y + box.height / 2)


def toward(start: Point, end: Point, distance: float) -> Point:
    """The point *distance* away from *start* in the direction of *end*."""
    length = math.dist(start, end) or 1
    share = distance / length
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def flat(steps: Iterable[Step]) -> list[list[Point]]:
    """The steps as runs of straight lines; a closed run ends where it began."""
    runs: list[list[Point]] = []
    for name, *numbers in steps:
        if name == "M":
            runs.append([(numbers[0], numbers[1])])
        elif name == "L":
            runs[-1].append((numbers[0], numbers[1]))
        elif name == "C":
            runs[-1].extend(_curve(runs[-1][-1], numbers))
        elif name == "Z":
            runs[-1].append(runs[-1][0])
    return runs


def _curve(start: Point, numbers: Sequence[float]) -> Iterator[Point]:
    x1, y1, x2, y2, x3, y3 = numbers
    for piece in range(1, _PIECES + 1):
        t = piece / _PIECES
        a, b, c, d = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3
        yield (a * start[0] + b * x1 + c * x2 + d * x3, a * start[1] + b * y1 + c * y2 + d * y3)


def dashed(run: Sequence[Point], dash: Sequence[float]) -> Iterator[list[Point]]:
    """The painted pieces of the lines through *run* when *dash* gives lengths on, off, on, off ..."""
    index, left, is_on = 0, dash[0], True
    piece = [run[0]]
    for start, end in pairwise(run):
        here = start
        while (rest := math.dist(here, end)) > left:
            here = toward(here, end, left)
            if is_on:
                yield [*piece, here]
            index, is_on = (index + 1) % len(dash), not is_on
            left, piece = dash[index], [here]
        left -= rest
        piece.append(end)
    if is_on and len(piece) > 1:
        yield piece
