"""Looking a case up from outside: how far it is, and nothing of a person; a stranger is held back, a receipt is not."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import Engine, event

from api.app import create_app
from api.opening import Opening
from engine import attempts, lookups, parameters
from engine.tables import Case
from tests.api.office import SECRET, Office, build
from tests.api.pages.visit import Visit
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, HOUSEHOLD, acting, hours, household

UNKNOWN = "H99.15-261130-9999"
WRONG = "AAAA-AAAA-AAAA-AAAA"


@pytest.fixture
def office(db: Engine) -> Office:
    """An installation on each kind of database."""
    return build(db, household())


@pytest.fixture
def number(office: Office, case_id: uuid.UUID) -> str:
    """The number of a case that was accepted and waits for its division."""
    return str(builders.do(office.engine, case_id, "tiep_nhan", answers=ACCEPTED, at=hours(0.2)).case_number)


@pytest.fixture
def code(office: Office, case_id: uuid.UUID) -> str:
    """What its receipt shows."""
    with acting(office.engine) as work:
        return lookups.code(work.session.get_one(Case, case_id))


def ask(visit: Visit, number: str, code: str = "") -> Visit:
    """After sending both, as a stranger's browser does."""
    return visit._at(visit.client.post("/tra-cuu", data={"number": number, "code": code}))


def answer(visit: Visit) -> str:
    """What stands on the page without what was typed."""
    return re.sub(r'value="[^"]*"', "", visit.response.get_data(as_text=True))


def test_a_number_alone_tells_how_far_the_case_is_and_nothing_else(visit: Visit, number: str) -> None:
    ask(visit, f" {number.lower()} ")
    assert visit.response.status_code == 200
    assert "Đang xử lý" in visit.words
    assert "Bước 2/7" in visit.words
    assert "Hẹn trả kết quả: 08:12, 03/12/2026" in visit.words
    for hidden in (SECRET, "Minh Họa", "Hùng", "Mai", "Đăng ký thành lập hộ kinh doanh", "UBND"):
        assert hidden not in visit.words, hidden


def test_the_code_of_the_receipt_tells_procedure_and_places_too_and_still_no_person(
    visit: Visit, number: str, code: str
) -> None:
    for told in (code, code.lower().replace("-", " ")):
        ask(visit, number, told)
        assert "Đăng ký thành lập hộ kinh doanh" in visit.words
        assert "UBND xã Hòa Bình" in visit.words
    assert not [hidden for hidden in (SECRET, "Minh Họa", "Hùng", "Thị Mai") if hidden in visit.words]


def test_unknown_and_wrong_are_answered_alike_and_by_the_same_statements(
    visit: Visit, office: Office, number: str
) -> None:
    said: list[str] = []
    event.listen(office.engine, "before_cursor_execute", lambda _c, _u, statement, *_: said.append(statement))
    ask(visit, UNKNOWN, WRONG)
    unknown, asked = answer(visit), [*said]
    said.clear()
    ask(visit, number, WRONG)
    assert visit.response.status_code == 404
    assert (answer(visit), said) == (unknown, asked)
    assert answer(ask(visit, UNKNOWN)) == unknown


def test_a_stranger_who_asks_too_often_waits_and_a_receipt_still_opens(
    visit: Visit, office: Office, number: str, code: str
) -> None:
    with acting(office.engine) as work:
        tries = parameters.whole(work, lookups.TRIES, on=parameters.day_of(work.now))
    for _ in range(tries):
        assert ask(visit, number).response.status_code == 200
    assert ask(visit, number).response.status_code == 429
    assert "Tra cứu quá nhiều lần" in visit.words
    assert ask(visit, UNKNOWN, WRONG).response.status_code == 429
    assert visit.get(f"/tra-cuu/{number}/{code}").response.status_code == 200
    office.now = hours(2)
    assert ask(visit, number).response.status_code == 200


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:aaaa::7", "2001:db8:1:2::/64"),
        ("", ""),
    ],
)
def test_whoever_changes_addresses_within_his_network_is_one_stranger(address: str, place: str) -> None:
    assert attempts.place(address) == place


def test_a_look_up_is_found_by_no_search_engine_kept_nowhere_and_sets_no_cookie(
    visit: Visit, number: str, code: str
) -> None:
    for path in ("/tra-cuu", f"/tra-cuu/{number}", f"/tra-cuu/{number}/{code}", f"/tra-cuu/{UNKNOWN}"):
        headers = visit.get(path).response.headers
        assert "Set-Cookie" not in headers
        assert headers["X-Robots-Tag"].startswith("noindex")
        assert (headers["Referrer-Policy"], headers["Cache-Control"]) == ("no-referrer", "no-store")
        assert "default-src 'self'" in headers["Content-Security-Policy"]
    visit.send("English")
    assert [one.split("=")[0] for one in visit.response.history[0].headers.getlist("Set-Cookie")] == ["motcua-lang"]
    assert visit.page.get("lang") == "en"


def test_the_receipt_carries_what_opens_the_look_up(visit: Visit, case_id: uuid.UUID, number: str, code: str) -> None:
    visit.sign_in(DESK)
    for path in (f"/ho-so/{case_id}/da-tiep-nhan", f"/ho-so/{case_id}/giay-tiep-nhan"):
        visit.get(path)
        assert code in visit.words
        assert number in visit.words
        assert visit.page.xpath("//*[@role='img']/*[local-name()='svg']")
    assert (
        visit.get("/viec")
        .send("Tìm", q=f"http://x/tra-cuu/{number}/{code}")
        .response.request.path.endswith(str(case_id))
    )


def test_the_way_goes_on_with_the_case_and_a_supplement_is_no_step_further(
    visit: Visit, office: Office, number: str, case_id: uuid.UUID
) -> None:
    builders.do(office.engine, case_id, "phan_cong", by=CHIEF, at=hours(0.3))
    assert "Bước 3/7" in ask(visit, number).words
    other = builders.a_case(office.engine, HOUSEHOLD, at=hours(0.4))
    back = {"ket_qua_tiep_nhan": "bo-sung", "ly_do": SECRET}
    reference = builders.do(office.engine, other, "tiep_nhan", answers=back, at=hours(0.5)).intake_reference
    ask(visit, reference.upper())
    assert "Bước 1/7" in visit.words
    assert "Yêu cầu bổ sung giấy tờ" in visit.words
    assert SECRET not in visit.words


@pytest.fixture
def closed(sqlite: Engine) -> Iterator[Any]:
    """Applications that show nothing to the public."""

    def made(portal: str | None) -> Any:
        return create_app(sqlite, public_pages=Opening(is_open=False, portal=portal)).test_client()

    build(sqlite, household())
    return made


def test_closed_it_leads_to_the_portal_or_nowhere(closed: Any) -> None:
    led = closed("https://portal.example").get("/tra-cuu")
    assert led.status_code == 200
    assert 'href="https://portal.example"' in led.text
    assert 'name="number"' not in led.text
    assert closed(None).get(f"/tra-cuu/{UNKNOWN}").status_code == 404
