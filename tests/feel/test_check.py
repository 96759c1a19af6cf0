"""Checks before anything runs."""

from __future__ import annotations

import pytest

from feel import check
from feel.errors import Fault
from feel.limits import TooDeep
from feel.tokens import FeelSyntax, NoPower

KNOWN = {"a", "b", "people", "Ngày-giờ"}


@pytest.mark.parametrize(
    "text",
    [
        "a > 1 and b",
        "people[age > 3].name",
        "for p in people return p.age + a",
        "some p in people satisfies p.age > a",
        "{x: a, y: x + 1}",
        "sort(people, function(p, q) p.age < q.age)",
        "Ngày-giờ > 3",
        'date("2026-11-23")',
        "a instance of list<number>",
        'matches(a, "^[0-9]+$")',
        "substring(string: a, start position: 2)",
        "a[false]",
    ],
)
def test_nothing_is_wrong(text: str) -> None:
    assert check.problems(text, KNOWN) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a >", FeelSyntax),
        ("a ** 2", NoPower),
        ("(" * 99, TooDeep),
        ("c + 1", check.UnknownName),
        ("c.a", check.UnknownName),
        ("for p in people return q", check.UnknownName),
        ("foo(a)", check.UnknownFunction),
        ("now() > a", check.NoClock),
        ("substring(a)", check.WrongArguments),
        ("substring(text: a, start position: 1)", check.WrongArguments),
        ("contains(a, match: b)", check.WrongArguments),
        ('@"2026-02-30"', check.NotAValue),
        ('date("2026-02-30")', check.NotAValue),
        ('duration("3 ngày")', check.NotAValue),
        ('matches(a, "(")', check.NotAPattern),
        ('split(string: a, delimiter: "[")', check.NotAPattern),
        ("[function(x) x]", check.MisplacedFunction),
        ("count(function(x) x)", check.MisplacedFunction),
        ("a instance of text", check.UnknownType),
        ("people[0]", check.NoSuchPlace),
        ('people["name"]', check.NoSuchPlace),
    ],
)
def test_one_thing_is_wrong(text: str, kind: type[Fault]) -> None:
    assert [type(fault) for fault in check.problems(text, KNOWN)] == [kind]


def test_all_that_is_wrong_is_told_at_once() -> None:
    found = check.problems('c + foo(d) + date("x")', KNOWN)
    assert {type(fault) for fault in found} == {check.UnknownName, check.UnknownFunction, check.NotAValue}
    assert {fault.facts.get("name") for fault in found} == {"c", "d", "foo", None}


def test_without_known_names_only_the_rest_is_checked() -> None:
    assert check.problems("c + 1", None) == []
    assert len(check.problems("foo(c)", None)) == 1


def test_cells_are_checked_as_cells() -> None:
    assert check.problems("< 5, > a", KNOWN, "unary") == []
    assert check.problems("-", KNOWN, "unary") == []
    assert [type(fault) for fault in check.problems("> c", KNOWN, "unary")] == [check.UnknownName]
    assert [type(fault) for fault in check.problems("< 5, > a", KNOWN)] == [FeelSyntax]


def test_a_wrong_call_tells_the_right_ones() -> None:
    (fault,) = check.problems("date(1, 2)", None)
    assert "year, month, day" in str(fault)
    assert "year, month, day" in fault.say("en")
