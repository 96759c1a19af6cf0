"""Which column of a table says what, by the words of its heading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bpmn.steptables import wordings
from bpmn.steptables.lines import Cell, Line

KINDS = ("number", "content", "performer", "time", "result")
_MOST_WORDS = 7
_LONGEST = 120  #: characters of a heading
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_UNIT = re.compile(
    r"\((?:(?:don vi(?: tinh)?|dvt|tinh theo|tinh bang|theo)[ :]*)?(ngay|gio|phut)(?: lam viec| lv)?\)"
    r"|^so (ngay|gio|phut)\b"
)
_ORDER = re.compile(r"\(?(\d{1,2}|[a-h])\)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """The places of each kind of column, and the unit that the heading of the time gives."""

    places: dict[str, tuple[int, ...]]
    unit: str  #: "ngay", "gio", "phut"; empty when the heading says none

    def texts(self, line: Line, kind: str) -> list[str]:
        """What *line* says in the columns of *kind*, a merged cell once."""
        told: dict[int, str] = {}
        for place in self.places[kind]:
            if place < len(line.cells):
                told[line.cells[place].key] = line.cells[place].text
        return [text for text in told.values() if text]


def read(line: Line) -> Columns | None:
    """The columns that *line* names when it is a heading row: the work, and who does it or how long."""
    places: dict[str, list[int]] = {kind: [] for kind in KINDS}
    unit = ""
    for place, cell in enumerate(line.cells):
        kind = _kind(cell.text)
        if kind in places:
            places[kind].append(place)
        if kind == "time":
            found = _UNIT.search(wordings.fold(cell.text))
            unit = unit or (str(found[1] or found[2]) if found else "")
    told = {line.cells[place].key for kind in KINDS for place in places[kind]}
    if not places["content"] or not (places["performer"] or places["time"]) or len(told) < 2:
        return None
    return Columns({kind: tuple(found) for kind, found in places.items()}, unit)


def is_heading(line: Line) -> bool:
    """Whether *line* names columns."""
    return read(line) is not None


def is_count(line: Line) -> bool:
    """Whether *line* only numbers the columns: (1), (2), (3), or A, B, C."""
    own = {cell.key: cell.text for cell in line.cells if cell.text}
    orders = [found[1] for text in own.values() if (found := _ORDER.fullmatch(wordings.fold(text)))]
    return len(own) > 2 and len(orders) == len(own) and orders == sorted(set(orders), key=lambda one: (len(one), one))


def is_second_row(line: Line, heading: Line) -> bool:
    """Whether *line* is the lower half of *heading*: it shares merged cells, and says nothing but kinds and units."""
    above = {cell.key for cell in heading.cells}
    own = [cell.text for cell in line.cells if cell.text and cell.key not in above]
    shared = any(cell.text and cell.key in above for cell in line.cells)
    return shared and line.table == heading.table and not any(sign.isdecimal() for text in own for sign in text)


def of_both(heading: Line, below: Line) -> Columns | None:
    """The columns of a heading of two rows."""
    texts = [
        Cell(f"{upper.text} {lower.text}" if lower.key != upper.key else upper.text, lower.key)
        for upper, lower in zip(heading.cells, below.cells, strict=False)
    ]
    return read(Line(heading.row, heading.table, heading.where, tuple(texts)))


def number_of(texts: Sequence[str]) -> str:
    """The number that stands in the first column of a row: "3.1" of "Bước 3.1."; empty when none does."""
    folded = wordings.fold(" ".join(texts)).removeprefix("buoc").strip(" .:)-b")
    return folded if re.fullmatch(r"\d{1,3}(?:\.\d{1,2}){0,2}|[ivx]{1,5}|[a-h]", folded) else ""


def _kind(text: str) -> str | None:
    """What a heading cell names; None when it is no heading that we know."""
    plain = _ASIDE.sub(" ", text)
    if len(text) > _LONGEST or any(sign.isdecimal() for sign in plain):
        return None
    plain = wordings.fold(plain)
    pieces = [piece.strip() for piece in re.split(r"[/,;–-]| va | hoac ", plain) if piece.strip()]
    if not pieces or any(len(piece.split()) > _MOST_WORDS for piece in pieces):
        return None
    return _of_words(pieces[0])


def _of_words(piece: str) -> str | None:
    found: Iterable[tuple[int, str]] = (
        (len(word), kind)
        for kind, words in wordings.table()["columns"].items()
        if (word := wordings.begins(piece, words)) is not None
    )
    return max(found, default=(0, None))[1]
