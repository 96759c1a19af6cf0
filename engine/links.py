"""Linked cases (hồ sơ liên thông): one case opens another one, and gets its outcome and results when it ends.

Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 (đang thực hiện theo liên thông); NĐ 118/2025/NĐ-CP Điều 19.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from engine import cases, hands, linkends, trail
from engine.cases import Filing
from engine.linkends import of_case
from engine.tables import Case, LinkedCase, Result
from engine.work import Happening, Work
from feel.errors import Fault

__all__ = ["MOST", "TooManyLinked", "of_case", "open_from", "opened_from", "results_of"]
BUSY = frozenset({"forwarded", "assigned", "processing"})  #: the statuses that waiting for a linked case takes over
MOST = 20  #: our choice: of one case; a way that opens more is drawn wrongly


class TooManyLinked(Fault):
    """From one case at most {most} others are opened."""

    vi = "Từ một hồ sơ chỉ mở được nhiều nhất {most} hồ sơ liên thông."


def open_from(work: Work, case_id: uuid.UUID, filing: Filing, *, purpose: str) -> LinkedCase:
    """Whoever works on the case files *filing* for it; the case is "Đang thực hiện theo liên thông" until that ends.

    Raises:
        NoReason: it has no *purpose*. TooManyLinked; what `hands.lay_on` and `cases.receive` raise: nothing is opened.
    """
    told, case = hands.reason(purpose), hands.lay_on(work, case_id, at_step=True)
    number = len(of_case(work, case.id)) + 1
    if number > MOST:
        raise TooManyLinked(most=MOST)
    child = cases.receive(work, filing)
    row = LinkedCase(
        case_id=case.id, child_id=child.id, number=number, purpose=told, opened_by=work.actor_id, opened_at=work.now
    )
    work.session.add(row)
    work.session.flush()
    trail.record(work, case.id, "link", facts={"number": number, "child": str(child.id)})
    trail.record(work, child.id, "linked-from", facts={"case": str(case.id)})
    if case.status in BUSY:
        work.publish(work, Happening("status", case.id, work.now, facts={"status": linkends.status(work, case.id)}))
    return row


def results_of(work: Work, case_id: uuid.UUID) -> Sequence[Result]:
    """What the cases linked to this one gave, in the order in which they were opened."""
    theirs = select(Result).join(LinkedCase, LinkedCase.child_id == Result.case_id)
    given = theirs.where(LinkedCase.case_id == case_id, Result.state.in_(("issued", "returned")))
    return work.session.scalars(given.order_by(LinkedCase.number, Result.position)).all()


def opened_from(work: Work, child_id: uuid.UUID) -> Case | None:
    """The case from which this one was opened; None: it was filed by itself."""
    mine = select(Case).join(LinkedCase, LinkedCase.case_id == Case.id).where(LinkedCase.child_id == child_id)
    return work.session.scalar(mine)
