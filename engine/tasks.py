"""Tasks: officers claim, release and complete them (WS-HumanTask terms)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select, update

from engine import cases, people, procedures, progress, runtime, trail
from engine.procedures import Offered
from engine.tables import Answer, Case, Task
from engine.work import Work
from feel.errors import Fault


class NoSuchTask(Fault):
    """There is no such task."""

    vi = "Không có việc này."


class TaskDone(Fault):
    """This task is already done, or its case went another way."""

    vi = "Việc này đã hoàn thành, hoặc hồ sơ đã chuyển sang bước khác."


class TaskHeld(Fault):
    """Another officer has claimed this task."""

    vi = "Cán bộ khác đã nhận việc này."


class NotHeld(Fault):
    """Claim this task before you do that."""

    vi = "Hãy nhận việc này trước."


class Stale(Fault):
    """This task was changed after you opened it (you saw version {seen}); open it again."""

    vi = "Việc này đã thay đổi sau khi bạn mở (bạn đang xem phiên bản {seen}); hãy mở lại."


def claim(work: Work, task_id: str, *, seen: int) -> None:
    """The actor holds the task from now on; claiming what one holds already changes nothing.

    Raises:
        NoSuchTask, TaskDone, TaskHeld, NotYours, MustBeAnother, Stale.
    """
    task = _live(work, task_id)
    people.require(work, task)
    if task.holder_id is not None:
        if task.holder_id == work.actor_id:
            return
        raise TaskHeld()
    _change(work, task, seen, {"state": "claimed", "holder_id": work.actor_id})
    trail.record(work, task.case_id, "claim", element=task.element)


def release(work: Work, task_id: str, *, seen: int) -> None:
    """The task is free again for whoever may do it.

    Raises:
        NoSuchTask, TaskDone, NotHeld, Stale.
    """
    task = _live(work, task_id)
    if task.holder_id != work.actor_id:
        raise NotHeld()
    _change(work, task, seen, {"state": "ready", "holder_id": None})
    trail.record(work, task.case_id, "release", element=task.element)


def complete(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The task is done with *answers* and its case moves on; an unclaimed task is claimed by doing it.

    Gives the case. Everything is written in the caller's transaction: answers, state, new tasks, clocks, status, trail
    and outbox.

    Raises:
        NoSuchTask, TaskDone, TaskHeld, NotYours, MustBeAnother, Stale: the task is not the actor's to complete.
        BadAnswers: the form is not filled in rightly.
        Conflict: another act on the case was saved first.
    """
    task = _live(work, task_id)
    people.require(work, task)
    if task.holder_id not in (None, work.actor_id):
        raise TaskHeld()
    case = work.session.get_one(Case, task.case_id)
    clean = _checked(work, case, task, answers)
    _change(work, task, seen, {"state": "completed", "holder_id": work.actor_id, "ended_at": work.now})
    cases.record_answers(work, case, task_id=task.id, element=task.element, answers=clean)
    trail.record(work, case.id, "complete", element=task.element, facts={"answers": trail.digest(clean)})
    progress.advance(work, case, lambda run: runtime.complete(run, task_id, data=clean, now=work.now))
    return case


def _live(work: Work, task_id: str) -> Task:
    """The task, read after its case is held, so that no other act changes it any more."""
    case_id = work.session.scalar(select(Task.case_id).where(Task.id == task_id))
    if case_id is None:
        raise NoSuchTask()
    progress.hold(work, case_id)
    task = work.session.get_one(Task, task_id, populate_existing=True)
    if task.state not in {"ready", "claimed"}:
        raise TaskDone()
    return task


def _change(work: Work, task: Task, seen: int, values: dict[str, Any]) -> None:
    """Write *values* if the task is still as the actor saw it."""
    mine = update(Task).where(Task.id == task.id, Task.version == seen, Task.state.in_(("ready", "claimed")))
    changed = work.session.execute(mine.values(**values, version=seen + 1).execution_options(synchronize_session=False))
    if changed.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise Stale(seen=seen)
    work.session.expire(task)


def _checked(work: Work, case: Case, task: Task, answers: Mapping[str, Any]) -> dict[str, Any]:
    offered: Offered = procedures.offered(work.session, case.digest)
    if task.form is None:
        return cases.without_form(answers, task.element)
    return cases.checked(offered, task.form, answers, scope=_scope(work, case))


def _scope(work: Work, case: Case) -> dict[str, Any]:
    """All answers of the case so far, the newest last: what the conditions of a form may name."""
    mine = select(Answer.answers).where(Answer.case_id == case.id).order_by(Answer.given_at)
    merged: dict[str, Any] = {}
    for given in work.session.scalars(mine):
        merged.update(given)
    return merged
