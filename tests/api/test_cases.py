"""Cases over the API: filed at the desk, found, and read with everything that happened to them."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

import pytest
from lxml import etree
from sqlalchemy import Engine, func, select

from engine.tables import Case
from tests.api.office import OUTSIDER, SECRET, Office, problem
from tests.engine import builders
from tests.engine.builders import COMMUNE, EXPERT, acting

FILING: dict[str, Any] = {
    "procedure": "nho",
    "channel": "counter",
    "receiving_unit": COMMUNE,
    "competent_unit": COMMUNE,
    "parties": {"submitter": {"full_name": SECRET}},
}


def count(engine: Engine) -> int:
    with acting(engine) as work:
        return work.session.scalars(select(func.count()).select_from(Case)).one()


def test_the_desk_files_a_case_and_finds_it_by_name_without_tone_marks(office: Office) -> None:
    filed = office.ask("POST", "/cases", FILING)
    told = filed.get_json()
    assert (filed.status_code, filed.headers["Location"]) == (201, f"/api/v1/cases/{told['id']}")
    assert told["number"].startswith(COMMUNE)
    (row,) = office.ask("POST", "/cases/search", {"filter": {"citizen": "tran thi minh"}}).get_json()["rows"]
    assert (row["id"], row["code"], row["subject"]) == (told["id"], told["number"], SECRET)


def test_an_answered_filing_is_the_case_as_it_is_read_afterwards(office: Office) -> None:
    filed = office.ask("POST", "/cases", FILING)
    read = office.ask("GET", f"/cases/{filed.get_json()['id']}")
    assert (read.get_json(), read.headers["ETag"]) == (filed.get_json(), filed.headers["ETag"])


@pytest.mark.parametrize("who", [OUTSIDER, EXPERT])
def test_whoever_does_not_receive_at_that_desk_files_nothing(office: Office, who: str) -> None:
    assert problem(office.ask("POST", "/cases", FILING, by=who)) == (403, "not-allowed")
    assert count(office.engine) == 0


def test_the_desk_of_the_competent_unit_does_not_file_for_another_desk(quick: Office) -> None:
    asked = {**FILING, "competent_unit": "H99.02"}
    assert problem(quick.ask("POST", "/cases", asked, by=OUTSIDER)) == (403, "not-allowed")


@pytest.mark.parametrize(
    ("change", "status", "code"),
    [
        ({"procedure": "khong-co"}, 422, "not-offered"),
        ({"receiving_unit": "H00"}, 422, "unknown-unit"),
        ({"competent_unit": "H00"}, 422, "unknown-unit"),
        ({"channel": "bồ câu"}, 422, "unknown-channel"),
        ({"variant": "x"}, 422, "unknown-variant"),
        ({"answers": {"x": 1}}, 422, "no-form"),
        ({"parties": {"submitter": {"full_name": " "}}}, 422, "bad-party"),
        ({"parties": {"submitter": {"full_name": "a\x00b"}}}, 422, "bad-party"),
        ({"origin": "portal"}, 422, "bad-fields"),
        ({"parties": {}}, 422, "bad-fields"),
    ],
)
def test_a_filing_that_is_not_right_opens_nothing(
    quick: Office, change: dict[str, Any], status: int, code: str
) -> None:
    assert problem(quick.ask("POST", "/cases", {**FILING, **change})) == (status, code)
    assert count(quick.engine) == 0


def test_what_a_schema_finds_is_told_by_pointer_in_both_languages(quick: Office) -> None:
    asked = {**FILING, "parties": {"submitter": {"full_name": 3}}, "x/y": 1}
    errors = {one["pointer"]: one for one in quick.ask("POST", "/cases", asked).get_json()["errors"]}
    assert errors["/parties/submitter/full_name"]["title"] == "Phải là chuỗi ký tự."
    assert errors["/x~1y"]["detail"] == "Unknown field."


def test_a_case_is_read_with_its_trail_statuses_and_clocks(office: Office, case_id: uuid.UUID) -> None:
    builders.do(office.engine, case_id, "a", at=builders.hours(0.5))
    trail, statuses, clocks = (
        office.ask("GET", f"/cases/{case_id}/{what}").get_json()["rows"] for what in ("trail", "statuses", "clocks")
    )
    assert [one["number"] for one in trail] == list(range(1, len(trail) + 1))
    assert (trail[-1]["act"], trail[-1]["step"], trail[-1]["who"]) == ("Hoàn thành bước", "a", "Nguyễn Thị Mai")
    assert [one["code"] for one in statuses] == ["received"]
    (clock,) = [one for one in clocks if one["subject"] == "case"]
    assert datetime.fromisoformat(clock["due_at"]).utcoffset() == timedelta(hours=7)


def test_the_diagram_of_a_case_shows_what_waits(quick: Office, case_id: uuid.UUID) -> None:
    answer = quick.ask("GET", f"/cases/{case_id}/diagram")
    assert answer.content_type == "image/svg+xml; charset=utf-8"
    assert etree.fromstring(answer.data).tag == "{http://www.w3.org/2000/svg}svg"
    assert "Đang xử lý" in answer.get_data(as_text=True)


def test_a_counter_counts_what_a_search_by_it_lists(office: Office, case_id: uuid.UUID) -> None:
    counted = {one["code"]: one["count"] for one in office.ask("GET", "/counters").get_json()["counters"]}
    assert counted["processing"] == counted["all"] == 1
    for code, number in counted.items():
        rows = office.ask("POST", "/cases/search", {"filter": {"counter": code}}).get_json()["rows"]
        assert len(rows) == number


def test_cases_are_listed_page_by_page_the_newest_first(office: Office) -> None:
    made = [str(builders.a_case(office.engine, at=builders.hours(number / 10))) for number in range(3)]
    first = office.ask("POST", "/cases/search", {"most": 2}).get_json()
    second = office.ask("POST", "/cases/search", {"most": 2, "after": first["after"]}).get_json()
    assert [row["id"] for row in first["rows"] + second["rows"]] == made[::-1]
    assert second["after"] is None


def test_to_a_stranger_a_case_does_not_exist(office: Office, case_id: uuid.UUID) -> None:
    known, unknown = (office.ask("GET", f"/cases/{one}", by=OUTSIDER) for one in (case_id, uuid.uuid4()))
    assert problem(known) == (404, "no-such-case")
    told, of_none = known.get_json(), unknown.get_json()
    assert told.pop("reference") != of_none.pop("reference")
    assert told == of_none
    assert office.ask("POST", "/cases/search", {}, by=OUTSIDER).get_json()["rows"] == []
