"""What `motcua bench --http` measures: officers at work over HTTP, on each kind of database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

from sqlalchemy import Engine

from benchmarks import databases, visits
from benchmarks.visits import Visited
from commands import output

WAITED_MS = 250  #: at most, for 19 of 20 answers, with 100,000 cases
PROMISED = ("inbox", "case", "search")  #: the kinds of request for which that holds
COMPLETED = {"postgresql": 100}  #: at least, in a second, without time to think

Open = Callable[[str | None], AbstractContextManager[Engine]]


def figures(opened: Mapping[str, Open], *, count: int, seconds: float) -> dict[str, Any]:
    """What was measured on databases of our own with *count* cases, and whether it is as promised."""
    found = {name: _visited(name, open_, count=count, seconds=seconds) for name, open_ in opened.items()}
    return {
        "http_cases": count,
        "http_p95_ms": {
            name: {kind: round(value, 1) for kind, value in one.p95_ms.items()} for name, one in found.items()
        },
        "http_requests_per_second": {name: round(one.requests_per_second, 1) for name, one in found.items()},
        "http_complete_per_second": {name: round(one.completed_per_second, 1) for name, one in found.items()},
        "http_as_promised": all(_is_good(name, one) for name, one in found.items()),
    }


def _visited(name: str, opened: Open, *, count: int, seconds: float) -> Visited:
    with opened(None) as engine:
        settings = ", ".join(f"{key} {value}" for key, value in databases.settings(engine).items())
        found = visits.measure(engine, count=count, seconds=seconds)
    output.result(
        f"{name} ({settings}), {count} cases, {visits.PROCESSES} server processes, {visits.USERS} officers with "
        f"{visits.THINK:.0f} s to think: {found.requests_per_second:.1f} requests a second, {found.lost} came too late"
    )
    for kind, taken in found.p95_ms.items():
        promised = f" (<= {WAITED_MS})" if kind in PROMISED else ""
        output.result(f"  19 of 20 answers, {kind}: {taken:.1f} ms{promised}")
    least = f" (>= {COMPLETED[name]})" if name in COMPLETED else ""
    output.result(f"  completed without time to think: {found.completed_per_second:.1f} a second{least}")
    return found


def _is_good(name: str, one: Visited) -> bool:
    waited = all(one.p95_ms[kind] <= WAITED_MS for kind in PROMISED)
    return waited and one.completed_per_second >= COMPLETED.get(name, 0)
