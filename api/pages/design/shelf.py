"""The procedures that one designs, and what there is of one: its draft, its versions.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, frame, tasks, typed, units
from engine import designs, revisions, validity, workbench
from engine.queries import publications
from engine.tables import Revision
from engine.work import Work
from feel.errors import Fault

HERE = "/thiet-ke"
ONE = f"{HERE}/<slug>"


@edge.asks(HERE)
def design_shelf(work: Work) -> Response:
    """All procedures that are drafts or were published, by words with or without tone marks."""
    revisions.require(work)
    return _shelf(work)


@edge.does(f"{HERE}/moi", refused=lambda work, fault: _shelf(work, fault))
def design_begun(work: Work) -> Response:
    """A draft is begun from the newest version of a procedure."""
    slug = typed.words("slug")
    revisions.begin(work, slug)
    return redirect(url_for("pages.design", slug=slug), 303)


@edge.asks(ONE)
def design(work: Work, slug: str) -> Response:
    """One procedure: its draft with what a check finds, and its versions."""
    revisions.require(work)
    return _one(work, slug)


@edge.does(f"{ONE}/bo", refused=lambda work, fault, slug: _one(work, slug, fault))
def design_discarded(work: Work, slug: str) -> Response:
    """The draft is given up; what was published stays."""
    revisions.at(work, slug, seen=tasks.number("version"))
    revisions.discard(work, slug)
    return redirect(url_for("pages.design_shelf"), 303)


def called(work: Work, slug: str) -> str:
    """What the procedure *slug* is called: as published last, or as its draft has it; its slug when neither says so."""
    lines = publications.all_lines(work.session, slug)
    return lines[0].name if lines else designs.title(work.session, slug)


def undrafted(work: Work, slug: str) -> Response | None:
    """Where a page leads that needs a draft of *slug*: to where one is begun; None: there is one.

    Raises:
        NotAllowed.
    """
    revisions.require(work)
    has = work.session.get(Revision, slug) is not None
    return None if has else redirect(url_for("pages.design", slug=slug), 303)


def _shelf(work: Work, fault: Fault | None = None) -> Response:
    words = request.args.get("q", "").strip()[:200]
    told = {"rows": workbench.rows(work.session, validity.day(work.now), words), "levels": units.LEVELS}
    return frame.render("design/shelf.html", 200 if fault is None else 422, words=words, fault=fault, **told)


def _one(work: Work, slug: str, fault: Fault | None = None) -> Response:
    try:
        draft, checked = revisions.look(work.session, slug), designs.check(work, slug, {})
    except revisions.NoRevision:
        draft, checked = None, None
    lines = publications.all_lines(work.session, slug)
    if draft is None and not lines:
        raise publications.NoSuchProcedure
    name = lines[0].name if lines else designs.title(work.session, slug)
    told = {"slug": slug, "name": name, "draft": draft, "checked": checked, "versions": lines, "fault": fault}
    return frame.render("design/one.html", 200 if fault is None else 422, **told)
