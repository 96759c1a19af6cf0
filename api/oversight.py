"""The dashboard and the lists of control over the API: numbers, the lists behind them, and what was urged."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from api import caseshapes, dashboards, oversightshapes, routes
from engine import questions, urgings
from engine.queries import details, figures, holders, lists, watchlists
from engine.queries.watchlists import WATCHLISTS, Watching
from engine.work import Work

READ = "cases:read"

blp = routes.blueprint("oversight", "The dashboard of group 27 of the circular, and the lists of control")


@routes.asks(blp, "/dashboard", READ, takes=oversightshapes.Period, place="query", gives=oversightshapes.Dashboard)
def dashboard(work: Work, asked: dict[str, Any]) -> Any:
    """How the cases stand that you may read, in a period and a branch of units."""
    look = dashboards.look(work, asked["since"], asked["until"], unit=asked["unit"])
    board = dashboards.gathered(work, look)
    return {
        "since": look.since,
        "until": look.until,
        "figures": {code: one.words for code, one in figures.FIGURES.items()},
        "total": board.total,
        "units": board.tables["unit"],
        "fields_": board.tables["field"],
        "procedures": board.tables["procedure"],
        "trend": board.trend,
        "steps": board.steps,
        "holders": board.holders,
        "lateness": board.lateness,
    }


@routes.asks(
    blp, "/dashboard/search", READ, method="POST", takes=oversightshapes.FigureSearch, gives=caseshapes.CasePage
)
def behind(work: Work, asked: dict[str, Any]) -> Any:
    """The cases behind one number of the dashboard, the newest first."""
    figure, after, most = (asked.pop(name) for name in ("figure", "after", "most"))
    look = dashboards.look(work, asked.pop("since"), asked.pop("until"), **asked)
    return lists.page(work.session, figures.of(look, figure), after=after, most=most)


@routes.asks(blp, "/watchlists", READ, takes=oversightshapes.Branch, place="query", gives=oversightshapes.Watchlists)
def counted(work: Work, asked: dict[str, Any]) -> Any:
    """How many cases stand on each list of control, by unit."""
    found = watchlists.counts(work.session, _watching(work, asked["unit"]))
    places = details.places(work.session, {one for units in found.values() for one in units})
    rows = [
        {
            "code": code,
            "words": WATCHLISTS[code].words,
            "count": sum(units.values()),
            "units": [{"unit": places[unit_id], "count": count} for unit_id, count in units.items()],
        }
        for code, units in found.items()
    ]
    return {"rows": rows}


@routes.asks(
    blp,
    "/watchlists/search",
    READ,
    method="POST",
    takes=oversightshapes.WatchlistSearch,
    gives=oversightshapes.WatchlistPage,
)
def watched(work: Work, asked: dict[str, Any]) -> Any:
    """The cases of one list of control, each with why it stands there and where it lies."""
    code, session = asked["watchlist"], work.session
    condition = watchlists.of(_watching(work, asked["unit"]), code)
    page = lists.page(session, condition, after=asked["after"], most=asked["most"])
    ids = [row.case_id for row in page.rows]
    reasons, waiting = watchlists.known(code).reasons(session, ids), holders.of_cases(session, ids)
    rows = [
        {**asdict(row), "reason": reasons.get(row.case_id, ""), "waiting": waiting.get(row.case_id, [])}
        for row in page.rows
    ]
    return {"rows": rows, "after": page.after}


@routes.asks(
    blp, "/urgings/search", READ, method="POST", takes=oversightshapes.UrgingSearch, gives=oversightshapes.UrgingPage
)
def urged(work: Work, asked: dict[str, Any]) -> Any:
    """What was urged in cases that you may read, the newest first, and what has been done since."""
    look = dashboards.look(work, None, None)
    return urgings.page(work.session, look, after=asked["after"], most=asked["most"])


def _watching(work: Work, unit: str | None) -> Watching:
    return Watching(dashboards.look(work, None, None, unit=unit), questions.idle_since(work))
