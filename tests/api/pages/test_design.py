"""The shelf of procedures that are designed, and one of them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine import offerings, organisation, revisions
from engine.tables import Publication
from scheduler.runner import Hands
from scheduler.tallies import count
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine.builders import COMMUNE, DESK, HOUSEHOLD, MORNING, acting, household

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


def test_the_tabs_of_a_procedure_without_a_draft_lead_to_where_one_is_begun(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST)
    assert "chưa khai: mọi Bộ phận một cửa" in analyst.get("/thiet-ke").words
    for part in ("so-do", "chay-thu", "kich-ban", "cong-bo"):
        assert "cần có một bản" in analyst.get(f"/thiet-ke/{HOUSEHOLD}/{part}").words
    assert "Chuyển phiên bản" not in analyst.words  # only an administrator moves cases
    for part in ("", "/phien-ban", "/mau", "/so-sanh"):
        words = analyst.get(f"/thiet-ke/{HOUSEHOLD}{part}").words
        assert f"› {household().name}" in words
        assert HOUSEHOLD not in words


def test_the_shelf_tells_of_each_procedure_how_it_stands(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.begin(work, "moi", {"procedure.toml": "name = 'Thủ tục mới'".encode()})
        one = work.session.scalars(select(Publication)).one()
        one.decision, one.flows, one.flows_covered = "QĐ 12/2026", 9, 8
        approved = {**{name: getattr(one, name) for name in ("slug", "code", "name", "digest")}, "version": 2}
        work.session.add(Publication(**approved, active_from=date(2027, 1, 1), published_at=work.now))
        commune = organisation.unit_by_code(work, COMMUNE)
        offerings.offer(work, [commune], household(), "competent", since=date(2026, 1, 1), source="QĐ 1")
    analyst = Visit(office).sign_in(ANALYST)
    assert analyst.get("/thiet-ke").words.count("chưa kiểm tra") == 2
    for _ in range(3):
        count(Hands(office.engine, "thử", clock=lambda _: MORNING))
    words = analyst.get("/thiet-ke").words
    for told in ("theo QĐ 12/2026", "phiên bản 2 từ 01/01/2027", "2 phiên bản", "Cấp xã: 1", "đi qua 8/9 luồng"):
        assert told in words
    assert re.search(r"đang soạn \d+ lỗi", words)
    row = office.ask("POST", "/workbench/search", {"filter": {"words": "hộ kinh"}}, by=ANALYST).get_json()["rows"][0]
    assert (row["current"]["decision"], row["versions"], row["offered"]["deciding"]) == (
        "QĐ 12/2026",
        2,
        {"commune": 1},
    )


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
