"""The lines of an unplaced diagram: across in the row, up and down only in the gaps between columns."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from bpmn.drawing.display import Point
from bpmn.drawing.grid import GAP, TRACK, Grid, spread

_LEAD = GAP / 2  #: from the column to the first line in the gap
_CHANNEL = 14.0  #: between two ways back below the rows


@dataclass(slots=True)
class _Tracks:
    """Who goes up or down in which gap, in order."""

    by_gap: defaultdict[int, list[tuple[str, int]]] = field(default_factory=lambda: defaultdict(list))

    def take(self, gap: int, link: str, part: int) -> None:
        self.by_gap[gap].append((link, part))

    def number(self, gap: int, link: str, part: int) -> int:
        return self.by_gap[gap].index((link, part))


def route(grid: Grid, starts: dict[str, float]) -> dict[str, list[Point]]:
    """The points of every link; gives *grid* its columns and the room for ways back.

    *starts* is how far below the middle of its source a link leaves, for those that leave from a boundary event.
    """
    tracks = _Tracks()
    for link, chain in grid.chains.items():
        if link in grid.back:
            tracks.take(chain[0].rank, link, 0)
            tracks.take(chain[-1].rank - 1, link, 1)
            continue
        for part, (source, target) in enumerate(pairwise(chain)):
            if source.y + (starts.get(link, 0) if part == 0 else 0) != target.y:
                tracks.take(source.rank, link, part)
    spread(grid, {number: len(taken) for number, taken in tracks.by_gap.items()})
    bottom = grid.height
    found: dict[str, list[Point]] = {}
    for link in grid.chains:
        if link in grid.back:
            found[link] = _back(grid, tracks, link, starts.get(link, 0), grid.height)
            grid.height += _CHANNEL
        else:
            found[link] = _forth(grid, tracks, link, starts.get(link, 0))
    if grid.height > bottom:
        grid.height += _CHANNEL
    return found


def _forth(grid: Grid, tracks: _Tracks, link: str, start: float) -> list[Point]:
    chain = grid.chains[link]
    first = grid.box(chain[0])
    y = chain[0].y + start
    points: list[Point] = [(first.x + (first.width if not start else first.width / 2), y)]
    for part, (source, target) in enumerate(pairwise(chain)):
        if y != target.y:
            x = _track(grid, source.rank, tracks.number(source.rank, link, part))
            points += [(x, y), (x, target.y)]
            y = target.y
    return [*points, (grid.box(chain[-1]).x, y)]


def _back(grid: Grid, tracks: _Tracks, link: str, start: float, channel: float) -> list[Point]:
    source, target = grid.chains[link]
    first, last = grid.box(source), grid.box(target)
    out = _track(grid, source.rank, tracks.number(source.rank, link, 0))
    into = _track(grid, target.rank - 1, tracks.number(target.rank - 1, link, 1))
    x, y = first.x + (first.width if not start else first.width / 2), source.y + start
    return [(x, y), (out, y), (out, channel), (into, channel), (into, target.y), (last.x, target.y)]


def _track(grid: Grid, rank: int, number: int) -> float:
    left = grid.lefts[rank] + grid.widths[rank] if rank >= 0 else 0.0
    return left + _LEAD + TRACK * number
