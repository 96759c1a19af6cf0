"""Pages that watch how cases go, in a real Chromium: accessible at two widths, and kept up to date while open."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import browser
from tests.api.office import Office
from tests.api.pages import windows
from tests.api.pages.test_watching import LEADER, PAGE, leader  # noqa: F401 # a fixture
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import HOUSEHOLD, hours


@pytest.fixture(params=[1280, 360])
def page(
    request: pytest.FixtureRequest,
    chromium: Browser,
    address: str,
    leader: Visit,  # noqa: F811
) -> Iterator[Page]:
    """A window of that width in which the leader is signed in, a week and a half later."""
    leader.office.now = hours(24 * 9)
    with windows.signed_in(chromium, address, leader.office, LEADER, width=request.param) as found:
        yield found


def test_their_pages_are_accessible_and_no_wider_than_the_window(page: Page, case_id: uuid.UUID) -> None:
    paths = (
        "/thu-tuc",
        PAGE,
        f"{PAGE}/buoc/tiep_nhan?only=late",
        f"{PAGE}/thoi-gian?sort=passages",
        "/lam-cham",
        f"/ho-so/{case_id}/dien-bien?luc=2",
        f"/ho-so/{case_id}",
    )
    for path in paths:
        browser.go(page, path)
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_an_open_diagram_follows_the_cases_and_leads_to_them(page: Page, office: Office) -> None:
    page.clock.install()
    browser.go(page, PAGE)
    builders.a_case(office.engine, HOUSEHOLD)
    page.clock.run_for(10_000)
    browser.settle(page, "text=3 hồ sơ chờ")
    page.click("svg a[href*='/tiep_nhan'] rect >> nth=0")
    page.wait_for_selector("tr[data-row]")
    assert page.locator("tr[data-row]").count() == 3


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_case_is_walked_through_by_keys(page: Page, case_id: uuid.UUID) -> None:
    browser.go(page, f"/ho-so/{case_id}/dien-bien?luc=1")
    page.keyboard.press("j")
    browser.settle(page, "text=Thời điểm 2 trong")
    page.keyboard.press("k")
    page.wait_for_selector("text=Thời điểm 1 trong")
