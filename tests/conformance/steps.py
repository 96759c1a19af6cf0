"""Cases step by step: after each act exactly these steps wait, and the case has ended or not."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from tests.conformance.driver import Driver
from tests.conformance.outcome import Case, Outcome

WAITING, INCIDENT = "~waiting", "!incident"


def judge(case: Case, folder: Path) -> Outcome:
    """Drive *case*, whose files stand in *folder*, and compare after every act."""
    driver = Driver()
    errors = [f for f in driver.import_file([folder / name for name in case["files"]], case["process"]) if f.is_error]
    if errors:
        return Outcome(case["id"], f"refused: {errors[0].en} ({errors[0].element})")
    for number, step in enumerate(case["steps"]):
        act(driver, case, step)
        why = difference(driver, step)
        if why:
            return Outcome(case["id"], f"step {number} ({step['do']}): {why}", is_silent=not driver.incidents())
    return Outcome(case["id"])


def act(driver: Driver, case: Case, step: dict[str, Any]) -> None:
    """Do what *step* says."""
    data = step.get("data", {})
    match step["do"]:
        case "start":
            driver.start(case["process"], case["start_data"])
        case "complete":
            driver.complete(step["arg"], data)
        case "advance":
            driver.advance(step["arg"])
        case "message":
            driver.message(step["arg"])
        case "signal":
            driver.signal(step["arg"])


def difference(driver: Driver, step: dict[str, Any]) -> str:
    """How the case stands other than *step* expects; empty when it does not."""
    if step["expect_active"] == [INCIDENT]:
        return "" if driver.incidents() else "nothing was reported"
    if driver.incidents():
        return f"reported: {driver.incidents()[-1]}"
    expected = Counter(step["expect_active"]) - Counter([WAITING])
    if driver.active_tasks() != expected:
        return f"active {sorted(driver.active_tasks().elements())}, expected {sorted(expected.elements())}"
    if driver.ended() != step["ended"]:
        return "has ended" if driver.ended() else "has not ended"
    return ""
