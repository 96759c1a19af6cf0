"""Cases for which the law sets no time: nothing is late, nothing stands still, everything else goes on."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine

from engine.clocks import supplements
from tests.engine import builders
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due

FREE = "no_limit = true"
WINDOW = '[supplement.window]\nlimit = "P30D"\n'


def a_case(db: Engine, *acts: str, rules: str = "") -> uuid.UUID:
    return story.open_case(db, rules, parts=story.acts("accept", *acts), limit="", top=FREE, at=at(30, "08:00", 11))


def test_a_supplement_gives_the_applicant_his_time_each_time_and_nothing_else(db: Engine) -> None:
    case_id = a_case(db, "supplement", "supplied", rules=WINDOW)
    builders.do(db, case_id, "a", at=at(30, "09:00", 11))
    assert due(db, case_id, "supplement") is not None
    assert not story.has(db, case_id, "case")
    with builders.acting(db, at=at(1, "09:00")) as work:
        case = work.session.get_one(builders.Case, case_id)
        supplements.receive(work, case, is_full=False)
    builders.do(db, case_id, "b", at=at(1, "10:00"))
    assert story.kinds(db, case_id, "supplement") == ["start", "stop"]
    story.rows_equal_fold(db)


def test_asking_again_wants_no_reason_since_nothing_can_be_overdue(db: Engine) -> None:
    case_id = a_case(db, rules=WINDOW)
    for day in (1, 2):
        with builders.acting(db, at=at(day, "09:00")) as work:
            case = work.session.get_one(builders.Case, case_id)
            procedure = builders.procedures.of_case(work.session, case_id)
            assert supplements.ask(work, case, procedure, key="x") is not None
            supplements.receive(work, case, is_full=True)


@pytest.mark.parametrize("acts", [("obligation", "paid"), ("supplement", "supplied")])
def test_the_case_runs_to_its_end_without_a_clock(sqlite: Engine, acts: tuple[str, ...]) -> None:
    case_id = a_case(sqlite, *acts)
    for step in "abc":
        ended = builders.do(sqlite, case_id, step, at=at(1, "09:00"))
    assert ended.state == "ended"
    assert not story.has(sqlite, case_id, "case")
