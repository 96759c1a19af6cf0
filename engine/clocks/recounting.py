"""A running clock that comes to count by another calendar, or by another edition of its own."""

from __future__ import annotations

import uuid

from sqlalchemy import select, update

from engine import calendars
from engine.clocks import rows
from engine.clocks.rows import Why
from engine.tables import Clock
from engine.work import Work


def follow_calendar(work: Work, case_id: uuid.UUID, calendar_name: str, *, reason: str) -> None:
    """The clocks of the case that have not ended count by another calendar from now on, as its new unit does.

    Raises:
        UnknownCalendar: there is no such calendar.
    """
    edition = calendars.adopt(work, calendar_name)
    going = select(Clock).where(Clock.case_id == case_id, Clock.state != "stopped")
    named = update(Clock).where(Clock.case_id == case_id, Clock.state != "stopped").values(calendar=calendar_name)
    work.session.execute(named.execution_options(synchronize_session="fetch"))
    for row in work.session.scalars(going.order_by(Clock.started_at, Clock.id)).all():
        if row.edition != edition:
            rows.happen(work, row, "recompute", Why(reason=reason, facts={"edition": edition}))
