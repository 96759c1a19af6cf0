"""Names: Vietnamese ones, names with spaces, and names that hold operators or keywords."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from feel import expression
from feel.tokens import FeelSyntax


@pytest.mark.parametrize("name", ["lệ_phí", "số bản", "Full Name", "đơn vị 2", "_x1", "hồ sơ 2.1"])
def test_words_side_by_side_are_one_name(name: str) -> None:
    assert expression.evaluate(f"{name} + 1", {name: 2}) == 3
    assert expression.names(f"{name} > 1") == {name}


@pytest.mark.parametrize("name", ["Ngày-giờ", "cha/mẹ", "A+B", "O'Neil", "ngày in", "vợ and chồng"])
def test_a_name_with_signs_or_keywords_is_read_when_the_data_have_it(name: str) -> None:
    assert expression.evaluate(f"{name} = 2", {name: 2}) is True
    assert expression.evaluate(f"box.{name} = 2", {"box": {name: 2}}) is True


def test_without_such_a_name_the_sign_is_an_operator() -> None:
    assert expression.evaluate("a-b", {"a": 5, "b": 2}) == 3


def test_a_dot_always_leads_into_a_context() -> None:
    data = {"a.b": 1, "a": {"b": 5}}
    assert expression.evaluate("a.b - 1", data) == 4


def test_the_longest_name_wins() -> None:
    data = {"a-b": 1, "a-b-c": 2, "a": 9, "b": 9, "c": 9}
    assert expression.evaluate("a-b-c", data) == 2


def test_the_same_text_is_read_anew_for_other_data() -> None:
    assert expression.evaluate("x-y", {"x-y": 1}) == 1
    assert expression.evaluate("x-y", {"x": 5, "y": 1}) == 4
    assert expression.evaluate("x-y", {"x-y": 1}) == 1


def test_names_are_found_however_their_letters_are_composed() -> None:
    decomposed = unicodedata.normalize("NFD", "lệ_phí > 1")
    assert expression.evaluate(decomposed, {"lệ_phí": 2}) is True


def test_odd_keys_of_data_do_no_harm() -> None:
    data: dict[Any, object] = {"": 1, " ": 2, "-": 3, "a": 4, 5: 6, "(": 7}
    assert expression.evaluate("a - 1", data) == 3


def test_free_names_leave_out_variables_and_parts_of_entries() -> None:
    text = "for p in people return count(p.children[age > limit]) + base"
    assert expression.names(text) == {"people", "base"}
    assert expression.names("{a: x, b: a + y}.b") == {"x", "y"}
    assert expression.names("sort(list, function(p, q) p.age < q.age)") == {"list"}


def test_functions_are_told() -> None:
    assert expression.functions('date and time("x") > foo(bar)') == {"date and time", "foo"}


def test_a_data_name_may_be_called_like_a_function() -> None:
    assert expression.evaluate("count + 1", {"count": 2}) == 3


@pytest.mark.parametrize(
    "text", ["", "1 +", "a = ", "(1", "1 2", "not a", "1 < 2 < 3", 'x"', "a ; b", "f(a,)", "{a 1}"]
)
def test_what_is_no_expression_is_refused(text: str) -> None:
    with pytest.raises(FeelSyntax):
        expression.parse(text)


def test_the_fault_says_where() -> None:
    with pytest.raises(FeelSyntax) as caught:
        expression.parse("a > > 3")
    assert caught.value.facts == {"text": "a > > 3", "position": 5, "near": ">"}
    assert "vị trí 5" in str(caught.value)


@pytest.mark.parametrize("text", ["a == 1", "a && b", "a || b", "a = 'x'"])
def test_signs_of_other_languages_are_named(text: str) -> None:
    with pytest.raises(FeelSyntax) as caught:
        expression.parse(text)
    assert "FEEL" in str(caught.value)


def test_power_is_refused_by_name() -> None:
    with pytest.raises(FeelSyntax) as caught:
        expression.parse("2 ** 8")
    assert "lũy thừa" in str(caught.value)


def test_comments_are_skipped() -> None:
    assert expression.evaluate("1 + /* thêm */ 2 // hết", {}) == 3
