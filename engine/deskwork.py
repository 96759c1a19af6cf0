"""What the desk can do with a case as it stands now, beside filling in forms: told beforehand, for buttons.

It only tells. Each verb asks the same question again when it is called.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select

from engine import issuings, people, receptions, requests, results
from engine.tables import Case, Handover, Result, StopRequest, SupplementItem, Task, Unit
from engine.withdrawals import NOT_FORWARDED
from engine.work import Work

WITH_APPLICANT = ("incomplete", "supplement")


@dataclass(frozen=True, slots=True)
class Passing:
    """Something on its way from unit to unit, and which of the two confirmations the actor may give now."""

    row: Handover
    may_give: bool
    may_take: bool


@dataclass(frozen=True, slots=True)
class Doable:
    """What can be done now; None and empty: nothing of that kind."""

    reception: Task | None = None  #: the step at which the filing is accepted, refused or sent home for a supplement
    supplement: Task | None = None  #: the step that waits for what was asked for
    asked: Sequence[SupplementItem] = ()  #: of the newest request
    giving: Task | None = None  #: the step at which results are given to the applicant
    given: Sequence[Result] = ()  #: the issued results; none where nothing was drafted in the system
    numbering: Task | None = None  #: the clerk's step: results are numbered and issued there
    signed: Sequence[Result] = ()  #: what waits for its number or to be issued
    shelving: Sequence[Result] = ()  #: the issued results that the actor has at the desk, or takes over there
    passing: Sequence[Passing] = ()
    may_ask_to_stop: bool = False
    stop: StopRequest | None = None  #: a request to stop that waits for its decision
    may_decide: bool = False
    is_hand: bool = False  #: the actor receives for the open case, or may do one of its steps
    steps: Sequence[Task] = field(default=())  #: the waiting steps that the actor may do

    @property
    def is_anything(self) -> bool:
        """Whether there is anything to show."""
        found = self.reception, self.supplement, self.giving, self.numbering, self.shelving, self.passing, self.stop
        return any(found) or self.may_ask_to_stop


def now(work: Work, case: Case, tasks: Collection[Task]) -> Doable:
    """What the actor can do with *case*, all of whose *tasks* are handed in."""
    if case.state != "open":
        return Doable(passing=_passing(work, case, ()))
    steps = [task for task in tasks if _is_mine_to_do(work, task)]
    receives = people.may(work, "receive", case)
    stop = _stop(work, case)
    asked = _asked(work, case) if steps else ()
    given = _issued(work, case) if steps or receives else ()
    clerks = next((task for task in steps if task.role == issuings.CLERK), None)
    return Doable(
        reception=next((task for task in steps if receptions.is_at(work, case, task)), None),
        supplement=steps[0] if asked else None,
        asked=asked,
        giving=steps[0] if steps and case.status == "done" else None,
        given=given if steps else (),
        numbering=clerks,
        signed=[row for row in results.of_case(work, case.id) if row.state == results.SIGNED] if clerks else (),
        shelving=given if given and _gives_out(work, case) else (),
        passing=_passing(work, case, steps),
        may_ask_to_stop=stop is None and (receives or bool(steps)),
        stop=stop,
        may_decide=stop is not None and _may_decide(work, case, receives=receives or bool(steps)),
        is_hand=receives or bool(steps),
        steps=steps,
    )


def _is_mine_to_do(work: Work, task: Task) -> bool:
    is_open = task.ended_at is None and task.proposal is None and task.holder_id in (None, work.actor_id)
    return is_open and people.may(work, "complete", task)


def _asked(work: Work, case: Case) -> Sequence[SupplementItem]:
    if case.status not in WITH_APPLICANT:
        return ()
    found = requests.of_case(work, case.id)
    return requests.items_of(work, found[-1]) if found and found[-1].full_at is None else ()


def _issued(work: Work, case: Case) -> Sequence[Result]:
    if case.status != "done":
        return ()
    return [row for row in results.of_case(work, case.id) if row.state == results.ISSUED]


def _gives_out(work: Work, case: Case) -> bool:
    return people.may(work, "receive", work.session.get_one(Unit, case.returning_unit_id))


def _passing(work: Work, case: Case, steps: Sequence[Task]) -> Sequence[Passing]:
    """What is not confirmed by both units yet."""
    if len({case.receiving_unit_id, case.competent_unit_id, case.returning_unit_id}) == 1:
        return ()
    waiting = Handover.case_id == case.id, Handover.received_at.is_(None)
    rows = work.session.scalars(select(Handover).where(*waiting).order_by(Handover.due_at, Handover.what)).all()
    return [_of_row(work, row, steps) for row in rows]


def _of_row(work: Work, row: Handover, steps: Sequence[Task]) -> Passing:
    is_given = row.given_at is not None
    there = row.to_unit_id if is_given else row.from_unit_id
    receives = people.may(work, "receive", work.session.get_one(Unit, there))
    works_there = any(task.unit_id == there for task in steps)
    return Passing(row, may_give=not is_given and receives, may_take=is_given and (receives or works_there))


def _stop(work: Work, case: Case) -> StopRequest | None:
    mine = StopRequest.case_id == case.id, StopRequest.state == "open"
    return work.session.scalar(select(StopRequest).where(*mine).limit(1))


def _may_decide(work: Work, case: Case, *, receives: bool) -> bool:
    return people.may(work, "assign", case) or (case.status in NOT_FORWARDED and receives)
