"""Random offices for property tests, told twice: to the oracle and to the calendar under test."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction

from hypothesis import strategies as st

from engine.calendar import Calendar, SpecialDay, build, days, week
from tests.engine.calendar.oracle import SAIGON, Kind, Office

FIRST = date(2024, 1, 1)
HOURS = [
    (("07:30", "11:30"), ("13:30", "17:30")),
    (("07:00", "11:30"), ("13:30", "17:00")),
    (("07:30", "11:30"),),
    (("13:30", "17:30"),),
    (("08:00", "12:00"), ("12:00", "16:00"), ("18:00", "20:00")),
]
SHUT = Kind((), Fraction(0), is_open=False)
NORMAL = Kind(HOURS[0], Fraction(1), is_open=True)

worked_days = st.builds(
    Kind, st.sampled_from(HOURS), st.sampled_from([Fraction(1), Fraction(1, 2)]), is_open=st.booleans()
)
reception_only = st.builds(Kind, st.sampled_from(HOURS), st.just(Fraction(0)), is_open=st.just(True))
any_days = st.one_of(worked_days, st.just(SHUT), reception_only)
offices = st.builds(
    Office,
    st.tuples(*[any_days] * 6, st.just(NORMAL)),
    st.dictionaries(st.integers(0, 60).map(lambda n: FIRST + timedelta(n)), any_days, max_size=12),
    st.integers(60, 600),
)
moments = st.integers(0, 50 * 24 * 60).map(
    lambda minutes: datetime(2024, 1, 2, tzinfo=SAIGON) + timedelta(minutes=minutes)
)


def to_calendar(office: Office) -> Calendar:
    """The same office as plain data for the calendar under test."""
    weeks = [
        week([number], _pairs(kind), value=float(kind.value), is_open=kind.is_open)
        for number, kind in enumerate(office.weekdays, 1)
    ]
    specials = [_special(day, kind) for day, kind in office.exceptions.items()]
    return build(
        "thử", weeks=weeks, layers=[specials], day_minutes=office.day_minutes, first=FIRST, last=date(2032, 12, 31)
    )


def _special(day: date, kind: Kind) -> SpecialDay:
    sort = {Fraction(0): "off", Fraction(1, 2): "half", Fraction(1): "work"}[kind.value]
    sessions = tuple(days.Session(*pair) for pair in _pairs(kind))
    return SpecialDay(day, sort, sessions=sessions, is_open=kind.is_open)


def _pairs(kind: Kind) -> list[tuple[int, int]]:
    return [(_minutes(opens), _minutes(closes)) for opens, closes in kind.sessions]


def _minutes(clock: str) -> int:
    return int(clock[:2]) * 60 + int(clock[3:])
