"""The sentences that scenarios may say, as the page for analysts lists them; a test keeps that page complete."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PAGE = Path(__file__).resolve().parents[3] / "features" / "README.md"
ROW = re.compile(r"\| `(?P<pattern>[^`]+)`(?P<table> ▦)? \|\s*(?P<meaning>.*?)\s*\|")
LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
MAY = re.compile(r"\(([^)]*)\)")  #: what may be left out


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence that a scenario may say."""

    pattern: str  #: with … for what is filled in
    meaning: str
    inserted: str  #: as it is put into a scenario


@dataclass(frozen=True, slots=True)
class Chapter:
    """Sentences about one thing."""

    title: str
    sentences: tuple[Sentence, ...]


@cache
def chapters() -> tuple[Chapter, ...]:
    """All sentences, as the page has them."""
    found: list[tuple[str, list[Sentence]]] = []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            found.append((line[4:].strip(), []))
        elif found and (row := ROW.fullmatch(line)):
            pattern = row["pattern"] + (":" if row["table"] else "")
            table = "\n  | … | … |" if row["table"] else ""
            told = LINK.sub(r"\1", row["meaning"]).replace("`", "'").replace("*", "")
            found[-1][1].append(Sentence(pattern, told, f"Và {MAY.sub('', pattern)}{table}"))
    return tuple(Chapter(title, tuple(listed)) for title, listed in found if listed)
