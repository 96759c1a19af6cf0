"""What the applicant is to pay is told by a notice, its time is not counted, and its payment is on record."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from sqlalchemy import Engine, select

from bpmn.procedure import Procedure
from engine import clocks, dues, intake, obligations, stepbacks
from engine.obligations import Notice
from engine.tables import Case, Outbox
from tests.engine import builders
from tests.engine.builders import DESK, acting, hours, waiting
from tests.engine.runtime import drawing

NOTICE = Notice(number="15/TB-CCT", content="Lệ phí trước bạ", amount_vnd=1_250_000, pay_by=date(2026, 12, 30))
PAID_ON = date(2026, 11, 30)
WAY = ("start", "nhan", "tinh", "thong_bao", "nop", "da_nop", "tra", "end")


def charging(form: str = "", **forms: bytes) -> Procedure:
    """A procedure in which something is to be paid, with a *form* of the step that waits for it."""
    told = drawing.properties(status="obligation", act="obligation")
    paid = drawing.properties(status="processing", act="paid")
    parts = (
        drawing.lanes(**{builders.LANE: [*WAY]}),
        drawing.start(),
        drawing.node("intermediateThrowEvent", "nhan", drawing.properties(status="received", act="accept")),
        *(drawing.node("userTask", step, name=step) for step in ("tinh", "tra")),
        drawing.node("userTask", "nop", *([drawing.properties(form=form)] if form else []), name="nop"),
        drawing.node("intermediateThrowEvent", "thong_bao", told),
        drawing.node("intermediateThrowEvent", "da_nop", paid),
        drawing.node("endEvent", "end", drawing.properties(status="returned", act="stop")),
        drawing.flow(" ".join(WAY)),
    )
    return builders.tiny(*parts, **forms)


def assessed(engine: Engine) -> uuid.UUID:
    """A case of it, at the step that works out how much."""
    builders.a_province(engine, charging())
    return builders.a_case(engine)


def ask(engine: Engine, case_id: uuid.UUID, notice: Notice = NOTICE, at: float = 1) -> None:
    with acting(engine, DESK, at=hours(at)) as work:
        task = waiting(work, case_id, "tinh")
        obligations.ask(work, task.id, notice, answers={}, seen=task.version)


def pay(engine: Engine, case_id: uuid.UUID, receipt: str = "BL-7", paid_on: date = PAID_ON) -> None:
    with acting(engine, DESK, at=hours(3)) as work:
        task = waiting(work, case_id, "nop")
        obligations.pay(work, task.id, receipt_number=receipt, paid_on=paid_on, answers={}, seen=task.version)


def test_while_the_applicant_is_to_pay_the_clock_stands_still(db: Engine) -> None:
    case_id = assessed(db)
    ask(db, case_id)
    with acting(db) as work:
        assert clocks.of_case(work, case_id).state == "paused"
        assert work.session.get_one(Case, case_id).status == "obligation"
        told = select(Outbox.payload).where(Outbox.case_id == case_id, Outbox.kind == "obligation")
        sent = work.session.scalars(told).one()
        assert (sent["notice"], sent["amount_vnd"], sent["pay_by"]) == ("15/TB-CCT", 1_250_000, "2026-12-30")
    pay(db, case_id)
    with acting(db) as work:
        assert clocks.of_case(work, case_id).state == "running"
        assert [one.receipt_number for one in obligations.of_case(work, case_id)] == ["BL-7"]
        assert work.session.get_one(Case, case_id).status == "processing"


def test_without_a_receipt_nothing_counts_as_paid(db: Engine) -> None:
    case_id = assessed(db)
    ask(db, case_id)
    with pytest.raises(dues.NotPaid, match="15/TB-CCT"):
        builders.do(db, case_id, "nop", at=hours(2))
    with acting(db) as work:
        assert clocks.of_case(work, case_id).state == "paused"


@pytest.mark.parametrize(
    ("receipt", "paid_on", "field"),
    [
        (" ", PAID_ON, "receipt_number"),
        ("B" * 61, PAID_ON, "receipt_number"),
        ("BL-7", date(2026, 11, 29), "paid_on"),
        ("BL-7", date(2026, 12, 1), "paid_on"),
    ],
)
def test_a_payment_that_cannot_be_is_not_recorded(sqlite: Engine, receipt: str, paid_on: date, field: str) -> None:
    case_id = assessed(sqlite)
    ask(sqlite, case_id)
    with pytest.raises(obligations.BadNotice, match=field):
        pay(sqlite, case_id, receipt, paid_on)


@pytest.mark.parametrize(
    "notice",
    [
        Notice(number="", content="Phí", amount_vnd=1),
        Notice(number="1", content=" ", amount_vnd=1),
        Notice(number="1", content="Phí", amount_vnd=0),
        Notice(number="1", content="Phí", amount_vnd=10**12 + 1),
        Notice(number="1", content="Phí", amount_vnd=1, pay_by=date(2026, 11, 29)),
    ],
)
def test_a_notice_that_says_nothing_clear_does_not_go_out(sqlite: Engine, notice: Notice) -> None:
    case_id = assessed(sqlite)
    with pytest.raises(obligations.BadNotice):
        ask(sqlite, case_id, notice)
    with acting(sqlite) as work:
        assert waiting(work, case_id, "tinh").state == "ready"


def test_a_step_after_which_nothing_is_owed_sends_no_notice(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.straight("tinh", "b")))
    with pytest.raises(intake.OtherWay):
        ask(sqlite, builders.a_case(sqlite))


def test_who_owes_nothing_pays_nothing(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny(*builders.straight("nop", "b")))
    with pytest.raises(obligations.NothingOwed):
        pay(sqlite, builders.a_case(sqlite))


def test_a_notice_taken_back_is_none(sqlite: Engine) -> None:
    case_id = assessed(sqlite)
    ask(sqlite, case_id)
    with acting(sqlite, DESK, at=hours(2)) as work:
        stepbacks.take_back(work, case_id, reason="Tính sai")
    with acting(sqlite) as work:
        assert obligations.of_case(work, case_id) == []
        assert clocks.of_case(work, case_id).state == "running"
    ask(sqlite, case_id, at=3)
