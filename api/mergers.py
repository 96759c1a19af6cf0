"""Rearrangements of units over the API: planned, looked at, carried out in portions, taken back before the day."""

from __future__ import annotations

import uuid
from typing import Any

from api import mergershapes, routes
from api.enrolments import require
from engine import mergers, people, validity
from engine.mergers import Follows, Founded, Plan, Renamed, records
from engine.queries import mergers as ordered
from engine.queries import unittrees
from engine.work import Work

READ, WRITE = "people:read", "people:write"
ONE = "/mergers/<uuid:merger_id>"

blp = routes.blueprint("mergers", "Rearrangements of units: merge, split, rename, abolish, from a day on")


@routes.asks(blp, "/mergers", READ, gives=mergershapes.Mergers)
def listed(work: Work) -> Any:
    """The rearrangements of the units that you administer, the latest first."""
    require(work)
    return {"rows": ordered.listed(work.session, _mine(work))}


@routes.does(
    blp, "/mergers", WRITE, takes=mergershapes.NewMerger, gives=mergershapes.Merger, status=201, is_tagged=False
)
def plan(work: Work, asked: dict[str, Any]) -> Any:
    """Plan a rearrangement from a later day on. Its new units are founded for then; nothing else changes yet."""
    require(work)
    ordering = Plan(
        asked["kind"],
        asked["on"],
        asked["source"],
        founded=tuple(Founded(**one) for one in asked["founded"]),
        follows=tuple(Follows(**one) for one in asked["follows"]),
        renamed=tuple(Renamed(**one) for one in asked["renamed"]),
        placed={one["login"]: one["unit"] for one in asked["placed"]},
    )
    merger = mergers.lay_down(work, ordering)
    return ordered.one(work.session, merger.id, _mine(work))[1]


@routes.asks(blp, ONE, READ, gives=mergershapes.Foreseen)
def foreseen(work: Work, merger_id: uuid.UUID) -> Any:
    """A rearrangement, how far it has come, and what would move where if its day were today."""
    require(work)
    merger = ordered.found(work.session, merger_id, _mine(work))
    record = records.read(work.session, merger, validity.day(work.now))
    is_open = merger.state not in {"done", "reversed"}
    foresight = mergers.foresee(work, merger, record) if is_open else None
    left = foresight.cases if foresight else ordered.left(work.session, record.order)
    return {
        "merger": ordered.of_record(record),
        "count": ordered.counted(record, left=left),
        "foresight": foresight,
    }


@routes.does(blp, f"{ONE}:go-on", WRITE, gives=mergershapes.Progress, is_tagged=False)
def go_on(work: Work, merger_id: uuid.UUID) -> Any:
    """Do the next portion: before the day it is prepared, from the day on cases move. Call it until it is over."""
    require(work)
    ordered.one(work.session, merger_id, _mine(work))
    return mergers.go_on(work, merger_id)


@routes.does(blp, f"{ONE}:reverse", WRITE, gives=mergershapes.Reversed, is_tagged=False)
def reverse(work: Work, merger_id: uuid.UUID) -> Any:
    """Let everything be as if it had never been planned; only before its day."""
    require(work)
    ordered.one(work.session, merger_id, _mine(work))
    return {"rows": mergers.reverse(work, merger_id)}


def _mine(work: Work) -> Any:
    return unittrees.administered(people.stand(work.session, work.actor_id, work.now))
