"""Units, people and posts: how they come to be. Names are kept with what searching and ordering need."""

from __future__ import annotations

import uuid
from datetime import date

from sqlalchemy import select

from engine.tables import Holding, Person, Post, Unit
from engine.work import Work
from feel import text
from feel.errors import Fault


class UnknownUnit(Fault):
    """No unit has the code '{code}'."""

    vi = "Không có đơn vị mang mã '{code}'."


class UnknownPerson(Fault):
    """No officer signs in as '{login}'."""

    vi = "Không có cán bộ mang tên đăng nhập '{login}'."


def found(
    work: Work,
    code: str,
    name: str,
    *,
    level: str,
    parent_id: uuid.UUID | None = None,
    since: date,
    calendar: str = "hanh-chinh",
) -> Unit:
    """The unit with *code*: made now, or the one that is already there."""
    unit = work.session.scalar(select(Unit).where(Unit.code == code))
    if unit is None:
        unit = Unit(
            code=code, level=level, parent_id=parent_id, valid_from=since, calendar=calendar, **_named("name", name)
        )
        work.session.add(unit)
        work.session.flush()
    return unit


def enrol(work: Work, login: str, full_name: str) -> Person:
    """The officer who signs in as *login*: made now, or the one that is already there."""
    person = work.session.scalar(select(Person).where(Person.login == login))
    if person is None:
        person = Person(login=login, **_named("full_name", full_name))
        work.session.add(person)
        work.session.flush()
    return person


def appoint(work: Work, person: Person, unit: Unit, *, role: str, title: str, since: date) -> Post:
    """*person* holds the post *role* of *unit* from *since* on; doing it twice changes nothing."""
    post = work.session.scalar(select(Post).where(Post.unit_id == unit.id, Post.role == role))
    if post is None:
        post = Post(unit_id=unit.id, role=role, title=title)
        work.session.add(post)
        work.session.flush()
    held = select(Holding).where(Holding.post_id == post.id, Holding.person_id == person.id, Holding.valid_to.is_(None))
    if work.session.scalar(held) is None:
        work.session.add(Holding(post_id=post.id, person_id=person.id, valid_from=since))
        work.session.flush()
    return post


def unit_by_code(work: Work, code: str) -> Unit:
    """The unit with *code*.

    Raises:
        UnknownUnit: there is none.
    """
    unit = work.session.scalar(select(Unit).where(Unit.code == code))
    if unit is None:
        raise UnknownUnit(code=code)
    return unit


def person_by_login(work: Work, login: str) -> Person:
    """The officer who signs in as *login*.

    Raises:
        UnknownPerson: there is none.
    """
    person = work.session.scalar(select(Person).where(Person.login == login))
    if person is None:
        raise UnknownPerson(login=login)
    return person


def _named(column: str, name: str) -> dict[str, str]:
    return {column: name, "name_folded": text.fold(name), "name_collation": text.collate(name)}
