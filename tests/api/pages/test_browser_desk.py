"""The clerk's, the shelf's and the certifications' pages in a real Chromium; certifying takes few presses."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine, select

from engine.tables import Certification
from tests import browser
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.api.pages.test_desk import CLERK, signed, to_be_given
from tests.api.pages.test_intake import CARD
from tests.api.pages.test_presses import Hands
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, acting, household


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation that keeps files, with a result at the clerk's and one at the desk."""
    office = build(sqlite, household(), files=tmp_path / "files")
    signed(office, builders.a_case(sqlite, HOUSEHOLD))
    to_be_given(office, builders.a_case(sqlite, HOUSEHOLD))
    return office


@pytest.fixture
def case_id(office: Office) -> uuid.UUID:
    """A case that waits at the desk."""
    return builders.a_case(office.engine, HOUSEHOLD)


def look(page: Page, *paths: str) -> None:
    for path in paths:
        browser.go(page, path)
        page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which the desk is signed in."""
    with windows.signed_in(chromium, address, office, DESK, width=request.param) as found:
        yield found


def certify(hands: Hands) -> None:
    hands.click("nav >> text=Chứng thực")
    hands.write("#card", CARD)
    hands.press("Enter")
    browser.settle(hands.page, "#applicant[value]:not([value=''])")
    hands.write("#paper", "Bằng tốt nghiệp đại học")
    for place, number in (("#pages", "3"), ("#copies", "2")):
        hands.click(place)
        hands.page.fill(place, number)
    hands.page.wait_for_selector("#fee:has-text('10.000 đồng')")
    hands.press("Enter")
    browser.settle(hands.page, ".done-card")


def test_pages_of_the_desk_are_accessible_and_certifying_takes_10_presses(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    hands = Hands(page)
    certify(hands)
    assert hands.presses <= 10
    with acting(office.engine) as work:
        row = work.session.scalars(select(Certification)).one()
    assert (row.applicant, row.fee_vnd) == (CARD.split("|")[2], 10_000)
    look(page, "/", "/chung-thuc", f"/chung-thuc?done={row.id}", f"/chung-thuc/{row.id}", "/chung-thuc/so")
    look(page, "/tra-ket-qua", "/ban-giao", f"/ho-so/{case_id}/chuyen")


def test_pages_of_the_clerk_are_accessible(chromium: Browser, address: str, office: Office) -> None:
    for width in (1280, 360):
        with windows.signed_in(chromium, address, office, CLERK, width=width) as page:
            look(page, "/", "/van-thu", "/van-thu?list=leaving")


def test_a_name_of_300_letters_and_a_long_reference_keep_a_row_of_the_list_low(page: Page) -> None:
    page.goto("/ho-so")
    cells = page.locator(".cases [data-row] td:nth-child(2) > *")
    cells.evaluate_all("all => all.forEach((one) => { one.textContent = 'công trình '.repeat(28); })")
    rows = page.eval_on_selector_all(".cases [data-row]", "rows => rows.map((one) => one.offsetHeight)")
    assert rows
    assert max(rows) <= (200 if page.evaluate("window.innerWidth") > 1000 else 450)
    assert page.eval_on_selector_all(".cases td", "all => all.every((one) => one.scrollWidth <= one.clientWidth + 1)")
