"""Golden due moments of the shipped calendar: each row was worked out by hand on a paper calendar."""

from __future__ import annotations

from datetime import timedelta

import pytest

from engine.calendar import calendar, due, notice, parse_limit, parse_moment, step_due, take_back

MINUTES = [
    ("within one session", "2026-03-04T08:00", "PT90M", "2026-03-04T09:30"),
    ("across the lunch break", "2026-03-04T11:00", "PT90M", "2026-03-04T14:30"),
    ("used up exactly at noon", "2026-03-04T09:30", "PT2H", "2026-03-04T11:30"),
    ("used up exactly at closing time", "2026-03-04T15:30", "PT2H", "2026-03-04T17:30"),
    ("one minute beyond noon", "2026-03-04T09:30", "PT2H1M", "2026-03-04T13:31"),
    ("begun at noon", "2026-03-04T11:30", "PT1M", "2026-03-04T13:31"),
    ("begun in the lunch break", "2026-03-04T12:10", "PT8H", "2026-03-05T11:30"),
    ("begun before opening", "2026-03-04T06:00", "PT8H", "2026-03-04T17:30"),
    ("begun at closing time", "2026-03-04T17:30", "PT1H", "2026-03-05T08:30"),
    ("begun on Friday evening", "2026-03-06T20:00", "PT1H", "2026-03-09T08:30"),
    ("begun in another time zone", "2026-03-04T01:00Z", "PT90M", "2026-03-04T09:30"),
    ("seconds are cut off", "2026-03-04T08:00:59", "PT90M", "2026-03-04T09:30"),
    ("over the year end and the swapped Friday", "2025-12-31T17:00", "PT1H", "2026-01-05T08:00"),
    ("into the make-up Saturday", "2026-01-09T17:00", "PT1H", "2026-01-10T08:00"),
]
WORKING_DAYS_FROM_THE_MOMENT = [
    ("over Tết 2026", "2026-02-13T10:00", "P3D", "2026-02-25T10:00", "2026-02-26"),
    ("begun at opening, due at closing", "2026-03-04T07:30", "P1D", "2026-03-04T17:30", "2026-03-05"),
    ("begun at closing, due at closing", "2026-03-04T17:30", "P1D", "2026-03-05T17:30", "2026-03-06"),
    ("over the compensated Saturday before Quốc khánh", "2026-08-21T10:00", "P2D", "2026-08-24T10:00", "2026-08-25"),
    ("over Quốc khánh 2026", "2026-08-28T16:00", "P1D", "2026-09-03T16:00", "2026-09-04"),
    ("over the compensated Saturday of 2025", "2025-04-25T15:00", "P1D", "2025-04-26T15:00", "2025-04-27"),
    ("over 30/4 and 1/5 of 2025", "2025-04-29T15:00", "P1D", "2025-05-05T15:00", "2025-05-06"),
    ("over Giỗ Tổ on a Sunday, made up on Monday", "2026-04-24T09:00", "P1D", "2026-04-28T09:00", "2026-04-29"),
    ("over Ngày Văn hóa Việt Nam", "2026-11-23T14:00", "P1D", "2026-11-25T14:00", "2026-11-26"),
]
WORKING_DAYS_BY_THE_CIVIL_RULE = [
    ("the first day is not counted", "2026-03-04T07:30", "P1D", "2026-03-05T17:30", "2026-03-06"),
    ("evening is the same day", "2026-03-04T23:59", "P1D", "2026-03-05T17:30", "2026-03-06"),
    ("a start on Saturday is not shifted", "2026-03-07T09:00", "P1D", "2026-03-09T17:30", "2026-03-10"),
    ("over Tết 2026", "2026-02-13T10:00", "P3D", "2026-02-25T17:30", "2026-02-26"),
    ("the make-up Saturday counts", "2026-01-08T10:00", "P2D", "2026-01-10T17:30", "2026-01-11"),
    ("over the year end", "2025-12-31T10:00", "P1D", "2026-01-05T17:30", "2026-01-06"),
]
CALENDAR_TIME = [
    ("days", "2026-03-04T10:00", "P1D", "2026-03-05T17:30", "2026-03-06"),
    ("a last day on Saturday moves to Monday", "2026-03-04T10:00", "P3D", "2026-03-09T17:30", "2026-03-10"),
    ("a last day in Tết moves behind it", "2026-02-13T10:00", "P3D", "2026-02-23T17:30", "2026-02-24"),
    ("a last day on a make-up Saturday stays", "2026-01-07T10:00", "P3D", "2026-01-10T17:30", "2026-01-11"),
    ("a start on Sunday is day 0", "2026-03-08T10:00", "P2D", "2026-03-10T17:30", "2026-03-11"),
    ("weeks", "2026-03-04T10:00", "P2W", "2026-03-18T17:30", "2026-03-19"),
    ("months", "2026-03-04T10:00", "P4M", "2026-07-06T17:30", "2026-07-07"),
    ("31 January and a month", "2025-01-31T10:00", "P1M", "2025-02-28T17:30", "2025-03-01"),
    ("31 March and a month", "2027-03-31T10:00", "P1M", "2027-05-04T17:30", "2027-05-05"),
    (
        "the end of a short month is not the end of the next",
        "2025-02-28T10:00",
        "P1M",
        "2025-03-28T17:30",
        "2025-03-29",
    ),
    ("31 January and a month in a leap year", "2028-01-31T10:00", "P1M", "2028-02-29T17:30", "2028-03-01"),
    ("29 February and a year", "2024-02-29T10:00", "P1Y", "2025-02-28T17:30", "2025-03-01"),
    ("29 February and four years", "2024-02-29T10:00", "P4Y", "2028-02-29T17:30", "2028-03-01"),
    ("months over the year end", "2025-11-30T10:00", "P3M", "2026-03-02T17:30", "2026-03-03"),
    ("a month that ends in December", "2026-11-15T10:00", "P1M", "2026-12-15T17:30", "2026-12-16"),
    ("the Vietnamese date decides", "2026-03-04T18:00Z", "P1D", "2026-03-06T17:30", "2026-03-07"),
]
SAME_DAY = [
    ("before the cut-off", "2026-03-04T09:00", None, "2026-03-04T17:30", "2026-03-05"),
    ("at the cut-off", "2026-03-04T15:00", None, "2026-03-04T17:30", "2026-03-05"),
    ("a minute later", "2026-03-04T15:01", None, "2026-03-05T17:30", "2026-03-06"),
    ("after closing on Friday", "2026-03-06T18:00", None, "2026-03-09T17:30", "2026-03-10"),
    ("in the lunch break", "2026-03-04T12:00", None, "2026-03-04T17:30", "2026-03-05"),
    ("before opening", "2026-03-04T05:00", None, "2026-03-04T17:30", "2026-03-05"),
    ("on Saturday morning", "2026-03-07T09:00", None, "2026-03-09T17:30", "2026-03-10"),
    ("on Sunday evening", "2026-03-08T20:00", None, "2026-03-09T17:30", "2026-03-10"),
    ("late before Tết", "2026-02-13T15:30", None, "2026-02-23T17:30", "2026-02-24"),
    ("another cut-off, kept", "2026-03-04T10:30", "10:30", "2026-03-04T17:30", "2026-03-05"),
    ("another cut-off, missed", "2026-03-04T10:31", "10:30", "2026-03-05T17:30", "2026-03-06"),
    ("a cut-off at closing time", "2026-03-04T17:30", "17:30", "2026-03-04T17:30", "2026-03-05"),
    ("after closing, though before the cut-off", "2026-03-04T17:40", "18:00", "2026-03-05T17:30", "2026-03-06"),
]


