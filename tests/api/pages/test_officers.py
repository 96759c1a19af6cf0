"""Administrators look for officers, make and change their accounts, and take lists out of the house."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import openpyxl
import pytest

from commands.demo import province
from engine import changes, organisation
from engine.tables import Password, Person, SettingChange, SignIn
from tests.api.office import OUTSIDER, Office
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine.builders import COMMUNE, DESK, EXPERT, acting

ADMINISTRATOR = "quan.tri"
SOURCE = "QĐ 12/QĐ-UBND"


def an_administrator(office: Office, code: str = COMMUNE, login: str = ADMINISTRATOR) -> None:
    """An officer who administers the unit *code* and what is below it."""
    with acting(office.engine) as work:
        unit = organisation.unit_by_code(work, code)
        officer = organisation.enrol(work, login, "Ngô Văn Quản")
        organisation.appoint(work, officer, unit, role="quan-tri", title="Quản trị", since=province.SINCE)


@pytest.fixture
def admin(visit: Visit) -> Visit:
    """The administrator of the commune, signed in, with a second factor shown."""
    an_administrator(visit.office)
    return as_administrator(visit)


def as_administrator(visit: Visit, login: str = ADMINISTRATOR) -> Visit:
    """*visit* by the administrator *login*, who has shown his second factor."""
    visit.sign_in(login)
    with acting(visit.office.engine) as work:
        person = organisation.person_by_login(work, login)
        for one in work.session.query(SignIn).filter(SignIn.person_id == person.id):
            one.is_proven = True
    return visit.get("/")


def path_of(office: Office, login: str) -> str:
    with acting(office.engine) as work:
        return f"/quan-tri/can-bo/{organisation.person_by_login(work, login).id}"


def names(visit: Visit) -> list[str]:
    return [str(one).strip() for one in visit.page.xpath("//a[@data-main]/text()")]


def test_officers_are_found_without_tone_marks_and_no_name_stands_in_an_address(admin: Visit) -> None:
    admin.get("/quan-tri/can-bo")
    assert "Nguyễn Thị Mai" in names(admin)
    assert "Trịnh Thị Cúc" not in names(admin)
    admin.send("Tìm cán bộ", name="do thi lan")
    assert names(admin) == ["Đỗ Thị Lan"]
    assert admin.response.request.path == "/quan-tri/can-bo/tim"
    admin.send("Tìm cán bộ", name="", role="van-thu")
    assert (names(admin), admin.response.request.query_string) == (["Vũ Thu Hà"], b"role=van-thu")
    admin.get("/quan-tri/can-bo?state=locked")
    assert "Không có cán bộ nào khớp" in admin.words


def test_the_first_page_of_an_administrator_leads_to_each_part_of_administration(admin: Visit) -> None:
    links = admin.get("/").page.xpath("//section[@aria-labelledby='administration']//a/@href")
    parts = admin.get("/quan-tri/can-bo").page.xpath("//nav[contains(@class, 'parts')]//a/@href")
    assert len(parts) > 6
    assert links == [*parts, "/vet"]
    assert {admin.get(link).response.status_code for link in links} == {200}


def test_who_administers_nothing_finds_no_such_page_and_no_such_officer(desk: Visit) -> None:
    assert desk.get("/quan-tri/can-bo").response.status_code == 403
    assert desk.get(path_of(desk.office, EXPERT)).response.status_code == 404
    assert "Quản trị" not in desk.get("/").page.xpath("string(//nav)")


def test_an_officer_of_another_agency_does_not_exist(admin: Visit) -> None:
    assert admin.get(path_of(admin.office, OUTSIDER)).response.status_code == 404


def test_a_list_taken_out_calculates_nothing_and_is_on_record(admin: Visit) -> None:
    with acting(admin.office.engine) as work:
        organisation.person_by_login(work, DESK).full_name = "=HYPERLINK(1)"
    admin.get("/quan-tri/can-bo").send("Tải tệp Excel (.xlsx)", purpose=" ")
    assert "Hãy ghi căn cứ" in admin.words
    token = admin.page.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "purpose": "Báo cáo quý IV", "kind": "xlsx"}
    answer = admin.client.post("/quan-tri/can-bo/ket-xuat", data=sent)
    sheet: Any = openpyxl.load_workbook(BytesIO(answer.data)).active
    cells = {cell.value: cell.data_type for row in sheet.rows for cell in row}
    assert cells["=HYPERLINK(1)"] == "s"
    text = admin.client.post("/quan-tri/can-bo/ket-xuat", data={**sent, "kind": "csv"}).get_data(as_text=True)
    assert "'=HYPERLINK(1)" in text
    assert "cuc.xd" not in text
    with acting(admin.office.engine) as work:
        rows = work.session.query(SettingChange).filter(SettingChange.subject == "officers").all()
        assert [(row.act, row.source, row.facts["rows"]) for row in rows] == [
            ("export", "Báo cáo quý IV", text.count("\n") - 1)
        ] * 2
        assert changes.verify(work.session, "officers") == 2


def test_an_account_is_made_activated_and_its_first_password_is_shown_once(admin: Visit) -> None:
    account = {"login": "hoa.tt", "full_name": "Trịnh Thị Hòa", "unit": f"{COMMUNE} – UBND xã", "source": SOURCE}
    admin.get("/quan-tri/can-bo/moi").send("Tạo tài khoản", **{**account, "phone": "12"})
    assert admin.response.status_code == 422
    assert admin.page.xpath("//input[@name='full_name']/@value") == ["Trịnh Thị Hòa"]
    admin.send("Tạo tài khoản", **{**account, "phone": ""}).send("Kích hoạt tài khoản", source=SOURCE)
    assert "Đã ghi: đã kích hoạt" in admin.words
    here = admin.response.request.path
    admin.send("Cấp mật khẩu ban đầu", source=SOURCE)
    assert "no-transform" in admin.response.headers["Cache-Control"]
    told = admin.page.xpath("string(//code)")
    assert "chỉ hiện một lần" in admin.words
    assert told not in admin.get(here).words
    other = Visit(admin.office).get("/dang-nhap").send("Đăng nhập", login="hoa.tt", password=told)
    assert "Mật khẩu ban đầu do người khác cấp" in other.words
    with acting(admin.office.engine) as work:
        assert work.session.query(Password).join(Person).filter(Person.login == "hoa.tt").one().is_first


def test_a_lock_says_first_what_happens_to_open_work(admin: Visit, case_id: Any) -> None:
    desk = Visit(admin.office).sign_in(DESK)
    desk.get("/viec").send("Nhận việc kế tiếp")
    admin.get(path_of(admin.office, DESK))
    assert "1 việc trở về hàng chờ" in admin.words
    assert "từ " in admin.page.xpath("string(//section[@aria-labelledby='phien'])")
    admin.send("Khóa tài khoản", source=SOURCE)
    assert "Không giữ việc nào" in admin.words
    assert "Đã khóa" in admin.words
    assert desk.get("/viec").response.request.path == "/dang-nhap"


def test_nobody_changes_his_own_account(admin: Visit) -> None:
    here = path_of(admin.office, ADMINISTRATOR)
    admin.get(here)
    assert "Việc thay đổi do người quản trị khác làm" in admin.words
    assert admin.post(f"{here}/khoa", {"source": SOURCE}).response.status_code == 409
    assert "Không ai được tự thay đổi" in admin.words
    assert PASSWORD not in admin.words


def test_no_page_of_administration_asks_too_much(admin: Visit, case_id: Any) -> None:
    assert admin.asking_too_much("/quan-tri/can-bo", "/quan-tri/can-bo/moi", path_of(admin.office, DESK)) == {}


def test_posts_charges_and_groups_are_given_and_taken(admin: Visit) -> None:
    with acting(admin.office.engine) as work:
        organisation.group(work, "to", "Tổ thẩm định")
    an_administrator(admin.office, "H99", "tinh.qt")
    root = as_administrator(Visit(admin.office), "tinh.qt")
    here = path_of(admin.office, EXPERT)
    root.get(f"{here}/vi-tri")
    post = {"unit": COMMUNE, "role": "van-thu", "title": "Văn thư", "source": SOURCE}
    root.send("Giao vị trí", **post, until="2026-11-01")
    assert "Ngày kết thúc phải sau ngày bắt đầu" in root.words
    root.send("Giao vị trí", **post, until="2026-12-31")
    assert "đã giao vị trí" in root.words
    assert "từ 30/11/2026 đến hết 31/12/2026" in root.words
    root.send("Phân công phụ trách", post=f"{COMMUNE} van-thu", field="Đất đai", source=SOURCE)
    assert "Phụ trách:" in root.words
    assert "Đất đai, từ 30/11/2026" in root.words
    root.send("Vào nhóm", group="to", source=SOURCE)
    root.send("Rời nhóm", source=SOURCE)
    assert "Không thuộc nhóm nào" in root.words
    dismissing = {"post": f"{COMMUNE} van-thu", "source": SOURCE, "on": "2026-11-30"}
    root.post(f"{here}/vi-tri/thoi", dismissing)
    assert "đã cho thôi giữ vị trí" in root.words
    assert "Đất đai" not in root.words


def test_rights_tell_why_and_are_given_and_revoked(admin: Visit) -> None:
    here = path_of(admin.office, EXPERT)
    admin.get(f"{here}/quyen")
    assert "Giữ vị trí Chuyên viên thẩm định" in admin.words
    admin.send("Cấp quyền", act="urge", unit="", source=SOURCE)
    assert admin.response.status_code == 409  # without a unit: everywhere
    admin.send("Cấp quyền", act="urge", unit=COMMUNE, source=SOURCE)
    assert "Được cấp quyền riêng tại UBND xã Hòa Bình (minh họa): đôn đốc" in admin.words
    admin.send("Giao thẩm quyền ký", form="TL.", unit=COMMUNE, source="QĐ 3")
    assert "được giao ký (TL.) tại UBND xã Hòa Bình (minh họa) theo QĐ 3" in admin.words.replace("Được", "được")
    admin.send("Thu hồi", source=SOURCE)
    assert "đã thu hồi quyền" in admin.words
    assert admin.asking_too_much(f"{here}/quyen", f"{here}/vi-tri") == {}
