"""The commands `fuzz` and `bench`, without measuring time."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from click.testing import CliRunner, Result

from benchmarks import databases, measure
from commands.fuzz import fuzz
from engine.runtime import Definition, twin


def fuzzed(*arguments: str) -> Result:
    """The result of `motcua fuzz` with *arguments*."""
    return CliRunner().invoke(fuzz, [*arguments, "--json"], standalone_mode=False)


def last_line(result: Result) -> Any:
    """The figures at the end of the output."""
    return orjson.loads(result.stdout.splitlines()[-1])


def test_the_fuzz_counts_acts_and_finds_no_difference() -> None:
    result = fuzzed("--steps", "150", "--seed", "5")
    figures = last_line(result)
    assert (result.return_value, figures["steps"], figures["diagrams"], figures["differences"]) == (0, 150, 2, 0)


def test_a_difference_is_shown_and_is_a_negative_result(monkeypatch: pytest.MonkeyPatch) -> None:
    def differ(_definition: Definition, seed: int, steps: int) -> int:
        raise twin.TwinsDiffer(seed=seed, acts=steps, what="steps")

    monkeypatch.setattr(twin, "compare", differ)
    result = fuzzed("--steps", "150", "--seed", "5")
    assert result.return_value == 1
    assert "Hạt giống 6, sau 50 lần xử lý" in result.stdout
    assert last_line(result)["differences"] == 2


def test_a_case_with_twenty_fields_and_a_long_history_stays_small() -> None:
    with databases.sqlite(None) as engine:
        grown = measure.grow(engine, cases=1)
    assert 0 < grown.state_bytes <= 4_096


def test_the_diagram_is_read_once() -> None:
    assert measure.is_parsed_once()


def test_both_sides_are_measured_with_the_settings_that_are_promised() -> None:
    with databases.sqlite(None) as engine:
        compared = measure.compare(engine, rounds=1)
        settings = databases.settings(engine)
    assert min(compared.ours_ms, compared.stock_ms, compared.times_faster) > 0
    assert settings == {"journal_mode": "wal", "synchronous": "1"}
