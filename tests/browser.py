"""The Chromium of the tests, and what axe-core finds wrong with a page in it."""

from __future__ import annotations

from playwright.sync_api import Page

from adapters.chromium import WEB, browser

__all__ = ["browser", "violations"]
AXE = WEB / "node_modules/axe-core/axe.min.js"


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong with *page*: each rule with the places."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    options = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}"
    found = page.evaluate(f"axe.run(document, {options})")["violations"]
    return [f"{one['id']}: {[node['target'] for node in one['nodes']]}" for one in found]
