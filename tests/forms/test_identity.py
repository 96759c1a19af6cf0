"""Personal ids and tax codes. All numbers are made up, or published for test purposes by their form alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import faults, identity

NINE = st.text("0123456789", min_size=9, max_size=9)
quick = settings(max_examples=60, deadline=None)


@given(NINE)
@quick
def test_a_tax_code_is_right_with_its_check_digit_and_with_no_other(nine: str) -> None:
    right = identity.check_digit(nine)
    accepted = []
    for digit in range(10):
        try:
            accepted.append(identity.tax_code(f"{nine}{digit}"))
        except faults.WrongCheckDigit:
            continue
    assert accepted == ([f"{nine}{right}"] if right < 10 else [])


@given(NINE, st.integers(0, 8), st.integers(1, 9))
@quick
def test_one_wrong_digit_in_a_tax_code_is_noticed(nine: str, place: int, step: int) -> None:
    wrong = nine[:place] + str((int(nine[place]) + step) % 10) + nine[place + 1 :]
    assert identity.check_digit(wrong) != identity.check_digit(nine)


def test_check_digit_follows_the_weights() -> None:
    # 1*31 + 2*29 + 3*23 + 4*19 + 5*17 + 6*13 + 7*7 + 8*5 + 9*3 = 513 = 46 * 11 + 7
    assert identity.check_digit("123456789") == 3


@pytest.mark.parametrize("written", ["1234567893-001", "1234567893001", " 1234567893 - 001 "])
def test_a_branch_is_written_with_a_hyphen(written: str) -> None:
    assert identity.tax_code(written) == "1234567893-001"


@pytest.mark.parametrize(
    "written", ["", "123", "1234567893-000", "12345678930001", "123456789x", "１２３４５６７８９３"]
)
def test_what_is_no_tax_code_is_refused(written: str) -> None:
    with pytest.raises(faults.NotATaxCode):
        identity.tax_code(written)


def test_a_household_may_use_the_personal_id_as_tax_code() -> None:
    assert identity.tax_code("001 099 000 001") == "001099000001"


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("00109900000", faults.NotAPersonalId),
        ("0010990000012", faults.NotAPersonalId),
        ("00109900000a", faults.NotAPersonalId),
        ("003099000001", faults.NoSuchBirthplace),
        ("000099000001", faults.NoSuchBirthplace),
        ("001499000001", faults.NoSuchCentury),
    ],
)
def test_a_personal_id_that_cannot_be_is_refused(written: str, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        identity.personal_id(written)


def test_who_was_born_abroad_has_a_country_code() -> None:
    assert identity.personal_id("101200000001") == "101200000001"
