"""The last act can be taken back until somebody goes on from it or it has left the house; a case can be returned."""

from __future__ import annotations

import uuid
from pathlib import Path

import pytest
from sqlalchemy import Engine, select, update

from engine import (
    clocks,
    hands,
    organisation,
    people,
    requests,
    results,
    signings,
    stepbacks,
    supplements,
    tasks,
    trail,
)
from engine.clocks import takebacks
from engine.files import Store
from engine.supplements import Item, Request
from engine.tables import Answer, Case, ClockEvent, Outbox, Result, StatusEntry, Task
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, DESK_TOO, EXPERT, HOUSEHOLD, acting, hours, waiting
from tests.engine.cases import test_results
from tests.engine.cases.papers import store

APPRAISED = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ."}


def appraised(engine: Engine) -> uuid.UUID:
    """A case whose expert has just given his opinion, an hour after it was assigned."""
    builders.a_province(engine, builders.household())
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF, at=hours(1))
    return case_id


def taken_back(engine: Engine, case_id: uuid.UUID, by: str) -> str:
    with acting(engine, by, at=hours(3)) as work:
        return stepbacks.take_back(work, case_id, reason="Nhầm người").element


def test_an_act_taken_back_leaves_the_step_with_whoever_did_it(db: Engine) -> None:
    case_id = appraised(db)
    assert taken_back(db, case_id, CHIEF) == "phan_cong"
    with acting(db) as work:
        task = waiting(work, case_id, "phan_cong")
        assert work.session.get_one(Task, task.id).state == "claimed"
        log = select(StatusEntry.status).where(StatusEntry.case_id == case_id).order_by(StatusEntry.number)
        assert work.session.scalars(log).all()[-3:] == ["forwarded", "processing", "forwarded"]
        assert trail.verify(work.session, case_id) > 4
    builders.do(db, case_id, "phan_cong", by=CHIEF, at=hours(4))


def test_what_somebody_acts_on_already_is_not_taken_back(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, EXPERT, at=hours(2)) as work:
        tasks.claim(work, waiting(work, case_id, "tham_dinh").id, seen=1)
    with pytest.raises(stepbacks.ActedUpon):
        taken_back(sqlite, case_id, CHIEF)


