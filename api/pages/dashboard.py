"""The dashboard: what is to be done, how cases stand, where they lie; each number leads to the list behind it.

Source: Circular 11/2025/TT-BKHCN, annex, group 27. Period and unit stand in the address, nothing of a person does but
the log-in of an officer whose work somebody looks at who may urge him.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame, home
from engine import people, questions, situations, timeleft, validity
from engine.queries import counts, dashboard, details, figures, holders, lists, units
from engine.queries import tasks as inboxes
from engine.queries.dashboard import Line, Numbers, Span
from engine.queries.figures import Look
from engine.queries.holders import Holder, Step
from engine.queries.predicates import PREDICATES
from engine.tables import Unit
from engine.work import Work
from feel.errors import Fault

PERIOD = timedelta(days=29)  #: before today: where nothing is asked for, thirty days are told; our choice
MOST_ROWS = 20  #: of one table of the page, all of them in a download; our choice
MOST = 50  #: rows of a list; our choice
NOW, IN_PERIOD = ("late", "due-soon", "on-time", "waiting", "filed"), ("received", "done", "done-on-time", "done-late")
WORDS: Mapping[str, Any] = {
    "open": lazy_gettext("Đang giải quyết"),
    "late": lazy_gettext("Quá hạn"),
    "due-soon": lazy_gettext("Sắp đến hạn"),
    "on-time": lazy_gettext("Trong hạn"),
    "waiting": lazy_gettext("Chờ bổ sung, nghĩa vụ tài chính"),
    "filed": lazy_gettext("Chờ tiếp nhận"),
    "received": lazy_gettext("Tiếp nhận trong kỳ"),
    "done": lazy_gettext("Giải quyết xong trong kỳ"),
    "done-on-time": lazy_gettext("Xong đúng hạn"),
    "done-late": lazy_gettext("Xong quá hạn"),
}


class BadDay(Fault):
    """A day is written like 2026-12-31."""

    vi = "Ngày phải ghi như 2026-12-31."


@dataclass(frozen=True, slots=True)
class Row:
    """One unit, field or procedure, and its numbers; *narrowing* leads to the lists behind them."""

    words: str
    numbers: Numbers
    narrowing: Mapping[str, str]

    @property
    def share(self) -> int | None:
        """How many of a hundred finished cases were on time."""
        return dashboard.share_on_time(self.numbers)


@dataclass(frozen=True, slots=True)
class Board:
    """All that the dashboard tells."""

    total: Numbers
    tables: Mapping[str, Sequence[Row]]  #: "unit", "field", "procedure"
    trend: Sequence[Span]
    steps: Sequence[Step]
    holders: Sequence[Holder]
    titles: Mapping[str, str]  #: of the procedures


@edge.asks("/dieu-hanh")
def dashboard_page(work: Work) -> Response:
    """How the cases stand that the officer may read, in one period and branch of units."""
    fault: Fault | None = None
    try:
        look = asked(work)
    except (BadDay, figures.BadPeriod) as found:
        look, fault = _look(work, {}), found
    board = gathered(work, look)
    codes = home.codes(edge.visitor().roles)
    return frame.render(
        "dashboard.html",
        422 if fault else 200,
        fault=fault,
        look=look,
        place=_place(look),
        unit=request.args.get("unit", ""),
        units=_units(work, look),
        board=board,
        share=dashboard.share_on_time(board.total),
        to_do={
            code: (PREDICATES[code].words, count) for code, count in counts.of(work.session, look.asked, codes).items()
        },
        words=WORDS,
        now=NOW,
        in_period=IN_PERIOD,
        most_rows=MOST_ROWS,
    )


@edge.asks("/dieu-hanh/ho-so")
def dashboard_cases(work: Work) -> Response:
    """The cases behind one number of the dashboard."""
    look, code = asked(work), request.args.get("figure", "open")
    page = lists.page(work.session, figures.of(look, code), after=request.args.get("after") or None, most=MOST)
    return frame.render(
        "dashboard_cases.html",
        page=page,
        heading=WORDS[code],
        place={**_place(look), "figure": code, **_given(("at", "field", "procedure"))},
        back=_place(look),
        status_of=situations.CATALOGUE,
        places=details.places(work.session, {row.competent_unit_id for row in page.rows}),
        waiting=holders.of_cases(work.session, [row.case_id for row in page.rows]),
        left_of={
            row.case_id: timeleft.until(work, row.edition, row.due_at)
            for row in page.rows
            if row.clock == "running" and row.edition and row.due_at
        },
    )


@edge.asks("/dieu-hanh/viec")
def dashboard_tasks(work: Work) -> Response:
    """The tasks behind one number of the dashboard."""
    look, said = asked(work), request.args
    wanted = holders.Wanted(
        slug=said.get("procedure") or None,
        element=said.get("step") or None,
        login=said.get("holder"),
        only_late="late" in said,
    )
    condition = holders.waiting(look, wanted)
    page = inboxes.page_of(work.session, [condition], after=said.get("after") or None, most=MOST)
    return frame.render(
        "dashboard_tasks.html",
        page=page,
        place={**_place(look), **_given(("procedure", "step", "holder", "late"))},
        back=_place(look),
        names=details.titles(work.session, {line.slug for line in page.rows}),
        owners=details.owners(work.session, {line.case_id for line in page.rows}),
        left_of=timeleft.of_tasks(work, page.rows),
    )


def gathered(work: Work, look: Look) -> Board:
    """What the dashboard tells of *look*: six statements."""
    found = dashboard.lines(work.session, look)
    steps = holders.steps(work.session, look)
    titles = details.titles(work.session, {line.slug for line in found} | {step.slug for step in steps})
    named = details.places(work.session, {line.unit_id for line in found})
    tables = {
        "unit": _rows(found, lambda line: (named[line.unit_id].name, {"at": named[line.unit_id].code})),
        "field": _rows(found, lambda line: (line.field, {"field": line.field})),
        "procedure": _rows(found, lambda line: (titles.get(line.slug, line.slug), {"procedure": line.slug})),
    }
    trend, held = dashboard.trend(work.session, look), holders.holders(work.session, look)
    return Board(dashboard.total(found), tables, trend, steps, held, titles)


def _rows(found: Sequence[Line], told: Any) -> list[Row]:
    """A row for each of what *told* names a line by: its words, and what leads to its lists."""
    grouped = dashboard.by(found, lambda line: (told(line)[0], *told(line)[1].items()))
    return [Row(words, numbers, dict(narrowing)) for (words, *narrowing), numbers in grouped.items()]


def asked(work: Work) -> Look:
    """What the address asks for.

    Raises:
        BadDay, BadPeriod. NoSuchUnit: there is no such unit.
    """
    return _look(work, request.args)


def _look(work: Work, said: Mapping[str, str]) -> Look:
    today = validity.day(work.now)
    until = _day(said.get("until"), today)
    since = _day(said.get("from"), until - PERIOD)
    look = Look(questions.ask(work), since, until, slug=said.get("procedure") or None, field=said.get("field") or None)
    return replace(look, branch=_unit(work, said.get("unit")), unit=_unit(work, said.get("at")))


def _day(said: str | None, otherwise: date) -> date:
    try:
        return date.fromisoformat(said) if said else otherwise
    except ValueError as error:
        raise BadDay from error


def _unit(work: Work, code: str | None) -> uuid.UUID | None:
    return units.one(work.session, code).id if code else None


def _place(look: Look) -> dict[str, str]:
    """The period and the branch of *look* as they stand in an address."""
    return {"from": look.since.isoformat(), "until": look.until.isoformat(), **_given(("unit",))}


def _given(names: Sequence[str]) -> dict[str, str]:
    """Those of *names* that the address says; an empty holder is nobody, all else that is empty asks nothing."""
    said = {name: request.args[name] for name in names if name in request.args}
    return {name: value for name, value in said.items() if value or name == "holder"}


def _units(work: Work, look: Look) -> list[Unit]:
    return units.within(work.session, people.visible(look.asked.standing, "read", Unit))
