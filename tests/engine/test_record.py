"""What is written down of a case: trail, statuses, notices, clocks; and that it all agrees."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import Engine, delete, select, update

from engine import cases, clocks, runtime, trail
from engine.tables import Case, CaseState, Clock, ClockEvent, DueWork, Outbox, StatusEntry, Task, TrailEntry
from engine.work import Work
from feel.errors import Fault
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, EXPERT, HOUSEHOLD, MORNING, acting, hours
from tests.engine.runtime import drawing

ASKED = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Nộp thêm."}


@pytest.fixture
def case_id(db: Engine) -> uuid.UUID:
    """A case of the first procedure that waits for a supplement, its clock paused."""
    return waiting_for_supplement(db)


def waiting_for_supplement(engine: Engine) -> uuid.UUID:
    builders.a_province(engine, builders.household())
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", at=hours(1), answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF, at=hours(2))
    builders.do(engine, case_id, "tham_dinh", by=EXPERT, at=hours(3), answers=ASKED)
    return case_id


def supplemented(engine: Engine, case_id: uuid.UUID) -> None:
    builders.do(engine, case_id, "nhan_bo_sung", at=hours(26), answers={"da_nhan_du": True})


def test_the_status_of_a_case_is_the_newest_of_its_log(db: Engine, case_id: uuid.UUID) -> None:
    supplemented(db, case_id)
    with acting(db) as work:
        log = select(StatusEntry.number, StatusEntry.status).where(StatusEntry.case_id == case_id)
        found = work.session.execute(log.order_by(StatusEntry.number)).all()
        assert [entry.number for entry in found] == list(range(1, len(found) + 1))
        assert [entry.status for entry in found][:5] == ["filed", "received", "forwarded", "processing", "supplement"]
        assert work.session.get_one(Case, case_id).status == found[-1].status != "supplement"


def test_notices_are_numbered_in_the_order_of_the_case(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        rows = work.session.scalars(select(Outbox).where(Outbox.case_id == case_id).order_by(Outbox.number)).all()
        assert [row.number for row in rows] == list(range(1, len(rows) + 1))
        assert [row.payload["at"] for row in rows] == sorted(row.payload["at"] for row in rows)
        told = [row.payload["status"] for row in rows if row.kind == "status"]
        assert told == ["filed", "received", "forwarded", "processing", "supplement"]
        assert [row.payload["because"] for row in rows if row.kind == "appointment"] == ["start"]


def test_the_row_of_every_clock_is_the_fold_of_its_events(db: Engine, case_id: uuid.UUID) -> None:
    supplemented(db, case_id)
    with acting(db) as work:
        rows = work.session.scalars(select(Clock).where(Clock.case_id == case_id)).all()
        assert len(rows) == 6
        for row in rows:
            shown = clocks.shown(work, row)
            cached = (row.state, row.due_at, row.judged_until, row.appointed_at, row.was_late, row.stopped_at)
            folded = (shown.state, shown.due, shown.judged_until, shown.appointed, shown.was_late, shown.stopped_at)
            assert cached == folded


def case_clock(engine: Engine, case_id: uuid.UUID) -> tuple[str, list[str]]:
    """The state of the case's clock and the kinds of its events."""
    with acting(engine) as work:
        mine = select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")
        row = work.session.scalars(mine).one()
        kinds = select(ClockEvent.kind).where(ClockEvent.clock_id == row.id).order_by(ClockEvent.number)
        found = list(work.session.scalars(kinds))
        assert row.events == len(found)
        return row.state, found


def test_a_supplement_pauses_the_clock_and_restarts_it(db: Engine, case_id: uuid.UUID) -> None:
    assert case_clock(db, case_id) == ("paused", ["start", "pause"])
    supplemented(db, case_id)
    assert case_clock(db, case_id) == ("running", ["start", "pause", "restart"])


def test_a_clock_can_go_on_with_what_was_left(sqlite: Engine) -> None:
    case_id = waiting_for_supplement(sqlite)
    with acting(sqlite, at=hours(5)) as work:
        clocks.resume(work, case_id, reason="test")
    assert case_clock(sqlite, case_id) == ("running", ["start", "pause", "resume"])


