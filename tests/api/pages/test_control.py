"""Pages of control: lists with reason and holder, urging one by one, its answers; who holds what; digests of heads."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from engine import notices, organisation, substitutions
from tests.api.office import OUTSIDER, SECRET
from tests.api.pages.test_dashboard import LEADER, busy  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, COMMUNE, DESK, EXPERT, acting, hours

CONTROLLER = "kiem.soat"
PATHS = ("/kiem-soat", "/kiem-soat?list=idle", "/kiem-soat/don-doc", "/ai-dang-giu-gi", "/ban-tong-hop")


@pytest.fixture
def controller(busy: Visit) -> Visit:  # noqa: F811
    """The controller of the province, signed in on Tuesday a week later, when four cases are late and idle."""
    with acting(busy.office.engine) as work:
        officer = organisation.enrol(work, CONTROLLER, "Hoàng Văn Soát")
        above = organisation.unit_by_code(work, "H99")
        organisation.appoint(work, officer, above, role="kiem-soat", title="Kiểm soát", since=builders.province.SINCE)
    busy.office.now = hours(8 * 24)
    return busy.sign_in(CONTROLLER)


def test_each_number_of_control_leads_to_its_cases_with_reason_and_holder(controller: Visit) -> None:
    controller.get("/kiem-soat")
    told = {one.get("href"): int(one.findtext("strong")) for one in controller.page.xpath("//a[@class][strong]")}
    told |= {one.get("href"): int(one.text) for one in controller.page.xpath("//td/a[contains(@href, 'at=')]")}
    assert len(told) == 5 + 3
    assert sum(told.values()) == 2 * (4 + 4 + 5)
    assert {href: len(controller.get(href).page.xpath("//tr[@data-row]")) for href in told} == told
    controller.get("/kiem-soat?list=no-apology")
    for words in ("Văn bản xin lỗi: chưa soạn", "Thẩm định hồ sơ", "chưa ai nhận, UBND xã Hòa Bình"):
        assert words in controller.words
    assert controller.get("/kiem-soat?list=khong-co").response.status_code == 404


def test_many_are_urged_with_one_result_each_and_their_answers_are_seen(controller: Visit) -> None:
    boxes = [str(one) for one in controller.get("/kiem-soat").page.xpath("//input[@name='task']/@value")]
    assert len(boxes) == 4
    controller.send("Đôn đốc các việc đã chọn", task=[*boxes[:2], "khong-co~1"], words="Đề nghị xử lý trong ngày")
    assert "Đã làm 2 việc, không làm được 1 việc" in controller.words
    assert controller.page.xpath("//input[@id='words']/@value") == ["Đề nghị xử lý trong ngày"]
    controller.get("/kiem-soat/don-doc")
    assert len(controller.page.xpath("//tr[@data-row][contains(., 'Đề nghị xử lý')][contains(., 'chưa làm gì')]")) == 2
    controller.get("/kiem-soat").send("Đôn đốc các việc đã chọn", task=boxes[:1], words=" ")
    assert "Đã làm 0 việc, không làm được 1 việc" in controller.words


def test_who_may_not_urge_gets_a_refusal_and_who_is_outside_sees_nothing(controller: Visit) -> None:
    box = controller.get("/kiem-soat").page.xpath("//input[@name='task']/@value")[0]
    told = controller.sign_in(DESK).get("/kiem-soat").send("Đôn đốc các việc đã chọn", task=[box], words="Nhanh")
    assert "không có quyền đôn đốc" in told.words
    controller.sign_in(OUTSIDER)
    for path in PATHS:
        assert not controller.get(path).page.xpath("//tr[@data-row][contains(., 'UBND xã') or contains(., 'H99.15')]")
        assert SECRET not in controller.words


def test_a_list_is_downloaded_without_names_of_applicants(controller: Visit) -> None:
    data = controller.client.get(f"/kiem-soat/tai-ve?list=late&at={COMMUNE}&kind=csv").get_data().decode("utf-8-sig")
    rows = list(csv.reader(StringIO(data)))
    assert len(rows) == 5
    assert "Đăng ký thành lập hộ kinh doanh" in rows[1]
    assert SECRET not in data


def test_a_head_sees_who_holds_what_and_who_is_away(controller: Visit) -> None:
    with acting(controller.office.engine) as work:
        expert, chief = (organisation.person_by_login(work, login) for login in (EXPERT, CHIEF))
        dates = {"since": date(2026, 11, 30), "until": date(2026, 12, 12), "document": "QĐ 12/QĐ-UBND"}
        substitutions.substitute(work, expert, chief, **dates)
    controller.sign_in(LEADER).get("/ai-dang-giu-gi")
    (row,) = controller.page.xpath("//tr[@data-row][contains(., 'Đỗ Thị Lan')]")
    assert "vắng đến 11/12/2026" in " ".join(row.text_content().split())
    assert "6 việc chưa ai nhận, 5 việc quá hạn của bước." in controller.words


def test_the_digest_of_a_head_is_a_page(controller: Visit) -> None:
    with acting(controller.office.engine, at=hours(8 * 24)) as work:
        notices.digest(work)
    controller.sign_in(CHIEF).get("/ban-tong-hop")
    assert "Số hồ sơ chờ phân công thẩm định, quá hạn: 1" in controller.words
    assert "08:00, 08/12/2026" in controller.words


def test_no_page_of_control_takes_more_than_15_statements(controller: Visit) -> None:
    assert controller.asking_too_much(*PATHS) == {}
    assert controller.sign_in(LEADER).asking_too_much(*PATHS) == {}
