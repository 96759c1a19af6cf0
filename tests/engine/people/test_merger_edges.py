"""Rearrangements of units at their edges: what happens meanwhile, what is left behind, what is addressed wrongly."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from engine import mergers, organisation, people, substitutions
from engine.mergers import Follows, Plan
from engine.tables import Case, Task
from scheduler import runner
from scheduler.runner import Hands
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, DESK_TOO, acting
from tests.engine.people import rearranging
from tests.engine.people.rearranging import AFTER, BEFORE, DAY, DOCUMENT, NEW, carry_out, lay_down, rows


@pytest.fixture
def commune(db: Engine) -> Engine:
    """A commune with three open cases, one of them claimed."""
    return rearranging.a_commune(db)


def test_what_another_rearrangement_takes_away_is_given_to_nobody(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    with acting(sqlite) as work:
        organisation.found(work, "H99.20", "UBND xã Tân (minh họa)", level="commune", since=builders.province.SINCE)
    lay_down(sqlite, rearranging.merge())
    with acting(sqlite, at=BEFORE) as work, pytest.raises(mergers.InAnother, match=COMMUNE):
        mergers.lay_down(work, rearranging.merge(founded=(), follows=(Follows("H99.20", COMMUNE),)))


def ended_case(engine: Engine) -> uuid.UUID:
    """A case that the commune finished before it was merged."""
    case_id = builders.a_case(engine)
    for element in "ac":
        builders.do(engine, case_id, element)
    return case_id


def test_the_successor_reads_what_its_forerunners_finished(commune: Engine) -> None:
    case_id = ended_case(commune)
    with acting(commune) as work:
        new_here = organisation.enrol(work, "moi.ld", "Phan Thị Mới")
    carry_out(commune, lay_down(commune, rearranging.merge()), at=AFTER)
    with acting(commune) as work:
        unit = organisation.unit_by_code(work, NEW)
        organisation.appoint(work, new_here, unit, role="lanh-dao", title="Chủ tịch", since=DAY)
    with acting(commune, "moi.ld", at=AFTER) as work:
        case = work.session.get_one(Case, case_id)
        assert case.competent_unit_id != organisation.unit_by_code(work, NEW).id
        assert (people.may(work, "read", case), people.may(work, "assign", case)) == (True, False)
        standing = people.stand(work.session, work.actor_id, work.now)
        assert case_id in work.session.scalars(select(Case.id).where(people.visible(standing, "read", Case))).all()


def test_a_charge_that_ended_long_ago_does_not_stop_a_rearrangement(commune: Engine) -> None:
    with acting(commune) as work:
        officer, unit = organisation.person_by_login(work, DESK), organisation.unit_by_code(work, COMMUNE)
        post = organisation.post_of(work, unit, "mot-cua", "Công chức")
        dates = {"since": BEFORE.date() - timedelta(90), "until": BEFORE.date()}
        organisation.charge(work, officer, post, slug="nho", **dates)
        organisation.charge(work, officer, post, slug="nho", since=BEFORE.date())
        second = organisation.person_by_login(work, DESK_TOO)
        organisation.charge(work, second, post, slug="nho", since=BEFORE.date())
    carry_out(commune, lay_down(commune, rearranging.merge()), at=AFTER)
    with acting(commune, DESK, at=AFTER) as work:
        task = work.session.scalars(select(Task).where(Task.state == "ready").limit(1)).one()
        assert people.may(work, "claim", task)


def test_whoever_was_dismissed_meanwhile_gets_no_post_of_the_new_unit(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    carry_out(commune, merger_id, at=BEFORE)
    with acting(commune) as work:
        officer, unit = organisation.person_by_login(work, DESK_TOO), organisation.unit_by_code(work, COMMUNE)
        organisation.dismiss(work, officer, organisation.post_of(work, unit, "mot-cua", ""), on=BEFORE.date())
    carry_out(commune, merger_id, at=AFTER)
    with acting(commune, at=AFTER) as work:
        standing = people.stand(work.session, organisation.person_by_login(work, DESK_TOO).id, AFTER)
        assert standing.reaches == ()


def test_what_was_entered_for_a_new_unit_goes_when_it_is_reversed(commune: Engine) -> None:
    before = rows(commune)
    merger_id = lay_down(commune, rearranging.merge())
    with acting(commune) as work:
        officer, unit = organisation.person_by_login(work, DESK), organisation.unit_by_code(work, NEW)
        post = organisation.appoint(work, officer, unit, role="to-truong", title="Tổ trưởng", since=DAY)
        organisation.charge(work, officer, post, slug="nho", since=DAY)
        substitutions.allow(work, post, "urge", since=DAY, scope=substitutions.Scope(unit=unit))
    with acting(commune, at=BEFORE) as work:
        mergers.reverse(work, merger_id)
    assert rows(commune) == before


def test_it_is_not_reversed_below_the_feet_of_another_unit(sqlite: Engine) -> None:
    builders.a_province(sqlite)
    merger_id = lay_down(sqlite, rearranging.merge())
    with acting(sqlite) as work:
        unit = organisation.unit_by_code(work, NEW)
        organisation.found(work, "H99.77.1", "Phòng mới", level="division", parent_id=unit.id, since=DAY)
    with acting(sqlite, at=BEFORE) as work, pytest.raises(mergers.StillUsed, match=r"H99\.77\.1"):
        mergers.reverse(work, merger_id)


def test_a_filing_to_the_old_code_comes_to_the_successor_and_never_to_one_that_is_not_there(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    with acting(commune, DESK, at=BEFORE) as work, pytest.raises(mergers.NotNow):
        builders.cases.receive(work, replace(builders.filing(), competent_unit=NEW))
    carry_out(commune, merger_id, at=AFTER)
    case_id = builders.a_case(commune, at=AFTER)
    with acting(commune) as work:
        assert work.session.get_one(Case, case_id).competent_unit_id == organisation.unit_by_code(work, NEW).id


def test_what_was_given_away_and_given_back_is_addressed_rightly(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite) as work:
        organisation.found(work, "H99.20", "UBND xã Tân (minh họa)", level="commune", since=builders.province.SINCE)
    there = Plan("split", DAY, DOCUMENT, follows=(Follows(COMMUNE, "H99.20", slug="nho"),))
    back = Plan("split", DAY + timedelta(30), DOCUMENT, follows=(Follows("H99.20", COMMUNE, slug="nho"),))
    for plan in (there, back):
        carry_out(sqlite, lay_down(sqlite, plan), at=AFTER + timedelta(40) * (plan is back))
    with acting(sqlite, at=AFTER + timedelta(90)) as work:
        codes = (COMMUNE, "H99.20")
        assert [mergers.in_charge(work, code, slug="nho").code for code in codes] == [COMMUNE, COMMUNE]


def test_a_worker_carries_out_what_is_prepared_and_nothing_else(commune: Engine) -> None:
    merger_id = lay_down(commune, rearranging.merge())
    hands = Hands(commune, "a worker", clock=lambda _: AFTER)
    runner.rearrange(hands)
    assert rearranging.state(commune, merger_id) == "planned"
    carry_out(commune, merger_id, at=BEFORE)
    runner.rearrange(replace(hands, clock=lambda _: BEFORE))
    assert rearranging.state(commune, merger_id) == "prepared"
    runner.rearrange(hands)
    assert rearranging.state(commune, merger_id) == "done"


def test_a_filing_that_came_in_just_then_follows(commune: Engine) -> None:
    case_id = builders.a_case(commune)
    old = rearranging.unit_id(commune, COMMUNE)
    carry_out(commune, lay_down(commune, rearranging.merge()), at=AFTER)
    with acting(commune) as work:  # as if its transaction had begun before the move and ended after it
        case = work.session.get_one(Case, case_id)
        case.receiving_unit_id = case.competent_unit_id = case.returning_unit_id = old
        builders.waiting(work, case_id, "a").unit_id = old
    runner.rearrange(Hands(commune, "a worker", clock=lambda _: AFTER))
    with acting(commune) as work:
        new = organisation.unit_by_code(work, NEW)
        assert work.session.get_one(Case, case_id).competent_unit_id == new.id
        assert builders.waiting(work, case_id, "a").unit_id == new.id
