"""Units, time and imports in a real Chromium: a merger from plan to inbox, a day off that moves what was shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from commands.demo import province
from engine import offerings, organisation
from engine.tables import Clock
from tests.api.office import Office
from tests.api.pages.test_browser_admin import fits
from tests.api.pages.test_officers import SOURCE, an_administrator
from tests.api.pages.test_units import ROOT
from tests.api.pages.windows import signed_in, trusted
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, HOUSEHOLD, acting
from tests.engine.imports import old
from tests.engine.people.rearranging import AFTER, BEFORE, NEW
from tests.engine.test_cataloguefiles import coded


@pytest.fixture
def page(chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """The administrator of the whole province, signed in."""
    an_administrator(office, "H99", ROOT)
    with trusted(chromium, address, office, ROOT) as page:
        yield page


def fits_both(page: Page, what: str) -> None:
    """The page as it stands is accessible and no wider than the window, on a desk and on a phone."""
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        fits(page, f"{what} at {width}")


def height(page: Page, place: str) -> int:
    return int(page.eval_on_selector(place, "one => one.clientHeight"))


def test_the_pages_are_accessible_and_no_wider_than_the_window(page: Page, office: Office, tmp_path: Path) -> None:
    with acting(office.engine) as work:
        unit = organisation.unit_by_code(work, COMMUNE)
        offerings.offer(work, [unit], builders.household(), "competent", since=province.SINCE, source=SOURCE)
    case_id = builders.a_case(office.engine, HOUSEHOLD)
    builders.do(office.engine, case_id, "tiep_nhan", answers=builders.ACCEPTED)
    places = (
        *("don-vi", f"don-vi/{COMMUNE}", "don-vi/moi", "sap-xep", "sap-xep/moi?kind=split"),
        *("lich", "lich/hanh-chinh", "tham-so", "trang-thai", "danh-muc", "danh-muc/quoc-gia"),
        *("huong-dan", "mau-thong-bao"),
        f"quyen-theo-buoc?don-vi={COMMUNE}&thu-tuc={HOUSEHOLD}",
    )
    for path in places:
        page.goto(f"/quan-tri/{path}", wait_until="networkidle")
        if path == f"don-vi/{COMMUNE}":  # what ends an offering has room
            page.evaluate("document.querySelectorAll('.offered details').forEach((one) => { one.open = true; })")
            assert page.eval_on_selector(".offered input[type=date]", "one => one.clientWidth") > 250
        fits_both(page, path)
        assert height(page, "nav.parts") < 80  # one line that is pushed sideways on a phone
        edge = "one => one.getBoundingClientRect().right <= innerWidth"
        assert page.eval_on_selector("nav.parts [aria-current]", edge)  # where one is, is in sight
        if path == "trang-thai":  # the whole chart is in sight
            assert page.eval_on_selector(".diagram", "one => one.scrollHeight <= one.clientHeight")
        if path == "lich":  # what follows the table stands apart from it
            assert page.eval_on_selector(".list + .card", "one => getComputedStyle(one).marginTop") == "16px"
    assert page.eval_on_selector(".matrix caption", "one => one.clientWidth") > 200  # not a word a line
    file = tmp_path / "danh-muc.jsonl"
    file.write_bytes(orjson.dumps(coded(1)) + b"\n{}\n")
    page.goto("/quan-tri/danh-muc/quoc-gia", wait_until="networkidle")
    page.set_input_files("#file", file)
    page.click("text='Đọc tệp'")
    page.wait_for_selector("text='Nhận vào danh mục'")
    fits_both(page, "the catalogue")
    file = tmp_path / "cu.jsonl"
    file.write_text(old.as_json([old.row(1), old.row(2, step="Bước lạ")]), encoding="utf-8")
    page.goto("/quan-tri/nhap-ho-so", wait_until="networkidle")
    fits_both(page, "nhap-ho-so")
    page.fill("#system", old.SYSTEM)
    page.set_input_files("#file", file)
    page.click("main button:has-text('Gửi tệp')")
    page.click("button:has-text('Kiểm tra, chưa nhập')")
    page.wait_for_selector("td:has-text('Bước lạ')")
    fits_both(page, "looked at")
    page.goto("/quan-tri/lich/hanh-chinh?nam=2026", wait_until="networkidle")
    page.fill("#m-day", "2026-12-02")
    page.fill("#m-source", SOURCE)
    page.click("main form:has(#m-day) button.main")
    page.wait_for_selector("#ket-qua")
    fits_both(page, "foreseen")
    shown = int(re.findall(r"\d+", page.inner_text("#ket-qua"))[-1])
    assert shown > 0
    before = dues(office)
    page.click(f"text='Ghi và dời {shown} hạn'")
    page.wait_for_selector(f".done:has-text('{shown} hạn đã dời')")
    after = dues(office)
    assert sum(after[one] != due for one, due in before.items()) == shown
    fits_both(page, "recounted")


def dues(office: Office) -> dict[object, object]:
    with acting(office.engine) as work:
        return {row.id: row.due_at for row in work.session.execute(select(Clock.id, Clock.due_at))}


def test_two_units_are_merged_and_their_cases_wait_in_the_inbox_of_the_successor(
    chromium: Browser, address: str, office: Office
) -> None:
    builders.a_case(office.engine, HOUSEHOLD)
    an_administrator(office, "H99", ROOT)
    office.now = BEFORE
    with trusted(chromium, address, office, ROOT) as page:
        page.goto("/quan-tri/sap-xep/moi?kind=merge", wait_until="networkidle")
        assert page.eval_on_selector("#before-0", "one => one.clientWidth") > 300  # a name of a unit fits in
        page.fill("#before-0", COMMUNE)
        page.fill("#before-1", "H99.03")
        page.fill("#to-0", NEW)
        page.click("text='Là đơn vị mới'")
        page.fill("#name-0", "UBND xã Bình Minh (minh họa)")
        page.fill("#parent-0", "H99")
        page.fill("#on", "2027-01-01")
        page.fill("#source", "NQ 1/NQ-HĐND")
        page.click("text='Lập phương án và xem trước'")
        row = page.locator("tr", has_text="hồ sơ đang giải quyết")
        expect(row).to_contain_text(f"UBND xã Hòa Bình (minh họa){COMMUNE}UBND xã Bình Minh (minh họa){NEW}")
        fits_both(page, "foreseen")
        page.click("text='Đồng ý, chuẩn bị sắp xếp'")
        page.wait_for_selector("text=đã chuẩn bị, chờ đến ngày")
        where = page.url.partition("?")[0]
    office.now = AFTER
    with trusted(chromium, address, office, ROOT) as page:
        page.goto(where, wait_until="networkidle")
        fits_both(page, "prepared")
        page.click("text='Chuyển hồ sơ sang đơn vị tiếp nhận'")
        page.wait_for_selector("text=đã chuyển xong")
        fits_both(page, "done")
    with signed_in(chromium, address, office, DESK) as desk:
        desk.goto("/viec", wait_until="networkidle")
        desk.click("main a[data-main]")
        desk.wait_for_selector("text=UBND xã Bình Minh (minh họa)")
