"""Procedures that go out as packages, and come in from packages, diagrams of other editors and tables of decisions.

What comes in is read and told first; its file waits under a ticket, and nothing becomes a draft before one confirms.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, tickets, typed
from api.pages.design import shelf
from api.pages.design.publishing import VERSIONS
from api.pages.enrolments import Garbled, NoFile
from api.pages.tickets import Kept
from api.parcels import packed
from bpmn.parcels import MOST_BYTES, Parcel
from bpmn.sections import UNITS
from engine import files, outside, parcels, people, revisions, validity
from engine.work import Work
from feel.errors import Fault

HERE = f"{shelf.HERE}/nhap"
MOST = MOST_BYTES + 2**20  #: bytes that are sent at once: a file, and the form around it
MOST_PERFORMERS = 500  #: wordings of one file that are mapped on the page


@edge.asks(f"{shelf.ONE}/goi.zip")
def design_package(work: Work, slug: str) -> Response:
    """The draft as one file."""
    revisions.require(work)
    return packed(revisions.files(work.session, slug), slug)


@edge.asks(f"{VERSIONS}/<int:version>/goi.zip")
def design_version_package(work: Work, slug: str, version: int) -> Response:
    """A version as one file."""
    revisions.require(work)
    return packed(revisions.published(work.session, slug, version), f"{slug}-{version}")


@edge.asks(HERE)
def design_import(work: Work) -> Response:
    """Where a file is sent."""
    return _start(work)


@edge.asks(f"{HERE}/xem", sends=True, most=MOST)
def design_import_read(work: Work) -> Response:
    """What the file would bring, with the posts that its wordings were taken for; nothing is saved."""
    try:
        kept, data = _file(work)
        found = _read(work, kept.name, data)
    except (NoFile, Garbled, *REFUSALS) as fault:
        return _start(work, fault)
    return _told(work, kept if kept.digest else set_aside(kept.name, data, found.kind), found)


@edge.does(HERE, refused=lambda work, fault: _again(work, fault), most=MOST)
def design_imported(work: Work) -> Response:
    """What was chosen becomes drafts, all of it or nothing."""
    revisions.require(work)
    kept, data = _file(work)
    chosen = {slug: typed_version(f"seen.{slug}") for slug in request.form.getlist("take")[:MOST_PERFORMERS]}
    taken = parcels.take(work, _read(work, kept.name, data), chosen)
    if len(taken) == 1:
        return redirect(url_for("pages.design", slug=taken[0]), 303)
    return redirect(url_for("pages.design_shelf"), 303)


REFUSALS = (
    parcels.NotTaken,
    parcels.TooHard,
    outside.Busy,
    revisions.BadSlug,
    files.BadFileName,
    files.FileUnsafe,
    files.FileGone,
)


def typed_version(name: str) -> int:
    """The version of a draft that a field carried; -1, which no draft has, when it carried none."""
    said = request.form.get(name, "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else -1


def _file(work: Work) -> tuple[Kept, bytes]:
    """The file of whoever designs; see `came`."""
    revisions.require(work)
    return came(MOST_BYTES)


def came(most: int) -> tuple[Kept, bytes]:
    """The file that came, one byte more than *most* of it, or that waits under the ticket of the form.

    Raises:
        NoFile, Garbled, FileGone.
    """
    person_id = edge.visitor().person_id
    sent = request.files.get("file")
    if sent is not None and sent.filename:
        sent.seek(0)  # an act is begun anew when what it read came
        return Kept(person_id, "", sent.filename[-200:]), sent.read(most + 1)
    if not typed.words("ticket"):
        raise NoFile
    kept = tickets.read(request.form["ticket"], person_id)
    if kept is None:
        raise Garbled
    return kept, files.read(acts.edge().store, kept.digest)


def set_aside(name: str, data: bytes, kind: str) -> Kept:
    """The file, which was read and is what it says, waits for the one who sent it."""
    digest = edge.act(lambda work: files.set_aside(work, acts.edge().store, data, name=name, kind=kind))
    return Kept(edge.visitor().person_id, digest, name)


def _read(work: Work, name: str, data: bytes) -> Parcel:
    rows: dict[str, tuple[str, str]] = {}
    for number, words in enumerate(request.form.getlist("words")[:MOST_PERFORMERS]):
        post, unit = typed.words(f"post.{number}"), typed.words(f"unit.{number}")
        if post:
            rows[words[:300]] = post, unit
    since = validity.day(work.now)
    return parcels.read(data, file=name, slug=typed.words("slug"), roles=parcels.mapping(rows), since=since)


def _start(work: Work, fault: Fault | None = None) -> Response:
    revisions.require(work)
    return frame.render("design/import.html", 422 if fault else 200, fault=fault, said=request.form)


def _told(work: Work, kept: Kept, found: Parcel, fault: Fault | None = None) -> Response:
    told: dict[str, Any] = {"kept": kept, "found": found, "rows": parcels.report(work.session, found), "fault": fault}
    told |= {"posts": people.ROLES, "units": UNITS, "said": request.form, "chosen": request.form.getlist("take")}
    return frame.render("design/import_read.html", 422 if fault else 200, **told)


def _again(work: Work, fault: Fault) -> Response:
    """The report once more, with what refused the act."""
    try:
        kept, data = _file(work)
        return _told(work, kept, _read(work, kept.name, data), fault)
    except (NoFile, Garbled, *REFUSALS):
        return _start(work, fault)
