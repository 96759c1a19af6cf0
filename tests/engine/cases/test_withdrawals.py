"""An applicant asks to stop: kept always, decided in three working days, possible until the decision is signed."""

from __future__ import annotations

import uuid
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import hands, people, withdrawals
from engine.tables import Case, Clock, StopRequest, Task
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, acting, waiting
from tests.engine.cases import test_results
from tests.engine.cases.papers import store


def a_household(engine: Engine) -> uuid.UUID:
    builders.a_province(engine, builders.household())
    return builders.a_case(engine, HOUSEHOLD)


def appraised(engine: Engine) -> uuid.UUID:
    """A case that an expert appraises."""
    case_id = a_household(engine)
    builders.do(engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    return case_id


def asked(engine: Engine, case_id: uuid.UUID) -> StopRequest:
    with acting(engine, DESK) as work:
        return withdrawals.ask(work, case_id, reason="Không kinh doanh nữa")


def granted(engine: Engine, request: StopRequest, by: str = CHIEF) -> None:
    with acting(engine, by) as work:
        withdrawals.grant(work, request.id, reason="Đồng ý")


def test_a_request_waits_three_working_days_for_its_decision(sqlite: Engine) -> None:
    request = asked(sqlite, appraised(sqlite))
    assert request.state == "open"
    assert request.due_at == datetime.fromisoformat("2026-12-03T08:00:00+07:00")


@pytest.mark.parametrize(("forwarded", "status"), [(False, "withdrawn"), (True, "stopped")])
def test_a_granted_request_ends_the_case(db: Engine, forwarded: bool, status: str) -> None:
    case_id = appraised(db) if forwarded else a_household(db)
    granted(db, asked(db, case_id), by=CHIEF if forwarded else DESK)
    with acting(db) as work:
        case = work.session.get_one(Case, case_id)
        assert (case.status, case.state) == (status, "ended")
        assert set(work.session.scalars(select(Clock.state).where(Clock.case_id == case_id))) == {"stopped"}
        assert work.session.scalars(select(Task).where(Task.case_id == case_id, Task.ended_at.is_(None))).all() == []


def test_a_refused_request_stays_and_the_case_goes_on(db: Engine) -> None:
    case_id = appraised(db)
    request = asked(db, case_id)
    with acting(db, CHIEF) as work:
        withdrawals.refuse(work, request.id, reason="Đã có kết quả xác minh")
    with acting(db) as work:
        kept = work.session.get_one(StopRequest, request.id)
        assert (kept.state, kept.decision) == ("refused", "Đã có kết quả xác minh")
        assert waiting(work, case_id, "tham_dinh").state == "ready"


def test_after_the_signature_a_request_is_kept_and_refused(sqlite: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    result_id = test_results.drafted(sqlite, kept)
    test_results.sent_up(sqlite, result_id)
    test_results.signed(sqlite, kept, result_id)
    request = asked(sqlite, test_results.row(sqlite, result_id).case_id)
    assert (request.state, request.decision) == ("refused", withdrawals.SIGNED)


def test_a_request_is_decided_once_and_only_by_who_may(sqlite: Engine) -> None:
    request = asked(sqlite, a_household(sqlite))
    with acting(sqlite, EXPERT) as work, pytest.raises(people.NotAllowed):
        withdrawals.grant(work, request.id, reason="Đồng ý")
    granted(sqlite, request)
    with pytest.raises(withdrawals.NotWaiting):
        granted(sqlite, request)


def test_while_one_request_waits_there_is_no_second(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    asked(sqlite, case_id)
    with pytest.raises(withdrawals.AskedAlready):
        asked(sqlite, case_id)


def test_a_request_without_a_reason_is_none(sqlite: Engine) -> None:
    case_id = a_household(sqlite)
    with acting(sqlite, DESK) as work, pytest.raises(hands.NoReason):
        withdrawals.ask(work, case_id, reason="")


@pytest.mark.parametrize("by", [DESK, EXPERT])
def test_what_is_worked_on_is_stopped_only_by_who_assigns_the_work(sqlite: Engine, by: str) -> None:
    case_id = appraised(sqlite)
    request = asked(sqlite, case_id)
    with pytest.raises(withdrawals.NotForYou):
        granted(sqlite, request, by=by)
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).state == "open"
