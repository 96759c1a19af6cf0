"""A case of another system stands in a loop, before events that race each other, or in an event sub-process."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine, select

from bpmn import shipped
from bpmn.procedure import Procedure
from engine import cases, tasks, withdrawals
from engine.tables import Case, DueWork, Task
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours
from tests.engine.imports import old
from tests.engine.runtime import drawing

NAMES = "".join(f'<message id="{name}" name="{name}"/>' for name in ("thu", "xet", "du-y-kien"))


def wandering() -> Procedure:
    """Three agencies are asked, then it is paid or thirty days pass; meanwhile somebody may look at it again."""
    laned = ["hoi", "cap", "nhac", "xem", "cho_y_kien"]
    paid = drawing.node("intermediateCatchEvent", "da_nop", drawing.event("message", "thu"), name="Đã nộp tiền")
    late = drawing.node("intermediateCatchEvent", "qua_han", drawing.timer("P30D"))
    told = drawing.node("intermediateCatchEvent", "cho_y_kien", drawing.event("message", "du-y-kien"))
    begin = drawing.node("startEvent", "de_nghi", drawing.event("message", "xet"), isInterrupting=False)
    inside = begin + drawing.node("userTask", "xem", name="Xem lại") + drawing.end("da_xem")
    inside += drawing.flow("de_nghi xem da_xem")
    parts = (
        drawing.lanes(**{builders.LANE: laned}),
        drawing.start(),
        drawing.node("userTask", "hoi", drawing.many(count="3"), name="Hỏi cơ quan"),
        drawing.node("eventBasedGateway", "cho_nop", name="Chờ nộp tiền"),
        drawing.node("serviceTask", "tra_cuu"),
        *(paid, late, told, drawing.user("cap", "nhac"), drawing.end()),
        drawing.node("subProcess", "ben_le", inside, triggeredByEvent=True),
        drawing.flow("start hoi tra_cuu cho_y_kien cho_nop da_nop cap end"),
        drawing.flow("cho_nop qua_han nhac end"),
    )
    return builders.tiny(*parts, names=NAMES)


@pytest.fixture
def commune(sqlite: Engine) -> Engine:
    """The commune with that procedure."""
    builders.a_province(sqlite, wandering())
    return sqlite


def said(engine: Engine, *steps: object, **changes: object) -> list[str]:
    rows = [
        old.row(number, procedure="nho", step=step, promised_at="2026-12-20", **changes)
        for number, step in enumerate(steps, 1)
    ]
    return [one.fault.say("vi") if one.fault else one.state for one in old.take(engine, old.as_json(rows))]


def waiting(engine: Engine) -> list[str]:
    with acting(engine) as work:
        return sorted(work.session.scalars(select(Task.element).where(Task.ended_at.is_(None))))


def test_all_rounds_of_a_loop_wait_or_those_that_are_named(commune: Engine) -> None:
    assert said(commune, "Hỏi cơ quan [2,3]", holder=DESK) == ["new"]
    assert waiting(commune) == ["hoi", "hoi"]
    for left in (["hoi"], []):
        with acting(commune, DESK, at=old.NOW) as work:
            task = work.session.scalars(select(Task).where(Task.ended_at.is_(None)).limit(1)).one()
            assert task.state == "claimed"
            tasks.complete(work, task.id, answers={}, seen=task.version)
        assert waiting(commune) == left


def test_a_case_waits_for_the_first_of_several_events(commune: Engine) -> None:
    assert said(commune, "Đã nộp tiền", "cho_nop") == ["new", "new"]
    assert waiting(commune) == []
    with acting(commune, at=old.NOW) as work:
        first, second = work.session.scalars(select(Case).order_by(Case.case_number)).all()
        due = select(DueWork.part, DueWork.due_at).where(DueWork.kind == "timer", DueWork.state == "waiting")
        assert [tuple(row) for row in work.session.execute(due)] == [("qua_han", old.NOW + timedelta(days=30))] * 2
        assert cases.deliver(work, first.id, "thu", payload={})
        assert len(work.session.execute(due).all()) == 1
    with acting(commune, at=hours(24 * 31)) as work:
        assert cases.fire_due(work, second.id) == 1
    assert waiting(commune) == ["cap", "nhac"]


def test_a_case_stands_in_an_event_sub_process_beside_its_step(commune: Engine) -> None:
    assert said(commune, "cho_nop|Xem lại") == ["new"]
    assert waiting(commune) == ["xem"]
    with acting(commune, at=old.NOW) as work:
        case = work.session.scalars(select(Case)).one()
        assert cases.deliver(work, case.id, "xet", payload={})
    assert waiting(commune) == ["xem", "xem"]


def test_what_cannot_come_is_not_waited_for_and_the_analyst_learns_what_to_do(commune: Engine) -> None:
    steps = ["tra_cuu", "cho_y_kien", "hoi[4]", "hoi|cap", "xem[1]|cho_nop"]
    for told, wanted in zip(
        said(commune, *steps),
        [
            "hệ thống cũ đã gửi, câu trả lời không về đây: hãy ghi bước phía trước",
            "không nhập kèm: hãy ghi bước phía trước",
            "'hoi' không có lượt đã nêu: các lượt từ 1 đến 3",
            "không khi nào chỉ có các bước này cùng chờ",
            "'xem' không phải là vòng lặp",
        ],
        strict=True,
    ):
        assert wanted in told
    (told,) = said(commune, "cho_nop", holder=DESK)
    assert "không ai giữ việc" in told
    with acting(commune) as work:
        assert work.session.scalars(select(Case)).all() == []


def test_a_pattern_still_hears_that_its_applicant_wants_to_stop(sqlite: Engine) -> None:
    pattern = shipped.load(shipped.ROOT / "patterns" / "mot-cap")
    builders.a_province(sqlite, pattern)
    rows = [old.row(procedure="mot-cap", step="tham_dinh_ho_so")]
    assert [one.fault or one.state for one in old.take(sqlite, old.as_json(rows))] == ["new"]
    with acting(sqlite, at=old.NOW) as work:
        case = work.session.scalars(select(Case)).one()
        assert cases.deliver(work, case.id, withdrawals.MESSAGE, payload={})
        assert case.state == "ended"


def test_a_wait_counts_from_when_it_began_elsewhere(commune: Engine) -> None:
    assert said(commune, "cho_nop", step_at="2026-11-25T08:00+07:00") == ["new"]
    with acting(commune) as work:
        due = select(DueWork.due_at).where(DueWork.kind == "timer")
        assert work.session.scalars(due).all() == [datetime(2026, 12, 25, 8, tzinfo=builders.VIETNAM)]
    (told,) = said(commune, "cho_nop", "cho_nop", step_at="2026-11-01")[1:]
    assert told == "'step_at' trước 'received_at', hoặc ở tương lai."
