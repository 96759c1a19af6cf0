"""Which units offer a procedure, over the API. That every officer may know; it is entered by who administers the units.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2; group 3.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api import offeringshapes, routes
from engine import offerings, organisation, validity
from engine.queries import offers, units
from engine.queries.offers import Offer
from engine.work import Work

READ, WRITE = "cases:read", "settings:write"
OF_PROCEDURE = "/procedures/<slug>/offerings"

blp = routes.blueprint("offerings", "Which units offer which procedures")


@routes.asks(blp, OF_PROCEDURE, READ, gives=offeringshapes.Offerings)
def of_procedure(work: Work, slug: str) -> Any:
    """The units that offer a procedure today or later, those that decide first."""
    return _listed(work, offers.of_procedure(work.session, slug, validity.day(work.now)))


@routes.asks(blp, "/units/<code>/offerings", READ, gives=offeringshapes.Offerings)
def of_unit(work: Work, code: str) -> Any:
    """The procedures that a unit offers today or later."""
    found = units.one(work.session, code)
    return _listed(work, offers.of_unit(work.session, found.id, validity.day(work.now)))


@routes.does(
    blp,
    f"{OF_PROCEDURE}:add",
    WRITE,
    takes=offeringshapes.NewOfferings,
    gives=offeringshapes.OfferingsGiven,
    is_tagged=False,
)
def offer(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Let units offer a procedure from a day on, all of them or none; one that does already stays as it is."""
    since, until = asked["since"], asked["until"]
    named = organisation.units_by_code(work, asked["units"])
    chosen = named or offerings.of_level(work, asked["level"], since)
    procedure = offerings.published(work.session, slug, since)
    return offerings.offer(work, chosen, procedure, asked["part"], since=since, until=until, source=asked["source"])


@routes.does(
    blp,
    f"{OF_PROCEDURE}:end",
    WRITE,
    takes=offeringshapes.OfferingsEnding,
    gives=offeringshapes.Offerings,
    is_tagged=False,
)
def end(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Let units offer a procedure no longer from a day on; running cases stay where they are."""
    offerings.end(work, slug, asked["offerings"], on=asked["on"], source=asked["source"])
    return _listed(work, offers.of_procedure(work.session, slug, validity.day(work.now)))


def _listed(work: Work, found: list[Offer]) -> dict[str, Any]:
    names = offers.names(work.session, [one.slug for one in found])
    return {"rows": [{**asdict(one), "name": names.get(one.slug)} for one in found]}
