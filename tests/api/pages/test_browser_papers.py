"""Papers in a real Chromium: looked at within a case, chosen files shown at once, nothing too wide."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from tests import browser
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.api.pages.test_papers import handed
from tests.engine.builders import DESK, HOUSEHOLD, household
from tests.engine.scans.sheets import BLUE, GREEN, RED, pdf, photo


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files."""
    return build(sqlite, household(), files=tmp_path / "files")


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which the officer at the desk is signed in."""
    with windows.signed_in(chromium, address, office, DESK, width=request.param) as found:
        yield found


def fits(page: Page) -> bool:
    """Whether nothing is wider than the window, and axe finds no fault."""
    assert browser.violations(page) == [], page.url
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_papers_are_looked_at_chosen_and_arranged(page: Page, office: Office, case_id: uuid.UUID) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    handed(office, case_id, pdf(RED, GREEN, BLUE, size=(595, 842)), "Giấy tờ đã quét.pdf")
    browser.go(page, f"/ho-so/{case_id}")
    page.click(".checks a:has-text('Xem')")
    browser.settle(page, "#xem-sau")
    page.click("#xem-sau")
    browser.settle(page, "text=Trang 2 trên 3")
    page.wait_for_selector("#xem-sau:focus")
    page.evaluate("document.querySelector('.leaf img').decode()")  # which fails where there is no picture
    assert fits(page)
    browser.go(page, f"/ho-so/{case_id}/thanh-phan/1")
    assert fits(page)
    shots = [{"name": f"anh-{n}.jpg", "mimeType": "image/jpeg", "buffer": photo(RED, size=(600, 800))} for n in (1, 2)]
    page.set_input_files("[id='giay-to.file']", shots)  # type: ignore[arg-type] # a list of payloads
    browser.settle(page, ".tray li:nth-child(2)")
    page.click(".tray li:nth-child(2) button:has-text('Lên')")
    browser.settle(page, ".tray li:first-child :text('anh-2.jpg')")
    assert fits(page)
    browser.go(page, f"/tiep-nhan/{HOUSEHOLD}")
    page.set_input_files("[id='c.0.file']", shots[0])  # type: ignore[arg-type] # a payload
    browser.settle(page, ".tray li")
    assert fits(page)
    assert said == []


def test_a_page_that_found_no_room_is_asked_for_again(
    chromium: Browser, address: str, office: Office, case_id: uuid.UUID
) -> None:
    handed(office, case_id, pdf(RED), "don.pdf")
    with windows.signed_in(chromium, address, office, DESK) as page:
        page.route("**/trang-1.jpg*", lambda route: route.fulfill(status=503), times=1)
        with page.expect_response(lambda answer: "trang-1" in answer.url and answer.status == 200):
            page.goto(f"/ho-so/{case_id}/thanh-phan/1")
