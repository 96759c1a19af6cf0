"""One worker's hands: take what is due, do one piece after the other, each in a transaction of its own.

Whether something is due, how long a lease runs and when something happened is told by one clock for all workers: the
database's. The clocks of the machines decide nothing but how often a worker looks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from adapters import sync
from engine import database, duework, mergers, progress, workers
from engine.database import DatabaseAway
from engine.duework import Item, Lost, NeverFinished, Obsolete
from engine.work import Work
from feel.errors import Fault
from scheduler import jobs

LEASE = timedelta(minutes=1)  #: our choice: many times what a batch takes
BATCH = 20


@dataclass(slots=True)
class Hands:
    """One worker."""

    engine: Engine
    name: str
    is_stopping: Callable[[], bool] = lambda: False  #: asked between two pieces of work
    clock: Callable[[Session], datetime] = database.now
    lease: timedelta = LEASE
    batch: int = BATCH
    claimed: int = 0  #: pieces of work taken so far


@contextmanager
def act(hands: Hands) -> Iterator[Work]:
    """One transaction of the worker: what is done inside is committed together at the end, or nothing of it is."""
    with database.faults(), Session(hands.engine, expire_on_commit=False) as session:
        yield Work(session, None, hands.clock(session), sync.listen)
        session.commit()


@contextmanager
def asking(hands: Hands) -> Iterator[Work]:
    """A question of the worker: nothing is written, and nobody waits for it however long it takes."""
    with database.faults(), Session(database.for_questions(hands.engine)) as session:
        yield Work(session, None, hands.clock(session), sync.listen)
        session.commit()


def drain(hands: Hands) -> None:
    """Do all that is due, batch after batch, until nothing is free or the worker is told to stop.

    Raises:
        DatabaseAway, DatabaseLocked and the like: what was in hand is free for anybody when its lease is over.
    """
    while not hands.is_stopping():
        with act(hands) as work:
            items = duework.claim(work, most=hands.batch, lease=hands.lease)
        if not items:
            return
        hands.claimed += len(items)
        _do_all(hands, items)


def beat(hands: Hands) -> None:
    """Tell that the worker lives."""
    with act(hands) as work:
        workers.beat(work, hands.name, claimed=hands.claimed)


def daily(hands: Hands, name: str) -> None:
    """See to the daily job *name*."""
    with act(hands) as work:
        jobs.daily(work, name)


def rearrange(hands: Hands) -> None:
    """Rearrangements of units whose day has come go on, portion by portion, until none is left."""
    while not hands.is_stopping():
        with act(hands) as work:
            if not mergers.carry_on(work):
                return


def leave(hands: Hands) -> None:
    """Tell that the worker stops."""
    with act(hands) as work:
        workers.leave(work, hands.name)


def _do_all(hands: Hands, items: Sequence[Item]) -> None:
    left = list(items)
    try:
        while left and not hands.is_stopping():
            do(hands, left.pop(0))
    finally:
        if left:
            with act(hands) as work:
                duework.give_back(work, left)


def do(hands: Hands, item: Item) -> None:
    """Do *item*; when that cannot be done, its row says why and nothing else is changed.

    Raises:
        DatabaseAway: no fault of the item, so the attempt does not count.
    """
    try:
        if item.attempts > duework.MOST_ATTEMPTS:
            raise NeverFinished(attempts=duework.MOST_ATTEMPTS)
        with act(hands) as work:
            jobs.perform(work, item)
    except Lost:
        return
    except DatabaseAway:
        with act(hands) as work:
            duework.give_back(work, [item])
        raise
    except (Obsolete, progress.NotRunning) as fault:
        _write(hands, duework.drop, item, fault)
    except Fault as fault:
        _write(hands, duework.postpone, item, fault)


def _write(hands: Hands, verb: Callable[[Work, Item, Fault], None], item: Item, because: Fault) -> None:
    try:
        with act(hands) as work:
            verb(work, item, because)
    except Lost:
        return
