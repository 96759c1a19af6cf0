"""The clocks beside the case: the answer to a filing, and the officer's time to ask for a supplement."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine

from engine import clocks, links
from engine.clocks import supplements
from tests.engine import builders
from tests.engine.builders import LANE
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on
from tests.engine.runtime import drawing

DESK_FIRST = (
    drawing.lanes(**{LANE: ["start", "xem", "nhan", "a", "end"]}),
    drawing.start(),
    drawing.user("xem"),
    drawing.node("intermediateThrowEvent", "nhan", drawing.properties(act="accept")),
    drawing.user("a"),
    drawing.end(),
    drawing.flow("start xem nhan a end"),
)
EARLY = '[[intake]]\nchannel = "counter"\nlimit = "PT1H"\n'


def test_an_online_filing_is_answered_within_eight_working_hours(db: Engine) -> None:
    case_id = story.open_case(db, channel="online", parts=DESK_FIRST, at=at(30, "16:00", 11))
    assert due(db, case_id, "intake") == "16:00 01/12"
    builders.do(db, case_id, "xem", at=at(1, "09:00"))
    assert story.kinds(db, case_id, "intake") == ["start", "stop"]
    assert due(db, case_id) == "09:00 04/12"
    story.rows_equal_fold(db)


@pytest.mark.parametrize(
    ("rules", "channel", "expected"),
    [
        ("", "counter", None),
        ("", "post", None),
        (EARLY, "counter", "09:00 30/11"),
        (EARLY, "online", "08:00 01/12"),
        ('[[intake]]\nchannel = "online"\nlimit = "P2D"\n', "online", "08:00 02/12"),
        ('[[intake]]\nchannel = "online"\nno_limit = true\n', "online", None),
    ],
)
def test_each_channel_has_the_time_that_the_procedure_says(
    sqlite: Engine, rules: str, channel: str, expected: str | None
) -> None:
    case_id = story.open_case(sqlite, rules, channel=channel, parts=DESK_FIRST)
    assert (due(sqlite, case_id, "intake") if story.has(sqlite, case_id, "intake") else None) == expected


def test_guidance_on_an_incomplete_filing_answers_it(sqlite: Engine) -> None:
    parts = (
        drawing.lanes(**{LANE: ["start", "xem", "b", "end"]}),
        drawing.node("startEvent", "start", drawing.properties(status="filed")),
        drawing.user("xem"),
        drawing.node("userTask", "b", drawing.properties(status="incomplete"), name="b"),
        drawing.end(),
        drawing.flow("start xem b end"),
    )
    case_id = story.open_case(sqlite, channel="online", parts=parts)
    builders.do(sqlite, case_id, "xem", at=at(30, "09:00", 11))
    assert [event.reason for event in story.events(sqlite, case_id, "intake")] == [None, "incomplete"]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("", "08:00 03/12"),  # the national number
        ('[supplement]\nrequest = { limit = "P1D" }\n', "08:00 01/12"),  # phù hiệu xe
        ('[supplement]\nrequest = { limit = "P2D" }\n', "08:00 02/12"),  # giấy phép lái xe
        ('[supplement]\nrequest = { limit = "P7D" }\n', "08:00 09/12"),  # giấy phép xây dựng
    ],
)
def test_the_officer_has_the_time_of_the_sector_to_ask(sqlite: Engine, rules: str, expected: str) -> None:
    case_id = story.open_case(sqlite, rules)
    assert due(sqlite, case_id, "request") == expected


def test_asking_ends_the_officers_time_and_begins_the_applicants(sqlite: Engine) -> None:
    rules = '[supplement]\nwindow = { limit = "P30D", kind = "calendar" }\n'
    case_id = story.open_case(sqlite, rules)
    with on(sqlite, case_id, at(1)) as (work, case, procedure):
        until = supplements.ask(work, case, procedure, key="phieu")
    assert until is not None
    assert (story.said(until), story.row(sqlite, case_id, "request").state) == ("17:30 31/12", "stopped")
    with on(sqlite, case_id, at(2)) as (work, case, _):
        supplements.receive(work, case, is_full=True)
    assert story.kinds(sqlite, case_id, "supplement") == ["start", "stop"]


def test_the_end_of_the_case_ends_everything_beside_it(db: Engine) -> None:
    case_id = story.open_case(db, '[supplement]\nwindow = { limit = "P5D" }\n', channel="online", parts=DESK_FIRST)
    builders.do(db, case_id, "xem", at=at(30, "09:00", 11))
    with on(db, case_id, at(1)) as (work, case, procedure):
        supplements.ask(work, case, procedure, key="phieu")
        clocks.stop_case(work, case.id, reason="văn bản từ chối")
    states = {subject: story.row(db, case_id, subject).state for subject in ("case", "intake", "request", "supplement")}
    assert set(states.values()) == {"stopped"}
    story.rows_equal_fold(db)


def test_the_moment_of_issue_decides_and_collection_changes_nothing(sqlite: Engine) -> None:
    parts = story.acts("accept", "stop", limit="PT4H")
    case_id = story.open_case(sqlite, parts=parts)
    builders.do(sqlite, case_id, "a", at=at(3, "23:00"))
    builders.do(sqlite, case_id, "b", at=at(20))
    row = story.row(sqlite, case_id)
    assert (row.was_late, story.said(row.stopped_at or row.due_at)) == (False, "23:00 03/12")
    assert story.kinds(sqlite, case_id) == ["start", "stop"]


def test_linked_cases_have_clocks_of_their_own(sqlite: Engine) -> None:
    parent = story.open_case(sqlite)
    with builders.acting(sqlite, builders.DESK, at=at(1)) as work:
        child = links.open_from(work, parent, builders.filing(), purpose="Xác nhận").child_id
    with on(sqlite, child, at(1, "09:00")) as (work, case, procedure):
        supplements.ask(work, case, procedure, key="phieu")
    assert (story.row(sqlite, parent).state, story.row(sqlite, child).state) == ("running", "paused")
