"""The scenarios of drafts over the API: played when their turn comes, and how they went.

Source: Circular 11/2025/TT-BKHCN, annex, group 7, item 1 (procedures are designed and changed by their administrators).
"""

from __future__ import annotations

from typing import Any

from api import rehearsalshapes, routes, tries
from engine import people, rehearsals, retellings, revisions
from engine.queries import details
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"
ONE = "/revisions/<slug>"

blp = routes.blueprint("rehearsals", "Scenarios of drafts, played in a throw-away database")


@routes.does(blp, f"{ONE}:rehearse", WRITE, gives=rehearsalshapes.Rehearsal, is_tagged=False)
def rehearse(work: Work, slug: str) -> Any:
    """Let the scenarios of a draft be played as soon as their turn comes."""
    rehearsals.ask(work, slug)
    return _told(work, slug)


@routes.asks(blp, f"{ONE}/rehearsal", READ, gives=rehearsalshapes.Rehearsal)
def rehearsal(work: Work, slug: str) -> Any:
    """How the scenarios of a draft stand, and which flows each of them takes."""
    revisions.require(work)
    return _told(work, slug)


@routes.asks(blp, f"{ONE}:try", READ, method="POST", takes=rehearsalshapes.Try, gives=rehearsalshapes.Tried)
def try_out(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """How a case of a draft stands after moves that begin with its filing; it is played in a throw-away database."""
    told, version = tries.play(work, slug, asked["moves"])
    return {**told, "version": version}


@routes.does(
    blp,
    f"{ONE}:retell",
    WRITE,
    takes=rehearsalshapes.Retelling,
    gives=rehearsalshapes.ToldScenario,
    is_tagged=False,
)
def retell(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """A real case that one may read, told as a scenario with everything of persons replaced."""
    case = details.case(work.session, people.stand(work.session, work.actor_id, work.now), asked["case_id"])
    return {"text": retellings.retell(work, slug, case, title=asked["title"], purpose=asked["purpose"])}


def _told(work: Work, slug: str) -> Any:
    found = rehearsals.look(work.session, slug)
    if found is None:
        raise rehearsals.NeverPlayed(slug=slug)
    return found
