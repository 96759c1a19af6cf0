"""What expressions give: arithmetic, comparison, logic, lists, contexts, loops."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import expression
from feel.duration import DaysDuration, MonthsDuration
from feel.values import ForeignValue, Range

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
TRUTHS = st.sampled_from(["true", "false", "null", "1"])


def value(text: str, **data: object) -> object:
    return expression.evaluate(text, data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7 - 2 - 1", 4),
        ("8 / 4 / 2", 1),
        ("2 + 3 * 4", 14),
        ("-(2 + 3)", -5),
        ("- 2 * -3", 6),
        (".5 + 1e2", Decimal("100.5")),
        ("0.1 + 0.2 = 0.3", True),
        ("7 / 0", None),
        ('7 + "a"', None),
        ('"Xã " + "Đông"', "Xã Đông"),
        ('"a" - "b"', None),
    ],
)
def test_arithmetic(text: str, expected: object) -> None:
    assert value(text) == expected


@given(NUMBERS, NUMBERS)
@settings(max_examples=40)
def test_sums_and_products_are_exact(one: Decimal, other: Decimal) -> None:
    assert value("a + b", a=one, b=other) == one + other
    assert value("a * b", a=one, b=other) == one * other
    assert value("a < b", a=one, b=other) is (one < other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"ab" < "b"', True),
        ("3 >= 3.0", True),
        ('3 < "4"', None),
        ("null = null", True),
        ("3 != null", True),
        ("3 > null", None),
        ("true < false", None),
        ("[1, [2]] = [1, [2]]", True),
        ("{a: 1, b: 2} = {b: 2, a: 1}", True),
        ("{a: 1} = {a: 2}", False),
        ("5 between 5 and 7", True),
        ("8 between 5 and 7", False),
        ("8 between 5 and null", None),
        ("3 in [3..5)", True),
        ("5 in [3..5)", False),
        ("5 in ]3..5]", True),
        ("5 in [3..5[", False),
        ("5 in (1, 5)", True),
        ("5 in (<3, >4)", True),
        ("5 in != 5", False),
        ('"b" in ["a", "b"]', True),
        ("4 in [[1..3], [4..9]]", True),
        ("[1..3] = [1..3]", True),
    ],
)
def test_comparison(text: str, expected: object) -> None:
    assert value(text) is expected


@given(TRUTHS, TRUTHS)
def test_logic_has_three_values(one: str, other: str) -> None:
    said = {one, other}
    assert value(f"{one} and {other}") is (False if "false" in said else True if said == {"true"} else None)
    assert value(f"{one} or {other}") is (True if "true" in said else False if said == {"false"} else None)


def test_not_of_anything_but_truth_is_null() -> None:
    assert value("[not(true), not(false), not(null), not(1)]") == [False, True, None, None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[10, 20, 30][2]", 20),
        ("[10, 20, 30][-1]", 30),
        ("[10, 20, 30][4]", None),
        ("[10, 20, 30][item > 15]", [20, 30]),
        ("[10, 20, 30][item > 15][1]", 20),
        ("10[1]", 10),
        ("[][1]", None),
        ("[][item > 1]", []),
        ("[{a: 1}, {a: 2}].a", [1, 2]),
        ("[{a: 1}, {a: 2}][a = 2].a", [2]),
        ("{a: {b: 3}}.a.b", 3),
        ("{a: 1}.b", None),
        ("{a: 2, b: a * 3}.b", 6),
        ('{"hai từ": 2}.hai từ', 2),
        ("{a: 1, a: 2}", None),
        ("if 1 > 2 then 3 else if true then 4 else 5", 4),
        ("if null then 3 else 4", 4),
        ("for i in 1..3 return i * i", [1, 4, 9]),
        ("for i in 3..1 return i", [3, 2, 1]),
        ("for i in [1..3) return i", [1, 2]),
        ("for i in [1, 2], j in [i..2] return 10 * i + j", [11, 12, 22]),
        ("for i in 1..4 return if i = 1 then 1 else partial[-1] * i", [1, 2, 6, 24]),
        ("some i in [1, 2], j in [2, 3] satisfies i = j", True),
        ("every i in [1, null] satisfies i > 0", None),
        ("every i in [] satisfies false", True),
        ("for i in null return i", None),
    ],
)
def test_lists_contexts_and_loops(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 instance of number", True),
        ('"1" instance of number', False),
        ("null instance of string", False),
        ("null instance of Null", True),
        ('@"2026-11-23T08:00:00" instance of date and time', True),
        ('[@"P1D"] instance of list<days and time duration>', True),
        ('[1, "a"] instance of list<number>', False),
        ("{a: 1} instance of context<a: number>", True),
        ("{} instance of context<a: number>", False),
        ("[1..2] instance of range<number>", True),
        ("1 instance of nothing", None),
    ],
)
def test_types(text: str, expected: object) -> None:
    assert value(text) is expected


def test_python_data_come_in_as_values_of_the_language() -> None:
    data = {
        "n": 3,
        "f": 0.1,
        "pair": (1, 2.5),
        "hours": timedelta(hours=36),
        "id": UUID(int=7),
        "nan": float("nan"),
        "at": datetime(2026, 11, 23, 8, tzinfo=UTC),
    }
    assert value("n + f", **data) == Decimal("3.1")
    assert value("pair", **data) == [1, Decimal("2.5")]
    assert str(value("hours", **data)) == "P1DT12H"
    assert value("id", **data) == "00000000-0000-0000-0000-000000000007"
    assert value("nan", **data) is None
    assert value("at.hour", **data) == 8


def test_data_of_another_kind_are_refused() -> None:
    with pytest.raises(ForeignValue) as caught:
        value("x", x=b"bytes")
    assert "bytes" in str(caught.value)


def test_data_are_not_changed_by_looking_at_them() -> None:
    people = [{"name": "An"}]
    assert value("append(people, 1)", people=people) == [{"name": "An"}, 1]
    assert people == [{"name": "An"}]


def test_python_attributes_cannot_be_reached() -> None:
    assert value('["x".__class__, x.__class__.__mro__, d.keys]', x=1, d={}) == [None, None, None]


def test_temporal_values_and_ranges_are_python_values() -> None:
    assert value('@"2026-11-23"') == date(2026, 11, 23)
    assert value('@"08:30:00"') == time(8, 30)
    assert value('duration("PT90M")') == DaysDuration(5_400 * 10**9)
    assert value('duration("P1Y2M")') == MonthsDuration(14)
    assert value("(1..5]") == Range(Decimal(1), Decimal(5), False, True)
