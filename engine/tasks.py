"""Tasks: officers claim, hand on and complete them (WS-HumanTask terms). Every act names the version that was seen."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from functools import partial
from typing import Any

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm.attributes import set_committed_value

import forms
from engine import cases, hands, openings, people, procedures, progress, proposals, runtime, trail, turns
from engine.people import Way
from engine.procedures import Offered
from engine.tables import Answer, Case, Draft, Person, Task
from engine.tables.base import bare
from engine.work import Happening, Work, acting_as
from feel.errors import Fault

TABLE = bare(Task)
CHANGING = update(TABLE).where(
    TABLE.c.id == bindparam("mine"), TABLE.c.version == bindparam("seen"), TABLE.c.state.in_(("ready", "claimed"))
)


class NoSuchTask(Fault):
    """There is no such task."""

    vi = "Không có việc này."


class TaskDone(Fault):
    """This task is already done, or its case went another way."""

    vi = "Việc này đã hoàn thành, hoặc hồ sơ đã chuyển sang bước khác."


class TaskHeld(Fault):
    """Another officer has claimed this task."""

    vi = "Cán bộ khác đã nhận việc này."


class NotHeld(Fault):
    """Claim this task before you do that."""

    vi = "Hãy nhận việc này trước."


class Stale(Fault):
    """This task was changed after you opened it (you saw version {seen}); open it again."""

    vi = "Việc này đã thay đổi sau khi bạn mở (bạn đang xem phiên bản {seen}); hãy mở lại."


class NotTheirs(Fault):
    """{name} may not do this task. {why_en}"""

    vi = "{name} không được làm việc này. {why_vi}"


class Delegated(Fault):
    """This task was delegated to you: give it back or complete it."""

    vi = "Việc này được ủy thác cho bạn: hãy trao lại hoặc hoàn thành."


class NotDelegated(Fault):
    """This task is not delegated by you or to you."""

    vi = "Việc này không do bạn ủy thác và cũng không được ủy thác cho bạn."


class NoStep(Fault):
    """This task is no step of a diagram: what it asks for is done, or reported on, by an act of its own."""

    vi = "Việc này không phải bước của quy trình: hãy báo cáo hoặc thực hiện đúng việc được yêu cầu."


def claim(work: Work, task_id: str, *, seen: int) -> None:
    """The actor holds the task from now on; claiming what one holds already changes nothing.

    Raises:
        NoSuchTask, TaskDone, TaskHeld, NotYours, MustBeAnother, MustBeTheSame, Stale.
    """
    task = live(work, task_id)
    way = people.require(work, "claim", task)
    if task.holder_id is not None:
        if task.holder_id == work.actor_id:
            return
        raise TaskHeld()
    _change(work, task, seen, {"state": "claimed", "holder_id": work.actor_id, "for_id": way.for_id})
    trail.record(work, task.case_id, "claim", element=task.element, facts=stead(way))


def release(work: Work, task_id: str, *, seen: int) -> None:
    """The task is free again for whoever may do it.

    Raises:
        NoSuchTask, TaskDone, NotHeld, NotAllowed (the account is locked), NoStep (it was ordered), Delegated, Stale.
    """
    task = _held(work, task_id)
    if task.owner_id is not None:
        raise Delegated()
    _change(work, task, seen, {"state": "ready", "holder_id": None, "for_id": None})
    trail.record(work, task.case_id, "release", element=task.element)


def assign(work: Work, task_id: str, *, to: Person, seen: int, reason: str = "") -> None:
    """*to* holds the task from now on, by order of the actor; whoever held it no longer does. Drafts stay.

    Raises:
        NoSuchTask, TaskDone, NotAllowed, NoStep (it was ordered), NotTheirs, Stale.

    Source: Circular 11/2025/TT-BKHCN, annex, group 14, items 1 and 2 (heads assign, and assign again).
    """
    task = live(work, task_id)
    people.require(work, "assign", task)
    _require_no_order(task)
    hand_to(work, task, to, seen, "assign", reason=reason)
    if work.session.scalar(select(Case.status).where(Case.id == task.case_id)) == "forwarded":
        facts = {"status": "assigned"}
        work.publish(work, Happening("status", task.case_id, work.now, element=task.element, facts=facts))


def transfer(work: Work, task_id: str, *, to: Person, seen: int, reason: str = "") -> None:
    """The holder gives the task to *to*, who may do it too, for good.

    Raises:
        NoSuchTask, TaskDone, NotHeld, NoStep (it was ordered), Delegated, NotTheirs, Stale.
    """
    task = _held(work, task_id)
    if task.owner_id is not None:
        raise Delegated()
    hand_to(work, task, to, seen, "transfer", reason=reason)


def delegate(work: Work, task_id: str, *, to: Person, seen: int, reason: str = "") -> None:
    """*to* does the task for its holder, who stays its owner and gets it back by `get_back`.

    Raises:
        NoSuchTask, TaskDone, NotHeld, NoStep (it was ordered), Delegated (it is passed on once only), NotTheirs,
            Stale.
    """
    task = _held(work, task_id)
    if task.owner_id is not None:
        raise Delegated()
    hand_to(work, task, to, seen, "delegate", reason=reason, owner=True)


def get_back(work: Work, task_id: str, *, seen: int) -> None:
    """A delegated task is with its owner again: the owner takes it, or the other gives it.

    Raises:
        NoSuchTask, TaskDone, NotDelegated, NotAllowed (the account is locked), Stale.
    """
    task = live(work, task_id)
    if task.owner_id is None or work.actor_id not in (task.owner_id, task.holder_id):
        raise NotDelegated()
    people.require(work, "read", task)
    before, owner_id = task.holder_id, task.owner_id
    _change(work, task, seen, {"holder_id": owner_id, "owner_id": None, "for_id": None})
    trail.record(work, task.case_id, "get-back", element=task.element, facts=between(before, owner_id))
    _tell_holder(work, task)


def urge(work: Work, task_id: str, *, words: str) -> None:
    """Whoever has the task, or may take it, is urged to do it; the task itself stays as it is.

    Raises:
        NoReason: it has no words. NoSuchTask, TaskDone, NotAllowed.
    """
    told, task = hands.reason(words), live(work, task_id)
    people.require(work, "urge", task)
    trail.record(work, task.case_id, "urge", element=task.element, reason=told)
    facts = {"task": task.id, "unit": str(task.unit_id), "role": task.role}
    holder = {"holder": str(task.holder_id)} if task.holder_id else {}
    work.publish(work, Happening("urge", task.case_id, work.now, element=task.element, facts={**facts, **holder}))


def complete(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """The task is done with *answers* and its case moves on; an unclaimed task is claimed by doing it.

    Gives the case. Everything is written in the caller's transaction: answers, state, new tasks, clocks, status, trail
    and outbox. Who may do it is asked again here, whatever was true when the task was claimed.

    Raises:
        NoSuchTask, TaskDone, TaskHeld, NotYours, MustBeAnother, MustBeTheSame, Stale: it is not the actor's to
            complete.
        NoStep: it is no step of the diagram.
        BadAnswers: the form is not filled in rightly. NotHandedIn: it refers to a file of somebody else.
        Conflict: another act on the case was saved first.
    """
    case = _hold(work, task_id)
    opening = openings.read(work, task_id)
    task = _waiting(opening.task)
    if task.proposal is not None:
        raise NoStep()
    way = people.require(work, "complete", task)
    if task.holder_id not in (None, work.actor_id):
        raise TaskHeld()
    clean = _checked(work, case, task, answers)
    done = {"state": "completed", "holder_id": work.actor_id, "for_id": way.for_id, "ended_at": work.now}
    _change(work, task, seen, done)
    if opening.has_draft:
        work.session.execute(delete(Draft).where(Draft.task_id == task.id, Draft.person_id == work.actor_id))
    cases.record_answers(work, case, task_id=task.id, element=task.element, answers=clean)
    facts = {"answers": trail.digest(case, clean), **stead(way)}
    trail.record(work, case.id, "complete", element=task.element, facts=facts, after=opening.head)
    routed = procedures.offered(work.session, case.digest).routed(clean)
    moving = partial(runtime.complete, step_id=task_id, data=routed, now=work.now)
    progress.advance(work, case, moving, opening=opening)
    return case


def live(work: Work, task_id: str) -> Task:
    """The task, read after its case is held, so that no other act changes it any more.

    Raises:
        NoSuchTask, TaskDone.
    """
    return opened(work, task_id)[1]


def opened(work: Work, task_id: str) -> tuple[Case, Task]:
    """The held case and its task, as `live` gives it.

    Raises:
        NoSuchTask, TaskDone.
    """
    case = _hold(work, task_id)
    return case, _waiting(work.session.get_one(Task, task_id, populate_existing=True))


def _hold(work: Work, task_id: str) -> Case:
    """The case of the task, kept from every other act."""
    case = turns.hold_of_task(work, task_id)
    if case is None:
        raise NoSuchTask()
    return case


def _waiting(task: Task) -> Task:
    """*task*, which still waits to be done."""
    if task.state not in {"ready", "claimed"}:
        raise TaskDone()
    return task


def stead(way: Way) -> dict[str, str]:
    """What the trail keeps of an act done in somebody's stead: of whom, and by which document."""
    return {"for": str(way.for_id), "document": str(way.document)} if way.for_id else {}


