"""Two states of a procedure side by side, on the page and over the API."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import Engine

from bpmn import folder
from commands.demo import province
from engine import comparisons, procedures, revisions
from tests.api.office import Office, build, problem
from tests.api.pages.visit import Visit
from tests.engine import complete
from tests.engine.builders import DESK, acting
from tests.engine.runtime.drawing import flow

ANALYST, SLUG = "van.pt", "nho"


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """A version in force, and a draft with another limit, one step renamed, one more and one flow fewer."""
    office = build(sqlite, folder.read(complete.files(), slug=SLUG))
    examine = complete.a_step("examine", limit="PT2H", status="processing")
    seal = complete.a_step("seal", limit="PT1H")
    flows = complete.PARTS["flows"].replace(flow("refuse merge"), flow("refuse seal merge"))
    with acting(sqlite) as work:
        province.seed_whole(work)
        revisions.begin(work, SLUG, complete.files(examine=examine, flows=flows, more=seal))
    return office


def test_each_sentence_leads_to_its_element_and_each_mark_says_what_it_means(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(f"/thiet-ke/{SLUG}/so-sanh")
    assert "'examine': thời hạn 1 ngày làm việc → 2 giờ làm việc." in analyst.words
    old, new = analyst.page.xpath("//*[contains(@class, 'diagram')]")
    assert ["− bỏ" in old.text_content(), "+ thêm" in old.text_content()] == [True, False]
    assert ["− bỏ" in new.text_content(), "+ thêm" in new.text_content()] == [False, True]
    assert ["≠ khác" in one.text_content() for one in (old, new)] == [True, True]
    ids = set(analyst.page.xpath("//@id"))
    led = {one[1:] for one in analyst.page.xpath("//main//a/@href") if one.startswith("#")}
    assert {"cu-examine", "moi-examine", "moi-seal"} <= led
    assert led - ids == set()
    assert analyst.asking_too_much(f"/thiet-ke/{SLUG}/so-sanh") == {}


def test_the_two_newest_that_differ_are_compared_unless_others_are_named(office: Office) -> None:
    with acting(office.engine) as work:
        new = complete.files(examine=complete.a_step("examine", limit="PT2H", status="processing"))
        assert comparisons.newest(comparisons.sides(work.session, SLUG)) == ("1", "draft")
        revisions.write(work, SLUG, "process.bpmn", new["process.bpmn"], seen=1)
        procedures.publish(work, folder.read(new, slug=SLUG), active_from=date(2026, 12, 1))
        assert comparisons.newest(comparisons.sides(work.session, SLUG)) == ("1", "2")
    analyst = Visit(office).sign_in(ANALYST).get(f"/thiet-ke/{SLUG}/so-sanh")
    shown = analyst.page.xpath("//main//option[@selected]/@value")
    assert (shown, "Không có gì khác" in analyst.words) == (["1", "2"], False)
    analyst.get(f"/thiet-ke/{SLUG}/so-sanh?old=2&new=draft")
    assert "Không có gì khác" in analyst.words


@pytest.mark.parametrize(
    ("of", "pair"),
    [
        ({"draft": "a"}, ("draft", "draft")),
        ({"3": "a", "2": "b", "1": "a"}, ("2", "3")),
        ({"draft": "a", "3": "a", "2": "a", "1": "b"}, ("1", "3")),
        ({"draft": "a", "1": "a"}, ("1", "draft")),
    ],
)
def test_versions_that_are_alike_are_passed_over(of: dict[str, str], pair: tuple[str, str]) -> None:
    assert comparisons.newest(of) == pair


def test_a_draft_that_cannot_be_read_says_so(office: Office) -> None:
    with acting(office.engine) as work:
        revisions.write(work, SLUG, "procedure.toml", b"[", seen=1)
    analyst = Visit(office).sign_in(ANALYST).get(f"/thiet-ke/{SLUG}/so-sanh")
    assert (analyst.response.status_code, "hãy sửa procedure.toml trước" in analyst.words) == (422, True)


def test_the_same_over_the_api_for_who_designs(office: Office) -> None:
    path = f"/procedures/{SLUG}/differences?old=1&new="
    rows = office.ask("GET", f"{path}draft", by=ANALYST).get_json()["rows"]
    assert [row["now"] for row in rows if row["vi"].startswith("Thêm bước")] == ["seal"]
    assert office.ask("GET", f"{path}1", by=ANALYST).get_json() == {"rows": []}
    assert problem(office.ask("GET", f"{path}7", by=ANALYST)) == (404, "no-such-version")
    assert problem(office.ask("GET", f"{path}draft", by=DESK)) == (403, "not-allowed")
