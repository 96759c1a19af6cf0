"""Which units offer a procedure: listed, entered for many units at once, ended from a day on by a decision.

Whoever designs sees it; it is changed by who administers the units.
Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2; group 7, item 1.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.design import shelf
from api.pages.units import LEVELS, PARTS
from engine import competence, offerings, organisation, people, procedures, revisions, validity
from engine.organisation import INSIDE
from engine.queries import offers, postings, units, unittrees
from engine.tables import Unit
from engine.work import Work
from feel.errors import Fault
from feel.findings import Finding

HERE = f"{shelf.ONE}/noi-thuc-hien"
MOST = 50  #: findings that are shown
MOST_UNITS = 1000  #: to be chosen from
ACTS: Mapping[str, Any] = {"offer": lazy_gettext("thêm nơi thực hiện"), "end": lazy_gettext("thôi thực hiện")}


@edge.asks(HERE)
def design_offers(work: Work, slug: str) -> Response:
    """The units that offer the procedure today or later, what they lack, and the forms that change it."""
    return _page(work, slug)


@edge.does(f"{HERE}/them", refused=lambda work, fault, slug: _page(work, slug, fault, "add"))
def design_offered(work: Work, slug: str) -> Response:
    """The units that were chosen, and all of the level that was chosen, offer the procedure from a day on."""
    revisions.require(work)
    since, level = typed.day(work, "since"), typed.words("level")
    chosen = {unit.code: unit for unit in organisation.units_by_code(work, request.form.getlist("units"))}
    chosen |= {unit.code: unit for unit in offerings.of_level(work, level, since)} if level else {}
    given = offerings.offer(
        work,
        list(chosen.values()),
        offerings.published(work.session, slug, since),
        "receiving" if typed.words("part") == "receiving" else "competent",
        since=since,
        until=typed.until("until"),
        source=typed.words("source"),
    )
    new, there = len(given.new), len(given.there)
    return redirect(url_for("pages.design_offers", slug=slug, new=new, there=there), 303)


@edge.does(f"{HERE}/thoi", refused=lambda work, fault, slug: _page(work, slug, fault, "end"))
def design_offers_ended(work: Work, slug: str) -> Response:
    """Those that were chosen hold no longer from a day on."""
    revisions.require(work)
    chosen = [_id(said) for said in request.form.getlist("offerings")]
    offerings.end(work, slug, chosen, on=typed.day(work, "since"), source=typed.words("source"))
    return redirect(url_for("pages.design_offers", slug=slug, ended=len(chosen)), 303)


def _id(said: str) -> uuid.UUID:
    """Raises: NoSuchOffering: it is no id."""
    try:
        return uuid.UUID(said)
    except ValueError as error:
        raise offerings.NoSuchOffering from error


def _page(work: Work, slug: str, fault: Fault | None = None, of: str = "") -> Response:
    revisions.require(work)
    today = validity.day(work.now)
    mine = _administered(work)
    return frame.render(
        "design/offers.html",
        422 if fault else 200,
        slug=slug,
        name=shelf.called(work, slug),
        rows=offers.of_procedure(work.session, slug, today),
        is_ended=competence.units(work.session, slug, today) == [],
        lacking=_lacking(work, slug)[:MOST],
        changed=postings.history(work.session, offerings.subject_of(slug)),
        mine={unit.id for unit in mine},
        choices=_by_level(mine),
        levels=LEVELS,
        parts=PARTS,
        acts=ACTS,
        fault=fault,
        of=of,
        typed=request.form,
        counts={name: request.args.get(name, type=int) for name in ("new", "there", "ended")},
        today=today,
    )


def _administered(work: Work) -> Sequence[Unit]:
    """The units of today that whoever comes administers, without the parts of agencies."""
    standing = people.stand(work.session, work.actor_id, work.now)
    if not standing.of("administer"):
        return []
    is_mine = Unit.id.in_(unittrees.administered(standing)) & Unit.level.not_in(INSIDE)
    return units.within(work.session, is_mine & validity.on(Unit, validity.day(work.now)), most=MOST_UNITS)


def _by_level(mine: Sequence[Unit]) -> list[tuple[str, list[Unit]]]:
    places = {level: place for place, level in enumerate(LEVELS)}
    ordered = sorted(mine, key=lambda unit: places[unit.level])  # by name within a level
    return [(level, list(found)) for level, found in groupby(ordered, key=lambda unit: unit.level)]


def _lacking(work: Work, slug: str) -> list[Finding]:
    """What the units that offer it today have nobody for; nothing as long as no version is in force."""
    today = validity.day(work.now)
    found = offerings.offices(work.session, today, slug)
    try:
        return list(offerings.lacking(procedures.in_force(work.session, slug, today).procedure, found)) if found else []
    except procedures.NotOffered:
        return []
