"""A case shows when it is due and from when on it is late, as the clocks of the whole case say."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

from sqlalchemy import Engine, select

from engine import clocks
from engine.tables import Case, Clock
from tests.engine.builders import a_case, a_province, acting, hours, straight, tiny


def shown(engine: Engine, case_id: uuid.UUID) -> tuple[datetime | None, datetime | None]:
    """When the case is due, and from when on it is late."""
    with acting(engine) as work:
        case = work.session.get_one(Case, case_id)
        return case.due_at, case.late_from


def test_a_running_clock_shows_on_its_case(db: Engine) -> None:
    a_province(db, tiny(*straight("a")))
    case_id = a_case(db)
    with acting(db) as work:
        clock = work.session.scalars(select(Clock).where(Clock.case_id == case_id, Clock.subject == "case")).one()
    assert shown(db, case_id) == (clock.due_at, clock.judged_until)


def test_a_clock_that_stands_still_makes_nothing_late(db: Engine) -> None:
    a_province(db, tiny(*straight("a")))
    case_id = a_case(db)
    due, _ = shown(db, case_id)
    with acting(db, at=hours(1)) as work:
        clocks.stop_case(work, case_id, reason="xong")
    assert shown(db, case_id) == (due, None)


def test_a_clock_that_stopped_late_stays_late(db: Engine) -> None:
    a_province(db, tiny(*straight("a")))
    case_id = a_case(db)
    with acting(db, at=hours(24 * 9)) as work:
        clocks.stop_case(work, case_id, reason="xong")
    _, late_from = shown(db, case_id)
    assert late_from is not None
    assert late_from < hours(24 * 9) - timedelta(days=1)
