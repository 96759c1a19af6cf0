"""Opinions of several units at once, and orders to one officer, each tracked by a clock of its own."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import Engine, select

from engine import allowed, consultations, hands, orders, organisation, people, progress, tasks
from engine.consultations import Asking
from engine.queries import tasks as inboxes
from engine.tables import Case, Clock, Consultation, Notice, Task
from tests.engine import builders
from tests.engine.builders import ACCEPTED, CHIEF, DESK, EXPERT, HOUSEHOLD, MORNING, acting, hours
from tests.engine.cases.papers import another_desk
from tests.engine.runtime import drawing

NEIGHBOUR = Asking(unit="H99.16", content="Địa chỉ có tranh chấp không?", answer_by="Văn bản điện tử", limit="P2D")
BANK = Asking(outside="Ngân hàng Ví Dụ", content="Xác nhận vốn.", answer_by="Công văn", limit="PT8H")


def appraised(engine: Engine) -> uuid.UUID:
    """A case that an expert appraises, in a province with a second commune."""
    builders.a_province(engine, builders.household())
    another_desk(engine)
    case_id = builders.a_case(engine, HOUSEHOLD)
    builders.do(engine, case_id, "tiep_nhan", answers=ACCEPTED)
    builders.do(engine, case_id, "phan_cong", by=CHIEF)
    return case_id


def asked(engine: Engine, *askings: Asking) -> list[Consultation]:
    case_id = appraised(engine)
    with acting(engine, EXPERT) as work:
        return consultations.ask(work, case_id, askings)


def answered(engine: Engine, row: Consultation, by: str) -> None:
    with acting(engine, by, at=hours(1)) as work:
        consultations.answer(work, row.id, opinion="agree", text="Không có tranh chấp.")


def status(engine: Engine, case_id: uuid.UUID) -> str | None:
    with acting(engine) as work:
        return work.session.get_one(Case, case_id).status


def clocks_of(engine: Engine, case_id: uuid.UUID, subject: str) -> list[str]:
    with acting(engine) as work:
        mine = select(Clock.state).where(Clock.case_id == case_id, Clock.subject == subject)
        return sorted(work.session.scalars(mine))


def test_several_units_are_asked_at_once_and_each_has_its_time(db: Engine) -> None:
    neighbour, bank = asked(db, NEIGHBOUR, BANK)
    assert (neighbour.due_at, bank.due_at) == (hours(48), hours(24))
    assert status(db, neighbour.case_id) == "consulting"
    answered(db, neighbour, "binh.mc")
    assert status(db, neighbour.case_id) == "consulting"
    assert clocks_of(db, neighbour.case_id, "consultation") == ["running", "stopped"]
    answered(db, bank, EXPERT)
    assert status(db, neighbour.case_id) == "processing"


def test_a_diagram_that_waits_for_all_opinions_goes_on_with_the_last_one(sqlite: Engine) -> None:
    wait = drawing.boundary("du", "a", drawing.event("message", "m")), drawing.flow("du b")
    names = f'<message id="m" name="{consultations.MESSAGE}"/>'
    builders.a_province(sqlite, builders.tiny(*builders.straight("a", "b"), *wait, names=names))
    case_id = builders.a_case(sqlite)
    with acting(sqlite, DESK) as work:
        rows = consultations.ask(work, case_id, [BANK, replace(BANK, outside="Chi cục Ví Dụ")])
    answered(sqlite, rows[0], DESK)
    with acting(sqlite) as work:
        assert builders.waiting(work, case_id, "a").ended_at is None
    answered(sqlite, rows[1], DESK)
    with acting(sqlite) as work:
        assert builders.waiting(work, case_id, "b").ended_at is None


def test_only_the_unit_or_who_works_on_the_case_answers_and_once(sqlite: Engine) -> None:
    neighbour, bank = asked(sqlite, NEIGHBOUR, BANK)
    with pytest.raises(people.NotAllowed):
        answered(sqlite, bank, "binh.mc")
    answered(sqlite, neighbour, "binh.mc")
    with pytest.raises(consultations.NotAsked):
        answered(sqlite, neighbour, EXPERT)


def test_silence_is_noted_only_after_the_time_is_over(sqlite: Engine) -> None:
    (bank,) = asked(sqlite, BANK)
    with acting(sqlite, EXPERT, at=hours(24)) as work, pytest.raises(consultations.NotDueYet):
        consultations.note_silence(work, bank.id)
    with acting(sqlite, EXPERT, at=hours(25)) as work:
        assert consultations.note_silence(work, bank.id).opinion == "silent"


@pytest.mark.parametrize(
    ("asking", "fault"),
    [
        (Asking(unit="H99.16", content=" ", answer_by="Công văn", limit="P2D"), consultations.BadAsking),
        (Asking(unit="H99.16", content="x", answer_by="", limit="P2D"), consultations.BadAsking),
        (Asking(content="x", answer_by="x", limit="P2D"), consultations.BadAsking),
        (Asking(unit="H99.16", outside="x", content="x", answer_by="x", limit="P2D"), consultations.BadAsking),
        (Asking(unit="H99.16", content="x", answer_by="x"), consultations.BadAsking),
        (Asking(unit="H00", content="x", answer_by="x", limit="P2D"), organisation.UnknownUnit),
    ],
)
def test_when_one_asking_is_wrong_nobody_is_asked(sqlite: Engine, asking: Asking, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        asked(sqlite, BANK, asking)
    with acting(sqlite) as work:
        assert work.session.scalars(select(Consultation)).all() == []


def test_an_opinion_says_something(sqlite: Engine) -> None:
    (bank,) = asked(sqlite, BANK)
    with acting(sqlite, EXPERT) as work, pytest.raises(consultations.BadOpinion):
        consultations.answer(work, bank.id, opinion="agree", text=" ")


def test_an_order_is_tracked_until_it_is_reported_on(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, CHIEF) as work:
        expert = organisation.person_by_login(work, EXPERT)
        order = orders.give(work, case_id, to=expert, content="Kiểm tra lại tên.", limit="PT4H")
        task = work.session.get_one(Task, order.task_id)
        assert (task.holder_id, task.due_at) == (expert.id, MORNING.replace(hour=14))
    with acting(db, EXPERT, at=hours(1)) as work:
        assert [one.id for one in orders.waiting_for(work, expert.id)] == [order.id]
        orders.report(work, order.id, text="Đã kiểm tra.")
        assert orders.waiting_for(work, expert.id) == []
        assert work.session.get_one(Task, order.task_id, populate_existing=True).state == "completed"
    assert clocks_of(db, case_id, "order") == ["stopped"]


def test_an_order_stands_in_the_inbox_and_goes_only_by_its_report(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, CHIEF) as work:
        expert = organisation.person_by_login(work, EXPERT)
        task_id = orders.give(work, case_id, to=expert, content="Kiểm tra lại tên.", limit="PT4H").task_id
    with acting(db, EXPERT) as work:
        standing = people.stand(work.session, work.actor_id, work.now)
        assert task_id in [line.task_id for line in inboxes.inbox(work.session, standing)]
        assert allowed.to_task(work, work.session.get_one(Task, task_id)) == ["report"]
        helper = organisation.person_by_login(work, DESK)
        for act in (
            lambda: tasks.release(work, task_id, seen=1),
            lambda: tasks.transfer(work, task_id, to=helper, seen=1),
            lambda: tasks.delegate(work, task_id, to=helper, seen=1),
            lambda: tasks.complete(work, task_id, answers={}, seen=1),
        ):
            with pytest.raises(tasks.NoStep):
                act()
    with acting(db, CHIEF) as work, pytest.raises(tasks.NoStep):
        tasks.assign(work, task_id, to=expert, seen=1)


def test_what_was_ordered_is_over_when_its_case_is(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, CHIEF) as work:
        expert = organisation.person_by_login(work, EXPERT)
        order = orders.give(work, case_id, to=expert, content="Kiểm tra lại tên.", limit="PT4H")
    with acting(sqlite, CHIEF) as work:
        case = progress.hold(work, case_id)
        progress.abandon(work, case, reason="withdrawn")
    with acting(sqlite, EXPERT) as work:
        assert orders.waiting_for(work, expert.id) == []
        with pytest.raises(orders.NotWaiting):
            orders.report(work, order.id, text="Đã kiểm tra.")


def test_only_the_addressee_reports_and_only_once(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, CHIEF) as work:
        expert = organisation.person_by_login(work, EXPERT)
        order = orders.give(work, case_id, to=expert, content="Kiểm tra lại tên.", limit="PT4H")
    for who in (DESK, EXPERT, EXPERT):
        with acting(sqlite, who) as work:
            if who == EXPERT and order.report is None:
                order = orders.report(work, order.id, text="Đã kiểm tra.")
                continue
            with pytest.raises(orders.NotWaiting):
                orders.report(work, order.id, text="Đã kiểm tra.")


def test_nobody_orders_himself_or_without_words_or_without_right(sqlite: Engine) -> None:
    case_id = appraised(sqlite)
    with acting(sqlite, CHIEF) as work:
        chief = organisation.person_by_login(work, CHIEF)
        for content, fault in (("x", orders.NoAddressee), (" ", hands.NoReason)):
            with pytest.raises(fault):
                orders.give(work, case_id, to=chief, content=content, limit="PT4H")
    with acting(sqlite, "binh.mc") as work, pytest.raises(people.NotAllowed):
        orders.give(work, case_id, to=chief, content="x", limit="PT4H")


def readers(engine: Engine, case_id: uuid.UUID, *logins: str) -> list[bool]:
    """Whether each of these officers may read the case: asked of it, and as a condition on all cases."""
    found = []
    for login in logins:
        with acting(engine, login) as work:
            case = work.session.get_one(Case, case_id)
            standing = people.stand(work.session, work.actor_id, work.now)
            listed = work.session.scalars(select(Case.id).where(people.visible(standing, "read", Case))).all()
            assert people.may(work, "read", case) is (case_id in listed)
            found.append(case_id in listed)
    return found


def test_who_is_asked_for_an_opinion_reads_the_case_and_nobody_else_there(db: Engine) -> None:
    case_id = appraised(db)
    another_desk(db, "H99.17", "cuc.mc")
    assert readers(db, case_id, "binh.mc", "cuc.mc") == [False, False]
    with acting(db, EXPERT) as work:
        consultations.ask(work, case_id, [NEIGHBOUR])
    assert readers(db, case_id, "binh.mc", "cuc.mc") == [True, False]


def test_who_is_ordered_to_help_is_told_and_reads_the_case(db: Engine) -> None:
    case_id = appraised(db)
    with acting(db, CHIEF) as work:
        helper = organisation.person_by_login(work, "binh.mc")
        orders.give(work, case_id, to=helper, content="Đi cùng xác minh.", limit="P1D")
    assert readers(db, case_id, "binh.mc") == [True]
    with acting(db) as work:
        told = select(Notice.kind).where(Notice.person_id == helper.id)
        assert work.session.scalars(told).all() == ["work"]
