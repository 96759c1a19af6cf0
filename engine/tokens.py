"""Tokens: with one of them a program acts over HTTP as the officer who holds it, within its scopes and until its end.

A token is 256 random bits, so a plain digest keeps it as safe as a slow one would a password.
"""

from __future__ import annotations

import hashlib
import secrets
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, bindparam, select, update
from sqlalchemy.orm import Session

from engine import administration, changes
from engine.tables import AccessToken, Password, Person
from engine.tables.base import Moment
from engine.work import Work
from feel.errors import Fault

PREFIX = "mc_"  #: so that a token that went astray is recognised as one
LONGEST_NAME = 120
LONGEST_LIFE = timedelta(days=366)  #: our choice: whoever still needs it renews it once a year

#: what a token may be good for; within each, its holder may no more than he may anyhow
SCOPES = {
    "tasks:read": "xem việc",
    "tasks:write": "xử lý việc",
    "cases:read": "xem hồ sơ",
    "cases:write": "nộp và xử lý hồ sơ",
    "people:read": "xem cán bộ, đơn vị, quyền và vết xử lý",
    "people:write": "quản trị cán bộ, đơn vị, quyền và mã truy cập",
    "procedures:read": "xem bản dự thảo thủ tục",
    "procedures:write": "soạn và công bố thủ tục",
    "settings:read": "xem tham số và lịch làm việc",
    "settings:write": "đặt tham số và lịch làm việc",
}


class BadToken(Fault):
    """This token is unknown, expired or revoked, or its holder may not act at present."""

    vi = "Mã truy cập không đúng, đã hết hạn hoặc bị thu hồi, hoặc tài khoản đang bị khóa."


class BadTerms(Fault):
    """A token has a name of 1 to {longest} letters, at least one scope of {known}, and ends within {days} days."""

    vi = "Mã truy cập cần tên từ 1 đến {longest} ký tự, ít nhất một phạm vi trong {known}, thời hạn tối đa {days} ngày."


class NotTheirToken(Fault):
    """Whoever signs in makes his tokens himself; nobody makes one that acts as somebody else."""

    vi = "Không ai được tạo mã truy cập để làm việc dưới tên người khác."


class BeyondToken(Fault):
    """With a token only tokens are made that open no more than it does, and that end no later."""

    vi = "Bằng một mã truy cập chỉ tạo được mã khác có phạm vi và thời hạn không vượt quá mã ấy."


class NoSuchToken(Fault):
    """There is no such token in force."""

    vi = "Không có mã truy cập này hoặc mã đã bị thu hồi."


@dataclass(frozen=True, slots=True)
class Bearer:
    """Who comes with a token, and what it is good for."""

    person_id: uuid.UUID
    scopes: frozenset[str]
    expires_at: datetime


def issue(
    work: Work,
    person: Person,
    *,
    name: str,
    scopes: Collection[str],
    expires_at: datetime,
    source: str,
    within: Bearer | None = None,
) -> tuple[AccessToken, str]:
    """A new token of *person*, and its text, which is told this once only; made *within* the token that was shown.

    An account that never had a password is a program's: whoever administers it makes its tokens. Our choice.

    Raises:
        NotTheirToken, NotAllowed, BeyondToken, BadTerms, NoSource: nothing is made.
    """
    if work.actor_id not in (None, person.id):
        _require_program(work, person)
    if within is not None and not (set(scopes) <= within.scopes and expires_at <= within.expires_at):
        raise BeyondToken
    called, is_lasting = name.strip(), work.now < expires_at <= work.now + LONGEST_LIFE
    if not 0 < len(called) <= LONGEST_NAME or not scopes or not set(scopes) <= SCOPES.keys() or not is_lasting:
        raise BadTerms(longest=LONGEST_NAME, known=", ".join(SCOPES), days=LONGEST_LIFE.days)
    told = PREFIX + secrets.token_urlsafe(32)
    token = AccessToken(
        id=uuid.uuid4(),
        person_id=person.id,
        name=called,
        digest=_digest(told),
        scopes=sorted(set(scopes)),
        issued_at=work.now,
        issued_by=work.actor_id,
        expires_at=expires_at,
    )
    work.session.add(token)
    facts = {"token": str(token.id), "scopes": token.scopes, "until": expires_at.isoformat()}
    changes.record(work, administration.subject_of(person), "issue-token", source=source, facts=facts)
    return token, told


def revoke(work: Work, token_id: uuid.UUID, *, source: str) -> None:
    """The token opens nothing any more; its holder may do that, and whoever administers him.

    Raises:
        NoSuchToken, NotAllowed, NoSource.
    """
    token = work.session.get(AccessToken, token_id, with_for_update=True)
    if token is None or token.revoked_at is not None:
        raise NoSuchToken
    person = work.session.get_one(Person, token.person_id)
    if work.actor_id != person.id:
        administration.require(work, administration.units_of(work, person))
    token.revoked_at = work.now
    facts = {"token": str(token.id)}
    changes.record(work, administration.subject_of(person), "revoke-token", source=source, facts=facts)


def end_of_others(work: Work, person: Person) -> None:
    """*person* signs in himself from now on: tokens that somebody else made for the account open nothing any more."""
    made = AccessToken.issued_by.is_not(None), AccessToken.issued_by != person.id
    others = update(AccessToken).where(AccessToken.person_id == person.id, AccessToken.revoked_at.is_(None), *made)
    work.session.execute(others.values(revoked_at=work.now).execution_options(synchronize_session="fetch"))


def _require_program(work: Work, person: Person) -> None:
    if work.session.get(Password, person.id) is not None:
        raise NotTheirToken
    administration.require(work, administration.units_of(work, person))


def of_person(session: Session, person_id: uuid.UUID) -> list[AccessToken]:
    """All tokens that *person_id* ever had, the newest first."""
    mine = select(AccessToken).where(AccessToken.person_id == person_id)
    return list(session.scalars(mine.order_by(AccessToken.issued_at.desc(), AccessToken.id)))


def bearer(session: Session, told: str, now: datetime) -> Bearer:
    """Who comes with the token *told*.

    Raises:
        BadToken: nobody whom we let in; why, is not told to a stranger.
    """
    row = session.execute(HELD, {"digest": _digest(told), "now": now}).one_or_none()
    if row is None:
        raise BadToken
    return Bearer(row.person_id, frozenset(row.scopes), row.expires_at)


def _held() -> Select[tuple[uuid.UUID, list[str], datetime]]:
    """Whose the token `digest` is, what it is good for and until when, while it opens anything at `now`.

    Put together once: that costs more than asking it does, and every request of a program asks it.
    """
    is_open = AccessToken.revoked_at.is_(None), AccessToken.expires_at > bindparam("now", type_=Moment())
    mine = select(AccessToken.person_id, AccessToken.scopes, AccessToken.expires_at)
    mine = mine.join(Person, Person.id == AccessToken.person_id).where(Person.active.is_(True))
    return mine.where(AccessToken.digest == bindparam("digest"), *is_open)


HELD = _held()


def _digest(told: str) -> str:
    return hashlib.sha256(told.encode()).hexdigest()
