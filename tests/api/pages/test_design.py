"""The shelf of procedures that are designed, and one of them."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from commands.demo import province
from engine import revisions
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, HOUSEHOLD, acting, household

ANALYST = "van.pt"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst and one procedure."""
    found = build(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
    return found


def test_a_draft_is_begun_looked_at_and_given_up(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get("/thiet-ke?q=ho kinh doanh")
    assert "đang áp dụng: phiên bản 1" in analyst.words
    analyst.send("Soạn bản mới")
    assert "Lần lưu 1" in analyst.words
    assert "process.bpmn" in analyst.words
    assert analyst.asking_too_much("/thiet-ke", f"/thiet-ke/{HOUSEHOLD}") == {}
    with acting(office.engine) as work:
        revisions.write(work, HOUSEHOLD, "ghi-chu.txt", b"1", seen=1)
    analyst.send("Bỏ bản dự thảo")
    assert "Có người khác vừa sửa" in analyst.words
    analyst.send("Bỏ bản dự thảo")
    assert "đang soạn" not in analyst.words


def test_a_draft_that_is_wrong_says_where(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.begin(work, "moi", {"procedure.toml": "name = 'Thủ tục mới'".encode()})
    analyst = Visit(office).sign_in(ANALYST)
    with acting(office.engine) as work:
        revisions.begin(work, "sau", {"procedure.toml": b"a=" + b"[" * 3000})
        revisions.begin(work, "dai", {"procedure.toml": b"a=" + b"1" * 9999})
    assert "Thủ tục mới" in analyst.get("/thiet-ke").words
    analyst.get("/thiet-ke/moi")
    assert "thư mục chưa có sơ đồ nào" in analyst.words


def test_what_was_covered_is_measured_and_not_written(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.begin(work, "moi", {"scenarios.feature": b"1"})
    path = "/revisions/moi/files/scenarios.coverage.json"
    answer = office.ask("PUT", path, {"content": "{}"}, by=ANALYST, seen=1)
    assert problem(answer) == (422, "measured")


def test_who_designs_nothing_sees_no_draft(office: Office) -> None:
    desk = Visit(office).sign_in(DESK)
    assert desk.get("/thiet-ke").response.status_code == 403
    assert desk.get(f"/thiet-ke/{HOUSEHOLD}").response.status_code == 403