def asked(start: str, limit: str, **options: object) -> tuple[str, str]:
    found = due(calendar(), parse_moment(start), parse_limit(limit, **options))
    return found.due.strftime("%Y-%m-%dT%H:%M"), found.judged_until.strftime("%Y-%m-%dT%H:%M")


@pytest.mark.parametrize(("title", "start", "limit", "expected"), MINUTES)
def test_hours_and_minutes_are_office_time_from_the_moment(title: str, start: str, limit: str, expected: str) -> None:
    assert asked(start, limit) == (expected, expected)


@pytest.mark.parametrize(("title", "start", "limit", "expected", "judged"), WORKING_DAYS_FROM_THE_MOMENT)
def test_working_days_from_the_moment(title: str, start: str, limit: str, expected: str, judged: str) -> None:
    assert asked(start, limit) == (expected, judged + "T00:00")


@pytest.mark.parametrize(("title", "start", "limit", "expected", "judged"), WORKING_DAYS_BY_THE_CIVIL_RULE)
def test_working_days_by_the_civil_rule(title: str, start: str, limit: str, expected: str, judged: str) -> None:
    assert asked(start, limit, rule="civil") == (expected, judged + "T00:00")


@pytest.mark.parametrize(("title", "start", "limit", "expected", "judged"), CALENDAR_TIME)
def test_calendar_time(title: str, start: str, limit: str, expected: str, judged: str) -> None:
    assert asked(start, limit, kind="calendar") == (expected, judged + "T00:00")


