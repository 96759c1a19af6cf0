"""Windows of a real Chromium in which an officer is signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page

from engine import organisation, signins
from tests import browser
from tests.api.office import Office
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine.builders import acting


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


@contextmanager
def trusted(chromium: Browser, address: str, office: Office, login: str, *, width: int = 1280) -> Iterator[Page]:
    """An empty window of that width in which *login* is signed in and needs to show no second factor."""
    Visit(office).sign_in(login)  # he has a password of his own from then on
    window = chromium.new_context(viewport={"width": width, "height": 800}, base_url=address)
    window.add_cookies([{"name": "motcua", "value": key_of(office, login), "url": address}])
    yield window.new_page()
    window.close()


def key_of(office: Office, login: str) -> str:
    """The cookie of a sign-in of *login* whose second factor was shown."""
    with acting(office.engine, at=office.now) as work:
        return signins.begin(work, organisation.person_by_login(work, login), is_trusted=True)
