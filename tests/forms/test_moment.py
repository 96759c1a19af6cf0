"""Days and times."""

from __future__ import annotations

from calendar import monthrange
from contextlib import nullcontext
from datetime import date, datetime, time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms import faults, moment


@given(st.dates())
@settings(max_examples=60, deadline=None)
def test_a_day_is_read_in_both_spellings(day: date) -> None:
    assert moment.day(day.isoformat()) == day
    assert moment.day(f"{day.day}/{day.month}/{day.year:04}") == day


@given(st.integers(0, 40), st.integers(0, 20), st.integers(1, 9999))
@settings(max_examples=60, deadline=None)
def test_a_day_exists_or_is_refused(number: int, month: int, year: int) -> None:
    exists = 1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]
    with nullcontext() if exists else pytest.raises(faults.NoSuchDay):
        assert moment.day(f"{number}/{month}/{year:04}").day == number


def test_a_day_that_does_not_exist_is_named() -> None:
    with pytest.raises(faults.NoSuchDay, match=r"^Ngày không có thật: 31/02/2026$"):
        moment.day("31/02/2026")


@pytest.mark.parametrize("written", ["", "hôm nay", "2026-2-1", "01/02/26", "20260201", "2026-02-01T00:00"])
def test_what_is_no_day_is_refused(written: str) -> None:
    with pytest.raises(faults.NotADate):
        moment.day(written)


def test_times_keep_their_offset() -> None:
    assert moment.clock("07:30") == time(7, 30)
    assert moment.moment("2026-12-31T07:30+07:00").isoformat() == "2026-12-31T07:30:00+07:00"


def test_a_local_date_and_time_is_read() -> None:
    assert moment.moment("31/12/2026 07:30") == datetime(2026, 12, 31, 7, 30)  # noqa: DTZ001  a form's own clock


def test_an_hour_that_does_not_exist_is_named() -> None:
    with pytest.raises(faults.NoSuchTime, match="Giờ không có thật: 25:00"):
        moment.clock("25:00")
