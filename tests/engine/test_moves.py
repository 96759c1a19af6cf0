"""Running cases moved to another version and back: where they stand, with every date."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import Engine, select

from bpmn.procedure import Procedure
from engine import drafts, moves, procedures, tasks, trail
from engine.moves import AlreadyThere, MovedOn, NothingToUndo, StepsWouldChange
from engine.runtime.faults import CannotMove
from engine.tables import Case, Clock, ClockEvent, DueWork, Task
from tests.engine import builders
from tests.engine.builders import DESK, SETTINGS, acting, hours, straight, tiny
from tests.engine.runtime import drawing

FORM = b'{"type": "default", "id": "f", "components": [{"type": "textfield", "key": "ten", "id": "ten", "label": "T"}]}'
LIMITED = {"limit": "PT4H", "form": "f.json"}
OLD = straight("a", "b", a=LIMITED, b={"limit": "PT2H"})


def publish(db: Engine, procedure: Procedure) -> str:
    with acting(db) as work:
        return procedures.publish(work, procedure, active_from=date(2025, 7, 1)).digest


@pytest.fixture
def case(db: Engine) -> Any:
    """A case at its first step, claimed and half filled in."""
    builders.a_province(db, tiny(*OLD, f=FORM))
    opened = builders.a_case(db)
    with acting(db, DESK) as work:
        task = builders.waiting(work, opened, "a")
        tasks.claim(work, task.id, seen=task.version)
        drafts.save(work, task.id, answers={"ten": "dở"}, seen=0)
    return opened


def seen(db: Engine, case: Any) -> dict[str, Any]:
    """What no move may change: tasks, drafts, holders, and everything of the clocks."""
    with acting(db) as work:
        task = work.session.scalars(select(Task).where(Task.case_id == case, Task.ended_at.is_(None))).one()
        kept = drafts.of(work.session, task.id, task.holder_id) if task.holder_id else None
        clocks = work.session.execute(select(Clock.id, Clock.subject, Clock.state, Clock.due_at).order_by(Clock.id))
        numbers = select(ClockEvent.clock_id, ClockEvent.number)
        events = work.session.execute(numbers.order_by(ClockEvent.clock_id, ClockEvent.number))
        due = work.session.execute(select(DueWork.subject, DueWork.part, DueWork.due_at).order_by(DueWork.id))
        return {
            "task": (task.id, task.holder_id, task.due_at, task.ready_at),
            "draft": kept and kept.answers,
            "clocks": [tuple(row) for row in clocks],
            "events": [tuple(row) for row in events],
            "due": [tuple(row) for row in due],
        }


def move(db: Engine, case: Any, to: str, **mapping: str) -> None:
    with acting(db, at=hours(1)) as work:
        moves.move(work, case, to=to, mapping=mapping)


def test_a_moved_case_keeps_its_task_its_draft_and_every_date(db: Engine, case: Any) -> None:
    before = seen(db, case)
    new = tiny(*straight("a", "c", a=LIMITED | {"limit": "PT1H"}), settings=SETTINGS.replace("P3D", "P1D"), f=FORM)
    to = publish(db, new)
    move(db, case, to)
    assert seen(db, case) == before
    with acting(db) as work:
        assert work.session.get_one(Case, case).digest == to
        assert trail.verify(work.session, case) > 0
    builders.do(db, case, "a", at=hours(2), answers={"ten": "xong"})
    with acting(db) as work:
        assert builders.waiting(work, case, "c").state == "ready"


def test_a_renamed_step_is_the_same_task_under_its_new_name(db: Engine, case: Any) -> None:
    before = seen(db, case)
    names = {"a": "kiem_tra", "nhan-a": "nhan-kiem_tra"}
    move(db, case, publish(db, tiny(*straight("kiem_tra", "b", kiem_tra=LIMITED), f=FORM)), **names)
    assert seen(db, case) == before
    with acting(db) as work:
        assert builders.waiting(work, case, "kiem_tra").name == "kiem_tra"


def test_a_move_is_undone_to_the_letter(db: Engine, case: Any) -> None:
    before = seen(db, case)
    move(db, case, publish(db, tiny(*straight("x", "b", x=LIMITED), f=FORM)), a="x")
    with acting(db, at=hours(2)) as work:
        moves.undo(work, case)
    assert seen(db, case) == before
    builders.do(db, case, "a", at=hours(2), answers={"ten": "xong"})
    with acting(db) as work:
        assert builders.waiting(work, case, "b").due_at == hours(6)  # two hours, the noon break between them


def test_a_timer_that_the_other_version_lacks_comes_back_with_its_own_date(db: Engine) -> None:
    timed = (drawing.boundary("qua_han", "a", drawing.timer("P2D")), drawing.flow("qua_han end"))
    builders.a_province(db, tiny(*straight("a"), *timed))
    case = builders.a_case(db)
    before = seen(db, case)
    move(db, case, publish(db, tiny(*straight("a", "b"))))
    assert "qua_han" not in [part for _, part, _ in seen(db, case)["due"]]
    with acting(db, at=hours(5)) as work:
        moves.undo(work, case)
    assert sorted(seen(db, case)["due"]) == sorted(before["due"])
    assert "qua_han" in [part for _, part, _ in before["due"]]


def test_a_move_that_somebody_built_upon_is_not_undone(db: Engine, case: Any) -> None:
    move(db, case, publish(db, tiny(*straight("a", "c", a=LIMITED), f=FORM)))
    builders.do(db, case, "a", at=hours(2), answers={"ten": "xong"})
    with pytest.raises(MovedOn), acting(db) as work:
        moves.undo(work, case)


def test_what_cannot_go_on_there_stays_as_it_is(db: Engine, case: Any) -> None:
    before = seen(db, case)
    with pytest.raises(CannotMove):
        move(db, case, publish(db, tiny(*straight("c"))))
    with pytest.raises(AlreadyThere):
        move(db, case, publish(db, tiny(*OLD, f=FORM)))
    with pytest.raises(NothingToUndo), acting(db) as work:
        moves.undo(work, case)
    assert seen(db, case) == before


def test_a_version_in_which_other_steps_would_wait_is_refused(db: Engine, case: Any) -> None:
    caught = drawing.node("conditionalEventDefinition", "d", drawing.node("condition", "k", "true"))
    at_once = (drawing.boundary("ngay", "a", caught), drawing.user("z"), drawing.flow("ngay z end"))
    before = seen(db, case)
    lanes = drawing.lanes(**{builders.LANE: ["start", "nhan", "a", "b", "z", "end"]})
    with pytest.raises(StepsWouldChange):
        move(db, case, publish(db, tiny(lanes, *straight("a", "b", a=LIMITED)[1:], *at_once, f=FORM)))
    assert seen(db, case) == before


def test_the_cases_that_could_go_and_those_that_went_are_listed(db: Engine, case: Any) -> None:
    to = publish(db, tiny(*straight("a", "c", a=LIMITED), f=FORM))
    with acting(db) as work:
        assert [(one.case_id, one.version) for one in moves.running(work.session, "nho", to=to)] == [(case, 1)]
        assert moves.moved(work.session, "nho", to=to) == []
    move(db, case, to)
    with acting(db) as work:
        assert moves.running(work.session, "nho", to=to) == []
        assert [(one.case_id, one.version) for one in moves.moved(work.session, "nho", to=to)] == [(case, 1)]
