"""Statutory numbers as dated rows, resolved on the day of reception: 15:00, 480 minutes, 3 working days, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from functools import cache

from engine.calendar import shipped
from engine.calendar.limits import parse_cut_off
from feel.errors import Fault


class NoParameter(Fault):
    """No value of the legal parameter '{code}' is in force on {on}."""

    vi = "Không có giá trị nào của tham số pháp lý '{code}' có hiệu lực vào ngày {on}."


class ParameterTwice(Fault):
    """Two values of the legal parameter '{code}' are in force on {on}."""

    vi = "Có hai giá trị của tham số pháp lý '{code}' cùng có hiệu lực vào ngày {on}."


@dataclass(frozen=True, slots=True)
class Parameter:
    """One statutory number while it is in force."""

    code: str
    value: str
    unit: str
    valid_from: date
    valid_to: date  #: the last day on which it is in force
    source: str


@cache
def defaults() -> tuple[Parameter, ...]:
    """The rows that come with the product."""
    rows = shipped.tables()["parameter"]
    return tuple(Parameter(**{"valid_to": date.max, **row}) for row in rows)


def in_force(code: str, *, on: date, rows: Sequence[Parameter]) -> Parameter:
    """The one row of *code* that is in force on the day *on*."""
    found = [row for row in rows if row.code == code and row.valid_from <= on <= row.valid_to]
    if not found:
        raise NoParameter(code=code, on=on)
    if len(found) > 1:
        raise ParameterTwice(code=code, on=on)
    return found[0]


@cache
def time_of_day(code: str, *, on: date) -> time:
    """The shipped time of day *code* in force on the day *on*."""
    return parse_cut_off(in_force(code, on=on, rows=defaults()).value)
