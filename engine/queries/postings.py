"""What an officer holds, was given and has in hand, for the pages of whoever administers him."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import Session, aliased

from engine import validity
from engine.queries.lists import BadCursor
from engine.tables import (
    Charge,
    Grant,
    Group,
    Holding,
    Membership,
    Password,
    Person,
    Post,
    SecondFactor,
    SettingChange,
    SignIn,
    Substitution,
    Task,
    Unit,
)
from engine.tables.tasks import is_live

ORDER = "order"  #: what makes a task one that an officer was ordered to do
RECENT = 20  #: entries of a history that a page shows


@dataclass(frozen=True, slots=True)
class Account:
    """How an officer comes in, and where he belongs."""

    unit_code: str | None
    activated_at: datetime | None
    locked_at: datetime | None
    password_set_at: datetime | None  #: None: he has none and cannot sign in
    is_first: bool | None  #: he has not changed the password that he was given
    factor_since: datetime | None  #: of his second factor; None: he has none


@dataclass(frozen=True, slots=True)
class InHand:
    """The open work of an officer, by what would become of it if his account were locked."""

    own: int  #: waits for others again
    lent: int  #: delegated to him: its owner's again
    given: int  #: delegated by him: the other's for good
    ordered: int  #: he was ordered to do it: stays his
    late: int  #: of what he holds


@dataclass(frozen=True, slots=True)
class Charged:
    """What a holder of a divided post is in charge of; all that is named must fit."""

    id: uuid.UUID
    unit: str | None  #: its name for whoever looks at an officer, its code for whoever looks at a unit
    slug: str | None
    field: str | None
    territory: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Held:
    """A post that an officer holds or will hold."""

    unit_code: str
    unit: str
    role: str
    title: str
    is_divided: bool
    valid_from: date
    valid_to: date | None
    charges: tuple[Charged, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A group that an officer belongs to or will belong to."""

    code: str
    name: str
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Given:
    """A right that somebody was given beside what posts bring: an officer, a group, or a post."""

    id: uuid.UUID
    kind: str  #: person, group or post
    whom: str  #: in words
    act: str
    form: str | None  #: of a signature
    document: str | None
    unit: str | None
    slug: str | None
    field: str | None
    element: str | None
    valid_from: date
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Changed:
    """One entry of the record of an account."""

    act: str
    at: datetime
    who: str | None  #: None: the system itself
    source: str


@dataclass(frozen=True, slots=True)
class Stay:
    """One sign-in that has not ended."""

    begun_at: datetime
    seen_at: datetime
    ends_at: datetime
    is_proven: bool


@dataclass(frozen=True, slots=True)
class StandIn:
    """Who stands in for whom, for how long, by which document."""

    id: uuid.UUID
    absent_id: uuid.UUID
    absent: str
    absent_login: str
    deputy: str
    document: str
    unit: str | None
    slug: str | None
    field: str | None
    valid_from: date
    valid_to: date


def account(session: Session, person_id: uuid.UUID) -> Account:
    """How the officer comes in."""
    columns = Unit.code, Person.activated_at, Person.locked_at, Password.set_at, Password.is_first
    found = select(*columns, SecondFactor.confirmed_at).select_from(Person).where(Person.id == person_id)
    found = found.outerjoin(Unit, Unit.id == Person.unit_id).outerjoin(Password, Password.person_id == Person.id)
    return Account(*session.execute(found.outerjoin(SecondFactor, SecondFactor.person_id == Person.id)).one())


def in_hand(session: Session, person_id: uuid.UUID, now: datetime) -> InHand:
    """The officer's open work."""
    holds, owns = Task.holder_id == person_id, Task.owner_id == person_id
    is_order = ~Task.proposal.is_distinct_from(ORDER)
    counted = (
        func.count().filter(holds, ~is_order, Task.owner_id.is_(None)),
        func.count().filter(holds, ~is_order, Task.owner_id.is_not(None)),
        func.count().filter(owns, ~holds, ~is_order),
        func.count().filter(holds, is_order),
        func.count().filter(holds, Task.due_at < now),
    )
    live = select(*counted).where(is_live(), Task.state == "claimed", or_(holds, owns))
    return InHand(*session.execute(live).one())


