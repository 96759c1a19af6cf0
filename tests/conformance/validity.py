"""Files that break one rule of BPMN: an error must name an element of the file."""

from __future__ import annotations

from pathlib import Path

from tests.conformance.driver import Driver
from tests.conformance.outcome import Case, Outcome


def judge(case: Case, folder: Path) -> Outcome:
    """Check the file of *case*, which stands in *folder*."""
    found = [finding for finding in Driver().import_file([folder / case["file"]]) if finding.is_error]
    if any(finding.element for finding in found):
        return Outcome(case["id"])
    return Outcome(case["id"], f"{case['constraint']}: " + ("no error names an element" if found else "no error"))
