"""What the legal clocks show: of the whole case, and of the step that waits."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import clocks
from engine.tables import Clock, Task
from features.steps import moments
from features.steps.faults import expect
from features.steps.sentences import sentence
from features.steps.world import World, live_task, unknown

STATES = {"đang tính": "running", "đang tạm dừng": "paused", "đã dừng tính": "stopped", "chưa bắt đầu tính": None}


@sentence("ngày hẹn trả kết quả là {at:moment}")
def appointed(world: World, at: datetime) -> None:
    """What was promised to the applicant."""
    with world.look() as session:
        expect("Ngày hẹn trả kết quả", moments.say(_of_case(session, world).appointed_at), moments.say(at))


@sentence("hạn xử lý hồ sơ là {at:moment}")
def due(world: World, at: datetime) -> None:
    """The legal date of the case."""
    with world.look() as session:
        expect("Hạn xử lý hồ sơ", moments.say(_of_case(session, world).due_at), moments.say(at))


@sentence("thời hạn giải quyết {state}")
def state(world: World, state: str) -> None:
    """Whether the clock of the case runs."""
    if state not in STATES:
        raise unknown("tình trạng thời hạn", state, list(STATES))
    with world.look() as session:
        clock = _newest(session, world)
        names = {code: name for name, code in STATES.items()}
        expect("Thời hạn giải quyết", names[clock.state if clock else None], state)


@sentence("hồ sơ {late:lateness}")
def lateness(world: World, late: bool) -> None:
    """Whether the case, still open, is late at this moment."""
    with world.look_now() as work:
        clock = clocks.shown(work, _of_case(work.session, world))
        expect("Hồ sơ quá hạn", clock.is_late_at(world.now), late)


@sentence("hồ sơ được giải quyết {late:lateness}")
def judged(world: World, late: bool) -> None:
    """The clock has stopped, and its case was late or not for good."""
    with world.look() as session:
        clock = _of_case(session, world)
        expect("Hồ sơ đã dừng tính thời hạn và quá hạn", (clock.state, clock.was_late), ("stopped", late))


@sentence('hạn của bước "{step}" là {at:moment}')
def step_due(world: World, step: str, at: datetime) -> None:
    """The task that waits at the step is due at that minute."""
    with world.look() as session:
        task = live_task(session, world, step)
        expect(f"Hạn của bước '{step}'", moments.say(task.due_at), moments.say(at))


@sentence('bước "{step}" {late:lateness}')
def step_lateness(world: World, step: str, late: bool) -> None:
    """Whether the task that waits at the step is late at this moment."""
    with world.look_now() as work:
        task: Task = live_task(work.session, world, step)
        row = work.session.scalars(select(Clock).where(Clock.task_id == task.id)).one()
        expect(f"Bước '{step}' quá hạn", clocks.shown(work, row).is_late_at(world.now), late)


def _of_case(session: Session, world: World) -> Clock:
    found = _newest(session, world)
    if found is None:
        raise unknown("thời hạn giải quyết", "đang có", [])
    return found


def _newest(session: Session, world: World) -> Clock | None:
    """The clock of the case; of a procedure in phases that of the last one begun."""
    mine = select(Clock).where(Clock.case_id == world.case, Clock.subject == "case")
    return session.scalars(mine.order_by(Clock.started_at.desc())).first()
