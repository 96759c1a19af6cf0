"""What one day of an office is: its sessions, whether the counter is open, how much of a working day it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from engine.calendar.moments import DAY_MINUTES
from feel.errors import Fault

Sort = Literal["off", "work", "half"]
VALUES = (0, 0.5, 1)
_DAY = timedelta(days=1)


class BadSession(Fault):
    """The session {opens}-{closes} minutes after midnight ends before it begins or leaves the day."""

    vi = (
        "Buổi làm việc từ phút {opens} đến phút {closes} trong ngày kết thúc trước khi bắt đầu hoặc vượt ra ngoài ngày."
    )


class OverlappingSessions(Fault):
    """Two office sessions of the same day overlap: {first} and {second}."""

    vi = "Hai buổi làm việc trong cùng một ngày chồng lên nhau: {first} và {second}."


class OverlappingWeeks(Fault):
    """Two tables of office hours are in force for weekday {weekday} from {since}."""

    vi = "Có hai bảng giờ làm việc cùng có hiệu lực cho thứ {weekday} (1 là thứ Hai) từ ngày {since}."


class BadWeekday(Fault):
    """'{weekday}' is not a weekday: 1 is Monday, 7 is Sunday."""

    vi = "'{weekday}' không phải là thứ trong tuần: 1 là thứ Hai, 7 là Chủ nhật."


class BadDayValue(Fault):
    """A day counts 0, 0.5 or 1 working day, not {value}."""

    vi = "Một ngày chỉ tính là 0, 0,5 hoặc 1 ngày làm việc, không phải {value}."


class ValueWithoutSessions(Fault):
    """Office hours that count as {value} working day need a session."""

    vi = "Bảng giờ được tính {value} ngày làm việc thì phải có buổi làm việc."


class WorkWithoutSessions(Fault):
    """The make-up or half day {day} needs office sessions."""

    vi = "Ngày làm bù hoặc làm nửa ngày {day} phải có buổi làm việc."


class BadValidity(Fault):
    """The office hours are valid from {since} until {until}, which is earlier."""

    vi = "Bảng giờ làm việc có hiệu lực từ {since} đến {until}, tức là kết thúc trước khi bắt đầu."


class MakeUpDayIsOff(Fault):
    """{day} stands in the same table as a make-up working day and as a day off."""

    vi = "Ngày {day} vừa là ngày làm bù vừa là ngày nghỉ trong cùng một bảng."


class DayTwice(Fault):
    """{day} stands twice in the same table of special days."""

    vi = "Ngày {day} được khai hai lần trong cùng một bảng ngày đặc biệt."


@dataclass(frozen=True, slots=True)
class Session:
    """A stretch of office time within one day, in minutes after midnight; the end does not belong to it."""

    opens: int
    closes: int

    def __post_init__(self) -> None:
        if not 0 <= self.opens < self.closes <= DAY_MINUTES:
            raise BadSession(opens=self.opens, closes=self.closes)

    def __str__(self) -> str:
        return f"{self.opens // 60:02}:{self.opens % 60:02}-{self.closes // 60:02}:{self.closes % 60:02}"


@dataclass(frozen=True, slots=True)
class Day:
    """One day of an office. Office time of a day of value 0 is not counted: the counter may only receive."""

    sessions: tuple[Session, ...]
    value: float  #: 0, 0.5 or 1 working day
    is_open: bool  #: whether the counter receives people

    def __post_init__(self) -> None:
        if self.value not in VALUES:
            raise BadDayValue(value=self.value)
        if self.value and not self.sessions:
            raise ValueWithoutSessions(value=self.value)
        for first, second in pairwise(self.sessions):
            if second.opens < first.closes:
                raise OverlappingSessions(first=str(first), second=str(second))

    @property
    def minutes(self) -> int:
        """Office minutes that count as working time."""
        return sum(session.closes - session.opens for session in self.sessions) if self.value else 0


CLOSED = Day((), 0, is_open=False)


@dataclass(frozen=True, slots=True)
class Week:
    """Office hours of some weekdays while they are valid."""

    weekdays: frozenset[int]  #: ISO: 1 is Monday
    day: Day
    since: date = date.min
    until: date = date.max  #: the last day on which they are valid

    def __post_init__(self) -> None:
        for weekday in self.weekdays:
            if weekday not in range(1, 8):
                raise BadWeekday(weekday=weekday)
        if self.until < self.since:
            raise BadValidity(since=self.since, until=self.until)


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """One date that is not as its weekday: a day off, a make-up working day, a half day."""

    day: date
    sort: Sort
    name: str = ""
    source: str = ""  #: the decision it rests on
    sessions: tuple[Session, ...] = ()  #: own hours; a half day needs them
    like: date | None = None  #: a make-up day without own hours works as the weekday of this date
    is_open: bool | None = None  #: whether the counter receives; None: on days that are worked


def week(
    weekdays: Iterable[int],
    sessions: Iterable[tuple[int, int]],
    *,
    value: float = 1,
    is_open: bool = True,
    since: date = date.min,
    until: date = date.max,
) -> Week:
    """Office hours from plain data: *sessions* are pairs of minutes after midnight, in any order."""
    ordered = tuple(Session(*pair) for pair in sorted(sessions))
    return Week(frozenset(weekdays), Day(ordered, value, is_open), since, until)


def check_weeks(weeks: Sequence[Week]) -> None:
    """Refuse office hours of which two are valid for the same weekday at the same time."""
    for number, one in enumerate(weeks):
        for other in weeks[number + 1 :]:
            shared = one.weekdays & other.weekdays
            since = max(one.since, other.since)
            if shared and since <= min(one.until, other.until):
                raise OverlappingWeeks(weekday=min(shared), since=since)


def without(old: Week, new: Week) -> list[Week]:
    """What is left of the office hours *old* once *new* hold on their weekdays while they are valid."""
    shared = old.weekdays & new.weekdays
    since, until = max(old.since, new.since), min(old.until, new.until)
    if not shared or until < since:
        return [old]
    left = []
    if old.since < since:
        left.append(replace(old, until=since - _DAY))
    if old.weekdays != shared:
        left.append(replace(old, weekdays=old.weekdays - shared, since=since, until=until))
    if until < old.until:
        left.append(replace(old, since=until + _DAY))
    return left


def merge(layers: Iterable[Iterable[SpecialDay]]) -> dict[date, SpecialDay]:
    """The special days that hold when later *layers* (an office's own table) win over earlier ones (the nation's)."""
    merged: dict[date, SpecialDay] = {}
    for layer in layers:
        merged |= _one_layer(layer)
    return merged


def _one_layer(layer: Iterable[SpecialDay]) -> dict[date, SpecialDay]:
    seen: dict[date, SpecialDay] = {}
    for special in layer:
        earlier = seen.get(special.day)
        if earlier is not None:
            is_make_up = {earlier.sort, special.sort} == {"off", "work"}
            raise (MakeUpDayIsOff if is_make_up else DayTwice)(day=special.day)
        seen[special.day] = special
    return seen


def usual(weeks: Sequence[Week], day: date) -> Day:
    """What *day* is by its weekday alone."""
    weekday = day.isoweekday()
    return next((row.day for row in weeks if weekday in row.weekdays and row.since <= day <= row.until), CLOSED)


def actual(weeks: Sequence[Week], specials: Mapping[date, SpecialDay], day: date) -> Day:
    """What *day* is once the special days are looked at."""
    special = specials.get(day)
    return usual(weeks, day) if special is None else _special(weeks, special)


def _special(weeks: Sequence[Week], special: SpecialDay) -> Day:
    if special.sort == "off":
        return Day(special.sessions, 0, is_open=bool(special.is_open))
    sessions = special.sessions
    if not sessions and special.sort == "work":
        sessions = _lent(weeks, special).sessions
    if not sessions and special.sort == "work" and not any(row.since <= special.day <= row.until for row in weeks):
        return CLOSED  # the nation works on that day, but this office has no hours yet or no more
    if not sessions:
        raise WorkWithoutSessions(day=special.day)
    return Day(sessions, 1 if special.sort == "work" else 0.5, is_open=special.is_open is not False)


def _lent(weeks: Sequence[Week], special: SpecialDay) -> Day:
    """The hours of a make-up day: those of the day it replaces, else of the nearest full weekday before it."""
    if special.like is not None:
        return usual(weeks, special.like)
    earlier = (usual(weeks, special.day - timedelta(days=back)) for back in range(1, 8))
    return next((day for day in earlier if day.value == 1), CLOSED)
