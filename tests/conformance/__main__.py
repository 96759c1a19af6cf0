"""`python -m tests.conformance --bench DIR [--json]`: the independent bench on the product's own engine."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import orjson

from tests.conformance import bench

#: what a build must reach: suite -> least passed, or most silent
LEAST = {"camunda": 40, "betsy": 60, "validity": 75, "feel": 330}
MOST_SILENT = 0


def main() -> int:
    """Run the bench and print what failed, then the figures. Exit code 1 below the reach, 2 when there is no bench."""
    parser = argparse.ArgumentParser(prog="python -m tests.conformance")
    parser.add_argument("--bench", type=Path, required=True, help="folder of the cases")
    parser.add_argument("--json", action="store_true", help="one JSON line last")
    given = parser.parse_args()
    if not (given.bench / "camunda_cases.json").is_file():
        print(f"Không có bộ ca kiểm thử trong {given.bench}.", file=sys.stderr)
        return 2
    figures, outcomes = bench.run(given.bench)
    for outcome in outcomes:
        if not outcome.passed:
            print(f"{'SILENT ' if outcome.is_silent else ''}{outcome.id}: {outcome.why}")
    for name, suite in figures["suites"].items():
        print(f"{name}: {suite['passed']} passed, {suite['failed']} failed, {suite['silent']} silent")
    if given.json:
        print(orjson.dumps(figures).decode())
    suites = figures["suites"]
    reached = all(suites[name]["passed"] >= least for name, least in LEAST.items())
    return 0 if reached and all(suite["silent"] <= MOST_SILENT for suite in suites.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
