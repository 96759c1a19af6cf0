"""Who may do what: one question, asked by every verb that lets an officer act."""

from __future__ import annotations

import uuid
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.orm import Session

from engine.tables import Answer, Holding, Person, Post, Task
from engine.work import Work
from feel.errors import Fault

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


class NotYours(Fault):
    """This task belongs to another post or unit."""

    vi = "Việc này thuộc vị trí hoặc đơn vị khác."


class MustBeAnother(Fault):
    """Whoever did the step '{element}' of this case may not do this one."""

    vi = "Người đã làm bước '{element}' của hồ sơ này không được làm bước này."


def may(work: Work, task: Task) -> bool:
    """Whether the actor of *work* holds, today, the post that *task* waits for, and is an active officer."""
    if work.actor_id is None:
        return False
    held = select(Holding.id).join(Post).join(Person).where(*_holds(work.actor_id, work.now))
    return work.session.scalar(held.where(Post.unit_id == task.unit_id, Post.role == task.role).limit(1)) is not None


def visible(actor_id: uuid.UUID, now: datetime) -> ColumnElement[bool]:
    """The same rule as `may`, as a condition on `Task` for lists and counts."""
    held = select(Holding.id).join(Post).join(Person).where(*_holds(actor_id, now))
    return exists(held.where(Post.unit_id == Task.unit_id, Post.role == Task.role))


def require(work: Work, task: Task) -> None:
    """Nothing, when the actor may do *task*.

    Raises:
        NotYours: the post is not the actor's.
        MustBeAnother: the diagram wants somebody else than who did an earlier step.
    """
    if not may(work, task):
        raise NotYours()
    for element in task.separate_from or []:
        if _did(work.session, work.actor_id, task.case_id, element):
            raise MustBeAnother(element=element)


def _holds(actor_id: uuid.UUID, now: datetime) -> tuple[ColumnElement[bool], ...]:
    today = now.astimezone(VIETNAM).date()
    return (
        Holding.person_id == actor_id,
        Person.active.is_(True),
        and_(Holding.valid_from <= today, or_(Holding.valid_to.is_(None), Holding.valid_to > today)),
    )


def _did(session: Session, actor_id: uuid.UUID | None, case_id: uuid.UUID, element: str) -> bool:
    """Whether the actor gave the newest answers of *element*: work done again by another is the other's."""
    newest = select(Answer.given_by).where(Answer.case_id == case_id, Answer.element == element)
    return session.scalar(newest.order_by(Answer.given_at.desc()).limit(1)) == actor_id
