"""Every counter tells as many cases as its list shows, and only those that the officer may read."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, select

from engine import people, questions, situations
from engine.queries import counts, lists, predicates
from engine.tables import Case
from engine.work import Work, acting_as
from tests.engine.builders import acting
from tests.engine.lists import crowd


def all_rows(work: Work, code: str, most: int) -> list[lists.Row]:
    """Every row behind a counter, page by page."""
    asked = questions.ask(work)
    page = lists.behind(work.session, asked, code, most=most)
    found = list(page.rows)
    while page.after is not None:
        page = lists.behind(work.session, asked, code, after=page.after, most=most)
        found.extend(page.rows)
    return found


def test_every_number_is_the_length_of_its_list(db: Engine) -> None:
    with acting(db) as work:
        built = crowd.build(work)
        told: dict[str, int] = dict.fromkeys(predicates.PREDICATES, 0)
        for who in crowd.OFFICERS:
            theirs = acting_as(work, built.people[who].id)
            numbers = counts.of(work.session, questions.ask(theirs))
            shown = {code: [row.case_id for row in all_rows(theirs, code, 7)] for code in predicates.PREDICATES}
            assert numbers == {code: len(rows) for code, rows in shown.items()}
            assert all(len(rows) == len(set(rows)) for rows in shown.values())
            readable = {case.id for case in work.session.scalars(select(Case)) if people.may(theirs, "read", case)}
            assert set(shown["all"]) == readable
            assert all(readable.issuperset(rows) for rows in shown.values())
            told = {code: told[code] + number for code, number in numbers.items()}
        assert [code for code, number in told.items() if number == 0] == []
        work.session.rollback()


def test_the_counters_of_the_desk_are_its_cases_by_status(db: Engine) -> None:
    wanted = {
        "to-receive": ["filed"],
        "to-supplement": ["incomplete", "supplement"],
        "to-return": ["done"],
        "supplemented": ["supplemented"],
        "processing": situations.with_word("Được tiếp nhận", "Đang xử lý"),
        "refused": ["reception-refused", "refused"],
    }
    with acting(db) as work:
        built = crowd.build(work)
        theirs = acting_as(work, built.people["an"].id)
        mine = [case for case in work.session.scalars(select(Case)) if people.may(theirs, "read", case)]
        expected = {code: sum(case.status in codes for case in mine) for code, codes in wanted.items()}
        assert counts.of(work.session, questions.ask(theirs), wanted) == expected
        work.session.rollback()


def test_on_time_and_late_together_are_all_that_wait(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        built = crowd.build(work)
        numbers = counts.of(work.session, questions.ask(acting_as(work, built.people["binh"].id)))
        assert numbers["appraising-on-time"] + numbers["appraising-late"] == numbers["appraising"] > 0


def test_nobody_counts_nothing(sqlite: Engine) -> None:
    with acting(sqlite) as work:
        crowd.build(work, size=10)
        assert set(counts.of(work.session, questions.ask(work)).values()) == {0}


def test_every_item_of_the_circular_has_its_counter() -> None:
    known = {item for predicate in predicates.PREDICATES.values() for item in predicate.items}
    desk = {f"20.1.{letter}" for letter in "abcdđegh"}
    others = {"20.2.a", "20.2.b", "20.2.c", "20.3.a", "20.3.b", "20.3.c", "20.3.d", "20.4", "15.3", "15.4", "16.5"}
    assert known >= desk | others
    assert {code for codes in predicates.PAGES.values() for code in codes} <= predicates.PREDICATES.keys()


def test_an_unknown_counter_is_told_with_those_that_exist(sqlite: Engine) -> None:
    with acting(sqlite) as work, pytest.raises(counts.UnknownCounter, match="to-receive"):
        counts.of(work.session, questions.ask(work), ["x"])


@pytest.mark.parametrize("cursor", ["", "x~y", "2026-11-30T08:00:00~00000000-0000-0000-0000-000000000000"])
def test_a_page_that_does_not_exist_is_refused(sqlite: Engine, cursor: str) -> None:
    with acting(sqlite) as work, pytest.raises(lists.BadCursor):
        lists.behind(work.session, questions.ask(work), "all", after=cursor)
