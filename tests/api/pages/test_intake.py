"""Reception in one page: from the scan of a card to the case number, and what is typed survives every refusal."""

from __future__ import annotations

import re
import uuid
from io import BytesIO
from typing import Any

import pytest
from sqlalchemy import Engine, select

from bpmn import shipped
from engine import components
from engine.components import Handed
from engine.queries import papers
from engine.tables import Case, Party
from tests.api.office import OUTSIDER, Office, build
from tests.api.pages.visit import Visit
from tests.engine.builders import DESK, EXPERT, acting, household

BIRTH = "dang-ky-khai-sinh"
SHEET = f"/tiep-nhan/{BIRTH}"
ACCEPT = "Hồ sơ đầy đủ, hợp lệ: tiếp nhận"
READ = "Đọc thẻ, cập nhật"
ID = "001190000010"
CARD = f"{ID}|012345678|Trần Thị Minh Họa|20051990|Nữ|Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa)|01062021"
PDF = b"%PDF-1.7 minh hoa"
TYPED = {
    "f.ho_ten_tre": "Nguyễn Minh An",
    "f.ngay_sinh_tre": "20/11/2026",
    "f.gioi_tinh": "nam",
    "f.noi_sinh": "Trạm y tế xã Hòa Bình",
    "f.ho_ten_me": "Trần Thị Minh Họa",
    "f.so_dinh_danh_me": ID,
    "f.nguoi_yeu_cau": "Trần Thị Minh Họa",
    "f.dien_thoai": "0912000001",
}
PEOPLE = {"p.submitter.full_name": "Trần Thị Minh Họa", "p.submitter.personal_id": ID, "is_own": "on"}


@pytest.fixture
def office(sqlite: Engine, tmp_path: Any) -> Office:
    """An installation that registers births."""
    return build(sqlite, shipped.load(shipped.ROOT / BIRTH), household(), files=tmp_path / "files")


@pytest.fixture
def desk(visit: Visit) -> Visit:
    """The officer at the desk."""
    return visit.sign_in(DESK)


def sent(visit: Visit, button: str, **typed: Any) -> Visit:
    """After sending the sheet as it stands, with some of it *typed*."""
    return visit.send(button, **{name.replace(".", "__"): value for name, value in typed.items()})


def value(visit: Visit, name: str) -> str:
    return str(visit.page.xpath("//input[@name=$name]/@value", name=name)[0])


def cases(office: Office) -> list[Case]:
    with acting(office.engine) as work:
        return list(work.session.scalars(select(Case)))


def test_a_procedure_is_found_without_tones_and_by_its_code(desk: Visit) -> None:
    assert "Đăng ký khai sinh" in desk.get("/tiep-nhan?q=khai sinh").words
    links = "//ul[contains(@class, 'card')]//a/@href"
    assert desk.page.xpath(links) == [SHEET]
    assert desk.get("/tiep-nhan?q=1.001193").page.xpath(links) == [SHEET]
    assert "Không có thủ tục nào" in desk.get("/tiep-nhan?q=abc").words


@pytest.mark.parametrize(("path", "place"), [("/tiep-nhan", "words"), (f"/tiep-nhan/{BIRTH}", "card")])
def test_one_may_type_or_scan_before_any_script_is_there(desk: Visit, path: str, place: str) -> None:
    assert desk.get(path).page.xpath("//*[@autofocus]/@id") == [place]


def test_a_filing_becomes_a_case_with_its_number_in_one_sending(desk: Visit) -> None:
    desk.get(SHEET)
    sent(desk, ACCEPT, **PEOPLE, **TYPED, **{"c.0": "original", "c.2": "copy", "c.6": "shown"})
    assert (desk.response.status_code, desk.response.request.path.endswith("/da-tiep-nhan")) == (200, True)
    (case,) = cases(desk.office)
    assert case.case_number is not None
    assert desk.page.xpath("string(//*[@class='big'])") == case.case_number
    for words in ("Hẹn trả kết quả", "Thẩm tra hồ sơ"):
        assert words in desk.words
    with acting(desk.office.engine) as work:
        came = {one.name: one.papers[0].form for one in papers.checklist(work.session, case.id) if one.papers}
        assert list(came.values()) == ["original", "copy", "shown"]
        (party,) = work.session.scalars(select(Party).where(Party.case_id == case.id))
        assert (party.part, party.full_name, party.personal_id) == ("submitter", "Trần Thị Minh Họa", ID)


def test_a_scanned_card_fills_in_the_person_and_stands_in_no_address(desk: Visit) -> None:
    sent(desk.get(SHEET), READ, card=CARD, **TYPED)
    assert (value(desk, "p.submitter.full_name"), value(desk, "p.submitter.personal_id")) == (
        "Trần Thị Minh Họa",
        ID,
    )
    assert "sinh ngày 20/05/1990" in desk.words
    assert value(desk, "f.ho_ten_tre") == "Nguyễn Minh An"
    assert desk.response.request.query_string == b""
    sent(desk, READ, card=CARD.replace("Minh Họa|", "Ví Dụ|"), whose="owner")
    assert (value(desk, "p.owner.full_name"), desk.page.xpath("//input[@name='is_own']/@checked")) == (
        "Trần Thị Ví Dụ",
        [],
    )
    sent(desk, READ, card="001190|x")
    assert "Đây không phải nội dung mã QR" in desk.page.xpath("string(//*[@id='e.card'])")


