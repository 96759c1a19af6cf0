"""The table of known wordings, `wordings.toml`, as lists of folded words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from feel import text

_FILE = Path(__file__).with_suffix(".toml")
_LEAD = re.compile(r"^(?:bước\s*)?[\d.]*[\s.:)\-–+•*●▪]*", re.IGNORECASE)


@cache
def table() -> Mapping[str, Any]:
    """The whole table."""
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def fold(written: str) -> str:
    """*written* as the table has it: no tone marks, small letters, one blank between words."""
    return " ".join(text.fold(written).split())


def begins(folded: str, words: Collection[str]) -> str | None:
    """The longest of *words* with which *folded* begins, whole words only."""
    fitting = [word for word in words if folded == word or folded.startswith(f"{word} ")]
    return max(fitting, key=len, default=None)


def names(folded: str, words: Collection[str]) -> bool:
    """Whether one of *words* stands in *folded* as whole words."""
    padded = f" {re.sub(r'[^a-z0-9,]+', ' ', folded)} "
    return any(f" {word.strip()} " in padded or f" {word.strip()}," in padded for word in words)


def unnumbered(written: str) -> str:
    """*written* without the number, the word "Bước" and the bullet that it begins with."""
    rest = _LEAD.sub("", written, count=1)
    return rest or written
