"""The pages in a real Chromium: without faults of accessibility, at two widths; drafts saved by themselves; keys."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from threading import Thread

import pytest
from playwright.sync_api import Browser, Page
from waitress import create_server

from engine import drafts
from tests import browser
from tests.api.office import Office, task_at
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, acting

REASON = "[name='f.ly_do']"


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A running Chromium."""
    with browser.browser(tmp_path_factory.mktemp("chromium")) as found:
        yield found


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Where the pages are served."""
    server = create_server(office.app, host="127.0.0.1", port=0, threads=4)
    running = Thread(target=server.run, daemon=True)
    running.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    running.join(timeout=10)


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which the officer at the desk is signed in."""
    Visit(office).sign_in(DESK)
    window = chromium.new_context(viewport={"width": request.param, "height": 800}, base_url=address)
    found = window.new_page()
    found.goto("/")
    assert browser.violations(found) == []
    found.fill("#login", DESK)
    found.fill("#password", PASSWORD)
    found.click("button.main")
    yield found
    window.close()


def test_no_page_has_a_fault_of_accessibility_or_is_wider_than_its_window(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    paths = ("/", "/viec", f"/viec/{task_at(office, case_id, 'tiep_nhan')}", f"/ho-so/{case_id}", "/mat-khau")
    paths += ("/ho-so?citizen=&field=doanh", "/tiep-nhan", f"/tiep-nhan/{HOUSEHOLD}", f"/ho-so/{case_id}/da-tiep-nhan")
    for path in paths:
        page.goto(path, wait_until="networkidle")
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    assert said == []


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_draft_is_saved_while_one_writes_and_a_choice_brings_its_fields(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    page.goto(f"/viec/{task_at(office, case_id, 'tiep_nhan')}")
    page.check("input[value=tiep-nhan]")
    page.wait_for_selector(REASON, state="detached")
    page.check("input[value=tu-choi]")
    page.fill(REASON, "Sai thẩm quyền")
    page.wait_for_selector("[name=draft_version][value='3']", state="attached")
    with acting(office.engine, DESK) as work:
        assert work.actor_id is not None
        kept = drafts.of(work.session, builders.waiting(work, case_id, "tiep_nhan").id, work.actor_id)
        assert kept is not None
        assert kept.answers == {"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai thẩm quyền"}
    assert page.input_value(REASON) == "Sai thẩm quyền"


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_list_is_worked_by_keys_alone(page: Page, office: Office, case_id: uuid.UUID) -> None:
    page.goto("/viec")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("?")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**/viec/*")
    assert page.locator("text=Trả về hàng chờ").is_visible()
