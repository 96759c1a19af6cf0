"""Patterns over the API: what there is, copies made of one, and what a pattern changed since."""

from __future__ import annotations

from typing import Any

from api import patternshapes, revisionshapes, routes, versions
from bpmn import patternbook
from bpmn.patternbook import Filled
from engine import copies, revisions
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"
OF_DRAFT = "/revisions/<slug>/pattern"

blp = routes.blueprint("patterns", "Patterns of procedures, and drafts that are copies of them")


@routes.asks(blp, "/patterns", READ, gives=patternshapes.Patterns)
def every(work: Work) -> Any:
    """All patterns."""
    revisions.require(work)
    return {"rows": list(patternbook.patterns().values())}


@routes.does(
    blp,
    "/patterns/<pattern>:copy",
    WRITE,
    takes=patternshapes.NewCopy,
    gives=revisionshapes.SavedRevision,
    status=201,
    is_tagged=False,
)
def copy(work: Work, asked: dict[str, Any], pattern: str) -> Any:
    """Begin a draft as a copy of a pattern."""
    slug = asked.pop("slug")
    return {"version": copies.begin(work, patternbook.pattern(pattern), slug, Filled(**asked))}


@routes.asks(blp, OF_DRAFT, READ, gives=patternshapes.PatternNews, is_tagged=True)
def news(work: Work, slug: str) -> Any:
    """What the pattern of a draft changed since."""
    found = copies.news(work, slug)
    return found, 200, versions.tag(found.version)


@routes.does(blp, f"{OF_DRAFT}:follow", WRITE, gives=revisionshapes.SavedRevision, is_versioned=True)
def follow(work: Work, slug: str) -> Any:
    """Take over what the pattern of a draft changed, but for files that were changed in the draft, too."""
    version = copies.follow(work, slug, seen=versions.seen())
    return {"version": version}, 200, versions.tag(version)
