"""Sign-ins: one stay of an officer on the pages; it ends when he leaves, when he does nothing, and at the latest then.

The key of a sign-in is 256 random bits, so a plain digest keeps it as safe as a slow one would a password. How long one
lasts is our choice and a parameter: `sign_in_idle_minutes`, `sign_in_longest_minutes`.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Date, Select, bindparam, delete, func, select, update
from sqlalchemy.orm import Session

from engine import administration, parameters, secondfactors, validity
from engine.tables import Holding, Password, Person, Post, SecondFactor, SignIn, Unit
from engine.tables.base import Moment
from engine.work import Work
from feel.errors import Fault

IDLE, LONGEST = "sign_in_idle_minutes", "sign_in_longest_minutes"
GRAIN = timedelta(minutes=1)  #: so exactly is kept when somebody was seen last
LATE = timedelta(days=1)  #: files of a form left open overnight are still kept for who sent them; our choice
KEPT = timedelta(days=90)  #: that a sign-in was, is known so long; our choice


class NoSuchSignIn(Fault):
    """There is no such sign-in of yours that lasts."""

    vi = "Bạn không có lượt đăng nhập nào như vậy đang còn hiệu lực."


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes with a key, and what still lies before him."""

    sign_in_id: uuid.UUID
    person_id: uuid.UUID
    login: str
    full_name: str
    must_change: bool  #: his password is a first one
    must_prove: bool  #: he has not shown his second factor
    has_factor: bool  #: he has one to show
    is_stale: bool  #: when he was seen last is to be kept again
    roles: frozenset[str]  #: of the posts that he holds today, in his own right
    top_roles: frozenset[str]  #: those of them in a unit that stands under none


def begin(work: Work, person: Person, *, is_trusted: bool = False) -> str:
    """*person*, whose password was right, is signed in; the key of it, told this once only.

    *is_trusted*: he need show no second factor, as invented people in a demonstration, who carry no telephone.
    """
    today = parameters.day_of(work.now)
    idle, longest = (parameters.whole(work, code, on=today) for code in (IDLE, LONGEST))
    work.session.execute(delete(SignIn).where(SignIn.ends_at < work.now - KEPT))
    told = secrets.token_urlsafe(32)
    row = SignIn(
        person_id=person.id,
        digest=_digest(told),
        begun_at=work.now,
        seen_at=work.now,
        idle_minutes=idle,
        ends_at=work.now + timedelta(minutes=longest),
        is_proven=is_trusted or not secondfactors.is_asked_of(work, person),
    )
    work.session.add(row)
    work.session.flush()
    return told


def visitor(session: Session, told: str, now: datetime) -> Visitor | None:
    """Who comes with the key *told*; None: nobody whom we know, or his time is over."""
    row = session.execute(KNOWN, {"digest": _digest(told), "now": now, "today": validity.day(now)}).one_or_none()
    if row is None or row.seen_at + timedelta(minutes=row.idle_minutes) <= now:
        return None
    return Visitor(
        row.id,
        row.person_id,
        row.login,
        row.full_name,
        must_change=row.is_first,
        must_prove=not row.is_proven,
        has_factor=row.confirmed_at is not None,
        is_stale=row.seen_at + GRAIN <= now,
        roles=frozenset((row.roles or "").split()),
        top_roles=frozenset((row.top_roles or "").split()),
    )


def _known() -> Select[Any]:
    """Who comes with the key `digest` at `now`, the day `today`; put together once, for every page asks it."""
    on_day = validity.on(Holding, bindparam("today", type_=Date()))
    held = select(func.aggregate_strings(Post.role, " ")).join(Holding, Holding.post_id == Post.id)
    held = held.where(Holding.person_id == Person.id, on_day).correlate(Person)
    top = held.join(Unit, Unit.id == Post.unit_id).where(Unit.parent_id.is_(None))
    columns = (
        SignIn.id,
        SignIn.seen_at,
        SignIn.idle_minutes,
        SignIn.is_proven,
        Person.id.label("person_id"),
        Person.login,
        Person.full_name,
        Password.is_first,
        SecondFactor.confirmed_at,
        held.scalar_subquery().label("roles"),
        top.scalar_subquery().label("top_roles"),
    )
    lasts = SignIn.ended_at.is_(None), SignIn.ends_at > bindparam("now", type_=Moment())
    return (
        select(*columns)
        .join(Person, Person.id == SignIn.person_id)
        .join(Password, Password.person_id == Person.id)
        .outerjoin(SecondFactor, SecondFactor.person_id == Person.id)
        .where(SignIn.digest == bindparam("digest"), *lasts, Person.active.is_(True))
    )