@pytest.mark.parametrize(("title", "start", "cutoff", "expected", "judged"), SAME_DAY)
def test_same_day(title: str, start: str, cutoff: str | None, expected: str, judged: str) -> None:
    assert asked(start, "same-day", cutoff=cutoff) == (expected, judged + "T00:00")


def test_a_limit_in_minutes_is_late_when_its_minute_has_passed() -> None:
    found = due(calendar(), parse_moment("2026-03-04T09:30"), parse_limit("PT2H"))
    asked_at = [parse_moment("2026-03-04T11:30"), parse_moment("2026-03-04T11:30") + timedelta(seconds=59)]
    assert [found.is_late_at(moment) for moment in asked_at] == [False, False]
    assert found.is_late_at(parse_moment("2026-03-04T11:31"))


def test_a_step_in_days_is_judged_to_the_minute() -> None:
    found = step_due(calendar(), parse_moment("2026-03-04T10:00"), parse_limit("P1D"))
    assert found.judged_until == found.due == parse_moment("2026-03-05T10:00")


def test_the_last_day_of_the_calendar_can_be_a_due_day() -> None:
    assert asked("2100-12-30T10:00", "P1D", kind="calendar")[0] == "2100-12-31T17:30"


@pytest.mark.parametrize(
    ("end", "minutes", "expected"),
    [
        ("2026-03-04T17:30", 480, "2026-03-04T07:30"),
        ("2026-03-04T17:30", 240, "2026-03-04T13:30"),
        ("2026-03-04T17:30", 241, "2026-03-04T11:29"),
        ("2026-03-04T10:00", 480, "2026-03-03T10:00"),
        ("2026-02-23T08:00", 31, "2026-02-13T17:29"),
        ("2026-03-07T10:00", 0, "2026-03-07T10:00"),
    ],
)
def test_taking_back_office_time_gives_the_latest_such_moment(end: str, minutes: int, expected: str) -> None:
    assert take_back(calendar(), parse_moment(end), minutes) == parse_moment(expected)


@pytest.mark.parametrize(
    ("end", "minutes", "expected"),
    [
        ("2026-03-04T17:30", 480, "2026-03-03T17:30"),
        ("2026-03-04T11:30", 480, "2026-03-03T11:30"),
        ("2026-03-04T10:00", 480, "2026-03-03T10:00"),
        ("2026-02-23T17:30", 480, "2026-02-13T17:30"),
        ("2026-03-04T17:30", 481, "2026-03-03T17:29"),
        ("2026-03-08T10:00", 480, "2026-03-05T17:30"),
    ],
)
def test_notice_is_the_earliest_moment_from_which_the_time_is_left(end: str, minutes: int, expected: str) -> None:
    assert notice(calendar(), parse_moment(end), minutes) == parse_moment(expected)
