"""Cases over the API: looked for, filed, and read with their trail, statuses, clocks and diagram."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response

from api import caseshapes, caseviews, diagrams, routes, versions
from engine import intake, people, questions, traces
from engine.cases import Filing
from engine.queries import details, predicates
from engine.queries import search as searching
from engine.queries.search import Criteria
from engine.tables import Case
from engine.work import Work

READ, WRITE = "cases:read", "cases:write"
SVG = "image/svg+xml"

blp = routes.blueprint("cases", "Cases: one matter of one applicant under one procedure")


@routes.asks(blp, "/cases/search", READ, method="POST", takes=caseshapes.CaseSearch, gives=caseshapes.CasePage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for cases that you may read, the newest first."""
    question, wanted = questions.ask(work), dict(asked["filter"])
    counter = wanted.pop("counter", None)
    also = None if counter is None else predicates.of(question, counter)
    criteria = Criteria(**wanted)
    return searching.find(work.session, question, criteria, also=also, after=asked["after"], most=asked["most"])


@routes.does(blp, "/cases", WRITE, takes=caseshapes.Filing, gives=caseshapes.Case, status=201)
def file(work: Work, asked: dict[str, Any]) -> Any:
    """File a case at the desk where you receive; its diagram runs to its first steps."""
    case = intake.file(work, Filing(**asked))
    work.session.refresh(case)
    return caseviews.whole(work, case), {**versions.tag(case.version), "Location": f"{routes.PREFIX}/cases/{case.id}"}


@routes.asks(blp, "/cases/<uuid:case_id>", READ, gives=caseshapes.Case, is_tagged=True)
def one(work: Work, case_id: uuid.UUID) -> Any:
    """One case, with what you may do to it."""
    case = _seen(work, case_id)
    return caseviews.whole(work, case), versions.tag(case.version)


@routes.asks(blp, "/cases/<uuid:case_id>/trail", READ, gives=caseshapes.Trail)
def trail(work: Work, case_id: uuid.UUID) -> Any:
    """Who did what to a case, in order."""
    return {"rows": traces.of_case(work.session, _seen(work, case_id).id)}


@routes.asks(blp, "/cases/<uuid:case_id>/statuses", READ, gives=caseshapes.StatusLog)
def statuses(work: Work, case_id: uuid.UUID) -> Any:
    """The status log of a case."""
    return {"rows": details.statuses(work.session, _seen(work, case_id).id)}


@routes.asks(blp, "/cases/<uuid:case_id>/clocks", READ, gives=caseshapes.Clocks)
def clocks(work: Work, case_id: uuid.UUID) -> Any:
    """The limits that run within a case."""
    return {"rows": details.clocks(work.session, _seen(work, case_id).id)}


@routes.asks(
    blp,
    "/cases/<uuid:case_id>/diagram",
    READ,
    gives={"type": "string", "description": "The picture as SVG"},
    media_type=SVG,
)
def diagram(work: Work, case_id: uuid.UUID) -> Any:
    """The diagram of a case with its steps done, waiting and late."""
    case = _seen(work, case_id)
    return Response(diagrams.picture(work, case), content_type=f"{SVG}; charset=utf-8")


def _seen(work: Work, case_id: uuid.UUID) -> Case:
    """The case, when whoever comes may read it.

    Raises:
        NoSuchCase.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    return details.case(work.session, standing, case_id)
