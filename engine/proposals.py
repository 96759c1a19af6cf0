"""What a clock or an officer wants of a person: a task that no diagram draws, done by a verb of its own."""

from __future__ import annotations

import uuid
from typing import Any

from sqlalchemy import ColumnElement, and_, insert, select, update

from engine.tables import Case, Task
from engine.tables.tasks import of_case
from engine.work import Happening, Work

APOLOGY, STOP, ORDER = "apology", "stop", "order"
NAMES = {
    ORDER: "Thực hiện ý kiến chỉ đạo",
    APOLOGY: "Xin lỗi và hẹn lại ngày trả kết quả",
    STOP: "Xem xét dừng xử lý: đã hết thời hạn bổ sung",
}


OBSOLETE: dict[str, Any] = {"state": "obsolete", "holder_id": None, "for_id": None, "owner_id": None}


def make(work: Work, case: Case, proposal: str, *, unit_id: uuid.UUID, role: str) -> str:
    """The task that proposes *proposal* to the post *role* of the unit waits, one for a case; gives its id."""
    waiting = _waiting(work, case.id, proposal)
    if waiting is not None:
        return waiting
    task_id = _add(work, case, proposal, {"element": proposal, "unit_id": unit_id, "role": role, "state": "ready"})
    facts = {"task": task_id, "unit": unit_id, "role": role}
    work.publish(work, Happening("task-ready", case.id, work.now, element=proposal, facts=facts))
    return task_id


def give(work: Work, case: Case, key: str, *, to: uuid.UUID) -> str:
    """The task of the order *key* is in the hands of *to*, whatever post he holds; gives its id."""
    held = {"element": key, "unit_id": case.competent_unit_id, "role": "", "state": "claimed", "holder_id": to}
    return _add(work, case, ORDER, held)


def _add(work: Work, case: Case, proposal: str, place: dict[str, Any]) -> str:
    task_id = str(uuid.uuid4())
    told = {"proposal": proposal, "name": NAMES[proposal], "ready_at": work.now, **place}
    row = {"id": task_id, "case_id": case.id, **of_case(case), **told}
    work.session.execute(insert(Task), [row])
    return task_id


def done(work: Work, case_id: uuid.UUID, proposal: str) -> None:
    """The actor did what was proposed, or decided against it: the task is over."""
    task_id = _waiting(work, case_id, proposal)
    if task_id is not None:
        end(work, task_id)


def end(work: Work, task_id: str, *, for_id: uuid.UUID | None = None) -> None:
    """The actor did what the task wanted of him, or of *for_id* in whose stead he acts."""
    _close(work, Task.id == task_id, {"state": "completed", "holder_id": work.actor_id, "for_id": for_id})


def call_off(work: Work, task_id: str) -> None:
    """Nobody wants it any more: the task is obsolete."""
    _close(work, Task.id == task_id, OBSOLETE)


def withdraw(work: Work, case_id: uuid.UUID, proposal: str | None = None) -> None:
    """There is nothing left to propose: what waits is obsolete."""
    wanted = Task.proposal.is_not(None) if proposal is None else Task.proposal == proposal
    _close(work, and_(Task.case_id == case_id, wanted, Task.ended_at.is_(None)), OBSOLETE)


def _close(work: Work, which: ColumnElement[bool], values: dict[str, Any]) -> None:
    ended = update(Task).where(which).values(**values, ended_at=work.now, version=Task.version + 1)
    work.session.execute(ended.execution_options(synchronize_session="fetch"))


def place_of_work(work: Work, case: Case) -> tuple[uuid.UUID, str] | None:
    """The unit and the post that work on the case now: those of its newest step that waits."""
    live = select(Task.unit_id, Task.role).where(Task.case_id == case.id, Task.ended_at.is_(None))
    newest = live.where(Task.proposal.is_(None)).order_by(Task.ready_at.desc(), Task.id).limit(1)
    found = work.session.execute(newest).one_or_none()
    return None if found is None else (found.unit_id, found.role)


def _waiting(work: Work, case_id: uuid.UUID, proposal: str) -> str | None:
    mine = select(Task.id).where(Task.case_id == case_id, Task.proposal == proposal, Task.ended_at.is_(None))
    return work.session.scalar(mine.limit(1))
