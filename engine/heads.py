"""The head: who approves what the law leaves to a head, and signs apologies. Never the person who asks."""

from __future__ import annotations

import uuid

from sqlalchemy import select

from bpmn.procedure import Procedure
from engine import validity
from engine.tables import Case, Holding, Person, Post
from engine.work import Work
from feel.errors import Fault

HEAD = "lanh-dao"  #: the post of the head where procedure.toml names no lane as `head`


class NotTheHead(Fault):
    """Whoever approves this must hold the post of the head today."""

    vi = "Người phê duyệt phải đang giữ vị trí lãnh đạo có thẩm quyền."


class OwnApproval(Fault):
    """Nobody approves what they ask for themselves."""

    vi = "Không ai được tự phê duyệt đề nghị của mình."


def place_of(case: Case, procedure: Procedure) -> tuple[uuid.UUID, str]:
    """The unit and the post of the head of this case."""
    role = procedure.roles.get(procedure.clock.head)
    if role is None:
        return case.competent_unit_id, HEAD
    return getattr(case, f"{role.unit}_unit_id"), role.post


def require(
    work: Work, case: Case, procedure: Procedure, *, head_id: uuid.UUID | None, asked_by: uuid.UUID | None
) -> None:
    """Nothing, when *head_id* may approve for this case what *asked_by* asks for.

    Raises:
        OwnApproval: they are the same person. NotTheHead: the post is not theirs today.
    """
    if head_id is not None and head_id == asked_by:
        raise OwnApproval
    if not _holds(work, case, procedure, head_id):
        raise NotTheHead


def is_head(work: Work, case: Case, procedure: Procedure, *, asked_by: uuid.UUID | None) -> bool:
    """Whether the actor may approve for this case what *asked_by* asks for: `require`, told beforehand."""
    return work.actor_id != asked_by and _holds(work, case, procedure, work.actor_id)


def _holds(work: Work, case: Case, procedure: Procedure, head_id: uuid.UUID | None) -> bool:
    unit_id, role = place_of(case, procedure)
    held = select(Holding.id).join(Post).join(Person).where(Person.id == head_id, Person.active.is_(True))
    held = held.where(validity.on(Holding, validity.day(work.now)))
    return work.session.scalar(held.where(Post.unit_id == unit_id, Post.role == role).limit(1)) is not None
