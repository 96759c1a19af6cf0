"""Linked cases as they stand: which of a case are still open, and how the end of one comes back to the other."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import select

from engine import trail, turns
from engine.tables import Case, Consultation, LinkedCase, Result
from engine.work import Happening, Work

MESSAGE = "ket-qua-lien-thong"  #: what a diagram that goes on with the result of a linked case waits for


def of_case(work: Work, case_id: uuid.UUID) -> Sequence[LinkedCase]:
    """The cases that were opened from this one, the first one first."""
    mine = select(LinkedCase).where(LinkedCase.case_id == case_id)
    return work.session.scalars(mine.order_by(LinkedCase.number)).all()


def status(work: Work, case_id: uuid.UUID) -> str:
    """The status of a case that is worked on, by what it waits for beside its diagram."""
    asked = select(Consultation.id).where(Consultation.case_id == case_id, Consultation.opinion.is_(None))
    if work.session.scalar(asked.limit(1)) is not None:
        return "consulting"
    return "linked" if any(one.ended_at is None for one in of_case(work, case_id)) else "processing"


def close(work: Work, child: Case) -> Case | None:
    """The linked case *child* is over: its outcome and results go back; gives the case that waits, None without one.

    What the child gives stays its own; the case that waits names it in its trail by its digest.
    """
    link = work.session.scalar(select(LinkedCase).where(LinkedCase.child_id == child.id))
    if link is None:
        return None
    case = turns.hold(work, link.case_id)
    outcome = work.session.scalar(select(Case.status).where(Case.id == child.id))
    link.outcome, link.ended_at = outcome, work.now
    work.session.flush()
    given = select(Result.digest).where(Result.case_id == child.id, Result.state.in_(("issued", "returned")))
    facts = {"number": link.number, "outcome": outcome, "results": list(work.session.scalars(given))}
    trail.record(work, case.id, "linked-result", facts=facts)
    if case.state != "open":
        return None
    if case.status == "linked":
        now = status(work, case.id)
        if now != "linked":
            work.publish(work, Happening("status", case.id, work.now, facts={"status": now}))
    told = {"number": link.number, "child": child.case_number or child.intake_reference, "outcome": outcome}
    work.publish(work, Happening("linked-result", case.id, work.now, facts=told))
    return case
