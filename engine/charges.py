"""What holders of a divided post are in charge of (phân công phụ trách): given by `organisation.charge`, ended here."""

from __future__ import annotations

import uuid
from datetime import date

from engine import administration
from engine.tables import Charge, Holding, Person, Post, Unit
from engine.work import Work
from feel.errors import Fault


class NoSuchCharge(Fault):
    """The unit {code} has no such charge."""

    vi = "Đơn vị {code} không có phần phân công phụ trách này."


def end(work: Work, unit: Unit, charge_id: uuid.UUID, *, on: date, source: str) -> None:
    """A holder of a post of *unit* is no longer in charge of it from *on*; one that had not begun by then is gone.

    Raises:
        NoSuchCharge, OwnRights, NotAllowed, NoSource.
    """
    administration.require(work, [unit])
    charge = work.session.get(Charge, charge_id)
    holding = work.session.get_one(Holding, charge.holding_id) if charge else None
    post = work.session.get_one(Post, holding.post_id) if holding else None
    if charge is None or holding is None or post is None or post.unit_id != unit.id:
        raise NoSuchCharge(code=unit.code)
    person = work.session.get_one(Person, holding.person_id)
    facts = {"unit": unit.code, "role": post.role, "charge": str(charge.id), "on": on.isoformat()}
    administration.settle(work, person, [unit], "uncharge", source=source, facts=facts)
    if charge.valid_from >= on:
        work.session.delete(charge)
    elif charge.valid_to is None or charge.valid_to > on:
        charge.valid_to = on
    work.session.flush()
