"""The national catalogue over the API: looked for; a file of it looked at, and taken over.

Source: Circular 11/2025/TT-BKHCN, annex, group 3.
"""

from __future__ import annotations

from typing import Any

from api import catalogueshapes as shapes
from api import routes
from engine import administration, catalogue, cataloguefiles
from engine.cataloguefiles import MOST_BYTES, Found, Report
from engine.work import Work

PUBLIC, READ, WRITE = "cases:read", "settings:read", "settings:write"

blp = routes.blueprint("catalogue", "The national catalogue of procedures")


@routes.asks(blp, "/catalogue/search", PUBLIC, method="POST", takes=shapes.CatalogueSearch, gives=shapes.CataloguePage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for procedures in what the national catalogue says today."""
    return {"rows": catalogue.find(work.session, asked["words"], most=asked["most"])}


@routes.does(
    blp,
    "/catalogue:check",
    READ,
    uploads=shapes.CatalogueFile,
    gives=shapes.CatalogueReport,
    is_tagged=False,
    is_kept=False,
)
def check(work: Work, sent: dict[str, Any]) -> Any:
    """See what a file would make of the catalogue; nothing is taken over."""
    administration.require(work)
    return _told(cataloguefiles.look(work.session, _found(sent)))


@routes.does(
    blp,
    "/catalogue:import",
    WRITE,
    takes=shapes.CatalogueTaking,
    uploads=shapes.CatalogueFile,
    gives=shapes.CatalogueReport,
    is_tagged=False,
)
def import_(work: Work, asked: dict[str, Any], sent: dict[str, Any]) -> Any:
    """Take a file over: what it says is what the catalogue says from now on, all of it or nothing."""
    administration.require(work)
    return _told(cataloguefiles.take(work, _found(sent), ending=asked["ending"], source=asked["source"]))


def _found(sent: dict[str, Any]) -> Found:
    file = sent["file"]
    file.seek(0)  # an act is begun anew when what it read came
    return cataloguefiles.read(file.read(MOST_BYTES + 1), file=file.filename or "")


def _told(report: Report) -> dict[str, Any]:
    missing = [{"code": code, "name": name} for code, name in report.missing]
    rows = [one for one in report.taken if one.outcome != "same"]
    return {"counts": report.counts, "rows": rows, "refused": report.refused, "missing": missing}
