"""The closed list of functions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feel import expression
from feel.functions import registry


def value(text: str) -> object:
    return expression.evaluate(text, {})


def written(text: str) -> object:
    return value(f"string({text})")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abs(-3)", "3"),
        ('abs(@"-P1DT1H")', "P1DT1H"),
        ("floor(-1.5)", "-2"),
        ("floor(1.567, 2)", "1.56"),
        ("ceiling(-1.5)", "-1"),
        ("decimal(2.5, 0)", "2"),
        ("decimal(1 / 3, 2)", "0.33"),
        ("decimal(1234, -2)", "1200"),
        ("round up(-5.5, 0)", "-6"),
        ("round down(-5.5, 0)", "-5"),
        ("round half up(2.5, 0)", "3"),
        ("round half down(2.5, 0)", "2"),
        ("round up(1.5, 0.5)", None),
        ("modulo(-12, 5)", "3"),
        ("modulo(12, -5)", "-3"),
        ("modulo(12, 0)", None),
        ("sqrt(16)", "4"),
        ("sqrt(-1)", None),
        ("log(1)", "0"),
        ("log(0)", None),
        ("exp(0)", "1"),
        ("odd(3)", "true"),
        ("even(-2)", "true"),
        ("even(1.5)", None),
        ('number("1.234.567,5", ".", ",")', "1234567.5"),
        ('number("1 500", " ", null)', "1500"),
        ('number("một")', None),
        ('number("1,5", ",", ",")', None),
    ],
)
def test_numbers(text: str, expected: str | None) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('string length("Đặng")', Decimal(4)),
        ('substring("hộ khẩu", 4)', "khẩu"),
        ('substring("hộ khẩu", -4, 2)', "kh"),
        ('substring("abc", 0)', None),
        ('substring("abc", 4)', None),
        ('upper case("đặng")', "ĐẶNG"),
        ('lower case("ĐẶNG")', "đặng"),
        ('substring before("01/TTHC", "/")', "01"),
        ('substring before("abc", "x")', ""),
        ('substring after("01/TTHC", "/")', "TTHC"),
        ('contains("hộ kinh doanh", "kinh")', True),
        ('starts with("G12", "G")', True),
        ('ends with("G12", "2")', True),
        ('split("a; b;c", ";\\s*")', ["a", "b", "c"]),
        ('string join(["a", null, "b"], ", ", "<", ">")', "<a, b>"),
        ('string join(["a", 1])', None),
        ('string join(["a", "b"])', "ab"),
        ('replace("An Bình", "(\\w+) (\\w+)", "$2 $1")', "Bình An"),
        ('replace("abc", "x*", "-")', None),
        ('matches("012345678901", "^[0-9]{12}$")', True),
        ('matches("ĐẶNG", "đặng", "i")', True),
        ('matches("a", "[")', None),
        ("string(null)", None),
        ('string("a")', "a"),
        ('string([1.50, "a", null, {b: true, "c-d": (1..3]}])', '[1.5, "a", null, {b: true, "c-d": (1..3]}]'),
        ('upper case(["a"])', "A"),
        ("upper case(1)", None),
    ],
)
def test_strings(text: str, expected: object) -> None:
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("list contains([1, null], null)", "true"),
        ("count([])", "0"),
        ("count(5)", "1"),
        ("min([3, 1, 2])", "1"),
        ('max("a", "c", "b")', "c"),
        ("max([])", None),
        ('max([1, "a"])', None),
        ("sum([])", None),
        ('sum(@"PT1H", @"PT30M")', "PT1H30M"),
        ("mean([1, 2, 6])", "3"),
        ("median([5, 1, 3, 8])", "4"),
        ("median([])", None),
        ("product(2, 3, 4)", "24"),
        ("stddev([1, 3])", "1.414213562373095048801688724209698"),
        ("mode([6, 3, 9, 6, 3])", "[3, 6]"),
        ("all([true, null])", None),
        ("all([false, null])", "false"),
        ("any([true, null])", "true"),
        ("any([])", "false"),
        ("sublist([1, 2, 3], 2)", "[2, 3]"),
        ("sublist([1, 2, 3], -2, 1)", "[2]"),
        ("append([1], 2, [3])", "[1, 2, [3]]"),
        ("concatenate([1], [2, 3])", "[1, 2, 3]"),
        ("insert before([1, 3], 2, 2)", "[1, 2, 3]"),
        ("remove([1, 2, 3], -1)", "[1, 2]"),
        ("list replace([1, 2], 2, 5)", "[1, 5]"),
        ("list replace([1, 2, 3], function(old, new) old > 1, 0)", "[1, 0, 0]"),
        ("reverse([1, 2])", "[2, 1]"),
        ("index of([1, 2, 1], 1)", "[1, 3]"),
        ("union([1, 2], [2, 3])", "[1, 2, 3]"),
        ("distinct values([1, [1], 1.0, [1]])", "[1, [1]]"),
        ("flatten([[1, [2]], 3])", "[1, 2, 3]"),
        ("sort([3, 1, 2])", "[1, 2, 3]"),
        ("sort([{a: 2}, {a: 1}], function(x, y) x.a < y.a)", "[{a: 1}, {a: 2}]"),
        ('sort([1, "a"])', None),
        ("sort([1], 2)", None),
    ],
)
def test_lists(text: str, expected: str | None) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('get value({a: 1}, "a")', "1"),
        ('get value({a: {b: 2}}, ["a", "b"])', "2"),
        ('get value({a: 1}, ["a", "b"])', None),
        ("get entries({a: 1})", '[{key: "a", value: 1}]'),
        ('context([{key: "a", value: 1}])', "{a: 1}"),
        ('context([{key: "a", value: 1}, {key: "a", value: 2}])', None),
        ('context put({a: 1}, "b", 2)', "{a: 1, b: 2}"),
        ('context put({a: {b: 1}}, ["a", "c"], 2)', "{a: {b: 1, c: 2}}"),
        ('context put({}, ["a", "b"], 2)', "{a: {b: 2}}"),
        ("context merge([{a: 1}, {a: 2, b: 3}])", "{a: 2, b: 3}"),
    ],
)
def test_contexts(text: str, expected: str | None) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("date(2024, 2, 29)", "2024-02-29"),
        ("date(2026, 2, 29)", None),
        ('date("23/11/2026")', None),
        ('date(@"2026-11-23T08:00:00Z")', "2026-11-23"),
        ('time("24:00:00")', "00:00:00"),
        ('time("25:00:00")', None),
        ('time(8, 30, 1.5, @"PT7H")', "08:30:01.5+07:00"),
        ("time(8, 60, 0)", None),
        ('date and time(@"2026-11-23", @"08:00:00+07:00")', "2026-11-23T08:00:00+07:00"),
        ('date and time("2026-12-31T24:00:00")', "2027-01-01T00:00:00"),
        ('date and time(@"2026-11-23T08:00:00Z", "Asia/Ho_Chi_Minh")', "2026-11-23T15:00:00@Asia/Ho_Chi_Minh"),
        ('date and time(@"2026-11-23T08:00:00Z", "+07:00")', "2026-11-23T15:00:00+07:00"),
        ('date and time("2026-11-23T08:00:00@Asia/Nowhere")', None),
        ('years and months duration(@"2025-01-31", @"2026-02-28")', "P1Y1M"),
        ('years and months duration(@"2026-02-28", @"2025-01-31")', "-P1Y1M"),
        ('day of week(@"2026-11-23")', "Monday"),
        ('month of year(@"2026-11-23")', "November"),
        ('day of year(@"2026-12-31")', "365"),
        ('week of year(@"2027-01-01")', "53"),
        ('is(@"08:00:00Z", @"08:00:00+00:00")', "true"),
        ('is(@"08:00:00Z", @"15:00:00+07:00")', "false"),
        ("is(1, 1.0)", "true"),
        ('is(1, "1")', "false"),
    ],
)
def test_dates(text: str, expected: str | None) -> None:
    assert written(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("before(1, 2)", True),
        ("before([1..5), 5)", True),
        ("before([1..5], 5)", False),
        ("after([6..8], [1..5])", True),
        ("meets([1..5], [5..8])", True),
        ("meets([1..5), [5..8])", False),
        ("met by([5..8], [1..5])", True),
        ("overlaps([1..5], [5..8])", True),
        ("overlaps([1..5), [5..8])", False),
        ("overlaps before([1..5], [3..8])", True),
        ("overlaps after([3..8], [1..5])", True),
        ("finishes(5, [1..5])", True),
        ("finished by([1..5], (3..5])", True),
        ("includes([1..5], [2..5))", True),
        ("includes([1..5), 5)", False),
        ("during(3, [1..5])", True),
        ("starts([1..3], [1..5])", True),
        ("started by([1..5], 1)", True),
        ("coincides([1..5], [1..5])", True),
        ('before(1, "a")', None),
        ("before(1, (> 5))", True),
        ("before(1, (< 5))", None),
    ],
)
def test_ranges(text: str, expected: object) -> None:
    assert value(text) is expected


def test_arguments_may_be_named() -> None:
    assert value('substring(start position: 2, string: "abc")') == "bc"
    assert value('substring("abc", start position: 2)') is None
    assert value('substring(text: "abc", start position: 2)') is None


def test_a_wrong_call_is_null() -> None:
    assert value('[contains("a"), nothing(1), abs(1, 2)]') == [None, None, None]


def test_there_is_no_clock() -> None:
    assert not {"now", "today"} & set(registry.REGISTRY)
