"""How cases stand on their diagram: one case, and all that run."""

from __future__ import annotations

from sqlalchemy import Engine

from bpmn.drawing.state import State
from engine.queries import standings
from tests.engine import builders
from tests.engine.builders import acting, hours, straight, tiny

LIMITED = {"limit": "PT2H"}


def test_one_case_shows_what_is_done_what_waits_and_what_is_late(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", b=LIMITED)))
    case = builders.a_case(db)
    builders.do(db, case, "a")
    with acting(db) as work:
        seen = [standings.of_case(work.session, case, now=hours(at)) for at in (1, 3)]
    assert [one.standing for one in seen] == [{"a": "done", "b": "active"}, {"a": "done", "b": "late"}]


def test_all_running_cases_are_counted_where_they_wait(db: Engine) -> None:
    builders.a_province(db, tiny(*straight("a", "b", a=LIMITED)))
    cases = [builders.a_case(db) for _ in range(3)]
    builders.do(db, cases[0], "a")
    with acting(db) as work:
        seen = standings.of_procedure(work.session, "nho", now=hours(3))
        other = standings.of_procedure(work.session, "nho", now=hours(3), digest="0" * 64)
    assert seen == State({"a": "late", "b": "active"}, {"a": 2, "b": 1})
    assert other == State()
