"""Timers: due when they should be, from the moment that is handed in."""

import ast
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from SpiffWorkflow.bpmn.specs.event_definitions import timer as library_timer

from engine.runtime.faults import Endless, NotAMoment
from tests.engine.runtime.drawing import boundary, drawn, end, flow, node, start, timer, user
from tests.engine.runtime.story import MONDAY, Story, errors, told

RUNTIME = Path(__file__).parents[3] / "engine" / "runtime"


def due(text: str, form: str = "timeDuration", **data: object) -> datetime:
    """When a timer that begins on Monday at 8 is due."""
    catch = node("intermediateCatchEvent", "wait", timer(text, form))
    return told(start(), catch, end(), flow("start wait end"), **data).timers[0].due


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("PT0S", MONDAY),
        ("PT90M", MONDAY + timedelta(minutes=90)),
        ("P1DT2H", MONDAY + timedelta(hours=26)),
        ("P2W", MONDAY + timedelta(weeks=2)),
        ("PT0.5S", MONDAY + timedelta(seconds=0.5)),
        ("P1Y2M3D", datetime(2028, 1, 26, 1, tzinfo=UTC)),
        ('"PT1H"', MONDAY + timedelta(hours=1)),
        ('duration("P3D")', MONDAY + timedelta(days=3)),
        ("if urgent then wait else null", MONDAY + timedelta(days=2)),
        ("(until)", datetime(2026, 12, 1, 2, tzinfo=UTC)),
    ],
)
def test_durations_count_from_the_moment_of_the_act(text, moment):
    given = {"urgent": True, "wait": "P2D", "until": datetime(2026, 12, 1, 2, tzinfo=UTC)}
    assert due(text, **given) == moment


def test_a_month_from_the_last_of_january_is_the_last_of_february():
    case = told(
        *(start(), user("a"), node("intermediateCatchEvent", "wait", timer("P1M")), end()),
        flow("start a wait end"),
    )
    case.now = datetime(2026, 1, 31, 3, tzinfo=UTC)

    assert case.do("a").timers[0].due == datetime(2026, 2, 28, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2027-01-01T08:00:00+07:00", datetime(2027, 1, 1, 1, tzinfo=UTC)),
        ("2027-01-01T08:00:00Z", datetime(2027, 1, 1, 8, tzinfo=UTC)),
        ("2027-01-01T08:00:00", datetime(2027, 1, 1, 1, tzinfo=UTC)),
        ("2027-01-01T08:00", datetime(2027, 1, 1, 1, tzinfo=UTC)),
        ("2027-01-01", datetime(2026, 12, 31, 17, tzinfo=UTC)),
        ("(day)", datetime(2026, 12, 31, 17, tzinfo=UTC)),
    ],
)
def test_a_moment_without_offset_is_vietnamese_time(text, moment):
    assert due(text, "timeDate", day=date(2027, 1, 1)) == moment


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("P1D", "timeDate"),
        ("2027-13-01T00:00:00Z", "timeDate"),
        ("2027-01-01", "timeCycle"),
        ("P9999Y", "timeDuration"),
        ("P99999999999Y", "timeDuration"),
        ("-P1D", "timeDuration"),
        ("R-1/PT1H", "timeCycle"),
        ("R3/PT0S", "timeCycle"),
        ("R0/PT1H", "timeCycle"),
        ("R/P1D/2027-01-01T00:00:00Z", "timeCycle"),
    ],
)
def test_a_bare_text_of_the_wrong_form_is_refused_before_anything_runs(text, form):
    wait = node("intermediateCatchEvent", "wait", timer(text, form))

    assert "wait" in errors(drawn(start(), wait, end(), flow("start wait end")))


@pytest.mark.parametrize("value", [None, 5, "soon", "PT1H ", "-PT1H", True, [], "P1M2W3X", "P9999Y"])
def test_an_expression_that_gives_no_time_is_a_fault_that_names_the_event(value):
    with pytest.raises(NotAMoment, match="'wait'"):
        due("(x)", x=value)


@pytest.mark.parametrize(("value", "shown"), [(None, "'null'"), (False, "'false'"), (1, "'1'")])
def test_a_fault_shows_a_value_as_the_diagram_writes_it(value, shown):
    with pytest.raises(NotAMoment, match=shown):
        due("(x)", x=value)


