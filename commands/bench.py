"""`motcua bench`: how fast an act is, against the library as it comes and against the length of a case's history."""

from __future__ import annotations

import platform
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import Any

import click
from sqlalchemy import Engine

from benchmarks import (
    checking,
    clocks,
    completions,
    databases,
    fires,
    impact,
    imports,
    inboxes,
    measure,
    visits,
    waiting,
)
from commands import output, visited
from engine import database
from engine.tables import Base

FASTER = {"sqlite": 4.5, "postgresql": 2.3}  #: at least so many times the library
GROWTH = 1.3  #: at most, last 8 to first 8 of 100 returned drafts
DUE_MICROSECONDS = 5.0  #: at most, one due moment on a calendar that is built
IMPORT_SECONDS = 300.0  #: at most, 10,000 running cases of another system
IMPORT_KB = 32_768  #: at most, more memory while they are taken over: a thousand take as much
IMPACT_SECONDS = 5.0  #: at most, of publishing with 10,000 cases by the version in force
RECOMPUTE_SECONDS = 60.0  #: at most, 100,000 open clocks that all move
FIRES = 200  #: at least, rungs that one worker fires in a second
CHECK_MS = 300.0  #: at most, 19 of 20 checks of a diagram of 60 elements while it is drawn
STATE_BYTES = 4_096  #: at most, with 20 form fields


COMPLETED = {"sqlite": 300, "postgresql": 150}  #: at least, tasks that one process completes in a second
STATEMENTS = 16  #: at most, of a step after which the status stays
WAITED = {"inbox": 30, "unit_counters": 30, "province_counters": 60, "search": 150}  #: ms at most, for 19 of 20

Figures = dict[str, Any]
Open = Callable[[str | None], AbstractContextManager[Engine]]
DATABASES: Mapping[str, Open] = {"sqlite": databases.sqlite, "postgresql": databases.postgresql}


@click.command()
@click.option("--db", "url", help="Cơ sở dữ liệu cần đo, thay cho cơ sở dữ liệu tạm. / Measured instead of our own.")
@click.option(
    "--only",
    type=click.Choice(["runtime", "fires", "clocks", "complete", "waiting", "check", "impact", "imports"]),
    multiple=True,
    help="Chỉ đo phần này. / This part only.",
)
@click.option("--http", is_flag=True, help="Đo qua HTTP, cán bộ làm việc cùng lúc. / Officers at work over HTTP.")
@click.option(
    "--cases",
    type=click.IntRange(100, 10_000_000),
    default=waiting.CASES,
    show_default=True,
    help="Với --http: số hồ sơ. / With --http: how many cases.",
)
@click.option(
    "--seconds",
    type=click.FloatRange(1, 3600),
    default=visits.SECONDS,
    show_default=True,
    help="Với --http: đo trong N giây. / With --http: for N seconds.",
)
@click.option(
    "--inboxes",
    type=click.IntRange(0, 2_000),
    default=inboxes.OPEN,
    show_default=True,
    help="Với --http: số hộp việc mở cùng lúc. / With --http: open inboxes.",
)
@output.JSON
def bench(url: str | None, only: tuple[str, ...], http: bool, as_json: bool, **wanted: Any) -> int:
    """Đo tốc độ của bộ máy, so với thư viện trong cùng một lần chạy."""
    if http:
        return _over_http(**wanted, as_json=as_json)
    given = {database.connect(url).dialect.name: url} if url else {}
    output.tell("Đang đo, mất vài phút.", "Measuring, this takes some minutes.")
    output.result(f"Python {platform.python_version()} {platform.machine()}, {measure.ROUNDS} cases a side in turns")
    figures: Figures = {}
    for name, part in PARTS.items():
        if not only or name in only:
            figures |= part(given)
    if as_json:
        output.json_line(figures)
    return 0 if _is_good(figures) else 1


def _over_http(cases: int, seconds: float, inboxes: int, *, as_json: bool) -> int:
    """Always on databases of our own: what is measured fills an empty one."""
    output.tell("Đang đo, mất vài phút.", "Measuring, this takes some minutes.")
    figures = visited.figures(DATABASES, count=cases, seconds=seconds, open_inboxes=inboxes)
    if as_json:
        output.json_line(figures)
    return 0 if figures["http_as_promised"] else 1


