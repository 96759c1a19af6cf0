"""What `motcua bench --http` measures: officers at work over HTTP, on each kind of database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from contextlib import AbstractContextManager
from dataclasses import asdict
from typing import Any

from sqlalchemy import Engine

from benchmarks import databases, visits
from benchmarks.visits import Visited, Waits
from commands import output

WAITED_MS = 250  #: at most, for 19 of 20 answers, with 100,000 cases
#: the kinds of request for which that holds
PROMISED = ("inbox", "inbox page", "case", "case page", "case list", "search", "search box")
COMPLETED = {"postgresql": 100}  #: at least, in a second, without time to think
SLOWER = 1.5  #: at most so many times as slow, while inboxes are open
GROWN = 1.5  #: at most so many times as slow as with `FEW` cases
FEW = 1_000
LISTS = ("inbox of ten", "search of ten", "case list", "search box")  #: which grow no further than that
FULLER = ("inbox", "inbox page", "search")  #: of which a page has fifty rows where it had some ten: only told

Open = Callable[[str | None], AbstractContextManager[Engine]]


def figures(opened: Mapping[str, Open], *, count: int, seconds: float, open_inboxes: int) -> dict[str, Any]:
    """What was measured on databases of our own with *count* cases, and whether it is as promised."""
    found = {
        name: _visited(name, open_, count=count, seconds=seconds, open_inboxes=open_inboxes)
        for name, open_ in opened.items()
    }
    few = (
        {name: _visited(name, open_, count=FEW, seconds=seconds, open_inboxes=0) for name, open_ in opened.items()}
        if count > FEW
        else {}
    )
    slower = {name: _times(one.with_inboxes, one.waits, tuple(one.waits.usual)) for name, one in found.items()}
    grown = {name: _times(found[name].waits, one.waits, (*LISTS, *FULLER)) for name, one in few.items()}
    output.result(f"times as slow with {open_inboxes} open inboxes (usual <= {SLOWER}): {_told(slower)}")
    output.result(f"times as slow as with {FEW} cases (usual <= {GROWN}): {_told(grown)}")
    is_flat = all(one.usual[kind] <= GROWN for one in grown.values() for kind in LISTS)
    is_calm = all(one.usual.get(kind, 0) <= SLOWER for one in slower.values() for kind in PROMISED)
    return {
        "http_cases": count,
        "http_p95_ms": {
            name: {kind: round(value, 1) for kind, value in one.waits.p95.items()} for name, one in found.items()
        },
        "http_requests_per_second": {name: round(one.requests_per_second, 1) for name, one in found.items()},
        "http_complete_per_second": {name: round(one.completed_per_second, 1) for name, one in found.items()},
        "http_open_inboxes": open_inboxes,
        "http_times_with_open_inboxes": {name: asdict(one) for name, one in slower.items()},
        "http_polls": {name: asdict(one.polled) for name, one in found.items() if one.polled},
        "http_times_from_few_cases": {name: asdict(one) for name, one in grown.items()},
        "http_as_promised": is_flat and is_calm and all(_is_good(name, one) for name, one in found.items()),
    }


def _times(one: Waits, other: Waits, kinds: Collection[str]) -> Waits:
    """How many times as long *one* took as the *other*."""
    return Waits(*(_ratios(*both, kinds) for both in ((one.usual, other.usual), (one.p95, other.p95))))


def _ratios(one: Mapping[str, float], other: Mapping[str, float], kinds: Collection[str]) -> dict[str, float]:
    return {kind: round(one[kind] / other[kind], 2) for kind in kinds if kind in one and kind in other}


def _told(times: Mapping[str, Waits]) -> str:
    """The usual answer, and in brackets what 19 of 20 take at most, of which a run has few."""
    found = []
    for name, one in times.items():
        shown = (f"{kind} {one.usual[kind]} ({one.p95[kind]})" for kind in one.usual)
        found.append(f"\n  {name}: {', '.join(shown)}")
    return "".join(found)


def _visited(name: str, opened: Open, *, count: int, seconds: float, open_inboxes: int) -> Visited:
    with opened(None) as engine:
        settings = ", ".join(f"{key} {value}" for key, value in databases.settings(engine).items())
        found = visits.measure(engine, count=count, seconds=seconds, open_inboxes=open_inboxes)
    output.result(
        f"{name} ({settings}), {count} cases, {visits.PROCESSES} server processes, {visits.USERS} officers with "
        f"{visits.THINK:.0f} s to think: {found.requests_per_second:.1f} requests a second, {found.lost} came too late"
    )
    for kind, taken in found.waits.p95.items():
        promised = f" (<= {WAITED_MS})" if kind in PROMISED else ""
        output.result(f"  19 of 20 answers, {kind}: {taken:.1f} ms{promised}")
    least = f" (>= {COMPLETED[name]})" if name in COMPLETED else ""
    output.result(f"  completed without time to think: {found.completed_per_second:.1f} a second{least}")
    return found


def _is_good(name: str, one: Visited) -> bool:
    waited = all(one.waits.p95[kind] <= WAITED_MS for kind in PROMISED)
    is_answered = one.polled is None or one.polled.refused == 0
    return waited and is_answered and one.completed_per_second >= COMPLETED.get(name, 0)
