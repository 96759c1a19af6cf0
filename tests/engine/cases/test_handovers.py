"""A case goes from the desk that received it to the unit that decides: data at once, papers by three o'clock's rule."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine, select

from engine import cases, handovers, people, results
from engine.tables import Case, Handover
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting, hours
from tests.engine.cases import test_results
from tests.engine.cases.papers import SETTINGS, another_desk, store

THERE = "binh.mc"


def sent(engine: Engine, at: datetime = MORNING, channel: str = "counter") -> uuid.UUID:
    """A case received in one commune for the other."""
    builders.a_province(engine, builders.tiny(settings=SETTINGS))
    another_desk(engine)
    with acting(engine, DESK, at=at) as work:
        return cases.receive(work, replace(builders.filing(channel=channel), competent_unit="H99.16")).id


def rows(engine: Engine, case_id: uuid.UUID) -> dict[str, Handover]:
    with acting(engine) as work:
        return {row.what: row for row in work.session.scalars(select(Handover).where(Handover.case_id == case_id))}


def test_data_goes_at_once_and_each_side_confirms_the_papers(db: Engine) -> None:
    case_id = sent(db)
    with acting(db, DESK, at=hours(2)) as work:
        handovers.give(work, case_id)
    with acting(db, THERE, at=hours(3)) as work:
        handovers.receive(work, case_id, "data")
        handovers.receive(work, case_id, "paper")
    found = rows(db, case_id)
    assert (found["data"].given_at, found["data"].received_at) == (MORNING, hours(3))
    assert (found["paper"].given_at, found["paper"].received_at) == (hours(2), hours(3))


@pytest.mark.parametrize(
    ("received", "due"),
    [
        ("2026-11-30T08:00:00+07:00", "2026-11-30T17:30:00+07:00"),
        ("2026-11-30T15:00:00+07:00", "2026-11-30T17:30:00+07:00"),
        ("2026-11-30T15:01:00+07:00", "2026-12-01T07:30:00+07:00"),
        ("2026-12-04T16:00:00+07:00", "2026-12-07T07:30:00+07:00"),
        ("2026-12-05T09:00:00+07:00", "2026-12-07T17:30:00+07:00"),
    ],
)
def test_papers_go_the_same_day_or_after_three_at_the_next_opening(sqlite: Engine, received: str, due: str) -> None:
    case_id = sent(sqlite, at=datetime.fromisoformat(received))
    assert rows(sqlite, case_id)["paper"].due_at == datetime.fromisoformat(due)


def test_an_online_filing_has_no_papers_to_hand_over(sqlite: Engine) -> None:
    assert set(rows(sqlite, sent(sqlite, channel="online"))) == {"data"}


def test_where_it_stays_nothing_is_handed_over(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite, DESK) as work, pytest.raises(handovers.NothingToHandOver):
        handovers.give(work, case_id)


def test_each_side_confirms_its_own_part_once_and_in_order(sqlite: Engine) -> None:
    case_id = sent(sqlite)
    with acting(sqlite, THERE) as work, pytest.raises(handovers.NothingToHandOver):
        handovers.receive(work, case_id, "paper")
    with acting(sqlite, THERE) as work, pytest.raises(people.NotAllowed):
        handovers.give(work, case_id)
    with acting(sqlite, DESK) as work:
        handovers.give(work, case_id)
    with acting(sqlite, DESK) as work, pytest.raises(handovers.AlreadyConfirmed):
        handovers.give(work, case_id)
    with acting(sqlite, DESK) as work:
        case = work.session.get_one(Case, case_id)
        assert case.receiving_unit_id != case.competent_unit_id
        with pytest.raises(people.NotAllowed):
            handovers.receive(work, case_id, "data")


def test_an_issued_result_goes_back_to_where_it_is_given_and_is_confirmed_there(db: Engine, tmp_path: Path) -> None:
    kept = store(tmp_path)
    builders.a_province(db, builders.tiny(*builders.straight(*test_results.STEPS), settings=test_results.RESULT))
    another_desk(db)
    with acting(db, DESK) as work:
        case_id = cases.receive(work, replace(builders.filing(), returning_unit="H99.16")).id
    digest = test_results.content(db, kept)
    with acting(db, DESK) as work:
        result_id = results.draft(work, case_id, code="KQ.1", digest=digest).id
    test_results.sent_up(db, result_id)
    test_results.signed(db, kept, result_id)
    test_results.issued(db, result_id)
    with acting(db, DESK, at=hours(2)) as work, pytest.raises(people.NotAllowed):
        handovers.receive(work, case_id, "result")
    with acting(db, THERE, at=hours(2)) as work:
        handovers.receive(work, case_id, "result")
    with acting(db, THERE, at=hours(3)) as work, pytest.raises(handovers.AlreadyConfirmed):
        handovers.receive(work, case_id, "result")
    found = rows(db, case_id)["result"]
    assert (found.given_at, found.received_at) == (MORNING, hours(2))
