"""A worker goes on when the database is locked and when the program itself makes a mistake; both are told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Event, Thread
from typing import Any

import pytest
from sqlalchemy import Engine

from engine import database, revisions
from engine.database import DatabaseLocked
from engine.duework import Planned
from scheduler import jobs, ticks
from scheduler.runner import Hands
from scheduler.ticks import Reports
from tests.engine.builders import DESK, MORNING, acting
from tests.scheduler import duties
from tests.scheduler.processes import PATIENCE, address, wait_until
from tests.scheduler.test_rungs import WARNING


@dataclass
class Told:
    """What a worker told."""

    faults: list[Any] = field(default_factory=list)
    errors: list[Any] = field(default_factory=list)


@contextmanager
def working(hands: Hands) -> Iterator[Told]:
    """A worker at work in a thread of its own."""
    told, stop = Told(), Event()
    hands.is_stopping = stop.is_set
    thread = Thread(target=ticks.run, args=(hands, stop, Reports(told.faults.append, told.errors.append)))
    thread.start()
    try:
        yield told
    finally:
        stop.set()
        thread.join(PATIENCE)
        assert not thread.is_alive()


def test_a_worker_tells_that_the_database_is_locked_and_goes_on(sqlite: Engine) -> None:
    duties.a_case(sqlite, at=datetime.now(UTC) - timedelta(days=60))
    hasty = database.connect(address(sqlite), busy_timeout_ms=200)
    worker = Hands(hasty, "w", lease=timedelta(seconds=1))
    with acting(sqlite, DESK), working(worker) as told:
        wait_until(lambda: len(told.faults) > 0)
    with working(worker):
        wait_until(lambda: duties.fired(sqlite) == {"warn": 1, "due": 1, "overdue": 1})
    assert {type(fault) for fault in told.faults} == {DatabaseLocked}
    hasty.dispose()


def test_a_mistake_of_the_program_is_told_and_holds_nobody_up(sqlite: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    def mistaken(*_: object) -> None:
        raise ZeroDivisionError

    case_id = duties.a_case(sqlite)
    duties.plan(sqlite, Planned("mistaken", case_id, "s", "x", MORNING))
    monkeypatch.setitem(jobs.VERBS, "mistaken", mistaken)
    with working(duties.hands(sqlite, WARNING)) as told:
        wait_until(lambda: duties.fired(sqlite) == {"warn": 1})
    assert [type(error) for error in told.errors] == [ZeroDivisionError]
    assert duties.states(sqlite) == {"held": 1, "done": 1, "waiting": 2}


def test_a_worker_counts_what_a_check_finds_in_drafts(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        revisions.begin(work, "nho", {"procedure.toml": b"name = 'N'"})

    def errors() -> int | None:
        with acting(sqlite) as work:
            return revisions.look(work.session, "nho").errors

    with working(Hands(sqlite, "w")) as told:
        wait_until(lambda: bool(errors()))
    assert (told.faults, told.errors) == ([], [])
