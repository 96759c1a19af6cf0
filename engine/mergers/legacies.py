"""What the successors of a unit may read of it: the cases that it finished in what they took over."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from engine.mergers.successors import NAMES, Order
from engine.tables import Legacy, Succession
from engine.work import Work


def hand_down(work: Work, order: Order) -> None:
    """Each successor has what its forerunner leaves, and what that one had been left by others before."""
    left = [legacy for row in order.rows for legacy in _of(work, row)]
    work.session.add_all(left)
    work.session.flush()


def _of(work: Work, row: Succession) -> list[Legacy]:
    named = {name: getattr(row, name) for name in NAMES}
    found = [Legacy(unit_id=row.to_id, before_id=row.from_id, **named)]
    older = work.session.scalars(select(Legacy).where(Legacy.unit_id == row.from_id)).all()
    for legacy in older:
        both = _narrowed(named, legacy)
        if both is not None and legacy.before_id != row.to_id:
            found.append(Legacy(unit_id=row.to_id, before_id=legacy.before_id, **both))
    return found


def _narrowed(named: dict[str, Any], legacy: Legacy) -> dict[str, Any] | None:
    """What both name; None when they have nothing in common."""
    both = {name: (value, getattr(legacy, name)) for name, value in named.items()}
    if any(one is not None and other is not None and one != other for one, other in both.values()):
        return None
    return {name: one if one is not None else other for name, (one, other) in both.items()}
