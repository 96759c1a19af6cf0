"""Acts on one case take turns: its trail, statuses, notices and clocks are moved by one act at a time."""

from __future__ import annotations

import uuid

from sqlalchemy import bindparam, select, update

from engine.tables import Case, Task
from engine.work import Work
from feel.errors import Fault

RAISED = (
    update(Case)
    .values(version=Case.version + 1)
    .returning(Case)
    .execution_options(synchronize_session=False, populate_existing=True)
)
HOLDING = RAISED.where(Case.id == bindparam("held"))
OF_TASK = RAISED.where(Case.id == select(Task.case_id).where(Task.id == bindparam("task")).scalar_subquery())


class NotRunning(Fault):
    """This case has no running diagram."""

    vi = "Hồ sơ này không có quy trình đang chạy."


def hold(work: Work, case_id: uuid.UUID) -> Case:
    """The case *case_id*, kept from every other act until this one is over, and its version raised.

    Raises:
        NotRunning: there is no such case.
    """
    case = work.session.scalars(HOLDING, {"held": case_id}).one_or_none()
    if case is None:
        raise NotRunning()
    return case


def hold_of_task(work: Work, task_id: str) -> Case | None:
    """The case of the task, held as `hold` does; None when there is no such task."""
    return work.session.scalars(OF_TASK, {"task": task_id}).one_or_none()
