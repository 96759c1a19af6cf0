"""Heads assign tasks, and assign them again, with everybody's load and absences before their eyes.

Source: Circular 11/2025/TT-BKHCN, annex, group 14, items 1 and 2; group 20, item 3.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import redirect, request, url_for
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, frame, many, tasks
from api.pages.edge import Alone
from engine import allowed, organisation, people, timeleft, validity
from engine import tasks as verbs
from engine.people import NotAllowed
from engine.people.acts import WORDS
from engine.queries import colleagues, details
from engine.queries import tasks as inboxes
from engine.queries.colleagues import Colleague
from engine.queries.tasks import Wanted
from engine.work import Work
from feel.errors import Fault

MOST = 50  #: tasks of one page; our choice
ONE = "/viec/<task:task_id>/phan-cong"
STATES: Mapping[str, Any] = {
    "ready": lazy_gettext("Chưa ai nhận"),
    "claimed": lazy_gettext("Đang có người giữ"),
    "all": lazy_gettext("Tất cả"),
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """An officer to whom work may be given, and how much of it he has."""

    who: Colleague
    held: int
    late: int


@edge.asks("/phan-cong")
def assigning(work: Work) -> Response:
    """What the head may assign, the most urgent first, and to whom."""
    return _list(work)


@edge.does_each("/phan-cong")
def assign_many(alone: Alone) -> Response:
    """The chosen tasks are one officer's from now on, each by itself."""
    results = many.each(alone, _assign)
    with acts.asking(edge.enter) as work:
        return _list(work, results=results, failed=many.failed(results), typed=request.form)


@edge.asks(ONE)
def assigning_one(work: Work, task_id: str) -> Response:
    """To whom the task may be given."""
    return _one(work, task_id)


@edge.does(ONE, refused=lambda work, fault, task_id: _one(work, task_id, fault))
def assign(work: Work, task_id: str) -> Response:
    """The task is another officer's from now on."""
    _assign(work, tasks.seen(work, task_id).id, tasks.number("version"))
    return redirect(url_for("pages.assigning"), 303)


def _assign(work: Work, task_id: str, seen: int) -> None:
    to = organisation.person_by_login(work, request.form.get("to", ""))
    verbs.assign(work, task_id, to=to, seen=seen, reason=request.form.get("reason", ""))


def _list(work: Work, **told: Any) -> Response:
    standing = people.stand(work.session, work.actor_id, work.now)
    state, slug = request.args.get("state", "ready"), request.args.get("procedure") or None
    state = state if state in STATES else "ready"
    after = request.args.get("after") or None
    wanted = Wanted(which="assignable", procedure=slug, state=None if state == "all" else state)
    page = inboxes.page(work.session, standing, wanted, after=after, most=MOST)
    slugs = inboxes.procedures(work.session, standing, "assignable")
    return frame.render(
        "assigning.html",
        page=page,
        state=state,
        states=STATES,
        slug=slug,
        place={"state": state, "procedure": slug, "after": after},
        names=details.titles(work.session, slugs),
        owners=details.owners(work.session, {line.case_id for line in page.rows}),
        left_of=timeleft.of_tasks(work, page.rows),
        officers=_officers(work),
        **{"typed": {}, **told},
    )


def _one(work: Work, task_id: str, fault: Fault | None = None) -> Response:
    """The page of one task.

    Raises:
        NotAllowed: whoever comes may not assign it.
    """
    opened = tasks.opened(work, task_id)
    found = opened.task
    if "assign" not in allowed.to_task(work, found) and fault is None:
        raise NotAllowed(act="assign", words=WORDS["assign"])
    return frame.render(
        "assigning_one.html",
        409 if fault else 200,
        task=found,
        case=opened.case,
        holder=details.name_of(work.session, found.holder_id),
        officers=_officers(work, found.id),
        fault=fault,
        typed=request.form,
    )


def _officers(work: Work, task_id: str | None = None) -> Sequence[Loaded]:
    """Who may be given work: whoever is there before whoever is away, the least burdened first."""
    standing = people.stand(work.session, work.actor_id, work.now)
    loads = {one.person_id: one for one in inboxes.loads(work.session, standing, work.now)}
    found = colleagues.of_tasks(work.session, standing, today=validity.day(work.now), task_id=task_id)
    told = [
        Loaded(one, load.held, load.late) if (load := loads.get(one.person_id)) else Loaded(one, 0, 0) for one in found
    ]
    return sorted(told, key=lambda one: (one.who.away is not None, one.held))
