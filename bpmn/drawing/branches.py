"""Flows that leave an element by one line, each from where it goes its own way: there its name and number are read."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from bpmn.drawing import connections, paths
from bpmn.drawing.display import Point

_MOST = 20  #: flows from one point that are looked at; our choice, a picture with more is full anyway
_LEAST = 24.0  #: of a line that is its own, in pixels; a shorter one carries no name


def own(lines: Sequence[Sequence[Point]]) -> list[Sequence[Point]]:
    """Each of *lines* without the beginning that it shares with another one; whole where nothing would be left."""
    runs = [connections.distinct(points) for points in lines]
    beside: defaultdict[Point, list[list[Point]]] = defaultdict(list)
    for run in runs:
        if run:
            beside[run[0]].append(run)
    return [_own(run, beside[run[0]]) if run and 1 < len(beside[run[0]]) <= _MOST else run for run in runs]


def _own(run: list[Point], beside: Sequence[list[Point]]) -> Sequence[Point]:
    gone = max(_shared(run, other) for other in beside if other is not run)
    rest = list(_behind(run, gone))
    return rest if sum(map(math.dist, rest, rest[1:])) >= _LEAST else run


def _shared(one: Sequence[Point], other: Sequence[Point]) -> float:
    """How long both run along one another from their first point on."""
    gone, at, first, second = 0.0, one[0], 1, 1
    while first < len(one) and second < len(other) and _is_same_way(at, one[first], other[second]):
        near, far = math.dist(at, one[first]), math.dist(at, other[second])
        step = min(near, far)
        gone, at = gone + step, one[first] if near <= far else other[second]
        first, second = first + (near <= far), second + (far <= near)
    return gone


def _is_same_way(at: Point, one: Point, other: Point) -> bool:
    (x1, y1), (x2, y2) = (one[0] - at[0], one[1] - at[1]), (other[0] - at[0], other[1] - at[1])
    aside = abs(x1 * y2 - y1 * x2)
    return x1 * x2 + y1 * y2 > 0 and aside <= 0.02 * math.hypot(x1, y1) * math.hypot(x2, y2)


def _behind(run: Sequence[Point], gone: float) -> Iterator[Point]:
    """The points of *run* from where it has come so far."""
    for start, end in pairwise(run):
        length = math.dist(start, end)
        if gone < length:
            yield paths.toward(start, end, gone) if gone > 0 else start
            gone = 0.0
        else:
            gone -= length
    yield run[-1]
