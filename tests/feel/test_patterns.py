"""Our own machine for regular expressions agrees with Python's where both know the notation."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import patterns
from feel.limits import Meter

ATOMS = st.sampled_from(["a", "b", ".", "[ab]", "[^a]", "(a|b)", "(ab)", "(?:b|ab)", "(a*)"])
SIGNS = st.sampled_from(["", "?", "*", "+", "{2}", "{1,2}", "*?", "+?"])
PATTERNS = st.lists(st.tuples(ATOMS, SIGNS).map("".join), min_size=1, max_size=4).map("".join)


def search(pattern: str, text: str, flags: str = "") -> str | None:
    compiled = patterns.find(pattern, flags)
    assert compiled is not None
    saves = compiled.search(text, 0, Meter())
    return None if saves is None else text[saves[0] : saves[1]]


@given(PATTERNS, st.text("abc", max_size=8))
@settings(max_examples=60)
def test_the_same_match_is_found(pattern: str, text: str) -> None:
    expected = re.search(pattern, text)
    assert search(pattern, text) == (None if expected is None else expected[0])


@pytest.mark.parametrize(
    ("pattern", "flags", "text", "expected"),
    [
        ("^b$", "", "a\nb", None),
        ("^b$", "m", "a\nb", "b"),
        ("a.b", "", "a\nb", None),
        ("a.b", "s", "a\nb", "a\nb"),
        ("Đ[ặẶ]ng", "i", "đẶNG", "đẶNG"),
        ("a b # c", "x", "ab#c", "ab#c"),
        (r"\d{2}/\d+", "", "số 01/2026", "01/2026"),
        (r"\p{Lu}\p{Ll}+", "", "xã Đông", "Đông"),
        (r"\P{L}+", "", "ab12c", "12"),
        (r"[\w-[aeiou]]+", "", "aebcd", "bcd"),
        (r"[^\s]+", "", "  ab c", "ab"),
        (r"\.\*", "", "a.*", ".*"),
        ("[a\\-z]", "", "-", "-"),
        ("(a)|b", "", "b", "b"),
        ("", "", "abc", ""),
    ],
)
def test_notation(pattern: str, flags: str, text: str, expected: str | None) -> None:
    assert search(pattern, text, flags) == expected


@pytest.mark.parametrize(
    "pattern", ["(", ")", "a)", "[", "[]", "*", "a**", "a{2,1}", "\\", "\\1", "\\p{Foo}", "[z-a]", "(?=a)"]
)
def test_what_is_no_pattern_is_none(pattern: str) -> None:
    assert patterns.find(pattern, "") is None


def test_unknown_flags_are_refused() -> None:
    assert patterns.find("a", "g") is None


def test_replacement_knows_groups_and_escapes() -> None:
    compiled = patterns.find("(a)(x)?", "")
    assert compiled is not None
    assert compiled.replace("bab", r"[$1$2\$$0]", Meter()) == "b[a$a]b"
    assert compiled.replace("bab", "$", Meter()) is None


def test_groups_of_the_last_turn_are_kept() -> None:
    compiled = patterns.find("(?:(a)|b)*", "")
    assert compiled is not None
    assert compiled.search("aab", 0, Meter()) == (0, 3, 1, 2)
