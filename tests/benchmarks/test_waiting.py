"""The crowd that lists are measured on is made of cases that any verb could have left behind."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from adapters import sync
from benchmarks import crowd, waiting
from benchmarks.crowd import Province
from engine import clocks, tasks, trail
from engine.tables import Case, Clock, Task
from engine.work import Work

COUNT = 45


def test_what_officers_ask_of_a_valid_crowd_is_measured(db: Engine) -> None:
    built: list[Province] = []
    fill = partial(crowd.fill, starts=crowd.STARTS[:1])
    measured = waiting.measure(db, count=COUNT, turns=4, fill=lambda *given: built.append(fill(*given)) or built[0])
    assert min(measured.inbox, measured.unit_counters, measured.province_counters, *measured.search.values()) > 0
    with Session(db, expire_on_commit=False) as session:
        work = Work(session, None, crowd.NOW, sync.listen)
        cases = session.scalars(select(Case.id)).all()
        assert len(cases) == COUNT + len(crowd.SHAPES)
        assert trail.problems(session, cases) == []
        assert session.scalar(select(func.count()).select_from(Task).where(Task.ended_at.is_(None))) == len(cases)
        for clock in session.scalars(select(Clock)).all():
            assert clocks.shown(work, clock).due == clock.due_at
        for waits in session.scalars(select(Task).where(Task.element == "phan_cong", Task.ended_at.is_(None))).all():
            head = built[0].officers[waits.unit_id, waits.role][0]
            later = Work(session, head, crowd.NOW + timedelta(minutes=1), sync.listen)
            assert tasks.complete(later, waits.id, answers={}, seen=waits.version).status == "processing"
        assert trail.problems(session, cases) == []
