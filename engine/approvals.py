"""Approving a step in one press: its results are signed as they were shown, or it is completed by its approving answer.

Our choice: a step is approved by the first entry of a choice that its form begins with and that must be answered; a
form that wants more than that is filled in on the page of its task.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from engine import cases, procedures, signings, tasks
from engine.cases import BadAnswers
from engine.files import Store
from engine.procedures import Offered
from engine.tables import Case, Task
from engine.work import Work
from feel.errors import Fault
from forms.form import Form


class NotByOnePress(Fault):
    """This step asks for more than yes or no: open it and fill in its form."""

    vi = "Bước này cần điền thêm nội dung: hãy mở việc và điền biểu mẫu."


def approving(offered: Offered, form: str | None) -> Mapping[str, Any] | None:
    """The answers that approve a step with *form*; None: one press is not enough."""
    if form is None:
        return None
    answers = _first(offered.form(form))
    if not answers:
        return None
    try:
        return cases.checked(offered, form, answers, scope={})
    except BadAnswers:
        return None


def approve(work: Work, task_id: str, store: Store, *, shown: Mapping[uuid.UUID, str], seen: int) -> Case:
    """The step is approved; whoever signs there signs the drafts as *shown*: result id -> digest of its content.

    Raises:
        NotByOnePress; and what `signings.sign` and `tasks.complete` raise.
    """
    task: Task = tasks.live(work, task_id)
    case = work.session.get_one(Case, task.case_id)
    answers = approving(procedures.offered(work.session, case.digest), task.form)
    if answers is None:
        raise NotByOnePress
    if signings.is_for(work, task):
        return signings.sign(work, task.id, store, shown=shown, answers=answers, seen=seen)
    return tasks.complete(work, task.id, answers=answers, seen=seen)


def _first(form: Form) -> dict[str, Any]:
    """The first entry of the choice that *form* begins with; nothing, when it begins otherwise."""
    field = form.fields[0] if form.fields else None
    if field is None or field.kind != "choice" or not field.rules.required or not field.options:
        return {}
    return {field.key: field.options[0].value}
