"""The dashboard: what is to be done, how cases stand, where they lie; each number leads to the list behind it.

Source: Circular 11/2025/TT-BKHCN, annex, group 27. Period and unit stand in the address, nothing of a person does but
the log-in of an officer whose work somebody looks at who may urge him.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import dashboards, kept
from api.dashboards import BadDay
from api.pages import counters, edge, frame
from engine import people, situations, timeleft
from engine.queries import counts, dashboard, details, figures, holders, lists, units
from engine.queries import tasks as inboxes
from engine.queries.figures import Look
from engine.queries.predicates import PREDICATES
from engine.tables import Unit
from engine.work import Work
from feel.errors import Fault

MOST_ROWS = 20  #: of one table of the page, all of them in a download; our choice
MOST_SLOW = 5  #: steps that made cases late; all of them stand on a page of their own; our choice
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


@edge.asks("/dieu-hanh")
def dashboard_page(work: Work) -> Response:
    """How the cases stand that the officer may read, in one period and branch of units."""
    fault: Fault | None = None
    try:
        look = asked(work)
    except (BadDay, figures.BadPeriod) as found:
        look, fault = _look(work, {}), found
    what = "board", look.since, look.until, look.branch, look.unit, look.slug, look.field
    board, at = kept.told(work, what, lambda: dashboards.gathered(work, look), lambda found: found.total["open"])
    codes = counters.codes(edge.visitor().roles)
    return frame.render(
        "dashboard.html",
        422 if fault else 200,
        fault=fault,
        look=look,
        place=_place(look),
        unit=request.args.get("unit", ""),
        units=_units(work, look),
        board=board,
        at=at,
        share=dashboard.share_on_time(board.total),
        to_do={
            code: (PREDICATES[code].words, count) for code, count in counts.of(work.session, look.asked, codes).items()
        },
        words=WORDS,
        now=NOW,
        in_period=IN_PERIOD,
        most_rows=MOST_ROWS,
        most_slow=MOST_SLOW,
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


def asked(work: Work) -> Look:
    """What the address asks for.

    Raises:
        BadDay, BadPeriod. NoSuchUnit: there is no such unit.
    """
    return _look(work, request.args)


def _look(work: Work, said: Mapping[str, str]) -> Look:
    since, until = (_day(said.get(name)) for name in ("from", "until"))
    narrowed = {name: said.get(name) or None for name in ("unit", "at", "procedure", "field")}
    return dashboards.look(work, since, until, **narrowed)


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said else None
    except ValueError as error:
        raise BadDay from error


def _place(look: Look) -> dict[str, str]:
    """The period and the branch of *look* as they stand in an address."""
    return {"from": look.since.isoformat(), "until": look.until.isoformat(), **_given(("unit",))}


def _given(names: Sequence[str]) -> dict[str, str]:
    """Those of *names* that the address says; an empty holder is nobody, all else that is empty asks nothing."""
    said = {name: request.args[name] for name in names if name in request.args}
    return {name: value for name, value in said.items() if value or name == "holder"}


def _units(work: Work, look: Look) -> list[Unit]:
    return units.within(work.session, people.visible(look.asked.standing, "read", Unit))
