"""Dates, times and durations: written, compared, moved."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from feel import duration, expression, moments

OFFSETS = st.integers(-17 * 60, 17 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("P3D", "P3D"),
        ("PT90M", "PT1H30M"),
        ("P1DT24H", "P2D"),
        ("-PT0.5S", "-PT0.5S"),
        ("P0D", "PT0S"),
        ("P14M", "P1Y2M"),
        ("-P1Y", "-P1Y"),
        ("P0Y", "P0M"),
    ],
)
def test_durations_are_written_in_their_shortest_form(text: str, expected: str) -> None:
    assert str(duration.parse(text)) == expected


@pytest.mark.parametrize(
    "text", ["", "P", "PT", "P1", "1D", "P1M2D", "P1DT", "PT1.5H", "P1W", "P-1D", "p1d", "P9999999999D"]
)
def test_what_is_no_duration_is_none(text: str) -> None:
    assert duration.parse(text) is None


@given(st.timedeltas())
@settings(max_examples=50)
def test_a_length_of_time_survives_writing_and_reading(length: timedelta) -> None:
    again = duration.parse(str(duration.of_timedelta(length)))
    assert isinstance(again, duration.DaysDuration)
    assert again.to_timedelta() == length


@given(st.datetimes(timezones=st.none() | st.just(UTC) | OFFSETS))
@settings(max_examples=50)
def test_a_moment_survives_writing_and_reading(moment: datetime) -> None:
    assert moments.parse_date_time(moments.write(moment)) == moment
    assert moments.parse_time(moments.write(moment.timetz())) == moment.timetz()
    assert moments.parse_date(moments.write(moment.date())) == moment.date()


@pytest.mark.parametrize("text", ["2026-02-30", "2026-1-1", "0000-01-01", "26-01-01", "2026-01-01 ", "٢٠٢٦-01-01"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert moments.parse(text) is None


@pytest.mark.parametrize("text", ["8:00:00", "08:00", "08:60:00", "24:00:01", "08:00:00+19:00", "08:00:00@../../x"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert moments.parse(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-01-31" + @"P1M"', "2026-02-28"),
        ('@"2024-02-29" - @"P1Y"', "2023-02-28"),
        ('@"2026-01-31" + @"PT36H"', "2026-02-01"),
        ('@"9999-12-31" + @"P1D"', None),
        ('@"2026-11-23T23:00:00+07:00" + @"PT2H"', "2026-11-24T01:00:00+07:00"),
        ('@"2026-03-29T01:30:00@Europe/Paris" + @"PT1H"', "2026-03-29T03:30:00@Europe/Paris"),
        ('@"23:30:00" + @"PT1H"', "00:30:00"),
        ('@"23:30:00" + @"P1M"', None),
        ('@"P1D" + @"P1M"', None),
        ('@"P1D" * 1.5', "P1DT12H"),
        ('@"P1D" / @"PT6H"', "4"),
        ('@"P5M" / 2', "P2M"),
        ('@"2026-03-01" - @"2026-02-27"', "P2D"),
        ('@"2026-11-23T08:00:00Z" - @"2026-11-23T08:00:00+07:00"', "PT7H"),
        ('@"2026-11-23T08:00:00Z" - @"2026-11-23T08:00:00"', None),
        ('@"08:00:00" - @"09:30:00"', "-PT1H30M"),
        ('@"08:00:00Z" - @"09:30:00"', None),
        ('-@"P1Y"', "-P1Y"),
    ],
)
def test_arithmetic_of_moments(text: str, expected: str | None) -> None:
    assert expression.evaluate(f"string({text})", {}) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-11-23T08:00:00+07:00" = @"2026-11-23T01:00:00Z"', True),
        ('@"2026-11-23T08:00:00+07:00" < @"2026-11-23T02:00:00Z"', True),
        ('@"2026-11-23T08:00:00" < @"2026-11-23T09:00:00Z"', None),
        ('@"2026-11-23T08:00:00" = @"2026-11-23T08:00:00Z"', False),
        ('@"2026-11-23" < @"2026-11-23T08:00:00"', None),
        ('@"08:00:00+07:00" = @"01:00:00Z"', True),
        ('@"08:00:00" < @"08:00:01"', True),
        ('@"P1D" = @"PT24H"', True),
        ('@"P1Y" > @"P11M"', True),
        ('@"P1M" < @"P31D"', None),
        ('@"2026-11-23" in [@"2026-11-01"..@"2026-11-30"]', True),
    ],
)
def test_comparison_of_moments(text: str, expected: object) -> None:
    assert expression.evaluate(text, {}) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('@"2026-11-23".year', "2026"),
        ('@"2026-11-23".weekday', "1"),
        ('@"2026-11-23".hour', None),
        ('@"08:30:15.5".second', "15"),
        ('@"08:30:00+07:00".time offset', "PT7H"),
        ('@"2026-11-23T08:00:00@Asia/Ho_Chi_Minh".time offset', "PT7H"),
        ('@"2026-11-23T08:00:00@Asia/Ho_Chi_Minh".timezone', "Asia/Ho_Chi_Minh"),
        ('@"-P1DT2H3M4.5S".hours', "-2"),
        ('@"-P1DT2H3M4.5S".seconds', "-4.5"),
        ('@"-P14M".years', "-1"),
        ('@"-P14M".months', "-2"),
        ("[1..5).end included", "false"),
        ("(> 5).start", "5"),
    ],
)
def test_parts_of_moments_and_ranges(text: str, expected: str | None) -> None:
    assert expression.evaluate(f"string({text})", {}) == expected


def test_a_loop_may_run_over_days() -> None:
    text = 'for day in @"2026-02-27"..@"2026-03-01" return string(day)'
    assert expression.evaluate(text, {}) == ["2026-02-27", "2026-02-28", "2026-03-01"]
