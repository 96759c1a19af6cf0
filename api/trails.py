"""The trail over the API: searched across cases, and verified."""

from __future__ import annotations

import uuid
from dataclasses import asdict
from typing import Any

from api import caseroutes, caseviews, peopleshapes, routes
from engine import disclosures, questions, seals, traces, trail
from engine.queries import trails
from engine.queries.trails import Criteria, Page
from engine.work import Work

READ = "people:read"

blp = routes.blueprint("trails", "The trail, searched and verified")


@routes.asks(blp, "/trail/search", READ, method="POST", takes=peopleshapes.TrailSearch, gives=peopleshapes.TrailPage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for acts in cases that you may read, the newest first; the trail of each is verified."""
    wanted = Criteria(**asked["filter"])
    page = trails.find(work.session, questions.ask(work), wanted, after=asked["after"], most=asked["most"])
    return {"rows": _told(work, page), "after": page.after}


@routes.does(
    blp,
    "/trail:read-reasons",
    "people:write",
    takes=peopleshapes.TrailReading,
    gives=peopleshapes.TrailToldPage,
    is_tagged=False,
    is_kept=False,
)
def read_reasons(work: Work, asked: dict[str, Any]) -> Any:
    """The same entries with the reasons that were given, for a purpose; who read them is on record."""
    wanted = Criteria(**asked["filter"])
    page, told = disclosures.reasons(work, wanted, after=asked["after"], most=asked["most"], purpose=asked["purpose"])
    rows = [{**row, "reason": told.get((row["case_id"], row["number"]))} for row in _told(work, page)]
    return {"rows": rows, "after": page.after}


@routes.asks(blp, f"{caseroutes.ONE}/trail/verification", caseroutes.READ, gives=peopleshapes.Verified)
def verify(work: Work, case_id: uuid.UUID) -> Any:
    """Whether the trail of a case is as it was written."""
    case = caseviews.seen(work, case_id)
    found = [*trail.problems(work.session, [case.id]), *seals.problems(work.session, case.id)]
    return {"is_whole": not found, "problems": [one.say("vi") for one in found]}


def _told(work: Work, page: Page) -> list[dict[str, Any]]:
    broken = trail.problems(work.session, sorted({one.case_id for one in page.rows}, key=str))
    unsound = {one.facts["case_id"] for one in broken}
    return [{**asdict(one), "words": traces.ACTS[one.act], "is_whole": one.case_id not in unsound} for one in page.rows]