def test_the_end_of_a_case_stops_a_clock_that_the_diagram_left_running(sqlite: Engine) -> None:
    accept = drawing.node("intermediateThrowEvent", "nhan", drawing.properties(act="accept"))
    way = drawing.flow("start nhan a end")
    parts = drawing.lanes(**{builders.LANE: ["a"]}), drawing.start(), accept, drawing.user("a"), drawing.end(), way
    builders.a_province(sqlite, builders.tiny(*parts))
    case_id = builders.a_case(sqlite)
    builders.do(sqlite, case_id, "a", at=hours(2))
    assert case_clock(sqlite, case_id) == ("stopped", ["start", "stop"])


def test_an_act_on_a_clock_that_never_began_is_refused(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    with acting(sqlite) as work, pytest.raises(clocks.NoClock):
        clocks.pause(work, case_id, reason="test")


def test_armed_timers_are_those_of_the_diagram_and_fire_when_due(db: Engine, case_id: uuid.UUID) -> None:
    armed = select(DueWork.part, DueWork.due_at).where(DueWork.case_id == case_id, DueWork.kind == "timer")
    with acting(db) as work:
        assert work.session.execute(armed).all() == [("het_han_bo_sung", hours(3 + 30 * 24))]
    with acting(db, at=hours(24)) as work:
        assert cases.fire_due(work, case_id) == 0
    with acting(db, at=hours(31 * 24)) as work:
        assert cases.fire_due(work, case_id) == 1
        assert work.session.execute(armed).all() == []
        assert builders.waiting(work, case_id, "xem_xet_dung").state == "ready"
        gone = select(Task.state).where(Task.element == "nhan_bo_sung")
        assert work.session.scalars(gone).one() == "obsolete"


HARMS = {
    "another act": update(TrailEntry).where(TrailEntry.number == 2).values(act="accepted"),
    "another moment": update(TrailEntry).where(TrailEntry.number == 3).values(at=MORNING),
    "another officer": update(TrailEntry).where(TrailEntry.number == 1).values(actor_id=None),
    "another value": update(TrailEntry).where(TrailEntry.number == 4).values(facts={"answers": "0"}),
    "another seal": update(TrailEntry).where(TrailEntry.number == 5).values(hash="0" * 64),
    "the first is gone": delete(TrailEntry).where(TrailEntry.number == 1),
    "one between is gone": delete(TrailEntry).where(TrailEntry.number == 3),
}


def test_a_change_to_the_trail_shows(db: Engine, case_id: uuid.UUID) -> None:
    with acting(db) as work:
        assert trail.verify(work.session, case_id) == 5
        found = [first_broken(work, case_id, harm) for harm in HARMS.values()]
        assert dict(zip(HARMS, found, strict=True)) == dict(zip(HARMS, (2, 3, 1, 4, 5, 1, 3), strict=True))


def first_broken(work: Work, case_id: uuid.UUID, harm: Any) -> object:
    """The entry that the trail is found broken at after *harm*, which is undone again."""
    undo = work.session.begin_nested()
    work.session.execute(harm.execution_options(synchronize_session=False))
    with pytest.raises(trail.TrailBroken) as broken:
        trail.verify(work.session, case_id)
    undo.rollback()
    return broken.value.facts["number"]


def test_the_trail_holds_no_personal_values(sqlite: Engine) -> None:
    waiting_for_supplement(sqlite)
    with acting(sqlite) as work:
        facts = repr(work.session.scalars(select(TrailEntry.facts)).all())
    assert [value for value in map(str, builders.APPLICATION.values()) if value in facts] == []


def junk(reason: str, blob: bytes, fault: type[Fault]) -> Any:
    return pytest.param(blob, fault, id=reason)


@pytest.mark.parametrize(
    ("blob", "fault"),
    [
        junk("newer", b"999\n[]", runtime.StateTooNew),
        junk("no number", b"\x00\xff junk", runtime.StateBroken),
        junk("no body", b"1\n", runtime.StateBroken),
        junk("no tokens", b'1\n[["a","b",false,false],[1,2]]', runtime.StateOfOther),
        junk("empty", b"", runtime.StateBroken),
    ],
)
def test_a_state_that_cannot_be_read_stops_the_act(sqlite: Engine, blob: bytes, fault: type[Fault]) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        work.session.execute(update(CaseState).values(blob=blob))
    with pytest.raises(fault):
        builders.do(sqlite, case_id, "a")
    with acting(sqlite) as work:
        assert (work.session.get_one(CaseState, case_id).blob, work.session.get_one(Case, case_id).version) == (blob, 1)
        assert builders.waiting(work, case_id, "a").state == "ready"
        assert trail.verify(work.session, case_id) == 2
