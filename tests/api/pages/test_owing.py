"""What the applicant is to pay, told and recorded on the page of a step; what is wrong stands beside its field."""

from __future__ import annotations

from importlib import resources

import pytest
from sqlalchemy import Engine

from engine import obligations
from tests.api.office import build, task_at
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import DESK, acting
from tests.engine.cases.test_obligations import charging

FORM = (resources.files("bpmn") / "shared" / "forms" / "xac-nhan-nop.json").read_bytes()
SEND, PAID = "Gửi thông báo, hoàn thành bước", "Ghi nhận đã nộp, hoàn thành"


@pytest.mark.parametrize("has_form", [False, True])
def test_a_notice_goes_out_and_its_payment_is_recorded(sqlite: Engine, *, has_form: bool) -> None:
    office = build(sqlite, charging("nop.json", nop=FORM) if has_form else charging())
    case_id = builders.a_case(sqlite)
    visit = Visit(office).sign_in(DESK).get(f"/viec/{task_at(office, case_id, 'tinh')}")
    assert visit.page.xpath("string(//form[@id='task-form']//button[1])") == "Hoàn thành"  # what Enter presses
    visit.send(SEND, **{"o.number": "15/TB-CCT", "o.content": "Lệ phí trước bạ", "o.amount_vnd": "nhiều"})
    assert visit.response.status_code == 422
    assert visit.page.xpath("//*[@role='alert']//a/@href") == ["#o.amount_vnd"]
    assert "chỉ gồm chữ số" in visit.page.xpath("//*[@id='e.o.amount_vnd']")[0].text_content()
    assert visit.page.xpath("//details[@id='nghia-vu'][@open]//input[@name='o.content']/@value") == ["Lệ phí trước bạ"]
    visit.send(SEND, **{"o.amount_vnd": "1.250.000", "o.pay_by": "2026-12-30"})
    assert "Thông báo số 15/TB-CCT: Lệ phí trước bạ, 1.250.000 đồng. Hạn nộp 30/12/2026." in visit.words
    assert visit.asking_too_much(visit.response.request.path) == {}
    names = {"receipt_number": "f.so_bien_lai", "paid_on": "f.ngay_nop"} if has_form else {}
    receipt, day = (names.get(one, f"o.{one}") for one in ("receipt_number", "paid_on"))
    more = {"f.so_tien_da_nop": "1250000"} if has_form else {}
    visit.send(PAID, **{receipt: "BL-7", day: "2026-12-25", **more})
    assert visit.response.status_code == 422
    (told,) = visit.page.xpath("//*[@id=$id]", id=f"e.{day.removeprefix('f.')}")
    assert "Ngày nộp phải từ ngày thông báo" in told.text_content()
    assert visit.page.xpath(f"//input[@name='{receipt}']/@value") == ["BL-7"]
    visit.send(PAID, **{day: "2026-11-30"})
    assert visit.response.status_code == 200
    with acting(sqlite) as work:
        assert [one.receipt_number for one in obligations.of_case(work, case_id)] == ["BL-7"]


def test_a_form_without_the_receipt_says_so_beside_its_field(sqlite: Engine) -> None:
    office = build(sqlite, charging("nop.json", nop=FORM))
    case_id = builders.a_case(sqlite)
    visit = Visit(office).sign_in(DESK).get(f"/viec/{task_at(office, case_id, 'tinh')}")
    visit.send(SEND, **{"o.number": "15/TB", "o.content": "Phí", "o.amount_vnd": "1000"}).send(PAID)
    assert "#f.so_bien_lai" in visit.page.xpath("//*[@role='alert']//a/@href")
    visit.get(f"/ho-so/{case_id}/thoi-han").send("Thu hồi", reason="Tính sai")
    assert "Thông báo nghĩa vụ tài chính" in visit.words
