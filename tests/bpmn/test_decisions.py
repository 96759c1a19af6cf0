"""What the check says of decision tables that leave a case without an answer, or with two."""

from __future__ import annotations

import pytest

from bpmn import decisions
from tests.bpmn.test_dmn import a_table

LESS, MORE = ("&lt; 3", "2000"), ("&gt;= 3", "1000")
FIRST = 'hitPolicy="FIRST"'


def told(*rules: tuple[str, str], table: str = "", **domains: str) -> list[tuple[str, str, str, str | None]]:
    found = decisions.problems({"phi.dmn": a_table(*rules, table=table)}, domains)
    assert all(one.vi != one.en for one in found)
    return [(one.severity, one.rule, one.file, one.element) for one in found]


@pytest.mark.parametrize(
    ("rules", "table", "severity", "rule"),
    [
        ((LESS, ("&gt; 3", "1000")), "", "error", "decision-gap"),
        ((LESS, ("&gt;= 2", "1000")), "", "error", "decision-overlap"),
        ((LESS, MORE, ("7", "1")), FIRST, "warning", "decision-shadowed"),
        ((("&lt; so_dong", "1"), ("-", "2")), FIRST, "warning", "decision-undecided"),
        ((('"a"', "1"), ('"b"', "2")), "", "warning", "decision-gap"),
    ],
)
def test_a_flaw_of_a_table_is_told_with_the_decision(
    rules: tuple[tuple[str, str], ...], table: str, severity: str, rule: str
) -> None:
    assert told(*rules, table=table) == [(severity, rule, "phi.dmn", "phi")]


def test_values_known_from_outside_decide_what_can_be_missing() -> None:
    rules = (("[1..10]", "1"), ("&gt; 10", "2"))
    assert [one[:2] for one in told(*rules)] == [("warning", "decision-gap")]
    assert told(*rules, so_trang=">= 1") == []
    assert [one[:2] for one in told(*rules, so_trang=">= 0")] == [("error", "decision-gap")]


def test_a_sound_table_and_one_that_is_reported_elsewhere_say_nothing() -> None:
    assert told(LESS, MORE) == []
    assert told(("&lt; (", "1")) == []
    assert decisions.problems({"a.dmn": b"not xml"}) == []


def test_many_tables_are_tried_as_long_as_one_and_what_is_left_over_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decisions.gaps, "MOST_TRIED", 12)
    files = {f"{number}.dmn": a_table(LESS, MORE) for number in range(9)}
    assert [one.rule for one in decisions.problems(dict(list(files.items())[:1]))] == []
    assert {one.rule for one in decisions.problems(files)} == {"decision-undecided"}
