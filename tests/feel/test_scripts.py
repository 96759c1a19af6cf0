"""Scripts of assignments."""

from __future__ import annotations

from decimal import Decimal

import pytest

from feel import assignments, check, limits
from feel.assignments import NotAnAssignment


def test_assignments_run_in_order_and_see_what_was_assigned() -> None:
    script = "a = x + 1; b = a * 2\na = a + 10"
    assert assignments.run(script, {"x": 1}) == {"a": Decimal(12), "b": Decimal(4)}


def test_a_list_assigned_anew_is_seen_anew() -> None:
    script = "n = count(xs)\nxs = append(xs, 9)\nm = count(xs)"
    assert assignments.run(script, {"xs": [1]}) == {"n": 1, "xs": [1, 9], "m": 2}


def test_an_expression_may_take_several_lines() -> None:
    script = """
    // lệ phí
    lệ phí = if số bản > 2
             then "a;b"
             else "c"
    xs = [1,
          2]
    """
    assert assignments.run(script, {"số bản": 3}) == {"lệ phí": "a;b", "xs": [1, 2]}


def test_the_data_are_left_alone() -> None:
    data = {"x": 1}
    assignments.run("x = 2", data)
    assert data == {"x": 1}


@pytest.mark.parametrize("script", ["x += 1", "print(1)", "import os", "x == 1", "a.b = 1", "= 1", "in = 1", "1 = 1"])
def test_anything_else_is_refused(script: str) -> None:
    with pytest.raises(NotAnAssignment):
        assignments.parse(script)


def test_parsed_assignments_are_named_expressions() -> None:
    (name, assigned), *others = assignments.parse("a = b + 1")
    assert (name, assigned.text, others) == ("a", "b + 1", [])


def test_an_empty_script_assigns_nothing() -> None:
    assert assignments.run("\n // nothing \n", {}) == {}


def test_a_script_may_not_be_too_long() -> None:
    with pytest.raises(assignments.ScriptTooLong):
        assignments.parse("a = 1\n" * 5000)


def test_a_script_has_one_budget_of_work() -> None:
    with pytest.raises(limits.TooMuchWork):
        assignments.run("x = count(for i in 1..9000 return i)\n" * 30, {})


def test_a_script_is_checked_with_the_names_it_assigns() -> None:
    assert check.problems("a = x\nb = a", {"x"}, "script") == []
    assert [fault.facts["name"] for fault in check.problems("b = a\na = x", {"x"}, "script")] == ["a"]
    assert len(check.problems("f(x)", None, "script")) == 1
