"""One change to many procedures over the API, and many drafts put into force at once: all of them or none."""

from __future__ import annotations

from typing import Any

from api import bulkshapes, errors, problems, routes
from engine import bulk
from engine.bulk import Change, Limits, Line
from engine.publishing import Approval
from engine.work import Work

READ, WRITE = "procedures:read", "procedures:write"

blp = routes.blueprint("bulk", "One change to many procedures, many drafts published at once")


@routes.asks(blp, "/bulk:check", READ, method="POST", takes=bulkshapes.BulkAsked, gives=bulkshapes.BulkLines)
def check(work: Work, asked: dict[str, Any]) -> Any:
    """Which procedures a change touches, and of those that are named what differs then; nothing is saved."""
    slugs = asked.pop("slugs")
    lines = bulk.preview(work, Change(**asked), slugs) if slugs else bulk.touched(work, Change(**asked))
    return {"rows": list(map(_told, lines))}


@routes.does(blp, "/bulk:change", WRITE, takes=bulkshapes.BulkChanging, gives=bulkshapes.BulkDone, is_tagged=False)
def change(work: Work, asked: dict[str, Any]) -> Any:
    """Change the drafts of many procedures, all of them or none."""
    seen = asked.pop("seen")
    return {"slugs": bulk.change_all(work, Change(**asked), seen)}


@routes.does(blp, "/bulk:publish", WRITE, takes=bulkshapes.BulkPublishing, gives=bulkshapes.BulkDone, is_tagged=False)
def publish(work: Work, asked: dict[str, Any]) -> Any:
    """Put many drafts into force by one decision, all of them or none."""
    approval = Approval(asked["decision"])
    return {"slugs": bulk.publish_all(work, asked["seen"], since=asked["since"], approval=approval)}


@routes.asks(blp, "/limits/search", READ, method="POST", takes=bulkshapes.LimitSearch, gives=bulkshapes.LimitSpots)
def limits(work: Work, asked: dict[str, Any]) -> Any:
    """The legal limits of all procedures, and those of their steps."""
    rows, has_more = bulk.limits(work, **asked["filter"])
    return {"rows": rows, "has_more": has_more}


@routes.asks(blp, "/limits:check", READ, method="POST", takes=bulkshapes.LimitsAsked, gives=bulkshapes.BulkLines)
def check_limits(work: Work, asked: dict[str, Any]) -> Any:
    """What differs in each procedure when limits are said anew; nothing is saved."""
    wanted = Limits(asked["limits"])
    return {"rows": list(map(_told, bulk.preview(work, wanted, list(wanted.values))))}


@routes.does(blp, "/limits:change", WRITE, takes=bulkshapes.LimitsChanging, gives=bulkshapes.BulkDone, is_tagged=False)
def change_limits(work: Work, asked: dict[str, Any]) -> Any:
    """Say limits of many procedures and steps anew in their drafts, all of them or none."""
    return {"slugs": bulk.change_all(work, Limits(asked["limits"]), asked["seen"])}


def _told(line: Line) -> dict[str, Any]:
    problem = problems.body(errors.problem_of(line.fault)) if line.fault else None
    facts = {"slug": line.slug, "name": line.name, "draft": line.draft}
    return {**facts, "problem": problem, "differences": line.sentences}
