"""The live task rows of a case, kept equal to the steps of its diagram that wait for somebody."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from bpmn.procedure import Procedure, Role
from engine import calendar, clocks, people, runtime, stepsettings, substitutions, trail, validity
from engine.clocks import Terms, Told, Wording
from engine.stepsettings import Key, Own, Ways
from engine.tables import Case, Task, TaskBond
from engine.tables.base import bare
from engine.tables.tasks import of_case
from engine.work import Happening, Work, acting_as
from feel.errors import Fault

OPENING = insert(bare(Task))


class LaneWithoutPost(Fault):
    """The step '{element}' lies in no lane that procedure.toml gives a post."""

    vi = "Bước '{element}' không nằm trong làn nào được procedure.toml gán vị trí xử lý."


@dataclass(frozen=True, slots=True)
class Place:
    """Where a task belongs: a post in one of the units of the case."""

    unit_id: uuid.UUID
    role: str


def close(work: Work, step_ids: Iterable[str], *, done: Mapping[str, Told] | None = None) -> list[Mapping[str, Any]]:
    """The diagram took these steps back: their tasks, unless completed in this act, are obsolete.

    *done*: the clocks of the tasks that are known to be completed, by task. Gives the last events of the clocks that
    end, for `open_all`.
    """
    gone = list(step_ids)
    obsolete = _withdraw(work, [step_id for step_id in gone if step_id not in (done or {})])
    completed = [step_id for step_id in gone if step_id not in obsolete]
    return [
        *clocks.stop_steps(work, obsolete, reason="withdrawn"),
        *clocks.stop_steps(work, completed, reason="completed", known=done),
    ]


def _withdraw(work: Work, task_ids: Sequence[str]) -> list[str]:
    """Those of the tasks that still wait are obsolete; gives them."""
    if not task_ids:
        return []
    live = Task.id.in_(task_ids), Task.state.in_(("ready", "claimed"))
    obsolete = list(work.session.scalars(select(Task.id).where(*live)))
    if obsolete:
        values = {"state": "obsolete", "holder_id": None, "for_id": None, "owner_id": None, "ended_at": work.now}
        work.session.execute(update(Task).where(Task.id.in_(obsolete)).values(**values, version=Task.version + 1))
    return obsolete


def open_all(
    work: Work,
    case: Case,
    procedure: Procedure,
    steps: Iterable[runtime.Step],
    *,
    supplied: bool = False,
    ended: Sequence[Mapping[str, Any]] = (),
) -> None:
    """One live row, and where the step has a limit one clock, for each of *steps*; the events *ended* are kept too.

    When the applicant has *supplied* what was missing, a step goes back to the officer who did it before, or to
    everybody at the post when he is absent or may not do it any more.

    Source: Circular 11/2025/TT-BKHCN, annex, group 13, item 3 (theo phòng, ban hoặc cá nhân).
    """
    new = list(steps)
    if not new:
        clocks.start_steps(work, case.id, [], beside=ended)
        return
    ways = stepsettings.of_case(work, case)
    rows = [(step, place_of(case, procedure, step, ways.own)) for step in new]
    timed = [(step.id, terms_of(work, case, step, place, ways, procedure)) for step, place in rows]
    begun = {step_id: clocks.step(work, case.id, step_id, terms) for step_id, terms in timed if terms is not None}
    shown = {step_id: one.shown for step_id, one in begun.items()}
    work.session.execute(OPENING, [_row(work, case, step, place, shown.get(step.id)) for step, place in rows])
    _bind(work, new)
    clocks.start_steps(work, case.id, list(begun.values()), beside=ended)
    holders = {step.id: _back_to_officer(work, case, step) for step in new} if supplied else {}
    for step, place in rows:
        facts = {"task": step.id, "unit": place.unit_id, "role": place.role, "holder": holders.get(step.id)}
        work.publish(work, Happening("task-ready", case.id, work.now, element=step.element, facts=facts))


def restate(work: Work, case: Case, procedure: Procedure, steps: Iterable[runtime.Step]) -> None:
    """The rows of *steps*, which wait already, say what the case's present version says of them.

    Holders, drafts and dates stay. A row that says otherwise now has a new version: who has it open must look again.
    """
    own = stepsettings.of_case(work, case).own
    waiting = list(steps)
    for step in waiting:
        place = place_of(case, procedure, step, own)
        said = {
            "element": step.element,
            "name": step.name,
            "form": step.properties.get("form"),
            "unit_id": place.unit_id,
            "role": place.role,
            "bound": bool(_bonds(step)),
        }
        differs = or_(*(getattr(Task, name).is_distinct_from(value) for name, value in said.items()))
        mine = update(Task).where(Task.id == step.id, differs).values(**said, version=Task.version + 1)
        work.session.execute(mine.execution_options(synchronize_session=False))
    work.session.execute(delete(TaskBond).where(TaskBond.task_id.in_([step.id for step in waiting])))
    _bind(work, waiting)


def _back_to_officer(work: Work, case: Case, step: runtime.Step) -> uuid.UUID | None:
    """The officer who did *step* last and has it again; None: it waits for whoever holds the post."""
    done = select(Task.holder_id).where(
        Task.case_id == case.id, Task.element == step.element, Task.state == "completed", Task.holder_id.is_not(None)
    )
    before = work.session.scalar(done.order_by(Task.ended_at.desc(), Task.id).limit(1))
    if before is None or substitutions.absent_on(work, before, validity.day(work.now)) is not None:
        return None
    task, theirs = work.session.get_one(Task, step.id), acting_as(work, before)
    if not people.may(theirs, "complete", task):
        return None
    values = {"state": "claimed", "holder_id": before, "for_id": people.require(theirs, "complete", task).for_id}
    given = update(Task).where(Task.id == step.id).values(**values, version=Task.version + 1)
    work.session.execute(given.execution_options(synchronize_session="fetch"))
    trail.record(work, case.id, "hand-back", element=step.element, facts={"to": str(before)})
    return before


def place_of(case: Case, procedure: Procedure, step: runtime.Step, own: Mapping[Key, Own]) -> Place:
    """The post that the lane of *step* means in this case, resolved now, unless the unit names another post for it.

    Raises:
        LaneWithoutPost: no lane of the step has a post.
    """
    meant = _meant(case, procedure, step)
    named = own.get((meant.unit_id, step.element), Own()).post
    return Place(*named) if named else meant


def _meant(case: Case, procedure: Procedure, step: runtime.Step) -> Place:
    """The post that the diagram means; the innermost lane that has one counts."""
    for lane in reversed(step.lanes):
        role: Role | None = procedure.roles.get(lane)
        if role is not None:
            return Place(getattr(case, f"{role.unit}_unit_id"), role.post)
    raise LaneWithoutPost(element=step.element)


def terms_of(
    work: Work, case: Case, step: runtime.Step, place: Place, ways: Ways, procedure: Procedure
) -> Terms | None:
    """By what the clock of *step* runs: the unit's own limit or the diagram's; None when there is neither.

    It counts in the office time of the unit that does the step.
    """
    said = step.properties
    set_by_unit = ways.own.get((_meant(case, procedure, step).unit_id, step.element), Own())
    limit = set_by_unit.limit or said.get("limit")
    if not limit:
        return None
    wording = Wording(limit, set_by_unit.limit_kind or said.get("limit_kind", "working"))
    return Terms(wording, ways.office(work, place.unit_id), said.get("warn"), said.get("escalate"))


def _row(work: Work, case: Case, step: runtime.Step, place: Place, shown: calendar.Clock | None) -> dict[str, Any]:
    return {
        "id": step.id,
        "case_id": case.id,
        "element": step.element,
        "name": step.name,
        "form": step.properties.get("form"),
        "unit_id": place.unit_id,
        "role": place.role,
        **of_case(case),
        "bound": bool(_bonds(step)),
        "state": "ready",
        "ready_at": work.now,
        "due_at": shown.due if shown else None,
    }


def _bind(work: Work, steps: Iterable[runtime.Step]) -> None:
    rows = [bond for step in steps for bond in _bonds(step)]
    if rows:
        work.session.execute(insert(TaskBond), rows)


def _bonds(step: runtime.Step) -> list[dict[str, str]]:
    """To whom the diagram binds *step*: not who did the steps of `separate_from`, but who did those of `same_as`."""
    return [
        {"task_id": step.id, "kind": kind, "element": element}
        for kind, name in (("separate", "separate_from"), ("same", "same_as"))
        for element in dict.fromkeys(step.properties.get(name, "").split())
    ]


def follow(work: Work, case: Case) -> None:
    """The case is with other units: all of its tasks, those done as well, tell so."""
    work.session.execute(update(Task).where(Task.case_id == case.id).values(**of_case(case)))
