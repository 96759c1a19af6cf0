"""Publishing over the API: what a draft in force would change, the act, and the decision that approved a version."""

from __future__ import annotations

from typing import Any

from flask import Response

from api import acts, downloads, publishingshapes, routes, versions
from engine import administration, publishing, revisions
from engine.publishing import Approval
from engine.queries import publications
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"
ONE = "/revisions/<slug>"

blp = routes.blueprint("publishing", "Drafts that go into force, each by a decision")


@routes.asks(
    blp,
    f"{ONE}/impact",
    READ,
    takes=publishingshapes.FirstDay,
    place="query",
    gives=publishingshapes.Prospect,
    is_tagged=True,
)
def impact(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """What publishing a draft would change, and what keeps it from being published."""
    found = publishing.prospect(work, slug, asked["since"])
    return told(found), 200, versions.tag(found.version)


@routes.does(
    blp,
    f"{ONE}:publish",
    WRITE,
    takes=publishingshapes.Publishing,
    uploads=publishingshapes.DecisionFile,
    gives=publishingshapes.Published,
    status=201,
    is_versioned=True,
    is_tagged=False,
)
def publish(work: Work, asked: dict[str, Any], sent: dict[str, Any], slug: str) -> Any:
    """Put a draft into force by a decision, whose file may come along."""
    administration.require(work)
    digest, name = downloads.keep(work, sent) if sent else (None, None)
    approval = Approval(asked["decision"], digest, name)
    return publishing.publish(work, slug, seen=versions.seen(), since=asked["since"], approval=approval)


@routes.asks(
    blp,
    "/procedures/<slug>/versions/<int:version>/decision",
    READ,
    gives=downloads.CONTENT,
    media_type=downloads.MEDIA_TYPE,
)
def decision(work: Work, slug: str, version: int) -> Response:
    """The file of the decision that approved a version."""
    revisions.require(work)
    return downloads.send(acts.edge().store, *publications.decision_of(work.session, slug, version))


def told(found: publishing.Prospect) -> dict[str, Any]:
    """*found* in the shape of `Prospect`."""
    change = found.impact
    if change is None:
        return {"version": found.version, "since": found.since, "errors": found.errors, "impact": None}
    running = [{"version": version, "cases": cases} for version, cases in change.running.items()]
    impact = {"version": change.version, "differences": change.sentences, "running": running, "due": change.promises}
    return {"version": found.version, "since": found.since, "errors": found.errors, "impact": impact}
