"""Signing in to the pages: who comes in, what lies before him, and that nothing he wrote is lost on the way."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pyotp
import pytest

from commands.demo import province
from engine import accounts, organisation, passwords
from tests.api.office import Office, task_at
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, acting

SOURCE = "QĐ 1"


def given(office: Office, login: str) -> str:
    with acting(office.engine) as work:
        return passwords.give(work, organisation.person_by_login(work, login), source=SOURCE)


def test_whoever_is_not_signed_in_is_led_there_and_back(visit: Visit) -> None:
    visit.get("/viec?list=free")
    assert "Đăng nhập" in visit.page.findtext(".//h1")
    given(visit.office, DESK)
    visit.sign_in(DESK)
    assert visit.response.request.path == "/"
    visit.client.delete_cookie("motcua")
    visit.get("/viec?list=free").send("Đăng nhập", login=DESK, password=PASSWORD)
    assert (visit.response.request.path, visit.response.request.args.get("list")) == ("/viec", "free")


@pytest.mark.parametrize("to", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:1"])
def test_nobody_is_led_off_the_pages(visit: Visit, to: str) -> None:
    visit.get("/dang-nhap")
    given(visit.office, DESK)
    token = visit.page.xpath("//input[@name='csrf_token']/@value")[0]
    sent = {"csrf_token": token, "login": DESK, "password": "x", "to": to}
    answer = visit.client.post("/dang-nhap", data=sent)
    assert 'name="to" value="/"' in answer.get_data(as_text=True)


def test_a_first_password_leads_to_its_change_and_then_to_the_work(visit: Visit) -> None:
    told = given(visit.office, DESK)
    visit.get("/viec").send("Đăng nhập", login=DESK, password=told)
    assert visit.get("/viec").page.findtext(".//h1") == "Đổi mật khẩu"
    visit.send("Đổi mật khẩu", present=told, new=PASSWORD, again=PASSWORD + "x")
    assert "không giống nhau" in visit.words
    visit.send("Đổi mật khẩu", present=told, new=PASSWORD, again=PASSWORD)
    assert visit.page.findtext(".//h1") == "Việc của tôi"


def test_what_is_wrong_is_not_told_and_after_ten_tries_one_waits(visit: Visit) -> None:
    given(visit.office, DESK)
    visit.get("/dang-nhap")
    said = set()
    for number in range(10):
        visit.send("Đăng nhập", login=DESK if number else "khong.co", password="sai")
        said.add((visit.response.status_code, visit.page.xpath("//*[@role='alert']")[0].text_content().strip()))
    assert said == {(401, "Tên đăng nhập hoặc mật khẩu không đúng.")}
    visit.send("Đăng nhập", login=DESK, password="sai")
    visit.send("Đăng nhập", login=DESK, password="sai")
    assert (visit.response.status_code, "chờ 15 phút" in visit.words) == (429, True)


def test_an_administrator_takes_on_a_second_factor_and_shows_it_from_then_on(visit: Visit) -> None:
    office = visit.office
    with acting(office.engine) as work:
        person = organisation.enrol(work, "quan.tri", "Trần Quản Trị")
        unit = organisation.unit_by_code(work, COMMUNE)
        organisation.appoint(work, person, unit, role="quan-tri", title="Quản trị", since=province.SINCE)
    visit.sign_in("quan.tri")
    assert visit.get("/viec").page.findtext(".//h1") == "Bật xác thực hai lớp"
    secret = visit.page.xpath("//code/text()")[0]
    visit.send("Bật xác thực hai lớp", code="000000")
    assert (visit.response.status_code, visit.page.xpath("//code/text()")[0]) == (422, secret)
    visit.send("Bật xác thực hai lớp", code=pyotp.TOTP(secret).at(office.now))
    codes = visit.page.xpath("//li/code/text()")
    assert len(codes) >= 7
    assert visit.get("/viec").page.findtext(".//h1") == "Việc của tôi"
    again = Visit(office).sign_in("quan.tri").get("/viec")
    assert again.page.findtext(".//h1") == "Xác thực hai lớp"
    assert again.get("/mat-khau").page.findtext(".//h1") == "Xác thực hai lớp"
    again.send("Tiếp tục", code=pyotp.TOTP(secret).at(office.now))
    assert "không đúng hoặc đã được dùng" in again.words
    again.send("Tiếp tục", code=codes[0])
    assert again.get("/viec").page.findtext(".//h1") == "Việc của tôi"


def test_whoever_leaves_is_out_and_so_is_a_locked_officer(desk: Visit) -> None:
    key = desk.client.get_cookie("motcua")
    assert key is not None
    desk.send("Đăng xuất")
    desk.client.set_cookie("motcua", key.value)
    assert desk.get("/viec").page.findtext(".//h1") == "Đăng nhập"
    desk.sign_in(DESK)
    with acting(desk.office.engine) as work:
        accounts.lock(work, organisation.person_by_login(work, DESK), source=SOURCE)
    assert desk.get("/viec").page.findtext(".//h1") == "Đăng nhập"


def test_the_cookie_is_kept_from_scripts_and_goes_over_tls_only_where_there_is_tls(visit: Visit) -> None:
    given(visit.office, DESK)
    visit.sign_in(DESK)
    for scheme, secure in (("http", False), ("https", True)):
        page = visit.client.get("/dang-nhap", base_url=f"{scheme}://localhost")
        token = re.findall(r'csrf_token" value="([^"]+)', page.get_data(as_text=True))[0]
        sent = {"csrf_token": token, "login": DESK, "password": PASSWORD}
        headers = {"Referer": f"{scheme}://localhost/dang-nhap"}
        answer = visit.client.post("/dang-nhap", data=sent, base_url=f"{scheme}://localhost", headers=headers)
        (cookie,) = [one for one in answer.headers.getlist("Set-Cookie") if one.startswith("motcua=")]
        assert ("HttpOnly" in cookie, "SameSite=Lax" in cookie, "Secure" in cookie) == (True, True, secure)


def test_a_form_that_is_not_ours_does_nothing(desk: Visit, case_id: uuid.UUID) -> None:
    path = f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}/nhan"
    answer = desk.client.post(path, data={"version": "1"})
    assert (answer.status_code, "Yêu cầu không đọc được" in answer.get_data(as_text=True)) == (400, True)
    with acting(desk.office.engine) as work:
        assert builders.waiting(work, case_id, "tiep_nhan").state == "ready"


def test_what_was_sent_after_the_time_was_over_is_sent_on_after_signing_in(desk: Visit, case_id: uuid.UUID) -> None:
    task_id = task_at(desk.office, case_id, "tiep_nhan")
    desk.get(f"/viec/{task_id}")
    desk.office.now += timedelta(hours=2)
    desk.send("Hoàn thành", f__ket_qua_tiep_nhan="tiep-nhan")
    assert (desk.response.status_code, desk.page.findtext(".//h1")) == (401, "Đăng nhập")
    desk.send("Đăng nhập", login=DESK, password=PASSWORD)
    assert desk.page.findtext(".//h1") == "Nội dung của bạn vẫn còn"
    desk.send("Gửi tiếp")
    assert "Đã hoàn thành" in desk.words


def test_what_was_sent_is_given_back_to_nobody_else(desk: Visit, case_id: uuid.UUID) -> None:
    Visit(desk.office).sign_in(DESK_TOO)
    desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}")
    desk.office.now += timedelta(hours=2)
    desk.send("Hoàn thành", f__ket_qua_tiep_nhan="tiep-nhan")
    assert "tiep-nhan" not in desk.page.xpath("string(//input[@name='kept']/@value)")
    desk.send("Đăng nhập", login=DESK_TOO, password=PASSWORD)
    assert desk.page.findtext(".//h1") == "Chào Trần Thị Lan"
    assert desk.page.xpath("//input[@value='tiep-nhan']") == []


def test_what_nobody_known_has_sent_is_not_kept(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}")
    desk.client.delete_cookie("motcua")
    desk.send("Hoàn thành", f__ket_qua_tiep_nhan="tiep-nhan")
    assert (desk.page.findtext(".//h1"), desk.page.xpath("//input[@name='kept']")) == ("Đăng nhập", [])


def test_a_part_of_a_page_says_that_the_time_is_over_and_leaves_the_rest(desk: Visit, case_id: uuid.UUID) -> None:
    desk.get(f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}")
    desk.office.now += timedelta(hours=2)
    path = f"/viec/{task_at(desk.office, case_id, 'tiep_nhan')}/nhap"
    desk.post(path, {"draft_version": "0"}, {"HX-Request": "true"})
    assert (desk.response.status_code, "Phiên làm việc đã hết" in desk.words) == (401, True)
    assert desk.page.xpath("//*[@id='draft-state']")
