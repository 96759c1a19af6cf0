"""The notices of an officer, of the posts that he holds and of whom he replaces today, with whether he read them."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from engine import validity
from engine.queries.lists import BadCursor
from engine.tables import Holding, Notice, NoticeRead, Post, Substitution


@dataclass(frozen=True, slots=True)
class Told:
    """One notice."""

    id: uuid.UUID
    kind: str  #: one of engine.notices.KINDS
    case_id: uuid.UUID | None
    task_id: str | None
    at: datetime
    facts: Mapping[str, Any]
    is_read: bool


def of(
    session: Session, person_id: uuid.UUID, now: datetime, *, after: str | None = None, most: int = 50
) -> list[Told]:
    """The newest notices of the officer, at most *most*, from behind the cursor *after*.

    Raises:
        BadCursor.
    """
    rows = select(Notice, NoticeRead.at).outerjoin(NoticeRead, _by(person_id)).where(_mine(person_id, now))
    older = rows if after is None else rows.where(_behind(after))
    newest = older.order_by(Notice.at.desc(), Notice.id).limit(most)
    return [
        Told(one.id, one.kind, one.case_id, one.task_id, one.at, one.facts, read is not None)
        for one, read in session.execute(newest)
    ]


def digests(session: Session, person_id: uuid.UUID, now: datetime, *, most: int) -> list[Told]:
    """The newest daily digests of the officer himself, at most *most*."""
    mine = select(Notice).where(Notice.person_id == person_id, Notice.kind == "digest")
    rows = session.scalars(mine.where(Notice.at <= now).order_by(Notice.at.desc(), Notice.id).limit(most))
    return [Told(one.id, one.kind, one.case_id, one.task_id, one.at, one.facts, is_read=True) for one in rows]


def cursor(told: Told) -> str:
    """What leads to the notices behind *told*."""
    return f"{told.at.isoformat()}~{told.id}"


def _behind(after: str) -> ColumnElement[bool]:
    try:
        at, last = after.split("~")
        moment, notice_id = datetime.fromisoformat(at), uuid.UUID(last)
    except ValueError as error:
        raise BadCursor from error
    if moment.tzinfo is None:
        raise BadCursor
    return or_(Notice.at < moment, and_(Notice.at == moment, Notice.id > notice_id))


def unread(session: Session, person_id: uuid.UUID, now: datetime) -> int:
    """How many notices the officer has not read."""
    counted = select(func.count()).select_from(Notice).outerjoin(NoticeRead, _by(person_id))
    return session.scalar(counted.where(_mine(person_id, now), NoticeRead.at.is_(None))) or 0


def is_addressed(session: Session, notice_id: uuid.UUID, person_id: uuid.UUID, now: datetime) -> bool:
    """Whether the notice is one of the officer's."""
    return session.scalar(select(Notice.id).where(Notice.id == notice_id, _mine(person_id, now))) is not None


def _by(person_id: uuid.UUID) -> ColumnElement[bool]:
    return and_(NoticeRead.notice_id == Notice.id, NoticeRead.person_id == person_id)


def _mine(person_id: uuid.UUID, now: datetime) -> ColumnElement[bool]:
    """Addressed to the officer or to whom he replaces today, by name or by a post held today."""
    today = validity.day(now)
    absent = select(Substitution.absent_id).where(Substitution.deputy_id == person_id, validity.on(Substitution, today))
    held = select(Post.id).join(Holding, Holding.post_id == Post.id)
    theirs = or_(Holding.person_id == person_id, Holding.person_id.in_(absent)), validity.on(Holding, today)
    by_post = held.where(*theirs, Post.unit_id == Notice.unit_id, Post.role == Notice.role).exists()
    return or_(Notice.person_id == person_id, Notice.person_id.in_(absent), by_post)
