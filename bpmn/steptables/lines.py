"""What any file with tables comes down to: lines of cells in order, a paragraph being a line of one cell."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

LONGEST = 4_000  #: characters of one cell that are read; our choice, two printed pages
_UNSEEN = ("Cc", "Cf", "Cs", "Co", "Cn")
_BLANK = re.compile(r"[^\S\n]+")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a merged one stands at each of its places with the same *key*."""

    text: str
    key: int


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table, or one paragraph."""

    row: int  #: as the person counts: in the sheet, in the file, in the table of a document
    table: int  #: which table of the file; 0 for a paragraph
    where: str  #: the sheet, or which table of the document; empty where there is only one
    cells: tuple[Cell, ...]

    @property
    def alone(self) -> str | None:
        """The text of the only cell that holds one; None when there are several, or none."""
        told = {cell.key: cell.text for cell in self.cells if cell.text}
        return next(iter(told.values())) if len(told) == 1 else None

    @property
    def is_blank(self) -> bool:
        """Whether no cell holds a text."""
        return not any(cell.text for cell in self.cells)


def clean(text: str) -> str:
    """*text* composed (NFC), without control characters, blanks in a row as one; line ends stay."""
    plain = unicodedata.normalize("NFC", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line for piece in plain.split("\n") if (line := _BLANK.sub(" ", _printed(piece)).strip()))


def _printed(text: str) -> str:
    if text.isprintable():
        return text
    return "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
