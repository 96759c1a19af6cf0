"""A running diagram moved by one act: loaded, run, saved once, its rows brought in line in the same transaction."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import insert, select, update

from engine import clocks, duework, milestones, procedures, runtime, worklist
from engine.duework import Planned
from engine.procedures import Offered
from engine.tables import Case, CaseState
from engine.work import Happening, Work
from feel.errors import Fault


class Conflict(Fault):
    """Another officer changed this case at the same moment; nothing of this act was kept. Open it again."""

    vi = "Cán bộ khác vừa thay đổi hồ sơ này; thao tác này chưa được ghi. Hãy mở lại hồ sơ."


class NotRunning(Fault):
    """This case has no running diagram."""

    vi = "Hồ sơ này không có quy trình đang chạy."


def begin(work: Work, case: Case, *, data: Mapping[str, Any]) -> None:
    """Start the diagram that *case* keeps; *data* only routes."""
    offered = procedures.offered(work.session, case.digest)
    run = runtime.start(offered.definition, data=data, now=work.now)
    row = {"case_id": case.id, "blob": runtime.encode(run), "version": 1}
    work.session.execute(insert(CaseState), [row])
    _settle(work, case, offered, run, {}, {})


def advance(work: Work, case: Case, act: Callable[[runtime.Run], object]) -> None:
    """Load the diagram of *case*, let *act* move it, save it once.

    Raises:
        NotRunning: the case never began or is over.
        Conflict: another act on the case was saved in between.
    """
    state = work.session.execute(
        select(CaseState.blob, CaseState.version).where(CaseState.case_id == case.id)
    ).one_or_none()
    if state is None or case.state != "open":
        raise NotRunning()
    offered = procedures.offered(work.session, case.digest)
    run = runtime.restore(offered.definition, state.blob)
    steps = {step.id: step for step in runtime.ready(run)}
    timers = {timer.id: timer for timer in runtime.timers(run)}
    act(run)
    _save(work, case, run, seen=state.version)
    _settle(work, case, offered, run, steps, timers)


def _save(work: Work, case: Case, run: runtime.Run, *, seen: int) -> None:
    mine = update(CaseState).where(CaseState.case_id == case.id, CaseState.version == seen)
    saved = work.session.execute(mine.values(blob=runtime.encode(run), version=seen + 1))
    if saved.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise Conflict()


def _settle(
    work: Work,
    case: Case,
    offered: Offered,
    run: runtime.Run,
    steps: Mapping[str, runtime.Step],
    timers: Mapping[str, runtime.Timer],
) -> None:
    for event in runtime.outgoing(run):
        if event.kind == "milestone":
            milestones.apply(work, case, offered.procedure, event.element, event.payload)
        else:
            facts = {"name": event.name, "payload": dict(event.payload)}
            work.publish(work, Happening(event.kind, case.id, work.now, element=event.element, facts=facts))
    after = {step.id: step for step in runtime.ready(run)}
    worklist.bring_in_line(work, case, offered.procedure, steps, after)
    for step in after.values():
        if step.id not in steps and "status" in step.properties:
            milestones.apply(work, case, offered.procedure, step.element, step.properties)
    _arm(work, case, timers, {timer.id: timer for timer in runtime.timers(run)})
    if run.ended:
        _end(work, case)


def _arm(work: Work, case: Case, before: Mapping[str, runtime.Timer], after: Mapping[str, runtime.Timer]) -> None:
    gone = [timer_id for timer_id, timer in before.items() if after.get(timer_id) != timer]
    new = [timer for timer_id, timer in after.items() if before.get(timer_id) != timer]
    duework.call_off(work, duework.TIMER, gone)
    duework.plan(work, [Planned(duework.TIMER, case.id, t.id, t.element, t.due) for t in new])


def _end(work: Work, case: Case) -> None:
    """Nothing waits any more: the case is over, and its clock ends here at the latest."""
    clocks.stop_case(work, case.id, reason="ended")
    case.state, case.ended_at = "ended", work.now
    work.session.execute(update(Case).where(Case.id == case.id).values(state="ended", ended_at=work.now))
    work.publish(work, Happening("ended", case.id, work.now))


def hold(work: Work, case_id: uuid.UUID) -> Case:
    """The case *case_id*, kept from every other act until this one is over, and its version raised.

    Acts on one case follow one another: its trail, statuses and notices are numbered by one act at a time.

    Raises:
        NotRunning: there is no such case.
    """
    raised = update(Case).where(Case.id == case_id).values(version=Case.version + 1)
    work.session.execute(raised.execution_options(synchronize_session=False))
    case = work.session.get(Case, case_id, populate_existing=True)
    if case is None:
        raise NotRunning()
    return case
