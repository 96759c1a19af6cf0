"""A change of office time or of a legal parameter: shown first what due dates it would move, then made, and they move.

The look is the change itself, tried and dropped, so the same dates move afterwards. Clocks are derived again in
batches, each committed by itself; whatever is left over is told and goes on with one press.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import calendars, edge, frame, timewords, typed, units
from api.pages.edge import Alone
from engine import administration, office, parameters, recompute
from engine.calendar.days import Sort
from engine.queries import references
from engine.recompute import Batch
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/tinh-lai-han"
MOST_BATCHES = 10  #: of one press; our choice: 10.000 clocks
BREAKS = re.compile(r"[,;\s]+")


class WhichChange(Fault):
    """Choose what changes."""

    vi = "Hãy chọn nội dung thay đổi."


class WhichDay(Fault):
    """Choose the day."""

    vi = "Hãy chọn ngày."


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of change: what people call it, how it is done, and the page that it is made on."""

    words: Any
    make: Callable[[Work], object]
    page: Callable[[Work, Fault | None], Response]
    part: str = "calendar_list"  #: of the administration, to which it belongs


def _mark(work: Work) -> None:
    sort, like = cast(Sort, typed.words("sort")), typed.maybe_day("like")
    if sort not in calendars.SORTS:
        raise WhichChange
    said: dict[str, Any] = {"source": typed.words("source"), "label": typed.words("label"), "sessions": _sessions()}
    office.mark(work, typed.words("name"), _day("day"), sort, like=like, is_open=_is_open(), **said)


def _change_day(work: Work) -> None:
    office.unmark(work, typed.words("name"), _day("day"), source=typed.words("source"))
    _mark(work)


def _unmark(work: Work) -> None:
    office.unmark(work, typed.words("name"), _day("day"), source=typed.words("source"))


def _hours(work: Work) -> None:
    weekdays = [int(one) for one in request.form.getlist("weekday") if one.isascii() and one.isdigit()]
    if not weekdays:
        raise WhichChange
    said: dict[str, Any] = {"since": _day("since"), "until": typed.maybe_day("until"), "source": typed.words("source")}
    value = {"0": 0.0, "0.5": 0.5, "1": 1.0}.get(typed.words("value"))
    office.change_hours(work, typed.words("name"), weekdays, _sessions(), value=value, **said)


def _open(work: Work) -> None:
    said: dict[str, Any] = {"like": typed.words("like"), "parent": typed.maybe("parent")}
    office.open_calendar(work, typed.words("name"), typed.words("title"), source=typed.words("source"), **said)


def _assign(work: Work) -> None:
    unit = units.administered(work, typed.words("unit"))
    office.assign(work, unit, typed.words("calendar"), source=typed.words("source"))


def _parameter(work: Work) -> None:
    span: dict[str, Any] = {"valid_from": _day("since"), "valid_to": typed.maybe_day("until")}
    parameters.change(work, typed.words("code"), typed.words("value"), source=typed.words("source"), **span)


def _at_calendar(work: Work, fault: Fault | None) -> Response:
    return calendars.one(work, typed.words("name"), fault)


def _at_unit(work: Work, fault: Fault | None) -> Response:
    return units.page(work, fault, typed.words("unit"))


CHANGES: Mapping[str, Change] = {
    "mark": Change(lazy_gettext("Thêm ngày nghỉ, ngày làm bù, nửa ngày"), _mark, _at_calendar),
    "change-day": Change(lazy_gettext("Sửa một ngày đã khai"), _change_day, _at_calendar),
    "unmark": Change(lazy_gettext("Bỏ một ngày đã khai"), _unmark, _at_calendar),
    "hours": Change(lazy_gettext("Đổi giờ làm việc"), _hours, _at_calendar),
    "open": Change(lazy_gettext("Mở lịch làm việc"), _open, calendars.lists),
    "assign": Change(lazy_gettext("Đổi lịch của đơn vị"), _assign, _at_unit, "unit_tree"),
    "parameter": Change(lazy_gettext("Đổi tham số pháp lý"), _parameter, calendars.numbers, "parameter_list"),
}

