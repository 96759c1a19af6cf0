"""Cases with rungs and timers, workers with the clock in the hand, and what came of them."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Engine, func, select

from bpmn.procedure import Procedure
from commands import store
from engine import duework
from engine.duework import Item, Planned
from engine.tables import ClockFire, DueWork, TrailEntry
from engine.work import Work
from scheduler import runner
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import MORNING, acting
from tests.engine.runtime import drawing

IN_WORK = {"status": "processing"}


def hands(engine: Engine, at: datetime = MORNING) -> Hands:
    """A worker for whom it is *at*."""
    return Hands(engine, "w", clock=lambda _: at)


def drain(engine: Engine, at: datetime) -> None:
    """A worker does at *at* whatever is due then."""
    runner.drain(hands(engine, at))


def a_case(engine: Engine, procedure: Procedure | None = None, *, at: datetime = MORNING) -> uuid.UUID:
    """A case accepted on the morning, due after three working days, with one step "a" that waits."""
    builders.a_province(engine, procedure or builders.tiny(*builders.straight("a", a=IN_WORK)))
    return builders.a_case(engine, at=at)


def both() -> Procedure:
    """A procedure whose case waits at once for a person with four hours (step "a") and for a day to go by."""
    limit = drawing.properties(limit="PT4H", status="processing")
    parts = [
        drawing.lanes(**{builders.LANE: ["start", "nhan", "a", "b"]}),
        drawing.start(),
        drawing.node("intermediateThrowEvent", "nhan", drawing.properties(status="received", act="accept")),
        drawing.node("parallelGateway", "fork"),
        drawing.node("userTask", "a", limit, name="a"),
        drawing.node("intermediateCatchEvent", "wait", drawing.timer("P1D")),
        drawing.node("userTask", "b", name="b"),
        drawing.node("parallelGateway", "join"),
        drawing.node("endEvent", "end", drawing.properties(act="stop")),
        drawing.flow("start nhan fork a join end"),
        drawing.flow("fork wait b join"),
    ]
    return builders.tiny(*parts)


def strange(engine: Engine, *, part: str = "x", at: datetime = MORNING) -> None:
    """Due work of a kind that nobody knows how to do."""
    plan(engine, Planned("strange", uuid.uuid4(), "s", part, at))


def plan(engine: Engine, *planned: Planned) -> None:
    """Put *planned* down."""
    with acting(engine) as work:
        duework.plan(work, planned)


def claim(work: Work, most: int = 20) -> list[Item]:
    """What is free, taken."""
    return duework.claim(work, most=most, lease=runner.LEASE)


def fired(engine: Engine) -> Counter[str]:
    """How often each rung fired, over all clocks."""
    with store.look(engine) as session:
        return Counter(session.scalars(select(ClockFire.rung)))


def states(engine: Engine) -> Mapping[str, int]:
    """How much due work is in each state."""
    with store.look(engine) as session:
        counted = select(DueWork.state, func.count()).group_by(DueWork.state)
        return {row[0]: row[1] for row in session.execute(counted)}


def rows(engine: Engine) -> list[DueWork]:
    """All due work, the oldest first."""
    with store.look(engine) as session:
        return list(session.scalars(select(DueWork).order_by(DueWork.due_at, DueWork.part)))


def acts(engine: Engine, case_id: uuid.UUID) -> list[str]:
    """What the trail of *case_id* says was done."""
    with store.look(engine) as session:
        mine = select(TrailEntry.act).where(TrailEntry.case_id == case_id).order_by(TrailEntry.number)
        return list(session.scalars(mine))
