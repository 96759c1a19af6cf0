"""Decision tables."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feel import limits, tables
from feel.tables import Input, NotADecisionTable, NotAllowed, Output, Rule, SeveralRules, Table


def fees(policy: str = "UNIQUE", aggregation: str | None = None, *, default: str | None = None) -> Table:
    """How much is to be paid for a number of copies, by overlapping rules."""
    rules = (
        Rule(("<= 2", "-"), ("8000",)),
        Rule(("> 2", '"gấp"'), ("20000",)),
        Rule(("[3..10]", "-"), ("15000",)),
    )
    column = Output("lệ_phí", values="20000, 15000, 8000", default=default)
    asked = (Input("số bản"), Input("loại", values='"thường", "gấp"'))
    return Table("Lệ phí", asked, (column,), rules, policy, aggregation)


ONE = {"số bản": 1, "loại": "thường"}
TWO = {"số bản": 5, "loại": "gấp"}
NONE = {"số bản": 50, "loại": "thường"}


@pytest.mark.parametrize(
    ("policy", "aggregation", "expected"),
    [
        ("FIRST", None, 20000),
        ("PRIORITY", None, 20000),
        ("COLLECT", None, [20000, 15000]),
        ("RULE ORDER", None, [20000, 15000]),
        ("OUTPUT ORDER", None, [20000, 15000]),
        ("COLLECT", "SUM", 35000),
        ("COLLECT", "MIN", 15000),
        ("COLLECT", "MAX", 20000),
        ("COLLECT", "COUNT", 2),
    ],
)
def test_the_hit_policy_joins_the_rules_that_hit(policy: str, aggregation: str | None, expected: object) -> None:
    assert tables.decide(fees(policy, aggregation), TWO) == expected


def test_unique_answers_with_its_only_rule() -> None:
    assert tables.decide(fees(), ONE) == Decimal(8000)


@pytest.mark.parametrize("policy", ["UNIQUE", "ANY"])
def test_rules_that_contradict_are_a_fault_that_names_them(policy: str) -> None:
    with pytest.raises(SeveralRules) as caught:
        tables.decide(fees(policy), TWO)
    assert caught.value.facts == {"table": "Lệ phí", "rules": "2, 3"}


def test_any_answers_when_all_rules_agree() -> None:
    table = Table("t", (Input("a"),), (Output(),), (Rule(("> 1",), ("7",)), Rule(("> 2",), ("7",))), "ANY")
    assert tables.decide(table, {"a": 3}) == 7


def test_no_hit_gives_the_default_or_nothing() -> None:
    assert tables.decide(fees(), NONE) is None
    assert tables.decide(fees(default="15000"), NONE) == 15000


def test_several_outputs_are_named_and_the_higher_priority_goes_first() -> None:
    outputs = (Output("mức", values='"cao", "thấp"'), Output("hạn", default="3"))
    rules = (Rule(("> 1",), ('"thấp"', '@"P3D"')), Rule(("> 2",), ('"cao"', "-")))
    table = Table("t", (Input("a"),), outputs, rules, "PRIORITY")
    assert tables.decide(table, {"a": 3}) == {"mức": "cao", "hạn": None}
    assert tables.decide(table, {"a": 0}) == {"mức": None, "hạn": 3}


def test_values_outside_the_allowed_ones_are_refused() -> None:
    with pytest.raises(NotAllowed) as caught:
        tables.decide(fees(), {**ONE, "loại": "khác"})
    assert caught.value.facts == {"table": "Lệ phí", "column": "loại"}
    wrong = Table("t", (), (Output("x", values="1, 2"),), (Rule((), ("3",)),))
    with pytest.raises(NotAllowed):
        tables.decide(wrong, {})


def test_cells_see_the_data_and_the_value() -> None:
    table = Table("t", (Input("a + 1"),), (Output(),), (Rule(("? = b * 2",), ("a + b",)),))
    assert tables.decide(table, {"a": 3, "b": 2}) == 5


def test_names_with_signs_work_in_tables() -> None:
    table = Table("t", (Input("ngày-công"),), (Output(),), (Rule(("> 1",), ("ngày-công * 2",)),))
    assert tables.decide(table, {"ngày-công": 3}) == 6


@pytest.mark.parametrize(
    "table",
    [
        Table("t", (), (), ()),
        Table("t", (), (Output(),), (), "LAST"),
        Table("t", (), (Output(),), (), "FIRST", "SUM"),
        Table("t", (), (Output(),), (), "COLLECT", "MEAN"),
        Table("t", (), (Output("a"), Output("a")), ()),
        Table("t", (), (Output("a"), Output("b")), (), "COLLECT", "SUM"),
        Table("t", (Input("a"),), (Output(),), (Rule((), ("1",)),)),
    ],
)
def test_what_is_no_table_is_refused(table: Table) -> None:
    with pytest.raises(NotADecisionTable):
        tables.decide(table, {})
    assert [type(fault) for fault in tables.problems(table, None)] == [NotADecisionTable]


def test_every_cell_is_checked_before_it_runs() -> None:
    asked = (Input("a ==", values="> "),)
    columns = (Output("x", values="f(1)", default="y"),)
    table = Table("t", asked, columns, (Rule(("< c",), ("1 +",)), Rule(("-",), ("-",))))
    found = tables.problems(table, {"a"})
    assert [fault.facts["place_en"] for fault in found] == [
        *("input 1", "input 1", "output 1", "output 1"),
        *("rule 1", "rule 1"),
    ]
    assert "quy tắc 1" in str(found[-1])
    assert tables.problems(fees(), {"số bản", "loại"}) == []


def test_all_cells_share_one_budget_of_work() -> None:
    heavy = Rule(("some i in 1..9000 satisfies i = ? + 0.5",), ("1",))
    table = Table("t", (Input("a"),), (Output(),), (heavy,) * 30)
    with pytest.raises(limits.TooMuchWork):
        tables.decide(table, {"a": 1})
