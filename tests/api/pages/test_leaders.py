"""Leaders approve on the pages: one case after another, many at once, back to a step, with an order."""

from __future__ import annotations

import uuid

import pytest

from engine import files, procedures, results
from engine.tables import Result
from tests.api.office import task_at
from tests.api.pages.test_working import appraising
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, EXPERT, HOUSEHOLD, acting, hours

LEADER = "thanh.ld"
APPRAISED = {"y_kien_tham_dinh": "du-dieu-kien", "noi_dung_tham_dinh": "Đủ điều kiện cấp"}


@pytest.fixture
def leader(visit: Visit, case_id: uuid.UUID) -> Visit:
    """The leader, signed in, with two cases that wait for him."""
    for one in (case_id, builders.a_case(visit.office.engine, HOUSEHOLD)):
        appraising(visit.office, one)
        builders.do(visit.office.engine, one, "tham_dinh", by=EXPERT, answers=APPRAISED, at=hours(0.6))
        builders.do(
            visit.office.engine, one, "soat_xet", by=CHIEF, answers={"ket_qua_soat_xet": "dong-y"}, at=hours(0.8)
        )
    return visit.sign_in(LEADER)


def test_a_case_is_approved_with_all_in_view_and_the_next_one_opens(leader: Visit, case_id: uuid.UUID) -> None:
    leader.get(f"/ho-so/{case_id}").get(leader.page.xpath("//a[contains(., 'Xem và phê duyệt')]/@href")[0])
    assert "Đỗ Thị Lan" in leader.words
    leader.get("/phe-duyet").get(leader.page.xpath("//a[@data-main]/@href")[0])
    for word in ("Đề xuất của người thẩm định", "Đỗ Thị Lan", "Đủ điều kiện cấp", "Trần Thị Minh Họa", "còn "):
        assert word in leader.words
    leader.send("Duyệt")
    assert "Đây là hồ sơ tiếp theo" in leader.words
    leader.send("Duyệt")
    assert "Không có hồ sơ nào chờ duyệt" in leader.words
    leader.get("/phe-duyet?list=signed")
    assert len(leader.page.xpath("//tr[@data-row]")) == 2
    with acting(leader.office.engine) as work:
        assert builders.waiting(work, case_id, "phat_hanh")


def test_many_are_approved_at_once_each_with_its_summary(leader: Visit, case_id: uuid.UUID) -> None:
    leader.get("/phe-duyet")
    assert len(leader.page.xpath("//li[@data-row][contains(., 'Đủ điều kiện cấp')]")) == 2
    chosen = [str(value) for value in leader.page.xpath("//input[@name='task']/@value")]
    leader.send("Duyệt các hồ sơ đã chọn", task=chosen)
    assert "Đã làm 2 việc, không làm được 0 việc" in leader.words
    leader.get("/").get("/phe-duyet")
    assert "Không có hồ sơ nào chờ duyệt" in leader.words


def test_the_same_is_done_over_the_api(leader: Visit, case_id: uuid.UUID) -> None:
    rows = [{"id": task_at(leader.office, case_id, "ky_duyet"), "version": seen} for seen in (1, 99)]
    told = leader.office.ask("POST", "/tasks:approve", {"tasks": rows}, by=LEADER).get_json()["results"]
    assert [one.get("problem", {}).get("code", one["is_done"]) for one in told] == [True, "task-done"]


def test_a_case_goes_back_to_the_step_that_the_leader_chooses(leader: Visit, case_id: uuid.UUID) -> None:
    task_id = task_at(leader.office, case_id, "ky_duyet")
    leader.get(f"/phe-duyet/{task_id}").send("Trả lại hồ sơ", element="tham_dinh", reason=" ")
    assert "Hãy nêu rõ lý do" in leader.words
    leader.send("Trả lại hồ sơ", element="tham_dinh", reason="Kiểm tra lại ngành nghề")
    assert "Đây là hồ sơ tiếp theo" in leader.words
    with acting(leader.office.engine) as work:
        assert builders.waiting(work, case_id, "tham_dinh")


def test_an_order_is_given_while_the_case_goes_on_waiting(leader: Visit, case_id: uuid.UUID) -> None:
    leader.get(f"/phe-duyet/{task_at(leader.office, case_id, 'ky_duyet')}")
    leader.send("Giao thực hiện", to=EXPERT, content="Xác minh trụ sở")
    assert "Đã giao ý kiến chỉ đạo" in leader.words
    assert leader.page.xpath("//form[@id='approve']")
    assert "Xác minh trụ sở" in leader.get(f"/ho-so/{case_id}/y-kien?read=1").words
    assert not leader.page.xpath("//main//form")


def test_who_may_not_approve_sees_no_button(leader: Visit, case_id: uuid.UUID) -> None:
    task_id = task_at(leader.office, case_id, "ky_duyet")
    other = Visit(leader.office).sign_in(EXPERT).get(f"/phe-duyet/{task_id}")
    assert "Việc này không chờ bạn duyệt" in other.words
    assert not other.page.xpath("//main//form")
    other.post(f"/phe-duyet/{task_id}", {"version": "1"})
    assert other.response.status_code == 409
    assert Visit(leader.office).sign_in("linh.kh").get(f"/phe-duyet/{task_id}").response.status_code == 404


def test_no_page_of_theirs_takes_more_than_15_statements(leader: Visit, case_id: uuid.UUID) -> None:
    task_id = task_at(leader.office, case_id, "ky_duyet")
    case, task = f"/ho-so/{case_id}/y-kien", f"/viec/{task_id}"
    pages = ("/", "/phe-duyet", f"/phe-duyet/{task_id}", "/phan-cong", f"{task}/phan-cong", task, f"{task}?list=inbox")
    assert leader.asking_too_much(*pages, case, f"{case}?read=1") == {}
    leader.office.now = hours(24 * 7)  # late by days
    assert leader.sign_in(LEADER).asking_too_much(*pages) == {}
    assert "Quá hạn" in leader.get(task).words


def test_a_draft_that_was_not_shown_is_not_signed(leader: Visit, case_id: uuid.UUID) -> None:
    with acting(leader.office.engine, LEADER) as work:
        digest = files.keep(work, leader.office.store, b"%PDF-1.7\nmau\n", name="a.pdf")
        code = procedures.of_case(work.session, case_id).results[0].code
        draft = results.draft(work, case_id, code=code, digest=digest)
        draft.state, draft.sealed, draft.sent_from = "sent-up", digest, "tham_dinh"
    task_id = task_at(leader.office, case_id, "ky_duyet")
    leader.get(f"/phe-duyet/{task_id}")
    leader.send("Duyệt", shown=f"{draft.id}~{'0' * 64}")
    assert "không đúng bản đã trình và đã xem" in leader.words
    leader.get(f"/phe-duyet/{task_id}").send("Duyệt")
    with acting(leader.office.engine) as work:
        assert work.session.get_one(Result, draft.id).state == "signed"