#: parts of the administration where time and numbers are changed, as its navigation calls them
PLACES: Mapping[str, Any] = {
    "calendar_list": lazy_gettext("Lịch làm việc"),
    "parameter_list": lazy_gettext("Tham số pháp lý"),
    "unit_tree": lazy_gettext("Đơn vị"),
}


@edge.asks(HERE)
def recount(work: Work) -> Response:
    """How many clocks count by what is no longer in force, and the button that derives them again."""
    administration.require(work)
    said = {"words": "", "part": "calendar_list", "place": PLACES["calendar_list"]}
    return frame.render("admin/recounted.html", total=None, left=recompute.left(work.session), **said)


@edge.tries(f"{HERE}/xem-truoc")
def change_foreseen(work: Work) -> Response:
    """What due dates the change that was typed would move; nothing of it stays."""
    change = _change()
    try:
        change.make(work)
        words = timewords.said(work, typed.words("act"))
        seen = recompute.foresee(work)
    except Fault as fault:
        work.session.rollback()
        return change.page(work, fault)
    told = references.of_cases(work.session, {one.case_id for one in seen.shown})
    carried = [(name, value) for name, value in request.form.items(multi=True) if name != "csrf_token"]
    shown = sorted(seen.shown, key=lambda one: (one.before, one.after))
    said = {"words": f"{change.words}: {words}", "part": change.part, "place": PLACES[change.part]}
    return frame.render("admin/foreseen.html", seen=seen, shown=shown, codes=told, carried=carried, **said)


@edge.does_each(f"{HERE}/ghi", name="change_made")
def make(alone: Alone) -> Response:
    """The change is made, and what counts by it is derived again."""
    change = _change()
    fault = alone(change.make)
    if fault is not None:
        with acts.asking(edge.enter) as work:
            return change.page(work, fault)
    with acts.asking(edge.enter) as work:
        what = f"{change.words}: {timewords.said(work, typed.words('act'))}"
    return _recounted(alone, gettext("Đã ghi: %(what)s.", what=what), change.part)


@edge.does_each(HERE, name="recounted")
def go_on(alone: Alone) -> Response:
    """What still counts by something older is derived again."""
    with acts.asking(edge.enter) as work:
        administration.require(work)
    return _recounted(alone, "")


def _recounted(alone: Alone, words: str, part: str = "calendar_list") -> Response:
    total, batch, fault = Batch(), Batch(), None
    for _ in range(MOST_BATCHES):
        told: list[Batch] = []
        fault = alone(lambda work, told=told, at=batch.last: told.append(recompute.batch(work, after=at)))  # type: ignore[misc]
        batch = told[0] if told and fault is None else Batch()
        if batch.last is None:
            break
        total.done += batch.done
        total.moved += batch.moved
        total.failed += batch.failed
    with acts.asking(edge.enter) as work:
        left = recompute.left(work.session)
        said = {"words": words, "part": part, "place": PLACES[part]}
        return frame.render("admin/recounted.html", 409 if fault else 200, total=total, left=left, fault=fault, **said)


def _change() -> Change:
    """Raises: WhichChange."""
    found = CHANGES.get(typed.words("act"))
    if found is None:
        raise WhichChange
    return found


def _day(name: str) -> date:
    """Raises: BadDay, WhichDay."""
    found = typed.maybe_day(name)
    if found is None:
        raise WhichDay
    return found


def _sessions() -> list[str]:
    """Sessions as "07:30-11:30, 13:30-17:30"."""
    return [one for one in BREAKS.split(typed.words("sessions").replace("–", "-")) if one]


def _is_open() -> bool | None:
    return {"open": True, "shut": False}.get(typed.words("counter"))