def _runtime(given: Mapping[str, str]) -> Figures:
    figures: Figures = {"one_parse": measure.is_parsed_once()}
    with databases.sqlite(given.get("sqlite")) as engine:
        figures |= _grow(engine)
    return figures | {"runtime_vs_stock": _each(given, _compare)}


def _fires(given: Mapping[str, str]) -> Figures:
    return {"fires_per_second": _each(given, _fire)}


def _complete(given: Mapping[str, str]) -> Figures:
    found = _each(given, _completed)
    figures: Figures = {
        "complete_per_second": {name: round(one.per_second) for name, one in found.items()},
        "complete_vs_runtime": {name: round(one.times_bare, 2) for name, one in found.items()},
    }
    figures["statements_per_transition"] = max(one.statements for one in found.values())
    figures["statements_with_status"] = max(one.statements_with_status for one in found.values())
    return figures


def _waiting(_: Mapping[str, str]) -> Figures:
    """Always on databases of our own: what is measured fills an empty one."""
    found = _each({}, _waited)
    kinds: dict[str, Callable[[waiting.Waited], float]] = {
        "inbox_p95_ms": lambda one: one.inbox,
        "unit_counters_p95_ms": lambda one: one.unit_counters,
        "province_counters_p95_ms": lambda one: one.province_counters,
        "search_p95_ms": lambda one: one.slowest_search,
    }
    return {key: {name: round(kind(one), 1) for name, one in found.items()} for key, kind in kinds.items()}


def _each(given: Mapping[str, str], part: Callable[[Engine], Any]) -> Figures:
    """What *part* measures on each database."""
    found = {}
    for name, opened in DATABASES.items():
        with opened(given.get(name)) as engine:
            found[name] = part(engine)
    return found


def _settings(engine: Engine) -> str:
    return ", ".join(f"{key} {value}" for key, value in databases.settings(engine).items())


def _completed(engine: Engine) -> completions.Completed:
    name, found = engine.dialect.name, completions.measure(engine)
    output.result(
        f"{name} ({_settings(engine)}): {found.per_second:.0f} tasks completed a second (>= {COMPLETED[name]}), "
        f"{found.whole_ms:.2f} ms, bare engine {found.bare_ms:.2f} ms, x{found.times_bare:.1f}; "
        f"{found.statements} statements (<= {STATEMENTS}), {found.statements_with_status} with a status"
    )
    return found


def _waited(engine: Engine) -> waiting.Waited:
    Base.metadata.create_all(engine)
    name, found = engine.dialect.name, waiting.measure(engine)
    output.result(
        f"{name} ({_settings(engine)}), {waiting.CASES} cases, 19 of 20 answers within: inbox {found.inbox:.1f} ms, "
        f"counters {found.unit_counters:.1f} ms, of the province {found.province_counters:.1f} ms"
    )
    for kind, taken in found.search.items():
        output.result(f"  search by {kind}: {taken:.1f} ms (<= {WAITED['search']})")
    return found


def _grow(engine: Engine) -> dict[str, Any]:
    grown = measure.grow(engine)
    output.result(
        f"100 returned drafts: first {grown.first_ms:.3f} ms, last {grown.last_ms:.3f} ms an act, "
        f"x{grown.ratio:.2f} (<= {GROWTH})"
    )
    output.result(f"state: {grown.state_bytes} bytes (<= {STATE_BYTES})")
    return {"growth_100_loops": round(grown.ratio, 3), "state_bytes": grown.state_bytes}


def _compare(engine: Engine) -> float:
    name = engine.dialect.name
    compared = measure.compare(engine)
    output.result(
        f"{name} ({_settings(engine)}): ours {compared.ours_ms:.3f} ms, library {compared.stock_ms:.3f} ms an act, "
        f"x{compared.times_faster:.2f} (>= {FASTER[name]})"
    )
    return round(compared.times_faster, 2)


