"""Many tasks in one press: claimed or released, each by itself, with one result a row; what failed stays selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from flask import request
from werkzeug.wrappers import Response

from api import acts
from api.pages import edge, inbox
from api.pages.edge import Alone
from engine import people, tasks
from engine.queries import tasks as inboxes
from engine.queries.tasks import Line
from engine.work import Work
from feel.errors import Fault

Verb = Callable[[Work, str, int], object]  #: done to the task of that id at the version that was seen


@dataclass(frozen=True, slots=True)
class Result:
    """What came of one task; *line* is None when whoever comes may not see it."""

    task_id: str
    line: Line | None
    fault: Fault | None


@edge.does_each("/viec/nhieu/nhan")
def claim_many(alone: Alone) -> Response:
    """The officer holds the chosen tasks that he may take."""
    return _told(each(alone, lambda work, task_id, seen: tasks.claim(work, task_id, seen=seen)))


@edge.does_each("/viec/nhieu/tra")
def release_many(alone: Alone) -> Response:
    """The chosen tasks that the officer holds wait for others again."""
    return _told(each(alone, lambda work, task_id, seen: tasks.release(work, task_id, seen=seen)))


def each(alone: Alone, verb: Verb) -> Sequence[Result]:
    """*verb* done to each task that was chosen, in the order of the page; the same task once only."""
    chosen = list(_chosen().items())
    with acts.asking(edge.enter) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        lines = inboxes.some(work.session, standing, [task_id for task_id, _ in chosen])
    return [Result(task_id, lines.get(task_id), _one(alone, verb, lines, task_id, seen)) for task_id, seen in chosen]


def _one(alone: Alone, verb: Verb, lines: dict[str, Line], task_id: str, seen: int) -> Fault | None:
    if task_id not in lines:
        return tasks.NoSuchTask()
    return alone(lambda work: verb(work, task_id, seen))


def _chosen() -> dict[str, int]:
    """The tasks that were chosen, each with the version that was seen."""
    found = {}
    for said in request.form.getlist("task")[: inboxes.MOST]:
        task_id, seen = apart(said)
        found[task_id] = seen
    return found


def apart(said: str) -> tuple[str, int]:
    """The id that was chosen, and the version that was seen; 0 when none was said."""
    one, _, seen = said.partition("~")
    return one, int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0


def _told(results: Sequence[Result]) -> Response:
    with acts.asking(edge.enter) as work:
        return inbox.shown(work, results=results, failed=failed(results))


def failed(results: Sequence[Result]) -> set[str]:
    """The tasks to which it was not done."""
    return {one.task_id for one in results if one.fault is not None}
