"""Two states of a procedure compared over the API."""

from __future__ import annotations

from typing import Any

from api import comparingshapes, routes
from engine import comparisons, revisions
from engine.work import Work

blp = routes.blueprint("comparing", "Two states of a procedure compared")


@routes.asks(
    blp,
    "/procedures/<slug>/differences",
    "procedures:read",
    takes=comparingshapes.Sides,
    place="query",
    gives=comparingshapes.Differences,
)
def differences(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Every difference between two versions, or a version and the draft, with the elements it is about."""
    revisions.require(work)
    found = comparisons.compare(work.session, slug, asked["old"], asked["new"])
    return {"rows": found.sentences}
