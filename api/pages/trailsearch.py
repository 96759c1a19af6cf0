"""The trail searched across cases, each verified in words; the reasons behind it only for a purpose that is kept.

Source: Circular 11/2025/TT-BKHCN, annex, group 8, item 1 (lưu vết, tra cứu).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from api.pages import edge, frame, typed
from api.pages.caselist import BadDay
from engine import changes, disclosures, questions, traces, trail, validity
from engine.disclosures import Reasons
from engine.queries import places, trails
from engine.queries.lists import BadCursor
from engine.queries.trails import Criteria, Page
from engine.validity import VIETNAM
from engine.work import Work
from feel.errors import Fault

HERE = "/vet"
MOST = 50  #: entries of one page; our choice
FIELDS = ("who", "act", "since", "until", "code", "unit", "after")


@edge.asks(HERE)
def trail_search(work: Work) -> Response:
    """The form, and the newest entries of the cases that one may read."""
    return _found(work)


@edge.asks(f"{HERE}/tim", sends=True)
def trail_found(work: Work) -> Response:
    """The entries that fit; who is sought stands in no address."""
    return _found(work)


@edge.does(f"{HERE}/ly-do", name="trail_reasons", refused=lambda work, fault: _found(work, fault))
def reasons(work: Work) -> Response:
    """The same entries with the reasons that were given, for a purpose that is kept."""
    after = typed.words("after") or None
    page, told = disclosures.reasons(work, _wanted(), after=after, most=MOST, purpose=typed.words("purpose"))
    return _page(work, page, told=told)


def _found(work: Work, fault: Fault | None = None) -> Response:
    try:
        after = typed.words("after") or None
        page = trails.find(work.session, questions.ask(work), _wanted(), after=after, most=MOST)
    except (BadDay, BadCursor) as found:
        return _page(work, Page((), None), fault or found)
    return _page(work, page, fault)


def _wanted() -> Criteria:
    """What is looked for, by whole days of Vietnam.

    Raises:
        BadDay.
    """
    since, until = typed.maybe_day("since"), typed.until("until")
    code, unit = typed.words("code"), places.code(typed.words("unit"))
    act = typed.words("act")
    return Criteria(
        who=typed.words("who").lower() or None,
        act=act if act in traces.ACTS else None,
        since=None if since is None else datetime.combine(since, time(), VIETNAM),
        until=None if until is None else datetime.combine(until, time(), VIETNAM) - timedelta(microseconds=1),
        code=code or None,
        unit=unit or None,
    )


def _page(work: Work, page: Page, fault: Fault | None = None, *, told: Reasons | None = None) -> Response:
    cases = sorted({one.case_id for one in page.rows}, key=str)
    broken: Mapping[Any, Any] = {
        one.facts["case_id"]: one.facts["number"] for one in trail.problems(work.session, cases)
    }
    return frame.render(
        "admin/trail.html",
        422 if fault else 200,
        fault=fault,
        page=page,
        cases=cases,
        broken=broken,
        reasons=told,
        acts=traces.ACTS,
        units=places.listed(work.session, validity.day(work.now)),
        typed=request.form,
        kept={name: typed.words(name) for name in FIELDS if typed.words(name)},
        is_purposeless=isinstance(fault, changes.NoSource),
    )
