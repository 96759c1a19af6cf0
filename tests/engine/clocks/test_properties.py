"""Whatever is done to a case in whatever order: its rows are the fold of their events, and the law's promises hold."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine

from bpmn.procedure import Procedure
from engine import clocks, office, recompute
from engine.calendar import Clock, days, events
from engine.clocks import extensions, pausing, supplements
from engine.clocks.rows import Why
from engine.tables import Case
from engine.work import Work
from tests.engine.builders import MORNING, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import on

RULES = """
[supplement]
mode = "{mode}"
{added}window = {{ limit = "P10D" }}
[[extensions]]
code = "x"
limit = "P1D"
basis = "Điều 6"
times = 3
"""


def _ask(work: Work, case: Case, procedure: Procedure) -> None:
    supplements.ask(work, case, procedure, key="phieu", reason="lý do")


def _partly(work: Work, case: Case, procedure: Procedure) -> None:
    supplements.receive(work, case, is_full=False)


def _fully(work: Work, case: Case, procedure: Procedure) -> None:
    supplements.receive(work, case, is_full=True)


def _oblige(work: Work, case: Case, procedure: Procedure) -> None:
    clocks.oblige(work, case, key="thue")


def _pay(work: Work, case: Case, procedure: Procedure) -> None:
    pausing.end(work, case.id, pausing.OBLIGATION)


def _extend(work: Work, case: Case, procedure: Procedure) -> None:
    extensions.extend(work, case, procedure, "x", reason="phức tạp")


def _re_appoint(work: Work, case: Case, procedure: Procedure) -> None:
    row = clocks.of_case(work, case.id)
    facts = {"appointed": (row.appointed_at + timedelta(days=2)).isoformat()}
    clocks.happen(work, row, "reappoint", Why(facts=facts))


def _close_a_day(work: Work, case: Case, procedure: Procedure) -> None:
    day = work.now.date() + timedelta(days=1)
    office.mark(replace(work, actor_id=None), "hanh-chinh", day, "off", source="Quyết định minh họa")
    recompute.batch(work)


def _stop(work: Work, case: Case, procedure: Procedure) -> None:
    clocks.stop_case(work, case.id, reason="kết quả")


Act = Callable[[Work, Case, Procedure], None]
ACTS: dict[str, Act] = {
    "ask": _ask,
    "partly": _partly,
    "fully": _fully,
    "oblige": _oblige,
    "pay": _pay,
    "extend": _extend,
    "reappoint": _re_appoint,
    "close a day": _close_a_day,
    "stop": _stop,
}
#: what an act may be refused for; anything else is a mistake of the program
REFUSALS = (events.ClockStopped, events.AlreadyPaused, events.NotPaused, extensions.ExtendedBefore, days.DayTwice)
steps = st.lists(st.tuples(st.integers(0, 60 * 30), st.sampled_from(sorted(ACTS))), min_size=1, max_size=10)
modes = st.sampled_from(["restart", "resume", "add"])


def ready(engine: Engine, modes: dict[str, bool], mode: str) -> None:
    """The procedure with that *mode* is in force."""
    added = 'added = { limit = "P2D" }\n' if mode == "add" else ""
    procedure = story.procedure(RULES.format(mode=mode, added=added))
    if not modes:
        story.builders.a_province(engine, procedure)
    else:
        with acting(engine) as work:
            story.procedures.publish(work, procedure, active_from=date(2025, 7, 1))
    modes[mode] = True


def attempt(engine: Engine, case_id: uuid.UUID, act: str, at: datetime) -> None:
    """The act, or its refusal, which keeps nothing."""
    with suppress(*REFUSALS), on(engine, case_id, at) as (work, case, procedure):
        ACTS[act](work, case, procedure)


def look(engine: Engine, case_id: uuid.UUID) -> Clock:
    with acting(engine) as work:
        return clocks.shown(work, clocks.of_case(work, case_id))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mode=modes, steps=steps)
def test_rows_are_the_fold_and_the_promises_of_the_law_hold(
    sqlite: Engine, mode: str, steps: list[tuple[int, str]]
) -> None:
    ready(sqlite, MODES.setdefault(sqlite.url.render_as_string(), {}), mode)
    case_id = story.filed(sqlite)
    now, before = MORNING, look(sqlite, case_id)
    for minutes, act in steps:
        now += timedelta(minutes=minutes)
        attempt(sqlite, case_id, act, now)
        after = look(sqlite, case_id)
        assert after.appointed >= before.appointed  # a promised date never moves earlier
        assert after.was_late >= before.was_late  # late stays late
        assert before.state != "stopped" or after == before  # a stopped clock never changes
        assert after.dues[: len(before.dues)] == before.dues  # every old date is kept
        before = after
    story.rows_equal_fold(sqlite)


MODES: dict[str, dict[str, bool]] = {}  #: which modes each database has published
