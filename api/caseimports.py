"""Files of cases of another system over the API, with papers in a ZIP: sent, looked at, taken over in portions."""

from __future__ import annotations

import uuid
from typing import Any

from api import acts, importshapes, routes
from engine import administration
from engine.imports import files
from engine.work import Work

READ, WRITE = "settings:read", "settings:write"
ALL, ONE = "/case-imports", "/case-imports/<uuid:file_id>"

blp = routes.blueprint("case-imports", "Files of cases of another system, with their papers")


@routes.asks(blp, ALL, READ, gives=importshapes.CaseFilesSent)
def sent(work: Work) -> Any:
    """The files that are kept, the latest first."""
    administration.require(work)
    return {"files": files.listed(work.session)}


@routes.does(
    blp,
    ALL,
    WRITE,
    takes=importshapes.CaseFileOrigin,
    uploads=importshapes.CaseFile,
    gives=importshapes.ImportProgress,
    status=201,
    is_tagged=False,
)
def send(work: Work, asked: dict[str, Any], brought: dict[str, Any]) -> Any:
    """A file is kept line by line, its ZIP with it; nothing is taken over yet."""
    file = brought["file"]
    file.seek(0)
    kept = files.receive(work, file.stream, acts.edge().store, system=asked["system"], name=file.filename or "")
    return _progress(work, kept.id)


@routes.asks(blp, ONE, READ, gives=importshapes.ImportReport, takes=importshapes.CaseFileLinesAfter, place="query")
def report(work: Work, asked: dict[str, Any], file_id: uuid.UUID) -> Any:
    """How far a file is, and what became or would become of its lines."""
    told = _progress(work, file_id)
    lines = files.report(work.session, file_id, *told["counts"], most=importshapes.MOST, after=asked["after"])
    return {**told, "lines": lines}


@routes.does(blp, f"{ONE}:check", WRITE, gives=importshapes.ImportProgress, is_tagged=False)
def check(work: Work, file_id: uuid.UUID) -> Any:
    """See what would become of the next lines; nothing is taken over."""
    files.look(work, file_id, acts.edge().store)
    return _progress(work, file_id)


@routes.does(blp, f"{ONE}:take", WRITE, gives=importshapes.ImportProgress, is_tagged=False)
def take(work: Work, file_id: uuid.UUID) -> Any:
    """Take the next lines over. What is refused leaves nothing; what is there stays as it is."""
    files.take_some(work, file_id, acts.edge().store)
    return _progress(work, file_id)


@routes.does(blp, f"{ONE}:forget", WRITE, gives=importshapes.CaseFilesSent, is_tagged=False)
def forget(work: Work, file_id: uuid.UUID) -> Any:
    """The file is gone with its report and its ZIP; the cases that came of it stay. Gives the files that are left."""
    files.forget(work, file_id, acts.edge().store)
    return {"files": files.listed(work.session)}


def _progress(work: Work, file_id: uuid.UUID) -> dict[str, Any]:
    administration.require(work)
    file, counts = files.one(work.session, file_id), files.counts(work.session, file_id)
    return {
        "id": file.id,
        "system": file.system,
        "file_name": file.file_name,
        "sent_at": file.sent_at,
        "counts": counts,
        "left": sum(counts[state] for state in files.OPEN),
        "unseen": counts["waiting"],
    }
