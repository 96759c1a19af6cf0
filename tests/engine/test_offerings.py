"""Who offers a procedure: entered for many units at once, ended from a day on, and put on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest
from sqlalchemy import Engine, select

from commands.demo import province
from engine import cases, changes, competence, offerings, organisation, people, procedures, revisions
from engine.entries import BadEntry
from engine.offerings import Given
from engine.queries import offers, publications
from engine.tables import SettingChange
from engine.work import Work, acting_as
from tests.engine import builders
from tests.engine.builders import COMMUNE, MORNING, acting
from tests.engine.test_at_once import Act, while_open

DAY, LATER = date(2026, 12, 1), date(2027, 3, 1)
AGENCIES = tuple(code for code, _ in province.AGENCIES)


@pytest.fixture
def there(db: Engine) -> Engine:
    """The province, a second commune, and one procedure in force."""
    builders.a_province(db)
    with acting(db) as work:
        province.seed(work)
        above = organisation.unit_by_code(work, "H99")
        organisation.found(work, "H99.16", "UBND xã Khác", level="commune", parent_id=above.id, since=province.SINCE)
        procedures.publish(work, builders.tiny(), active_from=province.SINCE)
    return db


def given(work: Work, *codes: str, **said: Any) -> Given:
    """Those units decide, from `DAY` on unless it is *said* otherwise."""
    units = organisation.units_by_code(work, codes)
    asked = {"since": DAY, "source": "QĐ 12/QĐ-UBND", **said}
    return offerings.offer(work, units, offerings.published(work.session, "nho", asked["since"]), "competent", **asked)


def told(work: Work, day: date = DAY) -> list[tuple[str, date, date | None]]:
    return [(one.code, one.valid_from, one.valid_to) for one in offers.of_procedure(work.session, "nho", day)]


def test_all_units_of_a_level_offer_it_and_who_did_stays_as_he_is(there: Engine) -> None:
    with acting(there) as work:
        given(work, COMMUNE, since=date(2026, 1, 1))
        communes = [unit.code for unit in offerings.of_level(work, "commune", DAY)]
        assert given(work, *communes) == Given(new=("H99.16",), there=(COMMUNE,))
        assert told(work) == [(COMMUNE, date(2026, 1, 1), None), ("H99.16", DAY, None)]
        assert given(work, *communes) == Given(new=(), there=(COMMUNE, "H99.16"))
        facts = work.session.scalars(select(SettingChange.facts).order_by(SettingChange.number)).all()
        assert [one["units"] for one in facts] == [[COMMUNE], ["H99.16"]]
        assert changes.verify(work.session, offerings.subject_of("nho")) == 2


def test_a_unit_that_offers_it_for_a_part_of_the_time_stops_all_of_it(there: Engine) -> None:
    with acting(there) as work:
        given(work, COMMUNE, since=DAY, until=LATER)
        with pytest.raises(BadEntry, match=r"H99\.15") as refused:
            given(work, COMMUNE, "H99.16")
        assert list(refused.value.wrong) == ["units"]
        assert told(work) == [(COMMUNE, DAY, LATER)]
        given(work, COMMUNE, "H99.16", since=LATER)
        assert len(told(work)) == 3


def test_all_that_is_wrong_is_told_at_once_by_its_field(there: Engine) -> None:
    with acting(there) as work:
        with pytest.raises(BadEntry) as refused:
            given(work, until=DAY, source=" ")
        assert set(refused.value.wrong) == {"units", "until", "source"}
        with pytest.raises(BadEntry) as early:
            given(work, COMMUNE, since=date(2020, 1, 1))
        assert set(early.value.wrong) == {"since"}
        assert told(work) == []


def test_it_ends_from_a_day_on_and_what_had_not_begun_is_gone(there: Engine) -> None:
    with acting(there) as work:
        given(work, COMMUNE, "H99.16")
        given(work, AGENCIES[0], since=LATER)
        mine = {one.code: one.id for one in offers.of_procedure(work.session, "nho", DAY)}
        ended = [mine[COMMUNE], mine[AGENCIES[0]]]
        offerings.end(work, "nho", ended, on=date(2027, 1, 1), source="QĐ 13/QĐ-UBND")
        assert sorted(told(work)) == [(COMMUNE, DAY, date(2027, 1, 1)), ("H99.16", DAY, None)]
        assert [unit.code for unit in competence.units(work.session, "nho", date(2027, 1, 1))] == ["H99.16"]
        with pytest.raises(offerings.NoSuchOffering):
            offerings.end(work, "khac", [mine[COMMUNE]], on=LATER, source="QĐ 13/QĐ-UBND")


def test_a_case_is_received_only_for_a_unit_that_decides_such_cases(there: Engine) -> None:
    there_too = replace(builders.filing(), competent_unit="H99.16")
    with acting(there) as work:
        assert cases.receive(work, there_too).competent_unit_id  # nobody has said anything
        given(work, COMMUNE, since=MORNING.date())
        with pytest.raises(competence.DecidedElsewhere, match=r"'H99\.16'.*H99\.15"):
            cases.receive(work, there_too)
        cases.receive(work, replace(builders.filing(), receiving_unit="H99.16"))  # who decides, not who receives
        (mine,) = (one.id for one in offers.of_procedure(work.session, "nho", DAY))
        offerings.end(work, "nho", [mine], on=DAY, source="QĐ 13/QĐ-UBND")
        assert cases.receive(work, builders.filing()).competent_unit_id
    with acting(there, at=datetime.combine(DAY, time(9), MORNING.tzinfo)) as work:
        assert competence.units(work.session, "nho", DAY) == []
        assert publications.offered(work.session, DAY)["nho"].ended
        with pytest.raises(competence.DecidedNowhere):
            cases.receive(work, builders.filing())


def test_of_two_who_name_the_same_unit_at_once_the_second_sees_what_the_first_did(there: Engine) -> None:
    came: list[Given] = []

    def naming(since: date) -> Act:
        return lambda work: came.append(given(acting_as(work, None), COMMUNE, since=since))

    assert while_open(there, naming(DAY), naming(LATER)) is None
    assert came == [Given(new=(COMMUNE,), there=()), Given(new=(), there=(COMMUNE,))]


def test_of_two_who_end_it_at_once_the_second_finds_it_gone(there: Engine) -> None:
    with acting(there) as work:
        given(work, COMMUNE)
        ended = [one.id for one in offers.of_procedure(work.session, "nho", DAY)]

    def ending(on: date) -> Act:
        return lambda work: offerings.end(acting_as(work, None), "nho", ended, on=on, source="QĐ 13/QĐ-UBND")

    assert type(while_open(there, ending(DAY), ending(LATER))) is offerings.NoSuchOffering


def test_a_procedure_of_the_longest_short_name_is_offered(there: Engine) -> None:
    slug = "x" * revisions.LONGEST_SLUG
    with acting(there) as work:
        own = builders.tiny(*builders.straight("khac"), slug=slug)
        procedures.publish(work, own, active_from=province.SINCE)
        procedure, units = offerings.published(work.session, slug, DAY), organisation.units_by_code(work, [COMMUNE])
        offerings.offer(work, units, procedure, "competent", since=DAY, source="QĐ 12/QĐ-UBND")


def test_a_unit_that_is_not_there_on_that_day_offers_nothing(there: Engine) -> None:
    with acting(there) as work:
        organisation.unit_by_code(work, "H99.16").valid_to = LATER
        with pytest.raises(BadEntry, match=r"H99\.16"):
            given(work, COMMUNE, "H99.16", since=LATER)
        assert given(work, "H99.16").new == ("H99.16",)


def test_nobody_lets_units_offer_it_that_he_does_not_administer(there: Engine) -> None:
    with acting(there) as work:
        own = organisation.unit_by_code(work, COMMUNE)
        officer = organisation.enrol(work, "quan.xa", "Quản trị xã")
        organisation.appoint(work, officer, own, role="quan-tri", title="Quản trị", since=province.SINCE)
        given(work, "H99.16")
        (other,) = (one.id for one in offers.of_procedure(work.session, "nho", DAY))
    with acting(there, "quan.xa") as work:
        assert [unit.code for unit in offerings.of_level(work, "commune", DAY)] == [COMMUNE]
        assert given(work, COMMUNE).new == (COMMUNE,)
        for refused in (lambda: given(work, AGENCIES[0], COMMUNE), lambda: end(work, other)):
            with pytest.raises(people.NotAllowed):
                refused()


def end(work: Work, one: Any) -> None:
    offerings.end(work, "nho", [one], on=LATER, source="QĐ 13/QĐ-UBND")
