"""`motcua calendar`: the office time of units, looked at and edited; each edit names the decision it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import click
from sqlalchemy import Engine

from commands import output, store
from commands.publish import day_of
from engine import calendar as arithmetic
from engine import calendars, office, organisation
from engine.calendar import hours, vietnam
from engine.calendar.days import Day, Sort, Week
from engine.work import Work
from feel.errors import Fault

SORTS = ("off", "work", "half")
WEEKDAYS = re.compile("([1-7])(?:-([1-7]))?")
COUNTER = click.Choice(["open", "shut"])
SOURCE = click.option("--source", required=True, help="Căn cứ: số, ngày văn bản. / The decision it rests on.")


class WhichWeekdays(Fault):
    """Say --weekdays, --from and --source to set hours; without any of them the hours are shown."""

    vi = "Đặt giờ thì ghi --weekdays, --from và --source; xem giờ thì không ghi tùy chọn nào."


class Weekdays(click.ParamType[frozenset[int]]):
    """Days of the week as 1-5 or 1,3,6-7: 1 is Monday."""

    name = "weekdays"

    def convert(
        self, value: str | frozenset[int], param: click.Parameter | None, ctx: click.Context | None
    ) -> frozenset[int]:
        """*value* as the numbers of weekdays."""
        if not isinstance(value, str):
            return value
        found: set[int] = set()
        for part in value.split(","):
            shape = WEEKDAYS.fullmatch(part.strip())
            if shape is None or int(shape[1]) > int(shape[2] or shape[1]):
                self.fail("write 1-5 or 1,3,6: 1 is Monday, 7 is Sunday.", param, ctx)
            found.update(range(int(shape[1]), int(shape[2] or shape[1]) + 1))
        return frozenset(found)


@click.group()
def calendar() -> None:
    """Xem và sửa lịch làm việc của cơ quan."""


@calendar.command("list")
@output.JSON
def list_(as_json: bool) -> None:
    """Các lịch đang có."""
    with store.look(_engine()) as session:
        titles = {name: calendars.row_of(session, name).title for name in calendars.names(session)}
    titles |= {name: vietnam.title(name) for name in vietnam.names() if name not in titles}
    for name, title in titles.items():
        output.result(f"{name} {title}")
    if as_json:
        output.json_line({"calendars": [{"name": name, "title": title} for name, title in titles.items()]})


@calendar.command()
@click.argument("name")
@click.option("--from", "since", metavar="DATE", help="Ngày đầu, mặc định hôm nay. / First day, today by default.")
@click.option("--days", type=click.IntRange(1, 366), default=31, show_default=True, help="Số ngày. / How many days.")
@output.JSON
def show(name: str, since: str | None, days: int, as_json: bool) -> None:
    """Từng ngày của lịch NAME: buổi làm việc, tính bao nhiêu ngày làm việc."""
    first = day_of(since) if since else datetime.now(UTC).astimezone(arithmetic.ZONE).date()
    with store.look(_engine()) as session:
        found = calendars.of_name(session, name)
    shown = [first + timedelta(days=number) for number in range(days)]
    shapes = [(day, found.days[hours.number_of(found, day)]) for day in shown]
    for day, shape in shapes:
        output.result(f"{day.isoformat()} {_said(shape)}")
    if as_json:
        output.json_line({"calendar": name, "days": [{"day": day.isoformat(), **_plain(one)} for day, one in shapes]})


@calendar.command("days")
@click.argument("name")
@output.JSON
def days_(name: str, as_json: bool) -> None:
    """Những ngày mà lịch NAME (viet-nam: cả nước) khai riêng, kèm căn cứ."""
    with store.look(_engine()) as session:
        if name != calendars.NATION:
            calendars.of_name(session, name)
        shown = [calendars.special(row) for row in calendars.days_of(session, name)]
    for one in shown:
        sessions = " ".join(map(str, one.sessions)) or "-"
        output.result(f"{one.day.isoformat()} {one.sort} {sessions} {one.name or '-'} ({one.source})")
    if as_json:
        texts = [{**asdict(one), "sessions": [str(session) for session in one.sessions]} for one in shown]
        output.json_line({"calendar": name, "days": texts})


@calendar.command("hours")
@click.argument("name")
@click.option("--weekdays", type=Weekdays(), help="1-5, 6: thứ Hai là 1, Chủ nhật là 7. / Monday is 1.")
@click.option("--session", "sessions", multiple=True, help="07:30-11:30; không ghi: nghỉ. / 07:30-11:30; none: off.")
@click.option("--from", "since", metavar="DATE", help="Ngày đầu. / First day.")
@click.option("--to", "until", metavar="DATE", help="Ngày cuối, nếu chỉ một thời gian. / Last day, if for a while.")
@click.option("--value", type=click.Choice(["0", "0.5", "1"]), help="Tính bao nhiêu ngày làm việc. / Working days.")
@click.option("--counter", type=COUNTER, default="open", show_default=True, help="Quầy mở hay đóng. / The counter.")
@click.option("--source", help="Căn cứ: số, ngày văn bản. / The decision it rests on.")
@output.JSON
def hours_(
    name: str,
    weekdays: frozenset[int] | None,
    sessions: tuple[str, ...],
    since: str | None,
    until: str | None,
    value: str | None,
    counter: str,
    source: str | None,
    as_json: bool,
) -> None:
    """Xem bảng giờ của lịch NAME, hoặc đặt giờ cho các thứ trong tuần kể từ một ngày."""
    if weekdays is None:
        if sessions or since or until or value or source:
            raise WhichWeekdays
        _list_hours(name, as_json=as_json)
        return
    if since is None or source is None:
        raise WhichWeekdays
    said: dict[str, Any] = {"since": day_of(since), "until": day_of(until) if until else None, "source": source}
    said |= {"value": float(value) if value else None, "is_open": counter == "open"}
    with _editing() as work:
        office.change_hours(work, name, weekdays, sessions, **said)


def _list_hours(name: str, *, as_json: bool) -> None:
    with store.look(_engine()) as session:
        calendars.of_name(session, name)
        shown = [(calendars.week_of(row), row.source) for row in calendars.hours_of(session, name)]
    for week, source in shown:
        numbers, since, until = ",".join(map(str, sorted(week.weekdays))), _bound(week.since), _bound(week.until)
        output.result(f"{numbers} {since} {until} {_said(week.day)} ({source})")
    if as_json:
        output.json_line({"calendar": name, "hours": [_row(week, source) for week, source in shown]})


def _row(week: Week, source: str) -> dict[str, Any]:
    span = {"from": week.since.isoformat(), "to": week.until.isoformat()}
    return {"weekdays": sorted(week.weekdays), **span, **_plain(week.day), "source": source}


def _bound(day: date) -> str:
    return "…" if day in (date.min, date.max) else day.isoformat()


def _said(day: Day) -> str:
    """How much of a working day it counts, whether the counter is open, and its hours."""
    counter = output.pick("mở", "open") if day.is_open else output.pick("đóng", "shut")
    return f"{day.value:g} {counter} {' '.join(map(str, day.sessions)) or '-'}"


def _plain(day: Day) -> dict[str, Any]:
    return {"value": day.value, "is_open": day.is_open, "sessions": [str(one) for one in day.sessions]}


@calendar.command("open")
@click.argument("name")
@click.argument("title")
@click.option("--like", default="hanh-chinh", show_default=True, help="Lấy giờ của lịch này. / Take its hours.")
@click.option("--parent", help="Ngày đặc biệt của lịch này cũng áp dụng. / Its special days hold here too.")
@click.option("--day-minutes", type=int, help="Một ngày làm việc là bao nhiêu phút. / What a working day is worth.")
@SOURCE
def open_(name: str, title: str, like: str, parent: str | None, day_minutes: int | None, source: str) -> None:
    """Mở lịch NAME với tên gọi TITLE."""
    with _editing() as work:
        office.open_calendar(work, name, title, like=like, parent=parent, day_minutes=day_minutes, source=source)


@calendar.command()
@click.argument("name")
@click.argument("day")
@click.argument("sort", type=click.Choice(SORTS))
@click.option("--session", "sessions", multiple=True, help="07:30-11:30")
@click.option("--like", help="Làm bù theo giờ của ngày này. / A make-up day works like this one.")
@click.option("--label", default="", help="Tên ngày. / What the day is called.")
@click.option("--counter", type=COUNTER, help="Quầy mở hay đóng; không ghi là mở vào ngày làm. / The counter.")
@SOURCE
def mark(
    name: str,
    day: str,
    sort: str,
    sessions: tuple[str, ...],
    like: str | None,
    label: str,
    counter: str | None,
    source: str,
) -> None:
    """Ngày DAY của lịch NAME (viet-nam: cả nước) là off (nghỉ), work (làm bù) hoặc half (nửa buổi)."""
    said: dict[str, Any] = {"sessions": sessions, "label": label, "source": source}
    said["is_open"] = None if counter is None else counter == "open"
    with _editing() as work:
        office.mark(work, name, day_of(day), cast(Sort, sort), like=day_of(like) if like else None, **said)


@calendar.command()
@click.argument("name")
@click.argument("day")
@SOURCE
def unmark(name: str, day: str, source: str) -> None:
    """Bỏ những gì lịch NAME khai riêng cho ngày DAY."""
    with _editing() as work:
        office.unmark(work, name, day_of(day), source=source)


@calendar.command()
@click.argument("unit")
@click.argument("name")
@SOURCE
def assign(unit: str, name: str, source: str) -> None:
    """Đơn vị có mã UNIT theo lịch NAME."""
    with _editing() as work:
        office.assign(work, organisation.unit_by_code(work, unit), name, source=source)


@contextmanager
def _editing() -> Iterator[Work]:
    with store.act(_engine(), datetime.now(UTC)) as work:
        yield work
    output.tell(
        "Đã ghi. Hồ sơ đang giải quyết theo lịch mới sau khi chạy `motcua recompute`.",
        "Done. Open cases follow after `motcua recompute`.",
    )


def _engine() -> Engine:
    engine = store.connect()
    store.require_tables(engine)
    return engine
