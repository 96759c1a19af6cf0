"""Catalogues that are data: reasons for letting a clock stand still, and the national catalogue of procedures.

What is no data yet is said on the page, so that nobody looks for it.
Source: Circular 11/2025/TT-BKHCN, annex, groups 2 and 3.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.officers import administrator
from engine import administration, catalogue, validity
from engine.clocks import approvals
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/danh-muc"
MOST = 50
LONGEST = 200


@edge.asks(HERE)
def catalogues(work: Work) -> Response:
    """The reasons, and the entries of the national catalogue that were looked for."""
    return _page(work)


@edge.does(f"{HERE}/ly-do", name="reason_added", refused=lambda work, fault: _page(work, fault))
def add(work: Work) -> Response:
    """There is one more reason for which a head may let a clock stand still."""
    administration.require(work)
    since, until = typed.day(work, "since"), typed.maybe_day("until")
    approvals.add_reason(
        work, typed.words("code"), typed.words("name"), basis=typed.words("source"), since=since, until=until
    )
    return redirect(url_for("pages.catalogues", done="reason"), 303)


def _page(work: Work, fault: Fault | None = None) -> Response:
    administrator(work)
    words = request.args.get("tim", "").strip()[:LONGEST]
    return frame.render(
        "admin/catalogues.html",
        422 if fault else 200,
        fault=fault,
        reasons=approvals.reasons(work.session),
        words=words,
        found=catalogue.find(work.session, words, most=MOST),
        count=catalogue.count(work.session),
        typed=request.form,
        done=request.args.get("done", ""),
        today=validity.day(work.now),
    )
