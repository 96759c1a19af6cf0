"""Tokens, sign-ins, parameters and office time over the API."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from commands.demo import province
from engine import organisation, passwords, signins
from engine.tables import Repeat
from tests.api.office import Office, problem
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, MORNING, acting

CHIEF = "quan.tri"  #: administers the whole province
DECISION = {"source": "QĐ 12/2026"}
UNTIL = (MORNING + timedelta(days=3)).isoformat()
TOKEN = {"name": "Kho", "scopes": ["tasks:read", "people:read"], "expires_at": UNTIL, **DECISION}


@pytest.fixture
def settled(quick: Office) -> Office:
    """An installation with an administrator and the account of a program, which nobody signs in with."""
    with acting(quick.engine) as work:
        whole, commune = (organisation.unit_by_code(work, code) for code in (province.PROVINCE[0], COMMUNE))
        officer = organisation.enrol(work, CHIEF, "Quản Trị")
        organisation.appoint(work, officer, whole, role="quan-tri", title="Quản trị", since=province.SINCE)
        program = organisation.enrol(work, "kho", "Kho dữ liệu")
        organisation.appoint(work, program, commune, role="mot-cua", title="Kho", since=province.SINCE)
    return quick


def person(office: Office, login: str) -> str:
    with acting(office.engine) as work:
        return f"/people/{organisation.person_by_login(work, login).id}"


def me(office: Office, told: str) -> Any:
    return office.ask("GET", "/me", by=None, more={"Authorization": f"Bearer {told}"})


def test_a_token_of_ones_own_is_made_listed_and_revoked(settled: Office) -> None:
    made = settled.ask("POST", "/me/tokens", TOKEN)
    told = made.get_json()["token"]
    assert (made.status_code, me(settled, told).get_json()["officer"]["login"]) == (201, DESK)
    listed = settled.ask("GET", "/me/tokens")
    assert made.get_json()["id"] in [one["id"] for one in listed.get_json()["rows"]]
    assert told not in listed.get_data(as_text=True)
    revoked = settled.ask("POST", f"/tokens/{made.get_json()['id']}:revoke", DECISION)
    assert revoked.get_json()["revoked_at"] is not None
    assert problem(me(settled, told)) == (401, "bad-token")
    again = settled.ask("POST", f"/tokens/{made.get_json()['id']}:revoke", DECISION)
    assert problem(again) == (404, "no-such-token")


def test_the_text_of_a_token_is_kept_nowhere(settled: Office) -> None:
    settled.ask("POST", "/me/tokens", TOKEN, key="mot-lan")
    with acting(settled.engine) as work:
        assert work.session.scalars(select(Repeat)).all() == []


def test_with_a_token_none_is_made_that_opens_more_or_lasts_longer(settled: Office) -> None:
    narrow = ("people:write", "people:read")
    wide = settled.ask("POST", "/me/tokens", TOKEN, scopes=narrow)
    assert problem(wide) == (403, "beyond-token")
    late = {**TOKEN, "scopes": ["people:read"], "expires_at": (MORNING + timedelta(days=31)).isoformat()}
    assert problem(settled.ask("POST", "/me/tokens", late, scopes=narrow)) == (403, "beyond-token")
    within = settled.ask("POST", "/me/tokens", {**TOKEN, "scopes": ["people:read"]}, scopes=narrow)
    assert within.status_code == 201


def test_a_program_gets_its_token_from_whoever_administers_it(settled: Office) -> None:
    path = f"{person(settled, 'kho')}/tokens"
    assert problem(settled.ask("POST", path, TOKEN, by=DESK)) == (404, "no-such-officer")
    told = settled.ask("POST", path, TOKEN, by=CHIEF).get_json()["token"]
    assert me(settled, told).get_json()["officer"]["login"] == "kho"
    with acting(settled.engine) as work:
        passwords.give(work, organisation.person_by_login(work, "kho"), source="QĐ 1")
    assert problem(me(settled, told)) == (401, "bad-token")  # it is a person's account from now on
    assert problem(settled.ask("POST", path, TOKEN, by=CHIEF)) == (403, "not-their-token")


def test_nobody_sees_or_revokes_the_token_of_an_officer_whom_he_does_not_administer(settled: Office) -> None:
    made = settled.ask("POST", "/me/tokens", TOKEN).get_json()
    refused = settled.ask("POST", f"/tokens/{made['id']}:revoke", DECISION, by=DESK_TOO)
    assert problem(refused) == (404, "no-such-token")
    assert problem(settled.ask("GET", f"{person(settled, DESK)}/tokens", by=DESK_TOO)) == (404, "no-such-officer")
    assert settled.ask("POST", f"/tokens/{made['id']}:revoke", DECISION, by=CHIEF).status_code == 200


def test_an_officer_ends_a_sign_in_of_his_and_of_nobody_else(settled: Office) -> None:
    with acting(settled.engine) as work:
        work.now = settled.now
        for login in (DESK, DESK_TOO):
            signins.begin(work, organisation.person_by_login(work, login))
    (mine,) = settled.ask("GET", f"{person(settled, DESK)}/sign-ins").get_json()["rows"]
    path = f"/me/sign-ins/{mine['id']}:end"
    assert problem(settled.ask("POST", path, by=DESK_TOO)) == (404, "no-such-sign-in")
    assert settled.ask("POST", path).get_json() == {"rows": []}
    assert problem(settled.ask("POST", path)) == (404, "no-such-sign-in")
    assert problem(settled.ask("GET", f"{person(settled, DESK_TOO)}/sign-ins")) == (404, "no-such-officer")


def test_a_parameter_changes_from_a_day_on_by_its_decision(settled: Office) -> None:
    path = "/parameters/reappointments_max:change"
    said = {"value": "2", "valid_from": "2027-01-01", **DECISION}
    assert problem(settled.ask("POST", path, said)) == (403, "not-allowed")
    changed = settled.ask("POST", path, said, by=CHIEF).get_json()["rows"]
    assert [(one["value"], one["valid_to"]) for one in changed][-2:] == [("1", "2026-12-31"), ("2", None)]
    assert [one for one in settled.ask("GET", "/parameters").get_json()["rows"] if one in changed] == changed
    assert problem(settled.ask("POST", path, {**said, "value": "hai"}, by=CHIEF)) == (422, "bad-parameter")
    assert problem(settled.ask("POST", path, said, by=CHIEF)) == (409, "parameter-twice")
    unknown = settled.ask("POST", "/parameters/la:change", said, by=CHIEF)
    assert problem(unknown) == (404, "unknown-parameter")
    assert problem(settled.ask("POST", path, {**said, "valid_from": "2028-01-01", "source": " "}, by=CHIEF)) == (
        422,
        "no-source",
    )


def test_a_day_off_and_a_saturday_that_makes_up_for_it_are_set_and_taken_back(settled: Office) -> None:
    off = {"day": "2026-12-24", "sort": "off", "label": "Ngày hội", **DECISION}
    makes_up = {"day": "2026-12-26", "sort": "work", "like": "2026-12-24", **DECISION}
    assert problem(settled.ask("POST", "/calendars/hanh-chinh:mark", off)) == (403, "not-allowed")
    for said in (off, makes_up):
        assert settled.ask("POST", "/calendars/hanh-chinh:mark", said, by=CHIEF).status_code == 200
    told = settled.ask("GET", "/calendars/hanh-chinh").get_json()
    assert [(one["day"], one["sort"]) for one in told["days"]] == [("2026-12-24", "off"), ("2026-12-26", "work")]
    other = settled.ask("POST", "/calendars/hanh-chinh:mark", {**off, "sort": "work"}, by=CHIEF)
    assert problem(other) == (409, "make-up-day-is-off")
    gone = {"day": "2026-12-24", **DECISION}
    left = settled.ask("POST", "/calendars/hanh-chinh:unmark", gone, by=CHIEF).get_json()
    assert [one["day"] for one in left["days"]] == ["2026-12-26"]
    assert problem(settled.ask("POST", "/calendars/hanh-chinh:unmark", gone, by=CHIEF)) == (404, "no-such-day")
    assert problem(settled.ask("GET", "/calendars/khong-co")) == (404, "unknown-calendar")


def test_every_calendar_that_is_named_can_be_read(settled: Office) -> None:
    for name in settled.ask("GET", "/calendars").get_json()["names"]:
        assert settled.ask("GET", f"/calendars/{name}").status_code == 200, name


def test_a_calendar_is_opened_and_its_hours_are_changed_and_ended(settled: Office) -> None:
    new = {"name": "xa-moi", "title": "Xã mới", "like": "hanh-chinh", **DECISION}
    assert problem(settled.ask("POST", "/calendars", new)) == (403, "not-allowed")
    made = settled.ask("POST", "/calendars", new, by=CHIEF)
    assert (made.status_code, made.get_json()["title"], len(made.get_json()["hours"])) == (201, "Xã mới", 1)
    assert problem(settled.ask("POST", "/calendars", new, by=CHIEF)) == (409, "calendar-taken")
    saturdays = {"weekdays": [6], "sessions": ["07:30-11:30"], "since": "2027-01-01", "value": 0.5, **DECISION}
    told = settled.ask("POST", "/calendars/xa-moi:change-hours", saturdays, by=CHIEF).get_json()["hours"]
    (hours,) = [one for one in told if one["weekdays"] == [6]]
    assert (hours["sessions"], hours["value"], hours["valid_to"]) == (["07:30-11:30"], 0.5, None)
    ending = {"hours": hours["id"], "last": "2027-06-30", **DECISION}
    told = settled.ask("POST", "/calendars/xa-moi:end-hours", ending, by=CHIEF).get_json()["hours"]
    assert [one["valid_to"] for one in told if one["weekdays"] == [6]] == ["2027-06-30"]
    early = settled.ask("POST", "/calendars/xa-moi:end-hours", {**ending, "last": "2026-01-01"}, by=CHIEF)
    assert problem(early) == (422, "bad-validity")
    never = {**saturdays, "weekdays": [1, 2, 3, 4, 5, 6], "sessions": [], "value": None}
    closing = settled.ask("POST", "/calendars/xa-moi:change-hours", never, by=CHIEF)
    assert problem(closing) == (409, "never-opens")
