"""Components and papers over the API: the checklist, what came in for it, and the contents."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response

from api import acts, caseroutes, caseviews, downloads, pagepictures, papershapes, routes
from api.caseroutes import ONE, READ
from engine import components, hands, validity
from engine.components import Handed
from engine.queries import papers
from engine.scans import acts as scanning
from engine.scans.acts import Sent
from engine.scans.leaves import Turned
from engine.tables import Case
from engine.work import Work

COMPONENT = "/components/<int:position>"

blp = routes.blueprint("papers", "Components and papers of a case, and their files")


@caseroutes.rows(blp, "/components", papershapes.Components)
def checklist(work: Work, case: Case) -> Any:
    """The checklist of a case, with every version of each paper."""
    return papers.checklist(work.session, case.id)


@caseroutes.rows(blp, f"{COMPONENT}/reusable", papershapes.Papers)
def reusable(work: Work, case: Case, position: int) -> Any:
    """Papers of earlier files of the same person that may serve here; for whoever may enter something into the case."""
    hands.require(work, case)
    found = components.reusable(work.session, case, position, today=validity.day(work.now))
    return papers.lines(work.session, found)


@caseroutes.act(blp, f"{COMPONENT}:register", papershapes.OnPaper)
def register(work: Work, case: Case, asked: dict[str, Any], position: int) -> None:
    """Record a paper that came in without a file, was shown or was looked up."""
    components.register(work, case.id, position, Handed(**asked))


@caseroutes.act(blp, f"{COMPONENT}/papers", papershapes.WithFile, uploads=papershapes.File)
def send_in(work: Work, case: Case, asked: dict[str, Any], sent: dict[str, Any], position: int) -> None:
    """Send a paper in as a file; an earlier version stays."""
    hands.require(work, case)
    digest, name = downloads.keep(work, sent)
    components.register(work, case.id, position, Handed(digest=digest, file_name=name, **asked))


@caseroutes.act(blp, f"{COMPONENT}:reuse", papershapes.Reused)
def reuse(work: Work, case: Case, asked: dict[str, Any], position: int) -> None:
    """Let a paper of an earlier file of the same person serve here too."""
    components.reuse(work, case.id, position, asked["paper"])


@caseroutes.act(blp, f"{COMPONENT}/scans", papershapes.OfScans, uploads=papershapes.Scans)
def scan_in(work: Work, case: Case, asked: dict[str, Any], sent: dict[str, Any], position: int) -> None:
    """Send a paper in as several files, which become one PDF in their order; an earlier version stays."""
    hands.require(work, case)
    turns = [*asked.pop("turns"), *([0] * len(sent["file"]))]
    kept = [downloads.keep(work, {"file": one}) for one in sent["file"]]
    parts = [Sent(digest, name, turn) for (digest, name), turn in zip(kept, turns, strict=False)]
    digest, name = scanning.bound(work, acts.edge().store, parts)
    components.register(work, case.id, position, Handed(digest=digest, file_name=name, **asked))


@caseroutes.act(blp, "/papers/<uuid:paper_id>:arrange", papershapes.Arranged)
def arrange(work: Work, case: Case, asked: dict[str, Any], paper_id: uuid.UUID) -> None:
    """Turn pages of a paper, put them in another order or leave some out: a new version, the earlier one stays."""
    hands.require(work, case)
    scanning.arrange(work, acts.edge().store, case, paper_id, _turned(asked["pages"]))


@caseroutes.act(blp, "/papers/<uuid:paper_id>:divide", papershapes.Divided)
def divide(work: Work, case: Case, asked: dict[str, Any], paper_id: uuid.UUID) -> None:
    """Give each component the pages of a scan that are its paper; the scan stays as it came."""
    hands.require(work, case)
    parts = {one["component"]: _turned(one["pages"]) for one in asked["parts"]}
    scanning.divide(work, acts.edge().store, case, paper_id, parts)


def _turned(pages: list[dict[str, int]]) -> list[Turned]:
    return [Turned(**one) for one in pages]


@caseroutes.act(blp, "/papers/<uuid:paper_id>:give-back")
def give_back(work: Work, case: Case, paper_id: uuid.UUID) -> None:
    """Give an original that the office kept back to its owner."""
    components.give_back(work, papers.one(work.session, case.id, paper_id).id)


@routes.asks(
    blp,
    f"{ONE}/papers/<uuid:paper_id>/content",
    READ,
    gives=downloads.CONTENT,
    media_type=downloads.MEDIA_TYPE,
)
def content(work: Work, case_id: uuid.UUID, paper_id: uuid.UUID) -> Response:
    """The file of a paper."""
    paper = papers.one(work.session, caseviews.seen(work, case_id).id, paper_id)
    return downloads.send(acts.edge().store, paper.digest, paper.file_name)


@routes.asks(blp, f"{ONE}/papers/<uuid:paper_id>/pages", READ, gives=papershapes.Pages)
def pages(work: Work, case_id: uuid.UUID, paper_id: uuid.UUID) -> Any:
    """How many pages a paper has that is a PDF or a picture."""
    file = papers.content(work.session, caseviews.seen(work, case_id).id, paper_id)[1]
    return {"kind": file.kind, "pages": pagepictures.count(file)}


@routes.asks(
    blp,
    f"{ONE}/papers/<uuid:paper_id>/pages/<int:page>",
    READ,
    takes=papershapes.Sight,
    place="query",
    gives=pagepictures.CONTENT,
    media_type=pagepictures.MEDIA_TYPE,
)
def page(work: Work, asked: dict[str, Any], case_id: uuid.UUID, paper_id: uuid.UUID, page: int) -> Response:
    """One page of a paper as a picture that is made anew: nothing of the file is in it but what is seen."""
    file = papers.content(work.session, caseviews.seen(work, case_id).id, paper_id)[1]
    return pagepictures.send(file, page, **asked)
