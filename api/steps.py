"""Steps over the API that are done by more than answers to a form: each is one verb of the engine."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from api import acts, caseshapes, routes, shapes, stepshapes, taskviews, versions
from engine import intake, obligations, results, signings, supplements
from engine.obligations import Notice
from engine.results import Given
from engine.supplements import Item, Request
from engine.work import Work

WRITE = "tasks:write"

blp = routes.blueprint("steps", "Steps that are done by more than answers to a form")
Verb = Callable[[Work, str, dict[str, Any], int], object]  #: task, what was sent, the version that was seen


def _step(name: str, takes: type[shapes.Shape] = stepshapes.Step) -> Callable[[Verb], Verb]:
    """*verb* completes the task; what is answered is the case that it moved, as after any completed task."""

    def declare(verb: Verb) -> Verb:
        @wraps(verb)
        def view(work: Work, asked: dict[str, Any], task_id: str) -> Any:
            seen, task = versions.seen(), taskviews.seen(work, task_id)
            verb(work, task.id, asked, seen)
            return taskviews.moved(work, task.case_id)

        rule = f"/tasks/<task:task_id>:{name}"
        routes.does(blp, rule, WRITE, takes=takes, gives=caseshapes.Completed, is_versioned=True)(view)
        return verb

    return declare


@_step("accept")
def accept(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Receive a filing: it has its case number from now on."""
    intake.accept(work, task_id, answers=asked["answers"], seen=seen)


@_step("refuse", stepshapes.ReasonedStep)
def refuse(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Refuse to receive a filing."""
    intake.refuse(work, task_id, reason=asked["reason"], answers=asked["answers"], seen=seen)


@_step("ask-supplement", stepshapes.Asking)
def ask_supplement(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Ask the applicant, once and item by item, for what is missing."""
    items = [Item(**item) for item in asked["items"]]
    request = Request(items=items, again_reason=asked["again_reason"], answers=asked["answers"])
    supplements.ask(work, task_id, request, seen=seen)


@_step("receive-supplement")
def receive_supplement(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Confirm that everything asked for is there."""
    supplements.receive_full(work, task_id, answers=asked["answers"], seen=seen)


@_step("oblige", stepshapes.Obliging)
def oblige(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Tell the applicant what to pay; the case waits for it."""
    answers, notice = _apart(asked)
    obligations.ask(work, task_id, Notice(**notice), answers=answers, seen=seen)


@_step("pay", stepshapes.Paying)
def pay(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Record the payment that the case waits for."""
    obligations.pay(work, task_id, seen=seen, **asked)


@_step("send-up")
def send_up(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Send the drafts of the results up, under seal."""
    results.send_up(work, task_id, answers=asked["answers"], seen=seen)


@_step("send-back", stepshapes.ReasonedStep)
def send_back(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Send the drafts of the results back."""
    results.send_back(work, task_id, reason=asked["reason"], answers=asked["answers"], seen=seen)


@_step("sign", stepshapes.Signing)
def sign(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Approve the results as they were shown."""
    signings.sign(work, task_id, acts.edge().store, shown=shown(asked), answers=asked["answers"], seen=seen)


@_step("issue")
def issue(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Issue the numbered results."""
    results.issue(work, task_id, answers=asked["answers"], seen=seen)


@_step("give-result", stepshapes.Giving)
def give_result(work: Work, task_id: str, asked: dict[str, Any], seen: int) -> None:
    """Give the results to the applicant, or to who acts for him."""
    answers, given = _apart(asked)
    results.give(work, task_id, Given(**given), answers=answers, seen=seen)


def shown(asked: Mapping[str, Any]) -> Mapping[Any, str]:
    """The drafts that were looked at: result id -> digest of its content."""
    return {one["result"]: one["digest"] for one in asked["shown"]}


def _apart(asked: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The answers to the form, and everything else."""
    return asked["answers"], {name: value for name, value in asked.items() if name != "answers"}
