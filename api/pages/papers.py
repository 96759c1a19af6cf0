"""The papers of a case, page by page: looked at without being saved, in pictures that are made anew of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from api import acts, caseviews, downloads, pagepictures
from api.pages import edge, frame
from engine.queries import papers
from engine.scans import apart
from engine.scans.leaves import TURNS
from engine.tables import StoredFile
from engine.work import Work
from feel.errors import Fault

ONE = "/ho-so/<uuid:case_id>/giay-to/<uuid:paper_id>"
WIDTHS = (400, 900, 1300, 1900)  #: pixels of a picture; our choice
USUAL = 900
FAULTS = (apart.NoPages, apart.NotReadable, apart.TooManyPages, apart.TooLarge, apart.Busy)


@dataclass(frozen=True, slots=True)
class Sight:
    """How a paper is looked at: which page, how wide, how far turned."""

    page: int
    width: int
    turn: int
    pages: int  #: of the paper; 0: it is not shown by pages

    @property
    def wider(self) -> int | None:
        """The next width; None: there is none."""
        return next((one for one in WIDTHS if one > self.width), None)

    @property
    def narrower(self) -> int | None:
        """The width before; None: there is none."""
        return next((one for one in reversed(WIDTHS) if one < self.width), None)

    @property
    def right(self) -> int:
        """Turned once more."""
        return (self.turn + 90) % 360


@edge.asks(ONE)
def paper(work: Work, case_id: uuid.UUID, paper_id: uuid.UUID) -> Response:
    """One paper of the case with one of its pages; as a part of a page only that."""
    case = caseviews.seen(work, case_id)
    found, file, component = papers.content(work.session, case.id, paper_id)
    sight, fault = _sight(file)
    told: dict[str, Any] = {"case": case, "paper": found, "file": file, "component": component}
    template = "parts/paper.html" if edge.is_part() else "paper.html"
    return frame.render(template, sight=sight, unseen=fault, **told)


@edge.asks(f"{ONE}/trang-<int:page>.jpg")
def paper_page(work: Work, case_id: uuid.UUID, paper_id: uuid.UUID, page: int) -> Response:
    """One page of a paper as a picture."""
    case = caseviews.seen(work, case_id)
    file = papers.content(work.session, case.id, paper_id)[1]
    return pagepictures.send(file, page, width=_width(), turn=_turn())


@edge.asks(f"{ONE}/tep")
def paper_file(work: Work, case_id: uuid.UUID, paper_id: uuid.UUID) -> Response:
    """The file of a paper, to be saved."""
    case = caseviews.seen(work, case_id)
    found = papers.content(work.session, case.id, paper_id)[0]
    return downloads.send(acts.edge().store, found.digest, found.file_name)


def _sight(file: StoredFile) -> tuple[Sight, Fault | None]:
    """How the address asks for *file* to be shown, and why it cannot be."""
    pages, fault = 0, None
    try:
        pages = pagepictures.count(file)
    except FAULTS as found:
        fault = found
    page = min(max(request.args.get("trang", 1, int), 1), max(pages, 1))
    return Sight(page, _width(), _turn(), pages), fault


def _width() -> int:
    asked = request.args.get("rong", USUAL, int)
    return asked if asked in WIDTHS else USUAL


def _turn() -> int:
    asked = request.args.get("xoay", 0, int)
    return asked if asked in TURNS else 0
