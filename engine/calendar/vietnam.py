"""The calendars that come with the product: Vietnamese holidays, the swaps decided each year, usual office hours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

import holidays

from engine.calendar import days, editions, shipped
from engine.calendar.days import SpecialDay, Week
from engine.calendar.editions import Plan
from engine.calendar.hours import Calendar
from engine.calendar.limits import parse_cut_off
from engine.calendar.moments import shown
from feel.errors import Fault


class UnknownCalendar(Fault):
    """No calendar is called '{name}'; there are: {known}."""

    vi = "Không có lịch nào tên '{name}'; hiện có: {known}."


def names() -> list[str]:
    """The names of the shipped calendars, the default first."""
    tables = shipped.tables()
    known = [str(row["name"]) for row in tables["calendar"]]
    return sorted(known, key=lambda name: name != tables["default"])


@cache
def calendar(name: str | None = None) -> Calendar:
    """The shipped calendar *name*, built once; without a name the default one.

    Raises:
        UnknownCalendar: no such calendar is shipped.
    """
    return editions.build(editions.content(plan(name)))


def plan(name: str | None = None) -> Plan:
    """What the shipped calendar *name* is made of; without a name the default one.

    Raises:
        UnknownCalendar: no such calendar is shipped.
    """
    tables = shipped.tables()
    wanted = tables["default"] if name is None else name
    row = next((row for row in tables["calendar"] if row["name"] == wanted), None)
    if row is None:
        raise UnknownCalendar(name=shown(name), known=", ".join(names()))
    return Plan(
        name=str(row["name"]),
        weeks=[_week(week) for week in row["week"]],
        layers=national_days(),
        day_minutes=row["day_minutes"],
        first=date(tables["first_year"], 1, 1),
        last=date(tables["last_year"], 12, 31),
    )


def title(name: str) -> str:
    """What people call the shipped calendar *name*."""
    return next(str(row["title"]) for row in shipped.tables()["calendar"] if row["name"] == name)


def source(name: str) -> str:
    """What the hours of the shipped calendar *name* rest on."""
    return next(str(row["source"]) for row in shipped.tables()["calendar"] if row["name"] == name)


@cache
def national_days() -> tuple[tuple[SpecialDay, ...], ...]:
    """The special days of the whole country, as layers: the library's, then the decisions kept with the product.

    From the second year ahead on, Tết and Quốc khánh are the library's guess until the Prime Minister decides.

    Source: BLLĐ 2019 Đ111 k3, Đ112; the decisions stand beside each swap.
    """
    tables = shipped.tables()
    return _library(tables["first_year"], tables["last_year"]), tuple(_swapped(tables["swap"]))


def _library(first_year: int, last_year: int) -> tuple[SpecialDay, ...]:
    found = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    off = [SpecialDay(day, "off", name=name, source="holidays") for day, name in found.items()]
    span = range(first_year, last_year + 1)
    worked = [SpecialDay(day, "work", source="holidays") for day in found.weekend_workdays if day.year in span]
    return (*off, *worked)


def _swapped(swaps: Iterable[Mapping[str, Any]]) -> Iterable[SpecialDay]:
    for swap in swaps:
        yield SpecialDay(swap["off"], "off", name="Nghỉ hoán đổi", source=swap["source"])
        yield SpecialDay(swap["worked"], "work", name="Làm bù", source=swap["source"], like=swap["off"])


def _week(row: Mapping[str, Any]) -> Week:
    sessions = [_minutes(text) for text in row["sessions"]]
    return days.week(row["weekdays"], sessions, value=row.get("value", 1))


def _minutes(session: str) -> tuple[int, int]:
    opens, closes = (parse_cut_off(edge) for edge in session.split("-"))
    return opens.hour * 60 + opens.minute, closes.hour * 60 + closes.minute
