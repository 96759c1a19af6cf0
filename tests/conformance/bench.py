"""The independent bench: five suites of cases that other people wrote."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orjson

from tests.conformance import language, outcome, render, steps, traces, validity
from tests.conformance.outcome import Case, Outcome

SUITES: dict[str, tuple[str, Callable[[Path], Callable[[Case], Outcome]]]] = {
    "camunda": ("camunda_cases.json", lambda folder: partial(steps.judge, folder=folder)),
    "betsy": ("betsy_cases.json", lambda folder: partial(traces.judge, folder=folder)),
    "validity": ("validity_cases.json", lambda folder: partial(validity.judge, folder=folder)),
    "render": ("roundtrip_render_cases.json", lambda folder: partial(render.judge, folder=folder)),
    "feel": ("feel_cases.json", lambda _folder: language.judge),
}


def run(folder: Path) -> tuple[dict[str, Any], list[Outcome]]:
    """The figures of each suite in *folder*, and every outcome."""
    figures: dict[str, Any] = {}
    outcomes: list[Outcome] = []
    for name, (file, judge) in SUITES.items():
        cases = orjson.loads((folder / file).read_bytes())
        found = outcome.run(cases, judge(folder))
        figures[name] = outcome.summary(found) | (parts(cases, found) if name == "feel" else {})
        outcomes += found
    return {"suites": figures}, outcomes


def parts(cases: list[Case], outcomes: list[Outcome]) -> dict[str, Any]:
    """Figures of the language apart: core cases by kind, and cases whose value is not null."""
    passed = {found.id for found in outcomes if found.passed}

    def share(ids: list[str]) -> dict[str, int]:
        return {"passed": sum(name in passed for name in ids), "total": len(ids)}

    core = [case for case in cases if case["tier"] == "core"]
    return {
        "core": {
            "expressions": share([case["id"] for case in core if case["kind"] == "expr"]),
            "tables": share([case["id"] for case in core if case["kind"] == "table"]),
        },
        "non_null": share([case["id"] for case in cases if case["expected"] is not None]),
    }
