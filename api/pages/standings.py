"""Diagrams of procedures as heads and leaders watch them: how many cases wait at each step, how many are late.

Counts and lists are asked by one condition, so a number is always as many rows as the list behind it.

Source: Circular 11/2025/TT-BKHCN, annex, group 9.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from flask import Response as Sent
from flask import request, url_for
from flask_babel import gettext
from markupsafe import Markup
from werkzeug.wrappers import Response

from api import diagrams
from api.diagrams import Drawn
from api.pages import caselist, edge, frame
from bpmn.drawing.state import State
from engine import channels, procedures, questions, situations, statuslists, validity
from engine.queries import lists, publications, standings, units
from engine.queries.publications import NoSuchProcedure
from engine.queries.standings import Count, Narrow
from engine.work import Work
from feel import text

MOST = 50  #: cases or procedures of one page; our choice
LONGEST = 200  #: letters of what is looked for
ONE = "/thu-tuc/<slug>"
ONLY = ("late", "soon")


@dataclass(frozen=True, slots=True)
class Watched:
    """A procedure as the address asks for it."""

    slug: str
    version: publications.Line
    versions: Sequence[publications.Line]
    narrow: Narrow
    drawn: Drawn
    place: Mapping[str, Any]  #: what stands in the address beside it

    @property
    def name(self) -> str:
        """What it is called by the version that is drawn."""
        return self.version.name


@edge.asks("/thu-tuc", name="standings")
def every(work: Work) -> Response:
    """The procedures in force: first those of which cases run that one may read, then all others."""
    field, words, after = (request.args.get(name, "")[:LONGEST] for name in ("field", "q", "after"))
    rows = standings.procedures(work.session, questions.ask(work), Narrow())
    folded = text.fold(words)
    page = publications.in_force(work.session, validity.day(work.now), words=words, after=after or None, most=MOST)
    run = {row.slug for row in rows}
    return frame.render(
        "standings.html",
        rows=[row for row in rows if field in ("", row.field) and folded in text.fold(row.name)] if not after else [],
        others=[line for line in page.rows if line.slug not in run] if not field else [],
        after=page.after if not field else None,
        place={"field": field or None, "q": words or None},
        fields=sorted({row.field for row in rows}),
        field=field,
        words=words,
        is_first=not after,
    )


@edge.asks(ONE)
def standing(work: Work, slug: str) -> Response:
    """The diagram of a procedure with the cases at its steps."""
    watched, asked = of_address(work, slug), questions.ask(work)
    units_there = standings.units(work.session, asked, Narrow(slug))
    return frame.render("standing.html", watched=watched, units=units_there, **_told(work, watched))


@edge.asks(f"{ONE}/so-ho-so", quiet=True)
def standing_part(work: Work, slug: str) -> Response:
    """The same while the page stays open: only what changed since `seen`, else 304."""
    watched = of_address(work, slug)
    told = _told(work, watched)
    if told["mark"] == request.args.get("seen"):
        return Sent(status=304)
    return frame.render("parts/standing.html", watched=watched, **told)


@edge.asks(f"{ONE}/buoc/<element>")
def standing_step(work: Work, slug: str, element: str) -> Response:
    """The cases that wait at a step, or within what it calls."""
    watched, asked = of_address(work, slug), questions.ask(work)
    only = request.args.get("only", "")
    only = only if only in ONLY else ""
    inside = [one for one, calls in watched.drawn.callers.items() if calls == (element,)]
    at_step = standings.at_step(asked, watched.narrow, [element, *inside], only)
    page = lists.page(work.session, at_step, after=request.args.get("after") or None, most=MOST)
    return frame.render(
        "standing_step.html",
        watched=watched,
        element=element,
        step=watched.drawn.name_of(element) or element,
        only=only,
        page=page,
        channels=channels.CATALOGUE,
        status_of=situations.CATALOGUE,
        beside=statuslists.of(work.session, page.rows),
        left_of=caselist.left_of(work, page),
    )


def of_address(work: Work, slug: str) -> Watched:
    """The procedure *slug* as the address asks for it: its version, the one in force when none is named, and the unit.

    Raises:
        NoSuchProcedure, NoSuchUnit.
    """
    versions = publications.versions(work.session, slug)
    named, unit = request.args.get("version") or None, request.args.get("unit") or None
    current = next((one for one in versions if one.active_from <= validity.day(work.now)), versions[-1])
    version = next((one for one in versions if str(one.version) == named), None) if named else current
    if version is None:
        raise NoSuchProcedure
    digest = publications.digest_of(work.session, slug, version.version)
    drawn = diagrams.drawn(procedures.offered(work.session, digest).procedure.files)
    narrow = Narrow(
        slug,
        digest=digest if named else None,
        unit_id=units.one(work.session, unit).id if unit else None,
    )
    return Watched(slug, version, versions, narrow, drawn, {"version": named, "unit": unit})


def _told(work: Work, watched: Watched) -> dict[str, Any]:
    """The numbers of each step, in the picture and in words."""
    counts = standings.of_procedure(work.session, questions.ask(work), watched.narrow)
    by_element = standings.lifted(counts, watched.drawn.callers)
    state = State({one: count.standing for one, count in by_element.items()})
    badged = replace(state, said={one: _badge(count) for one, count in by_element.items()})
    links = {one: url_for("pages.standing_step", slug=watched.slug, element=one, **watched.place) for one in by_element}
    parts = watched.drawn.words(state, frame.language())
    shown = {entry.element for part in parts for entry in part.entries}
    return {
        "counts": by_element,
        "others": [one for one in counts if one.element not in shown],
        "parts": parts,
        "picture": inline(watched.drawn.picture(badged, links)),
        "mark": standings.mark(counts),
        "total": Count("", "", *(sum(getattr(one, name) for one in counts) for name in ("waiting", "late", "soon"))),
    }


def inline(picture: bytes) -> Markup:
    """*picture*, which we drew ourselves and whose texts are escaped, as it stands within a page."""
    return Markup(picture.decode().partition("?>")[2])


def _badge(count: Count) -> str:
    if count.late:
        return str(gettext("%(waiting)d, %(late)d quá hạn", waiting=count.waiting, late=count.late))
    return str(count.waiting)
