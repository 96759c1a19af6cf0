"""Our own cases, of the same kinds as the independent bench and through the same driver."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.conformance import language, steps, traces, validity

HERE = Path(__file__).parent / "cases"


def cases(name: str) -> list[Any]:
    """The cases of one file, each under its id."""
    return [pytest.param(case, id=case["id"]) for case in orjson.loads((HERE / name).read_bytes())]


@pytest.mark.parametrize("case", cases("steps.json"))
def test_a_case_goes_step_by_step_as_the_diagram_says(case: Any) -> None:
    assert steps.judge(case, HERE / "steps").why == ""


@pytest.mark.parametrize("case", cases("traces.json"))
def test_a_case_driven_to_its_end_completes_these_steps(case: Any) -> None:
    assert traces.judge(case, HERE).why == ""


@pytest.mark.parametrize("case", cases("broken.json"))
def test_a_broken_diagram_is_refused_and_the_element_named(case: Any) -> None:
    assert validity.judge(case, HERE).why == ""


@pytest.mark.parametrize("case", cases("feel.json"))
def test_an_expression_has_its_value(case: Any) -> None:
    assert language.judge(case).why == ""