def _fire(engine: Engine) -> int:
    fired = round(fires.per_second(engine))
    output.result(f"{engine.dialect.name}: one worker fires {fired} rungs a second (>= {FIRES})")
    return fired


def _clocks(_: Mapping[str, str]) -> Figures:
    """Always on an SQLite file of our own: what is measured fills an empty database."""
    due = clocks.due_microseconds()
    output.result(f"one due moment: {due:.2f} us (<= {DUE_MICROSECONDS})")
    with databases.sqlite(None) as engine:
        seconds, moved = clocks.recompute_seconds(engine)
    output.result(f"{clocks.CLOCKS} open clocks derived again, {moved} moved: {seconds:.1f} s (<= {RECOMPUTE_SECONDS})")
    return {"due_microseconds": round(due, 2), "recompute_100k_seconds": round(seconds, 1)}


def _check(_: Mapping[str, str]) -> Figures:
    with databases.sqlite(None) as engine:
        Base.metadata.create_all(engine)
        found = checking.measure(engine)
    output.result(f"check of a diagram of {found.elements} elements: {found.p95_ms:.0f} ms (<= {CHECK_MS:.0f})")
    return {"check_p95_ms": round(found.p95_ms, 1)}


def _imports(_: Mapping[str, str]) -> Figures:
    """Always on an SQLite file of our own, as `_clocks`."""
    with databases.sqlite(None) as engine:
        seconds, taken, grown = imports.import_seconds(engine)
    output.result(
        f"{taken} cases taken over: {seconds:.1f} s (<= {IMPORT_SECONDS}), {grown} kB more memory (<= {IMPORT_KB})"
    )
    return {"import_10k_seconds": round(seconds, 1), "import_10k_kb": grown}


def _impact(given: Mapping[str, str]) -> Figures:
    """Always on databases of our own: what is measured fills an empty one."""
    del given
    return {"impact_10k_seconds": _each({}, _foreseen)}


def _foreseen(engine: Engine) -> float:
    seconds, found = impact.impact_seconds(engine)
    running = sum(found.impact.running.values()) if found.impact else 0
    output.result(
        f"{engine.dialect.name}: impact of publishing with {running} running cases: {seconds:.2f} s "
        f"(<= {IMPACT_SECONDS})"
    )
    return round(seconds, 2)


PARTS: Mapping[str, Callable[[Mapping[str, str]], Figures]] = {
    "runtime": _runtime,
    "fires": _fires,
    "clocks": _clocks,
    "complete": _complete,
    "waiting": _waiting,
    "check": _check,
    "impact": _impact,
    "imports": _imports,
}


def _is_good(figures: Figures) -> bool:
    """Whether every figure that was measured is as promised."""
    return all(held for name, holds in PROMISED.items() if name in figures for held in holds(figures[name]))


PROMISED: Mapping[str, Callable[[Any], list[bool]]] = {
    "runtime_vs_stock": lambda found: [found[name] >= least for name, least in FASTER.items()],
    "fires_per_second": lambda found: [min(found.values()) >= FIRES],
    "growth_100_loops": lambda found: [found <= GROWTH],
    "state_bytes": lambda found: [found <= STATE_BYTES],
    "due_microseconds": lambda found: [found <= DUE_MICROSECONDS],
    "recompute_100k_seconds": lambda found: [found <= RECOMPUTE_SECONDS],
    "check_p95_ms": lambda found: [found <= CHECK_MS],
    "impact_10k_seconds": lambda found: [max(found.values()) <= IMPACT_SECONDS],
    "import_10k_kb": lambda found: [found <= IMPORT_KB],
    "import_10k_seconds": lambda found: [found <= IMPORT_SECONDS],
    "one_parse": lambda found: [found],
    "complete_per_second": lambda found: [found[name] >= least for name, least in COMPLETED.items()],
    "statements_per_transition": lambda found: [found <= STATEMENTS],
    **{
        f"{name}_p95_ms": lambda found, most=most: [max(found.values()) <= most]  # type: ignore[misc]
        for name, most in WAITED.items()
    },
}
