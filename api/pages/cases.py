"""The page of a case: everything that an officer must know of it, in one place."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from flask import Response as Sent
from werkzeug.wrappers import Response

from api import caseviews, diagrams
from api.pages import edge, filledin, frame
from engine import people, procedures, timeleft, traces
from engine.queries import details
from engine.tables import Answer, Case
from engine.work import Work

SVG = "image/svg+xml; charset=utf-8"


@edge.asks("/ho-so/<uuid:case_id>", name="case")
def show(work: Work, case_id: uuid.UUID) -> Response:
    """The case, with what waits in it."""
    return frame.render("case.html", **told(work, seen(work, case_id)))


@edge.asks("/ho-so/<uuid:case_id>/so-do.svg", name="case_diagram")
def diagram(work: Work, case_id: uuid.UUID) -> Response:
    """The diagram of the case as a picture."""
    return Sent(diagrams.of_case(work, seen(work, case_id)), content_type=SVG)


@edge.asks("/ho-so/<uuid:case_id>/nhat-ky", name="case_record")
def record(work: Work, case_id: uuid.UUID) -> Response:
    """Who did what to the case, and its statuses."""
    case = seen(work, case_id)
    rows, statuses = traces.of_case(work.session, case.id), details.statuses(work.session, case.id)
    template = "parts/record.html" if edge.is_part() else "record.html"
    return frame.render(template, case=case, trail=rows, statuses=statuses)


def seen(work: Work, case_id: uuid.UUID) -> Case:
    """The case, when whoever comes may read it.

    Raises:
        NoSuchCase.
    """
    return details.case(work.session, people.stand(work.session, work.actor_id, work.now), case_id)


def told(work: Work, case: Case, given: Sequence[Answer] | None = None) -> Mapping[str, Any]:
    """What the page of *case* shows, with or without a task; *given* are its answers, when they were read before."""
    offered = procedures.offered(work.session, case.digest)
    given = details.answers(work.session, case.id) if given is None else given
    tasks = details.tasks(work.session, case.id)
    steps = {task.id: (task.name, task.form) for task, _ in tasks}
    clocks = details.clocks(work.session, case.id)
    editions = {one.task_id: one.edition for one in clocks if one.task_id}
    clock = next((one for one in reversed(clocks) if one.subject == "case"), None)
    return {
        "case": caseviews.whole(work, case),
        "procedure": offered.procedure,
        "components": details.components(work.session, case.id),
        "sheets": [filledin.read(offered, one, steps) for one in given],
        "waiting": [
            (task, holder, _left(work, editions.get(task.id), task.due_at))
            for task, holder in tasks
            if task.ended_at is None
        ],
        "clock": clock,
        "left": _left(work, clock.edition, clock.due_at) if clock else None,
        "outline": diagrams.words(work, case, [task for task, _ in tasks], frame.language()),
    }


def _left(work: Work, edition: str | None, due: datetime | None) -> timeleft.Left | None:
    return None if edition is None or due is None else timeleft.until(work, edition, due)
