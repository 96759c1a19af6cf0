"""The rows an act touches, by the same statements whichever engine runs the case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

import orjson
from sqlalchemy import (
    Column,
    DateTime,
    Engine,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    bindparam,
    delete,
    insert,
    select,
    update,
)

metadata = MetaData()
states = Table(
    "bench_state",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("is_open", Integer, nullable=False),
    Column("state", LargeBinary, nullable=False),
)
work = Table(
    "bench_work",
    metadata,
    Column("step", String(64), primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("element", String(64), nullable=False),
    Column("lane", String(64)),
    Column("since", DateTime(timezone=True), nullable=False),
    Index("bench_work_case", "case_id"),
)
audit = Table(
    "bench_audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("case_id", Integer, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("element", String(64), nullable=False),
    Column("actor", String(64), nullable=False),
    Column("answers", LargeBinary, nullable=False),
    Index("bench_audit_case", "case_id"),
)


LOAD = select(states.c.version, states.c.state).where(states.c.id == bindparam("case"))
SAVE = update(states).where(states.c.id == bindparam("case"), states.c.version == bindparam("loaded"))
DONE = delete(work).where(work.c.step.in_(bindparam("steps", expanding=True)))
ARRIVED = insert(work)
WRITTEN = insert(audit)


class Lost(Exception):
    """Somebody else changed the case between load and save."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One step that waits for a person."""

    step: str
    element: str
    lane: str | None


@dataclass(frozen=True, slots=True)
class Moved:
    """What an engine makes of one act: the new state, and who waits before and after."""

    state: bytes
    before: list[Waiting]
    after: list[Waiting]
    is_open: bool


class Side(Protocol):
    """An engine under measurement."""

    name: str

    def begin(self, data: Mapping[str, object], now: datetime) -> Moved:
        """A new case."""

    def complete(self, state: bytes, element: str, answers: Mapping[str, object], now: datetime) -> Moved:
        """Load, complete one step, make ready to save."""


@contextmanager
def tables(engine: Engine) -> Iterator[None]:
    """Our tables, empty; gone afterwards."""
    metadata.drop_all(engine)
    metadata.create_all(engine)
    try:
        yield
    finally:
        metadata.drop_all(engine)


def begin(engine: Engine, side: Side, data: Mapping[str, object], *, now: datetime) -> int:
    """A new case in the database; its id."""
    moved = side.begin(data, now)
    with engine.begin() as connection:
        made = connection.execute(insert(states).values(version=0, is_open=1, state=moved.state).returning(states.c.id))
        case_id: int = made.scalar_one()
        connection.execute(ARRIVED, [_waiting(case_id, one, now) for one in moved.after])
    return case_id


def act(
    engine: Engine, side: Side, case_id: int, *, element: str, answers: Mapping[str, object], now: datetime
) -> Moved:
    """Load the case, complete the step, save: one transaction.

    Raises:
        Lost: the row has another version than when it was loaded.
    """
    with engine.begin() as connection:
        row = connection.execute(LOAD, {"case": case_id}).one()
        moved = side.complete(row.state, element, answers, now)
        new_row = {"version": row.version + 1, "is_open": int(moved.is_open), "state": moved.state}
        if connection.execute(SAVE, {"case": case_id, "loaded": row.version, **new_row}).rowcount != 1:
            raise Lost
        before, after = ({one.step for one in waiting} for waiting in (moved.before, moved.after))
        if before - after:
            connection.execute(DONE, {"steps": sorted(before - after)})
        if after - before:
            new = [_waiting(case_id, one, now) for one in moved.after if one.step not in before]
            connection.execute(ARRIVED, new)
        entry = {"case_id": case_id, "at": now, "element": element, "actor": "cb-17", "answers": orjson.dumps(answers)}
        connection.execute(WRITTEN, entry)
    return moved


def _waiting(case_id: int, one: Waiting, now: datetime) -> dict[str, object]:
    return {"step": one.step, "case_id": case_id, "element": one.element, "lane": one.lane, "since": now}
