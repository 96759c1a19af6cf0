"""A scripted case played on the real verbs, each act its own transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable

from sqlalchemy import Engine, func, select

from commands import store
from commands.demo.script import Act, Scripted
from engine import cases, organisation, tasks
from engine.cases import Filing
from engine.tables import Case, Task, TrailEntry
from engine.work import Work
from feel.errors import Fault

Watch = Callable[[uuid.UUID], None]


class NoSuchStep(Fault):
    """In the scripted case {reference} nobody waits at the step '{step}'."""

    vi = "Trong hồ sơ minh họa {reference}, không có việc nào đang chờ ở bước '{step}'."


def play(engine: Engine, scripted: Scripted, *, watch: Watch) -> uuid.UUID:
    """Run *scripted* to its end from where the database has it; *watch* looks at the case after each act."""
    case_id, todo = _known(engine, scripted)
    if case_id is None:
        case_id = file(engine, scripted)
        watch(case_id)
    for act in todo:
        do(engine, scripted, case_id, act)
        watch(case_id)
    return case_id


def _known(engine: Engine, scripted: Scripted) -> tuple[uuid.UUID | None, tuple[Act, ...]]:
    """The case, if it was filed before, and the acts that are not done yet: a run may have been cut off."""
    with store.look(engine) as session:
        case = session.scalar(select(Case).where(Case.intake_reference == scripted.reference))
        if case is None:
            return None, scripted.acts
        done = select(func.count()).select_from(TrailEntry)
        count = session.scalar(done.where(TrailEntry.case_id == case.id, TrailEntry.act.in_(("complete", "timer"))))
        return case.id, scripted.acts[count:] if case.state == "open" else ()


def file(engine: Engine, scripted: Scripted) -> uuid.UUID:
    """The case of *scripted*, handed in at its moment."""
    with store.act(engine, scripted.filed_at) as work:
        work.actor_id = organisation.person_by_login(work, scripted.received_by).id
        filing = Filing(
            slug=scripted.slug,
            channel=scripted.channel,
            origin=scripted.origin,
            variant=scripted.variant,
            receiving_unit=scripted.receiving_unit,
            competent_unit=scripted.competent_unit,
            parties={part: {"full_name": scripted.applicant, **scripted.citizen} for part in ("submitter", "owner")},
            answers=scripted.application,
            reference=scripted.reference or None,
        )
        return cases.receive(work, filing).id


def do(engine: Engine, scripted: Scripted, case_id: uuid.UUID, act: Act) -> None:
    """One act of *scripted*, at its moment.

    Raises:
        NoSuchStep: nobody waits there; and what `tasks.complete` raises.
    """
    with store.act(engine, act.at) as work:
        if act.step == "*":
            cases.fire_due(work, case_id)
            return
        work.actor_id = organisation.person_by_login(work, str(act.by)).id
        task = live(work, scripted, case_id, act)
        tasks.complete(work, task.id, answers=act.answers, seen=task.version)


def live(work: Work, scripted: Scripted, case_id: uuid.UUID, act: Act) -> Task:
    """The task that waits at the step of *act*.

    Raises:
        NoSuchStep: none does.
    """
    waiting = select(Task).where(Task.case_id == case_id, Task.element == act.step, Task.ended_at.is_(None))
    task = work.session.scalars(waiting).first()
    if task is None:
        raise NoSuchStep(reference=scripted.reference, step=act.step)
    return task
