"""Where time goes: how long cases lie at each step, in the queue and in hands, and which steps made cases late.

All minutes are office minutes. Table, picture and file tell the same numbers, asked through the one layer of rights.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api import kept, periods, sheetfiles
from api.kept import MANY
from api.pages import edge, frame, standings
from api.pages.standings import Watched
from api.periods import BadPeriod, Period
from bpmn.drawing.state import Standing, State
from engine import questions
from engine.queries import details, lateness, passages, units
from engine.queries import standings as counted
from engine.queries.passages import Heat, Wanted
from engine.queries.standings import Narrow
from engine.work import Work
from feel import text

SHADES = 5  #: of a cell of the table
#: by what the table is ordered -> what stands above it
SORTS: Mapping[str, Any] = {
    "passages": lazy_gettext("Số lượt"),
    "queue_median": lazy_gettext("Chờ nhận, trung vị"),
    "queue_most": lazy_gettext("Chờ nhận, 90%"),
    "hands_median": lazy_gettext("Xử lý, trung vị"),
    "hands_most": lazy_gettext("Xử lý, 90%"),
    "budget": lazy_gettext("Được dùng"),
    "over": lazy_gettext("Lượt vượt"),
}
SHADED = ("queue_median", "queue_most", "hands_median", "hands_most")


@edge.asks("/thu-tuc/<slug>/thoi-gian", name="passages")
def shown(work: Work, slug: str) -> Response:
    """The heat map of a procedure over a period."""
    watched = standings.of_address(work, slug)
    period, fault = _period(work)
    what = "heat", watched.narrow, period
    told, at = kept.told(work, what, lambda: _heat(work, watched, period), lambda found: MANY * found[1])
    rows, is_cut = told
    sort = request.args.get("sort", "")
    ordered = sorted(rows, key=lambda one: -(getattr(one, sort) or 0)) if sort in SORTS else rows
    return frame.render(
        "passages.html",
        422 if fault else 200,
        watched=watched,
        units=counted.units(work.session, questions.ask(work), Narrow(slug)),
        period=period,
        fault=fault,
        rows=ordered,
        is_cut=is_cut,
        at=at,
        most=passages.MOST,
        sort=sort,
        sorts=SORTS,
        shade=_shades(rows),
        picture=standings.inline(_picture(watched, rows)) if rows else None,
        place={**watched.place, **_days(period)},
    )


@edge.asks("/thu-tuc/<slug>/thoi-gian.csv")
def passages_file(work: Work, slug: str) -> Response:
    """The same numbers as a file.

    Raises:
        BadPeriod.
    """
    watched, period = standings.of_address(work, slug), _asked(work)
    head = [gettext("Bước"), *(str(words) for words in SORTS.values())]
    rows = [[one.name, *(getattr(one, name) for name in SORTS)] for one in _heat(work, watched, period)[0]]
    return sheetfiles.answer(f"thoi-gian-{slug}", head, rows)


@edge.asks("/lam-cham", name="lateness")
def slow(work: Work) -> Response:
    """The steps and units that used more than their budget in late cases."""
    period, fault = _period(work)
    slug, unit = request.args.get("slug") or None, request.args.get("unit") or None
    what = "lateness", period, slug, unit
    (told, (there, running)), at = kept.told(
        work,
        what,
        lambda: (_lateness(work, period, slug, unit), counted.there(work.session, questions.ask(work), Narrow())),
        lambda found: found[0].cases,
    )
    titles = details.titles(work.session, {one.slug for one in told.shares} | running | ({slug} if slug else set()))
    return frame.render(
        "lateness.html",
        422 if fault else 200,
        period=period,
        fault=fault,
        told=told,
        at=at,
        titles=titles,
        slug=slug,
        unit=unit,
        units=there,
        procedures=sorted(running, key=lambda one: text.collate(titles[one])),
        place={"slug": slug, "unit": unit, **_days(period)},
    )


@edge.asks("/lam-cham.csv")
def lateness_file(work: Work) -> Response:
    """The same as a file.

    Raises:
        BadPeriod.
    """
    told = _lateness(work, _asked(work), request.args.get("slug") or None, request.args.get("unit") or None)
    titles = details.titles(work.session, {one.slug for one in told.shares})
    head = [
        gettext("Thủ tục"),
        gettext("Bước"),
        gettext("Đơn vị"),
        gettext("Phút vượt"),
        gettext("Số lượt"),
        gettext("Số hồ sơ"),
    ]
    rows = [[titles[s.slug], s.step, s.unit, s.minutes, s.passages, s.cases] for s in told.shares]
    return sheetfiles.answer("lam-cham", head, rows)


def _asked(work: Work) -> Period:
    return periods.read(request.args.get("since"), request.args.get("until"), work.now)


def _period(work: Work) -> tuple[Period, BadPeriod | None]:
    try:
        return _asked(work), None
    except BadPeriod as fault:
        return periods.usual(work.now), fault


def _days(period: Period) -> Mapping[str, str]:
    return {"since": period.first.isoformat(), "until": period.last.isoformat()}


def _heat(work: Work, watched: Watched, period: Period) -> tuple[list[Heat], bool]:
    """The steps, and whether there were more passages than are counted."""
    asked = asdict(watched.narrow)
    found = passages.of(work.session, questions.ask(work), Wanted(period.since, period.until, **asked))
    return passages.heat(found), len(found) == passages.MOST


def _lateness(work: Work, period: Period, slug: str | None, unit: str | None) -> lateness.Lateness:
    unit_id = units.one(work.session, unit).id if unit else None
    wanted = Wanted(period.since, period.until, slug, unit_id=unit_id)
    return lateness.of(work.session, questions.ask(work), wanted)


def _shades(rows: Sequence[Heat]) -> Callable[[int], int]:
    """How dark a cell is: from 0 to the darkest, against the longest time of the table."""
    longest = max((getattr(one, name) for one in rows for name in SHADED), default=0)
    return lambda minutes: -(-minutes * (SHADES - 1) // longest) if longest else 0


def _picture(watched: Watched, rows: Sequence[Heat]) -> bytes:
    """The diagram with the median of the queue and of the hands at each step; a step that most overran is marked."""
    said = {
        one.element: gettext("chờ %(queue)d, làm %(hands)d", queue=one.queue_median, hands=one.hands_median)
        for one in rows
    }
    standing: dict[str, Standing] = {one.element: "late" if one.over * 2 > one.passages else "done" for one in rows}
    return watched.drawn.picture(State(standing, said=said))
