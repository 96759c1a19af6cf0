"""Who may set up units, accounts and rights: their administrators, and never anybody for himself.

The system itself, at the command line of its machine, may do all of it: so the first administrator comes to be. What an
officer sets up is recorded with the decision that it rests on, sealed as changes of settings are.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2. That nobody changes his own rights is our choice.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import not_, or_, select

from engine import changes, people, validity
from engine.people import Standing
from engine.tables import Holding, Person, Post, Unit
from engine.work import Work
from feel.errors import Fault


class OwnRights(Fault):
    """Nobody changes his own account and rights; another administrator does."""

    vi = "Không ai được tự thay đổi tài khoản và quyền của mình; việc này do người quản trị khác làm."


def require(work: Work, units: Iterable[Unit] = ()) -> None:
    """Nothing, when the actor administers all of *units*; with none of them, the whole system.

    Raises:
        NotAllowed.
    """
    if work.actor_id is None:
        return
    for unit in list(units) or work.session.scalars(select(Unit).where(Unit.parent_id.is_(None))).all():
        people.require(work, "administer", unit)


def require_each(work: Work, units: Sequence[Unit]) -> None:
    """As `require`, of all of *units*, however many, at once; nothing when there are none.

    Raises:
        NotAllowed.
    """
    if work.actor_id is None:
        return
    standing = people.stand(work.session, work.actor_id, work.now)
    named = Unit.id.in_([unit.id for unit in units])
    mine = set(work.session.scalars(select(Unit.id).where(named, people.visible(standing, "administer", Unit))))
    for unit in units:
        if unit.id not in mine:
            people.require(work, "administer", unit)


def is_whole(work: Work, standing: Standing) -> bool:
    """Whether whoever stands as *standing* administers the whole system, so that `require` lets him set it up."""
    others = select(Unit.id).where(Unit.parent_id.is_(None), not_(people.visible(standing, "administer", Unit)))
    return work.session.scalar(others.limit(1)) is None


def settle(
    work: Work, person: Person, units: Iterable[Unit], act: str, *, source: str | None, facts: Mapping[str, Any]
) -> None:
    """The actor may do *act* to the account or the rights of *person* in *units*; it is put on record.

    What the system itself does without a decision (None), such as setting up a demonstration, leaves no record.

    Raises:
        OwnRights, NotAllowed. NoSource: an officer names no decision.
    """
    if work.actor_id is not None and work.actor_id == person.id:
        raise OwnRights
    require(work, units)
    _note(work, subject_of(person), act, source, facts)


def settle_for_many(
    work: Work, subject: str, units: Iterable[Unit], act: str, *, source: str | None, facts: Any
) -> None:
    """As `settle`, of what concerns whoever is in a group or at a post: *subject* names it.

    Raises:
        NotAllowed, NoSource.
    """
    require(work, units)
    _note(work, subject, act, source, facts)


def _note(work: Work, subject: str, act: str, source: str | None, facts: Mapping[str, Any]) -> None:
    if work.actor_id is not None or source is not None:
        changes.record(work, subject, act, source=source or "", facts=facts)


def subject_of(person: Person) -> str:
    """The name under which the changes to an account are kept."""
    return f"account {person.login}"


def units_of(work: Work, person: Person) -> list[Unit]:
    """Where *person* belongs: his own unit, and those of the posts that he holds today or will hold."""
    today = validity.day(work.now)
    lasting = or_(Holding.valid_to.is_(None), Holding.valid_to > today)
    held = select(Post.unit_id).join(Holding, Holding.post_id == Post.id).where(Holding.person_id == person.id, lasting)
    found: set[uuid.UUID] = set(work.session.scalars(held))
    if person.unit_id is not None:
        found.add(person.unit_id)
    return list(work.session.scalars(select(Unit).where(Unit.id.in_(found)).order_by(Unit.code)))
