"""However an expression is written, it ends soon, with a value or with a fault that names the limit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import check, expression, limits, patterns, unary
from feel.errors import Fault

PIECES = ["(", ")", "[", "]", "{", "}", "..", ",", ":", "-", "+", "<", "=", "a", "b c", "1", '"x"', "@", "not(", "and"]
PIECES += [
    "if ",
    "then ",
    "else ",
    "for i in ",
    "return ",
    "some ",
    "satisfies ",
    "function(",
    "instance of ",
    "?",
    ".",
]
#: Each line holds the one before twice: 2 to the power of 40 entries when written out.
DOUBLED = "{x0: [1], " + ", ".join(f"x{n}: [x{n - 1}, x{n - 1}]" for n in range(1, 41)) + "}.x40"


def fault(text: str, **data: object) -> type[Fault]:
    with pytest.raises(Fault) as caught:
        expression.evaluate(text, data)
    return type(caught.value)


def test_a_text_may_not_be_too_long() -> None:
    assert expression.evaluate("1" + " " * (limits.MAX_LENGTH - 1), {}) == 1
    assert fault("1" + " " * limits.MAX_LENGTH) is limits.TooLong


@pytest.mark.parametrize(
    "text",
    [
        "(" * 1000 + "1" + ")" * 1000,
        "[" * 1000,
        "not(" * 500 + "true" + ")" * 500,
        "-(" * 500 + "1" + ")" * 500,
        "a" + "[1]" * 1000,
        "if a then 1 else " * 200 + "2",
        "for " + ", ".join(f"i{n} in 1" for n in range(300)) + " return 1",
        "x instance of " + "list<" * 100 + "number" + ">" * 100,
    ],
)
def test_nesting_is_limited(text: str) -> None:
    assert fault(text) is limits.TooDeep


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..100 return if i = 1 then 1 else [partial[-1]]",
        "flatten(for i in 1..100 return if i = 1 then 1 else [partial[-1]])",
        "string(for i in 1..100 return if i = 1 then 1 else {a: partial[-1]})",
    ],
)
def test_values_may_not_be_nested_too_deep(text: str) -> None:
    assert fault(text) is limits.TooDeep


def test_data_may_not_be_nested_too_deep() -> None:
    data: object = 1
    for _ in range(200):
        data = [data]
    assert fault("count(x)", x=data) is limits.TooDeep


@pytest.mark.parametrize(
    "text",
    [
        "for i in 1..1000000000 return i",
        "some i in -1e30..1e30 satisfies false",
        'for day in @"0001-01-01"..@"9999-12-31" return day',
        "for i in 1..1000, j in 1..1000 return 1",
        f"flatten({DOUBLED})",
    ],
)
def test_lists_and_loops_are_limited(text: str) -> None:
    assert fault(text) is limits.TooManyItems


@pytest.mark.parametrize(
    "text",
    [
        "some i in 1..9999, j in 1..9999, k in 1..9999 satisfies false",
        "count(for i in 1..9999 return count(for j in 1..9999 return j))",
        "sort(for i in 1..9999 return -i, function(a, b) (every i in 1..99 satisfies a < b))",
        "distinct values(for i in 1..9999 return [i])",
        DOUBLED,
        f"{DOUBLED} = {DOUBLED}",
        f"string({DOUBLED})",
        f"is({DOUBLED}, {DOUBLED})",
    ],
)
def test_work_is_limited(text: str) -> None:
    assert fault(text) is limits.TooMuchWork


@pytest.mark.parametrize(
    "text",
    [
        'for i in 1..99 return if i = 1 then "0123456789" else partial[-1] + partial[-1]',
        'string join(for i in 1..9999 return "0123456789012345")',
        'replace(string join(for i in 1..999 return "aaaaaaaaaa"), "a", "0123456789012345")',
    ],
)
def test_strings_are_limited(text: str) -> None:
    assert fault(text) is limits.TextTooLong


@pytest.mark.parametrize("text", ["1" * 35, "0." + "1" * 35, "1e6145", "1e999999999999"])
def test_digits_of_a_number_are_limited(text: str) -> None:
    assert fault(text) is limits.TooManyDigits


@pytest.mark.parametrize(
    "text", ["1e6000 * 1e6000", "exp(1e30)", 'number("1e9999")', '@"P1D" * 1e6000', "sum(1e6144, 9e6144)"]
)
def test_a_result_that_no_number_can_hold_is_null(text: str) -> None:
    assert expression.evaluate(text, {}) is None


@pytest.mark.parametrize(
    "pattern", ["^(a+)+$", "^(a|a)*$", "^(a*)*b", "(.*)*(.*)*(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$"]
)
def test_no_pattern_runs_away(pattern: str) -> None:
    assert expression.evaluate("matches(x, p)", {"x": "a" * 400 + "!", "p": pattern}) is False


def test_a_long_text_against_a_large_pattern_is_stopped() -> None:
    assert fault("matches(x, p)", x="a" * 90_000, p="(a?){50}b") is limits.TooMuchWork


@pytest.mark.parametrize("pattern", ["a{3000}", "((a{99}){99}){99}", "(?:a|b){1,2000}|(?:(?:x{999}){999})"])
def test_a_pattern_may_not_be_too_large(pattern: str) -> None:
    assert fault("matches(x, p)", x="a", p=pattern) is patterns.PatternTooLarge


def test_a_cell_is_limited_too() -> None:
    with pytest.raises(limits.TooMuchWork):
        unary.matches("some i in 1..9999, j in 1..9999 satisfies i * j = ?", 0, {})


def test_every_limit_speaks_both_languages() -> None:
    found = check.problems("(" * 100, None)[0]
    assert "50" in found.say("vi")
    assert "50" in found.say("en")


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=60)
def test_any_text_gives_a_value_or_a_fault(text: str) -> None:
    for kind in ("expression", "unary", "script"):
        found = check.problems(text, {"a"}, kind)
        assert all(isinstance(problem, Fault) for problem in found)
    if not check.problems(text, None):
        expression.evaluate(text, {"a": [1, {"b c": 2}], "b c": "x"})


@given(st.text(max_size=30))
@settings(max_examples=60)
def test_any_characters_give_a_value_or_a_fault(text: str) -> None:
    if not check.problems(text, None):
        expression.evaluate(text, {})
