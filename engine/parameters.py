"""Statutory numbers as offices keep them: resolved on the day of reception, changed only by an act with a trail.

A code that has rows in the database takes them; every other one takes the rows that come with the product.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from engine import administration, changes
from engine.calendar import ZONE, parameters
from engine.calendar.limits import parse_cut_off
from engine.calendar.moments import shown
from engine.calendar.parameters import Parameter, ParameterTwice
from engine.tables import LegalParameter
from engine.work import Work
from feel.errors import Fault

SAME_DAY_CUT_OFF = "same_day_cut_off"
ONLINE_INTAKE = "online_intake_hours"
SUPPLEMENT_REQUEST = "supplement_request_days"
REAPPOINTMENTS = "reappointments_max"
APOLOGY_NOTICE = "apology_notice_days"
_MOST = 10_000
_MOST_VND = 10**9


class UnknownParameter(Fault):
    """There is no legal parameter '{code}'; there are: {known}."""

    vi = "Không có tham số pháp lý '{code}'; hiện có: {known}."


class BadParameter(Fault):
    """'{value}' cannot be the value of the legal parameter '{code}' ({unit})."""

    vi = "'{value}' không thể là giá trị của tham số pháp lý '{code}' (đơn vị {unit})."


class BadValidity(Fault):
    """The value would be in force from {since} until {until}, which is earlier."""

    vi = "Giá trị có hiệu lực từ {since} đến {until}, tức là kết thúc trước khi bắt đầu."


def in_force(session: Session, code: str, *, on: date) -> Parameter:
    """The value of *code* on the day *on*.

    Raises:
        NoParameter, ParameterTwice.
    """
    return parameters.in_force(code, on=on, rows=known(session, code))


def known(session: Session, code: str) -> list[Parameter]:
    """Every value of *code* with its validity, in order."""
    rows = session.scalars(select(LegalParameter).where(LegalParameter.code == code)).all()
    return _known(code, map(_parameter, rows))


def every(session: Session) -> list[Parameter]:
    """As `known`, of all codes that the product knows, in the order of their codes."""
    rows = list(map(_parameter, session.scalars(select(LegalParameter))))
    return [one for code in codes() for one in _known(code, (row for row in rows if row.code == code))]


def _known(code: str, rows: Iterable[Parameter]) -> list[Parameter]:
    found = list(rows) or [row for row in parameters.defaults() if row.code == code]
    return sorted(found, key=lambda row: row.valid_from)


def values(session: Session, code: str) -> list[Parameter]:
    """As `known`, of a code that there is.

    Raises:
        UnknownParameter.
    """
    found = known(session, code)
    if not found:
        raise UnknownParameter(code=shown(code), known=", ".join(codes()))
    return found


def codes() -> list[str]:
    """The codes that the product knows, in order."""
    return sorted({row.code for row in parameters.defaults()})


def whole(work: Work, code: str, *, on: date) -> int:
    """The value of *code* on the day *on* as a whole number."""
    return int(in_force(work.session, code, on=on).value)


def day_of(moment: datetime) -> date:
    """The day of *moment* in Vietnam."""
    return moment.astimezone(ZONE).date()


def change(work: Work, code: str, value: str, *, valid_from: date, source: str, valid_to: date | None = None) -> None:
    """*code* has *value* from *valid_from* on; the value before it ends the day before.

    With *valid_to* it is so for a while only, and the value before it comes back afterwards.

    Raises:
        NotAllowed: the actor does not administer the whole system.
        UnknownParameter, BadParameter, BadValidity, ParameterTwice, NoSource: nothing is changed.
    """
    administration.require(work)
    before = values(work.session, code)
    unit = before[-1].unit
    until = date.max if valid_to is None else valid_to
    if until < valid_from:
        raise BadValidity(since=valid_from, until=until)
    _check(code, value, unit)
    new = Parameter(code, value, unit, valid_from, until, source.strip())
    rows = _arranged(before, new)
    changes.record(work, f"parameter {code}", "change", source=source, facts=_facts(new))
    _keep(work, code, rows)


def _arranged(before: Iterable[Parameter], new: Parameter) -> list[Parameter]:
    """The values after *new* came in: the one it follows ends the day before.

    Raises:
        ParameterTwice: another one begins while it is in force.
    """
    rows = []
    for row in before:
        if new.valid_from <= row.valid_from <= new.valid_to:
            raise ParameterTwice(code=new.code, on=row.valid_from)
        if row.valid_from < new.valid_from <= row.valid_to:
            rows.append(replace(row, valid_to=new.valid_from - timedelta(days=1)))
            if row.valid_to > new.valid_to:
                rows.append(replace(row, valid_from=new.valid_to + timedelta(days=1)))
        else:
            rows.append(row)
    return [*rows, new]


def _keep(work: Work, code: str, rows: Iterable[Parameter]) -> None:
    """Write *rows* as the values of *code*: rows that are there are ended, the others added."""
    there = {
        row.valid_from: row for row in work.session.scalars(select(LegalParameter).where(LegalParameter.code == code))
    }
    for row in rows:
        until = None if row.valid_to == date.max else row.valid_to
        if row.valid_from in there:
            ended = update(LegalParameter).where(LegalParameter.id == there[row.valid_from].id).values(valid_to=until)
            work.session.execute(ended.execution_options(synchronize_session="fetch"))
        else:
            values = {"code": code, "value": row.value, "unit": row.unit, "source": row.source}
            work.session.execute(insert(LegalParameter), [{**values, "valid_from": row.valid_from, "valid_to": until}])


def _check(code: str, value: str, unit: str) -> None:
    if unit == "time_of_day":
        parse_cut_off(value)
        return
    most = _MOST_VND if unit == "vnd" else _MOST
    if not value.isascii() or not value.isdigit() or not 0 < int(value[:10]) <= most:
        raise BadParameter(code=code, value=shown(value), unit=unit)


def _parameter(row: LegalParameter) -> Parameter:
    return Parameter(row.code, row.value, row.unit, row.valid_from, row.valid_to or date.max, row.source)


def _facts(row: Parameter) -> Mapping[str, str]:
    return {"value": row.value, "unit": row.unit, "from": row.valid_from.isoformat(), "to": row.valid_to.isoformat()}
