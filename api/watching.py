"""How cases go, over the API: where they wait, how long steps take, what made cases late, one case replayed."""

from __future__ import annotations

import uuid
from typing import Any

from api import caseroutes, periods, routes, watchshapes
from engine import questions, replays
from engine.queries import lateness, passages, publications, standings, units
from engine.queries.passages import Wanted
from engine.queries.standings import Narrow
from engine.tables import Case
from engine.work import Work

READ = "cases:read"
ONE = "/procedures/<slug>"

blp = routes.blueprint("watching", "How cases go: standings, passages, lateness, replay")


@routes.asks(blp, "/standings", READ, gives=watchshapes.Crowds)
def crowds(work: Work) -> Any:
    """The procedures of which cases run that you may read, with how many, late and due soon."""
    return {"rows": standings.procedures(work.session, questions.ask(work), Narrow())}


@routes.asks(blp, f"{ONE}/standings", READ, takes=watchshapes.Narrowing, place="query", gives=watchshapes.Standings)
def of_steps(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """How many cases that you may read wait at each step of a procedure."""
    narrow = Narrow(slug, digest=_digest(work, slug, asked["version"]), unit_id=_unit(work, asked["unit"]))
    return {"rows": standings.of_procedure(work.session, questions.ask(work), narrow)}


@routes.asks(blp, f"{ONE}/passages", READ, takes=watchshapes.Stretch, place="query", gives=watchshapes.Passages)
def times(work: Work, asked: dict[str, Any], slug: str) -> Any:
    """Time in the queue against time in hands at each step, in office minutes, of cases that you may read."""
    period = periods.between(asked["since"], asked["until"], work.now)
    digest, unit_id = _digest(work, slug, asked["version"]), _unit(work, asked["unit"])
    wanted = Wanted(period.since, period.until, slug, digest=digest, unit_id=unit_id)
    found = passages.of(work.session, questions.ask(work), wanted)
    return {"rows": passages.heat(found), "is_cut": len(found) == passages.MOST}


@routes.asks(blp, "/lateness", READ, takes=watchshapes.LateStretch, place="query", gives=watchshapes.Lateness)
def late(work: Work, asked: dict[str, Any]) -> Any:
    """Which steps and units used more than their budget in late cases that you may read."""
    period = periods.between(asked["since"], asked["until"], work.now)
    wanted = Wanted(period.since, period.until, asked["procedure"], unit_id=_unit(work, asked["unit"]))
    return lateness.of(work.session, questions.ask(work), wanted)


@caseroutes.rows(blp, "/replay", watchshapes.Frames)
def replay(work: Work, case: Case) -> Any:
    """A case moment by moment: where it stood, who held it, its status and what was left, as of then."""
    return replays.of_case(work.session, case.id, now=work.now)


def _digest(work: Work, slug: str, version: int | None) -> str | None:
    """The snapshot of the *version* that is asked for; None: all of them.

    Raises:
        NoSuchProcedure.
    """
    known = publications.versions(work.session, slug)
    return None if version is None else publications.digest_of(work.session, known[0].slug, version)


def _unit(work: Work, code: str | None) -> uuid.UUID | None:
    return None if code is None else units.one(work.session, code).id
