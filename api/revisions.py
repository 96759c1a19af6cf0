"""Drafts of procedures over the API: begun, edited file by file, checked while one draws, given up.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1 (procedures are designed and changed by their administrators).
"""

from __future__ import annotations

from typing import Any

from api import revisionshapes, routes, versions
from engine import blends, designs, revisions
from engine.blends import Mine
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"
ONE = "/revisions/<slug>"
FILE = f"{ONE}/files/<path:path>"

blp = routes.blueprint("revisions", "Drafts of procedures, for whoever designs them")


@routes.asks(blp, "/revisions", READ, gives=revisionshapes.Revisions)
def every(work: Work) -> Any:
    """All drafts."""
    revisions.require(work)
    return {"rows": revisions.every(work.session)}


@routes.does(blp, "/revisions", WRITE, takes=revisionshapes.NewRevision, gives=revisionshapes.Revision, status=201)
def begin(work: Work, asked: dict[str, Any]) -> Any:
    """Begin a draft from a version of a procedure."""
    slug, version = asked["slug"], asked["from_version"]
    files = None if version is None else revisions.published(work.session, slug, version)
    revisions.begin(work, slug, files)
    return _told(work, slug)


@routes.asks(blp, ONE, READ, gives=revisionshapes.Revision, is_tagged=True)
def one(work: Work, slug: str) -> Any:
    """A draft with the names of its files."""
    revisions.require(work)
    return _told(work, slug)


@routes.does(blp, f"{ONE}:discard", WRITE, gives=revisionshapes.SavedRevision, is_versioned=True, is_tagged=False)
def discard(work: Work, slug: str) -> Any:
    """Give a draft up; what was published stays."""
    version = revisions.at(work, slug, seen=versions.seen())
    revisions.discard(work, slug)
    return {"version": version}


@routes.asks(blp, FILE, READ, gives=revisionshapes.FileContent, is_tagged=True)
def content(work: Work, slug: str, path: str) -> Any:
    """What a file of a draft says; its ETag is the version of the whole draft."""
    revisions.require(work)
    text, version = designs.text(work.session, slug, path)
    return {"path": path, "content": text, "version": version}, 200, versions.tag(version)


@routes.does(
    blp,
    FILE,
    WRITE,
    method="PUT",
    takes=revisionshapes.NewFileContent,
    gives=revisionshapes.SavedRevision,
    is_versioned=True,
)
def write(work: Work, asked: dict[str, Any], slug: str, path: str) -> Any:
    """Let a file of a draft say something else, whatever others did to other files; a diagram brings what it calls."""
    version = designs.write(work, slug, path, asked["content"].encode(), seen=versions.seen())
    return {"version": version}, 200, versions.tag(version)


@routes.does(blp, f"{ONE}/files/<path:path>:remove", WRITE, gives=revisionshapes.SavedRevision, is_versioned=True)
def remove(work: Work, slug: str, path: str) -> Any:
    """Take a file out of a draft."""
    version = revisions.remove(work, slug, path, seen=versions.seen())
    return {"version": version}, 200, versions.tag(version)


@routes.asks(
    blp,
    f"{FILE}:check",
    READ,
    method="POST",
    takes=revisionshapes.Blending,
    gives=revisionshapes.Blend,
    is_tagged=True,
)
def check_blend(work: Work, asked: dict[str, Any], slug: str, path: str) -> Any:
    """What comes of a file that two changed: what one side alone did is taken, what both did is told part by part."""
    found, version = blends.look(work, slug, path, _mine(asked))
    return (
        {"content": found.text, "clashes": found.clashes, "mine": found.mine, "theirs": found.theirs},
        200,
        versions.tag(version),
    )


@routes.does(
    blp, f"{FILE}:blend", WRITE, takes=revisionshapes.Blending, gives=revisionshapes.Blended, is_versioned=True
)
def blend(work: Work, asked: dict[str, Any], slug: str, path: str) -> Any:
    """Save what comes of a file that two changed, after one chose where both did; what either saved stays kept."""
    text, version = blends.save(work, slug, path, _mine(asked), seen=versions.seen())
    return {"content": text, "version": version}, 200, versions.tag(version)


@routes.asks(blp, f"{ONE}:check", READ, method="POST", takes=revisionshapes.Trial, gives=revisionshapes.CheckedRevision)
def check(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """What is wrong with a draft, with files as they are in an editor now; nothing is saved."""
    revisions.require(work)
    trial = {path: text.encode() for path, text in asked["files"].items()}
    return designs.check(work, slug, trial, lang=asked["lang"])


def _mine(asked: dict[str, Any]) -> Mine:
    return Mine(asked["content"], asked["base"], asked["choices"])


def _told(work: Work, slug: str) -> Any:
    found = revisions.look(work.session, slug)
    return found, 200, versions.tag(found.version)