def test_only_the_last_actor_takes_back(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    for who in (DESK, EXPERT):
        with pytest.raises(stepbacks.NotYourAct):
            taken_back(sqlite, case_id, who)


def test_what_has_left_the_house_is_not_taken_back(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite) as work:
        work.session.execute(update(Outbox).values(delivered_at=hours(2)))
    with pytest.raises(stepbacks.LeftTheHouse):
        taken_back(sqlite, case_id, CHIEF)


def test_an_acceptance_is_not_taken_back(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    case_id = builders.a_case(sqlite, HOUSEHOLD)
    builders.do(sqlite, case_id, "tiep_nhan", answers=ACCEPTED)
    with pytest.raises(stepbacks.ActedUpon):
        taken_back(sqlite, case_id, DESK)


ASKING = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Thiếu đơn."}


def ask(engine: Engine, case_id: uuid.UUID, at: float) -> None:
    item = Item("document", "1", "illegible", "Nộp bản rõ nét.")
    with acting(engine, EXPERT, at=hours(at)) as work:
        task = waiting(work, case_id, "tham_dinh")
        supplements.ask(work, task.id, Request(items=[item], answers=ASKING), seen=task.version)


def test_a_request_taken_back_never_held_the_clock(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db) as work:
        due = clocks.of_case(work, case_id).due_at
    ask(db, case_id, 2)
    assert taken_back(db, case_id, EXPERT) == "tham_dinh"
    with acting(db, at=hours(3)) as work:
        row = clocks.of_case(work, case_id)
        assert (row.state, row.due_at, row.appointed_at) == ("running", due, due)
        kinds = select(ClockEvent.kind).where(ClockEvent.clock_id == row.id).order_by(ClockEvent.number)
        assert work.session.scalars(kinds).all() == ["start", "pause", "void"]
        assert work.session.get_one(Case, case_id).status == "processing"
        assert requests.of_case(work, case_id) == []
        assert trail.verify(work.session, case_id) > 4


def test_after_a_request_was_taken_back_the_next_one_is_the_first(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    ask(sqlite, case_id, 2)
    taken_back(sqlite, case_id, EXPERT)
    ask(sqlite, case_id, 4)
    with acting(sqlite) as work:
        assert [one.number for one in requests.of_case(work, case_id)] == [2]
        assert clocks.of_case(work, case_id).state == "paused"


def test_a_status_taken_back_goes_out_as_a_new_message(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    ask(sqlite, case_id, 2)
    taken_back(sqlite, case_id, EXPERT)
    with acting(sqlite) as work:
        sent = select(Outbox.payload).where(Outbox.case_id == case_id, Outbox.kind == "status").order_by(Outbox.number)
        assert [one["status"] for one in work.session.scalars(sent)][-3:] == ["processing", "supplement", "processing"]


def test_a_supplement_that_came_in_full_is_not_taken_back(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    builders.do(sqlite, case_id, "tham_dinh", by=EXPERT, at=hours(2), answers=ASKING)
    with acting(sqlite) as work:
        organisation.person_by_login(work, EXPERT).active = False
    builders.do(sqlite, case_id, "nhan_bo_sung", at=hours(2.5), answers={"da_nhan_du": True})
    with acting(sqlite, DESK, at=hours(3)) as work, pytest.raises(takebacks.MovedTheClock):
        stepbacks.take_back(work, case_id, reason="Nhầm")


def issued(engine: Engine, kept: Store) -> tuple[uuid.UUID, uuid.UUID]:
    """A household business whose result the clerk issued; gives the ids of case and result."""
    case_id, result_id = test_results.household_draft(engine, kept)
    test_results.sent_up_for_review(engine, case_id, hours(1))
    builders.do(engine, case_id, "soat_xet", by=CHIEF, at=hours(2), answers={"ket_qua_soat_xet": "dong-y"})
    with acting(engine, "thanh.ld", at=hours(3)) as work:
        task, seen = waiting(work, case_id, "ky_duyet"), {result_id: work.session.get_one(Result, result_id).digest}
        signings.sign(work, task.id, kept, shown=seen, answers={"ket_qua_ky": "ky"}, seen=task.version)
    with acting(engine, "ha.vt", at=hours(3.5)) as work:
        results.take_number(work, result_id, register="GCN")
        task = waiting(work, case_id, "phat_hanh")
        results.issue(work, task.id, answers={"so_van_ban": "01/GCN"}, seen=task.version)
    return case_id, result_id


def test_an_issue_taken_back_leaves_its_number_and_lets_the_clock_go_on(db: Engine, tmp_path: Path) -> None:
    case_id, result_id = issued(db, store(tmp_path))
    with acting(db, "ha.vt", at=hours(4)) as work:
        assert stepbacks.take_back(work, case_id, reason="Sai trang").element == "phat_hanh"
    with acting(db) as work:
        row = work.session.get_one(Result, result_id)
        assert (row.state, row.number, row.issued_at, row.sealed) == ("signed", "01/GCN", None, row.digest)
        assert clocks.of_case(work, case_id).state == "running"
        assert work.session.get_one(Case, case_id).status == "processing"


def test_a_draft_whose_sending_up_is_taken_back_may_be_changed(sqlite: Engine, tmp_path: Path) -> None:
    result_id = test_results.drafted(sqlite, store(tmp_path))
    test_results.sent_up(sqlite, result_id, at=hours(1))
    taken_back(sqlite, test_results.row(sqlite, result_id).case_id, DESK)
    assert (test_results.row(sqlite, result_id).state, test_results.row(sqlite, result_id).sealed) == ("draft", None)


def test_a_closed_case_is_not_taken_back(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    builders.do(sqlite, case_id, "a")
    with pytest.raises(hands.CaseClosed):
        taken_back(sqlite, case_id, DESK)


def test_an_officer_returns_a_case_to_an_earlier_step_with_his_reason(db: Engine) -> None:
    case_id = appraised(db)
    builders.do(db, case_id, "tham_dinh", by=EXPERT, at=hours(2), answers=APPRAISED)
    with acting(db, CHIEF, at=hours(3)) as work:
        task = waiting(work, case_id, "soat_xet")
        found = stepbacks.return_to(work, task.id, "tham_dinh", reason="Thiếu căn cứ", seen=task.version)
        assert (found.element, found.state) == ("tham_dinh", "ready")
        assert work.session.get_one(Case, case_id).state == "open"


def test_a_case_returned_to_an_officer_is_appraised_again_and_both_opinions_stay(db: Engine) -> None:
    case_id = appraised(db)
    builders.do(db, case_id, "tham_dinh", by=EXPERT, at=hours(2), answers=APPRAISED)
    with acting(db, CHIEF, at=hours(3)) as work:
        task, expert = waiting(work, case_id, "soat_xet"), organisation.person_by_login(work, EXPERT)
        found = stepbacks.return_to(work, task.id, "tham_dinh", reason="Sửa", seen=task.version, officer=expert)
        assert (found.state, found.holder_id) == ("claimed", expert.id)
    again = {**APPRAISED, "noi_dung_tham_dinh": "Đã thẩm định lại."}
    builders.do(db, case_id, "tham_dinh", by=EXPERT, at=hours(4), answers=again)
    with acting(db) as work:
        given = select(Answer.answers).where(Answer.case_id == case_id, Answer.element == "tham_dinh")
        kept = [one["noi_dung_tham_dinh"] for one in work.session.scalars(given.order_by(Answer.number))]
        assert kept == ["Đủ.", "Đã thẩm định lại."]


def test_a_case_is_not_returned_to_an_officer_who_may_not_do_the_step(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    builders.do(sqlite, case_id, "tham_dinh", by=EXPERT, at=hours(2), answers=APPRAISED)
    with acting(sqlite, CHIEF, at=hours(3)) as work:
        task, desk = waiting(work, case_id, "soat_xet"), organisation.person_by_login(work, DESK)
        with pytest.raises(tasks.NotTheirs):
            stepbacks.return_to(work, task.id, "tham_dinh", reason="Sửa", seen=task.version, officer=desk)
        work.session.rollback()


def test_who_may_not_do_a_step_does_not_return_from_it(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, DESK_TOO, at=hours(3)) as work:
        task = waiting(work, case_id, "tham_dinh")
        with pytest.raises(people.NotYours):
            stepbacks.return_to(work, task.id, "phan_cong", reason="x", seen=task.version)


def test_a_case_that_waits_for_its_applicant_is_not_returned(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    lacking = {"y_kien_tham_dinh": "bo-sung", "noi_dung_tham_dinh": "Thiếu.", "noi_dung_bo_sung": "Nộp văn bản."}
    builders.do(sqlite, case_id, "tham_dinh", by=EXPERT, at=hours(2), answers=lacking)
    with acting(sqlite, DESK, at=hours(3)) as work:
        task = waiting(work, case_id, "nhan_bo_sung")
        with pytest.raises(stepbacks.WaitsForApplicant):
            stepbacks.return_to(work, task.id, "tham_dinh", reason="Không cần nữa", seen=task.version)
