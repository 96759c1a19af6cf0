"""What came out of one case, and of a suite of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

Case = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Outcome:
    """One case: why it failed, nothing when it passed."""

    id: str
    why: str = ""
    is_silent: bool = False  #: it went another way, and nobody was told

    @property
    def passed(self) -> bool:
        """Whether the case came out as it should."""
        return not self.why


def run(cases: Iterable[Case], judge: Callable[[Case], Outcome]) -> list[Outcome]:
    """The outcome of each case."""
    return [_guarded(case, judge) for case in cases]


def _guarded(case: Case, judge: Callable[[Case], Outcome]) -> Outcome:
    try:
        return judge(case)
    except Exception as error:  # one broken case must not hide the others; the report names it
        return Outcome(case["id"], f"crashed: {type(error).__name__}: {error}")


def summary(outcomes: list[Outcome]) -> dict[str, Any]:
    """The figures of a suite."""
    failed = [outcome for outcome in outcomes if not outcome.passed]
    return {
        "passed": len(outcomes) - len(failed),
        "failed": len(failed),
        "silent": sum(outcome.is_silent for outcome in failed),
        "failed_ids": [outcome.id for outcome in failed],
    }
