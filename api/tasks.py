"""Tasks over the API: looked for, claimed, released, drafted and completed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from api import caseshapes, requestlog, routes, shapes, taskviews, versions
from engine import drafts, intake, organisation, people, queue, stepbacks, tasks
from engine.queries import details
from engine.queries import tasks as inboxes
from engine.queries.tasks import Wanted
from engine.tables import Task
from engine.work import Work
from feel.errors import Fault

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
    return taskviews.answer(work, taskviews.seen(work, task_id))


@routes.does(blp, f"{ONE}:claim", WRITE, gives=shapes.Task, is_versioned=True)
def claim(work: Work, task_id: str) -> Any:
    """Claim a task: you hold it from now on."""
    seen = versions.seen()
    tasks.claim(work, taskviews.seen(work, task_id).id, seen=seen)
    return taskviews.answer(work, taskviews.seen(work, task_id))


@routes.does(blp, f"{ONE}:release", WRITE, gives=shapes.Task, is_versioned=True)
def release(work: Work, task_id: str) -> Any:
    """Release a task that you hold: others may take it."""
    seen = versions.seen()
    tasks.release(work, taskviews.seen(work, task_id).id, seen=seen)
    return taskviews.answer(work, taskviews.seen(work, task_id))


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
    with people.asked_often(work.session):
        try:
            case = tasks.complete(work, task_id, answers=asked["answers"], seen=seen)
        except Fault:
            taskviews.seen(work, task_id)  # whoever may not see the task is not told why it cannot be completed
            raise
        requestlog.of_case(case.id)
        return taskviews.moved(work, case.id)


@routes.does(blp, "/tasks:next", WRITE, gives=shapes.NextTask, is_tagged=False)
def claim_next(work: Work) -> Any:
    """Claim the free task with the least office time left."""
    found = queue.claim_next(work)
    return {"task": None if found is None else taskviews.whole(work, found)}


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
    tasks.get_back(work, taskviews.seen(work, task_id).id, seen=seen)
    return taskviews.answer(work, taskviews.seen(work, task_id))


@routes.does(blp, f"{ONE}:pass-on", WRITE, takes=shapes.Handing, gives=shapes.Task, is_versioned=True)
def pass_on(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Give a filing that nobody has received yet to another officer of the desk."""
    return _hand_on(work, intake.pass_on, asked, task_id)


@routes.does(blp, f"{ONE}:urge", WRITE, takes=shapes.Words, gives=shapes.Task)
def urge(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Urge whoever has a task, or may take it; the task itself stays as it is."""
    task = taskviews.seen(work, task_id)
    tasks.urge(work, task.id, words=asked["words"])
    return taskviews.answer(work, taskviews.again(work, task_id))


@routes.does(blp, f"{ONE}:return", WRITE, takes=shapes.GoingBack, gives=shapes.Task, is_versioned=True)
def go_back(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Return the case to an earlier step; tells the task that waits there."""
    seen, task = versions.seen(), taskviews.seen(work, task_id)
    to = organisation.person_by_login(work, asked["officer"]) if asked["officer"] else None
    found = stepbacks.return_to(work, task.id, asked["element"], reason=asked["reason"], seen=seen, officer=to)
    return taskviews.answer(work, taskviews.again(work, found.id))


@routes.asks(blp, f"{ONE}/earlier-steps", READ, gives=shapes.EarlierSteps)
def earlier_steps(work: Work, task_id: str) -> Any:
    """The steps that were done in the case, the first one first: to one of them it may be returned."""
    return {"rows": details.done_steps(work.session, taskviews.seen(work, task_id).case_id)}


@routes.asks(blp, "/tasks/loads", READ, gives=shapes.Loads)
def loads(work: Work) -> Any:
    """Who holds how much of what you, as a head, may assign."""
    standing = people.stand(work.session, work.actor_id, work.now)
    return {"rows": inboxes.loads(work.session, standing, work.now)}


@routes.asks(blp, f"{ONE}/why", READ, takes=shapes.Whether, place="query", gives=shapes.Why)
def why(work: Work, asked: dict[str, Any], task_id: str) -> Any:
    """Why you may, or may not, do something to a task."""
    return people.why(work, asked["act"], taskviews.seen(work, task_id))


@routes.asks(blp, f"{ONE}/draft", READ, gives=shapes.Draft, is_tagged=True)
def draft(work: Work, task_id: str) -> Any:
    """Your draft of a task; others have their own."""
    return _draft(work, taskviews.seen(work, task_id))


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
    task = taskviews.seen(work, task_id)
    drafts.save(work, task.id, answers=asked["answers"], seen=seen)
    return _draft(work, task)


def _hand_on(work: Work, verb: Callable[..., None], asked: dict[str, Any], task_id: str) -> Any:
    seen, task = versions.seen(), taskviews.seen(work, task_id)
    to = organisation.person_by_login(work, asked["to"])
    verb(work, task.id, to=to, seen=seen, reason=asked["reason"])
    return taskviews.answer(work, taskviews.again(work, task_id))


def _draft(work: Work, task: Task) -> tuple[dict[str, Any], dict[str, str]]:
    assert work.actor_id is not None
    kept = drafts.of(work.session, task.id, work.actor_id)
    if kept is None:
        return {"version": 0, "answers": {}, "saved_at": None}, versions.tag(0)
    return {"version": kept.version, "answers": kept.answers, "saved_at": kept.saved_at}, versions.tag(kept.version)
