"""The data of a case: who sees what, what is merged, which types survive."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.runtime import data
from engine.runtime.faults import UnfitData
from feel.duration import DaysDuration, MonthsDuration
from tests.engine.runtime.drawing import end, flow, node, script, start, user
from tests.engine.runtime.story import Story, told

BEGIN = {"v": 0, "list": [1, 2], "deep": {"k": 0}, "gone": 1}


def parallel() -> Story:
    """Steps a and b side by side, then c."""
    return told(
        *(start(), user("first", "a", "b", "c"), node("parallelGateway", "split"), node("parallelGateway", "join")),
        *(end(), flow("start first split a join c end"), flow("split b join")),
    ).do("first", **BEGIN)


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_a_join_keeps_what_one_branch_changed_though_the_other_sends_its_old_copy_back(order):
    case = parallel()
    answers = {
        "a": {**case.step("a").data, "of_a": 1},
        "b": {**case.step("b").data, "v": 1, "list": [1, 2, 3], "deep": {"k": 1, "new": True}},
    }
    for element in order:
        case.do(element, **answers[element])

    assert case.data == {"v": 1, "list": [1, 2, 3], "deep": {"k": 1, "new": True}, "gone": 1, "of_a": 1}


@pytest.mark.parametrize("order", ["ab", "ba"])
def test_branches_that_change_different_parts_of_one_object_both_count(order):
    case = parallel()
    answers = {"a": {"deep": {"k": 0, "a": 1}, "new": {"a": 1}}, "b": {"deep": {"k": 0, "b": 2}, "new": {"b": 2}}}
    for element in order:
        case.do(element, **answers[element])

    assert case.data["deep"] == {"k": 0, "a": 1, "b": 2}
    assert case.data["new"] == {"a": 1, "b": 2}


def test_what_both_branches_append_to_a_list_is_kept():
    case = parallel().do("a", list=[1, 2, "a"]).do("b", list=[1, 2, "b"])

    assert case.data["list"] == [1, 2, "a", "b"]


def test_where_both_branches_change_the_same_value_the_later_one_counts():
    assert parallel().do("b", v=2).do("a", v=1).data["v"] == 1


def test_a_step_goes_on_seeing_the_values_it_began_with():
    case = parallel().do("b", v=2)

    assert case.step("a").data["v"] == 0
    assert case.do("a").step("c").data["v"] == 2


def test_true_is_not_mistaken_for_one():
    assert parallel().do("a", v=True).do("b", v=0).data["v"] is True


def test_in_a_second_round_the_new_values_count():
    case = told(
        *(start(), node("exclusiveGateway", "again"), node("parallelGateway", "split"), user("a", "b", "c")),
        *(node("parallelGateway", "join"), end(), node("exclusiveGateway", "done", default="done-again")),
        *(flow("start again split a join c done again"), flow("split b join"), flow("done end", "stop = true")),
    )
    case.do("a", v=1).do("b", w=1).do("c", stop=False).do("b", w=2).do("a", v=2)

    assert (case.data["v"], case.data["w"]) == (2, 2)


def test_answers_that_a_caller_changes_later_do_not_change_the_case():
    answers = {"deep": {"k": [1]}}
    case = told(start(), user("a", "b"), end(), flow("start a b end")).do("a", **answers)
    answers["deep"]["k"].append(2)
    case.step("b").data["deep"]["k"].append(3)

    assert case.data == {"deep": {"k": [1]}}


def test_types_survive_saving():
    kept = {
        "datetime": datetime(2026, 11, 23, 8, 30, 15, 123456, tzinfo=UTC),
        "naive": datetime(2026, 11, 23, 8, 30),  # noqa: DTZ001 - a value of a form, not a moment
        "date": date(2026, 11, 23),
        "time": time(8, 30),
        "decimal": Decimal("1.10"),
        "uuid": UUID("12345678-1234-5678-1234-567812345678"),
        "length": timedelta(days=1, microseconds=7),
        "days": DaysDuration(1),
        "months": MonthsDuration(14),
        "half": 0.5,
        "nothing": None,
        "text": "Đặng Thị Ổi",
        "typename": {"typename": "datetime", "value": "x"},
        "nested": [{"a": [Decimal("0.1")]}],
    }
    case = told(start(), user("a", "b"), end(), flow("start a b end")).do("a", **kept)

    assert case.data == kept
    assert all(isinstance(case.data[name], type(value)) for name, value in kept.items())


def test_sets_and_tuples_become_lists():
    case = told(start(), user("a", "b"), end(), flow("start a b end")).do("a", t=(1, 2), s={"y", "x"})

    assert case.data == {"t": [1, 2], "s": ["x", "y"]}


def test_a_whole_number_beyond_64_bits_becomes_a_decimal():
    large = {"n": 2**80, "m": -(2**63) - 1}

    assert told(start(), user("a"), end(), flow("start a end"), **large).data == {
        name: Decimal(value) for name, value in large.items()
    }


@pytest.mark.parametrize(
    "value",
    [
        object(),
        b"bytes",
        float("nan"),
        float("inf"),
        {1: 2},
        {"a\0b": 1},
        len,
        "\ud800",
        Decimal("NaN"),
        [1 << 30_000],
        [[[object()]]],
    ],
)
def test_a_value_that_cannot_be_kept_is_refused_with_its_place(value):
    with pytest.raises(UnfitData, match=r"'data\.v"):
        data.kept({"v": value})


def test_data_nested_without_end_are_refused():
    endless: list[object] = []
    endless.append(endless)
    with pytest.raises(UnfitData):
        data.kept({"v": endless})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.decimals(allow_nan=False, allow_infinity=False) | st.text("ab\0é"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abcĐ ", max_size=6), VALUES, max_size=4))
def test_any_form_data_come_back_as_they_were(given_data):
    case = told(start(), user("a"), end(), flow("start a end"), **given_data)

    assert case.data == given_data


@settings(max_examples=60, deadline=None)
@given(VALUES, VALUES)
def test_a_merge_with_an_unchanged_copy_is_the_changed_one(base, changed):
    assert data.merge(base, base, changed) == changed
    assert data.merge(base, changed, base) == changed


def test_a_script_assigns_names_from_expressions():
    case = told(
        *(start(), user("a", "b"), script("s", 'number = "D-" + string(n)\ntwice = n * 2; thrice = twice + n'), end()),
        flow("start a s b end"),
    ).do("a", n=7)

    assert case.data == {"n": 7, "number": "D-7", "twice": 14, "thrice": 21}
