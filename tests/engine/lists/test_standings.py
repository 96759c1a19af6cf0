"""How cases stand on their diagram: one case, and all that run."""

from __future__ import annotations

import uuid

from sqlalchemy import Engine, event

from engine import organisation, questions
from engine.queries import lists, standings
from engine.queries.standings import Count, Narrow
from tests.engine import builders
from tests.engine.builders import COMMUNE, DESK, acting, hours, straight, tiny

LIMITED = {"limit": "PT2H"}
NARROW = Narrow("nho")


def test_one_case_shows_what_is_done_what_waits_and_what_is_late(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", b=LIMITED)))
    case = builders.a_case(db)
    builders.do(db, case, "a")
    with acting(db) as work:
        seen = [standings.of_case(work.session, case, now=hours(at)) for at in (1, 3)]
    assert [one.standing for one in seen] == [{"a": "done", "b": "active"}, {"a": "done", "b": "late"}]


def _counts(db: Engine, at: float, narrow: Narrow = NARROW, *, by: str = DESK) -> list[Count]:
    with acting(db, by, at=hours(at)) as work:
        return standings.of_procedure(work.session, questions.ask(work), narrow)


def test_all_running_cases_are_counted_where_they_wait(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED)))
    cases = [builders.a_case(db) for _ in range(3)]
    builders.do(db, cases[0], "a")
    builders.a_case(db, at=hours(2))
    assert _counts(db, 3) == [Count("a", "a", 3, 2, 1), Count("b", "b", 1, 0, 0)]
    assert _counts(db, 3, Narrow("nho", digest="0" * 64)) == _counts(db, 3, Narrow("khac")) == []


def test_the_list_of_a_step_has_as_many_rows_as_are_counted(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED)))
    cases = {builders.a_case(db) for _ in range(2)}
    recent = builders.a_case(db, at=hours(2))
    with acting(db, DESK, at=hours(3)) as work:
        asked = questions.ask(work)
        found = {
            only: {row.case_id for row in lists.page(work.session, of, after=None, most=9).rows}
            for only in ("", "late", "soon")
            for of in (standings.at_step(asked, NARROW, ["a"], only),)
        }
    assert found == {"": {*cases, recent}, "late": cases, "soon": {recent}}


def test_others_cases_are_neither_counted_nor_named(db: Engine) -> None:
    builders.a_province(db, tiny())
    builders.a_case(db)
    with acting(db) as work:
        organisation.enrol(work, "la", "Người ngoài")
        commune = organisation.unit_by_code(work, COMMUNE).id
    for who, seen in ((DESK, 1), ("la", 0)):
        with acting(db, who) as work:
            asked = questions.ask(work)
            assert len(standings.procedures(work.session, asked, Narrow())) == seen
            assert [code for code, _ in standings.units(work.session, asked, NARROW)] == [COMMUNE] * seen
        assert len(_counts(db, 1, Narrow("nho", unit_id=commune), by=who)) == seen
        assert _counts(db, 1, Narrow("nho", unit_id=uuid.uuid4()), by=who) == []


def test_the_units_of_steps_are_found_in_one_look_at_the_cases(sqlite: Engine) -> None:
    builders.a_province(sqlite, tiny())
    said: list[tuple[str, tuple[str, ...]]] = []
    with acting(sqlite, DESK) as work:
        asked = questions.ask(work)
        connection = work.session.connection()
        event.listen(connection, "before_cursor_execute", lambda *heard: said.append((heard[2], heard[3])))
        standings.units(work.session, asked, NARROW)
        ((statement, values),) = said
        plan = connection.exec_driver_sql(f"explain query plan {statement}", values).all()
    assert not [row.detail for row in plan if "CORRELATED" in row.detail]
