"""The measurements: ours against the library in turns, and how an act grows with the history of its case."""

from __future__ import annotations

import gc
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import fmean, median
from time import perf_counter

from sqlalchemy import Engine

from benchmarks import rows, walk
from benchmarks.ours import Ours
from benchmarks.rows import Side
from benchmarks.stock import Stock
from benchmarks.walk import Act

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
ROUNDS, LONG_CASES = 40, 9
LOOPS = 100
WINDOW = 8 * len(walk.RETURNED_DRAFT)  #: acts of eight rounds


@dataclass(frozen=True, slots=True)
class Compared:
    """Ours against the library on one database; times are those of a typical act."""

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


def compare(engine: Engine, *, rounds: int = ROUNDS) -> Compared:
    """Load, complete, save: standard cases on both sides in turns, the side that begins changing.

    Each of the acts is measured for itself and its median taken over the rounds, because on a machine that does other
    things too hardly a whole case goes by undisturbed, but most acts do.
    """
    sides: tuple[Side, Side] = (Ours(), Stock())
    measured: dict[str, list[list[float]]] = {side.name: [] for side in sides}
    with rows.tables(engine):
        for number in range(rounds + 1):
            for side in sides if number % 2 else reversed(sides):
                measured[side.name].append(_case(engine, side))
    ours, stock = (_typical(measured[side.name][1:]) for side in sides)  # the first round warms up
    return Compared(stock / ours, ours * 1000, stock * 1000)


def _case(engine: Engine, side: Side) -> list[float]:
    """Seconds of each act of one standard case."""
    case_id = rows.begin(engine, side, walk.BEGIN_DATA, now=NOW)
    gc.collect()  # no side pays for what the other left behind
    return [_timed(engine, side, case_id, act)[0] for act in walk.STANDARD]


def _typical(cases: list[list[float]]) -> float:
    """Seconds an act takes: the median of each act over the cases, and the mean of those."""
    return fmean(median(times) for times in zip(*cases, strict=True))


def grow(engine: Engine, *, cases: int = LONG_CASES) -> Grown:
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


def _long_case(engine: Engine, side: Side) -> tuple[list[float], int]:
    """Seconds of each act while a draft is returned again and again, and the largest state."""
    case_id = rows.begin(engine, side, walk.BEGIN_DATA, now=NOW)
    sizes = [_timed(engine, side, case_id, act)[1] for act in walk.with_form(walk.UP_TO_DRAFT)]
    gc.collect()
    measured = [_timed(engine, side, case_id, act) for act in walk.RETURNED_DRAFT * LOOPS]
    return [seconds for seconds, _ in measured], max(sizes + [size for _, size in measured])


def _timed(engine: Engine, side: Side, case_id: int, act: Act) -> tuple[float, int]:
    """Seconds that *act* takes, and the size of the state after it."""
    begun = perf_counter()
    moved = rows.act(engine, side, case_id, element=act.element, answers=act.answers, now=NOW)
    return perf_counter() - begun, len(moved.state)