KNOWN = _known()


def late(session: Session, told: str, now: datetime) -> uuid.UUID | None:
    """Whose time with the key *told* ran out not long ago, so that what he sends is kept for him; None: nobody's."""
    recent = (SignIn.digest == _digest(told), SignIn.ended_at.is_(None), SignIn.ends_at > now - LATE)
    mine = select(SignIn.person_id).join(Person, Person.id == SignIn.person_id)
    return session.scalar(mine.where(*recent, Person.active.is_(True)))


def whose(session: Session, told: str, now: datetime) -> uuid.UUID | None:
    """Whose the key *told* is or was until not long ago, also when his sign-in was ended; None: nobody's."""
    recent = SignIn.digest == _digest(told), SignIn.ends_at > now - LATE
    return session.scalar(select(SignIn.person_id).where(*recent))


def see(work: Work, sign_in_id: uuid.UUID) -> None:
    """The officer did something just now."""
    work.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(seen_at=work.now))


def prove(work: Work, sign_in_id: uuid.UUID, code: str) -> None:
    """The officer shows his second factor.

    Raises:
        WrongCode, NoFactor.
    """
    row = work.session.get_one(SignIn, sign_in_id)
    secondfactors.check(work, row.person_id, code)
    row.is_proven = True
    work.session.flush()


def end(work: Work, sign_in_id: uuid.UUID) -> None:
    """The officer leaves."""
    work.session.execute(update(SignIn).where(SignIn.id == sign_in_id).values(ended_at=work.now))


def end_own(work: Work, sign_in_id: uuid.UUID) -> None:
    """The officer ends a sign-in of his, as at a machine that he has left.

    Raises:
        NoSuchSignIn.
    """
    mine = update(SignIn).where(SignIn.id == sign_in_id, SignIn.person_id == work.actor_id, SignIn.ended_at.is_(None))
    ended = work.session.execute(mine.values(ended_at=work.now).execution_options(synchronize_session="fetch"))
    if ended.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise NoSuchSignIn


def of_person(session: Session, person_id: uuid.UUID, now: datetime) -> list[SignIn]:
    """The sign-ins of the officer that last, the newest first."""
    lasting = SignIn.person_id == person_id, SignIn.ended_at.is_(None), SignIn.ends_at > now
    found = session.scalars(select(SignIn).where(*lasting).order_by(SignIn.begun_at.desc(), SignIn.id))
    return [one for one in found if one.seen_at + timedelta(minutes=one.idle_minutes) > now]


def end_all(work: Work, person_id: uuid.UUID, *, but: uuid.UUID | None = None) -> int:
    """Every sign-in of the officer ends, *but* that one; gives how many."""
    mine = update(SignIn).where(SignIn.person_id == person_id, SignIn.ended_at.is_(None))
    if but is not None:
        mine = mine.where(SignIn.id != but)
    ended = work.session.execute(mine.values(ended_at=work.now).execution_options(synchronize_session=False))
    return int(ended.rowcount)  # type: ignore[attr-defined] # an UPDATE gives a CursorResult


def revoke(work: Work, person: Person, *, source: str) -> int:
    """An administrator ends every sign-in of *person*; gives how many.

    Raises:
        OwnRights, NotAllowed, NoSource.
    """
    administration.settle(work, person, administration.units_of(work, person), "end-sign-ins", source=source, facts={})
    return end_all(work, person.id)


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
