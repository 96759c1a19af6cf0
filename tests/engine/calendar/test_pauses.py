"""A legal clock through pauses, extensions, apologies and changed calendars, worked out by hand."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from engine.calendar import SpecialDay, build, calendar, events, parse_limit, vietnam, week
from engine.calendar.clocks import Clock
from engine.calendar.events import Event, Extend, Pause, ReAppoint, Recompute, Restart, Resume, Start, Stop
from engine.calendar.hours import Calendar
from engine.calendar.moments import parse
from engine.calendar.pauses import consumed, fold, left
from feel.errors import Fault

THREE_DAYS = parse_limit("P3D")
CIVIL = parse_limit("P3D", rule="civil")
THIRTY_DAYS = parse_limit("P30D", kind="calendar")


def at(text: str) -> datetime:
    return parse(f"2026-{text}")


def begun(limit: object = THREE_DAYS, start: str = "03-03T10:00", **options: bool) -> Start:
    return Start(at(start), limit, calendar(), **options)


def due(*happened: Event) -> str:
    return fold(happened).due.strftime("%m-%dT%H:%M")


def supplemented(end: Event, limit: object = THREE_DAYS, pause: str = "03-04T09:00") -> Clock:
    return fold([begun(limit), Pause(at(pause)), end])


def test_without_events_the_clock_shows_the_limit() -> None:
    clock = fold([begun()])
    assert (clock.state, clock.due, clock.judged_until) == ("running", at("03-06T10:00"), at("03-07T00:00"))
    assert clock.appointed == clock.due


def test_while_paused_the_old_date_is_shown_and_nothing_becomes_late() -> None:
    clock = fold([begun(), Pause(at("03-04T09:00"))])
    assert (clock.state, clock.due) == ("paused", at("03-06T10:00"))
    assert not clock.is_late_at(at("06-01T08:00"))
    assert consumed(clock, at("06-01T08:00")) == 90 + 240 + 90
    assert left(clock, at("06-01T08:00")) == 3 * 480 - (90 + 240 + 90)


def test_restart_gives_the_full_limit_again_and_keeps_the_old_date() -> None:
    clock = supplemented(Restart(at("03-10T14:00")))
    assert [old.due for old in clock.dues] == [at("03-06T10:00"), at("03-13T14:00")]
    assert consumed(clock, at("03-10T16:00")) == 120


def test_resume_goes_on_with_what_was_left() -> None:
    clock = supplemented(Resume(at("03-10T14:00")))
    assert clock.due == at("03-12T15:00")
    assert consumed(clock, at("03-12T15:00")) == 3 * 480


def test_resume_may_add_days() -> None:
    assert supplemented(Resume(at("03-10T14:00"), parse_limit("P5D"))).due == at("03-19T15:00")


def test_several_pauses_each_take_their_own_stretch_out() -> None:
    happened = [
        begun(parse_limit("PT8H"), "03-03T07:30"),
        *(Pause(at("03-03T08:30")), Resume(at("03-04T16:30"))),
        *(Pause(at("03-05T08:30")), Resume(at("03-07T10:00"))),
        *(Pause(at("03-09T07:30")), Resume(at("03-09T12:00"))),
    ]
    assert due(*happened) == "03-10T08:30"


def test_a_pause_over_tet_takes_nothing_but_its_office_time() -> None:
    happened = [begun(start="02-13T10:00"), Pause(at("02-13T16:30")), Resume(at("02-23T08:30"))]
    assert due(*happened) == "02-25T14:00"


def test_by_the_civil_rule_the_day_of_resumption_is_day_zero() -> None:
    assert supplemented(Resume(at("03-10T14:00")), CIVIL).due == at("03-12T17:30")


def test_a_pause_within_one_day_moves_no_civil_or_calendar_date() -> None:
    for limit, date_of_before in ((CIVIL, "03-06T17:30"), (THIRTY_DAYS, "04-02T17:30")):
        assert supplemented(Resume(at("03-04T16:00")), limit).due == at(date_of_before)


def test_a_pause_on_the_last_civil_day_is_due_on_the_day_of_resumption_or_the_next_worked() -> None:
    assert supplemented(Resume(at("03-10T14:00")), CIVIL, "03-06T16:00").due == at("03-10T17:30")
    assert supplemented(Resume(at("03-14T14:00")), CIVIL, "03-06T16:00").due == at("03-16T17:30")


def test_a_calendar_limit_moves_by_the_days_of_the_pause_and_then_off_a_day_off() -> None:
    assert supplemented(Resume(at("03-10T14:00")), THIRTY_DAYS).due == at("04-08T17:30")
    assert supplemented(Resume(at("03-06T14:00")), THIRTY_DAYS).due == at("04-06T17:30")


def test_a_calendar_limit_paused_after_its_moved_last_day_is_due_when_it_resumes() -> None:
    saturday = parse_limit("P4D", kind="calendar")
    assert supplemented(Resume(at("03-10T08:00")), saturday, "03-09T08:00").due == at("03-10T17:30")


def test_days_from_the_moment_used_up_on_the_due_day_are_due_at_the_close_of_the_day_of_resumption() -> None:
    clock = supplemented(Resume(at("03-10T08:00")), THREE_DAYS, "03-06T16:00")
    assert (clock.due, clock.judged_until) == (at("03-10T17:30"), at("03-11T00:00"))


@pytest.mark.parametrize(
    ("resumed", "expected"),
    [("03-04T08:00", "03-04T08:00"), ("03-07T10:00", "03-09T07:30"), ("03-04T11:30", "03-04T13:30")],
)
def test_minutes_used_up_are_due_at_once_or_at_the_next_opening(resumed: str, expected: str) -> None:
    happened = [begun(parse_limit("PT1H"), "03-03T10:00"), Pause(at("03-03T11:00")), Resume(at(resumed))]
    assert due(*happened) == expected


def test_a_same_day_file_counts_as_received_when_it_resumes() -> None:
    same_day = parse_limit("same-day")
    assert supplemented(Resume(at("03-10T15:00")), same_day, "03-03T11:00").due == at("03-10T17:30")
    assert supplemented(Resume(at("03-10T15:01")), same_day, "03-03T11:00").due == at("03-11T17:30")


@pytest.mark.parametrize(
    "limit", [THREE_DAYS, CIVIL, parse_limit("P3D", kind="calendar"), parse_limit("same-day"), parse_limit("PT8H")]
)
def test_a_file_that_was_late_at_its_pause_keeps_its_date_and_stays_late(limit: object) -> None:
    before = fold([begun(limit)])
    late = [begun(limit), Pause(at("03-20T08:00")), Resume(at("04-01T08:00"))]
    assert fold(late).dues == before.dues
    assert fold(late).is_late_at(at("04-01T08:00"))


def test_a_late_file_stays_late_when_it_begins_anew() -> None:
    clock = fold([begun(), Pause(at("03-20T08:00")), Restart(at("04-01T08:00"))])
    assert clock.due == at("04-06T08:00")
    assert clock.is_late_at(at("04-01T08:00"))


def test_the_minute_of_midnight_is_still_on_time() -> None:
    clock = fold([begun()])
    assert [clock.is_late_at(at(text)) for text in ("03-06T23:59", "03-07T00:00", "03-07T00:01")] == [
        False,
        False,
        True,
    ]


def test_a_step_is_judged_to_the_minute() -> None:
    clock = fold([begun(parse_limit("P1D"), to_the_minute=True), Pause(at("03-03T11:00")), Resume(at("03-04T11:00"))])
    assert clock.judged_until == clock.due == at("03-05T10:00")


def test_stopping_decides_on_time_or_late_for_good() -> None:
    in_time, late = fold([begun(), Stop(at("03-06T20:00"))]), fold([begun(), Stop(at("03-07T08:00"))])
    assert [clock.is_late_at(at("12-01T08:00")) for clock in (in_time, late)] == [False, True]
    assert in_time.state == "stopped"
    assert consumed(in_time, at("12-01T08:00")) == 3 * 480 + 90 + 240


def test_an_extension_moves_the_legal_and_the_promised_date() -> None:
    clock = fold([begun(), Extend(at("03-05T08:00"), parse_limit("P2D"))])
    assert (clock.due, clock.appointed) == (at("03-10T10:00"), at("03-10T10:00"))


def test_an_extension_after_expiry_does_not_heal() -> None:
    clock = fold([begun(), Extend(at("03-09T08:00"), parse_limit("P5D"))])
    assert clock.due == at("03-13T10:00")
    assert clock.is_late_at(at("03-09T08:00"))


def test_an_extension_during_a_pause_counts_after_it() -> None:
    pause, extension = Pause(at("03-04T09:00")), Extend(at("03-05T08:00"), parse_limit("P2D"))
    assert due(begun(), pause, extension) == "03-10T10:00"
    assert due(begun(), pause, extension, Resume(at("03-10T14:00"))) == "03-16T15:00"


def test_months_are_extended_by_days_from_their_last_day() -> None:
    month, ten = parse_limit("P1M", kind="calendar"), parse_limit("P10D", kind="calendar")
    assert due(begun(month, "01-31T10:00"), Extend(at("02-10T08:00"), ten)) == "03-10T17:30"


def test_a_restart_takes_the_extension_away_and_may_bring_another_limit() -> None:
    happened = [begun(), Extend(at("03-03T11:00"), parse_limit("P2D")), Pause(at("03-04T09:00"))]
    assert due(*happened, Restart(at("03-10T14:00"))) == "03-13T14:00"
    assert due(*happened, Restart(at("03-10T14:00"), parse_limit("P1D"))) == "03-11T14:00"


def test_an_apology_moves_the_promised_date_only() -> None:
    clock = fold([begun(), ReAppoint(at("03-05T08:00"), at("03-12T10:00"))])
    assert (clock.due, clock.appointed, clock.reappointments) == (at("03-06T10:00"), at("03-12T10:00"), 1)
    assert clock.is_late_at(at("03-09T08:00"))


def an_office(*off: str) -> Calendar:
    table = [SpecialDay(at(f"{day}T00:00").date(), "off") for day in off]
    weeks = [week([1, 2, 3, 4, 5], [(450, 690), (810, 1050)])]
    span = {"first": date(2026, 1, 1), "last": date(2026, 12, 31)}
    return build("tỉnh", weeks=weeks, layers=[*vietnam.national_days(), table], day_minutes=480, **span)


def test_a_new_day_off_moves_what_still_runs() -> None:
    clock = fold([begun(), Recompute(at("03-04T08:00"), an_office("03-05"))])
    assert [old.due for old in clock.dues] == [at("03-06T10:00"), at("03-09T10:00")]
    assert clock.appointed == at("03-09T10:00")


@pytest.mark.parametrize("paused", [False, True])
def test_what_is_late_stays_late_by_the_calendar_of_its_day(paused: bool) -> None:
    late = at("03-07T00:01")
    pause = [Pause(late)] if paused else []
    clock = fold([begun(), *pause, Recompute(late, an_office("03-05"))])
    assert (clock.due, clock.appointed, clock.is_late_at(late)) == (at("03-06T10:00"), at("03-06T10:00"), True)


def test_on_its_due_day_a_clock_still_moves() -> None:
    clock = fold([begun(), Recompute(at("03-06T23:59"), an_office("03-05"))])
    assert (clock.due, clock.is_late_at(at("03-07T00:01"))) == (at("03-09T10:00"), False)


def test_a_day_off_taken_back_never_moves_the_promised_date_earlier() -> None:
    start = Start(at("03-03T10:00"), THREE_DAYS, an_office("03-05"))
    clock = fold([start, Recompute(at("03-04T08:00"), an_office())])
    assert (clock.due, clock.appointed) == (at("03-06T10:00"), at("03-09T10:00"))


PAUSE, RESUME, STOP = Pause(at("03-04T09:00")), Resume(at("03-05T09:00")), Stop(at("03-06T09:00"))
IMPOSSIBLE = [
    ([], events.NotStarted),
    ([PAUSE], events.NotStarted),
    ([begun(), begun()], events.StartedTwice),
    ([begun(), PAUSE, PAUSE], events.AlreadyPaused),
    ([begun(), RESUME], events.NotPaused),
    ([begun(), Restart(at("03-05T09:00"))], events.NotPaused),
    ([begun(), STOP, STOP], events.ClockStopped),
    ([begun(), STOP, Recompute(at("03-07T09:00"), calendar())], events.ClockStopped),
    ([begun(), Stop(at("03-03T09:59"))], events.EarlierThanLast),
    ([begun(), PAUSE, Resume(at("03-04T08:00"))], events.EarlierThanLast),
    ([begun(), Extend(at("03-04T09:00"), CIVIL)], events.OtherMeasure),
    ([begun(parse_limit("same-day")), Extend(at("03-04T09:00"), parse_limit("same-day"))], events.OtherMeasure),
    ([begun(), ReAppoint(at("03-04T09:00"), at("03-06T10:00"))], events.AppointedEarlier),
]


@pytest.mark.parametrize(("happened", "fault"), IMPOSSIBLE)
def test_what_cannot_happen_to_a_clock_is_refused(happened: list[Event], fault: type[Fault]) -> None:
    with pytest.raises(fault) as refused:
        fold(happened)
    assert str(refused.value) != refused.value.say("en")
