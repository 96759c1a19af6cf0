"""Publishing with its impact first, and the versions that came of it with the decisions that approved them.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1.
"""

from __future__ import annotations

from datetime import date

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api import acts, downloads
from api.pages import edge, frame, tasks, typed, uploads
from api.pages.caselist import BadDay
from api.pages.design import shelf
from engine import administration, channels, people, publishing, revisions, validity
from engine.publishing import Approval
from engine.queries import publications
from engine.work import Work
from feel.errors import Fault

PUBLISH = f"{shelf.ONE}/cong-bo"
VERSIONS = f"{shelf.ONE}/phien-ban"
FIELD = "decision"  #: under which the file of the decision is sent


@edge.asks(PUBLISH)
def design_publish(work: Work, slug: str) -> Response:
    """What the strict check says, what would change and for whom, and the form that publishes."""
    return shelf.undrafted(work, slug) or _page(work, slug, request.args.get("since", ""))


@edge.asks(f"{PUBLISH}/xem-tep", sends=True, most=uploads.MOST_BYTES)
def design_publish_look(work: Work, slug: str) -> Response:
    """The page once more, with the file that was chosen."""
    return _page(work, slug, typed.words("since"))


@edge.does(
    PUBLISH,
    most=uploads.MOST_BYTES,
    refused=lambda work, fault, slug: _page(work, slug, typed.words("since"), fault),
)
def design_published(work: Work, slug: str) -> Response:
    """The draft goes into force by the decision that is named, or nothing is changed."""
    administration.require(work)
    found = uploads.take(work, [FIELD])
    for fault in found.faults.values():
        raise fault
    kept = found.kept.get(FIELD)
    approval = Approval(typed.words("number"), *(uploads.content(work, kept) if kept else ()))
    publishing.publish(work, slug, seen=tasks.number("version"), since=typed.maybe_day("since"), approval=approval)
    return redirect(url_for("pages.design_versions", slug=slug), 303)


@edge.asks(VERSIONS)
def design_versions(work: Work, slug: str) -> Response:
    """Every version: by which decision, from when, how far its scenarios went, and who offers the procedure."""
    revisions.require(work)
    lines = publications.all_lines(work.session, slug)
    offers = publications.offering(work.session, slug, validity.day(work.now))
    running = publications.running(work.session, slug)
    told = {"slug": slug, "name": shelf.called(work, slug), "lines": lines, "offers": offers, "running": running}
    return frame.render("design/versions.html", **told)


@edge.asks(f"{VERSIONS}/<int:version>/quyet-dinh")
def design_decision(work: Work, slug: str, version: int) -> Response:
    """The file of the decision that approved a version."""
    revisions.require(work)
    return downloads.send(acts.edge().store, *publications.decision_of(work.session, slug, version))


def _page(work: Work, slug: str, since: str, fault: Fault | None = None) -> Response:
    try:
        found = publishing.prospect(work, slug, _day(since))
    except (publishing.TooEarly, BadDay) as refused:
        fault, found = fault or refused, publishing.prospect(work, slug)
    status = 200 if fault is None else 422
    may = people.stand(work.session, work.actor_id, work.now).of("administer")
    taken = uploads.taken([FIELD]) if request.form else uploads.Taken({}, {})
    told = {"slug": slug, "name": found.name, "found": found, "fault": fault, "may": may, "said": request.form}
    more = {"field": FIELD, "taken": taken, "channels": channels.CATALOGUE}
    return frame.render("design/publish.html", status, **told, **more)


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise BadDay from error
