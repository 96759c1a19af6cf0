"""An unplaced diagram in a grid: columns by the longest way, rows by lane, nothing on top of anything else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bpmn.drawing import columns
from bpmn.layout import Box

GAP = 44.0  #: between two columns, before lines need more
TRACK = 10.0  #: between two lines side by side
BETWEEN = 20.0  #: between two items below one another
_PAD = 20.0
_DUMMY = 12.0
_FARTHEST = 40  #: columns that a line may pass in the rows; a longer one goes below them, like a way back


@dataclass(slots=True)
class Item:
    """One thing in the grid, or the place where a long line passes a column."""

    id: str
    width: float
    height: float
    room: tuple[float, float]  #: with what stands around it
    row: int = 0
    rank: int = 0
    y: float = 0.0  #: of its middle

    @property
    def is_passage(self) -> bool:
        """Whether only a line is here."""
        return self.width == 0


@dataclass(frozen=True, slots=True)
class Link:
    """One flow between items."""

    id: str
    source: str
    target: str


@dataclass(slots=True)
class Grid:
    """Items with their places."""

    items: dict[str, Item]
    chains: dict[str, list[Item]]  #: link -> source, passages, target; ways back have only the two ends
    back: set[str]  #: links that go back, or so far that they run below the rows
    rows: list[tuple[float, float]] = field(default_factory=list)  #: top and height
    lefts: list[float] = field(default_factory=list)  #: of each column
    widths: list[float] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0

    def box(self, item: Item) -> Box:
        """Where the shape of *item* stands."""
        x = self.lefts[item.rank] + self.widths[item.rank] / 2
        return Box(x - item.width / 2, item.y - item.height / 2, item.width, item.height)


def make(items: Sequence[Item], links: Sequence[Link], *, count: int, beside: dict[str, str]) -> Grid:
    """The grid of *items* in *count* rows; *beside* puts an item into the column of another one."""
    nodes = [item.id for item in items if item.id not in beside]
    pairs = list(dict.fromkeys((link.source, link.target) for link in links if link.source != link.target))
    back = columns.ways_back(nodes, pairs)
    rank = columns.ranks(nodes, [pair for pair in pairs if pair not in back])
    for item in items:
        item.rank = rank[beside.get(item.id, item.id)]
    by_id = {item.id: item for item in items}
    grid = Grid(by_id, {}, set())
    for link in links:
        _chain(grid, link, is_back=link.source == link.target or (link.source, link.target) in back)
    _stack(grid, items, count, beside)
    return grid


def spread(grid: Grid, tracks: dict[int, int]) -> None:
    """Give the columns their places; *tracks* is how many lines stand in the gap after each, -1 before all."""
    everything = [*grid.items.values(), *_passages(grid)]
    last = max((item.rank for item in everything), default=0)
    grid.widths = [0.0] * (last + 1)
    for item in everything:
        grid.widths[item.rank] = max(grid.widths[item.rank], item.room[0])
    x = gap(tracks.get(-1, 0)) if tracks.get(-1) else _PAD
    for rank, width in enumerate(grid.widths):
        grid.lefts.append(x)
        x += width + (gap(tracks.get(rank, 0)) if rank < last or tracks.get(rank) else _PAD)
    grid.width = x


def gap(tracks: int) -> float:
    """How wide a gap with *tracks* lines in it is."""
    return GAP + TRACK * max(tracks - 1, 0)


def _chain(grid: Grid, link: Link, *, is_back: bool) -> None:
    source, target = grid.items[link.source], grid.items[link.target]
    if is_back or target.rank - source.rank > _FARTHEST:
        grid.back.add(link.id)
        grid.chains[link.id] = [source, target]
        return
    between = [
        Item(f"{link.id} {rank}", 0, 0, (0, _DUMMY), row=source.row, rank=rank)
        for rank in range(source.rank + 1, target.rank)
    ]
    grid.chains[link.id] = [source, *between, target]


def _passages(grid: Grid) -> Iterator[Item]:
    return (item for chain in grid.chains.values() for item in chain if item.is_passage)


def _stack(grid: Grid, items: Sequence[Item], count: int, beside: dict[str, str]) -> None:
    """Give every item its height on the page: a row is as high as its fullest column."""
    cells: defaultdict[tuple[int, int], list[Item]] = defaultdict(list)
    for item in [*(item for item in items if item.id not in beside), *_passages(grid)]:
        cells[item.row, item.rank].append(item)
    followers: defaultdict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.id in beside:
            followers[beside[item.id]].append(item)
    for cell in cells.values():
        cell[:] = [one for item in cell for one in (item, *followers[item.id])]
    fullest = [60.0] * count
    for (row, _), cell in cells.items():
        fullest[row] = max(fullest[row], _high(cell))
    top = 0.0
    for high in fullest:
        grid.rows.append((top, high + 2 * _PAD))
        top += high + 2 * _PAD
    grid.height = top
    _settle(grid, cells)


def _settle(grid: Grid, cells: dict[tuple[int, int], list[Item]]) -> None:
    """From the left to the right: items in the order of those that they follow, each cell in the middle of its row."""
    before: defaultdict[str, list[Item]] = defaultdict(list)
    for chain in grid.chains.values():
        for source, target in pairwise(chain):
            if source.rank < target.rank:
                before[target.id].append(source)
    for (row, _), cell in sorted(cells.items(), key=lambda place: place[0][1]):
        if not any(item.id in grid.items and item.id not in before and len(cell) > 1 for item in cell):
            cell.sort(key=lambda item: _wish(before[item.id]))
        top, high = grid.rows[row]
        y = top + (high - _high(cell)) / 2
        for item in cell:
            item.y = y + item.room[1] / 2
            y += item.room[1] + BETWEEN


def _wish(before: Sequence[Item]) -> float:
    return sum(item.y for item in before) / len(before) if before else 0.0


def _high(cell: Sequence[Item]) -> float:
    return sum(item.room[1] for item in cell) + BETWEEN * (len(cell) - 1)
