"""Acts on one case take turns: its trail, statuses, notices and clocks are moved by one act at a time."""

from __future__ import annotations

import uuid

from sqlalchemy import bindparam, update

from engine.tables import Case
from engine.work import Work
from feel.errors import Fault

HOLDING = (
    update(Case)
    .where(Case.id == bindparam("held"))
    .values(version=Case.version + 1)
    .returning(Case)
    .execution_options(synchronize_session=False, populate_existing=True)
)


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
