"""Search without tone marks, and the order of the Vietnamese dictionary."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import text

WORDS = st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyAĐƯáàảãạấầẩẫậ ", max_size=12)


@pytest.mark.parametrize(
    ("given_text", "folded"),
    [
        ("Đặng Thị Ước", "dang thi uoc"),
        ("HỘ KINH DOANH 01", "ho kinh doanh 01"),
        ("Hoà", "hoa"),
        ("", ""),
        ("Ünal", "unal"),
    ],
)
def test_folding(given_text: str, folded: str) -> None:
    assert text.fold(given_text) == folded


@given(WORDS)
@settings(max_examples=50)
def test_folding_twice_or_of_other_compositions_is_the_same(word: str) -> None:
    folded = text.fold(word)
    assert text.fold(folded) == folded
    assert text.fold(unicodedata.normalize("NFD", word)) == folded
    assert folded.isascii()


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ân", "Ấn", "Dung", "Đạt", "Đức", "Em"],
        ["ba", "bà", "bả", "bã", "bá", "bạ"],
        ["a", "ă", "â", "b", "d", "đ", "e", "ê", "o", "ô", "ơ", "u", "ư", "v"],
        ["Lê An", "Lê Bình", "Lế An", "Lệ An"],
        ["An", "An Bình", "Anh"],
        ["Tổ 2", "Tổ 10", "Tổ chức"],
        ["Nguyên Z", "Nguyễn A"],
        ["z", "я"],
    ],
)
def test_order(ordered: list[str]) -> None:
    assert sorted(ordered, key=text.collate) == ordered


def test_case_punctuation_and_place_of_the_tone_do_not_count() -> None:
    assert len({text.collate(word) for word in ("Hòa Bình", "HOÀ BÌNH", "hòa-bình", "hòa  bình")}) == 1


def test_a_key_has_room_in_every_database() -> None:
    assert len(text.collate("公司" * 150)) == text.LONGEST_KEY


@given(WORDS)
@settings(max_examples=50)
def test_keys_sort_alike_in_every_database(word: str) -> None:
    key = text.collate(word)
    assert key == "" or (key.isascii() and key.isalnum() and key == key.lower())
    assert text.collate(unicodedata.normalize("NFD", word)) == key
