"""What anybody may ask over the API, without a token: how far a case is, the procedures, the figures."""

from __future__ import annotations

from typing import Any

from flask import Response

from api import diagrams, figures, opening, publicshapes, routes, strangers
from api import procedures as published
from engine import procedures, validity
from engine.queries import publications
from engine.work import Work

blp = routes.blueprint("everybody", "What anybody may ask, without a token")
ONE = "/public/procedures/<slug>"


@routes.tells(blp, "/public/cases/<number>", gives=publicshapes.Degree, takes=publicshapes.LookUp)
def look_up(asked: dict[str, Any], number: str) -> Any:
    """How far a case is; with the code of its receipt also which procedure and where. So many times from one place."""
    return strangers.look(number, asked["code"].strip())


@routes.tells(blp, "/public/procedures", gives=publicshapes.PublicProcedures, takes=publicshapes.PublicSearch)
def search(asked: dict[str, Any]) -> Any:
    """The procedures in force today, in the order of a dictionary."""
    with strangers.asking() as work:
        day, most = validity.day(work.now), asked["most"]
        return publications.in_force(work.session, day, words=asked["words"], after=asked["after"], most=most)


@routes.tells(blp, ONE, gives=publicshapes.Guidance)
def one(slug: str) -> Any:
    """A procedure as it is in force today."""
    with strangers.asking() as work:
        version = publications.version_on(work.session, slug, validity.day(work.now))
        return published.guidance(work, slug, version)


@routes.tells(blp, f"{ONE}/diagram", gives=diagrams.PICTURE, media_type=diagrams.MEDIA_TYPE)
def diagram(slug: str) -> Response:
    """Its diagram."""
    with strangers.asking() as work:
        return diagrams.answer(diagrams.picture(_offered(work, slug).procedure.files))


@routes.tells(blp, "/public/figures", gives=publicshapes.Figures, takes=publicshapes.Period)
def of_period(asked: dict[str, Any]) -> Any:
    """How many cases the units of a level received and finished in a period; few are not told apart."""
    opening.require()
    year, month, fewest, told = figures.of(asked["year"], asked["month"], asked["level"])
    total = {"received": told.total.received, "on_time": told.total.on_time, "late": told.total.late}
    others = told.others
    return {
        "year": year,
        "month": month,
        "level": asked["level"],
        "fewest": fewest,
        "units": told.lines,
        "others": others and {"received": others.received, "on_time": others.on_time, "late": others.late},
        "are_some_hidden": told.are_hidden,
        "total": total,
    }


def _offered(work: Work, slug: str) -> procedures.Offered:
    version = publications.version_on(work.session, slug, validity.day(work.now))
    return procedures.offered(work.session, publications.digest_of(work.session, slug, version))
