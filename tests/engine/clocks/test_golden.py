"""Whole stories computed by hand: Tết within a pause, made-up Saturdays, year ends, several pauses."""

from __future__ import annotations

import uuid
from datetime import datetime

import pytest
from sqlalchemy import Engine

from engine import clocks
from engine.clocks import extensions, supplements
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on

DAYS = '[[limits]]\nlimit = "P{days}D"\n{more}'
RESUME = '[supplement]\nmode = "resume"\n'
CIVIL = 'rule = "civil"\n'
CALENDAR = 'kind = "calendar"\n'


def feb(day: int, clock: str) -> datetime:
    return at(day, clock, 2)


def pauses(engine: Engine, case_id: uuid.UUID, *spans: tuple[datetime, datetime]) -> None:
    """The case stands still for supplements over each of *spans*."""
    for number, (begun, ended) in enumerate(spans):
        with on(engine, case_id, begun) as (work, case, procedure):
            supplements.ask(work, case, procedure, key=f"phieu {number}", reason="lý do" if number else None)
        with on(engine, case_id, ended) as (work, case, _):
            supplements.receive(work, case, is_full=True)
    story.rows_equal_fold(engine)


@pytest.mark.parametrize(
    ("rules", "more", "expected"),
    [
        # Received 10:00 on 10/02; asked 15:00 on 11/02, so 660 of 2400 minutes are used; complete 09:00 on 24/02.
        (RESUME, "", "16:00 27/02"),  # 1740 minutes from there
        ("", "", "09:00 03/03"),  # 2400 minutes from there
        (RESUME, CIVIL, "17:30 02/03"),  # one working day used, four left, 24/02 is day 0
        ("", CIVIL, "17:30 03/03"),
        (RESUME, CALENDAR, "17:30 02/03"),  # 15/02 plus the 13 days of the pause is Saturday 28/02, so Monday
        ("", CALENDAR, "17:30 02/03"),  # 24/02 plus five days is Sunday
    ],
)
def test_tet_falls_into_the_middle_of_a_pause(sqlite: Engine, rules: str, more: str, expected: str) -> None:
    case_id = story.open_case(sqlite, rules, limit=DAYS.format(days=5, more=more), at=feb(10, "10:00"))
    pauses(sqlite, case_id, (feb(11, "15:00"), feb(24, "09:00")))
    assert due(sqlite, case_id) == expected


def test_a_supplement_that_comes_on_a_day_of_tet_counts_from_the_next_opening(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, at=feb(12, "08:00"))
    pauses(sqlite, case_id, (feb(13, "16:00"), feb(22, "10:00")))
    assert due(sqlite, case_id) == "17:30 25/02"


def test_a_made_up_saturday_and_the_swapped_day_count_between_two_pauses(sqlite: Engine) -> None:
    def aug(day: int, clock: str) -> datetime:
        return at(day, clock, 8)

    case_id = story.open_case(sqlite, RESUME, limit=DAYS.format(days=4, more=""), at=aug(20, "14:00"))
    assert due(sqlite, case_id) == "14:00 25/08"  # Saturday 22/08 is worked
    pauses(sqlite, case_id, (aug(24, "09:00"), aug(27, "10:00")))
    assert due(sqlite, case_id) == "15:00 28/08"
    pauses_again(sqlite, case_id, aug(28, "10:00"), at(3, "08:00", 9))
    assert due(sqlite, case_id) == "11:00 03/09"  # 31/08 is off for it, 01/09 and 02/09 are the national day


def pauses_again(engine: Engine, case_id: uuid.UUID, begun: datetime, ended: datetime) -> None:
    with on(engine, case_id, begun) as (work, case, procedure):
        supplements.ask(work, case, procedure, key="phieu 2", reason="giấy tờ mới nộp không khớp")
    with on(engine, case_id, ended) as (work, case, _):
        supplements.receive(work, case, is_full=True)


def test_the_year_ends_within_the_limit(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, at=at(31, "10:00", 12, 2025))
    assert due(sqlite, case_id) == "10:00 07/01"  # 01/01 and the swapped 02/01 are off


def test_an_extension_while_the_case_stands_still_counts_when_it_goes_on(sqlite: Engine) -> None:
    rules = RESUME + '[[extensions]]\ncode = "x"\nlimit = "P1D"\nbasis = "Điều 6"\n'
    case_id = story.open_case(sqlite, rules)
    with on(sqlite, case_id, at(1)) as (work, case, procedure):
        supplements.ask(work, case, procedure, key="phieu")
        extensions.extend(work, case, procedure, "x", reason="phức tạp")
    assert due(sqlite, case_id) == "08:00 04/12"
    with on(sqlite, case_id, at(7)) as (work, case, _):
        supplements.receive(work, case, is_full=True)
    assert due(sqlite, case_id) == "08:00 10/12"
    story.rows_equal_fold(sqlite)


def test_a_same_day_case_that_stood_still_counts_as_received_when_it_goes_on(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, limit='[[limits]]\nlimit = "same-day"\n', at=at(30, "09:00", 11))
    pauses(sqlite, case_id, (at(30, "10:00", 11), at(2, "15:01")))
    assert due(sqlite, case_id) == "17:30 03/12"


@pytest.mark.parametrize(("limit", "is_late"), [("PT24H", True), ("P3D", False)])
def test_past_its_due_moment_a_limit_in_hours_is_late_and_one_in_days_not_before_the_day_ends(
    sqlite: Engine, limit: str, is_late: bool
) -> None:
    case_id = story.open_case(sqlite, limit=f'[[limits]]\nlimit = "{limit}"\n')
    with on(sqlite, case_id, at(3, "08:30")) as (work, case, _):
        clocks.stop_case(work, case.id, reason="kết quả")
    assert (due(sqlite, case_id), story.row(sqlite, case_id).was_late) == ("08:00 03/12", is_late)
