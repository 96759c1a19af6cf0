"""Units as pages offer them to be chosen."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import validity
from engine.queries.details import Place
from engine.tables import Unit

DASH = " – "


def listed(session: Session, today: date) -> list[Place]:
    """The units of today, in the order of a dictionary."""
    rows = session.execute(select(Unit.code, Unit.name).where(validity.on(Unit, today)).order_by(Unit.name_collation))
    return [Place(row.code, row.name) for row in rows]


def code(chosen: str) -> str:
    """The code in what was chosen from a list as "H99.02 – Sở Xây dựng", or typed as the code alone."""
    return chosen.partition(DASH)[0].strip()
