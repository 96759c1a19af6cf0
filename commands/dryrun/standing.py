"""How a case on trial stands, for whoever tries it on a page: what waits, what time brings, who was told what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bpmn.procedure import Procedure
from commands import store
from commands.dryrun.office import OfficeStage
from commands.dryrun.stage import iso
from engine import notices, scenariotexts
from engine.queries import standings
from engine.situations import CATALOGUE
from engine.tables import Answer, Case, Clock, Notice, Person, StatusEntry, Task

MOST_NOTICES = 50


@dataclass(frozen=True, slots=True)
class Names:
    """What the lanes of a procedure are called."""

    procedure: Procedure
    drawn: Mapping[str, tuple[str, ...]]

    def of(self, task: Task) -> str:
        """The lane in which the step of *task* is drawn."""
        return scenariotexts.lane(self.procedure, self.drawn.get(task.element, ()), task.role)

    def meaning(self, post: str) -> str:
        """A lane that means *post*."""
        return scenariotexts.lane(self.procedure, (), post)


def told(stage: OfficeStage) -> dict[str, Any]:
    """All of it, as JSON carries it; nothing before the case is filed."""
    due = stage.next_due()
    names = Names(stage.procedure, scenariotexts.lanes(stage.procedure))
    with store.look(stage.engine) as session:
        case = session.get_one(Case, stage.case_id)
        clock = session.scalars(
            select(Clock).where(Clock.case_id == case.id, Clock.subject == "case").order_by(Clock.started_at.desc())
        ).first()
        return {
            "now": iso(stage.now),
            "next": iso(due) if due else None,
            "channel": case.channel,
            "variant": case.variant,
            "waiting": [_waiting(task, names, stage.now) for task in _live(session, case)],
            "standing": dict(standings.of_case(session, case.id, now=stage.now).standing),
            "clock": clock.state if clock else None,
            "appointed": _iso(clock.appointed_at) if clock else None,
            "due": _iso(clock.due_at) if clock else None,
            "statuses": [_status(one) for one in _statuses(session, case)],
            "notices": _notices(session, names),
            "deeds": _deeds(session, case, names),
        }


def _live(session: Session, case: Case) -> list[Task]:
    mine = select(Task).where(Task.case_id == case.id, Task.ended_at.is_(None))
    return list(session.scalars(mine.order_by(Task.ready_at, Task.id)))


def _waiting(task: Task, names: Names, now: datetime) -> dict[str, Any]:
    return {
        "element": task.element,
        "name": task.name,
        "who": names.of(task),
        "form": task.form,
        "due": _iso(task.due_at),
        "late": task.due_at is not None and task.due_at < now,
    }


def _statuses(session: Session, case: Case) -> list[StatusEntry]:
    return list(session.scalars(select(StatusEntry).where(StatusEntry.case_id == case.id).order_by(StatusEntry.number)))


def _status(entry: StatusEntry) -> dict[str, Any]:
    found = CATALOGUE.get(entry.status)
    return {
        "word": found.word if found else None,
        "detail": found.detail if found else entry.status,
        "at": iso(entry.at),
    }


def _notices(session: Session, names: Names) -> list[dict[str, Any]]:
    """The newest ones, the newest first."""
    said = select(Notice, Person.full_name).outerjoin(Person, Person.id == Notice.person_id)
    rows = session.execute(said.order_by(Notice.at.desc(), Notice.id).limit(MOST_NOTICES))
    return [
        {
            "at": iso(one.at),
            "words": notices.KINDS[one.kind],
            "to": name or scenariotexts.lane(names.procedure, (), one.role or ""),
        }
        for one, name in rows
    ]


def _deeds(session: Session, case: Case, names: Names) -> list[dict[str, Any]]:
    """What was filled in, in order; the filing first."""
    said = select(Answer, Task, Person.full_name).outerjoin(Task, Task.id == Answer.task_id)
    said = said.outerjoin(Person, Person.id == Answer.given_by).where(Answer.case_id == case.id)
    return [
        {
            "element": task.element if task else None,
            "name": task.name if task else None,
            "lane": names.of(task) if task else None,
            "who": who,
            "at": iso(given.given_at),
            "form": task.form if task else None,
            "answers": given.answers,
        }
        for given, task, who in session.execute(said.order_by(Answer.number))
    ]


def _iso(moment: datetime | None) -> str | None:
    return iso(moment) if moment else None
