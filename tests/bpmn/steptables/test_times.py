"""The time of a step, as decisions write it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bpmn.steptables import times


@pytest.mark.parametrize(
    ("written", "minutes"),
    [
        ("0,5 ngày", 240),
        ("0.75 ngày", 360),
        ("1/4 ngày", 120),
        ("01 ngày làm việc", 480),
        ("2 giờ", 120),
        ("04 giờ làm việc", 240),
        ("1 giờ 30 phút", 90),
        ("30 phút", 30),
        ("½ ngày", 240),
        ("¼ngày", 120),
        ("nửa ngày", 240),
        ("hai giờ", 120),
        ("sáu giờ", 360),
        ("03 (ba) ngày làm việc", 1440),
        ("8h", 480),
        ("1h30", 90),
        ("10 NGÀY LV", 4800),
        ("1 ngày 4 giờ", 720),
        ("không quá 03 ngày", 1440),
        ("Trong thời hạn 02 ngày làm việc", 960),
        ("0,25 ngày\n(02 giờ)", 120),
        ("(0,5 ngày)", 240),
        ("1/3 ngày", 160),
        ("0,125 ngày", 60),
    ],
)
def test_a_time_is_read_in_office_minutes(written: str, minutes: int) -> None:
    assert times.read(written) == times.Reading(minutes)


@pytest.mark.parametrize("written", ["không tính thời gian", "Không tính.", "0", "0 ngày", "00 giờ"])
def test_a_time_may_be_said_not_to_count(written: str) -> None:
    assert times.read(written) == times.Reading(None)


@pytest.mark.parametrize(
    "written",
    [
        *(
            "1-2 ngày",
            "từ 1 đến 2 ngày",
            "15 ngày lịch",
            "2 tuần",
            "1 tháng",
            "ngày 4",
            "4 giờ 1 ngày",
            "khoảng 2 ngày",
        ),
        *("1.500 phút", "1/7 ngày", "1/0 ngày", "0,5/2 ngày", "-2 ngày", "1½ ngày", "1/2/3 ngày", "2 ngày 3 ngày"),
        *("01 ngày (4 giờ)", "03 (hai) ngày", "sau giờ hành chính", "0,5", "400 ngày", "=A1/8", "2026-04-01 00:00:00"),
        *("1 ngày | 2 giờ", "10 000 phút", "ngày làm việc", "một", "khoảng 2 ngày"),
    ],
)
def test_what_could_mean_two_things_or_none_is_not_guessed(written: str) -> None:
    reading = times.read(written)
    assert (reading.minutes, reading.is_read, reading.is_unsaid) == (None, False, False)


@pytest.mark.parametrize("written", ["", "Giờ hành chính", "Không quy định", "Theo giấy hẹn", "-"])
def test_words_that_name_no_time_are_told_apart(written: str) -> None:
    reading = times.read(written)
    assert (reading.is_read, reading.is_unsaid) == (False, True)


@pytest.mark.parametrize(("unit", "minutes"), [("ngay", 240), ("gio", 30)])
def test_a_bare_number_takes_the_unit_of_its_heading(unit: str, minutes: int) -> None:
    assert times.read("0,5", unit=unit).minutes == minutes


@given(st.integers(1, 30 * 480))
def test_every_number_of_minutes_is_read_back_from_hours_and_minutes(minutes: int) -> None:
    assert times.read(times.say(minutes)).minutes == minutes


@given(st.integers(1, 9_999), st.sampled_from([".", ","]))
def test_decimals_of_days_are_exact_or_refused(hundredths: int, mark: str) -> None:
    reading = times.read(f"{hundredths // 100}{mark}{hundredths % 100:02} ngày")
    exact = Fraction(hundredths, 100) * 480
    assert reading.minutes == (int(exact) if exact.denominator == 1 else None)
    assert reading.is_read is (exact.denominator == 1)


@given(st.text(max_size=40))
def test_no_text_is_too_strange_to_be_answered(written: str) -> None:
    reading = times.read(written)
    assert reading.minutes is None or reading.is_read
