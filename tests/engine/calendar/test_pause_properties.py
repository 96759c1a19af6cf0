"""What holds for every legal clock, whatever happens to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.calendar import add, calendar, deadlines, parse_limit, parse_moment
from engine.calendar.events import Event, Extend, Pause, ReAppoint, Restart, Resume, Start, Stop, Void
from engine.calendar.limits import Limit
from engine.calendar.pauses import apply, consumed, fold
from tests.engine.calendar.offices import moments, offices, to_calendar
from tests.engine.calendar.oracle import MINUTE, Office

bounded = settings(max_examples=60, deadline=None)
LIMITS = [
    parse_limit("PT90M"),
    parse_limit("P3D"),
    parse_limit("P5D", rule="civil"),
    parse_limit("P20D", kind="calendar"),
    parse_limit("P1M", kind="calendar"),
    parse_limit("same-day"),
]
limits = st.sampled_from(LIMITS)
starts = st.integers(0, 400 * 24 * 60).map(lambda late: parse_moment("2025-12-01T00:00") + timedelta(minutes=late))
gaps = st.integers(0, 5 * 24 * 60).map(lambda minutes: timedelta(minutes=minutes))
short_gaps = st.integers(0, 24 * 60).map(lambda minutes: timedelta(minutes=minutes))


def paused_minutes_walked(
    office: Office, start: datetime, minutes: int, pauses: list[tuple[datetime, datetime]]
) -> datetime:
    now = start
    while minutes:
        is_paused = any(begun <= now < ended for begun, ended in pauses)
        minutes -= not is_paused and office.is_office_time(now)
        now += MINUTE
    return now


@bounded
@given(offices, moments, st.lists(st.tuples(short_gaps, short_gaps), max_size=3), st.integers(1, 600))
def test_a_budget_of_minutes_runs_whenever_it_is_not_paused(
    office: Office, start: datetime, stretches: list[tuple[timedelta, timedelta]], spare: int
) -> None:
    office_calendar, now, pauses = to_calendar(office), start, []
    for running, paused in stretches:
        pauses.append((now + running, now + running + paused))
        now += running + paused
    ran = sum((running for running, _ in stretches), timedelta())
    minutes = int(ran.total_seconds() // 60) + spare
    happened: list[Event] = [Start(start, parse_limit(f"PT{minutes}M"), office_calendar)]
    for begun, ended in pauses:
        happened += [Pause(begun), Resume(ended)]
    clock = fold(happened)
    assert clock.due == paused_minutes_walked(office, start, minutes, pauses)
    assert consumed(clock, clock.due) == minutes


@bounded
@given(limits, starts)
def test_a_clock_that_only_started_shows_the_due_moment_of_its_limit(limit: Limit, start: datetime) -> None:
    clock = fold([Start(start, limit, calendar())])
    assert clock.dues == (deadlines.due(calendar(), start, limit),)


@bounded
@given(limits.filter(lambda limit: limit.unit != "same-day"), starts, gaps)
def test_a_pause_of_no_length_moves_nothing(limit: Limit, start: datetime, ran: timedelta) -> None:
    clock = fold([Start(start, limit, calendar())])
    moment = min(start + ran, clock.due - MINUTE)
    paused = apply(apply(clock, Pause(max(start, moment))), Resume(max(start, moment)))
    assert paused.dues == clock.dues


@bounded
@given(limits, starts, gaps, gaps, st.sampled_from([Pause, Stop]))
def test_what_is_taken_back_never_was(
    limit: Limit, start: datetime, ran: timedelta, stood: timedelta, kind: type[Pause | Stop]
) -> None:
    clock = fold([Start(start, limit, calendar())])
    back = start + ran + stood
    taken = apply(apply(clock, kind(start + ran)), Void(back))
    assert replace(taken, was_late=clock.was_late) == replace(clock, last_event=taken.last_event)
    assert taken.is_late_at(back) == clock.is_late_at(back)


@bounded
@given(limits, starts, gaps, gaps, gaps)
def test_a_longer_pause_is_never_due_earlier(
    limit: Limit, start: datetime, ran: timedelta, paused: timedelta, longer: timedelta
) -> None:
    clock = apply(fold([Start(start, limit, calendar())]), Pause(start + ran))
    one = apply(clock, Resume(start + ran + paused))
    two = apply(clock, Resume(start + ran + paused + longer))
    assert clock.due <= one.due <= two.due


@bounded
@given(limits, starts, gaps, gaps)
def test_a_restart_is_a_fresh_clock_from_its_moment(
    limit: Limit, start: datetime, ran: timedelta, paused: timedelta
) -> None:
    moment = start + ran + paused
    clock = fold([Start(start, limit, calendar()), Pause(start + ran), Restart(moment)])
    fresh = fold([Start(moment, limit, calendar())])
    assert clock.dues[-1] == fresh.dues[-1]
    assert consumed(clock, moment + paused) == consumed(fresh, moment + paused)


@bounded
@given(starts, st.integers(1, 30), st.integers(1, 30), st.sampled_from(["moment", "civil", "calendar"]))
def test_an_extension_equals_the_longer_limit(start: datetime, count: int, more: int, way: str) -> None:
    options = {"kind": "calendar"} if way == "calendar" else {"rule": way}
    first, added, whole = (parse_limit(f"P{days}D", **options) for days in (count, more, count + more))
    extended = fold([Start(start, first, calendar()), Extend(start, added)])
    assert extended.dues[-1] == deadlines.due(calendar(), start, whole)


def an_act(clock_limit: Limit, kind: str, now: datetime) -> Event:
    added = None if clock_limit.unit == "same-day" else clock_limit
    acts: dict[str, Event] = {
        "pause": Pause(now),
        "resume": Resume(now, added if now.minute % 2 else None),
        "restart": Restart(now),
        "re-appoint": ReAppoint(now, now + timedelta(days=400)),
    }
    return acts[kind] if kind in acts else Extend(now, clock_limit)


acts = st.lists(st.tuples(st.sampled_from(["extend", "re-appoint", "turn", "turn", "turn-anew"]), gaps), max_size=8)


@bounded
@given(limits, starts, acts, gaps)
def test_the_promised_date_never_moves_earlier_and_lateness_never_heals(
    limit: Limit, start: datetime, wanted: list[tuple[str, timedelta]], rest: timedelta
) -> None:
    clock, now, was_late = fold([Start(start, limit, calendar())]), start, False
    for act, gap in wanted:
        now += gap
        was_late = was_late or clock.is_late_at(now)
        promised, legal = clock.appointed, clock.due
        if act == "re-appoint" and clock.appointed >= now + timedelta(days=400):
            continue
        if act == "extend" and limit.unit == "same-day":
            continue
        if act.startswith("turn"):
            ends = "restart" if act == "turn-anew" else "resume"
            act = "pause" if clock.state == "running" else ends
        clock = apply(clock, an_act(limit, act, now))
        assert clock.appointed >= promised
        assert clock.due >= legal or act == "restart"
        assert clock.is_late_at(now) >= was_late
    stopped = apply(clock, Stop(now + rest))
    assert stopped.is_late_at(now + timedelta(days=1000)) == clock.is_late_at(now + rest)
    assert stopped.due == clock.due


@bounded
@given(starts, gaps, st.integers(1, 2000))
def test_minutes_added_after_a_pause_count_from_its_end(start: datetime, paused: timedelta, minutes: int) -> None:
    clock = fold([Start(start, parse_limit(f"PT{minutes}M"), calendar()), Pause(start), Resume(start + paused)])
    assert clock.due == add(calendar(), start + paused, minutes)
