"""Procedures, notices and inboxes over the API."""

from __future__ import annotations

import uuid
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event
from werkzeug.test import TestResponse

from api import openinboxes
from engine import procedures
from tests.api.office import Office, build, problem, task_at
from tests.engine import builders
from tests.engine.builders import DESK, DESK_TOO, acting
from tests.engine.complete import FORM


@pytest.fixture
def library(sqlite: Engine, tmp_path: Path) -> Office:
    """An installation with two procedures, one of which has a version to come."""
    other = builders.SETTINGS.replace("Thủ tục nhỏ", "Đăng ký khai sinh").replace("9.000001", "9.000002")
    small, births = builders.tiny(f=FORM), builders.tiny(slug="khai-sinh", settings=other)
    office = build(sqlite, small, births, files=tmp_path)
    with acting(sqlite) as work:
        procedures.publish(work, builders.tiny(*builders.straight("a", "b", "c")), active_from=date(2027, 1, 1))
    return office


def find(library: Office, words: str, **more: Any) -> Any:
    return library.ask("POST", "/procedures/search", {"filter": {"words": words}, **more}).get_json()


@pytest.mark.parametrize("words", ["dang ky", "Khai Sinh", "9.000002"])
def test_a_procedure_is_found_by_code_or_name_without_tone_marks(library: Office, words: str) -> None:
    assert [one["slug"] for one in find(library, words)["rows"]] == ["khai-sinh"]


def test_procedures_come_page_by_page_in_the_order_of_a_dictionary(library: Office) -> None:
    first = find(library, "", most=1)
    second = find(library, "", most=1, after=first["after"])
    assert [one["name"] for page in (first, second) for one in page["rows"]] == ["Đăng ký khai sinh", "Thủ tục nhỏ"]
    assert second["after"] is None
    assert problem(library.ask("POST", "/procedures/search", {"after": "x"})) == (422, "bad-cursor")


def test_what_is_in_force_is_told_and_what_is_to_come_is_a_version(library: Office) -> None:
    assert library.ask("GET", "/procedures/nho").get_json()["version"] == 1
    told = library.ask("GET", "/procedures/nho/versions").get_json()["rows"]
    assert [(one["version"], one["active_from"]) for one in told] == [(2, "2027-01-01"), (1, "2025-07-01")]
    assert library.ask("GET", "/procedures/nho/versions/1").get_json()["forms"] == ["f.json"]
    form = library.ask("GET", "/procedures/nho/versions/1/forms/f.json").get_json()["form"]
    assert [one["key"] for one in form["components"]] == ["ghi_chu"]
    assert ">c<" in library.ask("GET", "/procedures/nho/versions/2/diagram").get_data(as_text=True)


@pytest.mark.parametrize("path", ["khong-co", "khong-co/versions", "nho/versions/3", "nho/versions/1/forms/x.json"])
def test_what_was_never_published_is_not_there(library: Office, path: str) -> None:
    assert problem(library.ask("GET", f"/procedures/{path}")) == (404, "no-such-procedure")


def look(office: Office, tag: str | None, by: str = DESK) -> TestResponse:
    return office.ask("GET", "/inbox", by=by, more={} if tag is None else {"If-None-Match": tag})


def test_an_open_inbox_learns_that_a_task_came_was_taken_or_left(office: Office) -> None:
    seconds = count()
    office.app.extensions[openinboxes.NAME] = openinboxes.Memory(clock=lambda: float(next(seconds)))
    tag = look(office, None).headers["ETag"]
    assert look(office, tag).status_code == 304
    case_id = builders.a_case(office.engine)
    for verb, by, seen in (("claim", DESK_TOO, 1), ("release", DESK_TOO, 2), ("claim", DESK, 3)):
        answer = look(office, tag)
        assert answer.status_code == 200
        tag = answer.headers["ETag"]
        assert look(office, tag).status_code == 304
        assert office.ask("POST", f"/tasks/{task_at(office, case_id)}:{verb}", by=by, seen=seen).status_code == 200
    assert look(office, tag).status_code == 200


def test_an_open_inbox_costs_few_and_short_statements(quick: Office, case_id: uuid.UUID) -> None:
    counted: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        counted.append(statement)

    headers = {"Authorization": f"Bearer {quick.token(DESK)}"}
    quick.app.extensions[openinboxes.NAME] = openinboxes.Memory(clock=lambda: 0.0)
    assert quick.app.test_client().get("/api/v1/inbox", headers=headers).status_code == 200  # asks for all, too
    event.listen(quick.engine, "before_cursor_execute", note)
    assert quick.app.test_client().get("/api/v1/inbox", headers=headers).status_code == 200
    assert len([one for one in counted if not one.startswith("BEGIN")]) == 5, counted


def test_a_notice_is_listed_until_it_is_read(quick: Office, case_id: uuid.UUID) -> None:
    page = quick.ask("GET", "/notices?most=1").get_json()
    (row,) = page["rows"]
    assert (row["words"], row["case_id"], row["is_read"]) == ("Có công việc chuyển đến", str(case_id), False)
    assert quick.ask("POST", f"/notices/{row['id']}:read").get_json() == {"unread": 0}
    assert quick.ask("GET", "/notices").get_json()["rows"][0]["is_read"] is True
    assert problem(quick.ask("POST", f"/notices/{uuid.uuid4()}:read")) == (404, "no-such-notice")


def test_notices_come_page_by_page(quick: Office) -> None:
    for _ in range(3):
        builders.a_case(quick.engine)
    seen, after = [], ""
    while after is not None:
        page = quick.ask("GET", f"/notices?most=2{after and '&after=' + after.replace('+', '%2B')}").get_json()
        seen += [one["case_id"] for one in page["rows"]]
        after = page["after"]
    assert len(seen) == len(set(seen)) == 3
    assert problem(quick.ask("GET", "/notices?after=x")) == (422, "bad-cursor")


def test_the_statuses_of_the_circular_are_told_with_their_chart(quick: Office) -> None:
    told = quick.ask("GET", "/statuses").get_json()
    (received,) = [one for one in told["statuses"] if one["code"] == "received"]
    assert (received["word"], received["portal"]) == ("Được tiếp nhận", 2)
    assert {"before": "done", "after": "returned"} in told["changes"]
