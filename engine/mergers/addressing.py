"""Which unit is in charge today of what is addressed to a code, old or new."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import organisation, validity
from engine.mergers import successors
from engine.tables import Merger, Succession, Unit, UnitName
from engine.work import Work
from feel.errors import Fault


class NotNow(Fault):
    """The unit '{code}' is not there today: it has ended without a successor in this matter, or has not begun."""

    vi = "Hôm nay không có đơn vị '{code}': đơn vị đã kết thúc mà không có nơi tiếp nhận việc này, hoặc chưa hoạt động."


def in_charge(work: Work, code: str, **facts: str | None) -> Unit:
    """The unit that is in charge today of what has these *facts* (slug, field, territory) and is addressed to *code*.

    An old code leads to the unit that bears another now, or to the one that follows it in this matter.

    Raises:
        UnknownUnit: no unit bears or ever bore the code.
        NotNow: nobody is in charge of it today.
    """
    named = select(Unit).where(Unit.code == code)
    unit = work.session.scalar(named) or _once_called(work.session, code)
    if unit is None:
        raise organisation.UnknownUnit(code=code)
    since = date.min
    while (found := _follower(work.session, unit, facts, since)) is not None:
        unit, since = found
    today = validity.day(work.now)
    if unit.valid_from > today or (unit.valid_to is not None and unit.valid_to <= today):
        raise NotNow(code=code)
    return unit


def _once_called(session: Session, code: str) -> Unit | None:
    once = select(Unit).join(UnitName, UnitName.unit_id == Unit.id).where(UnitName.code == code)
    return session.scalar(once.order_by(UnitName.valid_from.desc()).limit(1))


def _follower(session: Session, unit: Unit, facts: Mapping[str, str | None], since: date) -> tuple[Unit, date] | None:
    """Who follows *unit* in this matter by the first rearrangement after *since* that is in force, and from when on.

    Forward in time only: what one rearrangement gave away another may have given back.
    """
    of_it = select(Succession.merger_id).where(Succession.from_id == unit.id)
    in_force = select(Merger).where(Merger.id.in_(of_it), Merger.state.in_(("moving", "done")), Merger.on > since)
    for merger in session.scalars(in_force.order_by(Merger.on)).all():
        heir = successors.of_merger(session, merger).heir(unit.id, **facts)
        if heir is not None:
            return session.get_one(Unit, heir), merger.on
    return None
