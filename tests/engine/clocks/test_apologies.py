"""Apology and re-appointment: proposed a working day before expiry, drafted, signed, notified, once."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select

from engine import apologies, clocks, hands, heads, organisation, parameters, people
from engine.calendar.events import AppointedEarlier, ClockStopped
from engine.tables import Apology, Task
from tests.engine import builders
from tests.engine.builders import DESK, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due
from tests.scheduler import duties

HEAD = "head"
REASON = "Chờ xác minh thực địa"


@pytest.fixture
def case_id(sqlite: Engine) -> uuid.UUID:
    """A case due at eight on 3 December, and a head of the commune."""
    return with_head(sqlite)


def with_head(engine: Engine, rules: str = "", **drawn: str) -> uuid.UUID:
    case_id = story.open_case(engine, rules, **drawn)
    with acting(engine) as work:
        head = organisation.enrol(work, HEAD, "Lê Quang Thanh")
        commune = organisation.unit_by_code(work, builders.COMMUNE)
        organisation.appoint(work, head, commune, role="lanh-dao", title="Chủ tịch", since=date(2025, 7, 1))
    return case_id


def draft(engine: Engine, case_id: uuid.UUID, when: datetime, appointed: datetime, by: str = DESK) -> None:
    with acting(engine, by, at=when) as work:
        apologies.draft(work, case_id, appointed=appointed, reason=REASON)


def sign(engine: Engine, case_id: uuid.UUID, when: datetime, by: str = HEAD) -> None:
    with acting(engine, by, at=when) as work:
        apologies.sign(work, case_id)


def notify(engine: Engine, case_id: uuid.UUID, when: datetime, by: str = DESK) -> None:
    with acting(engine, by, at=when) as work:
        apologies.notify(work, case_id)


def apologise(engine: Engine, case_id: uuid.UUID, when: datetime, appointed: datetime) -> None:
    draft(engine, case_id, when, appointed)
    sign(engine, case_id, when)
    notify(engine, case_id, when)


def proposed(engine: Engine, case_id: uuid.UUID) -> list[tuple[str, str]]:
    """The tasks that propose an apology: post and state."""
    with acting(engine) as work:
        mine = select(Task.role, Task.state).where(Task.case_id == case_id, Task.proposal == "apology")
        return [(role, state) for role, state in work.session.execute(mine)]


def test_a_task_to_apologise_appears_one_working_day_before_expiry(db: Engine) -> None:
    case_id = with_head(db)
    duties.drain(db, at(2, "07:59"))
    assert proposed(db, case_id) == []
    duties.drain(db, at(2, "08:00"))
    assert proposed(db, case_id) == [("mot-cua", "ready")]
    apologise(db, case_id, at(2, "09:00"), at(7, "17:00"))
    assert proposed(db, case_id) == [("mot-cua", "completed")]
    assert (due(db, case_id), story.appointed(db, case_id)) == ("08:00 03/12", "17:00 07/12")
    story.rows_equal_fold(db)


@pytest.mark.parametrize("more", ['rule = "civil"', 'kind = "calendar"'])
def test_of_a_limit_that_ends_with_its_day_the_task_appears_the_working_day_before(sqlite: Engine, more: str) -> None:
    case_id = with_head(sqlite, limit=f'[[limits]]\nlimit = "P3D"\n{more}\n')
    assert due(sqlite, case_id) == "17:30 03/12"
    duties.drain(sqlite, at(2, "17:29"))
    assert proposed(sqlite, case_id) == []
    duties.drain(sqlite, at(2, "17:30"))
    assert proposed(sqlite, case_id) == [("mot-cua", "ready")]


def test_the_task_appears_in_time_although_the_procedure_warns_earlier(sqlite: Engine) -> None:
    case_id = with_head(sqlite, limit='[[limits]]\nlimit = "P3D"\nwarn = "P2D"\n')
    duties.drain(sqlite, at(1, "08:00"))
    assert proposed(sqlite, case_id) == []
    duties.drain(sqlite, at(2, "08:00"))
    assert proposed(sqlite, case_id) == [("mot-cua", "ready")]


def test_a_limit_shorter_than_the_notice_needs_no_apology_from_its_beginning(sqlite: Engine) -> None:
    case_id = with_head(sqlite, limit='[[limits]]\nlimit = "PT4H"\n')
    duties.drain(sqlite, at(30, "09:00", 11))
    assert proposed(sqlite, case_id) == []


def test_a_case_that_ends_in_time_leaves_nothing_to_apologise_for(sqlite: Engine, case_id: uuid.UUID) -> None:
    duties.drain(sqlite, at(2, "08:00"))
    builders.do(sqlite, case_id, "a", at=at(2, "10:00"))
    assert proposed(sqlite, case_id) == [("mot-cua", "obsolete")]


def test_only_the_promised_date_moves_and_the_case_still_counts_as_late(sqlite: Engine, case_id: uuid.UUID) -> None:
    apologise(sqlite, case_id, at(2, "09:00"), at(7, "17:00"))
    with acting(sqlite, DESK, at=at(4)) as work:
        stopped = clocks.stop_case(work, case_id, reason="kết quả")
    assert stopped is not None
    assert stopped.was_late
    event = story.events(sqlite, case_id)[1]
    assert (event.kind, event.reason, story.said(event.appointed_at)) == ("reappoint", REASON, "17:00 07/12")
    assert [told["appointed"][:10] for told in story.told(sqlite, case_id, "apology")] == ["2026-12-07"]


def test_a_late_apology_stays_possible_and_is_marked(sqlite: Engine, case_id: uuid.UUID) -> None:
    apologise(sqlite, case_id, at(7, "09:00"), at(9, "17:00"))
    with acting(sqlite) as work:
        assert work.session.scalars(select(Apology)).one().is_late
    assert story.events(sqlite, case_id)[1].facts["late"] is True


def test_one_apology_is_all_that_the_law_allows(sqlite: Engine, case_id: uuid.UUID) -> None:
    apologise(sqlite, case_id, at(2, "09:00"), at(7, "17:00"))
    with pytest.raises(apologies.ApologisedBefore):
        draft(sqlite, case_id, at(4), at(9, "17:00"))
    with acting(sqlite) as work:
        source = "Văn bản minh họa"
        parameters.change(work, parameters.REAPPOINTMENTS, "2", valid_from=date(2026, 11, 1), source=source)
    apologise(sqlite, case_id, at(4), at(9, "17:00"))
    assert story.appointed(sqlite, case_id) == "17:00 09/12"


def test_a_draft_changed_after_its_signature_needs_another(sqlite: Engine, case_id: uuid.UUID) -> None:
    draft(sqlite, case_id, at(2, "09:00"), at(7, "17:00"))
    sign(sqlite, case_id, at(2, "09:10"))
    draft(sqlite, case_id, at(2, "09:20"), at(8, "17:00"))
    with pytest.raises(apologies.NotSigned):
        notify(sqlite, case_id, at(2, "09:30"))
    assert story.kinds(sqlite, case_id) == ["start"]


def test_the_head_signs_and_nobody_signs_their_own_draft(sqlite: Engine, case_id: uuid.UUID) -> None:
    with pytest.raises(apologies.NoDraft):
        sign(sqlite, case_id, at(2))
    draft(sqlite, case_id, at(2), at(7, "17:00"))
    with pytest.raises(heads.OwnApproval):
        sign(sqlite, case_id, at(2), by=DESK)
    with pytest.raises(heads.NotTheHead):
        sign(sqlite, case_id, at(2), by="lan.mc")
    with pytest.raises(people.NotAllowed):
        notify(sqlite, case_id, at(2), by="lan.cv")


@pytest.mark.parametrize(
    ("when", "appointed", "fault"),
    [
        (at(2), at(3, "08:00"), AppointedEarlier),
        (at(2), at(5, "09:00"), apologies.NoWorkingDay),  # a Saturday
        (at(9), at(8, "17:00"), apologies.AppointedInPast),
    ],
)
def test_a_date_that_cannot_be_kept_is_not_promised(
    sqlite: Engine, case_id: uuid.UUID, when: datetime, appointed: datetime, fault: type[Exception]
) -> None:
    with pytest.raises(fault):
        draft(sqlite, case_id, when, appointed)
    with acting(sqlite) as work:
        assert work.session.scalars(select(Apology)).all() == []


def test_an_apology_needs_a_reason_and_a_case_that_goes_on(sqlite: Engine, case_id: uuid.UUID) -> None:
    with acting(sqlite, DESK, at=at(2)) as work, pytest.raises(hands.NoReason):
        apologies.draft(work, case_id, appointed=at(7), reason=" ")
    with acting(sqlite, at=at(2)) as work:
        clocks.stop_case(work, case_id, reason="kết quả")
    with pytest.raises(ClockStopped):
        draft(sqlite, case_id, at(2), at(7, "17:00"))
