"""What the applicant of a case still owes, as it stands: one notice at a time, until its payment is on record."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from engine.tables import Obligation
from engine.work import Happening, Work
from feel.errors import Fault


class NotPaid(Fault):
    """The payment of notice {number} is not on record: receipt and day."""

    vi = "Chưa ghi nhận việc nộp tiền theo thông báo số {number}: số biên lai, ngày nộp."


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[Obligation]:
    """The notices of the case, the first one first; one that was taken back is none."""
    mine = select(Obligation).where(Obligation.case_id == case_id, Obligation.taken_back_at.is_(None))
    return work.session.scalars(mine.order_by(Obligation.number)).all()


def owed(work: Work, case_id: uuid.UUID) -> Obligation | None:
    """The notice that waits for its payment; None: nothing is owed."""
    return next((one for one in of_case(work, case_id) if one.paid_at is None), None)


def require_paid(work: Work, case_id: uuid.UUID) -> None:
    """Nothing, when the case owes nothing.

    Raises:
        NotPaid: names the notice.
    """
    found = owed(work, case_id)
    if found is not None:
        raise NotPaid(number=found.notice_number)


def take_back(work: Work, case_id: uuid.UUID) -> None:
    """The notice that waits for its payment is none any more: the officer took it back."""
    found = owed(work, case_id)
    if found is not None:
        found.taken_back_at = work.now
        work.session.flush()
        facts = {"notice": found.notice_number}
        work.publish(work, Happening("obligation-withdrawn", case_id, work.now, facts=facts))
