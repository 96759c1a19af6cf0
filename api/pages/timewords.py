"""What a change of office time or of a legal parameter is, in words: told before it is made and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from flask import request
from flask_babel import gettext

from api.pages import calendars, frame, typed
from engine import officeyears, parameters
from engine.work import Work


def said(work: Work, act: str) -> str:
    """The change that the form asks for; it has been made, or tried, so what it names is there."""
    return "; ".join(part for part in TOLD[act](work) if part)


def _marked(work: Work) -> list[str]:
    sort = str(calendars.SORTS[typed.words("sort")])
    return [_day("day"), sort, typed.words("label"), typed.words("sessions"), _calendar(work)]


def _unmarked(work: Work) -> list[str]:
    return [_day("day"), _calendar(work)]


def _hours(work: Work) -> list[str]:
    days = [str(calendars.WEEKDAYS[int(one)]) for one in request.form.getlist("weekday")]
    return [f"{', '.join(days)}: {typed.words('sessions') or gettext('nghỉ')}", _span(), _calendar(work)]


def _opened(_: Work) -> list[str]:
    return [typed.words("title")]


def _assigned(work: Work) -> list[str]:
    chosen = typed.words("calendar")
    return [typed.words("unit"), officeyears.titles(work.session).get(chosen, chosen)]


def _parameter(work: Work) -> list[str]:
    code = typed.words("code")
    unit = next((row.unit for row in parameters.every(work.session) if row.code == code), "")
    return [f"{calendars.PARAMETERS.get(code, code)}: {calendars.amount(typed.words('value'), unit)}", _span()]


TOLD: Mapping[str, Callable[[Work], list[str]]] = {
    "mark": _marked,
    "change-day": _marked,
    "unmark": _unmarked,
    "hours": _hours,
    "open": _opened,
    "assign": _assigned,
    "parameter": _parameter,
}


def _day(name: str) -> str:
    found = typed.maybe_day(name)
    return frame.day(found) if found else ""


def _span() -> str:
    since, until = gettext("từ %(day)s", day=_day("since")), _day("until")
    return " ".join([since, gettext("đến hết %(day)s", day=until)] if until else [since])


def _calendar(work: Work) -> str:
    name = typed.words("name")
    title = officeyears.titles(work.session).get(name)
    return str(gettext("lịch: %(name)s", name=title) if title else gettext("cả nước"))
