"""Search finds by one attribute or several together, with or without tone marks, only what the officer may read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from engine import parties, people, proposals, questions
from engine.queries import lists, nameparts, newest, search
from engine.queries.search import Criteria
from engine.tables import Case, Clock, Party, Task, Unit
from engine.validity import day
from engine.work import Work, acting_as
from feel import text
from tests.engine import builders
from tests.engine.builders import MORNING, acting
from tests.engine.lists import crowd

TODAY = MORNING.date()
PROCESSING = ("forwarded", "assigned", "processing", "consulting", "linked", "overdue", "obligation")
Fits = Callable[[Case, Party, Any], bool]
PLAIN = ("status by word", "status by code", "personal id", "phone")  #: the same either way, or too rare


def found(work: Work, **criteria: Any) -> set[Any]:
    """The ids of the cases found, all pages together."""
    asked, wanted = questions.ask(work), Criteria(**criteria)
    page = search.find(work.session, asked, wanted, most=5)
    rows = list(page.rows)
    while page.after is not None:
        page = search.find(work.session, asked, wanted, after=page.after, most=5)
        rows.extend(page.rows)
    assert len(rows) == len({row.case_id for row in rows})
    return {row.case_id for row in rows}


WAYS: dict[str, tuple[dict[str, Any], Fits]] = {
    "name with tones": ({"citizen": "Trần Thị"}, lambda _, who, __: "Trần" in who.full_name),
    "name without tones": ({"citizen": "DANG van uoc"}, lambda _, who, __: "Đặng" in who.full_name),
    "enterprise": ({"enterprise": "sao mai"}, lambda _, who, __: "Sao Mai" in who.full_name),
    "personal id": ({"personal_id": "00119 000 0007"}, lambda _, who, __: who.personal_id == "001190000007"),
    "phone": ({"phone": "0912.000.007"}, lambda _, who, __: who.phone == "0912000007"),
    "status by word": ({"status": "da xu ly xong"}, lambda case, _, __: case.status in ("done", "returned")),
    "status by code": ({"status": "consulting"}, lambda case, _, __: case.status == "consulting"),
    "received": (
        {"received_from": TODAY - timedelta(9), "received_until": TODAY - timedelta(3)},
        lambda case, _, __: TODAY - timedelta(9) <= day(case.opened_at) <= TODAY - timedelta(3),
    ),
    "due": ({"due_until": TODAY}, lambda _, __, clock: clock is not None and day(clock.due_at) <= TODAY),
    "code": ({"code": "H99.0001"}, lambda case, _, __: (case.case_number or "").startswith("H99.0001")),
    "code in small letters": (
        {"code": "h99.0001"},
        lambda case, _, __: (case.case_number or "").startswith("H99.0001"),
    ),
    "together": (
        {"citizen": "tran", "status": "dang xu ly", "field": "f1", "procedure": "s1"},
        lambda case, who, _: "Trần" in who.full_name and case.status in PROCESSING,
    ),
}

PARTS: dict[str, tuple[dict[str, Any], Fits]] = {
    part: ({"citizen": part}, lambda _, who, __, part=part: part in text.fold(who.full_name))
    for part in ("guyen a", "h hoa", "an", "nh", "minh", "(minh hoa)", "van uoc")
}  #: of names: from the midst of a word, across words, to the very end


@pytest.mark.parametrize("way", WAYS)
def test_each_way_finds_what_it_asks_for(sqlite: Engine, way: str) -> None:
    compare(sqlite, [way])


def test_all_ways_find_the_same_on_postgresql(postgresql: Engine) -> None:
    compare(postgresql, list(WAYS))


def test_any_part_of_a_name_finds_it(db: Engine) -> None:
    compare(db, PARTS, size=60)


def compare(engine: Engine, ways: Iterable[str], *, size: int = 300) -> None:
    with acting(engine) as work:
        built = crowd.build(work, size=size)
        theirs = acting_as(work, built.people["an"].id)
        rows = select(Case, Party, Clock).join(Party, Party.case_id == Case.id)
        stored = work.session.execute(rows.outerjoin(Clock, Clock.case_id == Case.id)).all()
        for way in ways:
            asked, fits = (WAYS | PARTS)[way]
            fitting = [row for row in stored if fits(*row)]
            expected = {case.id for case, *_ in fitting if people.may(theirs, "read", case)}
            assert found(theirs, **asked) == expected != set()
        work.session.rollback()


@pytest.mark.parametrize(("few", "units"), [(-1, 4), (1_000, 0)], ids=["walked", "by date"])
def test_the_newest_of_many_are_those_that_a_look_at_each_finds(
    db: Engine, monkeypatch: pytest.MonkeyPatch, few: int, units: int
) -> None:
    monkeypatch.setattr(search, "FEW", few)
    monkeypatch.setattr(newest, "MOST_UNITS", units)
    compare(db, [way for way in WAYS | PARTS if way not in PLAIN], size=120)


@pytest.mark.parametrize("beginning", ["\ud7ff", "\U0010ffff", "z"])
def test_a_beginning_is_found_whatever_letter_it_ends_with(db: Engine, beginning: str) -> None:
    with acting(db) as work:
        built = crowd.build(work, size=3)
        codes = [f"H9{beginning}{end}" for end in ("", "a", "\U0010ffff")]
        for case, code in zip(work.session.scalars(select(Case)), codes, strict=True):
            case.case_number = code
        work.session.flush()
        starts = nameparts.starting(Case.case_number, f"H9{beginning}")
        assert set(work.session.scalars(select(Case.case_number).where(starts))) == set(codes)
        assert not work.session.scalars(select(Case.id).where(nameparts.starting(Case.case_number, "H9y"))).all()
        assert found(acting_as(work, built.people["an"].id), code="H8") == set()
        work.session.rollback()


def test_a_name_put_right_is_found_and_the_wrong_one_is_not(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        built = crowd.build(work, size=40)
        theirs = acting_as(work, built.people["an"].id)
        known = found(theirs, citizen="thi minh")
        party = work.session.scalars(select(Party).where(Party.case_id.in_(known))).first()
        assert party is not None
        parties.change(work, party, "full_name", "Lò Thị Mới")
    with acting(sqlite) as work:
        theirs = acting_as(work, built.people["an"].id)
        assert found(theirs, citizen="o thi mo") == {party.case_id}
        assert found(theirs, citizen="thi minh") == known - {party.case_id}


def test_every_task_tells_of_its_case(sqlite: Engine) -> None:
    builders.a_province(sqlite, builders.tiny())
    case_id = builders.a_case(sqlite)
    with acting(sqlite) as work:
        case = work.session.get_one(Case, case_id)
        proposals.make(work, case, "apology", unit_id=case.competent_unit_id, role="lanh-dao")
        columns = Task.case_opened_at, Task.case_receiving_unit_id, Task.case_competent_unit_id
        told = [tuple(row) for row in work.session.execute(select(*columns).where(Task.case_id == case_id))]
        assert told == [(case.opened_at, case.receiving_unit_id, case.competent_unit_id)] * 2


def test_a_unit_is_found_by_code_and_by_its_name_without_tones(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        built = crowd.build(work)
        theirs = acting_as(work, built.people["an"].id)
        unit = work.session.scalars(select(Unit).where(Unit.code == "T.A")).one()
        by_code = found(theirs, unit="T.A")
        competent = work.session.scalars(select(Case.id).where(Case.competent_unit_id == unit.id)).all()
        assert by_code >= set(competent) != set()
        assert found(theirs, unit=text.fold("xã an (minh")) >= by_code


def test_signs_that_databases_read_otherwise_are_plain_letters(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        built = crowd.build(work, size=20)
        theirs = acting_as(work, built.people["an"].id)
        assert [found(theirs, citizen=word) for word in ("%", "_", "'", "\\")] == [set()] * 4
        assert found(theirs, code="%") == set()


def test_a_page_leads_to_the_next(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        built = crowd.build(work)
        asked = questions.ask(acting_as(work, built.people["an"].id))
        first = search.find(work.session, asked, Criteria(), most=3)
        second = search.find(work.session, asked, Criteria(), most=3, after=first.after)
        moments = [row.opened_at for row in (*first.rows, *second.rows)]
        assert len(moments) == 6
        assert moments == sorted(moments, reverse=True)
        most = len(search.find(work.session, asked, Criteria(), most=10**6).rows)
        assert most <= lists.MOST


def test_a_word_that_is_too_long_is_refused(sqlite: Engine) -> None:
    with acting(sqlite) as work, pytest.raises(search.TooLong):
        search.find(work.session, questions.ask(work), Criteria(citizen="x" * 201))
