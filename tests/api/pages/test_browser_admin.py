"""The pages of administration in a real Chromium: accessible, and no wider than the window, at two widths."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from engine import enrolments, organisation, spreadsheets, substitutions
from tests import browser
from tests.api.office import Office
from tests.api.pages.test_failures import claimed, parked
from tests.api.pages.test_officers import ADMINISTRATOR, SOURCE, an_administrator, path_of
from tests.api.pages.visit import Visit
from tests.api.pages.windows import key_of, trusted
from tests.engine.builders import COMMUNE, DESK, EXPERT, MORNING, acting


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which the administrator of the commune is signed in."""
    an_administrator(office)
    with trusted(chromium, address, office, ADMINISTRATOR, width=request.param) as page:
        yield page


def fits(page: Page, what: str) -> None:
    page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })")
    assert browser.violations(page) == [], what
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), what


def test_the_pages_are_accessible_and_no_wider_than_the_window(
    page: Page, office: Office, case_id: uuid.UUID, tmp_path: Path
) -> None:
    parked(office, case_id, case_id)
    with acting(office.engine) as work:
        expert, desk = (organisation.person_by_login(work, login) for login in (EXPERT, DESK))
        today = MORNING.date()
        substitutions.substitute(work, expert, desk, document=SOURCE, since=today, until=today + timedelta(days=3))
        substitutions.allow(work, expert, "urge", since=today, scope=substitutions.Scope(element="tham_dinh"))
        organisation.join(work, expert, organisation.group(work, "to", "Tổ thẩm định"), since=today)
    one = path_of(office, EXPERT)
    places = ("can-bo", "can-bo/moi", "can-bo/nhieu", f"quyen?unit={COMMUNE}", "vi-sao", "lam-thay", "viec-loi")
    for path in (*(f"/quan-tri/{place}" for place in places), one, f"{one}/vi-tri", f"{one}/quyen"):
        browser.go(page, path)
        fits(page, path)
    file = tmp_path / "can-bo.csv"
    row = ("hoa.tt", "Trịnh Thị Hòa", COMMUNE, "mot-cua", "", "", "")
    file.write_bytes(spreadsheets.written([enrolments.template()[0], row, ("x", *row[1:])], "csv"))
    browser.go(page, "/quan-tri/can-bo/nhieu")
    page.set_input_files("#file", file)
    page.click("text='Kiểm tra'")
    browser.settle(page, "#source")
    page.fill("#source", SOURCE)
    fits(page, "looked through")
    page.click("text='Tạo 1 tài khoản'")
    browser.settle(page, "text=Tải mật khẩu")
    fits(page, "made")


def test_the_trail_is_accessible_and_no_wider_than_the_window(
    page: Page, address: str, office: Office, case_id: uuid.UUID
) -> None:
    claimed(office, case_id)
    key = key_of(office, DESK)
    Visit(office).sign_in(DESK)
    page.context.clear_cookies()
    page.context.add_cookies([{"name": "motcua", "value": key, "url": address}])
    browser.go(page, "/vet")
    fits(page, "/vet")
