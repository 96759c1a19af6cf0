"""Pages of errors and of the second factor: said in Vietnamese, found again in the log, without anything personal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyotp
import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError
from werkzeug.exceptions import HTTPException, TooManyRequests

from adapters import errorlog
from api import wording
from api.app import create_app
from engine import database, people, tasks
from engine.tables import Attempt
from feel.errors import Fault
from tests import browser
from tests.api.office import SECRET, Office
from tests.api.pages import windows
from tests.api.pages.visit import PASSWORD, Visit
from tests.engine.builders import DESK, MORNING

#: what goes wrong at /hong/<status>
WRONG: dict[int, Fault | HTTPException | Exception] = {
    403: people.NotAllowed(act="read", words="xem"),
    409: tasks.TaskDone(),
    429: TooManyRequests(),
    500: RuntimeError("broken"),
    503: database.DatabaseLocked(),
}
CASES = (*((f"/hong/{status}", status) for status in WRONG), ("/khong-co-gi", 404), ("/dang-xuat", 405))


@pytest.fixture
def faulty(office: Office) -> Office:
    """The installation, with addresses at which everything goes wrong."""

    def fail(status: int) -> Any:
        raise WRONG[status]

    office.app = create_app(office.engine, store=office.store, clock=lambda _: office.now)
    office.app.add_url_rule("/hong/<int:status>", "fail", fail)
    return office


class Peculiar(Fault):
    """Of {name} nothing is known."""


@pytest.mark.parametrize(
    "error",
    [
        KeyError(SECRET),
        Peculiar(name=SECRET),
        FileNotFoundError(2, "No such file", f"/var/{SECRET}.pdf"),
        ExceptionGroup(SECRET, [ValueError(SECRET)]),
    ],
)
def test_what_an_error_says_of_a_person_is_in_no_log(log: Path, error: Exception) -> None:
    try:
        try:
            raise error
        except Exception as found:
            found.add_note(SECRET)
            raise RuntimeError(f"Không xử lý được hồ sơ của {SECRET}") from found
    except RuntimeError:
        errorlog.write("0123456789ab")
    (line,) = map(json.loads, log.read_text(encoding="utf-8").splitlines())
    assert SECRET not in json.dumps(line, ensure_ascii=False)
    assert [one["exc_type"] for one in line["exception"]][:2] == ["RuntimeError", type(error).__name__]
    assert line["exception"][0]["frames"][-1]["name"] == "test_what_an_error_says_of_a_person_is_in_no_log"


def test_what_a_database_refuses_is_named_without_its_values(db: Engine, log: Path) -> None:
    with pytest.raises(IntegrityError) as refused, db.begin() as session:
        session.execute(insert(Attempt), [{"subject": SECRET, "count": 1, "last_at": MORNING}] * 2)
    errorlog.write("0123456789ab", refused.value)
    told = log.read_text(encoding="utf-8")
    assert (SECRET in told, "SQLITE_CONSTRAINT" in told or "pk_attempt" in told) == (False, True)


@pytest.mark.parametrize(("path", "status"), CASES)
def test_the_reference_of_an_error_page_is_found_in_the_log_and_nothing_of_a_person(
    faulty: Office, log: Path, path: str, status: int
) -> None:
    visit = Visit(faulty).sign_in(DESK).get(f"{path}?ten={SECRET}")
    assert visit.response.status_code == status
    (reference,) = visit.page.xpath("//main//code/text()")
    assert visit.response.headers["X-Request-ID"] == reference
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines() if reference in line]
    assert [one["status"] for one in lines if "status" in one] == [status]
    assert SECRET not in visit.response.get_data(as_text=True)
    assert (visit.page.get("lang"), len(visit.page.xpath("//h1"))) == ("vi", 1)
    assert SECRET not in log.read_text(encoding="utf-8")


def test_a_body_that_is_too_large_is_told_so(faulty: Office) -> None:
    visit = Visit(faulty).get("/dang-nhap").post("/dang-nhap", {"login": "x" * 2_000_000, "password": "y"})
    assert visit.response.status_code == 413
    assert wording.HTTP[413][1] in visit.words


def test_an_error_page_can_be_read_in_english(faulty: Office) -> None:
    visit = Visit(faulty).sign_in(DESK)
    visit.client.set_cookie("motcua-lang", "en")
    assert "This task is already done" in visit.get("/hong/409").words


@pytest.fixture(params=[1280, 360])
def page(request: pytest.FixtureRequest, faulty: Office, chromium: Browser, address: str) -> Iterator[Page]:
    """A window of that width in which the officer at the desk is signed in."""
    with windows.signed_in(chromium, address, faulty, DESK, width=request.param) as found:
        yield found


def look(page: Page) -> None:
    """Nothing is wrong with how *page* is made."""
    assert browser.violations(page) == [], page.url
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), page.url


def test_no_error_page_and_no_page_of_the_second_factor_has_a_fault(page: Page, office: Office) -> None:
    for path, _ in CASES:
        browser.go(page, path)
        look(page)
    browser.go(page, "/xac-thuc")
    look(page)
    secret = pyotp.TOTP("".join(page.inner_text("code").split()))
    page.fill("[name=code]", "000000")
    page.click("button.main")
    browser.settle(page, "[role=alert]")
    look(page)
    page.fill("[name=code]", secret.at(office.now))
    page.click("button.main")
    browser.settle(page, "text=Mã dự phòng")
    look(page)
    page.context.clear_cookies(name="motcua")
    page.goto("/")
    page.fill("#login", DESK)
    page.fill("#password", PASSWORD)
    page.click("button.main")
    browser.settle(page, "[name=code]")
    look(page)
