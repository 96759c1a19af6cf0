"""The dashboard of group 27: every number leads to as many rows, for whoever looks, within the unit and the period."""

from __future__ import annotations

import csv
import uuid
from io import BytesIO, StringIO

import openpyxl
import pytest
from sqlalchemy import ColumnElement, and_, select

from engine import organisation
from engine.tables import Task
from tests.api.office import OUTSIDER, SECRET
from tests.api.pages.test_caselist import STEPS
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import CHIEF, COMMUNE, EXPERT, HOUSEHOLD, MORNING, acting, hours

LEADER = "thanh.ld"


@pytest.fixture
def busy(visit: Visit, case_id: uuid.UUID) -> Visit:
    """Cases at every step; it is Monday a week later, so that some of them are late."""
    engine = visit.office.engine
    told = [builders.a_case(engine, HOUSEHOLD, at=hours(0.1)) for _ in STEPS]
    for number, steps in enumerate(STEPS):
        for turn, (element, by, answers) in enumerate(steps):
            builders.do(engine, told[number], element, by=by, answers=answers, at=hours(0.2 + turn / 10))
    ended = {"so_van_ban": "41H8000123"}
    builders.do(engine, told[-1], "phat_hanh", by="ha.vt", answers=ended, at=hours(0.9))
    visit.office.now = hours(7 * 24)
    return visit


def links(visit: Visit) -> dict[str, int]:
    """Where each number of the page leads, and the number."""
    cells = visit.page.xpath("//td/a[contains(@href, '/dieu-hanh/')] | //a[contains(@class, 'tile')][strong]")
    return {one.get("href"): int(one.findtext("strong") or one.text) for one in cells}


@pytest.mark.parametrize("who", [LEADER, CHIEF, EXPERT])
def test_every_number_leads_to_as_many_rows(busy: Visit, who: str) -> None:
    told = links(busy.sign_in(who).get("/dieu-hanh"))
    assert len(told) > 20
    assert sum(told.values()) > 30
    for href, number in told.items():
        assert len(busy.get(href).page.xpath("//tr[@data-row]")) == number, href


def test_the_dashboard_says_what_is_late_where_and_with_whom(busy: Visit) -> None:
    busy.sign_in(LEADER).get("/dieu-hanh")
    for words in (
        "Hiện nay: 5 hồ sơ đang giải quyết",
        "UBND xã Hòa Bình (minh họa)",
        "Thẩm định hồ sơ",
        "Chưa ai nhận",
    ):
        assert words in busy.words
    late = busy.page.xpath("//section[@aria-labelledby='now']//a[contains(., 'Quá hạn')]/strong/text()")
    assert late == ["4"]
    assert busy.page.xpath("//section[@aria-labelledby='period']//li[contains(., 'Tỷ lệ')]//strong/text()") == ["100%"]
    busy.get(busy.page.xpath("//section[@aria-labelledby='now']//a[contains(., 'Quá hạn')]/@href")[0])
    assert "quá " in busy.words
    assert "chưa ai nhận, UBND xã Hòa Bình" in busy.words


def test_what_made_cases_late_is_told_by_step_and_unit_and_leads_to_the_page_of_it(busy: Visit) -> None:
    busy.sign_in(LEADER).get("/dieu-hanh")
    slow = busy.page.xpath("//section[@aria-labelledby='slow']//tbody/tr")
    assert slow
    assert all("UBND xã Hòa Bình (minh họa)" in row.text_content() for row in slow)
    leads = busy.page.xpath("//section[@aria-labelledby='slow']//a/@href")[0]
    told = busy.client.get("/dieu-hanh/tai-ve?kind=csv").get_data().decode("utf-8-sig")
    sheet = [row[1] for row in csv.reader(StringIO(told)) if row[0] == "Bước và đơn vị làm chậm"]
    busy.get(leads)
    assert len(busy.page.xpath("//tbody/tr")) == len(sheet) >= len(slow)


def test_period_and_unit_narrow_it_and_bad_ones_are_refused(busy: Visit) -> None:
    day = MORNING.date()
    busy.sign_in(LEADER).get(f"/dieu-hanh?from={day}&until={day}&unit={COMMUNE}")
    assert busy.page.xpath("//section[@aria-labelledby='period']//a[contains(., 'Tiếp nhận')]/strong/text()") == ["5"]
    busy.get(f"/dieu-hanh?from=2026-12-06&until=2026-12-07&unit={COMMUNE}")
    assert busy.page.xpath("//section[@aria-labelledby='period']//a[contains(., 'Tiếp nhận')]/strong/text()") == ["0"]
    busy.get("/dieu-hanh?unit=H99.02")
    assert "Hiện nay: 0 hồ sơ đang giải quyết" in busy.words
    for query, words in (("from=mai", "Ngày phải ghi"), ("from=2020-01-01", "dài tối đa 366 ngày")):
        busy.get(f"/dieu-hanh?{query}")
        assert (busy.response.status_code, words in busy.words) == (422, True)
    assert busy.get("/dieu-hanh/ho-so?from=mai").response.status_code == 422
    assert busy.get("/dieu-hanh?unit=H00").response.status_code == 404
    assert busy.get("/dieu-hanh/ho-so?figure=khong-co").response.status_code == 404


def test_outside_his_unit_an_officer_sees_nothing_of_it(busy: Visit) -> None:
    busy.sign_in(OUTSIDER).get("/dieu-hanh")
    assert "Hiện nay: 0 hồ sơ đang giải quyết" in busy.words
    for path in ("ho-so?figure=late", f"ho-so?figure=late&at={COMMUNE}", "viec?holder=", "viec?holder=lan.cv"):
        assert not busy.get(f"/dieu-hanh/{path}").page.xpath("//tr[@data-row]")
    assert SECRET not in busy.words


def test_no_page_of_it_takes_more_than_15_statements(busy: Visit) -> None:
    busy.sign_in(LEADER)
    assert busy.asking_too_much("/dieu-hanh", "/dieu-hanh/ho-so?figure=late", "/dieu-hanh/viec?holder=") == {}


def test_all_tables_are_downloaded_and_nothing_in_them_is_calculated(busy: Visit) -> None:
    with acting(busy.office.engine) as work:
        organisation.person_by_login(work, EXPERT).full_name = "=1+1"
        task = builders.waiting(
            work, work.session.scalars(select(Task.case_id).where(is_at("tham_dinh"))).one(), "tham_dinh"
        )
        task.state, task.holder_id = "claimed", organisation.person_by_login(work, EXPERT).id
    busy.sign_in(LEADER)
    for kind in ("xlsx", "csv"):
        data = busy.client.get(f"/dieu-hanh/tai-ve?kind={kind}").get_data()
        told = list(csv.reader(StringIO(data.decode("utf-8-sig")))) if kind == "csv" else cells(data)
        total = dict(zip(told[0], told[1], strict=True))
        assert (total["Quá hạn"], total["Tiếp nhận trong kỳ"], total["Tỷ lệ đúng hạn"]) == ("4", "5", "100%")
        assert ("'=1+1" if kind == "csv" else "=1+1") in [row[1] for row in told]


def cells(data: bytes) -> list[list[str]]:
    """The words of a workbook, in which no cell is a formula."""
    rows = list(openpyxl.load_workbook(BytesIO(data)).worksheets[0].iter_rows())
    assert {cell.data_type for row in rows for cell in row} <= {"s", "inlineStr", "n"}
    return [[cell.value or "" for cell in row] for row in rows]


def is_at(element: str) -> ColumnElement[bool]:
    return and_(Task.element == element, Task.state == "ready")
