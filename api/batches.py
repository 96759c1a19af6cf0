"""Many tasks at once over the API: one transaction and one honest result for each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from flask import Response, json

from api import acts, errors, oversightshapes, problems, routes, shapes, steps, stepshapes, taskviews
from api.acts import Alone
from engine import approvals, issuings, organisation, tasks
from engine.work import Work
from feel.errors import Fault

WRITE = "tasks:write"

blp = routes.blueprint("batches", "Many tasks at once: one transaction and one result for each")
Verb = Callable[[Work, str, Mapping[str, Any]], object]  #: done to the task of that id, as one row asks


def _for_each(name: str, takes: type[shapes.Shape]) -> Callable[[Verb], Verb]:
    """*verb* is done to each of many tasks; its docstring is what the document says."""

    def declare(verb: Verb) -> Verb:
        def view(alone: Alone, asked: Mapping[str, Any]) -> Any:
            return {"results": [_result(alone, verb, row, asked) for row in asked["tasks"]]}

        view.__name__, view.__doc__ = f"{name}_many", verb.__doc__
        routes.does_each(blp, f"/tasks:{name}", WRITE, takes=takes, gives=shapes.Results)(view)
        return verb

    return declare


@_for_each("claim", shapes.ManyTasks)
def claim(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Claim many tasks."""
    tasks.claim(work, task_id, seen=asked["version"])


@_for_each("release", shapes.ManyTasks)
def release(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Release many tasks that you hold."""
    tasks.release(work, task_id, seen=asked["version"])


@_for_each("complete", shapes.ManyAnswers)
def complete(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Complete many tasks, each with the answers to its form."""
    tasks.complete(work, task_id, answers=asked["answers"], seen=asked["version"])


@_for_each("approve", stepshapes.ManyApproved)
def approve(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Approve many steps, each by one press, with what of each was looked at."""
    shown = steps.shown(asked)
    approvals.approve(work, task_id, acts.edge().store, shown=shown, seen=asked["version"])


@_for_each("assign", shapes.ManyHandings)
def assign(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Assign many tasks, as a head, to one officer who may do them."""
    to = organisation.person_by_login(work, asked["to"])
    tasks.assign(work, task_id, to=to, seen=asked["version"], reason=asked["reason"])


@_for_each("number", shapes.ManyOfBook)
def number(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Take the numbers of the signed results of many cases from a register, at the clerk's step."""
    issuings.number(work, task_id, register=asked["register"], seen=asked["version"])


@_for_each("issue", shapes.ManyOfBook)
def issue(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Issue the signed results of many cases; those without a number take it from the register first."""
    issuings.issue(work, task_id, register=asked["register"], seen=asked["version"])


@_for_each("urge", oversightshapes.ManyUrged)
def urge(work: Work, task_id: str, asked: Mapping[str, Any]) -> None:
    """Urge whoever has each of many tasks, or may take it, to do it."""
    tasks.urge(work, task_id, words=asked["words"])


def _result(alone: Alone, verb: Verb, row: Mapping[str, Any], asked: Mapping[str, Any]) -> dict[str, Any]:
    def do(work: Work) -> Response:
        verb(work, taskviews.seen(work, row["id"]).id, {**asked, **row})
        now = taskviews.again(work, row["id"])
        told = {"id": now.id, "is_done": True, "version": now.version, "state": now.state}
        return Response(json.dumps(told), content_type="application/json")

    try:
        told: dict[str, Any] = json.loads(alone(row["id"], do).get_data())
    except Fault as fault:
        return {"id": row["id"], "is_done": False, "problem": problems.body(errors.problem_of(fault))}
    return told
