"""The desk and its results: taken over from the clerk, laid on a shelf, found again, given, and the paper about it.

Source: Circular 11/2025/TT-BKHCN, annex, group 18, items 1, 2, 4, 5 and 6.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts, caseviews
from api.pages import cases, edge, frame, many
from api.pages.edge import Alone
from engine import hands, people, procedures, results
from engine.queries import details, returns
from engine.queries.returns import COMING, GIVEN, LYING, Line
from engine.work import Work
from feel.errors import Fault

MOST = 50  #: results of one page; our choice
LISTS: Mapping[str, Any] = {
    COMING: lazy_gettext("Mới phát hành, chờ nhận về"),
    LYING: lazy_gettext("Đang để ở kệ, chờ trả"),
    GIVEN: lazy_gettext("Đã trả"),
}


@dataclass(frozen=True, slots=True)
class Done:
    """What came of one result; *line* is None when whoever comes does not give it out."""

    line: Line | None
    fault: Fault | None


@edge.asks("/tra-ket-qua")
def returning(work: Work) -> Response:
    """The results that come to the desk, lie there, or were given."""
    return _list(work)


@edge.asks("/tra-ket-qua/tim", sends=True)
def returning_search(work: Work) -> Response:
    """Those of them that fit a part of a shelf, a number, a case number or a name."""
    return _list(work, words=request.form.get("words", "").strip())


@edge.does_each("/tra-ket-qua/nhan")
def shelve_many(alone: Alone) -> Response:
    """The desk has the chosen results and says where they lie, each by itself."""
    chosen = dict(filter(None, map(_chosen, request.form.getlist("result")[: returns.MOST])))
    with acts.asking(edge.enter) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        lines = returns.some(work.session, standing, list(chosen))
    done = [Done(lines.get(one), _shelved(alone, lines.get(one), seen)) for one, seen in chosen.items()]
    failed = {one.line.result_id for one in done if one.line and one.fault}
    with acts.asking(edge.enter) as work:
        return _list(work, results=done, failed=failed, typed=request.form)


@edge.asks("/ho-so/<uuid:case_id>/phieu-tra-ket-qua")
def return_slip(work: Work, case_id: uuid.UUID) -> Response:
    """The paper that says who got which results, to be printed and signed.

    Raises:
        NoResult: nothing was given yet.
    """
    case = cases.seen(work, case_id)
    given = [row for row in results.of_case(work, case.id) if row.state == results.RETURNED and row.recipient]
    if not given:
        raise results.NoResult(state="đã trả")
    return frame.render(
        "return_slip.html",
        case=caseviews.head(work, case.id),
        procedure=procedures.of_case(work.session, case.id),
        rows=given,
        giver=details.name_of(work.session, given[-1].returned_by),
        place=details.places(work.session, {case.returning_unit_id})[case.returning_unit_id],
    )


def _chosen(said: str) -> tuple[uuid.UUID, int] | None:
    one, seen = many.apart(said)
    try:
        return uuid.UUID(one), seen
    except ValueError:
        return None  # what does not stand on the page


def _shelved(alone: Alone, line: Line | None, seen: int) -> Fault | None:
    if line is None:
        return details.NoSuchPart()

    def shelve(work: Work) -> None:
        hands.keep_as_seen(work, line.case_id, seen=seen)
        results.shelve(work, line.result_id, shelf=request.form.get("shelf", ""))

    return alone(shelve)


def _list(work: Work, words: str = "", **told: Any) -> Response:
    standing = people.stand(work.session, work.actor_id, work.now)
    which = request.form.get("list") or request.args.get("list", "")
    after = request.form.get("after") or request.args.get("after") or None
    which = which if which in LISTS else COMING
    page = returns.page(work.session, standing, which, words=words, after=after, most=MOST)
    found: Sequence[Line] = page.rows
    return frame.render(
        "returning.html",
        page=page,
        rows=found,
        which=which,
        lists=LISTS,
        words=words,
        waiting=returns.counts(work.session, standing),
        **{"typed": {}, **told},
    )