def held(session: Session, person_id: uuid.UUID, today: date) -> list[Held]:
    """The posts of the officer, today's and those to come, each with what he is in charge of: two statements."""
    mine = select(Holding.id, Unit.code, Unit.name, Post, Holding.valid_from, Holding.valid_to)
    mine = mine.join(Post, Post.id == Holding.post_id).join(Unit, Unit.id == Post.unit_id)
    mine = mine.where(Holding.person_id == person_id, _lasts(Holding, today))
    rows = session.execute(mine.order_by(Unit.code, Post.title, Holding.valid_from)).all()
    named = Charge.id, Unit.name, Charge.slug, Charge.field, Charge.territory, Charge.valid_from, Charge.valid_to
    of_them = select(Charge.holding_id, *named).outerjoin(Unit, Unit.id == Charge.unit_id)
    of_them = of_them.where(Charge.holding_id.in_([row.id for row in rows]), _lasts(Charge, today))
    charges = session.execute(of_them.order_by(Charge.valid_from)).all()
    return [
        Held(
            *(row.code, row.name, row.Post.role, row.Post.title, row.Post.divided, row.valid_from, row.valid_to),
            tuple(Charged(*one[1:]) for one in charges if one.holding_id == row.id),
        )
        for row in rows
    ]


def groups(session: Session, person_id: uuid.UUID, today: date) -> list[Member]:
    """The groups of the officer, today's and those to come."""
    mine = select(Group.code, Group.name, Membership.valid_from, Membership.valid_to)
    mine = mine.join(Membership, Membership.group_id == Group.id).where(Membership.person_id == person_id)
    return [Member(*row) for row in session.execute(mine.where(_lasts(Membership, today)).order_by(Group.name))]


def given(session: Session, whom: ColumnElement[bool], today: date) -> list[Given]:
    """The rights of today and to come that fit *whom*, a condition on `Grant`, `Person` or `Post`."""
    seat = aliased(Unit)
    columns = (Grant, Person.full_name, Group.name.label("group"), Post.title, seat.name.label("seat"), Unit.name)
    rows = (
        select(*columns)
        .outerjoin(Person, Person.id == Grant.person_id)
        .outerjoin(Group, Group.id == Grant.group_id)
        .outerjoin(Post, Post.id == Grant.post_id)
        .outerjoin(seat, seat.id == Post.unit_id)
        .outerjoin(Unit, Unit.id == Grant.unit_id)
        .where(whom, _lasts(Grant, today))
        .order_by(Grant.group_id, Grant.post_id, Person.name_collation, Grant.act, Grant.valid_from)
    )
    return [_given(*row) for row in session.execute(rows)]


@dataclass(frozen=True, slots=True)
class Extra:
    """A right given beside what posts bring, with its holder as programs name him."""

    grant: Grant
    kind: str  #: person, group or post
    of: str  #: login, code of the group, or "H99.15 mot-cua": code of the unit and role of the post
    whom: str  #: in words


def extras(
    session: Session, whom: ColumnElement[bool], today: date, *, after: str | None, most: int
) -> tuple[list[Extra], str | None]:
    """The same rights, those that begin last first, at most *most*; and the cursor of the next part, None at the end.

    Raises:
        BadCursor.
    """
    seat = aliased(Unit)
    columns = Grant, Person.login, Person.full_name, Group.code, Group.name.label("group"), Post, seat
    rows = (
        select(*columns)
        .outerjoin(Person, Person.id == Grant.person_id)
        .outerjoin(Group, Group.id == Grant.group_id)
        .outerjoin(Post, Post.id == Grant.post_id)
        .outerjoin(seat, seat.id == Post.unit_id)
        .where(whom, _lasts(Grant, today), *([] if after is None else [_behind(Grant, after)]))
        .order_by(Grant.valid_from.desc(), Grant.id)
    )
    found = [_extra(*row) for row in session.execute(rows.limit(most + 1))]
    return found[:most], _cursor(found[most - 1].grant) if len(found) > most else None


def absences(
    session: Session, whom: ColumnElement[bool], today: date, *, after: str | None, most: int
) -> tuple[Sequence[Substitution], str | None]:
    """The substitutions of today and to come that fit *whom*, those that begin last first, and the next cursor.

    Raises:
        BadCursor.
    """
    conditions = [whom, Substitution.valid_to > today, *([] if after is None else [_behind(Substitution, after)])]
    rows = select(Substitution).where(*conditions).order_by(Substitution.valid_from.desc(), Substitution.id)
    found = session.scalars(rows.limit(most + 1)).all()
    return found[:most], _cursor(found[most - 1]) if len(found) > most else None


def _extra(
    grant: Grant, login: str | None, person: str | None, code: str | None, group: str | None, post: Any, seat: Any
) -> Extra:
    if login is not None:
        return Extra(grant, "person", login, person or "")
    if code is not None:
        return Extra(grant, "group", code, group or "")
    return Extra(grant, "post", f"{seat.code} {post.role}", f"{post.title}, {seat.name}")


def _cursor(last: Grant | Substitution) -> str:
    return f"{last.valid_from.isoformat()}~{last.id}"


