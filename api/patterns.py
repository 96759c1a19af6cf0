"""Patterns over the API: what there is, copies made of one, and what a pattern changed since."""

from __future__ import annotations

from typing import Any

from flask import Response, json

from api import patternshapes, revisionshapes, routes, versions
from api.acts import Alone
from bpmn import patternbook
from bpmn.patternbook import Filled
from engine import copies, copysheets, revisions
from engine.copysheets import Line, Row
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


@routes.asks(blp, "/patterns:check", READ, method="POST", takes=patternshapes.CopyRows, gives=patternshapes.CopyLines)
def check_many(work: Work, asked: dict[str, Any]) -> Any:
    """What would become of each row of a table of procedures to be made of patterns; nothing is made."""
    return {"results": [_told(line) for line in copysheets.check(work, _rows(asked))]}


@routes.does_each(blp, "/patterns:copy", WRITE, takes=patternshapes.CopyRows, gives=patternshapes.CopyLines)
def copy_many(alone: Alone, asked: dict[str, Any]) -> Any:
    """Begin many drafts as copies of patterns, each whole or not at all; sent again, none is begun twice."""
    alone("", _let_in)
    return {"results": [_one(alone, row) for row in _rows(asked)]}


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


def _rows(asked: dict[str, Any]) -> list[Row]:
    return [copysheets.row_of(number, one) for number, one in enumerate(asked["rows"], 1)]


def _one(alone: Alone, row: Row) -> dict[str, Any]:
    def begin(work: Work) -> Response:
        (line,) = copysheets.check(work, [row])
        if line.state == "new":
            copysheets.begin(work, row)
        return Response(json.dumps(_told(line)))

    found: dict[str, Any] = json.loads(alone(str(row.number), begin).get_data())
    return found


def _told(line: Line) -> dict[str, Any]:
    errors = [{"field": field, "words": fault.say("vi")} for field, fault in line.errors.items()]
    return {
        "number": line.row.number,
        "slug": line.slug,
        "state": line.state,
        "errors": errors,
        "remarks": [{"vi": one.vi, "en": one.en} for one in line.remarks],
    }


def _let_in(work: Work) -> Response:
    revisions.require(work)
    return Response()
