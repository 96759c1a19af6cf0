"""A case begins where it stood elsewhere: in branches, calls, rounds of a loop, behind joins, before events."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bpmn import shipped
from bpmn.soundness import standings
from engine import runtime
from engine.runtime.faults import (
    CannotEnter,
    EntryUnclear,
    NoKey,
    NoRounds,
    NoSuchRound,
    NotALoop,
    OutcomesLost,
    TooManyPlaces,
)
from tests.engine.runtime import drawing

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def permit() -> runtime.Definition:
    """A procedure with two branches, called processes in both, and one process that is called from two places."""
    procedure = shipped.load(shipped.ROOT / "cap-giay-phep-xay-dung")
    return runtime.definition("entering", procedure.files, procedure.process)


def entered(definition: runtime.Definition, *steps: str) -> runtime.Run:
    """A run that stands there, as it is after it was kept once."""
    run = runtime.enter(definition, steps, data={}, now=NOW)
    return runtime.restore(definition, runtime.encode(run))


def waiting(run: runtime.Run) -> list[str]:
    return sorted(step.element for step in runtime.ready(run))


def done(run: runtime.Run, element: str, **data: object) -> list[str]:
    """What waits after the step."""
    step = next(step for step in runtime.ready(run) if step.element == element)
    runtime.complete(run, step.id, data=data, now=NOW)
    return waiting(run)


def test_steps_of_both_branches_wait_and_the_join_waits_for_both(permit: runtime.Definition) -> None:
    run = entered(permit, "tham_dinh", "tong_hop_y_kien")
    assert waiting(run) == ["tham_dinh", "tong_hop_y_kien"]
    assert done(run, "tham_dinh", y_kien_tham_dinh="du") == ["tong_hop_y_kien"]
    assert done(run, "tong_hop_y_kien") == ["du_thao"]


def test_a_branch_that_nobody_names_is_over(permit: runtime.Definition) -> None:
    run = entered(permit, "tham_dinh")
    assert done(run, "tham_dinh", y_kien_tham_dinh="du") == ["du_thao"]


def test_a_step_of_a_called_process_goes_back_to_its_caller(permit: runtime.Definition) -> None:
    with pytest.raises(EntryUnclear, match="tiep_tuc_hoan_thien/nhan_bo_sung"):
        entered(permit, "nhan_bo_sung")
    run = entered(permit, "bo_sung/nhan_bo_sung", "gui_lay_y_kien")
    assert len(runtime.timers(run)) == 1
    assert done(run, "nhan_bo_sung") == ["gui_lay_y_kien", "xem_xet_bo_sung"]
    assert done(entered(permit, "tra_ket_qua"), "tra_ket_qua") == []


@pytest.mark.parametrize(
    "steps", [("tham_dinh", "du_thao"), ("tham_dinh", "kiem_tra_thuc_dia"), ("la",), ("x/tham_dinh",)]
)
def test_where_a_case_never_stands_none_begins(permit: runtime.Definition, steps: tuple[str, ...]) -> None:
    with pytest.raises(CannotEnter):
        entered(permit, *steps)


def test_a_process_with_too_many_states_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standings, "MOST_STATES", 1)
    parts = drawing.start() + drawing.user("a", "b") + drawing.end() + drawing.flow("start a b end")
    definition = runtime.definition("many", drawing.drawn(parts), "p")
    assert done(entered(definition, "a"), "a") == ["b"]
    with pytest.raises(TooManyPlaces):
        entered(definition, "b")


def test_what_held_the_clock_goes_out_again(permit: runtime.Definition) -> None:
    run = runtime.enter(permit, ["bo_sung/nhan_bo_sung"], data={}, now=NOW)
    assert [one.payload["act"] for one in runtime.outgoing(run)] == ["supplement"]
    assert runtime.outgoing(runtime.enter(permit, ["tham_dinh"], data={}, now=NOW)) == []


def test_an_answer_that_was_never_asked_for_is_not_waited_for() -> None:
    parts = drawing.start() + drawing.node("parallelGateway", "s") + drawing.user("a")
    parts += drawing.node("serviceTask", "ask") + drawing.node("parallelGateway", "j") + drawing.end()
    parts += drawing.flow("start s a j end") + drawing.flow("s ask j")
    definition = runtime.definition("asked", drawing.drawn(parts), "p")
    assert done(entered(definition, "a"), "a") == []


def many(loop: str) -> runtime.Definition:
    """The permit, which asks as many agencies as it is told at once, each by the shared process."""
    procedure = shipped.load(shipped.ROOT / "cap-giay-phep-xay-dung")
    files, call = dict(procedure.files), b'calledElement="chung_lay_y_kien">'
    assert files["process.bpmn"].count(call) == 1
    head, _, rest = files["process.bpmn"].partition(call)
    head, _, tag = head.rpartition(b"<")
    inside, end, tail = rest.partition(b"</bpmn:callActivity>")
    marker = f"<bpmn:multiInstanceLoopCharacteristics>{loop}</bpmn:multiInstanceLoopCharacteristics>".encode()
    files["process.bpmn"] = b"<".join((head, tag)) + call + inside + marker + end + tail
    return runtime.definition(f"many {loop}", files, procedure.process)


def test_agencies_that_are_asked_at_once_are_each_asked_or_those_that_are_named() -> None:
    definition = many("<bpmn:loopCardinality>3</bpmn:loopCardinality>")
    run = entered(definition, "lay_y_kien/tong_hop_y_kien", "tham_dinh")
    assert waiting(run) == ["tham_dinh", *["tong_hop_y_kien"] * 3]
    assert len({step.id for step in runtime.ready(run)}) == 4
    run = entered(definition, "lay_y_kien[1,3]/tong_hop_y_kien")
    assert sorted(step.data["loopCounter"] for step in runtime.ready(run)) == [1, 3]
    assert done(run, "tong_hop_y_kien") == ["tong_hop_y_kien"]
    assert done(run, "tong_hop_y_kien") == ["du_thao"]


def test_rounds_that_there_are_not_are_refused() -> None:
    definition = many("<bpmn:loopCardinality>3</bpmn:loopCardinality>")
    for steps in ("lay_y_kien[4]/tong_hop_y_kien", "lay_y_kien[0]/tong_hop_y_kien"):
        with pytest.raises(NoSuchRound):
            entered(definition, steps)
    with pytest.raises(NotALoop):
        entered(definition, "lay_y_kien/tong_hop_y_kien[1]")
    with pytest.raises(NoRounds, match="co_quan"):
        entered(many("<bpmn:loopCardinality>co_quan</bpmn:loopCardinality>"), "lay_y_kien/tong_hop_y_kien")


def looped(marker: str, **data: object) -> tuple[runtime.Definition, dict[str, object]]:
    parts = drawing.start() + drawing.node("userTask", "m", marker) + drawing.user("z") + drawing.end()
    return runtime.definition(marker, drawing.drawn(parts + drawing.flow("start m z end")), "p"), data


def test_rounds_that_follow_one_another_go_on_from_the_one_that_is_named() -> None:
    definition, data = looped(drawing.many(items="units", item="unit", sequential=True), units=["tax", "land", "build"])
    run = runtime.restore(definition, runtime.encode(runtime.enter(definition, ["m[2]"], data=data, now=NOW)))
    (step,) = runtime.ready(run)
    assert (step.data["unit"], step.data["loopCounter"]) == ("land", 2)
    assert done(run, "m") == ["m"]
    assert runtime.ready(run)[0].data["unit"] == "build"
    assert done(run, "m") == ["z"]
    with pytest.raises(NoSuchRound):
        runtime.enter(definition, ["m[1,2]"], data=data, now=NOW)
    endless = '<standardLoopCharacteristics loopMaximum="3"/>'
    assert runtime.ready(runtime.enter(looped(endless)[0], ["m[3]"], data={}, now=NOW))[0].data["loopCounter"] == 3
    assert done(entered(looped(endless)[0], "m[3]"), "m") == ["z"]


def test_what_rounds_that_are_over_gave_is_not_made_up() -> None:
    marker = drawing.many(items="units", item="unit", into="opinions", out="opinion")
    definition, data = looped(marker, units=["tax", "land"])
    with pytest.raises(OutcomesLost, match="opinions"):
        runtime.enter(definition, ["m[2]"], data=data, now=NOW)
    run = runtime.enter(definition, ["m"], data=data, now=NOW)
    assert done(run, "m", opinion="yes") == ["m"]
    assert done(run, "m", opinion="no") == ["z"]
    assert run.case.data["opinions"] == ["yes", "no"]


def raced(*inside: str) -> runtime.Definition:
    """Paid or thirty days gone, whatever comes first; *inside* hangs on the wait for the money."""
    paid = drawing.node("intermediateCatchEvent", "paid", *inside, drawing.event("message", "money"))
    late = drawing.node("intermediateCatchEvent", "late", drawing.timer("P30D"))
    parts = drawing.start() + drawing.user("a") + drawing.node("eventBasedGateway", "first") + paid + late
    parts += drawing.user("issue", "remind") + drawing.end()
    parts += drawing.flow("start a first paid issue end") + drawing.flow("first late remind end")
    files = drawing.drawn(parts, names='<message id="money" name="money"/>')
    return runtime.definition(f"raced{inside}", files, "p")


def test_events_race_from_where_the_case_waits_for_the_first_of_them() -> None:
    assert [(one.called, one.element) for one in runtime.drawn_waits(raced())] == [
        ("paid", "first"),
        ("late", "first"),
        ("first", "first"),
    ]
    run = entered(raced(), "first")
    assert waiting(run) == []
    assert [timer.due - NOW for timer in runtime.timers(run)] == [timedelta(days=30)]
    assert runtime.deliver_message(run, "money", payload={}, now=NOW)
    assert (waiting(run), runtime.timers(run)) == (["issue"], [])
    run = entered(raced(), "first")
    assert runtime.fire_due(run, now=NOW + timedelta(days=31)) == 1
    assert waiting(run) == ["remind"]
    assert not runtime.deliver_message(run, "money", payload={}, now=NOW)


def test_a_message_that_could_not_be_told_from_others_is_not_waited_for() -> None:
    with pytest.raises(NoKey, match="receipt"):
        entered(raced(drawing.properties(correlation="receipt")), "first")


def stopped(*, interrupting: bool, start: str) -> runtime.Definition:
    """A step, and what a leader does when something happens meanwhile."""
    begin = drawing.node("startEvent", "asked", start, isInterrupting=interrupting)
    inside = begin + drawing.user("look") + drawing.end("looked") + drawing.flow("asked look looked")
    parts = drawing.start() + drawing.user("a", "b") + drawing.end() + drawing.flow("start a b end")
    parts += drawing.node("subProcess", "aside", inside, triggeredByEvent=True)
    files = drawing.drawn(parts, names='<message id="stop" name="stop"/>')
    return runtime.definition(f"{interrupting} {start}", files, "p")


def test_a_step_of_an_event_sub_process_that_ended_the_rest_is_alone() -> None:
    definition = stopped(interrupting=True, start=drawing.event("message", "stop"))
    run = entered(definition, "aside/look")
    assert (waiting(run), runtime.waits(run)) == (["look"], [])
    assert done(run, "look") == []
    assert run.ended
    with pytest.raises(CannotEnter):
        entered(definition, "a", "look")


def test_a_step_of_an_event_sub_process_goes_on_beside_the_others_and_may_begin_again() -> None:
    definition = stopped(interrupting=False, start=drawing.event("message", "stop"))
    run = entered(definition, "a", "look")
    assert runtime.deliver_message(run, "stop", payload={}, now=NOW)
    assert waiting(run) == ["a", "look", "look"]
    assert done(run, "a") == ["b", "look", "look"]


def test_what_a_timer_began_is_not_begun_by_it_again() -> None:
    definition = stopped(interrupting=False, start=drawing.timer("P5D"))
    assert len(runtime.timers(entered(definition, "a"))) == 1
    assert runtime.timers(entered(definition, "a", "look")) == []
    parts = drawing.start() + drawing.user("a", "warn") + drawing.end() + drawing.flow("start a end")
    parts += drawing.boundary("soon", "a", drawing.timer("P5D"), interrupting=False) + drawing.flow("soon warn end")
    definition = runtime.definition("border", drawing.drawn(parts), "p")
    assert len(runtime.timers(entered(definition, "a"))) == 1
    assert runtime.timers(entered(definition, "a", "warn")) == []


def test_what_held_the_clock_before_several_steps_goes_out_once() -> None:
    parts = drawing.start() + drawing.node("intermediateThrowEvent", "ask", drawing.properties(act="supplement"))
    parts += drawing.node("parallelGateway", "s") + drawing.user("a", "b") + drawing.node("parallelGateway", "j")
    parts += drawing.end() + drawing.flow("start ask s a j end") + drawing.flow("s b j")
    definition = runtime.definition("held", drawing.drawn(parts), "p")
    run = runtime.enter(definition, ["a", "b"], data={}, now=NOW)
    assert [one.element for one in runtime.outgoing(run)] == ["ask"]


def test_timers_count_from_when_the_case_came_there_and_cycles_from_now_on() -> None:
    since = NOW - timedelta(days=20)
    run = runtime.enter(raced(), ["first"], data={}, now=NOW, since=since)
    assert [timer.due - NOW for timer in runtime.timers(run)] == [timedelta(days=10)]
    run = runtime.enter(raced(), ["first"], data={}, now=NOW, since=NOW - timedelta(days=40))
    assert runtime.fire_due(run, now=NOW) == 1
    assert waiting(run) == ["remind"]
    parts = drawing.start() + drawing.user("a", "warn") + drawing.end() + drawing.flow("start a end")
    cycle = drawing.timer("R/P1D", "timeCycle")
    parts += drawing.boundary("daily", "a", cycle, interrupting=False) + drawing.flow("daily warn end")
    run = runtime.enter(runtime.definition("daily", drawing.drawn(parts), "p"), ["a"], data={}, now=NOW, since=since)
    assert [timer.due - NOW for timer in runtime.timers(run)] == [timedelta(days=1)]
