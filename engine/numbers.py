"""Case numbers: one counter for each receiving agency and day."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from engine.tables import CaseCounter
from engine.work import Work

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def issue(work: Work, unit_code: str) -> str:
    """The next case number of the agency *unit_code*, e.g. `H26.19-261123-0001`.

    The day is the one in Asia/Ho_Chi_Minh. A number is never given twice: the counter row is raised in the act's own
    transaction, which the database serialises. Above 9999 the number widens.

    Source: Nghị định 118/2025/NĐ-CP Điều 28 (agency code, day, serial number of the day); the layout is our choice
    after the numbers in use.
    """
    day = work.now.astimezone(VIETNAM).date()
    return f"{unit_code}-{day:%y%m%d}-{_raise(work, unit_code, day):04d}"


def intake_reference(unit_code: str, now: datetime, token: str) -> str:
    """The name of a filing before it has a case number; *token* makes it unique. Our choice of layout."""
    return f"TN-{unit_code}-{now.astimezone(VIETNAM):%y%m%d}-{token}"


def _raise(work: Work, unit_code: str, day: date) -> int:
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    first = dialect.insert(CaseCounter).values(unit_code=unit_code, day=day, last=1)
    key = [CaseCounter.unit_code, CaseCounter.day]
    work.session.execute(first.on_conflict_do_update(index_elements=key, set_={"last": CaseCounter.last + 1}))
    # The row is locked by the write above until the act commits, so this reads our own number.
    mine = select(CaseCounter.last).where(CaseCounter.unit_code == unit_code, CaseCounter.day == day)
    return work.session.scalars(mine.execution_options(populate_existing=True)).one()
