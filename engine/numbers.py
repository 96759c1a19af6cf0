"""Case numbers: one counter for each receiving agency and day; a number that another system gave is kept."""

from __future__ import annotations

import re
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select
from sqlalchemy.dialects import postgresql, sqlite

from engine.tables import Case, CaseCounter
from engine.work import Work
from feel.errors import Fault

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
LONGEST = 60
# Source: the layouts in use: TT 01/2018/TT-VPCP Điều 19 (lowest level first), QĐ 20/2020/QĐ-TTg Điều 4 (highest first),
# ministries with the year in full and up to seven digits.
GIVEN = re.compile(
    r"(?:[0-9]{3}\.[0-9]{2}\.[0-9]{2}\.)?[A-Y][0-9]{2}(?:\.[0-9]{1,4})*-[0-9]{6}(?:[0-9]{2})?-[0-9]{4,7}"
)


class BadNumber(Fault):
    """'{number}' is not a case number as other systems give it."""

    vi = "'{number}' không đúng cấu trúc mã số hồ sơ."


class NumberTaken(Fault):
    """There is a case with the number {number} already."""

    vi = "Đã có hồ sơ mang mã số {number}."


def issue(work: Work, unit_code: str) -> str:
    """The next case number of the agency *unit_code*, e.g. `H26.19-261123-0001`.

    The day is the one in Asia/Ho_Chi_Minh. A number is never given twice: the counter row is raised in the act's own
    transaction, which the database serialises. Above 9999 the number widens.

    Source: Nghị định 118/2025/NĐ-CP Điều 28 (agency code, day, serial number of the day); the layout is our choice
    after the numbers in use.
    """
    day = work.now.astimezone(VIETNAM).date()
    while True:
        number = f"{unit_code}-{day:%y%m%d}-{_raise(work, unit_code, day):04d}"
        if not _is_taken(work, number):  # another system may have given one of our layout: it is passed over
            return number


def check_given(work: Work, number: str) -> None:
    """Nothing, when a case may keep the *number* with which it came from the portal or another system.

    Raises:
        BadNumber, NumberTaken.

    Source: NĐ 118/2025/NĐ-CP as amended by NĐ 309/2026 Điều 8 (a case has one number, on every system).
    """
    if len(number) > LONGEST or not GIVEN.fullmatch(number):
        raise BadNumber(number=number[:LONGEST])
    if _is_taken(work, number):
        raise NumberTaken(number=number)


def intake_reference(unit_code: str, now: datetime, token: str) -> str:
    """The name of a filing before it has a case number; *token* makes it unique. Our choice of layout."""
    return f"TN-{unit_code}-{now.astimezone(VIETNAM):%y%m%d}-{token}"


def _is_taken(work: Work, number: str) -> bool:
    known = select(Case.id).where(or_(Case.case_number == number, Case.given_number == number))
    return work.session.scalar(known) is not None


def _raise(work: Work, unit_code: str, day: date) -> int:
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    first = dialect.insert(CaseCounter).values(unit_code=unit_code, day=day, last=1)
    key = [CaseCounter.unit_code, CaseCounter.day]
    work.session.execute(first.on_conflict_do_update(index_elements=key, set_={"last": CaseCounter.last + 1}))
    # The row is locked by the write above until the act commits, so this reads our own number.
    mine = select(CaseCounter.last).where(CaseCounter.unit_code == unit_code, CaseCounter.day == day)
    return work.session.scalars(mine.execution_options(populate_existing=True)).one()
