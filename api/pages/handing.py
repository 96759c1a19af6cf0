"""The holder of a task hands it on: to a colleague at the same post for good, or only to be done for him.

Source: Circular 11/2025/TT-BKHCN, annex, group 14, item 2; how work is handed on and back is our choice.
"""

from __future__ import annotations

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from api.pages import edge, tasks
from engine import organisation
from engine import tasks as verbs
from engine.tables import Person
from engine.work import Work
from feel.errors import Fault


def _refused(work: Work, fault: Fault, task_id: str) -> Response:
    return tasks.page(work, task_id, handing=fault)


@edge.does(f"{tasks.ONE}/chuyen-viec", refused=_refused)
def transfer(work: Work, task_id: str) -> Response:
    """The task is another officer's from now on."""
    found, to = tasks.seen(work, task_id), _to(work)
    verbs.transfer(work, found.id, to=to, seen=tasks.version(), reason=_reason())
    return redirect(url_for("pages.case", case_id=found.case_id, done="transfer"), 303)


@edge.does(f"{tasks.ONE}/nho-lam", refused=_refused)
def delegate(work: Work, task_id: str) -> Response:
    """Another officer does the task; it stays with whoever asked him, who may get it back."""
    verbs.delegate(work, tasks.seen(work, task_id).id, to=_to(work), seen=tasks.version(), reason=_reason())
    return redirect(url_for("pages.task", task_id=task_id), 303)


@edge.does(f"{tasks.ONE}/lay-lai", refused=_refused)
def get_back(work: Work, task_id: str) -> Response:
    """The task is with whoever delegated it again."""
    verbs.get_back(work, tasks.seen(work, task_id).id, seen=tasks.version())
    return redirect(url_for("pages.task", task_id=task_id), 303)


def _to(work: Work) -> Person:
    return organisation.person_by_login(work, request.form.get("to", ""))


def _reason() -> str:
    return request.form.get("reason", "")
