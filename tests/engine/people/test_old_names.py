"""Searches and counts answer under the old name of a unit and under its new one."""

from __future__ import annotations

import uuid

import pytest
from sqlalchemy import Engine, select

from engine import mergers, questions
from engine.mergers import Follows, Founded, Plan
from engine.queries import search, units
from engine.tables import Case
from tests.engine import builders
from tests.engine.builders import COMMUNE, acting
from tests.engine.people import rearranging
from tests.engine.people.rearranging import AFTER, DAY, DOCUMENT, FOUNDED, NEW, carry_out, lay_down

SOUTH = "H99.78"


@pytest.fixture
def cases(db: Engine) -> dict[str, uuid.UUID]:
    """The commune was split: two cases of each procedure, one of them ended before the day."""
    builders.a_province(db, builders.tiny(), builders.tiny(slug="nho-hai"))
    found = {f"{slug} {state}": builders.a_case(db, slug) for slug in ("nho", "nho-hai") for state in ("ended", "open")}
    for slug in ("nho", "nho-hai"):
        builders.do(db, found[f"{slug} ended"], "a")
    follows = (Follows(COMMUNE, NEW), Follows(COMMUNE, SOUTH, slug="nho-hai"))
    founded = (FOUNDED, Founded(SOUTH, "UBND xã Nam (minh họa)", "commune", parent="H99"))
    plan = Plan("split", DAY, DOCUMENT, founded, follows, placed={builders.DESK_TOO: SOUTH})
    carry_out(db, lay_down(db, plan), at=AFTER)
    return found


def test_cases_are_counted_under_old_and_new_names(db: Engine, cases: dict[str, uuid.UUID]) -> None:
    counted = {}
    for code in (COMMUNE, NEW, SOUTH, "H99"):
        unit_id = rearranging.unit_id(db, code)
        with acting(db) as work:
            found = set(work.session.scalars(select(Case.id).where(units.cases_of(work.session, unit_id))))
        counted[code] = {name for name, case_id in cases.items() if case_id in found}
    assert counted == {
        COMMUNE: {"nho ended", "nho open", "nho-hai ended", "nho-hai open"},
        NEW: {"nho ended", "nho open"},
        SOUTH: {"nho-hai ended", "nho-hai open"},
        "H99": set(),
    }


def test_what_is_addressed_to_the_old_code_comes_to_the_successor(db: Engine, cases: dict[str, uuid.UUID]) -> None:
    with acting(db, at=AFTER) as work:
        heirs = [mergers.in_charge(work, COMMUNE, slug=slug).code for slug in ("nho", "nho-hai")]
    assert heirs == [NEW, SOUTH]


def test_a_unit_is_found_by_what_it_was_called_and_says_who_follows(db: Engine, cases: dict[str, uuid.UUID]) -> None:
    for sought in (COMMUNE, "hoa binh", "Hòa Bình"):
        with acting(db) as work:
            found = units.find(work.session, sought)
        assert [(one.code, one.valid_to, one.followed_by) for one in found] == [(COMMUNE, DAY, (NEW, SOUTH))]


@pytest.mark.parametrize("name", [COMMUNE, "hoa binh", NEW, "Bình Minh"])
def test_a_search_answers_under_old_and_new_names(db: Engine, cases: dict[str, uuid.UUID], name: str) -> None:
    with acting(db, builders.DESK, at=AFTER) as work:
        rows = search.find(work.session, questions.ask(work), search.Criteria(unit=name)).rows
    assert {cases["nho ended"], cases["nho open"]} <= {row.case_id for row in rows}
