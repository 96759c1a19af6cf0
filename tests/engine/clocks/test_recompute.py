"""Open clocks follow a changed calendar or statutory number; nothing else moves."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select

from engine import calendars, clocks, office, organisation, parameters, progress, recompute
from engine.tables import Clock, DueWork, Task
from engine.work import Work
from tests.engine.builders import COMMUNE, MORNING, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due
from tests.engine.test_at_once import while_open

SOURCE = "Quyết định minh họa"
NEXT_DAY = at(1)


def day_off(engine: Engine, day: date, name: str = "hanh-chinh") -> None:
    with acting(engine) as work:
        office.mark(work, name, day, "off", source=SOURCE)


def run(engine: Engine, name: str | None = None, *, most: int = 1000, when: datetime = NEXT_DAY) -> recompute.Batch:
    """All batches, each a transaction."""
    total, after = recompute.Batch(), None
    while True:
        with acting(engine, at=when) as work:
            done = recompute.batch(work, name, after=after, most=most)
        if done.last is None:
            return total
        after = done.last
        total.done += done.done
        total.moved += done.moved
        total.failed += done.failed


def test_a_new_day_off_moves_what_still_runs_and_tells_it(db: Engine) -> None:
    case_id = story.open_case(db)
    assert (due(db, case_id), due(db, case_id, "step")) == ("08:00 03/12", "14:00 30/11")
    day_off(db, date(2026, 12, 2))
    assert due(db, case_id) == "08:00 03/12"
    assert len(run(db).moved) == 2  # the case and the officer's time to ask; the step ends before the day off
    assert (due(db, case_id), due(db, case_id, "step")) == ("08:00 04/12", "14:00 30/11")
    assert story.appointed(db, case_id) == "08:00 04/12"
    last = story.told(db, case_id, "appointment")[-1]
    assert (last["because"], last["previous_due"][:16], last["due"][:16]) == (
        *("recompute", "2026-12-03T08:00", "2026-12-04T08:00"),
    )
    story.rows_equal_fold(db)


def test_a_run_that_is_repeated_finds_nothing(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    day_off(sqlite, date(2026, 12, 2))
    run(sqlite)
    before = story.kinds(sqlite, case_id)
    assert run(sqlite).done == 0
    assert story.kinds(sqlite, case_id) == before == ["start", "recompute"]


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(db: Engine) -> None:
    story.open_case(db)
    for _ in range(3):
        story.filed(db)
    day_off(db, date(2026, 12, 2))
    with acting(db, at=at(1)) as work:
        whole = recompute.left(work.session)
        assert recompute.batch(work, most=5).done == 5
    with acting(db, at=at(1)) as work:
        assert recompute.left(work.session) == whole - 5
    assert run(db, most=4).done == whole - 5
    story.rows_equal_fold(db)


def test_a_stopped_clock_never_changes(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with acting(sqlite, at=at(1)) as work:
        clocks.close_all(work, case_id, reason="test")
    day_off(sqlite, date(2026, 12, 2))
    assert run(sqlite).done == 0
    assert story.kinds(sqlite, case_id) == ["start", "stop"]


def test_a_promised_date_never_moves_earlier(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with acting(sqlite) as work:
        office.mark(work, "hanh-chinh", date(2026, 12, 2), "off", source=SOURCE)
    run(sqlite)
    with acting(sqlite) as work:
        office.unmark(work, "hanh-chinh", date(2026, 12, 2), source=SOURCE)
    run(sqlite)
    assert (due(sqlite, case_id), story.appointed(sqlite, case_id)) == ("08:00 03/12", "08:00 04/12")
    story.rows_equal_fold(sqlite)


def test_only_clocks_of_the_named_calendar_are_looked_at(sqlite: Engine) -> None:
    story.open_case(sqlite)
    day_off(sqlite, date(2026, 12, 2), calendars.NATION)
    assert run(sqlite, "bay-gio").done == 0
    assert run(sqlite, "hanh-chinh").done == 3


def test_the_task_and_the_rungs_follow_their_clock(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, parts=story.acts("accept", limit="P2D"))
    day_off(sqlite, date(2026, 12, 1))
    run(sqlite, when=MORNING)
    step = story.row(sqlite, case_id, "step")
    with acting(sqlite) as work:
        task = work.session.get_one(Task, step.task_id)
        assert story.said(task.due_at) == "08:00 03/12"  # type: ignore[arg-type] # it has a limit
        rungs = select(DueWork.part, DueWork.number, DueWork.due_at).where(DueWork.subject == str(step.id))
        found = {part: (number, story.said(moment)) for part, number, moment in work.session.execute(rungs)}
    assert found == {"warn": (2, "08:00 02/12"), "overdue": (2, "08:01 03/12")}


def test_a_statutory_number_corrected_afterwards_moves_what_it_measures(db: Engine) -> None:
    case_id = story.open_case(db)
    with acting(db) as work:
        parameters.change(work, parameters.SUPPLEMENT_REQUEST, "5", valid_from=date(2026, 11, 1), source=SOURCE)
    assert due(db, case_id, "request") == "08:00 03/12"
    run(db)
    assert (due(db, case_id, "request"), due(db, case_id)) == ("08:00 07/12", "08:00 03/12")
    assert run(db).done == 0
    story.rows_equal_fold(db)


def test_a_number_that_holds_from_a_later_day_leaves_earlier_cases_alone(sqlite: Engine) -> None:
    story.open_case(sqlite)
    with acting(sqlite) as work:
        parameters.change(work, parameters.SUPPLEMENT_REQUEST, "5", valid_from=date(2026, 12, 1), source=SOURCE)
    assert run(sqlite).done == 0
    later = story.filed(sqlite, at=at(1))
    assert due(sqlite, later, "request") == "08:00 08/12"


def test_a_unit_that_takes_another_calendar_takes_its_clocks_along(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, parts=story.acts("accept", limit="PT7H15M"))
    with acting(sqlite) as work:
        office.assign(work, organisation.unit_by_code(work, COMMUNE), "bay-gio", source=SOURCE)
    run(sqlite, when=MORNING)
    assert (due(sqlite, case_id, "step"), due(sqlite, case_id)) == ("07:15 01/12", "08:00 03/12")
    story.rows_equal_fold(sqlite)


def test_a_clock_that_cannot_be_derived_stays_and_is_named(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    other = story.filed(sqlite)
    with acting(sqlite) as work:
        clock = work.session.scalars(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")).one()
        clock.parameter = "khong-co"
        clock.parameter_value = "1"
    day_off(sqlite, date(2026, 12, 2))
    outcome = run(sqlite)
    assert [(failed.clock_id, type(failed.why).__name__) for failed in outcome.failed] == [(clock.id, "NoParameter")]
    assert story.kinds(sqlite, case_id) == ["start"]
    assert story.kinds(sqlite, other) == ["start", "recompute"]


@pytest.mark.parametrize(
    ("act", "kinds"), [("pause", ["start", "pause", "recompute"]), ("stop_case", ["start", "stop"])]
)
def test_an_officer_who_acts_while_a_batch_begins_is_not_overtaken(db: Engine, act: str, kinds: list[str]) -> None:
    case_id = story.open_case(db)
    day_off(db, date(2026, 12, 2))

    def officer(work: Work) -> None:
        progress.hold(work, case_id)
        getattr(clocks, act)(work, case_id, reason="test")

    outcomes: list[recompute.Batch] = []
    assert while_open(db, officer, lambda work: outcomes.append(recompute.batch(work))) is None
    assert [outcome.failed for outcome in outcomes] == [[]]
    assert story.kinds(db, case_id) == kinds
    story.rows_equal_fold(db)
