"""Units as pages offer them to be chosen."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import validity
from engine.queries.details import Place
from engine.tables import Unit

DASH = " – "


def listed(session: Session, today: date, mine: Any = None) -> list[Place]:
    """The units of today, of *mine*, a selection of ids, where it is given, in the order of a dictionary."""
    units = select(Unit.code, Unit.name).where(validity.on(Unit, today)).order_by(Unit.name_collation)
    rows = session.execute(units if mine is None else units.where(Unit.id.in_(mine)))
    return [Place(row.code, row.name) for row in rows]


def code(chosen: str) -> str:
    """The code in what was chosen from a list as "H99.02 – Sở Xây dựng", or typed as the code alone."""
    return chosen.partition(DASH)[0].strip()
