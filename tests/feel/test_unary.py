"""The cells of a decision table."""

from __future__ import annotations

import pytest

from feel import unary
from feel.tokens import FeelSyntax


@pytest.mark.parametrize(
    ("cell", "value", "expected"),
    [
        ("-", None, True),
        ("", 1, True),
        ("18", 18, True),
        (">= 18", 17, False),
        ("< 5, > 10", 11, True),
        ("[1..5)", 5, False),
        ("(18..60], 70", 70, True),
        ('"A","B"', "B", True),
        ('not("A","B")', "B", False),
        ("not(< 5)", 5, True),
        ("not(-1)", 1, True),
        ("null", None, True),
        ("> 3", None, False),
        ("> 3", "x", False),
        ("true", True, True),
        ("limit", 3, True),
        ("> limit", 4, True),
        ("[1, 2, 3]", 2, True),
        ("? > 3 and ? < 5", 4, True),
        ('contains(?, "Xã")', "Xã Đông", True),
        ("not(?)", False, True),
        ("count(?) = 2", [1, 2], True),
        ("[1..5], null", None, True),
        ("!= 3", 4, True),
    ],
)
def test_a_value_passes_or_not(cell: str, value: object, expected: bool) -> None:
    assert unary.matches(cell, value, {"limit": 3}) is expected


def test_not_around_a_part_of_a_cell_is_the_function() -> None:
    assert unary.matches("not(a) or b", True, {"a": False, "b": False}) is True


def test_a_negated_cell_lets_in_what_cannot_be_compared() -> None:
    assert unary.matches("not(> 3)", "x", {}) is True


def test_a_broken_cell_is_refused() -> None:
    with pytest.raises(FeelSyntax):
        unary.matches("> ", 1, {})
