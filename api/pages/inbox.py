"""The inbox: an officer's tasks by urgency, at an address that says what is shown; and the next one in one act."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame
from engine import people, queue, timeleft
from engine.queries import details
from engine.queries import tasks as inboxes
from engine.queries.tasks import Wanted
from engine.work import Work

MOST = 50  #: tasks of one page; our choice
LISTS: Mapping[str, Any] = {
    "inbox": lazy_gettext("Tất cả"),
    "mine": lazy_gettext("Tôi đang giữ"),
    "free": lazy_gettext("Chưa ai nhận"),
    "delegated": lazy_gettext("Tôi đã ủy quyền"),
}


@edge.asks("/viec")
def inbox(work: Work) -> Response:
    """The officer's tasks, the most urgent first; `list`, `procedure` and `after` of the address say which."""
    return shown(work)


def wanted() -> Wanted:
    """Which tasks the address asks for."""
    which = request.args.get("list", "inbox")
    return Wanted(which=which if which in LISTS else "inbox", procedure=request.args.get("procedure") or None)


def shown(work: Work, status: int = 200, **told: Any) -> Response:
    """The list that the address asks for, with what it is *told* beside."""
    standing = people.stand(work.session, work.actor_id, work.now)
    asked = wanted()
    page = inboxes.page(work.session, standing, asked, after=request.args.get("after") or None, most=MOST)
    slugs = inboxes.procedures(work.session, standing, asked.which)
    return frame.render(
        "inbox.html",
        status,
        page=page,
        which=asked.which,
        lists=LISTS,
        slug=asked.procedure,
        names=details.titles(work.session, slugs),
        owners=details.owners(work.session, {line.case_id for line in page.rows}),
        left_of=timeleft.of_tasks(work, page.rows),
        waiting=inboxes.counts(work.session, standing),
        mark=inboxes.mark(work.session, standing).text,
        place={"list": asked.which, "procedure": asked.procedure, "after": request.args.get("after") or None},
        **told,
    )


@edge.does("/viec/ke-tiep")
def claim_next(work: Work) -> Response:
    """The free task with the least office time left is the officer's, and opened; without one, the list says so."""
    found = queue.claim_next(work)
    if found is None:
        return redirect(url_for("pages.inbox", list="free"), 303)
    return redirect(url_for("pages.task", task_id=found.id), 303)


def following(work: Work, case_id: uuid.UUID) -> inboxes.Line | None:
    """The officer's next task after one of the case: one of the same case first, else none but by asking."""
    standing = people.stand(work.session, work.actor_id, work.now)
    same = inboxes.page(work.session, standing, Wanted(case_id=case_id), most=1).rows
    return same[0] if same else None
