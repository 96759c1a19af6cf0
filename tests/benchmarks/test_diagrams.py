"""The random diagrams of the fuzz."""

from __future__ import annotations

import pytest

from benchmarks import diagrams
from engine import runtime
from engine.runtime import twin


@pytest.mark.parametrize("seed", range(20))
def test_a_random_diagram_may_run(seed: int) -> None:
    found = runtime.verify({"diagram.bpmn": diagrams.draw(seed)})
    assert [finding for finding in found if finding.is_error] == []


def test_a_seed_always_draws_the_same() -> None:
    assert diagrams.draw(5) == diagrams.draw(5) != diagrams.draw(6)


def test_a_saved_run_agrees_with_a_living_one_on_every_diagram() -> None:
    sound = 0
    for seed in range(1_000, 1_020):
        definition = runtime.definition(f"random-{seed}", {"diagram.bpmn": diagrams.draw(seed)}, diagrams.PROCESS)
        sound += twin.compare(definition, seed, 60)
    assert sound > 300
