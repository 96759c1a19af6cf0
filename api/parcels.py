"""Procedures in files over the API: packages that go out; packages, diagrams and tables that come in as drafts."""

from __future__ import annotations

from typing import Any

from flask import Response

from api import parcelshapes, routes
from bpmn import package
from bpmn.parcels import MOST_BYTES, Parcel
from engine import parcels, revisions, validity
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"
MEDIA_TYPE = "application/zip"
CONTENT = {"type": "string", "format": "binary", "description": "The procedure as a ZIP file"}

blp = routes.blueprint("parcels", "Procedures that go out and come in as files")


@routes.asks(blp, "/revisions/<slug>/package", READ, gives=CONTENT, media_type=MEDIA_TYPE)
def of_draft(work: Work, slug: str) -> Response:
    """A draft with its scenarios as one file."""
    revisions.require(work)
    return packed(revisions.files(work.session, slug), slug)


@routes.asks(blp, "/procedures/<slug>/versions/<int:version>/package", READ, gives=CONTENT, media_type=MEDIA_TYPE)
def of_version(work: Work, slug: str, version: int) -> Response:
    """A version as one file."""
    revisions.require(work)
    return packed(revisions.published(work.session, slug, version), f"{slug}-{version}")


@routes.does(
    blp,
    "/parcels:check",
    READ,
    takes=parcelshapes.Reading,
    uploads=parcelshapes.ParcelFile,
    gives=parcelshapes.ParcelReport,
    is_tagged=False,
    is_kept=False,
)
def read(work: Work, asked: dict[str, Any], sent: dict[str, Any]) -> Any:
    """What a file would bring; nothing is saved."""
    found = _found(work, asked, sent)
    rows = parcels.report(work.session, found)
    return {"kind": found.kind, "rows": rows, "performers": found.performers}


@routes.does(
    blp,
    "/parcels:import",
    WRITE,
    takes=parcelshapes.Importing,
    uploads=parcelshapes.ParcelFile,
    gives=parcelshapes.Imported,
    status=201,
    is_tagged=False,
)
def import_(work: Work, asked: dict[str, Any], sent: dict[str, Any]) -> Any:
    """What a file brings becomes drafts, all of it or nothing."""
    found = _found(work, asked, sent)
    lines = {line.piece.slug: line for line in parcels.report(work.session, found) if line.is_fit or asked["slugs"]}
    wanted = asked["slugs"] or list(lines)
    seen = {slug: lines[slug].draft if asked["replaces"] and slug in lines else 0 for slug in wanted}
    return {"slugs": parcels.take(work, found, seen)}


def packed(files: dict[str, bytes], name: str) -> Response:
    """*files* as the ZIP file *name*."""
    sent = Response(package.write(files), content_type=MEDIA_TYPE)
    sent.headers["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    sent.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return sent


def _found(work: Work, asked: dict[str, Any], sent: dict[str, Any]) -> Parcel:
    revisions.require(work)
    file = sent["file"]
    since = asked["since"] or validity.day(work.now)
    file.seek(0)  # an act is begun anew when what it read came
    data = file.read(MOST_BYTES + 1)
    return parcels.read(data, file=file.filename or "", slug=asked["slug"], roles=asked["roles"], since=since)
