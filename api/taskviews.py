"""What is told of a task, wherever an answer carries one, and of a case that a step moved."""

from __future__ import annotations

import uuid
from typing import Any

from api import caseviews, requestlog, versions
from engine import allowed, people, tasks
from engine.queries import casehead, details
from engine.queries import tasks as inboxes
from engine.tables import Task
from engine.work import Work

NEXT = 5  #: tasks that an answer to a completed one tells; our choice
PLAIN = ("id", "version", "element", "name", "state", "form", "role", "case_id", "ready_at", "due_at", "ended_at")
Answer = tuple[dict[str, Any], dict[str, str]]  #: body and headers


def seen(work: Work, task_id: str) -> Task:
    """The task, when whoever comes may see it: to others it does not exist.

    Raises:
        NoSuchTask.
    """
    standing = people.stand(work.session, work.actor_id, work.now)
    found = details.task(work.session, standing, task_id)
    if found is None:
        raise tasks.NoSuchTask
    requestlog.of_case(found.case_id)
    return found


def again(work: Work, task_id: str) -> Task:
    """The task after an act: whoever gave it away is told how it stands, even if he may not see it any more."""
    return work.session.get_one(Task, task_id, populate_existing=True)


def answer(work: Work, task: Task) -> Answer:
    """*task* with its version."""
    return whole(work, task), versions.tag(task.version)


def whole(work: Work, task: Task) -> dict[str, Any]:
    """All of *task* that its page shows at the head."""
    return {
        **{name: getattr(task, name) for name in PLAIN},
        "procedure": task.slug,
        "unit": details.places(work.session, {task.unit_id})[task.unit_id],
        "holder": details.name_of(work.session, task.holder_id),
        "acts": allowed.to_step(work, task),
    }


def moved(work: Work, case_id: uuid.UUID) -> Answer:
    """The case that an act moved, with its version, and the officer's next tasks."""
    with people.asked_often(work.session):
        case = caseviews.whole(work, case_id)
        standing = people.stand(work.session, work.actor_id, work.now)
        waiting = [one.task for one in casehead.waiting(work.session, case_id)]
        following = inboxes.following(work.session, standing, case_id, waiting, most=NEXT)
    return {"case": case, "next": following}, versions.tag(case["version"])
