"""The clerk (văn thư): what is signed takes its number from the book and is issued, one or many at once.

Source: Circular 11/2025/TT-BKHCN, annex, group 18, item 1.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from flask import request
from flask_babel import gettext, lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, many
from api.pages.edge import Alone
from engine import issuings, people, timeleft, validity
from engine.people import Standing
from engine.queries import details, registers, returns
from engine.queries import tasks as inboxes
from engine.queries.returns import LEAVING, Book
from engine.queries.tasks import Wanted
from engine.tables import Result
from engine.work import Work

Signed = Mapping[uuid.UUID, Sequence[Result]]  #: case -> its results
MOST = 50  #: tasks of one page; our choice
TO_NUMBER, TO_ISSUE = "to-number", "to-issue"
LISTS: Mapping[str, Any] = {
    TO_NUMBER: lazy_gettext("Chờ lấy số"),
    TO_ISSUE: lazy_gettext("Đã có số, chờ phát hành"),
    LEAVING: lazy_gettext("Đã phát hành, chờ nơi trả nhận"),
}


@edge.asks("/van-thu")
def numbering(work: Work) -> Response:
    """What waits for a number, to be issued, or for the desk to take it over."""
    return _list(work)


@edge.does_each("/van-thu/lay-so")
def number_many(alone: Alone) -> Response:
    """The results of the chosen cases take their numbers from the book, each case by itself."""
    told: dict[str, str] = {}

    def number(work: Work, task_id: str, seen: int) -> None:
        told[task_id] = gettext(
            "Số %(number)s.", number=", ".join(issuings.number(work, task_id, **_book(), seen=seen, by_kind=True))
        )

    return _told(many.each(alone, number), told)


@edge.does_each("/van-thu/phat-hanh")
def issue_many(alone: Alone) -> Response:
    """The chosen cases are issued, under numbers from the book where they have none, each case by itself."""

    def issue(work: Work, task_id: str, seen: int) -> None:
        issuings.issue(work, task_id, **_book(), seen=seen, by_kind=True)

    return _told(many.each(alone, issue), {})


def waiting(work: Work, standing: Standing) -> Mapping[str, int]:
    """How much waits for the clerk, for the first page."""
    return {which: inboxes.count(work.session, standing, _wanted(which)) for which in (TO_NUMBER, TO_ISSUE)}


def proposed(work: Work, case_ids: Collection[uuid.UUID]) -> tuple[Signed, Mapping[uuid.UUID, Book]]:
    """The signed results of the cases, and for each without a number the register that its kind took before."""
    signed, units = returns.signed(work.session, case_ids), returns.units_of(work.session, case_ids)
    kinds = {
        row.id: (units[case_id], row.code or row.name)
        for case_id, rows in signed.items()
        for row in rows
        if not row.number
    }
    known = registers.known(work.session, set(kinds.values()), validity.day(work.now).year)
    return signed, {result_id: known[one] for result_id, one in kinds.items() if one in known}


def _book() -> dict[str, str]:
    return {"register": request.form.get("register", "")}


def _wanted(which: str) -> Wanted:
    return Wanted(roles=(issuings.CLERK,), is_step=True, is_numbered=which == TO_ISSUE)


def _told(results: Sequence[many.Result], notes: Mapping[str, str]) -> Response:
    with acts.asking(edge.enter) as work:
        failed = many.failed(results)
        kept = {task_id: words for task_id, words in notes.items() if task_id not in failed}
        return _list(work, results=results, failed=failed, notes=kept, typed=request.form)


def _list(work: Work, **told: Any) -> Response:
    standing = people.stand(work.session, work.actor_id, work.now)
    which, after = request.args.get("list", TO_NUMBER), request.args.get("after") or None
    which = which if which in LISTS else TO_NUMBER
    shown: dict[str, Any] = {"which": which, "lists": LISTS, "place": {"list": which, "after": after}}
    shown |= {"typed": {}, "notes": {}, "left_of": {}, **told}
    if which == LEAVING:
        page = returns.page(work.session, standing, which, after=after, most=MOST)
        return frame.render("numbering.html", page=page, **shown)
    waiting = inboxes.page(work.session, standing, _wanted(which), after=after, most=MOST)
    ids = {line.case_id for line in waiting.rows}
    signed, own = proposed(work, ids)
    return frame.render(
        "numbering.html",
        page=waiting,
        names=details.titles(work.session, {line.slug for line in waiting.rows}),
        owners=details.owners(work.session, ids),
        signed=signed,
        own=own,
        books=list({one.register: one for one in own.values()}.values()),
        **{**shown, "left_of": timeleft.of_tasks(work, waiting.rows)},
    )