def _behind(table: Any, cursor: str) -> ColumnElement[bool]:
    try:
        said, one = cursor.split("~")
        since, row_id = date.fromisoformat(said), uuid.UUID(one)
    except ValueError as error:
        raise BadCursor from error
    return or_(table.valid_from < since, and_(table.valid_from == since, table.id > row_id))


def _given(
    grant: Grant, person: str | None, group: str | None, title: str | None, seat: str, unit: str | None
) -> Given:
    kind, whom = ("person", person) if person else ("group", group) if group else ("post", f"{title}, {seat}")
    scope = unit, grant.slug, grant.field, grant.element
    basis = grant.act, grant.form, grant.document
    return Given(grant.id, kind, whom or "", *basis, *scope, grant.valid_from, grant.valid_to)


def of_person(person_id: uuid.UUID, today: date) -> ColumnElement[bool]:
    """The condition that a right is the officer's: his own, or of a group or a post of his."""
    joined = select(Membership.group_id).where(Membership.person_id == person_id, validity.on(Membership, today))
    posts = select(Holding.post_id).where(Holding.person_id == person_id, validity.on(Holding, today))
    return or_(Grant.person_id == person_id, Grant.group_id.in_(joined), Grant.post_id.in_(posts))


def of_units(units: Select[Any], today: date) -> ColumnElement[bool]:
    """The condition that a right is of an officer or a post of *units*, or of a group, which belongs to none."""
    held = select(Holding.person_id).join(Post, Post.id == Holding.post_id)
    holders = held.where(Post.unit_id.in_(units), validity.on(Holding, today))
    persons = select(Person.id).where(or_(Person.unit_id.in_(units), Person.id.in_(holders)))
    posts = select(Post.id).where(Post.unit_id.in_(units))
    return or_(Grant.person_id.in_(persons), Grant.post_id.in_(posts), Grant.group_id.is_not(None))


def away_from(units: Select[Any], today: date) -> ColumnElement[bool]:
    """The condition that whoever is away by a substitution is an officer of *units*."""
    held = select(Holding.person_id).join(Post, Post.id == Holding.post_id)
    holders = held.where(Post.unit_id.in_(units), validity.on(Holding, today))
    return Substitution.absent_id.in_(select(Person.id).where(or_(Person.unit_id.in_(units), Person.id.in_(holders))))


def sign_ins(session: Session, person_id: uuid.UUID, now: datetime) -> list[Stay]:
    """The sign-ins of the officer that have not ended, the newest first; one that was idle too long has."""
    columns = SignIn.begun_at, SignIn.seen_at, SignIn.ends_at, SignIn.is_proven, SignIn.idle_minutes
    mine = select(*columns).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.ends_at > now)
    rows = session.execute(mine.order_by(SignIn.begun_at.desc())).all()
    return [Stay(*row[:4]) for row in rows if (now - row.seen_at).total_seconds() < row.idle_minutes * 60]


def history(session: Session, subject: str) -> list[Changed]:
    """The last changes to *subject*, the newest first."""
    mine = select(SettingChange.act, SettingChange.at, Person.full_name, SettingChange.source)
    mine = mine.outerjoin(Person, Person.id == SettingChange.actor_id).where(SettingChange.subject == subject)
    return [Changed(*row) for row in session.execute(mine.order_by(SettingChange.number.desc()).limit(RECENT))]


def stand_ins(session: Session, whom: ColumnElement[bool], today: date, *, most: int = 200) -> list[StandIn]:
    """The substitutions of today and to come that fit *whom*, a condition on `Substitution`, those of now first."""
    absent, deputy = aliased(Person), aliased(Person)
    scope = Unit.name.label("unit"), Substitution.slug, Substitution.field
    named = Substitution.id, absent.id, absent.full_name, absent.login, deputy.full_name, Substitution.document
    rows = (
        select(*named, *scope, Substitution.valid_from, Substitution.valid_to)
        .join(absent, absent.id == Substitution.absent_id)
        .join(deputy, deputy.id == Substitution.deputy_id)
        .outerjoin(Unit, Unit.id == Substitution.unit_id)
        .where(and_(whom, Substitution.valid_to > today))
        .order_by(Substitution.valid_from, absent.name_collation, Substitution.id)
    )
    return [StandIn(*row) for row in session.execute(rows.limit(most))]


def about(person_id: uuid.UUID) -> ColumnElement[bool]:
    """The condition that the officer is away by a substitution, or stands in by one."""
    return or_(Substitution.absent_id == person_id, Substitution.deputy_id == person_id)


def all_groups(session: Session) -> Sequence[Group]:
    """All groups, by name."""
    return session.scalars(select(Group).order_by(Group.name)).all()


def _lasts(table: Any, today: date) -> ColumnElement[bool]:
    """The condition that a row of *table* is in force on *today* or will be."""
    return or_(table.valid_to.is_(None), table.valid_to > today)
