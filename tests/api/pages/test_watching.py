"""Heads and leaders watch how cases go: numbers at each step, where time goes, what made cases late."""

from __future__ import annotations

import uuid
from datetime import date, timedelta

import pytest

from api import kept
from engine import procedures
from tests.api.pages.test_working import appraising
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import HOUSEHOLD, acting, hours, straight, tiny

LEADER, OUTSIDER = "thanh.ld", "khanh.xd"
PAGE = f"/thu-tuc/{HOUSEHOLD}"


@pytest.fixture
def leader(visit: Visit, case_id: uuid.UUID) -> Visit:
    """The leader, signed in, with one case that is appraised and two at the desk."""
    appraising(visit.office, case_id)
    for _ in range(2):
        builders.a_case(visit.office.engine, HOUSEHOLD)
    return visit.sign_in(LEADER)


def _step(visit: Visit, name: str) -> str:
    (line,) = visit.page.xpath("//ol[@class='outline']/li[contains(., $name)][contains(., 'chờ')]", name=name)
    return " ".join(line.text_content().split())


def test_each_step_tells_how_many_cases_wait_and_leads_to_them(leader: Visit) -> None:
    leader.get("/thu-tuc")
    assert leader.page.xpath("//tr[@data-row]/td[2]/text()") == ["3"]
    leader.get(str(leader.page.xpath("//a[@data-main]/@href")[0]))
    assert "2 hồ sơ chờ" in _step(leader, "Kiểm tra, tiếp nhận hồ sơ")
    assert "1 hồ sơ chờ" in _step(leader, "Thẩm định hồ sơ")
    assert "Đang chờ ở các bước: 3 hồ sơ, 0 quá hạn" in leader.words
    (link,) = leader.page.xpath("//*[name()='svg']//*[name()='a'][contains(@href, '/tiep_nhan')]/@href")
    leader.get(str(link))
    assert len(leader.page.xpath("//tr[@data-row]")) == 2
    leader.get(f"{link}?only=late")
    assert "Không có hồ sơ nào trong danh sách này" in leader.words


def test_an_open_page_is_told_only_what_changed(leader: Visit) -> None:
    part = str(leader.get(PAGE).page.xpath("//div[@id='standing']/@hx-get")[0])
    assert leader.client.get(part, headers={"HX-Request": "true"}).status_code == 304
    builders.a_case(leader.office.engine, HOUSEHOLD)
    changed = leader.client.get(part, headers={"HX-Request": "true"})
    assert changed.status_code == 200
    assert "3 hồ sơ chờ" in changed.get_data(as_text=True)


def test_late_cases_are_counted_and_listed_apart(leader: Visit) -> None:
    leader.office.now = hours(30)
    leader.sign_in(LEADER).get(PAGE)
    assert "2 quá hạn" in _step(leader, "Kiểm tra, tiếp nhận hồ sơ")
    leader.get(str(leader.page.xpath("//a[contains(@href, 'only=late')]/@href")[0]))
    assert len(leader.page.xpath("//tr[@data-row]")) == 2


def test_time_at_each_step_is_a_table_a_picture_and_a_file(leader: Visit) -> None:
    leader.get(f"{PAGE}/thoi-gian?since=2026-11-30&until=2026-11-30&sort=passages")
    assert "Kiểm tra, tiếp nhận hồ sơ" in leader.page.xpath("//th[@scope='row']/text()")
    assert leader.page.xpath("//*[name()='svg']")
    sent = leader.client.get(str(leader.page.xpath("//a[contains(@href, '.csv')]/@href")[0]))
    assert sent.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = sent.get_data(as_text=True).splitlines()
    assert len(lines) == 1 + len(leader.page.xpath("//th[@scope='row']"))
    leader.get(f"{PAGE}/thoi-gian?since=2026-12-31&until=2026-01-01")
    assert leader.response.status_code == 422
    assert "Khoảng thời gian" in leader.words


