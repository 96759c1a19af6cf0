"""The measurements: ours against the library in turns, and how an act grows with the history of its case."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median
from time import perf_counter

from sqlalchemy import Engine

from benchmarks import rows, walk
from benchmarks.ours import Ours
from benchmarks.rows import Side
from benchmarks.stock import Stock
from benchmarks.walk import Act

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROUNDS, CASES = 9, 4
LOOPS, WINDOW = 100, 8


@dataclass(frozen=True, slots=True)
class Compared:
    """Ours against the library on one database; times are medians of an act."""

    times_faster: float
    ours_ms: float
    stock_ms: float


@dataclass(frozen=True, slots=True)
class Grown:
    """A case with 100 returned drafts."""

    ratio: float  #: last 8 rounds to the first 8
    first_ms: float  #: median of an act in the first 8
    last_ms: float
    state_bytes: int  #: largest state seen, with 20 form fields


def compare(engine: Engine, *, rounds: int = ROUNDS, cases: int = CASES) -> Compared:
    """Load, complete, save: the standard case on both sides in turns, the side that begins changing each round."""
    ours, stock = Ours(), Stock()
    sides: tuple[Side, Side] = (ours, stock)
    times: dict[str, list[float]] = {ours.name: [], stock.name: []}
    with rows.tables(engine):
        for side in sides:
            _cases(engine, side, 1)
        for number in range(rounds):
            for side in sides if number % 2 else reversed(sides):
                times[side.name].append(_cases(engine, side, cases))
    ratios = [slow / fast for slow, fast in zip(times[stock.name], times[ours.name], strict=True)]
    return Compared(median(ratios), median(times[ours.name]) * 1000, median(times[stock.name]) * 1000)


def grow(engine: Engine, *, cases: int = 5) -> Grown:
    """The same two acts at the beginning and at the end of a long history; the median of *cases* cases."""
    with rows.tables(engine):
        measured = [_long_case(engine, Ours()) for _ in range(cases + 1)][1:]
    first = [median(times[:WINDOW]) for times, _ in measured]
    last = [median(times[-WINDOW:]) for times, _ in measured]
    ratio = median(late / early for late, early in zip(last, first, strict=True))
    return Grown(ratio, median(first) * 1000, median(last) * 1000, max(size for _, size in measured))


def is_parsed_once() -> bool:
    """Whether two acts share one parsed definition."""
    side = Ours()
    return side.definition() is side.definition()


def _cases(engine: Engine, side: Side, count: int) -> float:
    """Seconds an act takes, over *count* standard cases."""
    ids = [rows.begin(engine, side, walk.BEGIN_DATA, now=NOW) for _ in range(count)]
    begun = perf_counter()
    for case_id in ids:
        _acts(engine, side, case_id, walk.STANDARD)
    return (perf_counter() - begun) / count / len(walk.STANDARD)


def _acts(engine: Engine, side: Side, case_id: int, acts: Iterable[Act]) -> int:
    """The size of the largest state on the way."""
    largest = 0
    for act in acts:
        moved = rows.act(engine, side, case_id, element=act.element, answers=act.answers, now=NOW)
        largest = max(largest, len(moved.state))
    return largest


def _long_case(engine: Engine, side: Side) -> tuple[list[float], int]:
    """Seconds an act takes in each round of returned drafts, and the largest state."""
    case_id = rows.begin(engine, side, walk.BEGIN_DATA, now=NOW)
    largest = _acts(engine, side, case_id, walk.with_form(walk.UP_TO_DRAFT))
    times = []
    for _ in range(LOOPS):
        begun = perf_counter()
        largest = max(largest, _acts(engine, side, case_id, walk.returned_drafts(1)))
        times.append((perf_counter() - begun) / 2)
    return times, largest
