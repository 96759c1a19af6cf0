"""Patterns of form authors."""

from __future__ import annotations

import time

import pytest

from forms import faults, limits, pattern


@pytest.mark.parametrize(
    ("written", "fits"),
    [
        (r"^\d{12}$", "001099000001"),
        (r"^[A-Z]{2}-\d{3,6}$", "HN-0001"),
        (r"^(nam|nữ|khác)$", "nữ"),
        (r"^(\d{3}\.){2}\d{3}$", "001.002.003"),
        (r"^[^\]]+\(\d+\)$", "Tờ số (12)"),
    ],
)
def test_an_ordinary_pattern_is_used(written: str, fits: str) -> None:
    assert pattern.compile_pattern(written).search(fits)


SLOW = [r"^(a+)+$", r"(a|a)*b", r"(\w*\d?)*x", r"((a{1,50}){1,50}){1,50}", "a?" * 99, "(a|a)" * 30, ".*" * 5]
FOREIGN = [r"(?=a)a", r"(?<!a)b", r"(a)\1", r"(?P<n>a)", "a" * 500, r"(?:(?:a*)b?){2,12}c"]


@pytest.mark.parametrize("written", SLOW + FOREIGN)
def test_a_pattern_that_could_take_too_long_is_refused(written: str) -> None:
    with pytest.raises(faults.PatternNotAllowed):
        pattern.compile_pattern(written)


@pytest.mark.parametrize("written", ["(", "[", "a{2", "*", "[z-a]", ")", r"\p{L}", "a{99999999999999999999}"])
def test_what_is_no_pattern_is_refused_or_means_its_letters(written: str) -> None:
    try:
        compiled = pattern.compile_pattern(written)
    except (faults.BadPattern, faults.PatternNotAllowed):
        return
    assert compiled.search(written)


@pytest.mark.parametrize("written", [r"^(.*)(.*)(.*)x$", r".*.*x", r"^(a|b|e*)(c|bcd)?(e*)x$"])
def test_the_slowest_patterns_allowed_end_soon(written: str) -> None:
    compiled = pattern.compile_pattern(written)
    begun = time.process_time()
    assert not compiled.search("e" * limits.PATTERN_TEXT)
    assert time.process_time() - begun < 5
