"""Cases driven to their end: every ready step is completed; when none is ready the clock moves to the next timer."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from tests.conformance.driver import Driver
from tests.conformance.outcome import Case, Outcome

TRACED = re.compile(r"task[0-9]+")
ROUNDS = 60
COUNTER = "integerVariable"


def judge(case: Case, folder: Path) -> Outcome:
    """Drive *case*, whose file stands in *folder*, and compare what was completed."""
    driver = Driver()
    errors = [finding for finding in driver.import_file([folder / case["file"]], case["process"]) if finding.is_error]
    if errors:
        refused = f"refused: {errors[0].en} ({errors[0].element})"
        return Outcome(case["id"], "" if case["kind"] == "must_reject_or_incident" else refused)
    driver.start(case["process"], case["start_data"])
    trace = drive(driver, case)
    why = difference(driver, case, trace)
    return Outcome(case["id"], why, is_silent=bool(why) and not driver.incidents())


def drive(driver: Driver, case: Case) -> Counter[str]:
    """Complete whatever is ready until nothing can happen any more; the names of the steps that count."""
    trace: Counter[str] = Counter()
    for _ in range(ROUNDS):
        if driver.ended() or driver.incidents():
            break
        steps = driver.ready()
        due = driver.next_timer()
        if steps:
            for step in steps:
                _complete(driver, case, step.id, trace)
        elif due is not None:
            driver.advance_to(due)
        else:
            break
    return trace


def _complete(driver: Driver, case: Case, step_id: str, trace: Counter[str]) -> None:
    """Complete the step, unless an earlier completion took it away or broke the case."""
    step = next((step for step in driver.ready() if step.id == step_id), None)
    if step is None or driver.incidents():
        return
    if TRACED.fullmatch(step.name):
        trace[step.name] += 1
    counts = {step.name, step.element} & set(case["increment_on"])
    grown = {COUNTER: step.data.get(COUNTER, 0) + 1} if counts else {}
    driver.complete_step(step, grown)


def difference(driver: Driver, case: Case, trace: Counter[str]) -> str:
    """How the case went other than expected; empty when it did not."""
    wanted: Counter[str] = Counter(case["expected_trace_multiset"])
    completed = f"completed {sorted(trace.elements())}, expected {sorted(wanted.elements())}"
    if case["kind"].startswith("must_"):
        return "" if driver.incidents() else f"nothing was reported; {completed}"
    if case["kind"] == "ends_with_uncaught_error" and not driver.incidents():
        return "the uncaught error was not reported"
    if case["kind"] == "trace" and driver.incidents():
        return f"reported: {driver.incidents()[-1]}"
    return "" if trace == wanted else completed