def between(before: uuid.UUID | None, after: uuid.UUID | None) -> dict[str, str]:
    """What the trail keeps of a task that went from one officer to another; nobody had it, when *before* is None."""
    named = {"from": before, "to": after}
    return {name: str(person_id) for name, person_id in named.items() if person_id is not None}


def _held(work: Work, task_id: str) -> Task:
    """The task that the actor holds; whoever took part may read, so only a locked account is stopped here."""
    task = live(work, task_id)
    if task.holder_id is None or task.holder_id != work.actor_id:
        raise NotHeld()
    people.require(work, "read", task)
    _require_no_order(task)
    return task


def _require_no_order(task: Task) -> None:
    """What an officer was ordered to do stays with him."""
    if task.proposal == proposals.ORDER:
        raise NoStep()


def _tell_holder(work: Work, task: Task) -> None:
    """Whoever was handed the task learns it, unless he took it himself."""
    if task.holder_id != work.actor_id:
        facts = {"task": task.id, "holder": str(task.holder_id)}
        work.publish(work, Happening("task-handed", task.case_id, work.now, element=task.element, facts=facts))


def hand_to(work: Work, task: Task, to: Person, seen: int, act: str, *, reason: str, owner: bool = False) -> None:
    """*to* holds the live *task*, by the *act* that the trail names; with *owner* it comes back to who held it.

    Raises:
        NotTheirs, Stale.
    """
    theirs = acting_as(work, to.id)
    try:
        way = people.require(theirs, "complete", task)
    except Fault as fault:
        why = people.why(theirs, "complete", task)
        raise NotTheirs(name=to.full_name, why_vi=why.say("vi"), why_en=why.say("en")) from fault
    values = {
        "state": "claimed",
        "holder_id": to.id,
        "for_id": way.for_id,
        "owner_id": task.holder_id if owner else None,
    }
    before = task.holder_id
    _change(work, task, seen, values)
    facts = {**between(before, to.id), **stead(way)}
    trail.record(work, task.case_id, act, element=task.element, facts=facts, reason=reason)
    _tell_holder(work, task)


