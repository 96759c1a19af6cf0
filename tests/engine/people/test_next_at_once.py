"""Two officers ask for their next task at the same moment."""

from __future__ import annotations

from sqlalchemy import Engine, func, select

from engine import queue
from engine.tables import Task
from tests.engine import builders
from tests.engine.test_at_once import while_open


def test_of_two_who_ask_at_once_each_gets_another_task(db: Engine) -> None:
    builders.a_province(db, builders.tiny())
    for _ in range(2):
        builders.a_case(db)
    assert while_open(db, queue.claim_next, queue.claim_next) is None
    with builders.acting(db) as work:
        held = select(func.count(func.distinct(Task.holder_id))).where(Task.state == "claimed")
        assert work.session.scalar(held) == 2
