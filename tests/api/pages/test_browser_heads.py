"""The pages of heads and leaders in a real Chromium: accessible at two widths, and an approval takes two clicks."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

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
        f"/ho-so/{case_id}/thoi-han",
        f"/ho-so/{case_id}/dinh-chinh",
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


@pytest.mark.parametrize("page", [360], indirect=True)
def test_the_decision_stays_in_sight_and_covers_nothing_that_is_focused(page: Page) -> None:
    page.goto("/phe-duyet")
    page.click("a[data-main] >> nth=0")
    browser.settle(page, "#approve button")
    page.wait_for_selector("text=Chưa có ý kiến chỉ đạo")  # what is asked for last has its place
    expect(page.locator("#approve button")).to_be_in_viewport(ratio=1)
    page.click("text='Trả lại'")
    expect(page.locator("#element")).to_be_focused()
    for name in ("#element", "#reason"):
        page.focus(name)  # it is scrolled to slowly
        page.wait_for_function(
            """() => document.activeElement.getBoundingClientRect().bottom
                <= document.querySelector(".decide").getBoundingClientRect().top"""
        )


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_the_crumb_leads_back_to_the_list_that_one_came_from(page: Page) -> None:
    page.goto("/phe-duyet?list=signed")
    page.goto("/dieu-hanh/ho-so?figure=open")
    page.click("a[data-main] >> nth=0")
    expect(page.locator(".crumb a")).to_have_text("Đang giải quyết")
    page.reload()
    page.click(".crumb a")
    page.wait_for_url("**/dieu-hanh/ho-so?figure=open")
    page.goto("/viec")
    page.click("a[data-main] >> nth=0")
    expect(page.locator(".crumb a")).to_have_text("Việc của tôi")


def test_pictures_are_drawn_of_the_tables_without_a_complaint_of_the_policy(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    browser.go(page, "/dieu-hanh")
    page.wait_for_selector(".chart svg")
    assert page.locator(".chart:visible svg").count() == 1
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    expect(page.locator(".chart:visible svg")).to_have_count(4)
    assert "UBND xã" in (page.locator(".chart[data-of=units] svg").text_content() or "")
    assert said == []
