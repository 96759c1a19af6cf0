"""The numbers by which people know cases."""

from __future__ import annotations

import uuid

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.tables import Case


def of_cases(session: Session, ids: set[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The number of each of these cases, or what stands for it until it has one."""
    mine = select(Case.id, Case.case_number, Case.intake_reference).where(Case.id.in_(ids))
    return {row.id: row.case_number or row.intake_reference for row in session.execute(mine)}
