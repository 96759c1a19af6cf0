"""Tasks over the API: looked for, claimed, released, drafted and completed."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from api import caseshapes, caseviews, requestlog, routes, shapes, versions
from engine import allowed, drafts, organisation, people, queue, tasks
from engine.queries import details
from engine.queries import tasks as inboxes
from engine.queries.tasks import Wanted
from engine.tables import Task
from engine.work import Work

NEXT = 5  #: tasks that an answer to a completed one tells; our choice
ONE = "/tasks/<task:task_id>"
READ, WRITE = "tasks:read", "tasks:write"

blp = routes.blueprint("tasks", "Tasks: steps that wait for an officer")


@routes.asks(blp, "/tasks/search", READ, method="POST", takes=shapes.TaskSearch, gives=shapes.TaskPage)
def search(work: Work, asked: dict[str, Any]) -> Any:
    """Look for your tasks, the most urgent first."""
    standing = people.stand(work.session, work.actor_id, work.now)
    wanted = Wanted(**asked["filter"])
    return inboxes.page(work.session, standing, wanted, after=asked["after"], most=asked["most"])


@routes.asks(blp, ONE, READ, gives=shapes.Task, is_tagged=True)
def one(work: Work, task_id: str) -> Any:
    """One task, with what you could do to it."""
    return _answer(work, _seen(work, task_id))


@routes.does(blp, f"{ONE}:claim", WRITE, gives=shapes.Task, is_versioned=True)
def claim(work: Work, task_id: str) -> Any:
    """Claim a task: you hold it from now on."""
    seen = versions.seen()
    tasks.claim(work, _seen(work, task_id).id, seen=seen)
    return _answer(work, _seen(work, task_id))


@routes.does(blp, f"{ONE}:release", WRITE, gives=shapes.Task, is_versioned=True)
def release(work: Work, task_id: str) -> Any:
    """Release a task that you hold: others may take it."""
    seen = versions.seen()
    tasks.release(work, _seen(work, task_id).id, seen=seen)
    return _answer(work, _seen(work, task_id))


@routes.does(
    blp,
    f"{ONE}:complete",
    WRITE,
    takes=shapes.Answers,
    gives=caseshapes.Completed,
    is_versioned=True,
)
def complete(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Complete a task with the answers to its form; tells the case and your next tasks."""
    seen = versions.seen()
    case = tasks.complete(work, _seen(work, task_id).id, answers=asked["answers"], seen=seen)
    told = caseviews.whole(work, case)
    return {"case": told, "next": _next(work, case.id)}, versions.tag(told["version"])


@routes.does(blp, "/tasks:next", WRITE, gives=shapes.NextTask, is_tagged=False)
def claim_next(work: Work) -> Any:
    """Claim the free task with the least office time left."""
    found = queue.claim_next(work)
    return {"task": None if found is None else _whole(work, found)}


@routes.does(blp, f"{ONE}:assign", WRITE, takes=shapes.Handing, gives=shapes.Task, is_versioned=True)
def assign(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Assign a task, as a head, to an officer who may do it."""
    return _hand_on(work, tasks.assign, asked, task_id)


@routes.does(blp, f"{ONE}:transfer", WRITE, takes=shapes.Handing, gives=shapes.Task, is_versioned=True)
def transfer(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Give a task that you hold to another officer, for good."""
    return _hand_on(work, tasks.transfer, asked, task_id)


@routes.does(blp, f"{ONE}:delegate", WRITE, takes=shapes.Handing, gives=shapes.Task, is_versioned=True)
def delegate(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Let another officer do a task that you hold; it stays yours and comes back to you."""
    return _hand_on(work, tasks.delegate, asked, task_id)


@routes.does(blp, f"{ONE}:get-back", WRITE, gives=shapes.Task, is_versioned=True)
def get_back(work: Work, task_id: str) -> Any:
    """Take a delegated task back, or give it back."""
    seen = versions.seen()
    tasks.get_back(work, _seen(work, task_id).id, seen=seen)
    return _answer(work, _seen(work, task_id))


@routes.asks(blp, f"{ONE}/why", READ, takes=shapes.Whether, place="query", gives=shapes.Why)
def why(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Why you may, or may not, do something to a task."""
    return people.why(work, asked["act"], _seen(work, task_id))


@routes.asks(blp, f"{ONE}/draft", READ, gives=shapes.Draft, is_tagged=True)
def draft(work: Work, task_id: str) -> Any:
    """Your draft of a task; others have their own."""
    return _draft(work, _seen(work, task_id))


@routes.does(
    blp,
    f"{ONE}/draft",
    WRITE,
    method="PUT",
    takes=shapes.Answers,
    gives=shapes.Draft,
    is_versioned=True,
)
def save_draft(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Save your draft of a task, unchecked; If-Match is the ETag of the draft."""
    seen = versions.seen()
    task = _seen(work, task_id)
    drafts.save(work, task.id, answers=asked["answers"], seen=seen)
    return _draft(work, task)


def _hand_on(work: Work, verb: Callable[..., None], asked: dict[str, Any], task_id: str) -> Any:
    seen, task = versions.seen(), _seen(work, task_id)
    to = organisation.person_by_login(work, asked["to"])
    verb(work, task.id, to=to, seen=seen, reason=asked["reason"])
    return _answer(work, _handed(work, task_id))


def _handed(work: Work, task_id: str) -> Task:
    """The task after it was given away: whoever gave it is told how it stands, even if he may not see it any more."""
    return work.session.get_one(Task, task_id, populate_existing=True)


def _seen(work: Work, task_id: str) -> Task:
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


def _answer(work: Work, task: Task) -> tuple[dict[str, Any], dict[str, str]]:
    return _whole(work, task), versions.tag(task.version)


def _whole(work: Work, task: Task) -> dict[str, Any]:
    plain = ("id", "version", "element", "name", "state", "form", "role", "case_id", "ready_at", "due_at", "ended_at")
    return {
        **{name: getattr(task, name) for name in plain},
        "procedure": task.slug,
        "unit": details.places(work.session, {task.unit_id})[task.unit_id],
        "holder": details.name_of(work.session, task.holder_id),
        "acts": allowed.to_task(work, task),
    }


def _next(work: Work, case_id: uuid.UUID) -> list[inboxes.Line]:
    """The officer's next tasks: those of the same case first, then the most urgent ones."""
    standing = people.stand(work.session, work.actor_id, work.now)
    same, urgent = (
        inboxes.page(work.session, standing, wanted, most=NEXT).rows for wanted in (Wanted(case_id=case_id), Wanted())
    )
    return [*same, *(line for line in urgent if line.case_id != case_id)][:NEXT]


def _draft(work: Work, task: Task) -> tuple[dict[str, Any], dict[str, str]]:
    assert work.actor_id is not None
    kept = drafts.of(work.session, task.id, work.actor_id)
    if kept is None:
        return {"version": 0, "answers": {}, "saved_at": None}, versions.tag(0)
    return {"version": kept.version, "answers": kept.answers, "saved_at": kept.saved_at}, versions.tag(kept.version)
