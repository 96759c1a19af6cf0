"""How cases go, over the API: where they wait, how long steps take, what made cases late, one case replayed."""

from __future__ import annotations

import uuid

import pytest

from tests.api.office import OUTSIDER, Office, problem
from tests.engine import builders
from tests.engine.builders import DESK, hours

ONE = "/procedures/nho"


@pytest.fixture
def late(quick: Office, case_id: uuid.UUID) -> Office:
    """Nine days later; one of two cases went through its first step in an hour, the other still waits there."""
    builders.a_case(quick.engine)
    builders.do(quick.engine, case_id, "a", at=hours(1))
    quick.now = hours(24 * 9)
    return quick


def test_times_and_waiting_cases_are_told_to_whoever_may_read_them_only(late: Office) -> None:
    standings = late.ask("GET", f"{ONE}/standings").get_json()["rows"]
    assert [(row["element"], row["waiting"]) for row in standings] == [("a", 1), ("b", 1)]
    (row,) = late.ask("GET", f"{ONE}/passages?since=2026-11-30").get_json()["rows"]
    assert (row["element"], row["passages"], row["queue_median"], row["hands_median"]) == ("a", 1, 60, 0)
    told = late.ask("GET", "/lateness").get_json()
    assert (told["cases"], told["explained"], told["shares"]) == (2, 0, [])  # no step has a limit to overrun
    for path in (f"{ONE}/standings", f"{ONE}/passages"):
        assert late.ask("GET", path, by=OUTSIDER).get_json()["rows"] == []
    assert late.ask("GET", "/lateness", by=OUTSIDER).get_json()["cases"] == 0


def test_what_cannot_be_asked_is_refused(late: Office) -> None:
    assert problem(late.ask("GET", "/procedures/khong-co/standings")) == (404, "no-such-procedure")
    assert problem(late.ask("GET", f"{ONE}/passages?version=9")) == (404, "no-such-procedure")
    assert problem(late.ask("GET", f"{ONE}/standings?unit=X")) == (404, "no-such-unit")
    assert problem(late.ask("GET", "/lateness?since=2026-12-02&until=2026-12-01")) == (422, "bad-period")


def test_a_case_is_told_moment_by_moment(late: Office, case_id: uuid.UUID) -> None:
    first, *_, last = late.ask("GET", f"/cases/{case_id}/replay", by=DESK).get_json()["rows"]
    assert [(one["element"], one["holder"]) for one in first["steps"]] == [("a", None)]
    assert (first["standing"], last["standing"]) == ({"a": "active"}, {"a": "done", "b": "active"})
    assert problem(late.ask("GET", f"/cases/{case_id}/replay", by=OUTSIDER)) == (404, "no-such-case")
