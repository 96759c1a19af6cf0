"""Pages on which procedures come in, are published, compared and moved, in a real Chromium at the width of a phone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from commands.demo import province
from engine import procedures, revisions
from tests import browser
from tests.api.office import Office, build
from tests.api.pages.windows import trusted
from tests.engine import builders, complete
from tests.engine.builders import acting, straight, tiny

ADMIN, SLUG = "quang.qt", "nho"
PATHS = (
    "/thiet-ke",
    "/thiet-ke/nhap",
    "/thiet-ke/mau?pattern=hoi-dong",
    "/thiet-ke/hang-loat?kind=limit&old=P3D&new=P2D",
    "/thiet-ke/hang-loat/thoi-han",
    "/thiet-ke/mau/nhieu",
    f"/thiet-ke/{SLUG}/phien-ban",
    f"/thiet-ke/{SLUG}/noi-thuc-hien",
    f"/thiet-ke/{SLUG}/so-sanh",
    f"/thiet-ke/{SLUG}/chuyen-ho-so",
    f"/thiet-ke/{SLUG}/cong-bo",
)


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """Two versions, two cases by the first, and a draft that can be published."""
    office = build(sqlite, tiny(*straight("a", "b")))
    for _ in range(2):
        builders.a_case(sqlite)
    with acting(sqlite) as work:
        province.seed_whole(work)
        procedures.publish(work, tiny(*straight("moi", "b")), active_from=date(2025, 7, 1))
        revisions.begin(work, SLUG, complete.covered())
    return office


@pytest.fixture(params=[360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which an administrator who designs is signed in."""
    with trusted(chromium, address, office, ADMIN, width=request.param) as page:
        yield page


def test_they_are_accessible_and_no_wider_than_the_window(page: Page) -> None:
    for path in PATHS:
        browser.go(page, path)
        if page.locator("nav.tabs [aria-current]").count():  # one line that is pushed sideways to where one is
            assert page.eval_on_selector("nav.tabs", "one => one.clientHeight") < 80, path
            edge = "one => one.getBoundingClientRect().right <= innerWidth"
            assert page.eval_on_selector("nav.tabs [aria-current]", edge), path
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_trial_goes_on_by_itself_to_the_end(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.pages.design.moving.MOST", 1)
    browser.go(page, f"/thiet-ke/{SLUG}/chuyen-ho-so")
    page.select_option("select[name='map.a']", "moi")
    page.click("text=Thử chuyển với mọi hồ sơ")
    page.wait_for_selector("text=2 chuyển được, 0 cần chọn")
    page.wait_for_selector("text=Chuyển những hồ sơ chuyển được")


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_diagrams_side_by_side_are_whole_at_first_and_drawn_nearer_and_farther(page: Page) -> None:
    def scales() -> list[float]:
        scale = "one => one.getBoundingClientRect().width / one.viewBox.baseVal.width"
        return [round(one.evaluate(scale), 2) for one in page.locator(".beside .diagram > svg").all()]

    browser.go(page, f"/thiet-ke/{SLUG}/so-sanh")
    whole = scales()
    assert whole[1] < 1
    assert page.evaluate("[...document.querySelectorAll('.diagram')].every(one => one.scrollWidth <= one.clientWidth)")
    page.click("text=Phóng to")
    assert [scale > before for scale, before in zip(scales(), whole, strict=True)] == [True, True]
    page.click("text=Vừa khung")
    assert scales() == whole
    page.click("main li a[href^='#moi-'] >> nth=0")
    page.wait_for_selector(".diagram svg[style*='max-width: none']")
    assert 1 in scales()
