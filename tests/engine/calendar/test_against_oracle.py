"""The calendar against a slow clock that walks minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calendar import ZONE, add, between, due, notice, parse_limit, take_back
from tests.engine.calendar import oracle
from tests.engine.calendar.offices import moments, offices, to_calendar
from tests.engine.calendar.oracle import SAIGON, Office

bounded = settings(max_examples=60, deadline=None)


@bounded
@given(offices, moments, st.integers(1, 3000))
def test_minutes_agree_with_the_oracle(office: Office, start: datetime, minutes: int) -> None:
    found = due(to_calendar(office), start, parse_limit(f"PT{minutes}M"))
    assert found == (oracle.after_office_minutes(office, start, minutes),) * 2


@bounded
@given(offices, moments, st.integers(1, 6))
def test_working_days_from_the_moment_agree_with_the_oracle(office: Office, start: datetime, count: int) -> None:
    found = due(to_calendar(office), start, parse_limit(f"P{count}D"))
    assert found.due == oracle.after_office_minutes(office, start, count * office.day_minutes)


@bounded
@given(offices, moments, st.integers(1, 30))
def test_working_days_by_the_civil_rule_agree_with_the_oracle(office: Office, start: datetime, count: int) -> None:
    found = due(to_calendar(office), start, parse_limit(f"P{count}D", rule="civil"))
    assert found.due == oracle.after_civil_days(office, start, count)


@bounded
@given(offices, moments, st.integers(1, 7), st.sampled_from("DWMY"))
def test_calendar_time_agrees_with_the_oracle(office: Office, start: datetime, amount: int, unit: str) -> None:
    found = due(to_calendar(office), start, parse_limit(f"P{amount}{unit}", kind="calendar"))
    assert found.due == oracle.after_calendar(office, start, amount, unit)


@bounded
@given(offices, moments, st.sampled_from(["07:30", "10:00", "11:30", "15:00", "17:30", "23:59"]))
def test_same_day_agrees_with_the_oracle(office: Office, start: datetime, cutoff: str) -> None:
    found = due(to_calendar(office), start, parse_limit("same-day", cutoff=cutoff))
    assert found.due == oracle.same_day(office, start, cutoff)


@bounded
@given(offices, moments, st.sampled_from(["P3D", "same-day"]))
def test_a_limit_in_days_is_late_only_when_its_due_day_has_ended(office: Office, start: datetime, text: str) -> None:
    found = due(to_calendar(office), start, parse_limit(text))
    midnight = found.due.replace(hour=0, minute=0) + timedelta(days=1)
    assert not found.is_late_at(midnight - timedelta(seconds=1))
    assert found.is_late_at(midnight + timedelta(minutes=1))


@bounded
@given(offices, moments, moments)
def test_office_minutes_between_two_moments_agree_with_the_oracle(office: Office, one: datetime, two: datetime) -> None:
    start, end = min(one, two), max(one, two)
    counted = oracle.office_minutes(office, start, end)
    assert between(to_calendar(office), start, end) == counted
    assert between(to_calendar(office), end, start) == -counted


@bounded
@given(offices, moments, st.integers(1, 2000))
def test_taking_back_gives_the_latest_moment_with_that_much_time_left(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = to_calendar(office)
    end = add(calendar, start, minutes)
    begun = take_back(calendar, end, minutes)
    assert begun >= start
    assert between(calendar, begun, end) == minutes
    assert between(calendar, begun + timedelta(minutes=1), end) == minutes - 1


@bounded
@given(offices, moments, st.integers(1, 3000))
def test_notice_gives_the_earliest_moment_with_that_much_time_left(
    office: Office, start: datetime, minutes: int
) -> None:
    calendar = to_calendar(office)
    end = add(calendar, start, minutes + 1)
    begun = notice(calendar, end, minutes)
    assert between(calendar, begun, end) == minutes
    assert between(calendar, begun - timedelta(minutes=1), end) == minutes + 1


@given(st.integers(0, 101 * 365 * 24 * 60))
def test_the_fixed_offset_is_the_vietnamese_one(minutes: int) -> None:
    moment = datetime(2000, 1, 1, tzinfo=ZONE) + timedelta(minutes=minutes)
    assert moment.astimezone(SAIGON).replace(tzinfo=None) == moment.replace(tzinfo=None)
