"""The papers of a case, page by page: looked at without being saved, in pictures that are made anew of them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts, caseviews, downloads, pagepictures
from api.pages import edge, frame, intake, uploads
from engine import hands, outside
from engine.components import FORMS, NoSuchComponent
from engine.queries import papers
from engine.queries.papers import ComponentLine, PaperLine
from engine.scans import apart
from engine.scans.leaves import TURNS
from engine.tables import Case, StoredFile
from engine.work import Work
from feel.errors import Fault

ONE = "/ho-so/<uuid:case_id>/giay-to/<uuid:paper_id>"
COMPONENT = "/ho-so/<uuid:case_id>/thanh-phan/<int:position>"
FIELD = "giay-to"  #: of the files that are sent in
WIDTHS = (400, 900, 1300, 1900)  #: pixels of a picture; our choice
USUAL = 900
FAULTS = (apart.NoPages, apart.NotReadable, apart.TooManyPages, apart.TooLarge, outside.Busy)
#: what was done just now -> how it is told
DONE: Mapping[str, Any] = {
    "component_in": lazy_gettext("Đã ghi giấy tờ vào hồ sơ."),
    "paper_arrange": lazy_gettext("Đã lưu thành bản mới; bản trước còn nguyên."),
    "paper_divide": lazy_gettext("Đã tách theo thành phần; bản quét gốc còn nguyên."),
    "paper_give_back": lazy_gettext("Đã ghi nhận trả bản chính."),
}


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
    """One version of a paper with one of its pages; as a part of a page only that."""
    case = caseviews.seen(work, case_id)
    position = papers.content(work.session, case.id, paper_id)[2].position
    return page(work, case, position, paper_id)


@edge.asks(COMPONENT)
def component(work: Work, case_id: uuid.UUID, position: int) -> Response:
    """What came in for one component, the newest version in full."""
    return page(work, caseviews.seen(work, case_id), position)


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


def page(
    work: Work, case: Case, position: int, paper_id: uuid.UUID | None = None, fault: Fault | None = None
) -> Response:
    """The page of a component with the version *paper_id*, else the newest; with a *fault* what was sent stays."""
    listed = papers.checklist(work.session, case.id)
    line = next((one for one in listed if one.position == position), None)
    if line is None:
        raise NoSuchComponent(position=position)
    shown = _shown(line, paper_id)
    file = papers.content(work.session, case.id, shown.id)[1] if shown else None
    sight, unseen = _sight(file) if file else (None, None)
    told: dict[str, Any] = {"case": case, "paper": shown, "file": file, "component": line}
    if edge.is_part() and request.method == "GET":
        return frame.render("parts/paper.html", sight=sight, unseen=unseen, **told)
    may = case.state == "open" and hands.may(work, case)
    return frame.render(
        "paper.html",
        409 if fault else 200,
        sight=sight,
        unseen=unseen,
        fault=fault,
        done=DONE.get(request.args.get("done", "")),
        said=request.form,
        may=may,
        listed=listed,
        forms=intake.FORMS,
        ways=FORMS[line.way],
        field=FIELD,
        taken=_taken(fault),
        **told,
    )


def _taken(fault: Fault | None) -> uploads.Taken:
    """The files of a form that was sent to be looked at, or was refused."""
    if not request.form:
        return uploads.Taken({}, {})
    found = uploads.taken([FIELD])
    return uploads.Taken(found.kept, {**found.faults, **uploads.unbound(found, fault)})


def _shown(line: ComponentLine, paper_id: uuid.UUID | None) -> PaperLine | None:
    """The version that is looked at: *paper_id*, else the newest with a file."""
    return next((one for one in line.papers if one.has_file and paper_id in (None, one.id)), None)


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
