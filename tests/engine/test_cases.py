"""A filing becomes a case with a number: one counter for each agency and day."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import Engine, select

from engine import cases, numbers, parties
from engine.cases import VIETNAM
from engine.tables import Case, CaseCounter, Party
from tests.engine import builders
from tests.engine.builders import DESK, MORNING, acting
from tests.engine.cases import papers


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone(VIETNAM)


def issue(engine: Engine, unit: str, at: datetime) -> str:
    with acting(engine, at=at) as work:
        return numbers.issue(work, unit)


def test_each_agency_and_day_counts_for_itself(db: Engine) -> None:
    calls = [
        ("H99.15", "2026-11-23T08:00:00+07:00"),
        ("H99.15", "2026-11-23T17:00:00+07:00"),
        ("H99.16", "2026-11-23T08:00:00+07:00"),
        ("H99.15", "2026-11-24T08:00:00+07:00"),
    ]
    found = [issue(db, unit, moment(text)) for unit, text in calls]
    assert found == ["H99.15-261123-0001", "H99.15-261123-0002", "H99.16-261123-0001", "H99.15-261124-0001"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-23T23:59:59+07:00", "261123"),
        ("2026-11-23T16:59:59+00:00", "261123"),
        ("2026-11-24T00:01:00+07:00", "261124"),
        ("2026-11-23T17:01:00+00:00", "261124"),
    ],
)
def test_the_day_is_the_one_in_vietnam(sqlite: Engine, text: str, day: str) -> None:
    assert issue(sqlite, "H99.15", datetime.fromisoformat(text)) == f"H99.15-{day}-0001"


def test_after_9999_the_number_widens(db: Engine) -> None:
    with acting(db) as work:
        work.session.add(CaseCounter(unit_code="H99.15", day=MORNING.date(), last=9998))
    found = [issue(db, "H99.15", MORNING) for _ in range(2)]
    assert found == ["H99.15-261130-9999", "H99.15-261130-10000"]


@pytest.mark.parametrize(
    "given", ["000.00.19.H26-180815-0001", "H15.50.05.13-261008-0975", "G09.20-20260609-0092637", "H99.15-261130-0001"]
)
def test_a_number_that_came_with_the_filing_is_kept(db: Engine, given: str) -> None:
    builders.a_province(db, builders.tiny(*papers.gate()))
    case_id = builders.a_case(db, given_number=given)
    with acting(db) as work:
        case = work.session.get_one(Case, case_id)
        assert (case.intake_reference, case.case_number) == (given, None)
    assert builders.do(db, case_id, "a").case_number == given
    assert builders.do(db, builders.a_case(db), "a").case_number not in (None, given)


@pytest.mark.parametrize(
    "given",
    ["H99", "h99.15-261130-0001", "H99.15-261130-00 1", "H99.15-٢٦١١٣٠-0001", "H99" + ".1" * 40 + "-261130-0001"],
)
def test_a_number_of_no_known_layout_is_refused(sqlite: Engine, given: str) -> None:
    builders.a_province(sqlite, builders.tiny())
    with pytest.raises(numbers.BadNumber):
        builders.a_case(sqlite, given_number=given)


def test_a_number_is_given_to_one_case_only(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    ours = builders.a_case(sqlite)
    with acting(sqlite) as work:
        issued = str(work.session.get_one(Case, ours).case_number)
    builders.a_case(sqlite, given_number="H15-261130-0001")
    for number in (issued, "H15-261130-0001"):
        with pytest.raises(numbers.NumberTaken):
            builders.a_case(sqlite, given_number=number)


def test_an_acceptance_that_fails_gives_its_number_back(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        assert numbers.issue(work, "H99.15") == "H99.15-261130-0001"
        work.session.rollback()
    assert issue(sqlite, "H99.15", MORNING) == "H99.15-261130-0001"


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"variant": "khong-co"}, cases.UnknownVariant),
        ({"answers": {"x": 1}}, cases.NoForm),
        ({"reference": "TN-1"}, cases.ReferenceTaken),
        ({"parties": {"khach": {"full_name": "An"}}}, parties.BadParty),
        ({"parties": {"owner": {"full_name": " "}}}, parties.BadParty),
        ({"parties": {"owner": {"full_name": "A" * 301}}}, parties.BadParty),
        ({"parties": {"owner": {"full_name": "A\0"}}}, parties.BadParty),
        ({"parties": {"owner": {"full_name": "An", "age": "5"}}}, parties.BadParty),
    ],
)
def test_a_filing_that_cannot_be_kept_opens_nothing(
    sqlite: Engine, changes: dict[str, object], fault: type[Exception]
) -> None:
    builders.a_province(sqlite, builders.tiny())
    first = builders.a_case(sqlite, reference="TN-1")
    with pytest.raises(fault):
        builders.a_case(sqlite, **changes)
    with acting(sqlite) as work:
        assert work.session.scalars(select(Case.id)).all() == [first]
        assert work.session.scalars(select(Party.case_id)).all() == [first]


def test_a_filing_by_another_channel_is_refused(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite, DESK) as work, pytest.raises(cases.UnknownChannel):
        cases.receive(work, builders.filing(channel="post"))


@pytest.mark.parametrize("origin", cases.ORIGINS)
def test_a_case_begins_alike_from_each_origin_and_keeps_it(sqlite: Engine, origin: str) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite, origin=origin)
    with acting(sqlite) as work:
        assert work.session.get_one(Case, case_id).origin == origin
        assert builders.waiting(work, case_id, "a").version == 1


def test_a_filing_from_an_unknown_origin_is_refused(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    with acting(sqlite, DESK) as work, pytest.raises(cases.UnknownOrigin, match="mail"):
        cases.receive(work, builders.filing(origin="mail"))


def test_a_message_that_the_diagram_does_not_wait_for_changes_only_the_trail(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        assert cases.deliver(work, case_id, "la", payload={}) is False
        assert builders.waiting(work, case_id, "a").version == 1


def test_what_is_wrong_with_an_answer_is_told_without_the_answer(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.household())
    wrong = {"so_dinh_danh_chu_ho": "001190000x", "dien_thoai": "not-a-phone-4711", "ngay_sinh_chu_ho": "1990-02-30"}
    with pytest.raises(cases.BadAnswers) as refused:
        builders.a_case(sqlite, builders.HOUSEHOLD, answers={**builders.APPLICATION, **wrong})
    assert set(refused.value.facts["errors"]) == set(wrong)  # type: ignore[call-overload]
    for message in (refused.value.say("vi"), refused.value.say("en")):
        assert [value for value in wrong.values() if value in message] == []
