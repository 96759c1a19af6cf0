"""Times in the queue and in hands, against the slow clock that walks minute by minute."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from engine.calendar import stays
from tests.engine.calendar import offices, oracle
from tests.engine.calendar.oracle import Office

MINUTE = timedelta(minutes=1)
edges = st.lists(offices.moments, min_size=2, max_size=8, unique=True).map(sorted)


def _every_other(moments: list[datetime]) -> list[stays.Span]:
    return list(pairwise(moments))[::2]


def _within(minute: datetime, spans: list[stays.Span]) -> bool:
    return any(since <= minute < until for since, until in spans)


@given(offices.offices, edges, edges, edges)
def test_queue_and_hands_are_the_minutes_that_a_walk_finds_in_them(
    office: Office, around: list[datetime], held: list[datetime], paused: list[datetime]
) -> None:
    start, end = around[0], min(around[-1], around[0] + timedelta(days=3))
    hands, stood = _every_other(held), _every_other(paused)
    expected = [0, 0]
    for number in range(int((end - start) / MINUTE)):
        minute = start + number * MINUTE
        if office.is_office_time(minute) and not _within(minute, stood):
            expected[_within(minute, hands)] += 1
    assert [*stays.split(offices.to_calendar(office), start, end, hands, stood)] == expected


@given(offices.offices, edges)
def test_what_ends_before_it_begins_took_no_time(office: Office, around: list[datetime]) -> None:
    assert stays.used(offices.to_calendar(office), around[-1], around[0]) == 0


@given(st.lists(st.booleans(), max_size=8))
def test_spans_follow_what_was_told(said: list[bool]) -> None:
    moments = [datetime(2026, 11, 30, 8, number, tzinfo=oracle.SAIGON) for number in range(len(said) + 1)]
    found = stays.spans(zip(moments, said, strict=False), moments[-1])
    assert [_within(minute, found) for minute in moments[:-1]] == said


@given(st.lists(st.integers(0, 50), min_size=1).map(sorted), st.integers(1, 100))
def test_a_rank_is_the_least_that_so_many_do_not_exceed(ordered: list[int], percent: int) -> None:
    found = stays.ranked(ordered, percent)
    enough = [one for one in ordered if sum(other <= one for other in ordered) * 100 >= percent * len(ordered)]
    assert found == enough[0]
