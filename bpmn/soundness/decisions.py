"""Where data would decide: every way that a token may leave by, and every number of instances that a loop may have."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from bpmn.soundness.net import Spot, Way

if TYPE_CHECKING:
    from bpmn.soundness.tokens import Ask, Token

ALL_SUBSETS = 6  #: so many conditions of one split are tried in every combination; of more: each one, and all
SEVERAL = 2  #: instances that stand for many
ENDLESS = 1 << 30  #: size of a loop that only its condition ends

Option = tuple[Way, ...] | int


def options(ask: Ask, token: Token) -> list[Option]:
    """What may be decided: the flows that are taken, or how a loop goes on (0: it ends)."""
    if ask == "begin":
        return [*_sizes(token)]
    if ask == "loop":
        return [*_goes_on(token)]
    return [*ways(token.spot)]


def labels(ask: Ask, token: Token) -> list[tuple[str, ...]]:
    """For each option the ids of the flows that it takes."""
    return [tuple(way.id for way in option) if isinstance(option, tuple) else () for option in options(ask, token)]


def is_one_by_one(token: Token) -> bool:
    """Whether the loop of *token* runs its instances one after the other."""
    loop = token.spot.drawn.loop
    return loop is not None and loop.kind != "parallel" and token.size > 0


def ways(spot: Spot) -> list[tuple[Way, ...]]:
    """Every set of flows that a token may leave *spot* by; none when no condition can ever hold."""
    known: list[tuple[Way, ...]] | None = spot.__dict__.get("_ways")
    if known is None:
        known = spot.__dict__["_ways"] = list(_ways(spot))
    return known


def _ways(spot: Spot) -> Iterator[tuple[Way, ...]]:
    if spot.kind in ("parallel", "race") or not spot.ways_out:
        yield tuple(spot.ways_out)
        return
    default = tuple(way for way in spot.ways_out if way.id == spot.drawn.default)
    others = [way for way in spot.ways_out if way not in default and _constant(way) is not False]
    sure = [way for way in others if way.condition is None or _constant(way) is True]
    if spot.kind == "exclusive":
        yield from _one(others, sure, default)
        return
    open_ones = [way for way in others if way not in sure]
    for chosen in _subsets(open_ones):
        taken = tuple(way for way in spot.ways_out if way in sure or way in chosen)
        has_condition = any(way.condition is not None for way in taken)
        if has_condition or (taken and spot.kind == "inclusive"):
            yield taken
        elif taken or default:
            yield (*taken, *default)


def _one(others: list[Way], sure: list[Way], default: tuple[Way, ...]) -> Iterator[tuple[Way, ...]]:
    """The first flow that is open: none after one that always is, the default when no other is sure."""
    for way in others:
        yield (way,)
        if way in sure:
            return
    if default:
        yield default


def _subsets(ways: list[Way]) -> Iterator[tuple[Way, ...]]:
    sizes = range(len(ways) + 1) if len(ways) <= ALL_SUBSETS else (0, 1, len(ways))
    for size in sizes:
        yield from combinations(ways, size)


def _constant(way: Way) -> bool | None:
    return {"true": True, "false": False}.get((way.condition or "").strip())


def _sizes(token: Token) -> Iterator[int]:
    loop = token.spot.drawn.loop
    assert loop is not None
    if loop.kind == "standard":
        if loop.test_before:
            yield 0
        yield ENDLESS
        return
    count = (loop.cardinality or "").strip()
    if count.isdecimal() and not loop.collection:
        yield min(int(count[:6]), SEVERAL)
        return
    yield 0
    yield SEVERAL


def _goes_on(token: Token) -> Iterator[int]:
    loop = token.spot.drawn.loop
    assert loop is not None
    if token.done < token.size:
        yield 1
    if loop.condition is not None or loop.kind == "standard" or token.done >= token.size:
        yield 0
