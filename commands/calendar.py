"""`motcua calendar`: the office time of units, looked at and edited; each edit names the decision it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any, cast

import click
from sqlalchemy import Engine
from sqlalchemy.orm import Session

from commands import output, store
from commands.publish import day_of
from engine import calendar as arithmetic
from engine import calendars, office, organisation
from engine.calendar import hours, vietnam
from engine.calendar.days import Sort
from engine.work import Work

SORTS = ("off", "work", "half")
SOURCE = click.option("--source", required=True, help="Căn cứ: số, ngày văn bản. / The decision it rests on.")


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
        found = _hours(session, name)
    shown = [_day(found, first + timedelta(days=number)) for number in range(days)]
    for one in shown:
        output.result(f"{one['day']} {one['value']:g} {' '.join(one['sessions']) or '-'}")
    if as_json:
        output.json_line({"calendar": name, "days": shown})


def _day(found: arithmetic.Calendar, day: date) -> dict[str, Any]:
    shape = found.days[hours.number_of(found, day)]
    return {"day": day.isoformat(), "value": shape.value, "sessions": [str(one) for one in shape.sessions]}


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
@SOURCE
def mark(name: str, day: str, sort: str, sessions: tuple[str, ...], like: str | None, label: str, source: str) -> None:
    """Ngày DAY của lịch NAME (viet-nam: cả nước) là off (nghỉ), work (làm bù) hoặc half (nửa buổi)."""
    said: dict[str, Any] = {"sessions": sessions, "label": label, "source": source}
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


def _hours(session: Session, name: str) -> arithmetic.Calendar:
    if name in calendars.names(session):
        return calendars.of_edition(session, calendars.row_of(session, name).edition)
    return arithmetic.calendar(name)
