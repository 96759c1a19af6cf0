"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import faults, limits, money

AMOUNT = st.integers(0, limits.MONEY)


@given(AMOUNT, st.sampled_from(".,  "), st.sampled_from(["", " đ", "₫", " VNĐ", " đồng"]))
@settings(max_examples=60, deadline=None)
def test_an_amount_is_the_same_however_it_is_written(dong: int, mark: str, unit: str) -> None:
    assert money.amount(money.spell(dong).replace(".", mark) + unit) == dong


@pytest.mark.parametrize("given_", [1500, 1500.0, "1500", "1.500", Decimal(1500)])
def test_numbers_and_text_mean_the_same_amount(given_: object) -> None:
    assert money.amount(given_) == 1500


@pytest.mark.parametrize(
    "given_", ["", "1.5", "1.500.00", "1.500,000", "1,5", "một nghìn", 0.5, float("nan"), float("inf"), True, None, [1]]
)
def test_what_is_no_whole_amount_is_refused(given_: object) -> None:
    with pytest.raises(faults.NotMoney):
        money.amount(given_)


def test_an_amount_is_negative_only_where_that_is_allowed() -> None:
    assert money.amount("-5.000", negative=True) == -5000
    with pytest.raises(faults.NegativeMoney):
        money.amount("-5.000")


def test_an_absurd_amount_is_refused() -> None:
    with pytest.raises(faults.TooBig):
        money.amount(limits.MONEY + 1)
