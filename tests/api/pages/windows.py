"""Windows of a real Chromium in which an officer is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from tests import browser
from tests.api.office import Office
from tests.api.pages.visit import PASSWORD, Visit


@contextmanager
def signed_in(chromium: Browser, address: str, office: Office, login: str, *, width: int = 1280) -> Iterator[Page]:
    """A window of that width at the first page of the officer *login*."""
    Visit(office).sign_in(login)  # he has a password of his own from then on
    window = chromium.new_context(viewport={"width": width, "height": 800}, base_url=address)
    page = window.new_page()
    page.goto("/")
    page.fill("#login", login)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    browser.settle(page, ".top nav")
    yield page
    window.close()
