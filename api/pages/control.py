"""Control of procedures: lists of cases that want looking at, urging those who have them, and what came of it.

Everything is read only but the urging. Source: Circular 11/2025/TT-BKHCN, annex, group 8.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import dashboard, dashboardsheet, edge, frame, many
from api.pages.edge import Alone
from engine import parameters, questions, tasks, urgings
from engine.queries import details, figures, holders, lists, watchlists
from engine.queries.holders import Waiting
from engine.queries.watchlists import Watching
from engine.work import Work

MOST = 20  #: cases of one page; our choice
MOST_ROWS = 10_000  #: of a download; our choice
WORDS: Mapping[str, Any] = {
    "late": lazy_gettext("Hồ sơ quá hạn"),
    "no-apology": lazy_gettext("Quá hạn chưa có văn bản xin lỗi"),
    "asked-again": lazy_gettext("Yêu cầu bổ sung quá một lần"),
    "idle": lazy_gettext("Lâu không có thao tác"),
    "extended": lazy_gettext("Hồ sơ được gia hạn"),
}


@edge.asks("/kiem-soat")
def control(work: Work) -> Response:
    """How many cases stand on each list, by unit, and the list that the address asks for."""
    return _page(work)


@edge.does_each("/kiem-soat")
def urge_many(alone: Alone) -> Response:
    """Whoever has the chosen tasks is urged to do them, each by itself."""
    words = request.form.get("words", "")
    results = many.each(alone, lambda work, task_id, _: tasks.urge(work, task_id, words=words))
    with acts.asking(edge.enter) as work:
        return _page(work, results=results, failed=many.failed(results), typed=words)


@edge.asks("/kiem-soat/don-doc")
def urged(work: Work) -> Response:
    """What was urged, and what has been done since."""
    look = dashboard.asked(work)
    page = urgings.page(work.session, look, after=request.args.get("after") or None, most=MOST)
    return frame.render("urged.html", page=page)


@edge.asks("/kiem-soat/tai-ve")
def control_sheet(work: Work) -> Response:
    """One list as a spreadsheet, as far as 10,000 cases."""
    watching, code = _watching(work), request.args.get("list", "late")
    rows: list[list[str]] = []
    after = None
    while len(rows) < MOST_ROWS:
        page = lists.page(work.session, watchlists.of(watching, code), after=after, most=lists.MOST)
        rows += _cells(work, code, page.rows)
        after = page.after
        if after is None:
            break
    heads = gettext("Mã hồ sơ"), gettext("Thủ tục"), gettext("Đơn vị"), gettext("Lý do"), gettext("Đang ở đâu")
    return dashboardsheet.sheet([list(heads), *rows], f"kiem-soat-{code}")


def _cells(work: Work, code: str, rows: Any) -> list[list[str]]:
    ids = [row.case_id for row in rows]
    reasons, waiting = watchlists.known(code).reasons(work.session, ids), holders.of_cases(work.session, ids)
    places = details.places(work.session, {row.competent_unit_id for row in rows})
    return [
        [
            row.code,
            row.procedure,
            places[row.competent_unit_id].name,
            reasons.get(row.case_id, ""),
            "; ".join(_where(one) for one in waiting.get(row.case_id, [])),
        ]
        for row in rows
    ]


def _where(one: Waiting) -> str:
    return f"{one.name} – {one.holder or gettext('chưa ai nhận')}, {one.unit}"


def _page(work: Work, **told: Any) -> Response:
    watching, code = _watching(work), request.args.get("list", "late")
    condition = watchlists.of(watching, code)
    counted = watchlists.counts(work.session, _everywhere(watching))
    page = lists.page(work.session, condition, after=request.args.get("after") or None, most=MOST)
    ids = [row.case_id for row in page.rows]
    unit_ids = {row.competent_unit_id for row in page.rows} | {one for units in counted.values() for one in units}
    return frame.render(
        "control.html",
        code=code,
        at=request.args.get("at", ""),
        words=WORDS,
        counted=counted,
        idle_days=parameters.whole(work, questions.IDLE, on=parameters.day_of(work.now)),
        places=details.places(work.session, unit_ids),
        page=page,
        reasons=watchlists.known(code).reasons(work.session, ids),
        waiting=holders.of_cases(work.session, ids),
        place={"list": code, **({"at": request.args["at"]} if request.args.get("at") else {})},
        **{"typed": "", **told},
    )


def totals(work: Work) -> Mapping[str, int]:
    """How many cases stand on each list, of all that whoever comes may read."""
    look = figures.Look(questions.ask(work), parameters.day_of(work.now), parameters.day_of(work.now))
    counted = watchlists.counts(work.session, Watching(look, questions.idle_since(work)))
    return {code: sum(units.values()) for code, units in counted.items()}


def _watching(work: Work) -> Watching:
    """What the address asks for: one unit, or all that whoever comes may read."""
    return Watching(dashboard.asked(work), questions.idle_since(work))


def _everywhere(watching: Watching) -> Watching:
    look = watching.look
    return Watching(figures.Look(look.asked, look.since, look.until), watching.idle_since)
