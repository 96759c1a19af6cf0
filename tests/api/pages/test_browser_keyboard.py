"""The pages without a mouse, on paper and in other eyes: walked by Tab, printed, in colours of the machine's own."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests import browser
from tests.api.office import Office, task_at
from tests.api.pages import windows
from tests.engine import builders
from tests.engine.builders import ACCEPTED, DESK, HOUSEHOLD, hours

HERE = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const style = getComputedStyle(one), box = one.getBoundingClientRect();
  return {
    name: `${one.tagName} ${one.id} ${one.className} ${one.name ?? ""} ${one.innerText?.slice(0, 30)}`,
    place: [...document.querySelectorAll("*")].indexOf(one),
    marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    seen: box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""
COUNT = """() => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.type !== "radio").length"""
MOST = 200  #: stops of one page


@pytest.fixture
def page(chromium: Browser, address: str, office: Office, case_id: uuid.UUID) -> Iterator[Page]:
    """A window in which the officer at the desk is signed in, where nothing moves by itself."""
    with windows.signed_in(chromium, address, office, DESK) as found:
        found.emulate_media(reduced_motion="reduce")
        yield found


def walk(page: Page) -> list[str]:
    """What is wrong when one walks from the top of the page to its end by Tab alone."""
    page.evaluate("document.body.tabIndex = -1; document.body.focus(); document.body.removeAttribute('tabindex')")
    wrong, places = [], list[int]()
    for _ in range(MOST):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or (places and here["place"] < places[-1]):
            break
        if not places and "skip" not in here["name"]:
            wrong.append(f"first is {here['name']}")
        wrong += [f"not {what}: {here['name']}" for what in ("marked", "seen") if not here[what]]
        places.append(here["place"])
    else:
        wrong.append("no way out")
    if len(set(places)) < page.evaluate(COUNT):
        wrong.append(f"reached {len(set(places))} of {page.evaluate(COUNT)}")
    return wrong


def test_every_page_is_walked_by_tab_with_the_place_always_in_sight(
    page: Page, office: Office, case_id: uuid.UUID
) -> None:
    paths = ("/", "/viec", f"/viec/{task_at(office, case_id, 'tiep_nhan')}", f"/ho-so/{case_id}", "/ho-so?field=doanh")
    paths += (f"/tiep-nhan/{HOUSEHOLD}", "/mat-khau", "/tra-cuu/X-1", f"/cong-khai/thu-tuc/{HOUSEHOLD}")
    for path in (*paths, "/cong-khai/ket-qua"):
        browser.go(page, path)
        assert walk(page) == [], path


def test_at_twice_the_size_no_page_scrolls_sideways(page: Page, case_id: uuid.UUID) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    for path in ("/", "/viec", f"/ho-so/{case_id}", f"/tiep-nhan/{HOUSEHOLD}", "/ho-so", "/cong-khai/ket-qua"):
        browser.go(page, path)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), path


def test_single_keys_can_be_turned_off_for_good_and_the_panel_gives_the_place_back(page: Page) -> None:
    browser.go(page, "/viec")
    page.focus("button[data-keys]")
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector('#keys').contains(document.activeElement)")
    page.click("button[data-keys-off]")
    assert page.get_attribute("button[data-keys-off]", "aria-pressed") == "true"
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.hasAttribute('data-keys')")
    browser.go(page, "/viec")
    page.keyboard.press("?")
    page.keyboard.press("c")
    assert not page.locator("dialog#keys").is_visible()
    assert page.url.endswith("/viec")
    page.click("button[data-keys]")
    page.click("button[data-keys-off]")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("dialog#keys").is_visible()


def test_a_refusal_is_where_one_goes_on(page: Page) -> None:
    page.goto("/ho-so?due_from=hôm-nay")
    assert page.evaluate("document.activeElement.getAttribute('role')") == "alert"


def test_on_paper_there_is_what_is_read_and_nothing_to_press(page: Page, office: Office, case_id: uuid.UUID) -> None:
    builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.5))
    page.emulate_media(media="print")
    page.goto(f"/ho-so/{case_id}/giay-tiep-nhan")
    for gone in (".find", "nav", "button[data-print]", ".foot"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".receipt svg").is_visible()
    page.goto(f"/cong-khai/thu-tuc/{HOUSEHOLD}")
    assert page.locator("details:not([open]) ul").first.is_visible()  # what is folded on a screen


def test_in_the_colours_of_the_machine_the_place_in_the_navigation_is_told_by_a_line(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    browser.go(page, "/viec")
    line = "one => getComputedStyle(one).borderBottomColor"
    here = page.eval_on_selector("nav a[aria-current]", line)
    assert here != page.eval_on_selector("nav a:not([aria-current])", line)
    ground = page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor")
    assert page.eval_on_selector("nav a:not([aria-current])", line) == ground
