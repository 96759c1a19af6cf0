"""Officers as administrators look for them, and as a table for reports.

Source: Circular 11/2025/TT-BKHCN, annex, group 1, item 2 (search and export of officers for reports; name, title,
division, contact, access).
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from engine import people, validity
from engine.people import Standing
from engine.queries.lists import BadCursor
from engine.tables import Group, Holding, Membership, Person, Post, Unit, UnitAbove
from feel import text
from feel.errors import Fault

STATES = {"new": "Chờ kích hoạt", "active": "Đang hoạt động", "locked": "Đã khóa"}
HEADINGS = ("Tên đăng nhập", "Họ và tên", "Đơn vị", "Chức danh", "Nhóm", "Thư điện tử", "Điện thoại", "Tình trạng")


@dataclass(frozen=True, slots=True)
class Criteria:
    """What is sought; None asks nothing, and all that is asked must fit."""

    name: str | None = None  #: a part of the full name or of the login, with or without tone marks
    unit: str | None = None  #: code; those below it too
    role: str | None = None  #: code of a post's role
    title: str | None = None  #: a part of it
    group: str | None = None  #: code
    state: str | None = None  #: new, active or locked


@dataclass(frozen=True, slots=True)
class Officer:
    """One officer with what he holds today."""

    id: uuid.UUID
    login: str
    full_name: str
    unit: str | None  #: name of the unit that he belongs to
    titles: tuple[str, ...]  #: "Trưởng phòng, Phòng Kinh tế"
    groups: tuple[str, ...]
    email: str | None
    phone: str | None
    state: str


class NoSuchOfficer(Fault):
    """There is no such officer, or you do not administer where he works."""

    vi = "Không có cán bộ này, hoặc bạn không quản trị nơi cán bộ làm việc."


def find(
    session: Session,
    standing: Standing | None,
    wanted: Criteria,
    *,
    today: date,
    most: int,
    after: str | None = None,
) -> list[Officer]:
    """The officers that fit *wanted*, in the order of a Vietnamese dictionary; only those in units that the officer of
    *standing* administers. None: the system itself, which sees all. *after* is the login of the last one that was seen.

    Raises:
        BadCursor.
    """
    behind = [] if after is None else [_behind(session, after)]
    return _found(session, [*_asked(wanted, today), *_administered(standing, today), *behind], today, most)


def one(session: Session, standing: Standing, person_id: uuid.UUID, *, today: date) -> Officer:
    """The officer, when whoever asks administers where he works or is that officer.

    Raises:
        NoSuchOfficer.
    """
    sees = [] if person_id == standing.actor_id else list(_administered(standing, today))
    found = _found(session, [Person.id == person_id, *sees], today, 1)
    if not found:
        raise NoSuchOfficer
    return found[0]


def known(session: Session, person_id: uuid.UUID, *, today: date) -> Officer:
    """The officer, who is there, whoever asks."""
    return _found(session, [Person.id == person_id], today, 1)[0]


def _behind(session: Session, login: str) -> ColumnElement[bool]:
    last = session.scalar(select(Person.name_collation).where(Person.login == login))
    if last is None:
        raise BadCursor
    return or_(Person.name_collation > last, and_(Person.name_collation == last, Person.login > login))


def _found(session: Session, conditions: list[ColumnElement[bool]], today: date, most: int) -> list[Officer]:
    named = select(Person, Unit.name).outerjoin(Unit, Unit.id == Person.unit_id)
    rows = session.execute(named.where(*conditions).order_by(Person.name_collation, Person.login).limit(most)).all()
    ids = [person.id for person, _ in rows]
    titles, groups = _titles(session, ids, today), _groups(session, ids, today)
    return [_officer(person, unit, titles.get(person.id, ()), groups.get(person.id, ())) for person, unit in rows]


def table(officers: Iterable[Officer]) -> list[tuple[str, ...]]:
    """The officers as the rows of a report, the headings first."""
    return [HEADINGS, *(_row(one) for one in officers)]


def _row(one: Officer) -> tuple[str, ...]:
    places = "; ".join(one.titles), "; ".join(one.groups)
    return one.login, one.full_name, one.unit or "", *places, one.email or "", one.phone or "", STATES[one.state]


def _asked(wanted: Criteria, today: date) -> Iterable[ColumnElement[bool]]:
    if wanted.name:
        part = Person.name_folded.contains(text.fold(wanted.name), autoescape=True)
        yield or_(part, Person.login.contains(wanted.name.lower(), autoescape=True))
    if wanted.unit:
        named = select(UnitAbove.unit_id).join(Unit, Unit.id == UnitAbove.above_id).where(Unit.code == wanted.unit)
        yield _belongs(named, today)
    if wanted.role or wanted.title:
        held = select(Holding.person_id).join(Post, Post.id == Holding.post_id).where(validity.on(Holding, today))
        held = held.where(Post.role == wanted.role) if wanted.role else held
        yield Person.id.in_(held.where(Post.title.contains(wanted.title, autoescape=True)) if wanted.title else held)
    if wanted.group:
        members = select(Membership.person_id).join(Group, Group.id == Membership.group_id)
        yield Person.id.in_(members.where(Group.code == wanted.group, validity.on(Membership, today)))
    if wanted.state:
        yield _in_state(wanted.state)


def _in_state(state: str) -> ColumnElement[bool]:
    if state == "active":
        return Person.active.is_(True)
    locked = Person.locked_at.is_not(None)
    return and_(Person.active.is_(False), locked if state == "locked" else ~locked)


def _administered(standing: Standing | None, today: date) -> Iterable[ColumnElement[bool]]:
    if standing is not None:
        yield _belongs(select(Unit.id).where(people.visible(standing, "administer", Unit)), today)


def _belongs(units: object, today: date) -> ColumnElement[bool]:
    """The condition that an officer's own unit, or that of a post which he holds, is one of *units*."""
    held = select(Holding.person_id).join(Post, Post.id == Holding.post_id).where(validity.on(Holding, today))
    return or_(Person.unit_id.in_(units), Person.id.in_(held.where(Post.unit_id.in_(units))))  # type: ignore[arg-type]


def _titles(session: Session, ids: Collection[uuid.UUID], today: date) -> Mapping[uuid.UUID, tuple[str, ...]]:
    held = select(Holding.person_id, Post.title, Unit.name).join(Post, Post.id == Holding.post_id)
    rows = held.join(Unit, Unit.id == Post.unit_id).where(Holding.person_id.in_(ids), validity.on(Holding, today))
    found: dict[uuid.UUID, tuple[str, ...]] = defaultdict(tuple)
    for row in session.execute(rows.order_by(Unit.code, Post.title)):
        found[row.person_id] += (f"{row.title}, {row.name}",)
    return found


def _groups(session: Session, ids: Collection[uuid.UUID], today: date) -> Mapping[uuid.UUID, tuple[str, ...]]:
    rows = select(Membership.person_id, Group.name).join(Group, Group.id == Membership.group_id)
    found: dict[uuid.UUID, tuple[str, ...]] = defaultdict(tuple)
    mine = rows.where(Membership.person_id.in_(ids), validity.on(Membership, today)).distinct()
    for row in session.execute(mine.order_by(Group.name)):
        found[row.person_id] += (row.name,)
    return found


def _officer(person: Person, unit: str | None, titles: tuple[str, ...], groups: tuple[str, ...]) -> Officer:
    state = "active" if person.active else "new" if person.locked_at is None else "locked"
    contact = person.email, person.phone
    return Officer(person.id, person.login, person.full_name, unit, titles, groups, *contact, state)
