"""The pages in a real Chromium: without faults of accessibility, at two widths; drafts saved by themselves; keys."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from engine import drafts, tasks
from engine.tables import Case
from tests import browser
from tests.api.office import Office, task_at
from tests.api.pages import windows
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, HOUSEHOLD, acting

REASON = "[name='f.ly_do']"
#: what a scanner does: a key for each letter, all at once, and Enter
SCANNED = """text => { for (const key of [...text, "Enter"]) document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })) }"""


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, chromium: Browser, address: str, office: Office) -> Iterator[Page]:
    """A window of that width in which the officer at the desk is signed in."""
    with windows.signed_in(chromium, address, office, DESK, width=request.param) as found:
        yield found


def test_the_page_of_signing_in_has_no_fault_either(chromium: Browser, address: str) -> None:
    page = chromium.new_page(base_url=address)
    page.goto("/")
    browser.settle(page, "#login")
    assert browser.violations(page) == []
    page.close()


def test_no_page_has_a_fault_of_accessibility_or_is_wider_than_its_window(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    paths = ("/", "/viec", f"/viec/{task_at(office, case_id, 'tiep_nhan')}", f"/ho-so/{case_id}", "/mat-khau")
    paths += ("/ho-so?citizen=&field=doanh", "/tiep-nhan", f"/tiep-nhan/{HOUSEHOLD}", f"/ho-so/{case_id}/da-tiep-nhan")
    paths += (f"/ho-so/{case_id}/nhat-ky", f"/ho-so/{case_id}/giay-tiep-nhan", "/cong-khai/thu-tuc", "/tra-cuu")
    paths += (f"/cong-khai/thu-tuc/{HOUSEHOLD}", "/cong-khai/ket-qua", f"/tra-cuu/{reference(office, case_id)}")
    for path in paths:
        browser.go(page, path)
        assert browser.violations(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path
    assert said == []


def reference(office: Office, case_id: uuid.UUID) -> str:
    """How the case is called before it is accepted."""
    with acting(office.engine) as work:
        return work.session.get_one(Case, case_id).intake_reference


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_draft_is_saved_while_one_writes_and_a_choice_brings_its_fields(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    browser.go(page, f"/viec/{task_at(office, case_id, 'tiep_nhan')}")
    page.check("input[value=tiep-nhan]")
    page.wait_for_selector(REASON, state="detached")
    page.check("input[value=tu-choi]")
    with page.expect_response(lambda answer: "f.ly_do=Sai" in (answer.request.post_data or "")):
        page.fill(REASON, "Sai thẩm quyền")
    browser.settle(page)
    with acting(office.engine, DESK) as work:
        assert work.actor_id is not None
        kept = drafts.of(work.session, builders.waiting(work, case_id, "tiep_nhan").id, work.actor_id)
        assert kept is not None
        assert kept.answers == {"ket_qua_tiep_nhan": "tu-choi", "ly_do": "Sai thẩm quyền"}
    assert page.input_value(REASON) == "Sai thẩm quyền"


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_draft_that_a_gateway_refused_is_saved_again_by_itself(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    page.clock.install()
    browser.go(page, f"/viec/{task_at(office, case_id, 'tiep_nhan')}")
    page.check("input[value=tu-choi]")
    page.wait_for_selector("#draft-state:has-text('Đã lưu nháp')")
    page.route("**/nhap", lambda route: route.fulfill(status=502, body="<h1>Bad Gateway</h1>"), times=1)
    page.fill(REASON, "Sai thẩm quyền")
    page.clock.run_for(3000)
    page.wait_for_selector("#draft-state[data-state=unsaved]:has-text('chưa được lưu')")
    assert page.evaluate("!dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    page.clock.run_for(8000)
    page.wait_for_selector("#draft-state[data-state=saved]")
    assert page.evaluate("dispatchEvent(new Event('beforeunload', { cancelable: true }))")
    assert page.input_value(REASON) == "Sai thẩm quyền"


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_list_is_worked_by_keys_alone(page: Page, office: Office, case_id: uuid.UUID) -> None:
    browser.go(page, "/viec")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()
    page.keyboard.press("?")
    page.keyboard.press("j")
    page.keyboard.press("c")
    page.wait_for_url("**/viec/*")
    assert page.locator("text=Trả về hàng chờ").is_visible()


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_a_receipt_that_is_scanned_opens_its_case_wherever_one_is(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    browser.go(page, "/viec?list=free")
    page.evaluate(SCANNED, f"https://mot-cua.vi-du/tra-cuu/{reference(office, case_id)}?ma=JKCS")
    page.wait_for_url(f"**/ho-so/{case_id}")
    with acting(office.engine) as work:
        assert builders.waiting(work, case_id, "tiep_nhan").holder_id is None


@pytest.mark.parametrize("page", [1280], indirect=True)
def test_an_open_inbox_tells_that_a_task_was_taken_and_stays_as_it_is_until_asked(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    browser.go(page, "/viec?list=free")
    row = f"[data-row] a[href*='{case_id}']"
    with acting(office.engine, DESK_TOO) as work:
        task = builders.waiting(work, case_id, "tiep_nhan")
        tasks.claim(work, task.id, seen=task.version)
    page.wait_for_selector(".news:visible")
    assert page.is_visible(row)
    assert browser.violations(page) == []
    page.click(".news a")
    page.wait_for_selector(row, state="detached")
    assert page.is_hidden(".news")
