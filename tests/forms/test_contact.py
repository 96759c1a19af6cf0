"""Phone numbers and e-mail addresses."""

from __future__ import annotations

import pytest

from forms import contact, faults


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0900 000 000", "0900000000"),
        ("+84 900.000.000", "0900000000"),
        ("(024) 0000-0000", "02400000000"),
        ("+44 1000 000000", "+441000000000"),
    ],
)
def test_a_phone_number_has_one_spelling(written: str, kept: str) -> None:
    assert contact.phone(written) == kept


@pytest.mark.parametrize("written", ["", "113", "0100000000", "09000000000", "+8490000000", "+1", "090000000o"])
def test_what_is_no_phone_number_is_refused(written: str) -> None:
    with pytest.raises(faults.NotAPhone):
        contact.phone(written)


def test_the_domain_of_an_address_is_in_small_letters() -> None:
    assert contact.email("Mot.Cua@Example.VN") == "Mot.Cua@example.vn"


@pytest.mark.parametrize(
    "written", ["", "a", "a@b", "a b@c.vn", "a@-b.vn", "a@b..vn", ".a@b.vn", "a@b.vn\n", "a" * 300]
)
def test_what_is_no_address_is_refused(written: str) -> None:
    with pytest.raises(faults.NotAnEmail):
        contact.email(written)
