"""What holders of a divided post are in charge of (phân công phụ trách): given by `organisation.charge`, ended here."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import delete, select, update

from engine import administration, organisation, validity
from engine.tables import Charge, Holding, Person, Post, Unit
from engine.work import Work
from feel.errors import Fault


class NoSuchCharge(Fault):
    """The unit {code} has no such charge."""

    vi = "Đơn vị {code} không có phần phân công phụ trách này."


class NotDivided(Fault):
    """The holders of the post '{role}' of {code} are in charge of nothing apart: each does all of it."""

    vi = "Vị trí '{role}' của đơn vị {code} không chia theo phân công phụ trách; mỗi người giữ vị trí làm mọi việc."


def undivide(work: Work, unit: Unit, role: str, *, source: str) -> None:
    """From today on every holder of the post *role* of *unit* does all of its work; what each was in charge of ends.

    The end of the last charge does not: what was kept from somebody must not come open by itself.

    Raises:
        UnknownPost, NotDivided, OwnRights, NotAllowed, NoSource.
    """
    administration.require(work, [unit])
    post, today = organisation.post_by_role(work, unit, role), validity.day(work.now)
    if not post.divided:
        raise NotDivided(role=role, code=unit.code)
    holders = select(Holding.person_id).where(Holding.post_id == post.id, validity.on(Holding, today))
    if work.actor_id is not None and work.actor_id in work.session.scalars(holders).all():
        raise administration.OwnRights
    facts = {"unit": unit.code, "role": role}
    administration.settle_for_many(work, f"unit {unit.code}", [unit], "undivide", source=source, facts=facts)
    mine = Charge.holding_id.in_(select(Holding.id).where(Holding.post_id == post.id))
    work.session.execute(delete(Charge).where(mine, Charge.valid_from >= today))
    work.session.execute(update(Charge).where(mine, validity.on(Charge, today)).values(valid_to=today))
    post.divided = False
    work.session.flush()


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
