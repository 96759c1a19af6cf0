"""A case stands still from the notice until everything has come; then it goes on as its procedure says."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import Engine, select

from engine import clocks, hands, heads, organisation, timekeeping, trail
from engine.calendar.events import AlreadyPaused, ClockStopped, NotPaused
from engine.clocks import approvals, pausing, supplements
from engine.tables import Clock, ClockPause
from tests.engine import builders
from tests.engine.builders import DESK, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on
from tests.engine.runtime import drawing


def ask(engine: Engine, case_id: uuid.UUID, when: object, reason: str | None = None) -> None:
    with on(engine, case_id, when) as (work, case, procedure):  # type: ignore[arg-type]
        supplements.ask(work, case, procedure, key="phieu", reason=reason)


def bring(engine: Engine, case_id: uuid.UUID, when: object, *, is_full: bool = True) -> None:
    with on(engine, case_id, when) as (work, case, _):  # type: ignore[arg-type]
        supplements.receive(work, case, is_full=is_full)


@pytest.mark.parametrize(
    ("rules", "case_due", "step_due"),
    [
        ("", "14:00 11/12", "08:00 09/12"),  # anew: the full limit of the case and of the step
        ('[supplement]\nmode = "restart"\n', "14:00 11/12", "08:00 09/12"),
        ('[supplement]\nmode = "resume"\n', "11:00 11/12", "17:00 08/12"),
        ('[supplement]\nmode = "add"\nadded = { limit = "P5D" }\n', "11:00 18/12", "17:00 08/12"),
    ],
)
def test_the_clock_goes_on_by_the_mode_of_the_procedure(db: Engine, rules: str, case_due: str, step_due: str) -> None:
    case_id = story.open_case(db, rules, limit='[[limits]]\nlimit = "P3D"\n', parts=story.acts("accept", limit="PT4H"))
    ask(db, case_id, at(30, "09:00", 11))
    assert (due(db, case_id), story.row(db, case_id).state) == ("08:00 03/12", "paused")
    assert story.row(db, case_id, "step").state == "paused"
    bring(db, case_id, at(8, "14:00"))
    assert (due(db, case_id, "step"), story.row(db, case_id).state) == (step_due, "running")
    assert due(db, case_id) == case_due
    story.rows_equal_fold(db)


def test_the_old_date_is_kept_and_told_beside_the_new_one(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    ask(sqlite, case_id, at(1))
    bring(sqlite, case_id, at(8, "14:00"))
    assert [story.said(event.due_at) for event in story.events(sqlite, case_id)] == [
        *("08:00 03/12", "08:00 03/12", "14:00 11/12"),
    ]
    last = story.told(sqlite, case_id, "appointment")[-1]
    assert (last["previous_appointed"][:10], last["appointed"][:10], last["because"]) == (
        *("2026-12-03", "2026-12-11", "restart"),
    )


def test_partial_receipt_keeps_the_case_standing_still(db: Engine) -> None:
    case_id = story.open_case(db)
    ask(db, case_id, at(1))
    bring(db, case_id, at(2), is_full=False)
    bring(db, case_id, at(3), is_full=False)
    assert (story.row(db, case_id).state, due(db, case_id)) == ("paused", "08:00 03/12")
    with acting(db) as work:
        pause = work.session.scalars(select(ClockPause)).one()
        assert [moment[:10] for moment in pause.received] == ["2026-12-02", "2026-12-03"]
        assert pause.ended_at is None
        assert trail.verify(work.session, case_id) > 0


def test_a_late_file_stays_late_whatever_follows(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    ask(sqlite, case_id, at(4, "08:00"), "phát hiện muộn")
    bring(sqlite, case_id, at(8))
    with on(sqlite, case_id, at(9)) as (work, case, _):
        stopped = clocks.stop_case(work, case.id, reason="kết quả")
    assert stopped is not None
    assert (stopped.was_late, story.row(sqlite, case_id).was_late) == (True, True)


def test_nothing_becomes_late_while_it_stands_still(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    ask(sqlite, case_id, at(3, "20:00"))  # the due day has not ended
    bring(sqlite, case_id, at(20))
    with on(sqlite, case_id, at(20)) as (work, case, _):
        assert not clocks.shown(work, clocks.of_case(work, case.id)).is_late_at(work.now)


def test_steps_that_are_finished_stay_as_they_are(sqlite: Engine) -> None:
    steps = {"a": {"limit": "PT2H"}, "b": {"limit": "PT4H"}}
    builders.a_province(sqlite, builders.tiny(*builders.straight("a", "b", **steps)))
    case_id = builders.a_case(sqlite)
    finished = story.row(sqlite, case_id, "step").id
    builders.do(sqlite, case_id, "a", at=at(30, "09:00", month=11))
    with acting(sqlite, DESK, at=at(30, "10:00", month=11)) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    with acting(sqlite, DESK, at=at(1, "08:00")) as work:
        clocks.restart(work, case_id, reason="đủ")
    with acting(sqlite) as work:
        rows = {row.id: row for row in work.session.scalars(select(Clock).where(Clock.subject == "step"))}
        kinds = {row_id: row.events for row_id, row in rows.items()}
    assert kinds.pop(finished) == 2  # it began and ended
    assert list(kinds.values()) == [3]  # it began, stood still and began anew
    story.rows_equal_fold(sqlite)


def test_a_second_request_needs_a_reason_and_warns(db: Engine) -> None:
    case_id = story.open_case(db)
    ask(db, case_id, at(1))
    bring(db, case_id, at(2))
    with pytest.raises(supplements.AskedAgain, match="QĐ 766 sẽ tính là quá hạn"):
        ask(db, case_id, at(3), " ")
    assert story.row(db, case_id).state == "running"
    ask(db, case_id, at(3), "giấy tờ mới nộp không khớp")
    assert story.row(db, case_id).state == "paused"
    assert [warned["code"] for warned in story.told(db, case_id, "warning")] == ["AskedAgain"]


def test_a_request_after_the_officers_time_needs_a_reason_and_warns(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[supplement]\nrequest = { limit = "P1D" }\n')
    with pytest.raises(supplements.AskedLate, match="00:00 02/12/2026"):
        ask(sqlite, case_id, at(2, "00:01"))
    ask(sqlite, case_id, at(2, "00:01"), "kiểm tra lại bản chính")
    assert [warned["code"] for warned in story.told(sqlite, case_id, "warning")] == ["AskedLate"]


def test_what_speaks_against_a_request_can_be_asked_beforehand(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, '[supplement]\nrequest = { limit = "P1D" }\n')
    with on(sqlite, case_id, at(1)) as (work, case, _):
        assert supplements.warnings(work, case) == []
    with on(sqlite, case_id, at(3)) as (work, case, _):
        assert [type(one).__name__ for one in supplements.warnings(work, case)] == ["AskedLate"]


def test_money_to_be_paid_stops_the_clock_from_notice_to_confirmation(db: Engine) -> None:
    case_id = story.open_case(db)
    with on(db, case_id, at(1)) as (work, case, _):
        clocks.oblige(work, case, key="thong-bao-thue")
    with on(db, case_id, at(7)) as (work, case, procedure):
        clocks.paid(work, case, procedure, reference="BL-9")
    assert due(db, case_id) == "08:00 09/12"
    assert story.kinds(db, case_id) == ["start", "pause", "resume"]
    story.rows_equal_fold(db)


def test_a_case_held_by_two_reasons_goes_on_when_the_last_has_ended(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    ask(sqlite, case_id, at(1))
    with on(sqlite, case_id, at(2)) as (work, case, _):
        clocks.oblige(work, case, key="thong-bao-thue")
    bring(sqlite, case_id, at(3))
    assert story.row(sqlite, case_id).state == "paused"
    with on(sqlite, case_id, at(4)) as (work, case, procedure):
        clocks.paid(work, case, procedure)
    # One of the two lets it begin anew, so it does.
    assert (story.kinds(sqlite, case_id), due(sqlite, case_id)) == (["start", "pause", "restart"], "08:00 09/12")
    story.rows_equal_fold(sqlite)


def test_the_same_notice_holds_a_case_once(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    ask(sqlite, case_id, at(1))
    with pytest.raises(AlreadyPaused):
        ask(sqlite, case_id, at(1), "lần nữa")
    with pytest.raises(NotPaused), on(sqlite, case_id, at(2)) as (work, case, _):
        pausing.end(work, case.id, pausing.OBLIGATION)


def test_a_stopped_case_is_not_paused_any_more(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with on(sqlite, case_id, at(1)) as (work, case, _):
        clocks.stop_case(work, case.id, reason="kết quả")
    with pytest.raises(ClockStopped):
        ask(sqlite, case_id, at(2), "lý do")
    assert story.kinds(sqlite, case_id) == ["start", "stop"]


UNCOUNTED = '[[uncounted]]\nelement = "cho"\nbasis = "Điều 7 văn bản minh họa"\n'


def test_a_wait_that_is_declared_not_to_count_does_not(db: Engine) -> None:
    parts = (
        drawing.lanes(**{builders.LANE: ["start", "nhan", "cho", "a", "end"]}),
        drawing.start(),
        drawing.node("intermediateThrowEvent", "nhan", drawing.properties(act="accept")),
        drawing.node("intermediateCatchEvent", "cho", drawing.timer("P7D")),
        drawing.user("a"),
        drawing.end(),
        drawing.flow("start nhan cho a end"),
    )
    case_id = story.open_case(db, UNCOUNTED, parts=parts)
    assert story.row(db, case_id).state == "paused"
    with acting(db, at=at(7)) as work:
        builders.cases.fire_due(work, case_id)
    assert (story.row(db, case_id).state, due(db, case_id)) == ("running", "08:00 10/12")
    assert story.events(db, case_id)[1].basis == "Điều 7 văn bản minh họa"
    story.rows_equal_fold(db)


def test_a_step_that_is_declared_not_to_count_runs_by_its_own_clock(sqlite: Engine) -> None:
    parts = story.acts("accept", "paid", limit="PT4H")
    case_id = story.open_case(sqlite, UNCOUNTED.replace('"cho"', '"a"'), parts=parts)
    assert (story.row(sqlite, case_id).state, story.row(sqlite, case_id, "step").state) == ("paused", "running")
    builders.do(sqlite, case_id, "a", at=at(1))
    assert (story.row(sqlite, case_id).state, due(sqlite, case_id)) == ("running", "08:00 04/12")


@pytest.fixture
def catalogue(sqlite: Engine) -> uuid.UUID:
    """A case, and a catalogue with one reason."""
    case_id = story.open_case(sqlite)
    with acting(sqlite) as work:
        basis = "Điều 9 văn bản minh họa"
        approvals.add_reason(
            work, "thien-tai", "Thiên tai", basis=basis, since=date(2026, 1, 1), until=date(2026, 12, 5)
        )
        head = organisation.enrol(work, "head", "Lê Quang Thanh")
        commune = organisation.unit_by_code(work, builders.COMMUNE)
        organisation.appoint(work, head, commune, role="lanh-dao", title="Chủ tịch", since=date(2025, 7, 1))
    return case_id


def person(engine: Engine, login: str) -> uuid.UUID:
    with acting(engine) as work:
        return organisation.person_by_login(work, login).id


def test_another_pause_needs_a_reason_of_the_catalogue_and_the_heads_approval(
    sqlite: Engine, catalogue: uuid.UUID
) -> None:
    head, desk = person(sqlite, "head"), person(sqlite, DESK)
    with acting(sqlite, DESK, at=at(1)) as work:
        timekeeping.pause(work, catalogue, "thien-tai", reason="Bão số 12", approved_by=head)
    event = story.events(sqlite, catalogue)[-1]
    assert (event.kind, event.basis) == ("pause", "Điều 9 văn bản minh họa")
    assert (event.by_id, event.approved_by_id) == (desk, head)
    with acting(sqlite, DESK, at=at(4)) as work:
        timekeeping.resume(work, catalogue, "thien-tai")
    assert due(sqlite, catalogue) == "08:00 08/12"


@pytest.mark.parametrize(
    ("code", "reason", "approver", "day", "fault"),
    [
        ("thien-tai", " ", "head", 1, hands.NoReason),
        ("luoi", "mệt", "head", 1, approvals.UnknownReason),
        ("thien-tai", "Bão", "head", 7, approvals.UnknownReason),  # no longer in the catalogue
        ("thien-tai", "Bão", DESK, 1, heads.OwnApproval),
        ("thien-tai", "Bão", "lan.mc", 1, heads.NotTheHead),
    ],
)
def test_a_pause_without_reason_or_approval_is_refused(
    sqlite: Engine, catalogue: uuid.UUID, code: str, reason: str, approver: str, day: int, fault: type[Exception]
) -> None:
    approved_by = person(sqlite, approver)
    with acting(sqlite, DESK, at=at(day)) as work, pytest.raises(fault):
        timekeeping.pause(work, catalogue, code, reason=reason, approved_by=approved_by)
    assert story.kinds(sqlite, catalogue) == ["start"]
