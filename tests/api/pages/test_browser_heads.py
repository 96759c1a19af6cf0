"""The pages of heads and leaders in a real Chromium: accessible at two widths, and an approval takes two clicks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import browser
from tests.api.office import Office, task_at
from tests.api.pages import windows
from tests.api.pages.test_leaders import LEADER, leader  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit


@pytest.fixture(params=[1280, 360])
def page(
    request: pytest.FixtureRequest,
    chromium: Browser,
    address: str,
    leader: Visit,  # noqa: F811
) -> Iterator[Page]:
    """A window of that width in which the leader is signed in."""
    with windows.signed_in(chromium, address, leader.office, LEADER, width=request.param) as found:
        yield found


def test_their_pages_are_accessible_and_no_wider_than_the_window(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    task_id = task_at(office, case_id, "ky_duyet")
    paths = (
        "/phe-duyet",
        "/phe-duyet?list=signed",
        f"/phe-duyet/{task_id}",
        "/phan-cong",
        f"/viec/{task_id}/phan-cong",
        f"/viec/{task_id}?list=inbox",
        f"/ho-so/{case_id}/y-kien",
        "/viec",
        "/dieu-hanh",
        "/dieu-hanh/ho-so",
        "/dieu-hanh/viec",
        "/kiem-soat",
        "/kiem-soat?list=idle",
        "/kiem-soat/don-doc",
        "/ai-dang-giu-gi",
        "/ban-tong-hop",
    )
    for path in paths:
        browser.go(page, path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_one_of_many_is_approved_in_two_clicks(page: Page) -> None:
    page.goto("/phe-duyet")
    page.click("a[data-main] >> nth=0")
    page.click("text='Duyệt'")  # no such words stand on the list
    page.wait_for_selector("text=Đây là hồ sơ tiếp theo")


def test_pictures_are_drawn_of_the_tables_without_a_complaint_of_the_policy(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    browser.go(page, "/dieu-hanh")
    page.wait_for_selector(".chart svg")
    assert page.locator(".chart:visible svg").count() == 4
    assert "UBND xã" in (page.locator(".chart[data-of=units] svg").text_content() or "")
    assert said == []
