"""The books of certification over the API: priced, entered, found, put right."""

from __future__ import annotations

import uuid
from typing import Any

from api import certificationshapes as shapes
from api import routes, versions
from engine import certifications, organisation, people, validity
from engine.certifications import FIELDS, Certifying
from engine.queries import certifications as books
from engine.tables import Certification
from engine.work import Work

READ, WRITE = "cases:read", "cases:write"
ONE = "/certifications/<uuid:certification_id>"

blp = routes.blueprint("certifications", "The books of certification (sổ chứng thực) of a unit")


@routes.asks(blp, "/certifications/fee", READ, takes=shapes.ToPrice, place="query", gives=shapes.CertificationFee)
def fee(work: Work, asked: dict[str, Any]) -> Any:
    """What a certification costs today."""
    return {"fee_vnd": certifications.fee(work, asked.pop("kind"), **asked, on=validity.day(work.now))}


@routes.asks(
    blp, "/certifications/search", READ, method="POST", takes=shapes.CertificationSearch, gives=shapes.CertificationPage
)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """The entries that you may read, the newest first, with the sums of all of them."""
    standing = people.stand(work.session, work.actor_id, work.now)
    wanted = books.Wanted(**asked["filter"], after=asked["after"])
    page = books.page(work.session, standing, wanted, most=asked["most"])
    return {"rows": [_told(row) for row in page.rows], "after": page.after, "sums": page.sums}


@routes.does(
    blp, "/certifications", WRITE, takes=shapes.CertificationEntry, gives=shapes.WholeCertification, status=201
)
def certify(work: Work, asked: dict[str, Any]) -> Any:
    """Enter a certification at the desk where you receive; it gets its number and its fee."""
    unit = organisation.unit_by_code(work, asked.pop("unit"))
    signer = organisation.person_by_login(work, asked.pop("signer"))
    row = certifications.certify(work, unit, asked.pop("kind"), Certifying(**asked), signer=signer)
    return _whole(work, row), versions.tag(row.version)


@routes.asks(blp, ONE, READ, gives=shapes.WholeCertification, is_tagged=True)
def one(work: Work, certification_id: uuid.UUID) -> Any:
    """One entry with what was put right in it."""
    row = readable(work, certification_id)
    return _whole(work, row), versions.tag(row.version)


@routes.does(
    blp,
    f"{ONE}:correct",
    WRITE,
    takes=shapes.CorrectingCertification,
    gives=shapes.WholeCertification,
    is_versioned=True,
)
def correct(work: Work, asked: dict[str, Any], certification_id: uuid.UUID) -> Any:
    """Put an entry right; what stood there stays with it."""
    readable(work, certification_id)
    seen = versions.seen()
    row = certifications.correct(work, certification_id, asked["changed"], reason=asked["reason"], seen=seen)
    return _whole(work, row), versions.tag(row.version)


def readable(work: Work, certification_id: uuid.UUID) -> Certification:
    """The entry, when whoever comes may read it.

    Raises:
        NoSuchCertification.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    found = books.one(work.session, standing, certification_id)
    if found is None:
        raise certifications.NoSuchCertification
    return found


def _told(row: Certification) -> dict[str, Any]:
    names = ("id", "version", "kind", "day", "at", "signer_title", "fee_vnd", *FIELDS)
    return {name: getattr(row, name) for name in names} | {"number": certifications.number(row)}


def _whole(work: Work, row: Certification) -> dict[str, Any]:
    return _told(row) | {"corrections": books.corrections(work.session, row.id)}