def _change(work: Work, task: Task, seen: int, values: dict[str, Any]) -> None:
    """Write *values* if the task is still as the actor saw it."""
    changed = work.session.execute(CHANGING, {"mine": task.id, "seen": seen, **values, "version": seen + 1})
    if changed.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise Stale(seen=seen)
    for name, value in {**values, "version": seen + 1}.items():
        set_committed_value(task, name, value)


def _checked(work: Work, case: Case, task: Task, answers: Mapping[str, Any]) -> dict[str, Any]:
    offered: Offered = procedures.offered(work.session, case.digest)
    if task.form is None:
        return cases.without_form(answers, task.element)
    # What was answered before counts only where a condition names what is not answered now.
    told = {name for name, value in answers.items() if value is not None} if isinstance(answers, Mapping) else set()
    is_told = forms.mentioned(offered.form(task.form)) <= told
    return cases.checked(offered, task.form, answers, scope={} if is_told else _scope(work, case))


def _scope(work: Work, case: Case) -> dict[str, Any]:
    """All answers of the case so far, the newest last: what the conditions of a form may name."""
    mine = select(Answer.answers).where(Answer.case_id == case.id).order_by(Answer.number)
    merged: dict[str, Any] = {}
    for given in work.session.scalars(mine):
        merged.update(given)
    return merged
