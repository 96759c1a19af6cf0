"""Due work is taken by one worker at a time, and its row ends once, whatever happens to the worker."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from engine import duework
from engine.duework import LONGEST_WAIT, MOST_ATTEMPTS, Lost, NeverFinished
from engine.tables import DueWork
from scheduler import jobs, runner
from scheduler.runner import LEASE
from tests.engine.builders import MORNING, acting
from tests.scheduler import duties
from tests.scheduler.test_rungs import LATE, WARNING

MOMENT = timedelta(seconds=1)


def test_nothing_is_taken_before_it_is_due(db: Engine) -> None:
    duties.strange(db, at=MORNING)
    with acting(db) as work:
        work.now = MORNING - MOMENT
        assert duties.claim(work) == []
        work.now = MORNING
        assert len(duties.claim(work)) == 1


def test_what_is_held_is_free_again_when_the_lease_is_over(db: Engine) -> None:
    duties.strange(db)
    with acting(db) as work:
        first = duties.claim(work)[0]
        work.now += LEASE - MOMENT
        assert duties.claim(work) == []
        work.now += MOMENT
        again = duties.claim(work)[0]
    assert (again.id, again.token, again.attempts) == (first.id, first.token + 1, 2)


def test_the_oldest_is_taken_first_and_no_more_than_asked(sqlite: Engine) -> None:
    for number in (3, 1, 2):
        duties.strange(sqlite, part=str(number), at=MORNING + number * MOMENT)
    with acting(sqlite, at=LATE) as work:
        assert [item.part for item in duties.claim(work, 2)] == ["1", "2"]


def test_two_workers_at_the_same_moment_take_different_work(postgresql: Engine) -> None:
    for number in range(6):
        duties.strange(postgresql, part=str(number))
    with acting(postgresql) as one, acting(postgresql) as other:
        mine, theirs = duties.claim(one, 4), duties.claim(other, 4)
    assert (len(mine), len(theirs)) == (4, 2)
    assert {item.id for item in mine} & {item.id for item in theirs} == set()


def test_a_worker_that_comes_back_after_its_lease_changes_nothing(db: Engine) -> None:
    case_id = duties.a_case(db)
    slow, quick = duties.hands(db, WARNING), duties.hands(db, WARNING + LEASE)
    with runner.act(slow) as work:
        (late,) = duties.claim(work)
    with runner.act(quick) as work:
        (item,) = duties.claim(work)
    with pytest.raises(Lost), runner.act(slow) as work:
        jobs.perform(work, late)
    assert duties.fired(db) == {}
    runner.do(quick, item)
    before = duties.acts(db, case_id)
    runner.do(slow, late)
    assert duties.fired(db) == {"warn": 1}
    assert duties.acts(db, case_id) == before


def test_a_worker_whose_work_was_called_off_meanwhile_changes_nothing(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    with acting(sqlite, at=WARNING) as work:
        (item,) = duties.claim(work)
        duework.call_off(work, duework.RUNG, [item.subject])
    runner.do(duties.hands(sqlite, WARNING), item)
    assert duties.fired(sqlite) == {}
    assert "rung" not in duties.acts(sqlite, case_id)


def test_what_fails_waits_longer_each_time_and_then_for_a_person(sqlite: Engine) -> None:
    duties.strange(sqlite)
    waits, at = [], MORNING
    for _ in range(MOST_ATTEMPTS - 1):
        duties.drain(sqlite, at)
        (row,) = duties.rows(sqlite)
        waits.append((row.free_from - at).total_seconds())
        at = row.free_from
    assert waits == [10, 40, 160, 640, 2560, 3600, 3600]
    duties.drain(sqlite, at)
    (row,) = duties.rows(sqlite)
    assert (row.state, row.reason) == ("parked", jobs.UnknownKind(kind="strange").say())


def test_what_is_parked_is_left_alone_until_a_person_says_so(sqlite: Engine) -> None:
    duties.strange(sqlite)
    for day in range(MOST_ATTEMPTS):
        duties.drain(sqlite, MORNING + day * LONGEST_WAIT)
    duties.drain(sqlite, LATE)
    assert duties.states(sqlite) == {"parked": 1}
    with acting(sqlite, at=LATE) as work:
        assert duework.try_again(work) == 1
    duties.drain(sqlite, LATE)
    assert duties.rows(sqlite)[0].attempts == 1


def test_what_fails_holds_nobody_up(db: Engine) -> None:
    duties.strange(db)
    duties.a_case(db)
    duties.drain(db, LATE)
    assert duties.fired(db) == {"warn": 1, "due": 1, "overdue": 1}
    assert duties.states(db) == {"waiting": 1, "done": 3}


def test_work_on_which_every_worker_dies_waits_for_a_person(sqlite: Engine) -> None:
    duties.a_case(sqlite)
    for number in range(MOST_ATTEMPTS):
        with acting(sqlite, at=WARNING + number * LEASE) as work:
            assert len(duties.claim(work)) == 1
    duties.drain(sqlite, WARNING + MOST_ATTEMPTS * LEASE)
    with acting(sqlite) as work:
        parked = work.session.scalars(select(DueWork).where(DueWork.state == "parked")).one()
        assert parked.reason == NeverFinished(attempts=MOST_ATTEMPTS).say()
    assert duties.fired(sqlite) == {}


def test_a_worker_told_to_stop_finishes_what_it_has_in_hand_and_gives_the_rest_back(sqlite: Engine) -> None:
    duties.a_case(sqlite)
    worker = duties.hands(sqlite, LATE)
    worker.is_stopping = iter((False, False, True, True)).__next__
    runner.drain(worker)
    assert duties.states(sqlite) == {"done": 1, "waiting": 2}
    assert [row.attempts for row in duties.rows(sqlite) if row.state == "waiting"] == [0, 0]
    duties.drain(sqlite, LATE)
    assert duties.states(sqlite) == {"done": 3}