def test_what_made_cases_late_is_told_by_step_and_unit(leader: Visit) -> None:
    leader.office.now = hours(24 * 9)
    leader.sign_in(LEADER).get("/lam-cham")
    assert "1 hồ sơ quá hạn trong thời gian này" in leader.words
    assert "Thẩm định hồ sơ" in leader.words
    assert "UBND xã Hòa Bình (minh họa)" in leader.words
    assert "Thẩm định hồ sơ" in leader.client.get("/lam-cham.csv").get_data(as_text=True)


def test_procedures_without_cases_stand_behind_those_with(leader: Visit) -> None:
    with acting(leader.office.engine) as work:
        procedures.publish(work, tiny(*straight("a", "b")), active_from=date(2025, 7, 1))
    assert leader.get("/thu-tuc").page.xpath("//a[@data-main]/@href") == [PAGE, "/thu-tuc/nho"]
    assert leader.get("/thu-tuc/nho").response.status_code == 200
    assert leader.get("/thu-tuc?q=ho kinh doanh").page.xpath("//a[@data-main]/@href") == [PAGE]
    assert "Không có thủ tục nào đang áp dụng khớp" in leader.get("/thu-tuc?q=khong-co").words


def test_another_agency_sees_no_numbers(leader: Visit) -> None:
    other = Visit(leader.office).sign_in(OUTSIDER)
    assert "Không có hồ sơ nào đang chạy" in other.get("/thu-tuc").words
    assert "Đang chờ ở các bước: 0 hồ sơ" in other.get(PAGE).words
    assert other.get(f"{PAGE}/buoc/tiep_nhan").page.xpath("//tr[@data-row]") == []
    assert "Không có lượt nào" in other.get(f"{PAGE}/thoi-gian").words
    assert other.get("/thu-tuc/khong-co").response.status_code == 404


def test_no_page_of_theirs_asks_too_much(leader: Visit) -> None:
    paths = ("/thu-tuc", PAGE, f"{PAGE}/so-ho-so", f"{PAGE}/buoc/tiep_nhan", f"{PAGE}/thoi-gian", "/lam-cham")
    assert leader.asking_too_much(*paths) == {}


def test_a_case_is_walked_through_along_its_diagram_as_it_stood_then(leader: Visit, case_id: uuid.UUID) -> None:
    leader.get(f"/ho-so/{case_id}/dien-bien?luc=1")
    assert "Nộp hồ sơ" in leader.words
    current = "//li[@aria-current='step']"
    assert "Kiểm tra, tiếp nhận hồ sơ" in leader.page.xpath(current)[0].text_content()
    leader.get(str(leader.page.xpath("//a[@rel='next']/@href")[0]))
    assert "Phân công thẩm định" in leader.page.xpath(current)[0].text_content()
    assert "Đã xong" in leader.words
    leader.get(f"/ho-so/{case_id}/dien-bien?luc=99999999999")
    assert "Hiện nay." in leader.words
    assert "Thẩm định hồ sơ" in leader.page.xpath(current)[0].text_content()
    assert leader.page.xpath("//a[@rel='next']") == []
    other = Visit(leader.office).sign_in(OUTSIDER)
    assert other.get(f"/ho-so/{case_id}/dien-bien").response.status_code == 404
    assert leader.asking_too_much(f"/ho-so/{case_id}/dien-bien", f"/ho-so/{case_id}") == {}


@pytest.mark.parametrize(("many", "seen"), [(3, (3, 3, 4)), (4, (3, 4, 4))])
def test_figures_of_very_many_cases_are_kept_for_a_minute(
    leader: Visit, monkeypatch: pytest.MonkeyPatch, many: int, seen: tuple[int, ...]
) -> None:
    monkeypatch.setattr(kept, "MANY", many)
    found = []
    for seconds in (0, 59, 2):
        leader.office.now += timedelta(seconds=seconds)
        words = leader.get("/dieu-hanh").words
        found.append(next(count for count in (3, 4) if f"Hiện nay: {count} hồ sơ" in words))
        assert ("Số liệu lúc" in words) == (found[-1] >= many)
        if not seconds:
            builders.a_case(leader.office.engine, HOUSEHOLD)
    assert tuple(found) == seen
