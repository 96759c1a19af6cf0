"""Statuses as administrators see them: the circular's, the agency's own under them, and which may follow which, drawn.

Source: Circular 11/2025/TT-BKHCN, annex, group 4.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officers import administrator
from api.pages.standings import inline
from engine import administration, chartpictures, situations, statuscharts, statusdetails, validity
from engine.statuscharts import Change
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/trang-thai"
START = "-"  #: how a case may begin, where a status is chosen


@edge.asks(HERE)
def status_chart(work: Work) -> Response:
    """Every status with the details under it, and the chart of today as a picture and as a table."""
    return _page(work)


@edge.does(f"{HERE}/them", name="detail_added", refused=lambda work, fault: _page(work, fault))
def add(work: Work) -> Response:
    """The agency has a status of its own under an official one."""
    said: dict[str, Any] = {
        "under": typed.words("under"),
        "name": typed.words("name"),
        "since": typed.day(work, "since"),
    }
    statusdetails.add(work, typed.words("code"), source=typed.words("source"), **said)
    return _done("add")


@edge.does(f"{HERE}/thoi", name="detail_ended", refused=lambda work, fault: _page(work, fault))
def end(work: Work) -> Response:
    """A status of the agency's own is used no more."""
    statusdetails.end(work, typed.words("code"), until=typed.day(work, "on"), source=typed.words("source"))
    return _done("end")


@edge.does(f"{HERE}/luu-do", name="chart_changed", refused=lambda work, fault: _page(work, fault))
def change(work: Work) -> Response:
    """One status may follow another from a day on, or may not."""
    before, allow = typed.words("before"), typed.words("allow") == "1"
    said: dict[str, Any] = {"valid_from": typed.day(work, "since"), "source": typed.words("source")}
    statuscharts.change(work, None if before == START else before, typed.words("after"), allow=allow, **said)
    return _done("chart")


def _done(what: str) -> Response:
    return redirect(url_for("pages.status_chart", done=what), 303)


def _page(work: Work, fault: Fault | None = None) -> Response:
    standing = administrator(work)
    today = validity.day(work.now)
    allowed, rows = statuscharts.in_force(work.session, today), statusdetails.listed(work.session)
    names: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows:
        if row.valid_from <= today and (row.valid_to is None or row.valid_to > today):
            names[row.under].append(row.name)
    return frame.render(
        "admin/status_chart.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        statuses=situations.CATALOGUE,
        details=rows,
        chart=_rows(allowed),
        picture=inline(chartpictures.svg(allowed, details=names)),
        is_large=request.args.get("lon") == "1",
        final=statuscharts.FINAL,
        start=START,
        typed=request.form,
        done=request.args.get("done", ""),
        today=today,
    )


def _rows(allowed: Iterable[Change]) -> list[tuple[str | None, list[str]]]:
    """What may follow each status, in the order of the catalogue; how a case may begin comes first."""
    order = list(situations.CATALOGUE)
    after: defaultdict[str | None, list[str]] = defaultdict(list)
    for before, code in allowed:
        after[before].append(code)
    return [(one, sorted(after.get(one, ()), key=order.index)) for one in (None, *order)]
