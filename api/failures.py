"""Failed work and questions why not over the API, for administrators."""

from __future__ import annotations

import uuid
from typing import Any

from api import adminshapes, routes
from api.enrolments import require
from engine import explanations, failures, people
from engine.queries import backlog
from engine.work import Work

READ, WRITE = "people:read", "people:write"
ONE = "/failed-work/<uuid:item_id>"
MOST = 200  #: pieces of one answer

blp = routes.blueprint("failures", "Failed work, and why somebody may not")


@routes.asks(blp, "/failed-work", READ, gives=adminshapes.FailedWork)
def failed(work: Work) -> Any:
    """Work that failed too often and waits for a person, in the units that you administer; the oldest first."""
    require(work)
    standing = people.stand(work.session, work.actor_id, work.now)
    return {"rows": backlog.failed(work.session, standing, most=MOST)}


@routes.does(blp, f"{ONE}:try-again", WRITE, takes=adminshapes.Because, gives=adminshapes.Settled, is_tagged=False)
def try_again(work: Work, asked: dict[str, Any], item_id: uuid.UUID) -> Any:
    """Let failed work run again."""
    failures.try_again(work, item_id, reason=asked["reason"])
    return {"id": item_id, "state": "waiting"}


@routes.does(blp, f"{ONE}:give-up", WRITE, takes=adminshapes.Because, gives=adminshapes.Settled, is_tagged=False)
def give_up(work: Work, asked: dict[str, Any], item_id: uuid.UUID) -> Any:
    """Give failed work up; it is never done."""
    failures.give_up(work, item_id, reason=asked["reason"])
    return {"id": item_id, "state": "void"}


@routes.asks(
    blp,
    "/people/<uuid:person_id>/why",
    READ,
    takes=adminshapes.Question,
    place="query",
    gives=adminshapes.Explanations,
)
def why(work: Work, asked: dict[str, Any], person_id: uuid.UUID) -> Any:
    """Whether an officer may do an act to a case, and why, by steps that wait; nothing of the case is told."""
    told = explanations.why(work, person_id, asked["act"], asked["case"])
    return {"rows": [{"step": one.step, "allowed": one.why.allowed, "words": one.why.words} for one in told]}
