"""Orders and opinions on the pages: given, asked for, answered, and reported on from the inbox of who got the order."""

from __future__ import annotations

import uuid

from tests.api.office import OUTSIDER
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, hours

LEADER = "thanh.ld"


def test_an_order_comes_to_the_inbox_of_its_addressee_who_reports_on_it(visit: Visit, case_id: uuid.UUID) -> None:
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    visit.sign_in(LEADER).get(f"/ho-so/{case_id}/y-kien").send("Giao thực hiện", to="", content="Xác minh trụ sở")
    assert (visit.response.status_code, "Không có cán bộ mang tên đăng nhập" in visit.words) == (409, True)
    assert visit.page.xpath("//textarea[@name='content']")[0].text.strip() == "Xác minh trụ sở"
    visit.send("Giao thực hiện", to=EXPERT)
    assert "Xác minh trụ sở" in visit.words
    assert "chờ báo cáo" in visit.words
    other = Visit(visit.office).sign_in(EXPERT).get("/viec")
    assert "Thực hiện ý kiến chỉ đạo" in other.words
    other.get(other.page.xpath("//a[@data-main]/@href")[0])
    assert "Lê Quang Thanh giao lúc" in other.words
    other.send("Gửi báo cáo", text=" ")
    assert "Hãy nêu rõ lý do" in other.words
    other.send("Gửi báo cáo", text="Đã xác minh, đúng địa chỉ")
    assert "Đã hoàn thành “Thực hiện ý kiến chỉ đạo”" in other.words
    assert "Đã xác minh, đúng địa chỉ" in visit.get(f"/ho-so/{case_id}/y-kien").words


def test_a_note_is_written_and_struck_out_by_its_author(visit: Visit, case_id: uuid.UUID) -> None:
    visit.sign_in(DESK).get(f"/ho-so/{case_id}/y-kien").send("Ghi lại", text=" ")
    assert (visit.response.status_code, "Hãy nêu rõ lý do" in visit.words) == (422, True)
    visit.send("Ghi lại", text="Đã gọi điện")
    assert "Đã gọi điện" in visit.words
    assert not Visit(visit.office).sign_in(LEADER).get(f"/ho-so/{case_id}/y-kien").page.xpath("//button[.='Gạch bỏ']")
    assert "đã gạch bỏ" in visit.send("Gạch bỏ").words


def test_units_are_asked_at_once_and_each_answers_what_it_was_asked(visit: Visit, case_id: uuid.UUID) -> None:
    visit.sign_in(DESK).get(f"/ho-so/{case_id}/y-kien")
    units = ["H99.02 – Sở Xây dựng tỉnh Minh Họa", "H99.03"]
    visit.send("Gửi lấy ý kiến", unit=units, content="Cho ý kiến về địa điểm")
    assert visit.words.count("chờ trả lời") == 2
    asked = Visit(visit.office).sign_in(OUTSIDER).get(f"/ho-so/{case_id}/y-kien")
    assert len(asked.page.xpath("//button[normalize-space()='Gửi ý kiến']")) == 1
    asked.send("Gửi ý kiến", text="Phù hợp quy hoạch")
    assert (asked.response.status_code, "Ý kiến phải là một trong" in asked.words) == (422, True)
    assert asked.page.xpath("//textarea[@name='text']")[0].text.strip() == "Phù hợp quy hoạch"
    asked.send("Gửi ý kiến", opinion="agree")
    assert "Đồng ý Phù hợp quy hoạch" in asked.words


def test_whoever_does_not_work_on_the_case_only_reads(visit: Visit, case_id: uuid.UUID) -> None:
    visit.sign_in(EXPERT).get(f"/ho-so/{case_id}/y-kien")
    assert visit.response.status_code == 200
    assert not visit.page.xpath("//main//form")
    visit.post(f"/ho-so/{case_id}/chi-dao", {"to": CHIEF, "content": "x", "limit": "P1D"})
    assert visit.response.status_code == 409
    assert Visit(visit.office).sign_in("linh.kh").get(f"/ho-so/{case_id}/y-kien").response.status_code == 404


def test_an_order_is_called_off_with_its_reason(visit: Visit, case_id: uuid.UUID) -> None:
    builders.do(visit.office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2))
    visit.sign_in(LEADER).get(f"/ho-so/{case_id}/y-kien").send("Giao thực hiện", to=EXPERT, content="Xác minh trụ sở")
    visit.send("Hủy chỉ đạo", reason=" ")
    assert "Hãy nêu rõ lý do" in visit.words
    visit.send("Hủy chỉ đạo", reason="Đã có biên bản xác minh")
    assert ("đã kết thúc" in visit.words, "chờ báo cáo" in visit.words) == (True, False)
