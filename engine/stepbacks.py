"""Going back a step: the last actor takes back his act, or an officer returns the case to an earlier step.

Nothing is erased: the step is done again, and statuses and what leaves the house are put right by new events.
"""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from sqlalchemy import func, select

from engine import clocks, dues, hands, people, progress, requests, results, runtime, signings, tasks, trail, turns
from engine.clocks import pausing, takebacks
from engine.tables import Case, Outbox, Person, StatusEntry, Task, TrailEntry
from engine.work import Happening, Work
from feel.errors import Fault

HAND_BACK = "hand-back"  #: the diagram itself gave the next step to whoever did it before
#: what the trail tells of an act after its completion, or of moments that came, without anybody having acted on it
BESIDE = frozenset(
    (
        *("rung", "send-up", "sign", "issue", "send-back", "ask", "oblige", "warned", "status-off-chart"),
        *("order", "call-off", "report", "urge", "note", "strike-note", HAND_BACK),
    )
)


class NotYourAct(Fault):
    """The last act on this case was not yours."""

    vi = "Thao tác gần nhất trên hồ sơ không phải của bạn."


class ActedUpon(Fault):
    """Somebody has acted on the case since: this can no longer be taken back."""

    vi = "Đã có người xử lý tiếp nên không thu hồi được nữa."


class LeftTheHouse(Fault):
    """What followed from this act was sent out already: it can no longer be taken back."""

    vi = "Thông tin đã gửi ra ngoài nên không thu hồi được nữa."


class WaitsForApplicant(Fault):
    """The legal time stands still for the applicant: first confirm what is waited for, then return the case."""

    vi = "Thời hạn đang tạm dừng để chờ người nộp: hãy xác nhận việc đang chờ rồi mới trả hồ sơ về bước trước."


def take_back(work: Work, case_id: uuid.UUID, *, reason: str) -> Task:
    """The actor's last act is undone (thu hồi): his step waits again and is his; gives its task.

    Raises:
        NoReason, NotRunning, CaseClosed, NotYourAct, ActedUpon, LeftTheHouse, MovedTheClock; and what the diagram says
            against a step back.

    Our choice: an acceptance stays, for its number and receipt are with the applicant; whoever takes back a request
    for a supplement or the issue of a result lets the clock go on as if it had never stood, and his step begins anew.
    """
    told, case = hands.reason(reason), turns.hold(work, case_id)
    if case.state != "open":
        raise hands.CaseClosed
    done = _last_completion(work, case)
    since = _since(work, done)
    _require_untouched(work, case, done, since)
    opened = [task for task in _live(work, case) if task.ready_at >= done.at]
    untouched = opened[:1] and (opened[0].state == "ready" or HAND_BACK in since)
    if len(opened) != 1 or not untouched or done.element is None:
        raise ActedUpon
    takebacks.take_back(work, case.id, since=done.at, gone=_ended(work, case, done), reason="taken back")
    task = _go_back(work, case, opened[0], done.element)
    before = _status_before(work, done)
    if before is not None:
        work.publish(work, Happening("status", case.id, work.now, done.element, {"status": before}))
    results.take_back(work, case.id, since)
    if "ask" in since:
        requests.take_back(work, case.id)
    if "oblige" in since:
        dues.take_back(work, case.id)
    trail.record(work, case.id, "take-back", element=done.element, reason=told)
    tasks.claim(work, task.id, seen=task.version)
    return task


def return_to(
    work: Work, task_id: str, to_element: str, *, reason: str, seen: int, officer: Person | None = None
) -> Task:
    """The step is not done: the case goes back to the earlier step *to_element* for *reason*; gives the task there.

    It waits there for *officer*, or for everybody at the post. What was entered before stays on record; what was signed
    must be signed again.

    Raises:
        NoReason, NoSuchTask, TaskDone, NoStep, TaskHeld, NotYours, NotTheirs, Stale; and what the diagram says against
            a step back. WaitsForApplicant: our choice, for nothing behind the wait would let the clock run again.

    Source: Circular 11/2025/TT-BKHCN, annex, group 14, item 2 (appraise again); group 16, items 1 and 4.
    """
    told, task = hands.reason(reason), tasks.live(work, task_id)
    if task.proposal is not None:
        raise tasks.NoStep
    people.require(work, "complete", task)
    if task.holder_id not in (None, work.actor_id):
        raise tasks.TaskHeld
    if task.version != seen:
        raise tasks.Stale(seen=seen)
    case, element = work.session.get_one(Case, task.case_id), task.element
    _require_running(work, case)
    found = _go_back(work, case, task, to_element)
    signings.unsign(work, case.id)
    trail.record(work, case.id, "return", element=element, facts={"to": to_element}, reason=told)
    if officer is not None:
        tasks.hand_to(work, found, officer, found.version, "assign", reason=told)
    return found


def _require_running(work: Work, case: Case) -> None:
    row = clocks.find(work, case.id, "case")
    held = pausing.held_by(work, row) if row is not None else []
    if any(pause.cause in (pausing.SUPPLEMENT, pausing.OBLIGATION) for pause in held):
        raise WaitsForApplicant


def _go_back(work: Work, case: Case, task: Task, element: str) -> Task:
    step_id = task.id
    progress.advance(work, case, lambda run: runtime.step_back(run, step_id, element, now=work.now))
    return next(one for one in _live(work, case) if one.element == element)


def _last_completion(work: Work, case: Case) -> TrailEntry:
    mine = select(TrailEntry).where(TrailEntry.case_id == case.id, TrailEntry.act == "complete")
    done = work.session.scalars(mine.order_by(TrailEntry.number.desc()).limit(1)).first()
    if done is None or done.actor_id != work.actor_id:
        raise NotYourAct
    return done


def _since(work: Work, done: TrailEntry) -> Sequence[str]:
    later = select(TrailEntry.act).where(TrailEntry.case_id == done.case_id, TrailEntry.number > done.number)
    return work.session.scalars(later).all()


def _require_untouched(work: Work, case: Case, done: TrailEntry, since: Sequence[str]) -> None:
    if not set(since) <= BESIDE:
        raise ActedUpon
    sent = select(func.count()).select_from(Outbox).where(Outbox.case_id == case.id, Outbox.created_at >= done.at)
    if work.session.scalar(sent.where(Outbox.delivered_at.is_not(None))):
        raise LeftTheHouse


def _ended(work: Work, case: Case, done: TrailEntry) -> Sequence[str]:
    """The tasks that the act completed or withdrew."""
    mine = select(Task.id).where(Task.case_id == case.id, Task.ended_at >= done.at)
    return work.session.scalars(mine).all()


def _status_before(work: Work, done: TrailEntry) -> str | None:
    mine = select(StatusEntry.status).where(StatusEntry.case_id == done.case_id, StatusEntry.at < done.at)
    return work.session.scalars(mine.order_by(StatusEntry.number.desc()).limit(1)).first()


def _live(work: Work, case: Case) -> Sequence[Task]:
    mine = select(Task).where(Task.case_id == case.id, Task.ended_at.is_(None), Task.proposal.is_(None))
    return work.session.scalars(mine.execution_options(populate_existing=True)).all()
