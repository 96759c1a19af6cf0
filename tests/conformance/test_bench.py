"""The bench itself: what it counts as passed, failed and silent."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest

from tests.conformance import bench, outcome, steps, traces, validity
from tests.conformance.__main__ import main

CASES = Path(__file__).parent / "cases"
START = {"do": "start", "expect_active": ["a", "b"], "ended": False}


def a_case(**changes: Any) -> dict[str, Any]:
    """A step case over the parallel diagram, right unless *changes* say otherwise."""
    case = {"id": "x", "files": ["parallel.bpmn"], "process": "parallel", "start_data": {}, "steps": [START]}
    return {**case, **changes}


def test_a_wrong_token_that_nobody_reported_is_silent() -> None:
    found = steps.judge(a_case(steps=[{**START, "expect_active": ["a"]}]), CASES / "steps")
    assert (found.passed, found.is_silent) == (False, True)


def test_an_end_that_was_not_expected_is_silent() -> None:
    found = steps.judge(a_case(steps=[{**START, "ended": True}]), CASES / "steps")
    assert (found.passed, found.is_silent) == (False, True)


def test_a_right_file_that_is_refused_fails_but_not_in_silence() -> None:
    found = steps.judge(a_case(files=["broken/complex_gateway.bpmn"], process="p"), CASES)
    assert (found.passed, found.is_silent) == (False, False)


def test_an_incident_that_was_not_expected_fails_but_not_in_silence() -> None:
    case = a_case(files=["exclusive.bpmn"], process="exclusive", start_data={"amount": 500})
    found = steps.judge(case, CASES / "steps")
    assert (found.passed, found.is_silent) == (False, False)


def test_another_trace_is_silent() -> None:
    case = orjson.loads((CASES / "traces.json").read_bytes())[0] | {"expected_trace_multiset": []}
    found = traces.judge(case, CASES)
    assert (found.passed, found.is_silent) == (False, True)


def test_a_broken_file_without_an_error_fails() -> None:
    found = validity.judge({"id": "x", "constraint": "none", "file": "steps/parallel.bpmn"}, CASES)
    assert found.why == "none: no error"


def test_a_crash_of_one_case_does_not_hide_the_others() -> None:
    found = outcome.run([{"id": "a"}, a_case()], lambda case: steps.judge(case, CASES / "steps"))
    assert [one.passed for one in found] == [False, True]


def test_the_figures_name_every_suite(tmp_path: Path) -> None:
    for name, (file, _) in bench.SUITES.items():
        cases = orjson.loads((CASES / "feel.json").read_bytes()) if name == "feel" else []
        (tmp_path / file).write_bytes(orjson.dumps(cases))
    figures, _ = bench.run(tmp_path)
    assert list(figures["suites"]) == ["camunda", "betsy", "validity", "render", "feel"]
    assert figures["suites"]["feel"]["core"] == {
        "expressions": {"passed": 46, "total": 46},
        "tables": {"passed": 6, "total": 6},
    }
    assert figures["suites"]["feel"]["non_null"] == {"passed": 45, "total": 45}


def test_a_folder_without_cases_is_a_bad_call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["conformance", "--bench", str(tmp_path)])
    assert main() == 2
    assert "Không có bộ ca kiểm thử" in capsys.readouterr().err
