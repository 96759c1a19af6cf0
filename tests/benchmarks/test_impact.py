"""What is measured of the impact of publishing is what the page of publishing tells."""

from __future__ import annotations

from pathlib import Path

from benchmarks import impact
from engine import database


def test_the_impact_counts_every_running_case_and_tells_the_difference(tmp_path: Path) -> None:
    engine = database.connect(f"sqlite:///{tmp_path / 'bench.db'}")
    seconds, found = impact.impact_seconds(engine, cases=3)
    assert seconds > 0
    assert found.impact is not None
    assert found.impact.running == {1: 3}
    assert [one.topic for one in found.impact.promises and found.impact.sentences] == ["limits"]
    engine.dispose()
