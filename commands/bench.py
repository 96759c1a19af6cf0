"""`motcua bench`: how fast an act is, against the library as it comes and against the length of a case's history."""

from __future__ import annotations

import platform
from typing import Any

import click
from sqlalchemy import Engine

from benchmarks import clocks, databases, fires, measure
from commands import output
from engine import database

FASTER = {"sqlite": 4.5, "postgresql": 2.3}  #: at least so many times the library
GROWTH = 1.3  #: at most, last 8 to first 8 of 100 returned drafts
DUE_MICROSECONDS = 5.0  #: at most, one due moment on a calendar that is built
RECOMPUTE_SECONDS = 60.0  #: at most, 100,000 open clocks that all move
FIRES = 200  #: at least, rungs that one worker fires in a second
STATE_BYTES = 4_096  #: at most, with 20 form fields


@click.command()
@click.option("--db", "url", help="Cơ sở dữ liệu cần đo, thay cho cơ sở dữ liệu tạm. / Measured instead of our own.")
@output.JSON
def bench(url: str | None, as_json: bool) -> int:
    """Đo tốc độ của bộ máy, so với thư viện trong cùng một lần chạy."""
    given = {database.connect(url).dialect.name: url} if url else {}
    output.tell("Đang đo, mất khoảng ba phút.", "Measuring, this takes about three minutes.")
    output.result(f"Python {platform.python_version()} {platform.machine()}, {measure.ROUNDS} cases a side in turns")
    figures: dict[str, Any] = {"runtime_vs_stock": {}, "fires_per_second": {}, "one_parse": measure.is_parsed_once()}
    with databases.sqlite(given.get("sqlite")) as engine:
        figures |= _grow(engine)
        figures["runtime_vs_stock"]["sqlite"] = _compare(engine)
        figures["fires_per_second"]["sqlite"] = _fire(engine)
    with databases.postgresql(given.get("postgresql")) as engine:
        figures["runtime_vs_stock"]["postgresql"] = _compare(engine)
        figures["fires_per_second"]["postgresql"] = _fire(engine)
    figures |= _clocks()
    if as_json:
        output.json_line(figures)
    return 0 if _is_good(figures) else 1


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
    settings = ", ".join(f"{key} {value}" for key, value in databases.settings(engine).items())
    output.result(
        f"{name} ({settings}): ours {compared.ours_ms:.3f} ms, library {compared.stock_ms:.3f} ms an act, "
        f"x{compared.times_faster:.2f} (>= {FASTER[name]})"
    )
    return round(compared.times_faster, 2)


def _fire(engine: Engine) -> int:
    fired = round(fires.per_second(engine))
    output.result(f"{engine.dialect.name}: one worker fires {fired} rungs a second (>= {FIRES})")
    return fired


def _clocks() -> dict[str, float]:
    """Always on an SQLite file of our own: what is measured fills an empty database."""
    due = clocks.due_microseconds()
    output.result(f"one due moment: {due:.2f} us (<= {DUE_MICROSECONDS})")
    with databases.sqlite(None) as engine:
        seconds, moved = clocks.recompute_seconds(engine)
    output.result(f"{clocks.CLOCKS} open clocks derived again, {moved} moved: {seconds:.1f} s (<= {RECOMPUTE_SECONDS})")
    return {"due_microseconds": round(due, 2), "recompute_100k_seconds": round(seconds, 1)}


def _is_good(figures: dict[str, Any]) -> bool:
    return (
        all(figures["runtime_vs_stock"][name] >= least for name, least in FASTER.items())
        and min(figures["fires_per_second"].values()) >= FIRES
        and figures["growth_100_loops"] <= GROWTH
        and figures["state_bytes"] <= STATE_BYTES
        and figures["due_microseconds"] <= DUE_MICROSECONDS
        and figures["recompute_100k_seconds"] <= RECOMPUTE_SECONDS
        and figures["one_parse"]
    )
