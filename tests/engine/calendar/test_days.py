"""What a day of an office is, and whose word about it holds."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import (
    Session,
    SpecialDay,
    Week,
    build,
    calendar,
    days,
    due,
    is_open,
    is_working_day,
    parse_limit,
    week,
)
from engine.calendar.hours import Calendar, working_days_between
from engine.calendar.moments import parse

MORNING, AFTERNOON = (450, 690), (810, 1050)
SATURDAY = date(2026, 3, 7)


def an_office(*layers: list[SpecialDay], saturday: float | None = None) -> Calendar:
    weeks = [week([1, 2, 3, 4, 5], [MORNING, AFTERNOON])]
    if saturday is not None:
        weeks.append(week([6], [MORNING], value=saturday))
    return build("thử", weeks=weeks, layers=layers, day_minutes=480, first=date(2026, 1, 1), last=date(2027, 12, 31))


def when(office: Calendar, start: str, limit: str, **options: str) -> str:
    return due(office, parse(start), parse_limit(limit, **options)).due.strftime("%Y-%m-%dT%H:%M")


def test_a_saturday_morning_that_counts_half_is_worked() -> None:
    office = an_office(saturday=0.5)
    assert when(office, "2026-03-06T16:30", "PT2H") == "2026-03-07T08:30"
    assert when(office, "2026-03-06T10:00", "P1D", rule="civil") == "2026-03-07T11:30"
    assert when(office, "2026-03-04T10:00", "P3D", kind="calendar") == "2026-03-07T11:30"


def test_a_saturday_on_which_the_counter_only_receives_is_not_worked() -> None:
    office = an_office(saturday=0)
    assert is_open(office, parse("2026-03-07T08:00"))
    assert when(office, "2026-03-07T08:00", "PT2H") == "2026-03-09T09:30"
    assert when(office, "2026-03-06T10:00", "P1D", rule="civil") == "2026-03-09T17:30"
    assert when(office, "2026-03-07T08:00", "same-day") == "2026-03-09T17:30"


def test_a_worked_day_with_a_shut_counter_counts_but_receives_nothing() -> None:
    training = SpecialDay(date(2026, 3, 4), "work", is_open=False)
    office = an_office([training])
    assert when(office, "2026-03-04T09:00", "PT1H") == "2026-03-04T10:00"
    assert when(office, "2026-03-04T09:00", "same-day") == "2026-03-05T17:30"


def test_a_half_day_ends_when_its_own_session_ends() -> None:
    office = an_office([SpecialDay(date(2026, 3, 5), "half", sessions=(Session(*MORNING),))])
    assert when(office, "2026-03-04T10:00", "P1D", rule="civil") == "2026-03-05T11:30"
    assert when(office, "2026-03-04T16:30", "PT6H") == "2026-03-06T08:30"
    assert when(office, "2026-03-05T11:30", "same-day") == "2026-03-05T11:30"
    assert when(office, "2026-03-05T14:00", "same-day") == "2026-03-06T17:30"


def test_a_make_up_day_works_as_the_day_it_replaces() -> None:
    office = an_office([SpecialDay(SATURDAY, "work", like=date(2026, 3, 9))])
    assert when(office, "2026-03-06T17:00", "PT1H") == "2026-03-07T08:00"


def test_a_make_up_day_that_names_no_other_works_as_the_full_day_before_it() -> None:
    office = an_office([SpecialDay(date(2026, 3, 8), "work")], saturday=0.5)
    assert when(office, "2026-03-08T07:30", "PT8H") == "2026-03-08T17:30"


def test_the_table_of_the_organisation_wins_over_the_national_one() -> None:
    nation, own = [SpecialDay(date(2026, 3, 4), "off")], [SpecialDay(date(2026, 3, 4), "work")]
    assert is_working_day(an_office(nation, own), date(2026, 3, 4))
    assert not is_working_day(an_office(own, nation), date(2026, 3, 4))


def test_office_hours_change_on_the_day_they_become_valid() -> None:
    weeks = [
        week([1, 2, 3, 4, 5], [MORNING, AFTERNOON], until=date(2026, 4, 15)),
        week([1, 2, 3, 4, 5], [(420, 690), (810, 1020)], since=date(2026, 4, 16)),
    ]
    office = build("đổi giờ", weeks=weeks, day_minutes=480, first=date(2026, 1, 1), last=date(2026, 12, 31))
    assert when(office, "2026-04-15T17:00", "PT1H") == "2026-04-16T07:30"


def test_the_stored_day_may_be_longer_than_a_day_of_the_office() -> None:
    office = build(
        "sáng", weeks=[week([1, 2, 3], [MORNING])], day_minutes=480, first=date(2026, 1, 1), last=date(2026, 12, 31)
    )
    assert when(office, "2026-03-02T07:30", "P1D") == "2026-03-03T11:30"


def test_the_counter_is_shut_at_noon_and_at_closing_time() -> None:
    office = an_office()
    asked = ["07:29", "07:30", "11:29", "11:30", "13:30", "17:30"]
    assert [is_open(office, parse(f"2026-03-04T{clock}")) for clock in asked] == [False, True, True, False, True, False]


def test_working_days_between_two_dates_count_the_last_but_not_the_first() -> None:
    office = an_office(saturday=0.5)
    assert working_days_between(office, date(2026, 3, 4), date(2026, 3, 9)) == 4
    assert working_days_between(office, date(2026, 3, 9), date(2026, 3, 4)) == -4
    assert working_days_between(office, SATURDAY, SATURDAY) == 0


@pytest.mark.parametrize(
    ("off", "worked"),
    [("2026-01-02", "2026-01-10"), ("2026-08-31", "2026-08-22"), ("2025-05-02", "2025-04-26")],
)
def test_the_shipped_calendar_knows_the_swapped_days(off: str, worked: str) -> None:
    assert not is_working_day(calendar(), date.fromisoformat(off))
    assert is_working_day(calendar(), date.fromisoformat(worked))


def test_the_shipped_calendars_differ_in_their_hours() -> None:
    assert when(calendar("bay-gio"), "2026-03-04T07:00", "PT1H") == "2026-03-04T08:00"
    assert when(calendar("sang-thu-bay"), "2026-03-06T17:30", "PT1H") == "2026-03-07T08:30"


rows_of_hours = st.builds(
    lambda weekdays, since, length: week(weekdays, [MORNING], since=since, until=since + timedelta(length)),
    st.sets(st.integers(1, 7), min_size=1),
    st.dates(date(2026, 1, 1), date(2026, 3, 1)),
    st.integers(0, 60),
)


@given(rows_of_hours, rows_of_hours)
def test_old_hours_hold_exactly_where_the_new_ones_do_not(old: Week, new: Week) -> None:
    left = days.without(old, new)
    days.check_weeks([*left, new])
    for day in (date(2025, 12, 31) + timedelta(number) for number in range(130)):
        assert any(holds(one, day) for one in left) == (holds(old, day) and not holds(new, day))


def holds(hours: Week, day: date) -> bool:
    return hours.since <= day <= hours.until and day.isoweekday() in hours.weekdays
