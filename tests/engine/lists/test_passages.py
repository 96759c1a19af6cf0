"""How long cases lie at their steps, and which steps made them late; asked of what one may read only."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from sqlalchemy import Engine

from engine import organisation, questions, tasks
from engine.clocks import pausing
from engine.queries import lateness, passages
from engine.queries.passages import Heat, Wanted
from engine.work import Work
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, MORNING, acting, hours, straight, tiny, waiting

MONTH = Wanted(MORNING - timedelta(days=1), MORNING + timedelta(days=30), "nho")
LIMITED = {"limit": "PT2H"}
STRANGER = "cuc.xd"


@pytest.fixture
def case(db: Engine) -> uuid.UUID:
    """A case at 8:00 on Monday whose steps have two office hours each."""
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED, b=LIMITED)))
    return builders.a_case(db)


def _claim(db: Engine, case: uuid.UUID, element: str, at: float, by: str = DESK) -> None:
    with acting(db, by, at=hours(at)) as work:
        task = waiting(work, case, element)
        tasks.claim(work, task.id, seen=task.version)


def _release(db: Engine, case: uuid.UUID, element: str, at: float) -> None:
    with acting(db, DESK, at=hours(at)) as work:
        task = waiting(work, case, element)
        tasks.release(work, task.id, seen=task.version)


def _heat(db: Engine, wanted: Wanted = MONTH, *, by: str = DESK, at: float = 72) -> list[Heat]:
    with acting(db, by, at=hours(at)) as work:
        return passages.heat(passages.of(work.session, questions.ask(work), wanted))


def test_time_until_a_step_is_taken_and_time_in_hands_are_told_apart(db: Engine, case: uuid.UUID) -> None:
    _claim(db, case, "a", 0.5)
    builders.do(db, case, "a", at=hours(2))
    (told,) = _heat(db)
    assert (told.element, told.passages, told.queue_median, told.hands_median) == ("a", 1, 30, 90)
    assert (told.budget, told.over) == (120, 0)


def test_a_step_that_was_let_go_lies_in_the_queue_again(db: Engine, case: uuid.UUID) -> None:
    _claim(db, case, "a", 0.5)
    _release(db, case, "a", 1)
    _claim(db, case, "a", 2, by=DESK_TOO)
    builders.do(db, case, "a", by=DESK_TOO, at=hours(2.5))
    (told,) = _heat(db)
    assert (told.queue_median, told.hands_median, told.over) == (90, 60, 1)


def test_nights_and_noons_count_for_nobody(db: Engine, case: uuid.UUID) -> None:
    builders.do(db, case, "a", at=hours(24.5))  # at 8:30 on Tuesday, after a working day and half an hour
    (told,) = _heat(db)
    assert (told.queue_median, told.hands_median) == (8 * 60 + 30, 0)


def test_many_passages_are_told_by_median_and_by_what_nine_of_ten_did_not_exceed(db: Engine, case: uuid.UUID) -> None:
    for number, minutes in enumerate((10, 20, 30, 40, 50, 60, 70, 80, 90, 200)):
        one = case if number == 0 else builders.a_case(db)
        builders.do(db, one, "a", at=hours(minutes / 60))
    (told,) = _heat(db)
    assert (told.passages, told.queue_median, told.queue_most) == (10, 50, 90)


def test_what_the_clock_does_not_count_counts_nowhere(db: Engine, case: uuid.UUID) -> None:
    with acting(db, at=hours(0.5)) as work:
        pausing.begin(work, case, pausing.Cause(pausing.OBLIGATION, "le-phi"))
    with acting(db, at=hours(1.5)) as work:
        pausing.end(work, case, pausing.OBLIGATION)
    builders.do(db, case, "a", at=hours(3))
    (told,) = _heat(db)
    assert (told.queue_median, told.budget, told.over) == (120, 120, 0)


def test_only_what_ended_in_the_time_and_what_one_may_read_is_told(db: Engine, case: uuid.UUID) -> None:
    builders.do(db, case, "a", at=hours(1))
    with acting(db) as work:
        organisation.enrol(work, STRANGER, "Người ngoài")
        unit = organisation.unit_by_code(work, COMMUNE).id
    later = Wanted(hours(2), hours(90), "nho")
    assert _heat(db, later) == _heat(db, by=STRANGER) == _heat(db, Wanted(MONTH.since, MONTH.until, "khac")) == []
    assert len(_heat(db, Wanted(MONTH.since, MONTH.until, unit_id=unit))) == 1
    assert _heat(db, Wanted(MONTH.since, MONTH.until, unit_id=uuid.uuid4())) == []


def _lateness(work: Work) -> lateness.Lateness:
    return lateness.of(work.session, questions.ask(work), MONTH)


def test_lateness_is_put_down_to_the_steps_that_used_more_than_their_budget(db: Engine, case: uuid.UUID) -> None:
    on_time = builders.a_case(db)
    builders.do(db, on_time, "a", at=hours(3))  # an hour over, but in a case that is not late
    builders.do(db, on_time, "b", at=hours(3.25))
    builders.do(db, case, "a", at=hours(1))
    with acting(db, DESK, at=hours(24 * 4 + 2)) as work:  # the case was due the day before
        told = _lateness(work)
    assert (told.cases, told.explained) == (1, 1)
    assert [(one.step, one.unit_code, one.passages, one.cases) for one in told.shares] == [("b", COMMUNE, 1, 1)]
    assert told.shares[0].minutes == 390 + 3 * 480 + 150 - 120  # Monday from 9:00, three days, Friday to 10:00


def test_nothing_is_told_of_cases_that_are_on_time_or_of_others(db: Engine, case: uuid.UUID) -> None:
    builders.do(db, case, "a", at=hours(5))
    with acting(db) as work:
        organisation.enrol(work, STRANGER, "Người ngoài")
    with acting(db, DESK, at=hours(5)) as work:
        assert _lateness(work) == lateness.Lateness(0, 0, ())
    with acting(db, STRANGER, at=hours(24 * 9)) as work:
        assert _lateness(work) == lateness.Lateness(0, 0, ())
