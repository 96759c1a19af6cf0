"""Who offers a procedure: the page of it, and what comes of it over the API and at the desk."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from commands.demo import province
from engine import organisation
from tests.api.office import Office, build, problem
from tests.api.pages.test_officers import as_administrator
from tests.api.pages.visit import Visit
from tests.engine.builders import APPLICATION, COMMUNE, DESK, HOUSEHOLD, acting, household

ADMINISTRATOR, ANALYST = "quang.qt", "van.pt"
PAGE = f"/thiet-ke/{HOUSEHOLD}/noi-thuc-hien"
ROWS = f"/procedures/{HOUSEHOLD}/offerings"
DECISION = "QĐ 12/QĐ-UBND"
FILING = {
    "procedure": HOUSEHOLD,
    "channel": "counter",
    "receiving_unit": COMMUNE,
    "competent_unit": COMMUNE,
    "parties": {"submitter": {"full_name": "Trần Thị Minh Họa"}},
    "answers": APPLICATION,
}


@pytest.fixture
def office(sqlite: Engine) -> Office:
    """The province with an analyst and an administrator, who designs too, a second commune, and one procedure."""
    found = build(sqlite, household())
    with acting(sqlite) as work:
        province.seed_whole(work)
        above = organisation.unit_by_code(work, province.PROVINCE[0])
        organisation.found(work, "H99.16", "UBND xã Khác", level="commune", parent_id=above.id, since=province.SINCE)
    return found


def rows(office: Office) -> list[tuple[str, str, str | None]]:
    told = office.ask("GET", ROWS, by=DESK).get_json()["rows"]
    return [(one["code"], one["part"], one["valid_to"]) for one in told]


def test_all_communes_offer_it_by_one_decision_and_one_no_longer(office: Office) -> None:
    visit = as_administrator(Visit(office), ADMINISTRATOR).get(PAGE)
    assert "Chưa đơn vị nào khai thực hiện" in visit.words
    visit.send("Thêm nơi thực hiện", level="commune", since="2026-11-30", source=DECISION)
    assert "thêm 2 nơi thực hiện, 0 nơi đã có từ trước" in visit.words
    assert "UBND xã Khác (H99.16) chưa có người giữ vị trí" in visit.words
    assert visit.page.xpath("//li/span[@class='tick bad']")
    assert f"Dương Minh Quang: thêm nơi thực hiện, {DECISION}" in visit.words
    assert rows(office) == [(COMMUNE, "competent", None), ("H99.16", "competent", None)]
    assert visit.asking_too_much(PAGE) == {}
    assert "Cấp xã: 2" in visit.get("/thiet-ke").words
    (other,) = visit.get(PAGE).page.xpath("//tr[contains(., 'H99.16')]//input/@value")
    visit.send("Thôi thực hiện", offerings=other, since="2027-01-01", source="QĐ 13/QĐ-UBND")
    assert "thôi thực hiện ở 1 nơi" in visit.words
    assert "đến hết 31/12/2026" in visit.words
    assert rows(office) == [(COMMUNE, "competent", None), ("H99.16", "competent", "2027-01-01")]


def test_what_is_wrong_is_told_at_its_field_and_what_was_typed_stays(office: Office) -> None:
    visit = as_administrator(Visit(office), ADMINISTRATOR).get(PAGE)
    visit.send("Thêm nơi thực hiện", part="receiving", since="2020-01-01", source=DECISION, units=COMMUNE)
    assert visit.response.status_code == 422
    assert "sớm hơn ngày thủ tục có hiệu lực" in visit.page.get_element_by_id("o-since-wrong").text_content()
    (kept,) = visit.page.xpath("//input[@name='units'][@checked]/@value")
    assert (kept, visit.page.get_element_by_id("o-source").get("value")) == (COMMUNE, DECISION)
    assert visit.page.xpath("//input[@value='receiving'][@checked]")
    visit.send("Thêm nơi thực hiện", since="2026-12-01", until="2026-11-01", units=[])
    assert {"o-units", "o-until"} <= {one.removesuffix("-wrong") for one in visit.page.xpath("//p[@class='wrong']/@id")}
    visit.get(PAGE).send("Thêm nơi thực hiện", level="commune", since="2026-11-30", source=DECISION)
    visit.send("Thôi thực hiện", since="2026-12-01", source=DECISION)
    assert visit.page.xpath("//a[@href='#e-offerings']")
    assert rows(office) == [(COMMUNE, "competent", None), ("H99.16", "competent", None)]


def test_who_administers_nothing_looks_and_who_designs_nothing_does_not(office: Office) -> None:
    analyst = Visit(office).sign_in(ANALYST).get(PAGE)
    assert "do người quản trị của các đơn vị ghi" in analyst.words
    assert Visit(office).sign_in(DESK).get(PAGE).response.status_code == 403
    body = {"part": "competent", "level": "commune", "since": "2026-12-01", "source": DECISION}
    assert problem(office.ask("POST", f"{ROWS}:add", body, by=DESK)) == (403, "not-allowed")
    named = {**body, "level": None, "units": [COMMUNE]}
    assert problem(office.ask("POST", f"{ROWS}:add", named, by=ANALYST)) == (403, "not-allowed")
    both = office.ask("POST", f"{ROWS}:add", {**body, "units": [COMMUNE]}, by=ADMINISTRATOR)
    assert both.get_json()["errors"][0]["pointer"] == "/units"
    assert office.ask("POST", f"{ROWS}:add", body, by=ADMINISTRATOR).get_json() == {
        "new": [COMMUNE, "H99.16"],
        "there": [],
    }
    (mine,) = office.ask("GET", f"/units/{COMMUNE}/offerings", by=DESK).get_json()["rows"]
    assert (mine["slug"], mine["name"], mine["level"]) == (HOUSEHOLD, household().name, "commune")


def test_the_desk_chooses_among_those_that_decide(office: Office) -> None:
    body = {"part": "competent", "units": ["H99.16", COMMUNE], "since": "2026-11-30", "source": DECISION}
    assert office.ask("POST", f"{ROWS}:add", body, by=ADMINISTRATOR).status_code == 200
    sheet = Visit(office).sign_in(DESK).get(f"/tiep-nhan/{HOUSEHOLD}").page
    options = sheet.xpath("//select[@name='competent']/option")
    assert {one.get("value"): one.get("selected") is not None for one in options} == {COMMUNE: True, "H99.16": False}


def test_what_no_unit_decides_any_more_is_received_nowhere_and_told_so(office: Office) -> None:
    visit = as_administrator(Visit(office), ADMINISTRATOR).get(PAGE)
    assert "chưa khai: mọi Bộ phận một cửa" in visit.get("/thiet-ke").words
    visit.get(PAGE).send("Thêm nơi thực hiện", units="H99.16", since="2026-11-01", source=DECISION)
    elsewhere = office.ask("POST", "/cases", FILING, by=DESK)
    assert problem(elsewhere) == (422, "decided-elsewhere")
    (mine,) = visit.get(PAGE).page.xpath("//tr[contains(., 'H99.16')]//input/@value")
    visit.send("Thôi thực hiện", offerings=mine, since="2026-11-30", source=DECISION)
    assert "Mọi nơi giải quyết đã thôi" in visit.words
    assert "đã thôi ở mọi nơi" in visit.get("/thiet-ke").words
    desk = Visit(office).sign_in(DESK).get(f"/tiep-nhan/{HOUSEHOLD}")
    assert (desk.response.status_code, "Không còn đơn vị nào giải quyết" in desk.words) == (422, True)
    assert "không còn đơn vị nào giải quyết" in Visit(office).get(f"/cong-khai/thu-tuc/{HOUSEHOLD}").words
    assert problem(office.ask("POST", "/cases", FILING, by=DESK)) == (422, "decided-nowhere")


def test_a_unit_tells_what_it_offers_and_its_own_administrator_changes_it(office: Office) -> None:
    local, here = "quan.xa", f"/quan-tri/don-vi/{COMMUNE}"
    with acting(office.engine) as work:
        own = organisation.unit_by_code(work, COMMUNE)
        officer = organisation.enrol(work, local, "Quản trị xã")
        organisation.appoint(work, officer, own, role="quan-tri", title="Quản trị", since=province.SINCE)
    visit = as_administrator(Visit(office), local).get(here)
    assert "Chưa ghi thủ tục nào" in visit.words
    visit.send("Thêm thủ tục thực hiện", slug=HOUSEHOLD, since="2020-01-01", source=DECISION)
    assert "sớm hơn ngày thủ tục có hiệu lực" in visit.page.get_element_by_id("o-since-wrong").text_content()
    visit.send("Thêm thủ tục thực hiện", slug=HOUSEHOLD, since="2026-11-30", source=DECISION)
    assert "Nơi đầu tiên ràng buộc mọi nơi khác" in visit.words
    assert rows(office) == []
    first = {"part": "competent", "units": ["H99.16"], "since": "2026-11-30", "source": DECISION}
    assert office.ask("POST", f"{ROWS}:add", first, by=ADMINISTRATOR).status_code == 200
    visit.get(here).send("Thêm thủ tục thực hiện", slug=HOUSEHOLD, since="2026-11-30", source=DECISION)
    assert rows(office) == [(COMMUNE, "competent", None), ("H99.16", "competent", None)]
    visit.send("Thôi thực hiện", on="2026-12-31", source=DECISION)
    assert "đến hết 30/12/2026" in visit.words
    assert visit.asking_too_much(here) == {}
