"""Officers, units, rights and the trail over the API."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from sqlalchemy import select, update

from commands.demo import province
from engine import disclosures, organisation
from engine.tables import Repeat, SettingChange, TrailEntry
from tests.api.office import OUTSIDER, Office, problem, task_at
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, acting

ADMINISTRATOR = "quan.tri"
DECISION = {"source": "QĐ 12/2026"}


@pytest.fixture
def settled(quick: Office) -> Office:
    """An installation with an administrator of the commune."""
    with acting(quick.engine) as work:
        unit = organisation.unit_by_code(work, COMMUNE)
        officer = organisation.enrol(work, ADMINISTRATOR, "Quản Trị")
        organisation.appoint(work, officer, unit, role="quan-tri", title="Quản trị", since=province.SINCE)
    return quick


def officer(office: Office, login: str) -> str:
    with acting(office.engine) as work:
        return f"/people/{organisation.person_by_login(work, login).id}"


def ask(settled: Office, path: str, body: dict[str, Any] | None = None, method: str = "POST") -> Any:
    return settled.ask(method, path, body, by=ADMINISTRATOR)


def test_an_administrator_finds_the_officers_of_his_units_page_by_page(settled: Office) -> None:
    seen: list[str] = []
    after = None
    while True:
        page = ask(settled, "/people/search", {"most": 2, "after": after}).get_json()
        seen += [one["login"] for one in page["rows"]]
        after = page["after"]
        if after is None:
            break
    assert {DESK, DESK_TOO} <= set(seen)
    assert OUTSIDER not in seen
    assert len(seen) == len(set(seen))
    assert problem(ask(settled, "/people/search", {"after": "ai"})) == (422, "bad-cursor")


def test_a_new_officer_is_activated_appointed_and_works(settled: Office) -> None:
    account = {"login": "moi.nv", "full_name": "Lê Văn Mới", "unit": COMMUNE, **DECISION}
    made = ask(settled, "/people", account)
    assert (made.status_code, made.get_json()["state"]) == (201, "new")
    path = f"/people/{made.get_json()['id']}"
    post = {"unit": COMMUNE, "role": "mot-cua", "title": "Công chức", "since": "2026-11-01", **DECISION}
    assert ask(settled, f"{path}:appoint", post).get_json()["titles"][0].startswith("Công chức")
    assert ask(settled, f"{path}:activate", DECISION).get_json()["state"] == "active"
    assert settled.ask("GET", "/me", by="moi.nv").get_json()["officer"]["login"] == "moi.nv"
    assert problem(ask(settled, "/people", account)) == (409, "login-taken")


def test_many_officers_are_made_row_by_row_and_their_passwords_are_kept_nowhere(settled: Office) -> None:
    good = {"login": "moi.nv", "full_name": "Lê Văn Mới", "unit": COMMUNE, "role": "mot-cua"}
    rows = {"rows": [good, {**good, "login": "khac.nv", "unit": "H99.02"}]}
    told = ask(settled, "/people:check", rows).get_json()["results"]
    assert [(one["state"], [error["field"] for error in one["errors"]]) for one in told] == [
        ("new", []),
        ("refused", ["unit"]),
    ]
    answer = settled.ask("POST", "/people:enrol", {**rows, **DECISION}, by=ADMINISTRATOR, key="một")
    first, second = answer.get_json()["results"]
    assert (len(first["password"]), second["state"], second["password"]) == (19, "refused", None)
    again = settled.ask("POST", "/people:enrol", {**rows, **DECISION}, by=ADMINISTRATOR, key="một").get_json()[
        "results"
    ]
    assert (again[0]["state"], again[0]["password"]) == ("there", None)
    path = officer(settled, "moi.nv")
    other = settled.ask("POST", f"{path}:give-password", DECISION, by=ADMINISTRATOR, key="hai").get_json()["password"]
    assert other != first["password"]
    with acting(settled.engine) as work:
        kept = " ".join(str(row.body) for row in work.session.query(Repeat))
    assert other not in kept
    assert first["password"] not in kept


def test_a_right_is_given_explained_and_revoked(settled: Office, case_id: uuid.UUID) -> None:
    path, task = officer(settled, DESK_TOO), f"/tasks/{task_at(settled, case_id)}"
    why = f"{task}/why?act=urge"
    assert settled.ask("GET", why, by=DESK_TOO).get_json()["allowed"] is False
    given = {"act": "urge", "unit": COMMUNE, "since": "2026-11-01", **DECISION}
    assert ask(settled, f"{path}:allow", given).status_code == 200
    assert settled.ask("GET", why, by=DESK_TOO).get_json()["allowed"] is True
    (right,) = ask(settled, path, method="GET").get_json()["given"]
    assert (right["act"], right["unit"]["code"]) == ("urge", COMMUNE)
    revoked = ask(settled, f"{path}/rights/{right['id']}:revoke", {"on": "2026-11-01", **DECISION})
    assert revoked.status_code == 200
    assert settled.ask("GET", why, by=DESK_TOO).get_json()["allowed"] is False


def test_a_post_is_given_a_right_that_is_listed_and_ends(settled: Office, case_id: uuid.UUID) -> None:
    why = f"/tasks/{task_at(settled, case_id)}/why?act=urge"
    given = {"act": "urge", "unit": COMMUNE, "since": "2026-11-01", **DECISION}
    made = ask(settled, f"/units/{COMMUNE}/posts/mot-cua:allow", given).get_json()
    assert (made["kind"], made["of"], made["act"]) == ("post", f"{COMMUNE} mot-cua", "urge")
    assert settled.ask("GET", why, by=DESK_TOO).get_json()["allowed"] is True
    path = officer(settled, DESK_TOO)
    assert ask(settled, f"{path}:allow", {**given, "act": "print"}).status_code == 200
    first = ask(settled, "/rights/search", {"most": 1}).get_json()
    second = ask(settled, "/rights/search", {"most": 1, "after": first["after"]}).get_json()
    assert {one["kind"] for one in first["rows"] + second["rows"]} == {"post", "person"}
    assert second["after"] is None
    only = ask(settled, "/rights/search", {"filter": {"kind": "post", "unit": COMMUNE}}).get_json()
    assert [one["id"] for one in only["rows"]] == [made["id"]]
    assert ask(settled, "/rights/search", {"filter": {"unit": "H99.02"}}).get_json()["rows"] == []
    assert problem(ask(settled, "/rights/search", {"after": "~"})) == (422, "bad-cursor")
    assert problem(settled.ask("POST", "/rights/search", {})) == (403, "not-allowed")
    left = ask(settled, f"/rights/{made['id']}:revoke", {"on": "2026-11-01", **DECISION})
    assert left.get_json() == {"rows": [], "after": None}
    assert settled.ask("GET", why, by=DESK_TOO).get_json()["allowed"] is False
    assert problem(ask(settled, f"/rights/{made['id']}:revoke", {"on": "2026-11-01", **DECISION})) == (
        *(404, "no-such-right"),
    )


def test_only_whoever_administers_all_gives_a_group_a_right_everywhere(settled: Office) -> None:
    with acting(settled.engine) as work:
        organisation.group(work, "to-1", "Tổ 1")
    everywhere = {"act": "read", "since": "2026-11-01", **DECISION}
    assert problem(ask(settled, "/groups/to-1:allow", everywhere)) == (403, "not-allowed")
    made = ask(settled, "/groups/to-1:allow", {**everywhere, "unit": COMMUNE}).get_json()
    assert (made["kind"], made["of"], made["whom"], made["unit"]["code"]) == ("group", "to-1", "Tổ 1", COMMUNE)


def test_absences_are_seen_by_whoever_administers_and_by_those_in_them(settled: Office) -> None:
    away = {"document": "QĐ 3", "since": "2026-12-01", "until": "2026-12-05", "deputy": DESK_TOO}
    assert ask(settled, f"{officer(settled, DESK)}:substitute", away).status_code == 200
    for who, seen in ((ADMINISTRATOR, 1), (DESK, 1), (DESK_TOO, 1), (OUTSIDER, 0)):
        rows = settled.ask("POST", "/substitutions/search", {}, by=who).get_json()["rows"]
        assert [(one["absent"], one["deputy"]) for one in rows] == [("Nguyễn Thị Mai", "Trần Thị Lan")] * seen, who


def test_nobody_changes_his_own_rights_and_to_strangers_officers_do_not_exist(settled: Office) -> None:
    own = officer(settled, ADMINISTRATOR)
    assert problem(ask(settled, f"{own}:lock", DECISION)) == (403, "own-rights")
    assert problem(ask(settled, officer(settled, OUTSIDER), method="GET")) == (404, "no-such-officer")
    assert problem(settled.ask("GET", own, by=DESK)) == (404, "no-such-officer")


def test_a_unit_tells_its_posts_and_who_holds_them(settled: Office) -> None:
    told = settled.ask("GET", f"/units/{COMMUNE}").get_json()
    holders = {one["role"]: one["holders"] for one in told["posts"]}
    assert holders["mot-cua"] == ["Nguyễn Thị Mai", "Trần Thị Lan"]
    assert told["parent"]["code"] == "H99"
    assert problem(settled.ask("GET", "/units/x")) == (404, "no-such-unit")


def test_the_trail_is_searched_across_cases_and_a_changed_one_shows(quick: Office, case_id: uuid.UUID) -> None:
    quick.ask("POST", f"/tasks/{task_at(quick, case_id)}:claim", seen=1)
    wanted = {"filter": {"who": DESK, "act": "claim"}}
    (row,) = quick.ask("POST", "/trail/search", wanted).get_json()["rows"]
    assert (row["case_id"], row["words"], row["is_whole"]) == (str(case_id), "Nhận việc", True)
    verification = f"/cases/{case_id}/trail/verification"
    assert quick.ask("GET", verification).get_json() == {"is_whole": True, "problems": []}
    with acting(quick.engine) as work:
        work.session.execute(update(TrailEntry).where(TrailEntry.act == "claim").values(element="b"))
    assert quick.ask("POST", "/trail/search", wanted).get_json()["rows"][0]["is_whole"] is False
    assert quick.ask("GET", verification).get_json()["is_whole"] is False
    assert quick.ask("POST", "/trail/search", wanted, by=OUTSIDER).get_json()["rows"] == []


def test_reasons_are_read_for_a_purpose_that_is_kept_with_whoever_read_them(quick: Office, case_id: uuid.UUID) -> None:
    task = task_at(quick, case_id)
    quick.ask("POST", f"/tasks/{task}:claim", seen=1)
    given = {"to": DESK_TOO, "reason": "Bà Nguyễn Thị Ví Dụ đi vắng"}
    assert quick.ask("POST", f"/tasks/{task}:transfer", given, seen=2).status_code == 200
    wanted = {"filter": {"act": "transfer"}, "purpose": "Giải quyết khiếu nại"}
    assert given["reason"] not in quick.ask("POST", "/trail/search", {"filter": {}}).get_data(as_text=True)
    assert problem(quick.ask("POST", "/trail:read-reasons", {**wanted, "purpose": " "})) == (422, "no-source")
    (row,) = quick.ask("POST", "/trail:read-reasons", wanted).get_json()["rows"]
    assert row["reason"] == given["reason"]
    assert quick.ask("POST", "/trail:read-reasons", wanted, by=OUTSIDER).get_json()["rows"] == []
    with acting(quick.engine) as work:
        kept = work.session.scalars(select(SettingChange).where(SettingChange.subject == disclosures.SUBJECT)).all()
        assert [(one.source, one.actor_id) for one in kept] == [
            (wanted["purpose"], organisation.person_by_login(work, DESK).id)
        ]


def test_what_was_found_in_the_trail_comes_page_by_page(quick: Office, case_id: uuid.UUID) -> None:
    whole = quick.ask("POST", "/trail/search", {}).get_json()["rows"]
    seen, after = [], None
    for _ in whole:
        page = quick.ask("POST", "/trail/search", {"most": 1, "after": after}).get_json()
        seen += page["rows"]
        after = page["after"]
    assert (seen, after) == (whole, None)
    assert len(seen) > 1
    assert problem(quick.ask("POST", "/trail/search", {"after": "~~"})) == (422, "bad-cursor")
