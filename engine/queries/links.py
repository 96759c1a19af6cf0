"""Cases that belong together: what a case opened, and the one that opened it, as an officer may see them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import case as choose
from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engine import people, situations
from engine.people import Standing
from engine.tables import Case, LinkedCase


@dataclass(frozen=True, slots=True)
class Kin:
    """A case that is linked to another one."""

    link: LinkedCase
    is_child: bool  #: it was opened from the other one
    may_read: bool  #: whether the officer may read it; else nothing of it is told but what the link keeps
    code: str  #: case number, else the name of the filing; empty for whoever may not read it
    status: str  #: as a person reads it

    @property
    def case_id(self) -> uuid.UUID:
        """The linked case."""
        return self.link.child_id if self.is_child else self.link.case_id


def of_case(session: Session, standing: Standing, case_id: uuid.UUID) -> Sequence[Kin]:
    """The case that opened *case_id*, then those that it opened, the first one first: one statement."""
    is_child = LinkedCase.case_id == case_id
    other = choose((is_child, LinkedCase.child_id), else_=LinkedCase.case_id)
    mine = select(LinkedCase, Case, is_child, people.visible(standing, "read", Case)).join(Case, Case.id == other)
    mine = mine.where(or_(is_child, LinkedCase.child_id == case_id)).order_by(is_child, LinkedCase.number)
    return [_kin(*row) for row in session.execute(mine)]


def _kin(link: LinkedCase, other: Case, is_child: bool, may_read: bool) -> Kin:
    if not may_read:
        ended = situations.words(link.outcome) if link.outcome else ""
        return Kin(link, bool(is_child), may_read=False, code="", status=ended if is_child else "")
    status = situations.words(other.status) if other.status else ""
    return Kin(link, bool(is_child), may_read=True, code=other.case_number or other.intake_reference, status=status)
