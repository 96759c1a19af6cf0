"""How many cases were received, finished on time and late, by unit and period, for everybody."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from api import figures
from api.figures import NoSuchPeriod
from api.pages import frame
from api.pages.guidance import LEVELS
from api.pages.public import blp

__all__ = ["blp", "results"]


@blp.get("/cong-khai/ket-qua")
def results() -> Response:
    """The figures of a month or of a whole year, of the units of one level."""
    said = request.args
    fault = None
    try:
        year = int(said["nam"]) if said.get("nam", "").strip() else None
        shown = figures.of(year, int(said.get("thang") or 0), said.get("cap") or "commune")
    except (ValueError, NoSuchPeriod):
        fault, shown = NoSuchPeriod(first=figures.FIRST_YEAR, levels=", ".join(LEVELS)), figures.of(None, 0, "commune")
    year, month, fewest, told = shown
    return frame.render(
        "public_results.html",
        422 if fault else 200,
        fault=fault,
        year=year,
        month=month,
        level="commune" if fault else said.get("cap") or "commune",
        fewest=fewest,
        told=told,
        levels=LEVELS,
        first=figures.FIRST_YEAR,
        months=range(1, figures.MONTHS + 1),
    )
