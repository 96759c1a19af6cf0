"""The Chromium of the tests, when a page in it is ready, and what axe-core finds wrong with one."""

from __future__ import annotations

from playwright.sync_api import Page

from adapters.chromium import WEB, browser

__all__ = ["browser", "go", "settle", "violations"]
AXE = (WEB / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
#: nothing that htmx has not bound yet, nothing that it still waits for
BOUND = "html" + "".join(f":not(:has({one}))" for one in (
    "[hx-get]:not([data-htmx-powered])", "[hx-post]:not([data-htmx-powered])", ".htmx-request"
))  # fmt: skip


def go(page: Page, path: str) -> None:
    """*page* is at *path*, settled."""
    page.goto(path)
    settle(page)


def settle(page: Page, place: str = "html") -> None:
    """Return once *place* is there, the whole page is read, its scripts are at work and its parts are in it.

    After what loads another page, *place* is something that only that page has: a page half read takes no keys.
    """
    page.wait_for_selector(place)
    page.wait_for_load_state()
    page.wait_for_selector(BOUND, state="attached")


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with *page*: each rule with the places."""
    page.evaluate(AXE)
    options = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]
