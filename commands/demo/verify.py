"""What must hold after every act of a scripted case, and how the case must end."""

from __future__ import annotations

import uuid

from sqlalchemy import Engine, func, select

from commands import store
from commands.demo.script import Scripted
from engine import duework, procedures, runtime, trail
from engine.queries import stories
from engine.tables import Case, CaseState, Clock, ClockEvent, DueWork, StatusEntry, Task


def after_act(engine: Engine, case_id: uuid.UUID) -> list[str]:
    """What does not hold: one live task row for each ready step, timers armed, trail whole, clocks told by events."""
    with store.look(engine) as session:
        case = session.get_one(Case, case_id)
        state = session.get_one(CaseState, case_id)
        run = runtime.restore(procedures.offered(session, case.digest).definition, state.blob)
        wrong = []
        live = select(Task.id).where(Task.case_id == case_id, Task.ended_at.is_(None), Task.proposal.is_(None))
        if sorted(session.scalars(live)) != sorted(step.id for step in runtime.ready(run)):
            wrong.append("live tasks are not the ready steps")
        armed = select(DueWork.subject).where(
            DueWork.case_id == case_id, DueWork.kind == duework.TIMER, DueWork.state != "done"
        )
        own = [timer.id for timer in runtime.timers(run) if timer.clock is None]  # the others wait for a rung
        if sorted(session.scalars(armed)) != sorted(own):
            wrong.append("armed timers are not the waiting timers")
        if run.ended != (case.state == "ended"):
            wrong.append("the case is not where its diagram is")
        trail.verify(session, case_id)
        for clock in session.scalars(select(Clock).where(Clock.case_id == case_id)):
            newest = select(ClockEvent.due_at).where(ClockEvent.clock_id == clock.id)
            if session.scalar(newest.order_by(ClockEvent.number.desc()).limit(1)) != clock.due_at:
                wrong.append(f"the clock of {clock.subject} shows another date than its last event")
        newest_status = select(StatusEntry.status).where(StatusEntry.case_id == case_id)
        if session.scalar(newest_status.order_by(StatusEntry.number.desc()).limit(1)) != case.status:
            wrong.append("the status is not the newest of the log")
        return wrong


def at_end(engine: Engine, scripted: Scripted, case_id: uuid.UUID) -> list[str]:
    """In what the case ended otherwise than expected."""
    with store.look(engine) as session:
        told = stories.of_case(session, case_id)
        running = select(func.count()).select_from(Clock).where(Clock.case_id == case_id, Clock.state != "stopped")
        open_clocks = session.scalar(running)
    seen = (told.status, told.is_late, tuple(line.element for line in told.lines), open_clocks)
    wanted = (scripted.expected.status, scripted.expected.late, scripted.expected.steps, 0)
    return [] if seen == wanted else [f"expected {wanted}, got {seen}"]
