"""The page for process analysts tells every function and every limit there is."""

from __future__ import annotations

import re
from pathlib import Path

from feel import assignments, limits, patterns
from feel.functions import registry

PAGE = (Path(__file__).parents[2] / "docs" / "feel.md").read_text(encoding="utf-8")


def test_every_function_is_on_the_page() -> None:
    table = PAGE.split("## Hàm")[1].split("##")[0].split("\n\n")[2]
    assert set(re.findall(r"`([a-z ]+)`", table)) == set(registry.REGISTRY)


def test_every_limit_is_on_the_page() -> None:
    table = PAGE.split("## Giới hạn")[1].split("##")[0]
    assert [int(number) for number in re.findall(r"\| (\d+)", table)] == [
        *(limits.MAX_LENGTH, assignments.MAX_LENGTH, limits.MAX_DEPTH, limits.MAX_ITEMS),
        *(limits.MAX_TEXT, limits.MAX_DIGITS, limits.MAX_STEPS, patterns.MAX_PROGRAM),
    ]
