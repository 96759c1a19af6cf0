"""The scenarios of our procedures go every way that their diagrams have, and the records that say so are true."""

from __future__ import annotations

from pathlib import Path

import pytest

from bpmn import sharing, shipped
from engine import coverage
from features.coverage import measure

PROCEDURES = shipped.folders()


@pytest.mark.parametrize("path", PROCEDURES, ids=lambda path: path.name)
def test_the_scenarios_take_every_flow_and_the_record_says_so(path: Path, template: Path, tmp_path: Path) -> None:
    measured = measure(path, template, tmp_path)
    assert [(outcome.name, outcome.at) for outcome in measured.outcomes if not outcome.held] == []
    assert measured.record.uncovered == ()
    assert coverage.read(shipped.record(path).read_bytes()) == measured.record


def test_every_flow_of_the_shared_diagrams_is_taken_by_some_procedure() -> None:
    records = [coverage.read(shipped.record(path).read_bytes()) for path in PROCEDURES]
    taken = {way for record in records if record for way in record.shared}
    files = {f"{sharing.SHARED}/{file.name}": file.read_bytes() for file in shipped.SHARED.glob("*.bpmn")}
    known = {f"{process}#{flow}" for process, flow in coverage.shared_flows(files)}
    assert known - taken == set()
