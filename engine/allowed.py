"""What an officer may do to a task or a case as it stands now: the buttons of a page, told beforehand.

It only tells. Each verb asks the same question again when it is called.
"""

from __future__ import annotations

from engine import caseacts, hands, people, proposals, stepacts
from engine.tables import Case, Task
from engine.work import Work


def to_task(work: Work, task: Task) -> list[str]:
    """The verbs of `engine.tasks` that the actor could do to *task*; of an order, those of `engine.orders`."""
    if task.ended_at is not None:
        return []
    rights = people.allowed(work, task, ("claim", "complete", "assign", "urge"))
    is_mine = task.holder_id is not None and task.holder_id == work.actor_id
    is_free = task.holder_id is None
    found = ["claim"] if is_free and "claim" in rights else []
    if task.proposal == proposals.ORDER:
        is_deputy = task.holder_id is not None and people.in_stead_of(work, task.holder_id, task) is not None
        return [*(["report"] if is_mine or is_deputy else []), *(["urge"] if "urge" in rights else [])]
    # A proposal is done by verbs of its own, never by answers to a form.
    if (is_free or is_mine) and task.proposal is None and "complete" in rights:
        found += ["complete", "save-draft"]
    if is_mine and task.owner_id is None:
        found += ["release", "transfer", "delegate"]
    if task.owner_id is not None and work.actor_id in (task.owner_id, task.holder_id):
        found.append("get-back")
    return [*found, *(act for act in ("assign", "urge") if act in rights)]


def to_step(work: Work, task: Task) -> list[str]:
    """As `to_task`, and every verb beside a form that does the step: three statements more."""
    with people.asked_often(work.session):
        found = to_task(work, task)
        return [*found, *(stepacts.of(work, task) if "complete" in found else ())]


def beside(work: Work, case: Case) -> list[str]:
    """What the actor could do beside the steps of *case*.

    "note" of `engine.notes`, "order" of `engine.orders`, "consult" of `engine.consultations`.
    """
    if case.state != "open":
        return []
    lays_on = hands.may(work, case)
    return [*(["note", "order"] if lays_on or may_order(work, case) else []), *(["consult"] if lays_on else [])]


def may_order(work: Work, case: Case) -> bool:
    """Whether the actor gives orders in the open *case* as a head or leader does."""
    return case.state == "open" and people.may(work, "urge", case)


def to_case(work: Work, case: Case) -> list[str]:
    """The verbs that the actor could do to *case* and to what lies in it, named as their routes."""
    return caseacts.now(work, case)
