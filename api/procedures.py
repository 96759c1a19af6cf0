"""Procedures over the API: those in force, their versions, guidance, forms and diagrams; and the statuses of cases.

What was published is no secret: whoever may read cases may read all of it.
"""

from __future__ import annotations

import json
from typing import Any

from flask import Response

from api import diagrams, procedureshapes, routes
from bpmn import sharing
from engine import procedures, situations, statuscharts, statusdetails, validity
from engine.queries import publications
from engine.queries.publications import NoSuchProcedure
from engine.work import Work

READ = "cases:read"
ONE = "/procedures/<slug>"
VERSION = f"{ONE}/versions/<int:version>"

blp = routes.blueprint("procedures", "Procedures as they are published, and the statuses of cases")


@routes.asks(
    blp,
    "/procedures/search",
    READ,
    method="POST",
    takes=procedureshapes.ProcedureSearch,
    gives=procedureshapes.ProcedurePage,
)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for procedures in force today, in the order of a dictionary."""
    words, day = asked["filter"]["words"], validity.day(work.now)
    return publications.in_force(work.session, day, words=words, after=asked["after"], most=asked["most"])


@routes.asks(blp, ONE, READ, gives=procedureshapes.Guidance)
def one(work: Work, slug: str) -> Any:
    """A procedure as it is in force today: papers, limits, fees, results, legal basis."""
    version = publications.version_on(work.session, slug, validity.day(work.now))
    return guidance(work, slug, version)


@routes.asks(blp, f"{ONE}/versions", READ, gives=procedureshapes.Versions)
def versions(work: Work, slug: str) -> Any:
    """Every version of a procedure, the newest first."""
    return {"rows": publications.versions(work.session, slug)}


@routes.asks(blp, VERSION, READ, gives=procedureshapes.Guidance)
def version_of(work: Work, slug: str, version: int) -> Any:
    """A procedure as it is, was or will be by one of its versions."""
    return guidance(work, slug, version)


@routes.asks(blp, f"{VERSION}/forms/<name>", READ, gives=procedureshapes.Form)
def form(work: Work, slug: str, version: int, name: str) -> Any:
    """A form of a version, as it was published."""
    files = _offered(work, slug, version).procedure.files
    path = sharing.forms(files).get(name)
    if path is None:
        raise NoSuchProcedure
    return {"name": name, "form": json.loads(files[path])}


@routes.asks(blp, f"{VERSION}/diagram", READ, gives=diagrams.PICTURE, media_type=diagrams.MEDIA_TYPE)
def diagram(work: Work, slug: str, version: int) -> Response:
    """The main diagram of a version."""
    return diagrams.answer(diagrams.picture(_offered(work, slug, version).procedure.files))


@routes.asks(blp, "/statuses", READ, gives=procedureshapes.Statuses)
def statuses(work: Work) -> Any:
    """The statuses of the circular, the agency's own under them, and which may follow which today."""
    session, day = work.session, validity.day(work.now)
    details = statusdetails.in_force(session, day)
    chart = sorted(statuscharts.in_force(session, day), key=lambda change: (change[0] or "", change[1]))
    return {
        "statuses": list(situations.CATALOGUE.values()),
        "details": [
            {"code": code, "under": under, "name": statusdetails.name_of(session, code, day)}
            for code, under in details.items()
        ],
        "changes": [{"before": before, "after": after} for before, after in chart],
    }


def _offered(work: Work, slug: str, version: int) -> procedures.Offered:
    return procedures.offered(work.session, publications.digest_of(work.session, slug, version))


def guidance(work: Work, slug: str, version: int) -> dict[str, Any]:
    """What a version of a procedure asks of an applicant and gives him, in the shape of `Guidance`."""
    procedure = _offered(work, slug, version).procedure
    told = {name: getattr(procedure, name, None) for name in procedureshapes.Guidance().fields}
    return {**told, "version": version, "forms": sorted(sharing.forms(procedure.files))}
