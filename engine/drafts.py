"""Drafts: what an officer has filled in of a task so far. Each keeps his own; nobody else's act touches it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.orm import Session

from engine import fileanswers, people, tasks
from engine.tables import Draft
from engine.work import Work
from feel.errors import Fault


class DraftChanged(Fault):
    """You saved this draft elsewhere meanwhile (you saw version {seen}, it is {version} now)."""

    vi = "Bản nháp này đã được lưu ở nơi khác (bạn đang xem phiên bản {seen}, nay là {version})."


def save(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> int:
    """The actor's draft of the task is *answers*, unchecked; gives its new version. *seen* is 0 for the first one.

    A draft outlives a release, an assignment to another and even the end of the task by another's hand: whoever comes
    back to it finds his words.

    Raises:
        NoSuchTask, TaskDone, NotYours, MustBeAnother, MustBeTheSame: the actor may not do the task.
        NotHandedIn: *answers* refer to a file that is not his.
        DraftChanged: the draft was saved from another window meanwhile.
    """
    case, task = tasks.opened(work, task_id)
    people.require(work, "complete", task)
    fileanswers.require(work, case, answers)
    assert work.actor_id is not None
    kept = of(work.session, task_id, work.actor_id)
    version = kept.version if kept else 0
    if version != seen:
        raise DraftChanged(seen=seen, version=version)
    values = {"answers": dict(answers), "saved_at": work.now, "version": version + 1}
    if kept is None:
        key = {"task_id": task_id, "person_id": work.actor_id}
        work.session.execute(insert(Draft), [{**key, **values}])
    else:
        mine = update(Draft).where(Draft.task_id == task_id, Draft.person_id == work.actor_id)
        work.session.execute(mine.values(**values))
    return version + 1


def of(session: Session, task_id: str, person_id: uuid.UUID) -> Draft | None:
    """The draft that this person keeps of this task."""
    return session.get(Draft, (task_id, person_id), populate_existing=True)