def cycle(text: str) -> Story:
    return told(
        *(start(), user("a", "remind"), boundary("again", "a", timer(text, "timeCycle"), interrupting=False), end()),
        *(flow("start a end"), flow("again remind end")),
    )


def test_a_cycle_fires_as_often_as_it_says():
    case = cycle("R3/PT1H")
    for count in (1, 2, 3, 3):
        assert case.later(hours=1).steps == ["a", *["remind"] * count]
    assert case.timers == []


def test_missed_firings_of_a_cycle_are_made_up_and_the_next_is_due_in_rhythm():
    case = cycle("R/PT1H").later(hours=2, minutes=30)

    assert case.steps == ["a", "remind", "remind"]
    assert case.timers[0].due == MONDAY + timedelta(hours=3)


def test_a_cycle_may_name_its_start():
    assert cycle("R2/2026-11-24T08:00:00+07:00/P1D").timers[0].due == datetime(2026, 11, 24, 1, tzinfo=UTC)


def test_an_interrupting_boundary_timer_ends_its_step_once():
    case = told(
        *(start(), user("a", "late"), boundary("limit", "a", timer("P3D")), end()),
        *(flow("start a end"), flow("limit late end")),
    )

    assert case.later(days=2).steps == ["a"]
    assert case.later(days=1).steps == ["late"]
    assert case.timers == []


def test_due_timers_fire_in_the_order_in_which_they_were_due():
    case = told(
        *(
            start(),
            user("a", "b", "c"),
            boundary("second", "a", timer("PT2H")),
            boundary("first", "a", timer("PT1H")),
            end(),
        ),
        *(flow("start a end"), flow("second b end"), flow("first c end")),
    )

    assert case.later(hours=5).steps == ["c"]


def test_a_timer_behind_a_timer_counts_from_when_the_case_was_woken():
    case = told(
        *(
            start(),
            node("intermediateCatchEvent", "one", timer("PT1H")),
            node("intermediateCatchEvent", "two", timer("PT1H")),
        ),
        *(end(), flow("start one two end")),
    ).later(hours=10)

    assert case.timers[0].due == MONDAY + timedelta(hours=11)


def test_a_step_back_leaves_no_stale_timer_behind():
    case = told(
        *(start(), user("a", "b", "late"), boundary("limit", "b", timer("P3D")), end()),
        *(flow("start a b end"), flow("limit late end")),
    ).do("a")
    case.back("b", "a")

    assert case.timers == []
    assert case.later(days=9).steps == ["a"]


def test_a_circle_of_timers_that_are_due_at_once_is_stopped():
    case = told(
        *(start(), user("a"), node("exclusiveGateway", "merge"), node("intermediateCatchEvent", "wait", timer("PT0S"))),
        *(
            end(),
            node("exclusiveGateway", "g", default="g-merge"),
            flow("start a merge wait g merge"),
            flow("g end", "x = 1"),
        ),
    ).do("a")

    with pytest.raises(Endless, match="'wait'"):
        case.later(hours=1)


def test_no_timer_reads_the_wall_clock(monkeypatch):
    class NoClock(datetime):
        @classmethod
        def now(cls, _zone=None):
            raise AssertionError("the wall clock was read")

        utcnow = now

    monkeypatch.setattr(library_timer, "datetime", NoClock)
    case = cycle("R3/PT1H").later(hours=1)

    assert case.steps == ["a", "remind"]
    assert due("P1D") == MONDAY + timedelta(days=1)
    assert due("2027-01-01T08:00:00Z", "timeDate") == datetime(2027, 1, 1, 8, tzinfo=UTC)


def test_no_module_of_the_engine_names_a_clock():
    readers = {"now", "utcnow", "today", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime"}
    called = {
        f"{path.name}:{call.lineno}"
        for path in RUNTIME.glob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr in readers
    }

    assert called == set()


def test_no_module_of_the_engine_uses_the_timers_of_the_library():
    imported = {
        name
        for path in RUNTIME.glob("*.py")
        for found in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(found, ast.ImportFrom)
        for name in [found.module or ""]
        if "SpiffWorkflow" in name and ("event" in name or "timer" in name or "serializer" in name)
    }

    assert imported == set()
