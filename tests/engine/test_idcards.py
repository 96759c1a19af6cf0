"""The text of a citizen's card: read whole, or refused."""

from __future__ import annotations

from datetime import date

import pytest

from engine import idcards
from feel.errors import Fault
from forms import faults

CARD = "001190000010||Trần Thị Minh Họa|20051990|Nữ|Số 12 đường Hoa Sữa (minh họa)|01062021"


def test_a_card_is_read_with_or_without_an_earlier_number_and_whatever_a_newer_one_adds() -> None:
    card = idcards.read(f"  {CARD}\n")
    assert (card.personal_id, card.old_id, card.full_name) == ("001190000010", "", "Trần Thị Minh Họa")
    assert (card.born_on, card.issued_on) == (date(1990, 5, 20), date(2021, 6, 1))
    assert idcards.read(f"{CARD}|thêm|nữa") == card


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", idcards.BadCard),
        ("https://example.vn/001190000010", idcards.BadCard),
        (CARD.replace("20051990", "31021990"), idcards.BadCard),
        (CARD.replace("20051990", "2005"), idcards.BadCard),
        (CARD.replace("Trần Thị Minh Họa", " "), idcards.BadCard),
        (CARD.replace("Hoa Sữa", "Hoa\x00Sữa"), idcards.BadCard),
        (CARD + "x" * 1000, idcards.BadCard),
        (CARD.replace("001190000010", "12345"), faults.NotAPersonalId),
    ],
)
def test_what_is_no_card_is_refused(text: str, kind: type[Fault]) -> None:
    with pytest.raises(kind):
        idcards.read(text)
