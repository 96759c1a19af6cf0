"""The whole verb `tasks.complete`, from the officer's rights to the commit, beside the bare engine in turns.

Bare: the state is loaded, the step completed, the state saved and committed; nothing else is asked or written.
"""

from __future__ import annotations

import gc
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from time import perf_counter

from sqlalchemy import Connection, Engine, event, select, update
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks import chain, databases
from benchmarks.chain import Office
from engine import database, procedures, runtime, tasks
from engine.tables import Case, CaseState, Task
from engine.tables.base import bare
from engine.work import Work

ROUNDS = 5
CASES = 20  #: on each side in each round, each with the steps of `chain`
APART = timedelta(minutes=10)
WITHIN, ACROSS = chain.STEPS[2], chain.STEPS[3]  #: a step after which the status stays, and one after which it changes
STATES = bare(CaseState)


@dataclass(frozen=True, slots=True)
class Completed:
    """What completing costs on one database."""

    whole_ms: float  #: of an act, on average over all steps of a case
    bare_ms: float
    statements: int  #: of a step after which the status stays as it is
    statements_with_status: int  #: of a step that brings another status

    @property
    def per_second(self) -> float:
        """How many tasks one process completes in a second."""
        return 1000 / self.whole_ms

    @property
    def times_bare(self) -> float:
        """How many times the bare engine the whole verb takes."""
        return self.whole_ms / self.bare_ms


def measure(engine: Engine, *, rounds: int = ROUNDS, count: int = CASES) -> Completed:
    """*count* cases go through all their steps on each side, an act of one after an act of the other.

    The best of *rounds*, because whatever else the machine does can only slow it down.
    """
    with databases.tables(engine) as ours:
        office, cases = _received(ours, 2 * count * rounds + 1)
        statements = _counted(ours, office, cases.pop())
        taken = [_round(ours, office, cases[turn::rounds]) for turn in range(rounds)]
    whole, alone = min(taken)
    return Completed(whole * 1000, alone * 1000, *statements)


def _round(engine: Engine, office: Office, cases: list[uuid.UUID]) -> tuple[float, float]:
    """Seconds of an act on either side, on average over all steps."""
    half = len(cases) // 2
    whole, alone = [], []
    gc.collect()
    for turn, step in enumerate(chain.STEPS):
        now = chain.BEGUN + APART * (turn + 1)
        for mine, other in zip(cases[:half], cases[half:], strict=True):
            whole.append(_whole(engine, office, mine, step, now))
            alone.append(_bare(engine, other, step, now))
    return fmean(whole), fmean(alone)


def _received(engine: Engine, count: int) -> tuple[Office, list[uuid.UUID]]:
    with _acting(engine, None, chain.BEGUN) as work:
        office = chain.found(work)
    with _acting(engine, None, chain.BEGUN) as work:
        return office, chain.receive(work, count)


def _counted(engine: Engine, office: Office, case_id: uuid.UUID) -> tuple[int, int]:
    """Statements of a step after which the status stays, and of one after which it changes; BEGIN and COMMIT not."""
    found = {}
    for turn, step in enumerate(chain.STEPS):
        with _counting(engine) as counted:
            _whole(engine, office, case_id, step, chain.BEGUN + APART * (turn + 1))
        found[step] = len(counted) - 1  # without the one that looks the task up
    return found[WITHIN], found[ACROSS]


@contextmanager
def _counting(engine: Engine) -> Iterator[list[str]]:
    """What is said to the database inside, many rows of one statement being one."""
    said: list[str] = []

    def hear(_connection: Connection, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith("BEGIN"):
            said.append(statement)

    event.listen(engine, "before_cursor_execute", hear)
    try:
        yield said
    finally:
        event.remove(engine, "before_cursor_execute", hear)


def _whole(engine: Engine, office: Office, case_id: uuid.UUID, step: str, now: datetime) -> float:
    """Seconds that the officer's act takes."""
    waiting = select(Task.id, Task.version).where(Task.case_id == case_id, Task.element == step)
    with Session(database.for_questions(engine)) as session:
        task = session.execute(waiting).one()
        session.commit()
    begun = perf_counter()
    with _acting(engine, office.officers[step], now) as work:
        tasks.complete(work, task.id, answers=chain.ANSWERS, seen=task.version)
    return perf_counter() - begun


def _bare(engine: Engine, case_id: uuid.UUID, step: str, now: datetime) -> float:
    """Seconds that the engine alone takes for the same."""
    with Session(database.for_questions(engine)) as session:
        digest = session.scalars(select(Case.digest).where(Case.id == case_id)).one()
        definition = procedures.offered(session, digest).definition
        session.commit()
    begun = perf_counter()
    with engine.begin() as connection:
        mine = STATES.c.case_id == case_id
        state = connection.execute(select(STATES.c.blob, STATES.c.version).where(mine)).one()
        run = runtime.restore(definition, state.blob)
        waiting = next(one.id for one in runtime.ready(run) if one.element == step)
        runtime.complete(run, waiting, data={}, now=now)
        saving = update(STATES).where(mine, STATES.c.version == state.version)
        connection.execute(saving.values(blob=runtime.encode(run), version=state.version + 1))
    return perf_counter() - begun


@contextmanager
def _acting(engine: Engine, actor_id: uuid.UUID | None, now: datetime) -> Iterator[Work]:
    with Session(engine, expire_on_commit=False) as session:
        yield Work(session, actor_id, now, sync.listen)
        session.commit()
