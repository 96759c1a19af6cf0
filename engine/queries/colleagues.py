"""Officers as others give work to them: where they sit, and whether they are away."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, and_, select, tuple_
from sqlalchemy.orm import Session, aliased

from engine import people, validity
from engine.people import Standing
from engine.tables import Holding, Person, Post, Substitution, Task, Unit, UnitAbove
from engine.tables.tasks import is_live


@dataclass(frozen=True, slots=True)
class Away:
    """Somebody stands in for an officer."""

    until: date  #: the last day
    deputy: str
    document: str


@dataclass(frozen=True, slots=True)
class Colleague:
    """One officer."""

    person_id: uuid.UUID
    login: str
    full_name: str
    titles: tuple[str, ...]  #: "Chuyên viên thẩm định, UBND xã Hòa Bình"
    away: Away | None  #: None: he is there


def of_tasks(session: Session, standing: Standing, *, today: date, task_id: str | None = None) -> list[Colleague]:
    """The officers at the posts for which tasks wait that the officer may assign, or one of them does.

    Whether one may really do a task is asked when it is assigned: bonds of a case are not looked at here.
    """
    waiting = select(Task.unit_id, Task.role).where(is_live(), people.visible(standing, "assign"))
    waiting = waiting.where(Task.proposal.is_distinct_from("order"))
    if task_id is not None:
        waiting = waiting.where(Task.id == task_id)
    return _at(session, tuple_(Post.unit_id, Post.role).in_(waiting.distinct()), today)


def beside(session: Session, task: Task, *, today: date) -> list[Colleague]:
    """The officers at the post that *task* waits for."""
    return at(session, task.unit_id, task.role, today=today)


def at(session: Session, unit_id: uuid.UUID, role: str, *, today: date) -> list[Colleague]:
    """The officers at the post *role* of the unit."""
    return _at(session, and_(Post.unit_id == unit_id, Post.role == role), today)


def of_units(session: Session, units: Collection[uuid.UUID], *, today: date) -> list[Colleague]:
    """The officers at all posts of *units* and of their divisions."""
    inside = select(UnitAbove.unit_id).where(UnitAbove.above_id.in_(units), UnitAbove.within.is_(True))
    return _at(session, Post.unit_id.in_(inside), today)


def urged_by(session: Session, standing: Standing, *, today: date) -> list[Colleague]:
    """The officers at the posts of the units in which *standing* may urge."""
    inside = select(Unit.id).where(people.visible(standing, "urge", Unit))
    return _at(session, Post.unit_id.in_(inside), today)


def _at(session: Session, posts: ColumnElement[bool], today: date) -> list[Colleague]:
    """Who holds a post of *posts* today and may sign in, in the order of a dictionary: two statements."""
    held = (
        select(Person.id, Person.login, Person.full_name, Post.title, Unit.name)
        .join(Holding, Holding.person_id == Person.id)
        .join(Post, Post.id == Holding.post_id)
        .join(Unit, Unit.id == Post.unit_id)
        .where(posts, validity.on(Holding, today), Person.active.is_(True))
        .order_by(Person.name_collation, Person.login, Post.title)
    )
    titles: dict[tuple[uuid.UUID, str, str], list[str]] = defaultdict(list)
    for person_id, login, name, title, unit in session.execute(held):
        titles[person_id, login, name].append(f"{title}, {unit}")
    away = _away(session, [person_id for person_id, _, _ in titles], today)
    return [Colleague(*who, tuple(dict.fromkeys(told)), away.get(who[0])) for who, told in titles.items()]


def _away(session: Session, ids: Collection[uuid.UUID], today: date) -> Mapping[uuid.UUID, Away]:
    deputy = aliased(Person)
    columns = Substitution.absent_id, Substitution.valid_to, deputy.full_name, Substitution.document
    mine = select(*columns).join(deputy, deputy.id == Substitution.deputy_id)
    now = mine.where(Substitution.absent_id.in_(ids), validity.on(Substitution, today)).order_by(Substitution.valid_to)
    rows = session.execute(now)
    return {person_id: Away(until - timedelta(days=1), name, document) for person_id, until, name, document in rows}
