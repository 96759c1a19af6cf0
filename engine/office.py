"""Editing office time: calendars, their sessions and special days. Each act names the decision it rests on.

Nothing here moves a clock: new clocks count by what was edited, those that run move by `engine.recompute`.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import delete, insert, update

from engine import administration, calendars, changes, parameters
from engine.calendar import days, hours, vietnam
from engine.calendar.days import SpecialDay
from engine.calendar.editions import pairs
from engine.calendar.hours import Calendar
from engine.calendar.limits import parse_cut_off
from engine.calendar.moments import DAY_MINUTES, shown
from engine.tables import Clock, OfficeCalendar, OfficeDay, OfficeHours, Unit
from engine.work import Work
from feel.errors import Fault

NAME = re.compile(r"(?=.{1,60}\Z)[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_TITLE, LONGEST_LABEL = 300, 200
WORKING_DAY = "working_day_minutes"  #: the legal parameter that a new calendar takes


class CalendarTaken(Fault):
    """There is already a calendar called '{name}'."""

    vi = "Đã có lịch tên '{name}'."


class BadName(Fault):
    """'{text}' cannot be the name of a calendar: small letters, digits and hyphens, 60 at most (xa-hoa-binh)."""

    vi = "'{text}' không thể là tên lịch: dùng chữ thường không dấu, chữ số, gạch nối, tối đa 60 ký tự (xa-hoa-binh)."


class BadTitle(Fault):
    """What people call a calendar or a day has 1 to {most} characters."""

    vi = "Tên gọi của lịch hoặc của ngày phải có từ 1 đến {most} ký tự."


class BadSessionText(Fault):
    """'{text}' is not an office session: write 07:30-11:30."""

    vi = "'{text}' không phải là buổi làm việc: ghi như 07:30-11:30."


class NoSuchHours(Fault):
    """The calendar '{name}' has no such office hours."""

    vi = "Lịch '{name}' không có bảng giờ làm việc này."


class CounterWithoutHours(Fault):
    """{day} is off: it has office hours exactly when the counter receives people then."""

    vi = "Ngày {day} là ngày nghỉ: chỉ ghi giờ khi bộ phận tiếp nhận vẫn mở cửa, và mở cửa thì phải ghi giờ."


class LikeWithoutWork(Fault):
    """Only a make-up day works like another day; {day} is none."""

    vi = "Chỉ ngày làm bù mới theo giờ của ngày khác; ngày {day} không phải ngày làm bù."


class NoSuchDay(Fault):
    """The calendar '{name}' says nothing of its own about {day}."""

    vi = "Lịch '{name}' không khai gì riêng cho ngày {day}."


def open_calendar(
    work: Work,
    name: str,
    title: str,
    *,
    like: str,
    source: str,
    parent: str | None = None,
    day_minutes: int | None = None,
) -> None:
    """A new calendar *name* that begins with the hours of the calendar *like*; special days of *parent* hold in it too.

    Without *day_minutes* a working day is worth what the legal parameter of today says.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        BadName, BadTitle, CalendarTaken, UnknownCalendar, BadDayLength, NoSource.
    """
    administration.require(work)
    if not NAME.fullmatch(name):
        raise BadName(text=shown(name))
    if not 0 < len(title.strip()) <= LONGEST_TITLE:
        raise BadTitle(most=LONGEST_TITLE)
    if name == calendars.NATION or name in {*calendars.names(work.session), *vietnam.names()}:
        raise CalendarTaken(name=shown(name))
    for needed in (like, parent):
        if needed is not None:
            calendars.adopt(work, needed)
    if day_minutes is None:
        day_minutes = parameters.whole(work, WORKING_DAY, on=parameters.day_of(work.now))
    if not 1 <= day_minutes <= DAY_MINUTES:
        raise hours.BadDayLength(name=name, minutes=day_minutes)
    edition = calendars.row_of(work.session, like).edition
    row = {"name": name, "title": title.strip(), "parent": parent, "day_minutes": day_minutes, "edition": edition}
    work.session.execute(insert(OfficeCalendar), [row])
    weeks = calendars.plan_of(work.session, like).weeks
    work.session.execute(insert(OfficeHours), [calendars.hours_row(name, week, source=source) for week in weeks])
    _done(work, name, "open", source, {"like": like, "parent": parent, "day_minutes": day_minutes})


def set_hours(
    work: Work,
    name: str,
    weekdays: Collection[int],
    sessions: Sequence[str],
    *,
    since: date,
    source: str,
    until: date | None = None,
    value: float = 1,
    is_open: bool = True,
) -> uuid.UUID:
    """The office works *sessions* ("07:30-11:30") on *weekdays* (1 is Monday) from *since* on; gives the row's id.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        BadSessionText, OverlappingSessions, OverlappingWeeks, BadWeekday, BadDayValue, BadValidity, UnknownCalendar,
        NoSource.
    """
    administration.require(work)
    calendars.adopt(work, name)
    week = days.week(
        weekdays, map(_minutes, sessions), value=value, is_open=is_open, since=since, until=until or date.max
    )
    hours_id = uuid.uuid4()
    row = {"id": hours_id, **calendars.hours_row(name, week, source=source)}
    work.session.execute(insert(OfficeHours), [row])
    _done(work, name, "set-hours", source, {**_plain(row), "id": str(hours_id)})
    return hours_id


def change_hours(
    work: Work,
    name: str,
    weekdays: Collection[int],
    sessions: Sequence[str],
    *,
    since: date,
    source: str,
    until: date | None = None,
    value: float | None = None,
    is_open: bool = True,
) -> None:
    """As `set_hours`, but what held on *weekdays* gives way, for good or *until* that day; no *sessions*: days off.

    Without *value* such a day counts as one working day.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        NeverOpens: not one working day for a year; and what `set_hours` raises but OverlappingWeeks.
    """
    administration.require(work)
    calendars.adopt(work, name)
    before = calendars.of_name(work.session, name).closures
    counts = (1 if sessions else 0) if value is None else value
    new = days.week(
        weekdays,
        map(_minutes, sessions),
        value=counts,
        is_open=is_open and bool(sessions),
        since=since,
        until=until or date.max,
    )
    for row in calendars.hours_of(work.session, name):
        old = calendars.week_of(row)
        left = days.without(old, new)
        if left != [old]:
            work.session.execute(delete(OfficeHours).where(OfficeHours.id == row.id))
            for week in left:
                work.session.execute(insert(OfficeHours), [calendars.hours_row(name, week, source=row.source)])
    kept = calendars.hours_row(name, new, source=source.strip())
    if sessions:
        work.session.execute(insert(OfficeHours), [kept])
    _done(work, name, "change-hours", source, _plain(kept))
    _refuse_closures(calendars.of_name(work.session, name), before)


def end_hours(work: Work, name: str, hours_id: uuid.UUID, *, last: date, source: str) -> None:
    """The row of office hours is valid until *last* and no longer.

    Raises:
        NotAllowed: the actor does not administer the whole system. NoSuchHours, BadValidity, NeverOpens, NoSource.
    """
    administration.require(work)
    row = work.session.get(OfficeHours, hours_id)
    if row is None or row.calendar != name:
        raise NoSuchHours(name=shown(name))
    if last < row.valid_from:
        raise days.BadValidity(since=row.valid_from, until=last)
    ended = update(OfficeHours).where(OfficeHours.id == hours_id).values(valid_to=last)
    work.session.execute(ended.execution_options(synchronize_session="fetch"))
    _done(work, name, "end-hours", source, {"id": str(hours_id), "last": last.isoformat()})


def mark(
    work: Work,
    name: str,
    day: date,
    sort: days.Sort,
    *,
    source: str,
    label: str = "",
    sessions: Iterable[str] = (),
    like: date | None = None,
    is_open: bool | None = None,
) -> None:
    """*day* is off, worked instead of another day (*like*), or worked by half; "viet-nam" as *name* is for everybody.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        MakeUpDayIsOff, DayTwice: the table says something about that day already.
        CounterWithoutHours, LikeWithoutWork, BadTitle, OutsideCalendar: so it can be no day of a calendar.
        WorkWithoutSessions, BadSessionText, OverlappingSessions, NeverOpens, UnknownCalendar, NoSource.
    """
    administration.require(work)
    if name != calendars.NATION:
        calendars.adopt(work, name)
    own = tuple(days.Session(*pair) for pair in sorted(map(_minutes, sessions)))
    _check_day(name, day, label)
    if sort == "off" and bool(own) != bool(is_open):
        raise CounterWithoutHours(day=day)
    if sort != "work" and like is not None:
        raise LikeWithoutWork(day=day)
    wanted = SpecialDay(day, sort, label, source, own, like, is_open)
    known = work.session.get(OfficeDay, (name, day))
    if known is not None:
        days.merge([[calendars.special(known), wanted]])
    row = {"calendar": name, "day": day, "sort": sort, "name": label, "sessions": pairs(own), "like": like}
    work.session.execute(insert(OfficeDay), [{**row, "is_open": is_open, "source": source}])
    _done(work, name, "mark", source, _plain(row))


def unmark(work: Work, name: str, day: date, *, source: str) -> None:
    """*day* is again what its weekday, the nation and the calendars above make of it.

    Raises:
        NotAllowed: the actor does not administer the whole system. NoSuchDay, NeverOpens, NoSource.
    """
    administration.require(work)
    mine = delete(OfficeDay).where(OfficeDay.calendar == name, OfficeDay.day == day)
    gone = work.session.execute(mine.execution_options(synchronize_session="fetch"))
    if gone.rowcount != 1:  # type: ignore[attr-defined] # a DELETE gives a CursorResult
        raise NoSuchDay(name=shown(name), day=day)
    _done(work, name, "unmark", source, {"day": day.isoformat()})


def assign(work: Work, unit: Unit, name: str, *, source: str) -> None:
    """What begins in *unit* from now on counts by the calendar *name*; what runs there follows by a recomputation.

    Raises:
        NotAllowed: the actor does not administer the unit. UnknownCalendar, NoSource.
    """
    administration.require(work, [unit])
    calendars.adopt(work, name)
    facts = {"before": unit.calendar, "after": name}
    changes.record(work, f"unit {unit.code}", "calendar", source=source, facts=facts)
    unit.calendar = name
    work.session.flush()
    running = update(Clock).where(Clock.unit_id == unit.id, Clock.state != "stopped").values(calendar=name)
    work.session.execute(running.execution_options(synchronize_session="fetch"))


def _done(work: Work, name: str, act: str, source: str, facts: dict[str, Any]) -> None:
    """The change is on record, and whatever counts by it counts by it from now on."""
    changes.record(work, f"calendar {name}", act, source=source, facts=facts)
    for one in calendars.names(work.session):
        calendars.refresh(work, one)


def _refuse_closures(now: Calendar, before: Sequence[tuple[int, int]]) -> None:
    """Refuse hours that leave the office without a working day for a year; `end_hours` closes one for good."""
    for last, reopening in now.closures:
        if (last, reopening) not in before:
            raise hours.NeverOpens(name=now.name, day=now.first + timedelta(days=max(last, 0)))


def _check_day(name: str, day: date, label: str) -> None:
    plan = vietnam.plan()
    if not plan.first <= day <= plan.last:
        raise hours.OutsideCalendar(name=shown(name), first=plan.first, last=plan.last)
    if len(label) > LONGEST_LABEL:
        raise BadTitle(most=LONGEST_LABEL)


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else value for key, value in row.items()}


def _minutes(session: str) -> tuple[int, int]:
    edges = session.split("-")
    if len(edges) != len(("opens", "closes")):
        raise BadSessionText(text=shown(session))
    opens, closes = (parse_cut_off(edge.strip()) for edge in edges)
    return opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
