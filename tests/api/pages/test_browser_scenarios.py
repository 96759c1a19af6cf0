"""Scenarios and try-runs of a draft in a real Chromium: written with the sentences beside, played, painted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine, delete, update

from bpmn import shipped
from commands.demo import province
from engine import coverage, revisions
from engine.tables import SignIn
from scheduler import rehearsals
from tests import browser
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.api.pages.visit import PASSWORD
from tests.engine import builders
from tests.engine.builders import MORNING, acting
from tests.scheduler.test_rehearsals import MENDED, SMALL, hands

LONG_AGO = MORNING - timedelta(days=1)
HERE = "/thiet-ke/nho/kich-ban"
WAITS = 'hồ sơ đang chờ Một cửa ở bước "a"'


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """The province with an analyst and a small draft whose scenarios hold."""
    found = build(sqlite, builders.tiny(*builders.straight("b")), files=tmp_path / "files")
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, "nho", {**SMALL, shipped.FEATURE: MENDED.encode()})
    return found


@pytest.fixture
def page(chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window in which the analyst is signed in."""
    with windows.signed_in(chromium, address, office, "van.pt") as found:
        yield found


def test_a_scenario_is_changed_fails_where_it_should_is_mended_and_painted(page: Page, office: Office) -> None:
    browser.go(page, HERE)
    page.fill("#text", MENDED.replace(WAITS, "hồ sơ đã kết thúc"))
    page.click("text=Lưu và chạy")
    page.wait_for_selector("text=Đang chờ đến lượt")
    rehearsals.play(hands(office.engine))
    page.wait_for_selector("text=1 trên 2 kịch bản không đạt", timeout=20_000)  # the open page asks by itself
    assert "mong đợi" in page.inner_text(".rehearsal .why")
    text = page.input_value("#text").rstrip()
    page.fill("#text", text.rpartition("\n")[0])
    page.press("#text", "Control+End")
    page.fill("#cau-tim", "dang cho o buoc")
    assert page.locator("[data-sentence]:visible").count() < 10
    page.click("button:has-text('hồ sơ đang chờ … ở bước')")
    page.keyboard.type("Một cửa")
    page.evaluate("const t = document.querySelector('#text'); t.value = t.value.replace('\"…\"', '\"a\"')")
    page.click("text=Lưu và chạy")
    page.wait_for_selector("text=Đang chờ đến lượt")
    rehearsals.play(hands(office.engine))
    page.wait_for_selector("text=Cả 2 kịch bản đều đạt", timeout=20_000)
    assert page.input_value("#text").rstrip().endswith(f"Và {WAITS}")
    with acting(office.engine) as work:
        record = revisions.files(work.session, "nho")[shipped.RECORD]
    said = page.input_value("#text").encode()  # as a browser gives it back
    assert coverage.problems(SMALL, feature=said, record=record) == []
    browser.go(page, "/thiet-ke/nho/so-do")  # which nobody changes: it is checked as it lies there
    page.wait_for_selector("#findings li, #checked:has-text('Không có lỗi')")
    assert "coverage-stale" not in page.inner_text("#findings")
    browser.go(page, HERE)
    page.click(".diagram a >> nth=0")
    page.wait_for_selector("#luong li")
    page.set_viewport_size({"width": 360, "height": 740})
    for path in (HERE, "/thiet-ke/nho/chay-thu"):
        browser.go(page, path)
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_what_was_written_outlives_a_closed_window_an_ended_sign_in_and_another_text(
    page: Page, office: Office
) -> None:
    opened(page, HERE)
    page.fill("#text", "Lần một")
    page.close(run_before_unload=False)
    page = page.context.new_page()
    opened(page, HERE)
    assert page.locator("#text").get_attribute("readonly") is not None
    page.click("text='Mở bản chưa lưu'")
    expect(page.locator("#text")).to_have_value("Lần một")
    page.fill("#text", "Lần hai")
    with acting(office.engine) as work:
        work.session.execute(update(SignIn).values(begun_at=LONG_AGO, seen_at=LONG_AGO))
    page.click("text='Lưu kịch bản'")
    page.fill("#login", "van.pt")
    page.fill("#password", PASSWORD)
    page.click("button.main")
    page.click("text='Gửi tiếp'")
    opened(page)
    assert written(office) == "Lần hai"
    expect(page.locator("[data-unsaved]")).to_be_hidden()
    page.fill("#text", "Lần ba")
    with acting(office.engine) as work:
        seen = revisions.look(work.session, "nho").version
        revisions.write(work, "nho", shipped.FEATURE, b"Theirs", seen=seen)
        work.session.execute(delete(SignIn))  # nobody knows any more who sends this
    page.click("text='Lưu kịch bản'")
    page.fill("#login", "van.pt")
    page.fill("#password", PASSWORD)
    page.click("button.main")
    browser.settle(page, ".top nav")
    opened(page, HERE)
    page.click("text='Mở bản chưa lưu'")
    page.click("text='Lưu kịch bản'")
    expect(page.locator(".theirs")).to_have_text("Theirs")
    expect(page.locator("#text")).to_have_value("Lần ba")
    page.click("text='Lưu kịch bản'")
    page.wait_for_selector("#text:not([data-refused])")
    assert written(office) == "Lần ba"


def test_what_a_browser_holds_is_not_written_over_before_one_decided(page: Page, office: Office) -> None:
    text = "/thiet-ke/nho/van-ban/ghi-chu.txt"
    page.route("**/files/*", lambda asked: asked.abort() if asked.request.method == "PUT" else asked.continue_())
    opened(page, text)
    page.fill("#text", "Trước khi sập")
    page.wait_for_selector("#saving[data-kept]")
    page.close(run_before_unload=False)
    page = page.context.new_page()
    opened(page, text)
    page.fill("#text", "Viết tiếp")
    page.click("#save")
    expect(page.locator("#saving")).to_contain_text("Đã lưu")
    page.close(run_before_unload=False)
    page = page.context.new_page()
    opened(page, text)
    expect(page.locator("#text")).to_have_value("Viết tiếp")
    page.click("text='Mở bản chưa lưu'")
    expect(page.locator("#text")).to_have_value("Trước khi sập")


def opened(page: Page, path: str | None = None) -> None:
    if path:
        page.goto(path)
    page.wait_for_selector("body[data-ready]")


def written(office: Office) -> str:
    with acting(office.engine) as work:
        return revisions.files(work.session, "nho")[shipped.FEATURE].decode()
