"""Rungs of clocks: warnings, due moments, lateness and escalations fire once for each date of their clock."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy import Engine, select, update

from engine import clocks, duework, rungs
from engine.cases import VIETNAM
from engine.duework import Planned
from engine.tables import Case, Clock, ClockFire, DueWork, Outbox
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours
from tests.scheduler import duties

WARNING = datetime(2026, 12, 2, 8, tzinfo=VIETNAM)  #: one working day before the case is due
DUE = datetime(2026, 12, 3, 8, tzinfo=VIETNAM)
LATE = datetime(2026, 12, 4, 0, 1, tzinfo=VIETNAM)  #: the first minute after the due day


def clock_of(engine: Engine, case_id: uuid.UUID) -> Clock:
    with acting(engine) as work:
        return work.session.scalars(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")).one()


def waiting(engine: Engine) -> dict[str, datetime]:
    return {row.part: row.due_at for row in duties.rows(engine) if row.state == "waiting"}


def test_a_case_warns_one_working_day_before_it_is_due_and_is_late_after_its_due_day(db: Engine) -> None:
    duties.a_case(db)
    assert waiting(db) == {"warn": WARNING, "due": DUE, "overdue": LATE}


def test_each_rung_fires_once_at_its_moment(db: Engine) -> None:
    case_id = duties.a_case(db)
    seen = []
    for at in (hours(1), WARNING, WARNING, DUE, LATE, LATE):
        duties.drain(db, at)
        seen.append(sorted(duties.fired(db).elements()))
    assert seen == [[], ["warn"], ["warn"], ["due", "warn"], ["due", "overdue", "warn"], ["due", "overdue", "warn"]]
    assert duties.acts(db, case_id)[-3:] == ["rung", "rung", "rung"]


def test_a_rung_tells_the_outbox_which_clock_runs_out_and_when(sqlite: Engine) -> None:
    duties.a_case(sqlite)
    duties.drain(sqlite, WARNING)
    with acting(sqlite) as work:
        told = work.session.scalars(select(Outbox.payload).where(Outbox.kind == "reminder")).one()
        assert (told["rung"], told["subject"], told["task"]) == ("warn", "case", None)
        assert datetime.fromisoformat(told["due"]) == DUE


def test_a_late_case_that_is_being_processed_comes_into_the_status_overdue(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    duties.drain(sqlite, LATE)
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).status == "overdue"


def test_a_late_case_that_waits_for_something_else_keeps_its_status(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite, builders.tiny(*builders.straight("a")))
    duties.drain(sqlite, LATE)
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).status == "received"
    assert duties.fired(sqlite)["overdue"] == 1


def test_a_pause_calls_the_rungs_off_and_a_restart_puts_them_down_for_the_new_date(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    with acting(sqlite, at=hours(1)) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    assert waiting(sqlite) == {}
    with acting(sqlite, at=hours(49)) as work:
        clocks.restart(work, case_id, reason="đủ")
    moved = datetime(2026, 12, 7, 9, tzinfo=VIETNAM)
    assert waiting(sqlite)["due"] == moved
    assert {row.number for row in duties.rows(sqlite)} == {3}


def test_a_rung_fires_again_for_a_new_date(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    duties.drain(sqlite, WARNING)
    with acting(sqlite, at=DUE) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    with acting(sqlite, at=LATE) as work:
        clocks.restart(work, case_id, reason="đủ")
    duties.drain(sqlite, datetime(2026, 12, 14, tzinfo=VIETNAM))
    assert duties.fired(sqlite) == {"warn": 2, "due": 1, "overdue": 1}


def test_a_rung_does_not_fire_again_when_the_clock_goes_on_to_the_same_date(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    duties.drain(sqlite, WARNING)
    with acting(sqlite, at=WARNING.replace(hour=19)) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    with acting(sqlite, at=WARNING.replace(hour=21)) as work:
        clocks.resume(work, case_id, reason="đủ")
    assert waiting(sqlite) == {"due": DUE, "overdue": LATE}
    duties.drain(sqlite, LATE)
    assert duties.fired(sqlite) == {"warn": 1, "due": 1, "overdue": 1}


def test_nothing_waits_any_more_when_the_case_is_done(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    builders.do(sqlite, case_id, "a", at=hours(2))
    assert duties.rows(sqlite) == []


def test_a_step_says_itself_when_it_warns_and_escalates(sqlite: Engine) -> None:
    said = {"limit": "PT4H", "warn": "PT1H", "escalate": "PT2H P1D"}
    case_id = duties.a_case(sqlite, builders.tiny(*builders.straight("a", a=said)))
    of_case = str(clock_of(sqlite, case_id).id)
    found = {
        row.part: f"{row.due_at.astimezone(VIETNAM):%d %H:%M}" for row in duties.rows(sqlite) if row.subject != of_case
    }
    assert found == {"warn": "30 11:00", "overdue": "30 14:01", "escalate-1": "30 16:01", "escalate-2": "01 14:01"}


def test_the_trail_names_the_step_whose_clock_ran_out(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite, duties.both())
    duties.drain(sqlite, hours(7))
    with acting(sqlite) as work:
        told = work.session.scalars(select(Outbox.payload).where(Outbox.kind == "reminder")).one()
        assert (told["rung"], told["subject"], told["element"]) == ("overdue", "step", "a")
        assert work.session.get_one(Case, case_id).status == "processing"


def test_a_rung_whose_case_is_gone_ends_with_a_record_and_holds_nobody_up(db: Engine) -> None:
    duties.a_case(db)
    duties.plan(db, Planned(duework.RUNG, uuid.uuid4(), str(uuid.uuid4()), "warn", hours(0), 1))
    duties.drain(db, WARNING)
    gone = duties.rows(db)[0]
    assert (gone.state, gone.reason) == ("void", "Hồ sơ này không có quy trình đang chạy.")
    assert duties.fired(db) == {"warn": 1}


def test_a_rung_whose_clock_is_gone_or_stands_ends_with_a_record(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    clock = clock_of(sqlite, case_id)
    duties.plan(sqlite, Planned(duework.RUNG, case_id, str(uuid.uuid4()), "a-gone", hours(0), 1))
    builders.do(sqlite, case_id, "a", at=hours(2))
    duties.plan(sqlite, Planned(duework.RUNG, case_id, str(clock.id), "b-stands", hours(1), 1))
    before = duties.acts(sqlite, case_id)
    duties.drain(sqlite, LATE)
    assert [(row.state, row.reason) for row in duties.rows(sqlite)] == [
        ("void", rungs.ClockGone().say()),
        ("void", rungs.ClockStands().say()),
    ]
    assert duties.acts(sqlite, case_id) == before


def test_a_rung_put_down_twice_fires_once(sqlite: Engine) -> None:
    case_id = duties.a_case(sqlite)
    clock = clock_of(sqlite, case_id)
    duties.plan(sqlite, Planned(duework.RUNG, case_id, str(clock.id), "warn", WARNING, 1))
    duties.drain(sqlite, WARNING)
    with acting(sqlite) as work:
        assert len(work.session.scalars(select(ClockFire)).all()) == 1
        reasons = work.session.scalars(select(DueWork.reason).where(DueWork.state == "void")).all()
        assert reasons == [rungs.AlreadyFired(rung="warn").say()]


def test_a_timer_that_the_diagram_does_not_think_due_stays(sqlite: Engine) -> None:
    duties.a_case(sqlite, duties.both())
    with acting(sqlite) as work:
        early = update(DueWork).where(DueWork.kind == duework.TIMER)
        work.session.execute(early.values(due_at=hours(0), free_from=hours(0)))
    duties.drain(sqlite, hours(1))
    timer = next(row for row in duties.rows(sqlite) if row.kind == duework.TIMER)
    assert (timer.state, timer.attempts) == ("waiting", 1)
    duties.drain(sqlite, hours(25))
    assert duties.states(sqlite)["done"] == 2


def test_a_timer_moves_its_case(db: Engine) -> None:
    case_id = duties.a_case(db, duties.both())
    duties.drain(db, hours(24))
    with acting(db, DESK) as work:
        assert builders.waiting(work, case_id, "b").state == "ready"
    assert duties.acts(db, case_id).count("timer") == 1
