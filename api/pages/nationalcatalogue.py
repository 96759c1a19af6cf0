"""The national catalogue is taken over from a file: looked at first, with what is new, changed or not in it any more.

What comes in is read apart; the file waits under a ticket, and the catalogue stays as it is before one confirms.
Source: Circular 11/2025/TT-BKHCN, annex, group 3, item 3.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, typed
from api.pages.design.packages import REFUSALS, came, set_aside
from api.pages.enrolments import Garbled, NoFile
from api.pages.tickets import Kept
from engine import administration, catalogue, cataloguefiles, entries, files
from engine.cataloguefiles import MOST_BYTES, Found
from engine.queries import postings, publications
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/danh-muc/quoc-gia"
MOST = MOST_BYTES + 2**16  #: bytes that are sent at once: a file, and the form around it
MOST_TOLD = 100  #: entries of one kind that the page tells of
KIND = "jsonl"
COUNTS: Mapping[str, Any] = {
    "new": lazy_gettext("mới"),
    "changed": lazy_gettext("thay đổi"),
    "same": lazy_gettext("như cũ"),
    "missing": lazy_gettext("không có trong tệp"),
    "refused": lazy_gettext("dòng bị từ chối"),
}


@edge.asks(HERE)
def catalogue_import(work: Work) -> Response:
    """Where a file is sent, and who took over which before."""
    return _start(work)


@edge.asks(f"{HERE}/xem", sends=True, most=MOST)
def catalogue_read(work: Work) -> Response:
    """What the file would make of the catalogue; nothing is taken over."""
    administration.require(work)
    try:
        kept, data = came(MOST_BYTES)
        found = cataloguefiles.read(data, file=kept.name)
        return _told(work, kept if kept.digest else set_aside(kept.name, data, KIND), found)
    except (NoFile, Garbled, *REFUSALS) as fault:
        return _start(work, fault)


@edge.does(HERE, refused=lambda work, fault: _again(work, fault), most=MOST)
def catalogue_taken(work: Work) -> Response:
    """The catalogue is what the file says, all of it or nothing."""
    administration.require(work)
    kept, data = came(MOST_BYTES)
    found = cataloguefiles.read(data, file=kept.name)
    ending = typed.words("ending")
    count = int(ending) if ending.isascii() and ending.isdigit() and len(ending) < 8 else None
    report = cataloguefiles.take(work, found, ending=count, source=typed.words("source"))
    if kept.digest:
        files.drop(work, acts.edge().store, kept.digest)
    new, changed = report.counts["new"], report.counts["changed"]
    return redirect(url_for("pages.catalogue_import", new=new, changed=changed, ended=count or 0), 303)


def _start(work: Work, fault: Fault | None = None) -> Response:
    administration.require(work)
    return frame.render(
        "admin/catalogue_import.html",
        422 if fault else 200,
        fault=fault,
        count=catalogue.count(work.session),
        changed=postings.history(work.session, cataloguefiles.SUBJECT),
        counts={name: request.args.get(name, type=int) for name in ("new", "changed", "ended")},
        most=MOST_BYTES // 2**20,
    )


def _told(work: Work, kept: Kept, found: Found, fault: Fault | None = None) -> Response:
    report = cataloguefiles.look(work.session, found)
    new, changed = report.of("new"), report.of("changed")
    codes = [one.code for one in changed] + [code for code, _ in report.missing]
    return frame.render(
        "admin/catalogue_read.html",
        422 if fault else 200,
        fault=fault,
        kept=kept,
        counts=report.counts,
        words=COUNTS,
        new=new[:MOST_TOLD],
        changed=changed[:MOST_TOLD],
        missing=report.missing[:MOST_TOLD],
        refused=report.refused[:MOST_TOLD],
        used=publications.by_code(work.session, codes),
        most=MOST_TOLD,
        typed=request.form,
    )


def _again(work: Work, fault: Fault) -> Response:
    """The report once more, with what refused the act."""
    if not isinstance(fault, (entries.BadEntry, cataloguefiles.NotWhole, cataloguefiles.CatalogueChanged)):
        return _start(work, fault)
    try:
        kept, data = came(MOST_BYTES)
        return _told(work, kept, cataloguefiles.read(data, file=kept.name), fault)
    except (NoFile, Garbled, *REFUSALS):
        return _start(work, fault)
