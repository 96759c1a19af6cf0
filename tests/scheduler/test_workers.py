"""Heartbeats, lag, and what is done once for all workers."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from engine import slots
from engine.cases import VIETNAM
from engine.queries import backlog
from engine.tables import Slot
from scheduler import runner
from tests.engine.builders import MORNING, acting, hours
from tests.scheduler import duties
from tests.scheduler.test_rungs import LATE

DAY = timedelta(days=1)


def test_a_job_is_done_once_for_each_day_by_whoever_comes_first(db: Engine) -> None:
    taken = []
    for at in (hours(0), hours(1), hours(15.9), hours(16), hours(17)):
        with acting(db, at=at) as work:
            taken.append(slots.take(work, "báo cáo", every=DAY))
    assert taken == [True, False, False, True, False]
    with acting(db) as work:
        begins = [at.astimezone(VIETNAM) for at in work.session.scalars(select(Slot.at).order_by(Slot.at))]
        assert [(at.day, at.hour) for at in begins] == [(30, 0), (1, 0)]


def test_a_job_that_fails_is_free_for_the_next_worker(sqlite: Engine) -> None:
    def fail() -> None:
        with acting(sqlite) as work:
            slots.take(work, "báo cáo", every=DAY)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    with acting(sqlite) as work:
        assert slots.take(work, "báo cáo", every=DAY)


def test_two_jobs_do_not_take_each_other_s_slots(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        assert slots.take(work, "a", every=DAY)
        assert slots.take(work, "b", every=DAY)


def test_the_lag_is_how_long_the_oldest_free_work_has_been_lying(db: Engine) -> None:
    duties.strange(db, at=hours(1))
    duties.strange(db, at=hours(2))
    duties.strange(db, at=hours(9))
    with acting(db, at=hours(3)) as work:
        seen = backlog.at(work.session, work.now)
        assert (seen.free, seen.held, seen.parked, seen.lag_seconds) == (2, 0, 0, 7200)
        duties.claim(work)
        seen = backlog.at(work.session, work.now)
        assert (seen.free, seen.held, seen.lag_seconds) == (0, 2, 0)


def test_a_worker_is_seen_running_then_silent_or_stopped(sqlite: Engine) -> None:
    one, other = duties.hands(sqlite), duties.hands(sqlite)
    other.name, other.claimed = "x", 7
    runner.beat(one)
    runner.beat(other)
    runner.leave(other)
    with acting(sqlite) as work:
        soon = {row.name: (row.state, row.claimed) for row in backlog.workers(work.session, MORNING)}
        later = {row.name: row.state for row in backlog.workers(work.session, hours(1))}
    assert soon == {"w": ("running", 0), "x": ("stopped", 7)}
    assert later == {"w": "silent", "x": "stopped"}


def test_a_heartbeat_tells_how_far_the_workers_are_behind(sqlite: Engine) -> None:
    duties.strange(sqlite, at=hours(1))
    runner.beat(duties.hands(sqlite, hours(0)))
    runner.beat(duties.hands(sqlite, hours(2)))
    with acting(sqlite) as work:
        (seen,) = backlog.workers(work.session, hours(2))
        assert (seen.started_at, seen.seen_at, seen.lag_seconds) == (hours(0), hours(2), 3600)


def test_what_ended_long_ago_is_cleared_away_and_what_fired_stays(sqlite: Engine) -> None:
    duties.a_case(sqlite)
    duties.drain(sqlite, LATE)
    duties.strange(sqlite)
    runner.daily(duties.hands(sqlite, LATE), "clear-away")
    assert len(duties.rows(sqlite)) == 4
    runner.daily(duties.hands(sqlite, LATE + timedelta(days=91)), "clear-away")
    assert [row.kind for row in duties.rows(sqlite)] == ["strange"]
    assert duties.fired(sqlite).total() == 3
