"""Separation of duties: who did other steps of a case decides who may do this one, also when acting for another.

Our choice: whoever acts for another is bound like both. The one who is replaced did the step as well, so neither may do
a step that must be another's; and `same_as` is met by whoever acts for the one who did the other step.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, String, Uuid, and_, bindparam, exists, not_, or_, select
from sqlalchemy.orm import Session, aliased

from engine.tables import Task, TaskBond


@dataclass(frozen=True, slots=True)
class Bond:
    """A step that a task is bound to, and who did it last; nobody yet, when empty."""

    kind: str  #: "separate" or "same"
    element: str
    doers: frozenset[uuid.UUID]


def of_task(session: Session, task: Task) -> list[Bond]:
    """The bonds of *task*: one statement, none at all for a task without bonds."""
    if not task.bound:
        return []
    doers: dict[tuple[str, str], set[uuid.UUID]] = {}
    for row in session.execute(STATEMENT, {"task": task.id, "case": task.case_id}):
        doers.setdefault((row.kind, row.element), set()).update(who for who in (row.holder_id, row.for_id) if who)
    return [Bond(kind, element, frozenset(who)) for (kind, element), who in doers.items()]


def broken(bonds: Iterable[Bond], actor_id: uuid.UUID, principal: uuid.UUID) -> Bond | None:
    """The first of *bonds* that forbids *actor_id*, acting by the right of *principal*, to do the task."""
    for bond in bonds:
        if bond.kind == "separate" and bond.doers & {actor_id, principal}:
            return bond
        if bond.kind == "same" and bond.doers and principal not in bond.doers:
            return bond
    return None


@lru_cache(maxsize=512)
def kept(actor_id: uuid.UUID, principal: uuid.UUID) -> ColumnElement[bool]:
    """The condition on `Task` that no bond is `broken`; kept ready, for it takes long to put together."""
    bond = aliased(TaskBond)
    of_this = bond.task_id == Task.id
    who = {actor_id, principal}
    separate = exists().where(of_this, bond.kind == "separate", _last(bond, who))
    same = exists().where(of_this, bond.kind == "same", _last(bond, None), not_(_last(bond, {principal})))
    return or_(Task.bound.is_(False), and_(not_(separate), not_(same)))


def _last(bond: type[TaskBond], who: set[uuid.UUID] | None) -> ColumnElement[bool]:
    """Somebody, or one of *who*, did the step of *bond* last in the case of the task."""
    done, newer = aliased(Task), aliased(Task)
    row = exists().where(done.case_id == Task.case_id, done.element == bond.element, done.state == "completed")
    if who is not None:  # asked before whether it was done again, which takes another look
        row = row.where(or_(done.holder_id.in_(who), done.for_id.in_(who)))
    return row.where(not_(_later(newer, done))).correlate(Task, bond)


def _later(newer: type[Task], done: type[Task]) -> ColumnElement[bool]:
    """The step that *done* is a turn of was done again later: what counts is who did it last."""
    return (
        exists()
        .where(
            newer.case_id == done.case_id,
            newer.element == done.element,
            newer.state == "completed",
            newer.ended_at > done.ended_at,
        )
        .correlate(done)
    )


def _statement() -> Any:
    """The bonds of the task `task` of the case `case`, each with who did the other step last."""
    done, newer = aliased(Task), aliased(Task)
    is_last = and_(
        done.case_id == bindparam("case", type_=Uuid()),
        done.element == TaskBond.element,
        done.state == "completed",
        not_(_later(newer, done)),
    )
    bound = select(TaskBond.kind, TaskBond.element, done.holder_id, done.for_id).outerjoin(done, is_last)
    return bound.where(TaskBond.task_id == bindparam("task", type_=String()))


STATEMENT = _statement()
