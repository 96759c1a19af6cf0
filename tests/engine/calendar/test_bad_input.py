"""Bad limits, moments and calendar data: one clear Vietnamese message each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from engine.calendar import (
    SpecialDay,
    build,
    calendar,
    days,
    due,
    hours,
    limits,
    moments,
    notice,
    parameters,
    take_back,
    vietnam,
    week,
)
from engine.calendar.limits import parse_limit
from engine.calendar.moments import parse
from feel.errors import Fault

OFFICE = week([1, 2, 3, 4, 5], [(450, 690), (810, 1050)])
YEAR = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
MAKE_UP = SpecialDay(date(2026, 8, 22), "work", like=date(2026, 8, 31))

BAD_LIMITS = [
    ("", {}, limits.BadLimit),
    ("3 ngày", {}, limits.BadLimit),
    ("P", {}, limits.BadLimit),
    ("PT", {}, limits.BadLimit),
    ("-P3D", {}, limits.BadLimit),
    ("P1.5D", {}, limits.BadLimit),
    ("p3d", {}, limits.BadLimit),
    ("P٣D", {}, limits.BadLimit),
    ("P3D\n", {}, limits.BadLimit),
    (3, {}, limits.BadLimit),
    (None, {}, limits.BadLimit),
    ("P99999999D", {}, limits.BadLimit),
    ("P1DT4H", {}, limits.MixedLimit),
    ("P1Y6M", {"kind": "calendar"}, limits.MixedLimit),
    ("P1M2D", {"kind": "calendar"}, limits.MixedLimit),
    ("PT30S", {}, limits.LimitTooFine),
    ("PT1M30S", {}, limits.LimitTooFine),
    ("P0D", {}, limits.EmptyLimit),
    ("PT0H0M", {}, limits.EmptyLimit),
    ("P2W", {}, limits.OnlyCalendar),
    ("P4M", {"kind": "working"}, limits.OnlyCalendar),
    ("P1Y", {"rule": "civil"}, limits.OnlyCalendar),
    ("P3D", {"kind": "lịch"}, limits.BadKind),
    ("P3D", {"kind": ["working"]}, limits.BadKind),
    ("P3D", {"rule": "luật"}, limits.BadRule),
    ("P3D", {"cutoff": "15:00"}, limits.CutOffWithoutSameDay),
    ("same-day", {"cutoff": "24:00"}, limits.BadCutOff),
    ("same-day", {"cutoff": "9:00"}, limits.BadCutOff),
    ("same-day", {"cutoff": 15}, limits.BadCutOff),
]
BAD_MOMENTS = [
    "",
    "hôm nay",
    "2026-02-29T08:00",
    "2026-13-01T08:00",
    "2026-03-04T24:00",
    "2026-03-04T08:60",
    "2026-03-04",
    "2026-W10-3T08:00",
    "0001-01-01T00:00+14:00",
    "2026-03-04T08:00+25:00",
    20260304,
    None,
]


@pytest.mark.parametrize(("text", "options", "fault"), BAD_LIMITS)
def test_a_limit_that_cannot_be_meant_is_refused(text: object, options: dict[str, object], fault: type[Fault]) -> None:
    with pytest.raises(fault) as refused:
        parse_limit(text, **options)
    assert type(refused.value) is fault
    assert str(refused.value) != refused.value.say("en")


@pytest.mark.parametrize("text", BAD_MOMENTS)
def test_a_moment_that_does_not_exist_is_refused(text: object) -> None:
    with pytest.raises(moments.BadMoment, match="không phải là thời điểm có thật"):
        parse(text)


def test_a_message_shows_long_input_cut_short() -> None:
    with pytest.raises(limits.BadLimit) as refused:
        parse_limit("P" * 10_000)
    assert len(str(refused.value)) < 200


def test_a_moment_without_offset_is_refused() -> None:
    with pytest.raises(moments.NaiveMoment):
        due(calendar(), datetime(2026, 3, 4, 8), parse_limit("PT1H"))  # noqa: DTZ001 - the point of the test


@pytest.mark.parametrize("start", ["1999-12-31T23:59", "2101-01-01T00:00"])
def test_a_start_outside_the_calendar_is_refused(start: str) -> None:
    with pytest.raises(hours.OutsideCalendar, match="01/01/2000 đến ngày 31/12/2100"):
        due(calendar(), parse(start), parse_limit("P1D"))


@pytest.mark.parametrize(
    ("text", "options"),
    [
        ("PT9999999H", {}),
        ("P9999999D", {}),
        ("P9999999D", {"rule": "civil"}),
        ("P9999999D", {"kind": "calendar"}),
        ("P9999999Y", {"kind": "calendar"}),
        ("P75Y", {"kind": "calendar"}),
    ],
)
def test_a_due_moment_outside_the_calendar_is_refused(text: str, options: dict[str, str]) -> None:
    with pytest.raises(hours.OutsideCalendar):
        due(calendar(), parse("2026-03-04T08:00"), parse_limit(text, **options))


@pytest.mark.parametrize("back", [take_back, notice])
def test_time_taken_back_beyond_the_first_day_is_refused(back: Callable[..., datetime]) -> None:
    with pytest.raises(hours.OutsideCalendar):
        back(calendar(), parse("2000-01-10T08:00"), 10_000)


def test_a_calendar_that_never_opens_is_refused() -> None:
    with pytest.raises(hours.NeverOpens, match="trong một năm kể từ 01/01/2026"):
        build("trống", weeks=[], day_minutes=480, **YEAR)


def test_a_calendar_of_only_reception_days_is_refused() -> None:
    with pytest.raises(hours.NeverOpens):
        build("chỉ tiếp nhận", weeks=[week([6], [(450, 690)], value=0)], day_minutes=480, **YEAR)


@pytest.mark.parametrize("text", ["PT8H", "P1D", "same-day"])
@pytest.mark.parametrize("start", ["2025-12-31T17:30", "2026-06-01T08:00"])
def test_an_office_that_shuts_for_more_than_a_year_is_refused_when_it_is_met(text: str, start: str) -> None:
    before = week([1, 2, 3, 4, 5], [(450, 690)], until=date(2025, 12, 31))
    after = week([1, 2, 3, 4, 5], [(450, 690)], since=date(2028, 1, 1))
    office = build("đóng lâu", weeks=[before, after], day_minutes=240, first=date(2025, 1, 1), last=date(2029, 12, 31))
    with pytest.raises(hours.NeverOpens):
        due(office, parse(start), parse_limit(text))


def test_an_office_that_shuts_for_more_than_a_year_serves_before_and_after() -> None:
    before = week([1, 2, 3, 4, 5], [(450, 690)], until=date(2025, 12, 31))
    after = week([1, 2, 3, 4, 5], [(450, 690)], since=date(2028, 1, 1))
    office = build("đóng lâu", weeks=[before, after], day_minutes=240, first=date(2025, 1, 1), last=date(2029, 12, 31))
    assert due(office, parse("2025-12-30T07:30"), parse_limit("P2D")).due == parse("2025-12-31T11:30")
    assert due(office, parse("2028-01-01T07:30"), parse_limit("P1D", rule="civil")).due == parse("2028-01-03T11:30")


def test_a_counter_that_never_opens_takes_no_same_day_filing() -> None:
    week_of_back_office = week([1], [(450, 690)], is_open=False)
    office = build(
        "không quầy", weeks=[week_of_back_office], day_minutes=240, first=date(2026, 1, 1), last=date(2028, 12, 31)
    )
    with pytest.raises(hours.NeverOpens):
        due(office, parse("2026-03-02T08:00"), parse_limit("same-day"))


def test_overlapping_sessions_are_refused() -> None:
    with pytest.raises(days.OverlappingSessions, match="07:30-11:30 và 11:00-15:00"):
        week([1], [(660, 900), (450, 690)])


@pytest.mark.parametrize("session", [(690, 450), (450, 450), (-1, 60), (1000, 1441)])
def test_a_session_that_is_none_is_refused(session: tuple[int, int]) -> None:
    with pytest.raises(days.BadSession):
        week([1], [session])


def test_two_tables_of_hours_for_the_same_day_are_refused() -> None:
    old = week([4, 5], [(450, 690)], until=date(2026, 7, 1))
    new = week([5, 6], [(450, 690)], since=date(2026, 7, 1))
    with pytest.raises(days.OverlappingWeeks, match="từ ngày 01/07/2026"):
        build("chồng", weeks=[old, new], day_minutes=480, **YEAR)


def test_hours_that_end_before_they_begin_are_refused() -> None:
    with pytest.raises(days.BadValidity):
        week([1], [(450, 690)], since=date(2026, 2, 1), until=date(2026, 1, 1))


def test_a_make_up_day_that_is_also_off_is_refused() -> None:
    table = [MAKE_UP, SpecialDay(date(2026, 8, 22), "off")]
    with pytest.raises(days.MakeUpDayIsOff, match="22/08/2026"):
        build("mâu thuẫn", weeks=[OFFICE], layers=[table], day_minutes=480, **YEAR)


def test_a_day_that_stands_twice_is_refused() -> None:
    with pytest.raises(days.DayTwice):
        build("hai lần", weeks=[OFFICE], layers=[[MAKE_UP, MAKE_UP]], day_minutes=480, **YEAR)


def test_a_half_day_needs_hours_of_its_own() -> None:
    half = SpecialDay(date(2026, 2, 13), "half")
    with pytest.raises(days.WorkWithoutSessions, match="13/02/2026"):
        build("nửa ngày", weeks=[OFFICE], layers=[[half]], day_minutes=480, **YEAR)


@pytest.mark.parametrize("value", [0.25, 2, -1])
def test_a_day_counts_nothing_half_or_whole(value: float) -> None:
    with pytest.raises(days.BadDayValue):
        week([1], [(450, 690)], value=value)


def test_a_working_weekday_needs_sessions() -> None:
    with pytest.raises(days.ValueWithoutSessions):
        week([1], [])


def test_a_weekday_is_one_to_seven() -> None:
    with pytest.raises(days.BadWeekday):
        week([0], [(450, 690)])


@pytest.mark.parametrize("minutes", [0, -480, 1441])
def test_the_stored_day_is_between_a_minute_and_a_day(minutes: int) -> None:
    with pytest.raises(hours.BadDayLength):
        build("ngày lạ", weeks=[OFFICE], day_minutes=minutes, **YEAR)


def test_a_calendar_ends_after_it_begins() -> None:
    with pytest.raises(hours.BadSpan):
        build("ngược", weeks=[OFFICE], day_minutes=480, first=date(2026, 2, 1), last=date(2026, 1, 1))


def test_an_unknown_calendar_is_refused_with_the_known_names() -> None:
    with pytest.raises(vietnam.UnknownCalendar, match="hanh-chinh"):
        calendar("sao Hỏa")


def test_a_day_before_the_cut_off_became_law_has_none() -> None:
    with pytest.raises(parameters.NoParameter, match="04/03/2010"):
        due(calendar(), parse("2010-03-04T08:00"), parse_limit("same-day"))


def test_two_values_of_a_parameter_for_one_day_are_refused() -> None:
    row = parameters.Parameter("x", "1", "minute", date(2020, 1, 1), date.max, "thử")
    with pytest.raises(parameters.ParameterTwice):
        parameters.in_force("x", on=date(2026, 1, 1), rows=[row, row])
