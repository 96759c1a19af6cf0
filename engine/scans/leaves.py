"""Which pages of a paper are meant, as a person writes it: "1-3, 5"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.scans.apart import MOST_PAGES
from feel.errors import Fault

TURNS = (0, 90, 180, 270)  #: degrees, clockwise
PIECE = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?")


class BadPages(Fault):
    """'{said}' does not name pages; write them like 1-3, 5. The paper has {pages} of them."""

    vi = "'{said}' không phải là số trang; hãy ghi như 1-3, 5. Giấy tờ này có {pages} trang."


@dataclass(frozen=True, slots=True)
class Turned:
    """A page of a paper, from 1, and by how many degrees it is turned clockwise."""

    page: int
    turn: int = 0


def read(said: str, pages: int) -> list[Turned]:
    """The pages that *said* names of a paper with so many *pages*, in the order in which they are named.

    Raises:
        BadPages.
    """
    found = [Turned(page) for piece in said.split(",") for page in _range(piece, said, pages)]
    if len(found) > MOST_PAGES:
        raise BadPages(said=said[:40], pages=pages)
    return found


def _range(piece: str, said: str, pages: int) -> Iterator[int]:
    match = PIECE.fullmatch(piece.strip())
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 1 <= first <= last <= pages:
        raise BadPages(said=said[:40], pages=pages)
    yield from range(first, last + 1)
