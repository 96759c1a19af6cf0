"""What whoever approves must know of a case, for one or for a page of them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine.queries.predicates import DIVISION, EXPERT, LEADER
from engine.tables import Answer, Case, Correction, Person, Result, Task

ROLES = (LEADER, DIVISION)  #: the posts that approve
SHOWN = ("draft", "sent-up")  #: results that are not signed yet


@dataclass(frozen=True, slots=True)
class Step:
    """How a task is done."""

    role: str
    form: str | None
    digest: str  #: the snapshot of its case


@dataclass(frozen=True, slots=True)
class Given:
    """What one person answered at one step."""

    answer: Answer
    step: str | None  #: its name; None: the application
    form: str | None
    role: str | None
    who: str | None


def steps(session: Session, task_ids: Collection[str]) -> Mapping[str, Step]:
    """How each of the tasks is done, by its id."""
    mine = select(Task.id, Task.role, Task.form, Case.digest).join(Case, Case.id == Task.case_id)
    return {row.id: Step(row.role, row.form, row.digest) for row in session.execute(mine.where(Task.id.in_(task_ids)))}


def given(session: Session, case_ids: Collection[uuid.UUID]) -> Sequence[Given]:
    """All that was answered in the cases, the application of each first."""
    mine = (
        select(Answer, Task.name, Task.form, Task.role, Person.full_name)
        .outerjoin(Task, Task.id == Answer.task_id)
        .outerjoin(Person, Person.id == Answer.given_by)
        .where(Answer.case_id.in_(case_ids))
        .order_by(Answer.number)
    )
    return [Given(*row) for row in session.execute(mine)]


def appraisals(rows: Iterable[Given]) -> Mapping[uuid.UUID, Given]:
    """Of what was answered, the newest answers of an expert in each case; where no expert worked, of any step."""
    found: dict[uuid.UUID, Given] = {}
    for one in rows:
        before = found.get(one.answer.case_id)
        if one.step is not None and (one.role == EXPERT or before is None or before.role != EXPERT):
            found[one.answer.case_id] = one
    return found


def drafts(session: Session, case_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[Result]]:
    """The results of each case that are drafted or sent up."""
    mine = select(Result).where(Result.case_id.in_(case_ids), Result.state.in_(SHOWN))
    found: dict[uuid.UUID, list[Result]] = defaultdict(list)
    for row in session.scalars(mine.order_by(Result.case_id, Result.position)):
        found[row.case_id].append(row)
    return found


def corrections(session: Session, case_id: uuid.UUID) -> Sequence[Correction]:
    """What was put right in the application after acceptance, the first one first."""
    mine = select(Correction).where(Correction.case_id == case_id)
    return session.scalars(mine.order_by(Correction.corrected_at, Correction.id)).all()
