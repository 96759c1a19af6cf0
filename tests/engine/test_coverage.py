"""The record of coverage: what it counts, when it is believed, what it says against a procedure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from engine import coverage, runtime
from engine.runtime import watching
from tests.engine import builders
from tests.engine.builders import MORNING, hours
from tests.engine.runtime import drawing

FILES = builders.files(*builders.straight("a", "b"))
FEATURE = "# language: vi\nTính năng: Thủ tục nhỏ\n".encode()
WAYS = coverage.flows(FILES)


def rules(files: dict[str, bytes], *, feature: bytes | None, record: bytes | None) -> list[tuple[str, str | None]]:
    found = coverage.problems(files, feature=feature, record=record)
    assert all(finding.severity == "warning" for finding in found)
    return [(finding.rule, finding.element) for finding in found]


def test_watching_sees_each_flow_as_it_is_taken_and_only_inside_the_block() -> None:
    definition = runtime.definition("d", drawing.drawn(*builders.straight("a", "b")), "p")
    with watching() as before:
        run = runtime.start(definition, data={}, now=MORNING)
    with watching() as after:
        (step,) = runtime.ready(run)
        runtime.complete(run, step.id, data={}, now=hours(1))
    (last,) = runtime.ready(run)
    runtime.complete(run, last.id, data={}, now=hours(2))
    assert {flow for _, flow in before} == {"start-nhan", "nhan-a"}
    assert {flow for _, flow in after} == {"a-b"}


def test_a_record_of_all_flows_has_nothing_to_say() -> None:
    record = coverage.measured(FILES, FEATURE, WAYS)
    assert (record.flows, record.covered, record.uncovered) == (4, 4, ())
    assert rules(FILES, feature=FEATURE, record=coverage.write(record)) == []


def test_every_flow_that_no_scenario_takes_is_named() -> None:
    record = coverage.measured(FILES, FEATURE, WAYS[:-1])
    assert record.covered == len(WAYS) - 1
    assert rules(FILES, feature=FEATURE, record=coverage.write(record)) == [("coverage-gap", WAYS[-1][1])]


def test_flows_of_shared_diagrams_are_noted_apart() -> None:
    files = {**FILES, "shared/s.bpmn": FILES["process.bpmn"].replace(b'"p"', b'"chung"')}
    record = coverage.measured(files, FEATURE, [("chung", "a-b"), ("elsewhere", "x")])
    assert (record.flows, record.covered, record.shared) == (4, 0, ("chung#a-b",))


@pytest.mark.parametrize(
    ("feature", "record"),
    [(None, b"{}"), (FEATURE, None), (FEATURE, b""), (FEATURE, b"[]"), (FEATURE, b'{"flows": 1}')],
)
def test_no_record_or_none_that_can_be_read_is_missing(feature: bytes | None, record: bytes | None) -> None:
    assert rules(FILES, feature=feature, record=record) == [("coverage-missing", None)]


def test_a_changed_folder_or_feature_makes_the_record_stale() -> None:
    kept = coverage.write(coverage.measured(FILES, FEATURE, WAYS))
    changed = {**FILES, "procedure.toml": FILES["procedure.toml"] + b"\n# khac\n"}
    assert rules(changed, feature=FEATURE, record=kept) == [("coverage-stale", None)]
    assert rules(FILES, feature=FEATURE + b"\n", record=kept) == [("coverage-stale", None)]


def test_a_record_is_read_as_it_was_written() -> None:
    record = replace(coverage.measured(FILES, FEATURE, WAYS[:1]), shared=("p#f",))
    assert coverage.read(coverage.write(record)) == record
