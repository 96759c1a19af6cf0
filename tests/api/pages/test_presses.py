"""How many clicks and keys the desk needs besides free text, counted in a real Chromium."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine, select

from bpmn import shipped
from engine.tables import Case
from tests import browser
from tests.api.office import Office, build
from tests.api.pages import windows
from tests.api.pages.test_desk import to_be_given
from tests.api.pages.test_intake import BIRTH, CARD, TYPED
from tests.engine import builders
from tests.engine.builders import DESK, HOUSEHOLD, acting, household

BOX, WORDS = "#q", "#words"
PAPERS = {"c.0": "original", "c.2": "original", "c.6": "shown", "c.7": "looked-up", "c.8": "looked-up"}


@dataclass(slots=True)
class Hands:
    """An officer at the page, whose presses are counted."""

    page: Page
    presses: int = 0

    def click(self, place: str) -> None:
        """One click."""
        self.presses += 1
        self.page.click(place)

    def press(self, key: str) -> None:
        """One key."""
        self.presses += 1
        self.page.keyboard.press(key)

    def write(self, place: str, text: str) -> None:
        """Free text in a field, after the one click that goes there unless one is there already."""
        browser.settle(self.page, place)  # a page half read has neither the field nor a focus, which are then "equal"
        if self.page.evaluate("place => document.activeElement !== document.querySelector(place)", place):
            self.click(place)
        self.page.keyboard.insert_text(text)


@pytest.fixture
def office(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation with two procedures that keeps files."""
    return build(sqlite, household(), shipped.load(shipped.ROOT / BIRTH), files=tmp_path / "files")


@pytest.fixture
def hands(chromium: Browser, address: str, office: Office) -> Iterator[Hands]:
    """The officer at the desk, signed in, at the first page."""
    with windows.signed_in(chromium, address, office, DESK) as page:
        yield Hands(page)


def test_a_birth_is_received_in_25_presses(hands: Hands, office: Office) -> None:
    hands.click("nav >> text=Tiếp nhận")
    hands.write(WORDS, "khai sinh")
    hands.press("Enter")
    hands.click("text=Đăng ký khai sinh")
    hands.write("#card", CARD)
    hands.press("Enter")
    browser.settle(hands.page, "text=Đã điền theo thẻ")
    for name, form in PAPERS.items():
        hands.click(f"input[name='{name}'][value='{form}']")
    for name, text in TYPED.items():
        choice = f"input[name='{name}'][value='{text}']"
        if hands.page.query_selector(f"input[name='{name}'][type=radio]"):
            hands.click(choice)
        else:
            hands.write(f"[name='{name}']", text)
    hands.click("button[value=accept]")
    browser.settle(hands.page, ".big")
    number = hands.page.inner_text(".big")
    with acting(office.engine) as work:
        assert work.session.scalars(select(Case.case_number)).all() == [number]
    assert browser.violations(hands.page) == []
    assert hands.presses <= 25


@pytest.fixture
def to_give(office: Office) -> str:
    """The number of a case whose result waits at the desk."""
    case_id: uuid.UUID = builders.a_case(office.engine, HOUSEHOLD)
    to_be_given(office, case_id)
    with acting(office.engine) as work:
        return str(work.session.get_one(Case, case_id).case_number)


def test_a_result_is_returned_in_5_presses(to_give: str, hands: Hands) -> None:
    hands.press("/")
    hands.write(BOX, to_give)
    hands.press("Enter")
    browser.settle(hands.page, "#recipient")
    assert browser.violations(hands.page) == []
    hands.click(".desk button:text-is('Trả kết quả')")
    hands.page.wait_for_selector("text=Đã trả kết quả.")
    assert hands.presses <= 5
