"""What an officer may do today, gathered in one statement: by posts, charges, rights given, and in whose stead."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import (
    CTE,
    Boolean,
    ColumnElement,
    Date,
    Select,
    String,
    Uuid,
    bindparam,
    cast,
    literal_column,
    null,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from engine import validity
from engine.people import acts
from engine.people.acts import Act
from engine.people.scopes import Scope
from engine.tables import Charge, Grant, Holding, Legacy, Membership, Person, Post, Substitution, Unit


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """Where a right comes from, in words with which a sentence goes on: "vì …", "by …"."""

    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Reach:
    """One way in which an officer may act: these acts, on what fits all these scopes."""

    acts: frozenset[Act]
    scopes: tuple[Scope, ...]
    principal: uuid.UUID  #: whose right it is: the officer's own, or that of whom he replaces
    document: str | None  #: by which he replaces the principal, or by which the right was given
    source: Source
    form: str | None = None  #: how he signs: ky, TM., KT., TL., TUQ.


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that an officer may do today."""

    actor_id: uuid.UUID | None
    reaches: tuple[Reach, ...]
    is_active: bool

    def of(self, act: Act) -> tuple[Reach, ...]:
        """The ways to do *act*, the officer's own first."""
        mine = [reach for reach in self.reaches if act in reach.acts]
        return tuple(sorted(mine, key=lambda reach: reach.principal != self.actor_id))


KEPT = "standings"  #: under this name a session keeps what it knows, while `asked_often`
Known = TypeVar("Known")
NOBODY = Standing(None, (), is_active=False)


@contextmanager
def asked_often(session: Session) -> Iterator[None]:
    """Inside, nobody's rights change: who may do what is gathered once for each officer, however often it is asked."""
    if KEPT in session.info:
        yield
        return
    session.info[KEPT] = {}
    try:
        yield
    finally:
        del session.info[KEPT]


def stand(session: Session, actor_id: uuid.UUID | None, now: datetime) -> Standing:
    """What *actor_id* may do on the day of *now*: one statement. Nobody, the system itself, may do nothing."""
    if actor_id is None:
        return NOBODY
    return once(session, (actor_id, validity.day(now)), lambda: _gather(session, actor_id, now))


def once(session: Session, key: object, ask: Callable[[], Known]) -> Known:
    """What *ask* tells, asked once only while `asked_often`, and every time else."""
    kept: dict[object, Known] = session.info.get(KEPT, {})
    if key not in kept:
        kept[key] = ask()
    return kept[key]


def _gather(session: Session, actor_id: uuid.UUID, now: datetime) -> Standing:
    rows = list(session.execute(STATEMENT, {"actor": actor_id, "today": validity.day(now)}))
    reaches = [reach for row in rows if row.kind is not None for reach in _reaches(row, actor_id)]
    return Standing(actor_id, tuple(reaches), is_active=bool(rows))


ACTOR, TODAY = bindparam("actor", type_=Uuid()), bindparam("today", type_=Date())


def _principals() -> CTE:
    """The officer himself, and those whom he replaces today, each with the scope of the substitution.

    An officer whose account is locked replaces nobody and has no right of his own. Whom he replaces may be locked.
    """
    own = select(
        Person.id.label("principal"),
        _nothing(String).label("document"),
        _nothing(Uuid).label("lent_unit"),
        _nothing(String).label("lent_slug"),
        _nothing(String).label("lent_field"),
    ).where(Person.id == ACTOR, Person.active)
    lent = (
        select(
            Substitution.absent_id,
            Substitution.document,
            Substitution.unit_id,
            Substitution.slug,
            Substitution.field,
        )
        .join(Person, Person.id == Substitution.deputy_id)
        .where(Person.id == ACTOR, Person.active, validity.on(Substitution, TODAY))
    )
    return union_all(own, lent).cte("whom")


def _nothing(kind: type[Any]) -> ColumnElement[Any]:
    """An empty value; the database wants to know of which kind."""
    return cast(null(), kind())


def _people(principals: CTE) -> CTE:
    """The principals, each once, however many substitutions make one of them."""
    return select(principals.c.principal).distinct().cte("people")


POST = {
    "unit": Post.unit_id,
    "unit_name": Unit.name,
    "role": Post.role,
    "title": Post.title,
    "divided": Post.divided,
    "charge": Charge.id,
    "charge_unit": Charge.unit_id,
    "slug": Charge.slug,
    "field": Charge.field,
    "territory": Charge.territory,
}


def _posts(people: CTE) -> CTE:
    """The posts that each of *people* holds today, each with what he is in charge of there."""
    charged = (Charge.holding_id == Holding.id) & validity.on(Charge, TODAY)
    named = (column.label(name) for name, column in POST.items())
    return (
        select(people.c.principal.label("person"), Post.id.label("post"), *named)
        .select_from(people)
        .join(Holding, (Holding.person_id == people.c.principal) & validity.on(Holding, TODAY))
        .join(Post, Post.id == Holding.post_id)
        .join(Unit, Unit.id == Post.unit_id)
        .outerjoin(Charge, charged)
        .cte("posts")
    )


ROW: tuple[tuple[str, type[Any]], ...] = (
    ("person", Uuid),
    ("unit", Uuid),
    ("before", Uuid),
    ("before_slug", String),
    ("before_field", String),
    ("before_territory", String),
    ("unit_name", String),
    ("role", String),
    ("title", String),
    ("divided", Boolean),
    ("charge", Uuid),
    ("charge_unit", Uuid),
    ("slug", String),
    ("field", String),
    ("territory", String),
    ("element", String),
    ("act", String),
    ("form", String),
    ("basis", String),
)


