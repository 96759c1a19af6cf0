"""The time of a case on its page: apologies, pauses, the last act taken back; and a draft that goes up with a step."""

from __future__ import annotations

import uuid
from io import BytesIO
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine.clocks import approvals
from engine.tables import Result
from tests.api.office import Office, build, task_at
from tests.api.pages.test_leaders import APPRAISED, LEADER
from tests.api.pages.test_working import appraising
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, EXPERT, MORNING, acting, household

PDF = b"%PDF-1.7 minh hoa"
NEW = {"day": "2026-12-11", "hour": "16:30", "reason": "Chờ xác minh thực địa"}


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


@pytest.fixture
def expert(visit: Visit, case_id: uuid.UUID) -> Visit:
    """The expert, signed in, with a case that waits for his appraisal."""
    appraising(visit.office, case_id)
    return visit.sign_in(EXPERT)


def test_an_apology_is_drafted_signed_and_in_force_when_it_was_sent(expert: Visit, case_id: uuid.UUID) -> None:
    page = f"/ho-so/{case_id}/thoi-han"
    assert page in expert.get(f"/ho-so/{case_id}").page.xpath("//a/@href")
    expert.get(page).send("Trình lãnh đạo ký", **{**NEW, "day": ""})
    assert "Hãy ghi ngày và giờ hẹn lại" in expert.words
    assert "Chờ xác minh thực địa" in expert.get(page).send("Trình lãnh đạo ký", **NEW).words
    assert "chờ lãnh đạo ký" in expert.words
    Visit(expert.office).sign_in(LEADER).get(page).send("Ký văn bản xin lỗi")
    expert.get(page).send("Đã gửi cho người nộp")
    assert "đã gửi người nộp" in expert.words
    assert "hẹn trả 16:30, 11/12/2026" in expert.get(f"/ho-so/{case_id}").words
    assert expert.asking_too_much(page) == {}


def test_the_time_stands_still_as_a_head_approved_and_goes_on(expert: Visit, case_id: uuid.UUID) -> None:
    with acting(expert.office.engine) as work:
        approvals.add_reason(work, "thien-tai", "Thiên tai", basis="QĐ 9/QĐ-UBND", since=MORNING.date())
    page = f"/ho-so/{case_id}/thoi-han"
    expert.get(page).send("Tạm dừng tính thời hạn", reason="Bão số 5")
    assert "Đã tạm dừng tính thời hạn" in expert.words
    assert expert.asking_too_much(page) == {}
    assert "Thời hạn tính tiếp" in expert.get(page).send("Tính tiếp thời hạn").words


def test_the_last_act_is_taken_back_until_somebody_goes_on(expert: Visit, case_id: uuid.UUID) -> None:
    page = f"/ho-so/{case_id}/thoi-han"
    assert "Thu hồi thao tác vừa làm" not in expert.get(page).words
    builders.do(expert.office.engine, case_id, "tham_dinh", by=EXPERT, answers=APPRAISED, at=expert.office.now)
    expert.get(page).send("Thu hồi", reason="Ghi nhầm ý kiến")
    assert expert.response.request.path == f"/viec/{task_at(expert.office, case_id, 'tham_dinh')}"
    assert Visit(expert.office).sign_in("cuc.xd").get(page).response.status_code == 404


def test_a_draft_is_put_in_made_anew_and_goes_up_with_the_step(expert: Visit, case_id: uuid.UUID) -> None:
    task = f"/viec/{task_at(expert.office, case_id, 'tham_dinh')}"
    assert "Hãy chọn tệp dự thảo" in expert.get(task).send("Đưa dự thảo vào hồ sơ").words
    expert.get(task).send("Đưa dự thảo vào hồ sơ", draft__file=(BytesIO(PDF), "gcn.pdf"))
    expert.send("Thay dự thảo", draft__file=(BytesIO(PDF + b" 2"), "gcn.pdf"))
    assert expert.asking_too_much(task) == {}
    given = {f"f__{name}": value for name, value in APPRAISED.items()}
    expert.get(task).send("Hoàn thành", send_up="1", **given)
    with acting(expert.office.engine) as work:
        (row,) = work.session.scalars(select(Result).where(Result.case_id == case_id))
        assert (row.state, row.sealed == row.digest, row.sent_from) == ("sent-up", True, "tham_dinh")
    desk = Visit(expert.office).sign_in(DESK).get(f"/viec/{task_at(expert.office, case_id, 'soat_xet')}")
    assert "Đưa dự thảo vào hồ sơ" not in desk.words