def test_all_that_is_wrong_stands_beside_its_field_and_all_that_was_typed_stays(desk: Visit) -> None:
    desk.get(SHEET)
    wrong = {**TYPED, "f.ngay_sinh_tre": "31/02/2026", "f.so_dinh_danh_me": "123", "p.submitter.phone": "09"}
    sent(desk, ACCEPT, **wrong, **{"c.0": "electronic", "c.6": "shown"})
    assert desk.response.status_code == 422
    places = desk.page.xpath("//*[@role='alert']//a/@href")
    assert set(places) == {
        *("#p.submitter.full_name", "#p.submitter.phone", "#c.0", "#f.ngay_sinh_tre", "#f.so_dinh_danh_me"),
    }
    for place in places:
        assert desk.page.xpath("//*[@id=$id]", id=place[1:])
        assert desk.page.xpath("string(//*[@id=$id])", id=f"e.{place[1:].removeprefix('f.')}").strip()
    assert (value(desk, "f.so_dinh_danh_me"), value(desk, "f.ho_ten_tre")) == ("123", "Nguyễn Minh An")
    assert desk.page.xpath("//input[@name='c.6']/@checked")
    assert cases(desk.office) == []


def test_a_good_file_outlives_a_refusal_and_a_bad_one_is_told_beside_its_field(desk: Visit) -> None:
    desk.get(SHEET)
    files = {"c.0.file": (BytesIO(PDF), "to-khai.pdf"), "c.2.file": (BytesIO(PDF), "giay-chung-sinh.png")}
    sent(desk, ACCEPT, **PEOPLE, **TYPED, **files)
    assert desk.response.status_code == 422
    assert "không đúng như phần mở rộng" in desk.page.xpath("string(//*[@id='e.c.2'])")
    assert "Đã nhận tệp to-khai.pdf" in desk.words
    sent(desk, ACCEPT)
    assert desk.response.status_code == 200
    (case,) = cases(desk.office)
    with acting(desk.office.engine) as work:
        first, *_ = papers.checklist(work.session, case.id)
        assert [(one.file_name, one.kind, one.form) for one in first.papers] == [("to-khai.pdf", "pdf", "electronic")]


def test_a_ticket_of_another_officer_brings_no_file(desk: Visit) -> None:
    sent(desk.get(SHEET), READ, **{"c.0.file": (BytesIO(PDF), "to-khai.pdf")})
    ticket = value(desk, "c.0.ticket")
    other = Visit(desk.office).sign_in(EXPERT)
    assert re.search("quyền", other.get(SHEET).words)
    desk.get(SHEET)
    sent(desk, READ, **{"c.0": "original"})
    desk.post(f"{SHEET}/xem", {"c.0.ticket": ticket[:-2] + "xx"})
    assert "Đã nhận tệp" not in desk.words


def test_the_same_filing_again_is_warned_of_and_earlier_papers_are_used_again(desk: Visit) -> None:
    files = {"c.2.file": (BytesIO(PDF), "giay-chung-sinh.pdf")}
    sent(desk.get(SHEET), ACCEPT, **PEOPLE, **TYPED, **files)
    (first,) = cases(desk.office)
    sent(desk.get(SHEET), READ, card=CARD)
    assert "đang có hồ sơ cùng thủ tục chưa kết thúc" in desk.words
    assert str(first.case_number) in desk.words
    (old,) = desk.page.xpath("//input[@name='c.2' and starts-with(@value, 'reuse:')]/@value")
    sent(desk, ACCEPT, **TYPED, **{"c.2": old})
    assert desk.response.status_code == 200
    (second,) = [one for one in cases(desk.office) if one.id != first.id]
    with acting(desk.office.engine) as work:
        reused = [one.papers[0] for one in papers.checklist(work.session, second.id) if one.papers]
        assert [(one.is_reused, one.file_name) for one in reused] == [(True, "giay-chung-sinh.pdf")]


def test_a_filing_may_be_kept_without_being_accepted(desk: Visit) -> None:
    sent(desk.get(SHEET), "Lưu lại, chưa tiếp nhận", **PEOPLE, **TYPED)
    (case,) = cases(desk.office)
    assert (case.case_number, desk.response.request.path) == (None, f"/ho-so/{case.id}")


def test_what_the_verb_refuses_leaves_nothing_and_keeps_what_was_typed(
    desk: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lacking(*_: object, **__: object) -> None:
        raise components.ComponentsMissing(names="Tờ khai")

    monkeypatch.setattr(components, "require_all", lacking)
    sent(desk.get(SHEET), ACCEPT, **PEOPLE, **TYPED)
    assert (desk.response.status_code, "Hồ sơ còn thiếu: Tờ khai" in desk.words) == (422, True)
    assert (value(desk, "f.noi_sinh"), cases(desk.office)) == ("Trạm y tế xã Hòa Bình", [])


def test_at_a_desk_that_is_not_his_nobody_files(visit: Visit) -> None:
    visit.sign_in(OUTSIDER).get(SHEET)
    sent(visit, ACCEPT, **PEOPLE, **TYPED, unit="H99.15")
    assert (visit.response.status_code, "Bạn không có quyền tiếp nhận" in visit.words) == (422, True)
    assert cases(visit.office) == []


def test_a_reused_paper_is_always_of_the_same_person(desk: Visit) -> None:
    with acting(desk.office.engine) as work:
        assert components.of_person(work.session, ID, today=work.now.date()) == []
    sent(desk.get(SHEET), ACCEPT, **PEOPLE, **TYPED, **{"c.0": f"reuse:{uuid.uuid4()}"})
    assert (desk.response.status_code, "Không dùng lại được giấy tờ này" in desk.words) == (422, True)
    assert Handed(form="copy").digest is None
