"""Which unit is in charge today of what is addressed to a code, old or new."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import organisation
from engine.mergers import successors
from engine.tables import Merger, Succession, Unit, UnitName
from engine.work import Work


def in_charge(work: Work, code: str, **facts: str | None) -> Unit:
    """The unit that is in charge today of what has these *facts* (slug, field, territory) and is addressed to *code*.

    An old code leads to the unit that bears another now, or to the one that follows it in this matter.

    Raises:
        UnknownUnit: no unit bears or ever bore the code.
    """
    named = select(Unit).where(Unit.code == code)
    unit = work.session.scalar(named) or _once_called(work.session, code)
    if unit is None:
        raise organisation.UnknownUnit(code=code)
    following: Unit | None = unit
    while following is not None:
        unit, following = following, _follower(work.session, following, facts)
    return unit


def _once_called(session: Session, code: str) -> Unit | None:
    once = select(Unit).join(UnitName, UnitName.unit_id == Unit.id).where(UnitName.code == code)
    return session.scalar(once.order_by(UnitName.valid_from.desc()).limit(1))


def _follower(session: Session, unit: Unit, facts: Mapping[str, str | None]) -> Unit | None:
    """Who follows *unit* in this matter, by the last rearrangement of it that is in force."""
    of_it = select(Succession.merger_id).where(Succession.from_id == unit.id)
    in_force = select(Merger).where(Merger.id.in_(of_it), Merger.state.in_(("moving", "done")))
    for merger in session.scalars(in_force.order_by(Merger.on.desc())).all():
        heir = successors.of_merger(session, merger).heir(unit.id, **facts)
        if heir is not None:
            return session.get_one(Unit, heir)
    return None
