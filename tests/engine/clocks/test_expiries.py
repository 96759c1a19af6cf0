"""What follows when the time of others runs out; timers of diagrams that ask a clock."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import pytest
from sqlalchemy import Engine, select

from bpmn.clockrules import Span
from engine import clocks, consultations, expiries, organisation, progress, proposals
from engine.clocks import supplements, windows
from engine.consultations import Asking
from engine.tables import Case, Task
from tests.engine import builders
from tests.engine.builders import DESK, LANE, acting
from tests.engine.clocks import story
from tests.engine.clocks.story import at, due, on
from tests.engine.runtime import drawing
from tests.scheduler import duties

WINDOW = '[supplement]\nwindow = { limit = "P5D", kind = "calendar" }\n'


def asked(engine: Engine, rules: str = WINDOW, **drawn: tuple[str, ...]) -> uuid.UUID:
    """A case of which a supplement was asked on 1 December."""
    case_id = story.open_case(engine, rules, **drawn)
    with on(engine, case_id, at(1)) as (work, case, procedure):
        supplements.ask(work, case, procedure, key="phieu")
    return case_id


def tasks(engine: Engine, case_id: uuid.UUID) -> dict[str, str]:
    """The state of the tasks of the case by element."""
    with acting(engine) as work:
        found = select(Task.element, Task.state).where(Task.case_id == case_id)
        return {row.element: row.state for row in work.session.execute(found)}


def state(engine: Engine, case_id: uuid.UUID) -> tuple[str, str | None]:
    with acting(engine) as work:
        case = work.session.get_one(Case, case_id)
        return case.state, case.status


def test_without_a_word_of_the_procedure_the_applicant_has_all_the_time(sqlite: Engine) -> None:
    case_id = asked(sqlite, "")
    assert not story.has(sqlite, case_id, "supplement")


def test_the_end_of_the_window_proposes_to_stop_and_stops_nothing(db: Engine) -> None:
    case_id = asked(db)
    assert due(db, case_id, "supplement") == "17:30 07/12"  # a Sunday moves to Monday
    duties.drain(db, at(7, "23:59"))
    assert "stop" not in tasks(db, case_id)
    duties.drain(db, at(8, "00:01"))
    assert (tasks(db, case_id)["stop"], story.row(db, case_id).state) == ("ready", "paused")
    assert len(story.told(db, case_id, "supplement-expired")) == 1
    assert state(db, case_id)[0] == "open"


def test_what_is_proposed_can_be_done(sqlite: Engine) -> None:
    case_id = asked(sqlite)
    duties.drain(sqlite, at(8, "00:01"))
    with acting(sqlite, DESK, at=at(8)) as work:
        expiries.stop(work, case_id, reason="Quá hạn bổ sung")
    assert (state(sqlite, case_id), tasks(sqlite, case_id)) == (
        ("ended", "expired"),
        {"a": "obsolete", "stop": "completed"},
    )
    assert story.row(sqlite, case_id).state == story.row(sqlite, case_id, "supplement").state == "stopped"
    story.rows_equal_fold(sqlite)


def test_what_is_proposed_can_be_declined_and_the_applicant_still_comes(sqlite: Engine) -> None:
    case_id = asked(sqlite)
    duties.drain(sqlite, at(8, "00:01"))
    with acting(sqlite, DESK, at=at(8)) as work:
        expiries.keep(work, case_id, reason="Người nộp đã gọi điện xin thêm thời gian")
    assert tasks(sqlite, case_id)["stop"] == "completed"
    with on(sqlite, case_id, at(10)) as (work, case, _):
        supplements.receive(work, case, is_full=True)
    assert story.row(sqlite, case_id).state == "running"


def test_nothing_is_stopped_before_the_window_ends(sqlite: Engine) -> None:
    case_id = asked(sqlite)
    with acting(sqlite, DESK, at=at(7)) as work, pytest.raises(expiries.NothingExpired):
        expiries.stop(work, case_id, reason="vội")
    assert state(sqlite, case_id)[0] == "open"


def test_a_supplement_that_comes_takes_the_proposal_back(sqlite: Engine) -> None:
    case_id = asked(sqlite)
    duties.drain(sqlite, at(8, "00:01"))
    with on(sqlite, case_id, at(8)) as (work, case, _):
        supplements.receive(work, case, is_full=True)
    assert tasks(sqlite, case_id)["stop"] == "obsolete"


def test_a_case_stops_by_itself_only_where_the_procedure_says_so_and_tells_it(sqlite: Engine) -> None:
    case_id = asked(sqlite, WINDOW + 'on_expiry = "stop"\n')
    duties.drain(sqlite, at(8, "00:01"))
    assert state(sqlite, case_id) == ("ended", "expired")
    assert len(story.told(sqlite, case_id, "supplement-expired")) == 1
    assert story.told(sqlite, case_id, "status")[-1]["portal"] == 8


CONSULTING = '[consultation]\ntime = {{ limit = "P2D" }}\n{more}'
AGREED = 'on_expiry = "agreed"\nbasis = "Điều 3 văn bản minh họa"\n'


def consulted(engine: Engine, more: str = "") -> uuid.UUID:
    """A case in which the department is asked for its opinion on 30 November."""
    case_id = story.open_case(engine, CONSULTING.format(more=more))
    with acting(engine, at=at(30, "08:00", 11)) as work:
        unit = organisation.found(work, "H99.03", "Sở (minh họa)", level="department", since=date(2025, 7, 1))
    with on(engine, case_id, at(30, "08:00", 11)) as (work, _, procedure):
        span = procedure.clock.consultation.span
        assert span is not None
        windows.open_consultation(work, case_id, "so-xay-dung", span, unit_id=unit.id)
    return case_id


def test_a_consultation_has_its_own_clock_and_counts_within_the_limit(db: Engine) -> None:
    case_id = consulted(db)
    assert (due(db, case_id, "consultation"), story.row(db, case_id).state) == ("08:00 02/12", "running")
    duties.drain(db, at(3, "00:01"))
    told = story.told(db, case_id, "consultation-overdue")
    assert [one["key"] for one in told] == ["so-xay-dung"]
    assert story.row(db, case_id, "consultation").state == "running"
    story.rows_equal_fold(db)


def test_silence_is_consent_where_the_law_of_the_sector_says_so(sqlite: Engine) -> None:
    case_id = consulted(sqlite, AGREED)
    duties.drain(sqlite, at(3, "00:01"))
    assert story.kinds(sqlite, case_id, "consultation") == ["start", "stop"]
    assert [told["basis"] for told in story.told(sqlite, case_id, "deemed-agreed")] == ["Điều 3 văn bản minh họa"]


def test_the_opinion_itself_is_then_on_record(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, CONSULTING.format(more=AGREED))
    with acting(sqlite, DESK, at=at(30, "08:00", 11)) as work:
        consultations.ask(work, case_id, [Asking(content="Quy hoạch?", answer_by="văn bản", outside="Viện Quy hoạch")])
    duties.drain(sqlite, at(3, "00:01"))
    with acting(sqlite) as work:
        assert [row.opinion for row in consultations.of_case(work, case_id)] == ["agree"]


def test_an_opinion_that_is_declared_not_to_count_holds_the_case_until_the_last_answer(sqlite: Engine) -> None:
    more = 'uncounted = true\nbasis = "Điều 4 văn bản minh họa"\n'
    case_id = story.open_case(sqlite, CONSULTING.format(more=more))
    with acting(sqlite, DESK, at=at(30, "08:00", 11)) as work:
        said = [Asking(content="?", answer_by="văn bản", outside=name) for name in ("Viện A", "Viện B")]
        first, second = (row.id for row in consultations.ask(work, case_id, said))
    assert story.row(sqlite, case_id).state == "paused"
    for day, asked in ((1, first), (2, second)):
        assert story.row(sqlite, case_id).state == "paused"
        with acting(sqlite, DESK, at=at(day, "08:00")) as work:
            consultations.answer(work, asked, opinion="agree", text="Đồng ý")
    assert (story.row(sqlite, case_id).state, due(sqlite, case_id)) == ("running", "08:00 07/12")
    story.rows_equal_fold(sqlite)


def test_an_order_has_its_own_clock_in_the_time_of_whom_it_binds(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite)
    with acting(sqlite, DESK, at=at(1)) as work:
        commune = organisation.unit_by_code(work, builders.COMMUNE)
        task_id = proposals.give(work, work.session.get_one(Case, case_id), "cv-12", to=work.actor_id)
        windows.open_order(work, case_id, "cv-12", Span(text="PT2H"), unit_id=commune.id, task_id=task_id)
    assert due(sqlite, case_id, "order") == "10:00 01/12"
    with acting(sqlite, DESK, at=at(1, "09:00")) as work:
        windows.close(work, case_id, "order", key="cv-12", reason="done")
    assert story.kinds(sqlite, case_id, "order") == ["start", "stop"]


def asking(timer: str, *, interrupting: bool = False) -> tuple[str, ...]:
    """A step "a" with four hours at whose border a timer asks a clock; then somebody looks into it at "b"."""
    timed = drawing.timer(timer, "timeDate")
    return (
        drawing.lanes(**{LANE: ["start", "nhan", "a", "qua_han", "b", "end", "end2"]}),
        drawing.start(),
        drawing.node("intermediateThrowEvent", "nhan", drawing.properties(act="accept")),
        drawing.node("userTask", "a", drawing.properties(limit="PT4H"), name="a"),
        drawing.boundary("qua_han", "a", timed, interrupting=interrupting),
        drawing.user("b"),
        drawing.end("end", "end2"),
        drawing.flow("start nhan a end"),
        drawing.flow("qua_han b end2"),
    )


@pytest.mark.parametrize(
    ("timer", "before", "late"),
    [
        ("step_due", at(30, "14:00", 11), at(30, "14:01", 11)),
        ("case_due", at(3, "23:59"), at(4, "00:01")),
    ],
)
def test_a_timer_that_means_late_fires_when_the_clock_is_late(
    db: Engine, timer: str, before: datetime, late: datetime
) -> None:
    case_id = story.open_case(db, parts=asking(timer))
    duties.drain(db, before)
    assert "b" not in tasks(db, case_id)
    duties.drain(db, late)
    assert (tasks(db, case_id)["b"], tasks(db, case_id)["a"]) == ("ready", "ready")
    builders.do(db, case_id, "b", at=at(18))
    duties.drain(db, at(20))
    assert (tasks(db, case_id)["b"], tasks(db, case_id)["a"]) == ("completed", "ready")


def test_the_timer_waits_as_long_as_the_clock_stands_still(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, parts=asking("step_due"))
    with acting(sqlite, DESK, at=at(30, "09:00", 11)) as work:
        clocks.pause(work, case_id, reason="bổ sung")
    duties.drain(sqlite, at(10))
    assert tasks(sqlite, case_id) == {"a": "ready"}
    with acting(sqlite, DESK, at=at(10)) as work:
        clocks.restart(work, case_id, reason="đủ")
    duties.drain(sqlite, at(10, "14:01"))
    assert tasks(sqlite, case_id)["b"] == "ready"


def test_a_timer_that_begins_when_it_is_late_already_fires_at_once(sqlite: Engine) -> None:
    parts = story.acts("accept", "paid", limit="PT4H")
    timed = drawing.boundary("qua_han", "b", drawing.timer("case_due", "timeDate"), interrupting=False)
    more = (timed, drawing.user("c"), drawing.end("end2"), drawing.flow("qua_han c end2"))
    lane = drawing.lanes(**{LANE: ["start", "accept", "a", "paid", "b", "end", "qua_han", "c", "end2"]})
    case_id = story.open_case(sqlite, parts=(lane, *parts[1:], *more))
    builders.do(sqlite, case_id, "a", at=at(10))
    duties.drain(sqlite, at(10, "08:01"))
    assert tasks(sqlite, case_id)["c"] == "ready"


def test_a_diagram_that_draws_the_end_of_the_window_goes_its_own_way(sqlite: Engine) -> None:
    case_id = asked(sqlite, parts=asking("supplement_due", interrupting=True))
    duties.drain(sqlite, at(8, "00:01"))
    assert tasks(sqlite, case_id) == {"a": "obsolete", "b": "ready"}


def test_moving_a_case_to_another_version_never_moves_a_clock(sqlite: Engine) -> None:
    case_id = story.open_case(sqlite, parts=asking("step_due"))
    before = (due(sqlite, case_id), due(sqlite, case_id, "step"), story.kinds(sqlite, case_id))
    with acting(sqlite, at=at(30, "10:00", 11)) as work:
        changed = story.procedure(limit='[[limits]]\nlimit = "P1D"\n', parts=asking("step_due", interrupting=True))
        builders.procedures.publish(work, changed, active_from=date(2025, 7, 1))
        newest = builders.procedures.in_force(work.session, "nho", date(2026, 12, 1))
        case = progress.hold(work, case_id)
        move = builders.cases.runtime.move
        progress.advance(work, case, lambda run: move(run, newest.definition, mapping={}, now=work.now))
    assert (due(sqlite, case_id), due(sqlite, case_id, "step"), story.kinds(sqlite, case_id)) == before
