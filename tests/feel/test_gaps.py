"""Gaps and overlaps of decision tables, against trying every value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import gaps, tables
from feel.tables import Input, Output, Rule, Table

CELLS = ("-", "1", "2, 3", "< 2", "<= 3", "> 1", ">= 3", "[1..3]", "(1..4)", "not(2)", "not(< 2)")


def table(
    *rows: tuple[str, ...], policy: str = "UNIQUE", values: str | None = None, default: str | None = None
) -> Table:
    """A table whose last column answers."""
    inputs = tuple(Input(name, values) for name in "abc"[: len(rows[0]) - 1])
    rules = tuple(Rule(row[:-1], row[-1:]) for row in rows)
    return Table("t", inputs, (Output("r", default=default),), rules, policy)


def shown(*rows: tuple[str, ...], **more: str) -> list[tuple[bool, str]]:
    return [(gap.is_sure, gap.say("en")) for gap in gaps.read(table(*rows, **more)).gaps]


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        (("< 10", ">= 10"), []),
        (("< 10", "> 10"), [(True, "a = 10")]),
        (("<= 10", ">= 20"), [(True, "a between 10 … 20")]),
        (("[1..10]", "[11..20]"), [(False, "a < 1"), (False, "a > 20")]),  # nothing lies between whole numbers
        (('"x"', '"y"'), [(False, "a is none of the values named")]),
        (("true", "-"), []),
        (("true",), [(True, "a = false")]),
        (('< date("2026-07-01")', '> date("2026-07-01")'), [(True, "a = 2026-07-01")]),
        (('<= date("2026-06-30")', '>= date("2026-07-01")'), []),
    ],
)
def test_a_gap_names_the_values_that_no_rule_lets_in(cells: tuple[str, ...], found: list[tuple[bool, str]]) -> None:
    assert shown(*((cell, str(number)) for number, cell in enumerate(cells)), policy="FIRST") == found


def test_values_that_the_table_names_bound_what_can_be_missing() -> None:
    assert shown(('"x"', "1"), ('"y"', "2"), values='"x", "y"') == []
    assert shown(('"x"', "1"), values='"x", "y"') == [(True, 'a = "y"')]
    assert gaps.read(table(('"x"', "1")), {"a": '"x"'}).gaps == []


def test_a_gap_of_two_columns_names_both_and_not_the_third() -> None:
    rows = (("< 5", "true", "-", "1"), (">= 5", "-", "-", "2"))
    assert shown(*rows) == [(False, "a < 5; b = false")]


@pytest.mark.parametrize("more", [{"default": "0"}, {"policy": "COLLECT"}])
def test_a_default_or_a_list_leaves_no_gap(more: dict[str, str]) -> None:
    assert shown(("< 1", "1"), **more) == []


def test_rules_that_hit_at_once_are_named_where_only_one_may() -> None:
    rows = (("[1..5]", "1"), ("[5..9]", "2"), ("> 9", "3"), ("10", "3"))
    assert gaps.read(table(*rows)).overlaps == [(1, 2), (3, 4)]
    assert gaps.read(table(*rows, policy="ANY")).overlaps == [(1, 2)]
    assert gaps.read(table(*rows, policy="FIRST")).overlaps == []


def test_a_rule_behind_those_that_always_hit_first_is_named() -> None:
    rows = (("< 5", "1"), (">= 5", "2"), ("7", "3"))
    assert gaps.read(table(*rows, policy="FIRST")).shadowed == [3]


@pytest.mark.parametrize("cell", ["> b", 'starts with(?, "a")', "? > 3"])
def test_a_cell_that_asks_for_more_than_constants_is_told_and_claims_nothing(cell: str) -> None:
    reading = gaps.read(table((cell, "1"), ("< 1", "2")))
    assert (reading.unclear, reading.gaps, reading.overlaps) == ([1], [], [])


def test_values_of_several_kinds_are_told() -> None:
    assert gaps.read(table(("1", "1"), ('"x"', "2"))).unclear == [1, 2]


def test_a_table_too_large_to_try_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gaps, "MOST_TRIED", 10)
    assert not gaps.read(table(*((f"{n}", str(n)) for n in range(20)))).is_whole


def test_a_column_with_too_many_values_claims_nothing() -> None:
    reading = gaps.read(table(*((f"[{n}..{n + 4}]", str(n)) for n in range(0, 5_000, 10))))
    assert (len(reading.unclear), reading.gaps, reading.overlaps) == (500, [], [])


@given(st.lists(st.tuples(st.sampled_from(CELLS), st.sampled_from(CELLS)), min_size=1, max_size=4))
@settings(max_examples=150, deadline=None)
def test_what_is_found_is_what_trying_every_whole_number_finds(rows: list[tuple[str, str]]) -> None:
    whole = table(*((*row, str(number)) for number, row in enumerate(rows)), policy="RULE ORDER")
    asked = [(Decimal(a), Decimal(b)) for a in range(-1, 7) for b in range(-1, 7)]
    hits = {pair: tables.decide(whole, {"a": pair[0], "b": pair[1]}) or [] for pair in asked}
    unique = gaps.read(table(*((*row, str(number)) for number, row in enumerate(rows))))
    assert bool(unique.overlaps) == any(len(hits[pair]) > 1 for pair in hits)
    assert bool(unique.gaps) == any(not hits[pair] for pair in hits)