def _row(kind: str, given: dict[str, Any]) -> list[Any]:
    """The columns of `ROW`, those that are not *given* empty."""
    return [_kind(kind), *(given.get(name, null()).label(name) for name, _ in ROW)]


def _kind(name: str) -> ColumnElement[str]:
    return literal_column(f"'{name}'", String()).label("kind")


def _held(posts: CTE) -> Select[Any]:
    """The first of the parts: what is empty here tells the database of which kind it is in the others."""
    given = {name: posts.c[name] for name in ("person", *POST)}
    return select(_kind("post"), *((given[name] if name in given else _nothing(of)).label(name) for name, of in ROW))


def _left(posts: CTE) -> Select[Any]:
    """The posts once more, with each unit that theirs took over from."""
    taken = {
        "before": Legacy.before_id,
        "before_slug": Legacy.slug,
        "before_field": Legacy.field,
        "before_territory": Legacy.territory,
    }
    row = _row("legacy", {**{name: posts.c[name] for name in ("person", *POST)}, **taken})
    return select(*row).select_from(posts).join(Legacy, Legacy.unit_id == posts.c.unit)


def _granted(people: CTE, posts: CTE) -> Select[Any]:
    person = people.c.principal
    given = {
        "person": person,
        "unit": Grant.unit_id,
        "unit_name": Unit.name,
        "slug": Grant.slug,
        "field": Grant.field,
        "element": Grant.element,
        "act": Grant.act,
        "form": Grant.form,
        "basis": Grant.document,
    }
    groups = select(Membership.group_id).where(Membership.person_id == person, validity.on(Membership, TODAY))
    held = select(posts.c.post).where(posts.c.person == person)
    theirs = or_(Grant.person_id == person, Grant.group_id.in_(groups), Grant.post_id.in_(held))
    return (
        select(*_row("grant", given))
        .select_from(people)
        .join(Grant, theirs & validity.on(Grant, TODAY))
        .outerjoin(Unit, Unit.id == Grant.unit_id)
    )


def _statement() -> Select[Any]:
    """Every principal with every right of his; one empty row for who has none, no row at all for a locked account."""
    principals = _principals()
    people = _people(principals)
    posts = _posts(people)
    rights = union_all(_held(posts), _left(posts), _granted(people, posts)).subquery("may")
    told = [column for column in rights.c if column.name != "person"]
    is_his = rights.c.person == principals.c.principal
    return select(principals, *told).select_from(principals).outerjoin(rights, is_his)


#: Made once: putting it together takes longer than asking it. With few bound values and not long, for psycopg keeps no
#: more than 4,096 characters or 50 values ready: reading it anew took as long as asking it.
STATEMENT = _statement()


def _reaches(row: Any, actor_id: uuid.UUID) -> Iterator[Reach]:
    """The ways to act that *row* means; a post that is divided gives nothing without a charge."""
    if row.divided and row.charge is None:
        return
    is_own = row.principal == actor_id
    limits = () if is_own else (Scope(row.lent_unit, slug=row.lent_slug, field=row.lent_field),)
    for allowed, scopes, form in WAYS[row.kind](row):
        left = allowed if is_own else allowed & acts.LENT
        if left:
            document = row.basis if is_own else row.document
            yield Reach(left, (*scopes, *limits), row.principal, document, _source(row), form)


Ways = Iterator[tuple[frozenset[Act], tuple[Scope, ...], str | None]]


def _of_post(row: Any) -> Ways:
    role = acts.of_post(row.role)
    charge = (Scope(row.charge_unit, slug=row.slug, field=row.field, territory=row.territory),) if row.divided else ()
    yield acts.WORK, (Scope(row.unit, "alone", role=row.role), *charge), None
    yield role.acts, (Scope(row.unit, role.branch), *charge), None


def _of_legacy(row: Any) -> Ways:
    """What the unit took over may be read as if it were its own, within what the officer is in charge of."""
    role = acts.of_post(row.role)
    taken = Scope(None, slug=row.before_slug, field=row.before_field, territory=row.before_territory)
    charge = (Scope(None, slug=row.slug, field=row.field, territory=row.territory),) if row.divided else ()
    yield role.acts & acts.LOOKING, (Scope(row.before, role.branch), taken, *charge), None


def _of_grant(row: Any) -> Ways:
    yield frozenset({row.act}), (Scope(row.unit, slug=row.slug, field=row.field, element=row.element),), row.form


WAYS: dict[str, Callable[[Any], Ways]] = {"post": _of_post, "legacy": _of_legacy, "grant": _of_grant}


def _source(row: Any) -> Source:
    post = f"{row.title}, {row.unit_name}"
    if row.kind == "post":
        return Source(f"giữ vị trí {post}", f"the post {post}")
    if row.kind == "legacy":
        vi = f"giữ vị trí {post}, đơn vị tiếp nhận của đơn vị trước sắp xếp"
        return Source(vi, f"the post {post}, whose unit took over from one that was rearranged")
    vi, en = (f" tại {row.unit_name}", f" at {row.unit_name}") if row.unit_name else ("", "")
    if row.form:
        vi, en = f"được giao ký ({row.form}){vi} theo {row.basis}", f"authority to sign ({row.form}){en} by {row.basis}"
        return Source(vi, en)
    return Source(f"được cấp quyền riêng{vi}", f"a right given beside the posts{en}")
