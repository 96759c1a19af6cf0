"""Certifying on one page: the fee at once, the number, the book of the day, corrections, the printed book."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import select

from engine.tables import Certification
from tests.api.office import OUTSIDER
from tests.api.pages.test_intake import CARD
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, EXPERT, acting

WRITE = "Lấy số, ghi sổ"
TYPED = {"applicant": "Trần Thị Minh Họa", "paper": "Bằng tốt nghiệp đại học", "copies": "2", "pages": "3"}


def rows(visit: Visit) -> list[Certification]:
    with acting(visit.office.engine) as work:
        return list(work.session.scalars(select(Certification).order_by(Certification.serial)))


def test_an_entry_has_its_fee_its_number_and_stands_in_the_book_of_the_day(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc")
    assert visit.client.post("/chung-thuc/phi").status_code == 400
    visit.send(WRITE, **TYPED)
    assert "01 quyển số 01/2026-SCT/BS" in visit.words
    assert "10.000 đồng" in visit.words
    visit.send(WRITE, **TYPED, kind="signature")
    assert "2 việc · 4 bản · 30.000 đồng" in visit.words
    assert [(row.kind, row.serial, row.fee_vnd) for row in rows(visit)] == [
        ("copy", 1, 10_000),
        ("signature", 1, 20_000),
    ]


def test_the_fee_is_told_while_one_types(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc")
    assert "15.000 đồng" in visit.post("/chung-thuc/phi", {"kind": "copy", "copies": "3", "pages": "3"}).words
    assert "–" in visit.get("/chung-thuc").post("/chung-thuc/phi", {"kind": "copy", "copies": "x"}).words


def test_a_scanned_card_fills_in_who_asks_and_keeps_the_rest(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc")
    for button, paper in ((WRITE, "Học bạ"), ("Điền theo thẻ", "Giấy khai sinh")):  # a scanner ends with Enter
        visit.send(button, card=CARD, paper=paper)
        told = {
            name: visit.page.xpath(f"//input[@id='{name}']/@value") for name in ("applicant", "personal_id", "paper")
        }
        assert told == {"applicant": [CARD.split("|")[2]], "personal_id": [CARD.split("|")[0]], "paper": [paper]}
    assert "Đây không phải nội dung mã QR" in visit.send("Điền theo thẻ", card="x").words
    assert visit.page.xpath("//input[@id='paper']/@value") == ["Giấy khai sinh"]
    assert rows(visit) == []


def test_what_is_wrong_is_told_and_what_was_typed_stays(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc").send(WRITE, **{**TYPED, "copies": "0"})
    assert (visit.response.status_code, rows(visit)) == (422, [])
    assert visit.page.xpath("//input[@id='copies']/@aria-invalid") == ["true"]
    assert visit.page.xpath("//input[@id='paper']/@value") == [TYPED["paper"]]


def test_the_same_press_twice_is_one_entry(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc")
    sent = {"id": str(uuid.uuid4()), "unit": "H99.15", "kind": "copy", "signer": "thanh.ld", **TYPED}
    visit.post("/chung-thuc", sent).post("/chung-thuc", sent)
    assert len(rows(visit)) == 1


def test_an_entry_is_put_right_and_found_and_printed(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc").send(WRITE, **TYPED)
    visit.get(visit.page.xpath("//a[@data-main]/@href")[0]).send("Sửa mục này", pages="1", reason=" ")
    assert "Hãy nêu rõ lý do" in visit.words
    visit.send("Sửa mục này", pages="1", reason="Đếm nhầm trang")
    assert "Đếm nhầm trang" in visit.words
    assert "Phí: 10000 → 4000" in visit.words
    visit.get("/chung-thuc").send("Tìm trong sổ", words="tran thi minh")
    assert "đã sửa" in visit.words
    assert visit.get("/chung-thuc/so?kind=copy").page.xpath("string(//tfoot//th)") == "Cộng: 1 việc"


def test_a_printed_book_says_that_it_is_cut(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    visit.sign_in(DESK).get("/chung-thuc").send(WRITE, **TYPED).send(WRITE, **TYPED)
    assert "bị cắt" not in visit.get("/chung-thuc/so").words
    monkeypatch.setattr("engine.queries.certifications.MOST", 1)
    assert "dài hơn 1 mục nên bị cắt" in visit.get("/chung-thuc/so").words


def test_others_have_no_book_here(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc").send(WRITE, **TYPED)
    path = visit.page.xpath("//a[@data-main]/@href")[0]
    for who in (OUTSIDER, EXPERT):
        other = Visit(visit.office).sign_in(who)
        assert other.get(path).response.status_code == 404
        assert other.get("/chung-thuc?unit=H99.15").response.status_code == 404
    leader = Visit(visit.office).sign_in("thanh.ld").get("/chung-thuc?unit=H99.15")
    assert (leader.response.status_code, leader.page.xpath("//input[@id='paper']")) == (200, [])
    assert Visit(visit.office).sign_in(EXPERT).get("/chung-thuc").response.status_code == 403


def test_no_page_of_it_takes_more_than_15_statements(visit: Visit) -> None:
    visit.sign_in(DESK).get("/chung-thuc").send(WRITE, **TYPED)
    path = visit.page.xpath("//a[@data-main]/@href")[0]
    assert visit.asking_too_much("/chung-thuc", f"/chung-thuc?done={rows(visit)[0].id}", path, "/chung-thuc/so") == {}
