"""Why an officer may do something to a case or may not, asked by whoever administers both of them.

The answer names rights and units and nothing of what is in the case.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import or_, select

from engine import people, validity
from engine.people import Act, Why
from engine.people.acts import WORDS
from engine.queries import officers
from engine.queries.details import NoSuchCase
from engine.tables import Case, Task
from engine.tables.tasks import is_live
from engine.work import Work, acting_as
from feel.errors import Fault

OF_CASES: tuple[Act, ...] = ("read", "print")  #: asked of the case; everything else of each of its steps
MOST = 20  #: steps that are told


class NoSuchAct(Fault):
    """There is nothing like that to be allowed."""

    vi = "Không có quyền này."


@dataclass(frozen=True, slots=True)
class Explained:
    """One answer."""

    step: str | None  #: None: the whole case
    why: Why


def why(work: Work, person_id: uuid.UUID, act: Act, code: str) -> list[Explained]:
    """Whether the officer may do *act* to the case with the number or reference *code*, and why; by steps that wait.

    Raises:
        NoSuchAct. NoSuchOfficer: the actor does not administer him. NoSuchCase: there is none where he administers.
    """
    if act not in WORDS:
        raise NoSuchAct
    standing = people.stand(work.session, work.actor_id, work.now)
    officers.one(work.session, standing, person_id, today=validity.day(work.now))
    case = _case(work, {code, code.upper()})
    if case is None or not people.can(work.session, standing, case, ("administer", "read")):
        raise NoSuchCase
    as_he = acting_as(work, person_id)
    if act in OF_CASES:
        return [Explained(None, people.why(as_he, act, case))]
    waiting = select(Task).where(Task.case_id == case.id, is_live()).order_by(Task.ready_at).limit(MOST)
    return [Explained(task.name, people.why(as_he, act, task)) for task in work.session.scalars(waiting)]


def _case(work: Work, codes: Collection[str]) -> Case | None:
    named = or_(Case.case_number.in_(codes), Case.intake_reference.in_(codes))
    return work.session.scalars(select(Case).where(named).limit(1)).first()
