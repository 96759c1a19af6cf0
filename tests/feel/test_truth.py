"""Conditions must be true or false."""

from __future__ import annotations

import pytest

from feel import expression
from feel.expression import NotTrueOrFalse


def test_a_condition_tells_true_from_false() -> None:
    assert expression.truth('result = "ok" and amount > 10', {"result": "ok", "amount": 11}) is True
    assert expression.truth('result = "ok" and amount > 10', {"result": "no", "amount": 11}) is False


@pytest.mark.parametrize("text", ["null", "1", '"true"', "missing > 3", "true and missing", "[true]"])
def test_anything_else_is_a_fault_that_names_the_text(text: str) -> None:
    with pytest.raises(NotTrueOrFalse) as caught:
        expression.truth(text, {})
    assert text in str(caught.value)
    assert text in caught.value.say("en")


def test_the_fault_shows_no_data() -> None:
    with pytest.raises(NotTrueOrFalse) as caught:
        expression.truth("secret", {"secret": "0123456789"})
    assert "0123456789" not in str(caught.value.facts)
