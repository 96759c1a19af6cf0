"""Cases over the API: looked for, filed, and read with their trail, statuses, clocks and diagram."""

from __future__ import annotations

import uuid
from typing import Any

from api import caseshapes, caseviews, diagrams, requestlog, routes, shapes, stepshapes, taskviews, versions
from engine import intake, people, questions, stepbacks, traces
from engine.cases import Filing
from engine.queries import details
from engine.queries import search as searching
from engine.queries.search import Criteria
from engine.work import Work

READ, WRITE = "cases:read", "cases:write"

blp = routes.blueprint("cases", "Cases: one matter of one applicant under one procedure")


@routes.asks(blp, "/cases/search", READ, method="POST", takes=caseshapes.CaseSearch, gives=caseshapes.CasePage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for cases that you may read, the newest first."""
    question, wanted = questions.ask(work), dict(asked["filter"])
    counter = wanted.pop("counter", None)
    criteria = Criteria(**wanted)
    return searching.find(work.session, question, criteria, counter=counter, after=asked["after"], most=asked["most"])


@routes.does(blp, "/cases", WRITE, takes=caseshapes.Filing, gives=caseshapes.Case, status=201)
def file(work: Work, asked: dict[str, Any]) -> Any:
    """File a case at the desk where you receive; its diagram runs to its first steps."""
    case = intake.file(work, Filing(**asked))
    requestlog.of_case(case.id)
    told, tagged = caseviews.answer(work, case.id)
    return told, {**tagged, "Location": f"{routes.PREFIX}/cases/{case.id}"}


@routes.does(blp, "/cases:file-bundle", WRITE, takes=caseshapes.Bundle, gives=caseshapes.Filed, is_tagged=False)
def file_bundle(work: Work, asked: dict[str, Any]) -> Any:
    """File several cases of one submitter, or none of them."""
    opened = intake.receive_all(work, [Filing(**one) for one in asked["filings"]])
    return {"cases": [caseviews.answer(work, case.id)[0] for case in opened]}


@routes.does(
    blp,
    "/cases/<uuid:case_id>:take-back",
    WRITE,
    takes=stepshapes.Reason,
    gives=caseshapes.Completed,
    is_versioned=True,
)
def take_back(work: Work, asked: dict[str, Any], case_id: uuid.UUID) -> Any:
    """Take your last act on a case back: your step waits again and is yours."""
    case = caseviews.to_change(work, case_id)
    stepbacks.take_back(work, case.id, reason=asked["reason"])
    return taskviews.moved(work, case.id)


@routes.asks(blp, "/cases/<uuid:case_id>/why", READ, takes=shapes.Whether, place="query", gives=shapes.Why)
def why(work: Work, asked: dict[str, Any], case_id: uuid.UUID) -> Any:
    """Why you may, or may not, do something to a case."""
    return people.why(work, asked["act"], caseviews.seen(work, case_id))


@routes.asks(blp, "/cases/<uuid:case_id>", READ, gives=caseshapes.Case, is_tagged=True)
def one(work: Work, case_id: uuid.UUID) -> Any:
    """One case, with what you may do to it."""
    case = caseviews.seen(work, case_id)
    return caseviews.whole(work, case.id), versions.tag(case.version)


@routes.asks(blp, "/cases/<uuid:case_id>/trail", READ, gives=caseshapes.Trail)
def trail(work: Work, case_id: uuid.UUID) -> Any:
    """Who did what to a case, in order."""
    return {"rows": traces.of_case(work.session, caseviews.seen(work, case_id).id)}


@routes.asks(blp, "/cases/<uuid:case_id>/statuses", READ, gives=caseshapes.StatusLog)
def statuses(work: Work, case_id: uuid.UUID) -> Any:
    """The status log of a case."""
    return {"rows": details.statuses(work.session, caseviews.seen(work, case_id).id)}


@routes.asks(blp, "/cases/<uuid:case_id>/clocks", READ, gives=caseshapes.Clocks)
def clocks(work: Work, case_id: uuid.UUID) -> Any:
    """The limits that run within a case."""
    return {"rows": details.clocks(work.session, caseviews.seen(work, case_id).id)}


@routes.asks(
    blp,
    "/cases/<uuid:case_id>/diagram",
    READ,
    gives=diagrams.PICTURE,
    media_type=diagrams.MEDIA_TYPE,
)
def diagram(work: Work, case_id: uuid.UUID) -> Any:
    """The diagram of a case with its steps done, waiting and late."""
    return diagrams.answer(diagrams.of_case(work, caseviews.seen(work, case_id)))
