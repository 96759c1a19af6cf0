"""A run: one act, whole or not at all."""

import logging
from datetime import datetime, timedelta

import pytest

from engine import runtime
from engine.runtime.faults import Endless, NoSuchStep, NoTimeZone, NoWayOut, Unusable
from tests.engine.runtime.drawing import end, flow, node, properties, script, start, user
from tests.engine.runtime.story import MONDAY, told

SIMPLE = [start(), user("a", "b"), end(), flow("start a b end")]


def test_a_step_says_what_a_person_needs():
    case = told(
        *(start(), node("userTask", "a", properties(form="a.json", limit="PT4H"), name="Tiếp nhận"), end()),
        flow("start a end"),
        x=1,
    )
    step = case.step("a")

    assert (step.element, step.name, step.kind, step.process, step.data) == ("a", "Tiếp nhận", "user", "p", {"x": 1})
    assert step.properties == {"form": "a.json", "limit": "PT4H"}


@pytest.mark.parametrize(("element", "kind"), [("userTask", "user"), ("manualTask", "manual"), ("task", "none")])
def test_user_manual_and_abstract_tasks_wait_for_a_person(element, kind):
    case = told(start(), node(element, "a"), end(), flow("start a end"))

    assert case.step("a").kind == kind
    assert case.do("a").ended


def test_ids_of_steps_stay_the_same_while_they_wait():
    case = told(start(), user("a", "b"), end(), flow("start a end"), flow("start b end"))
    before = case.step("b").id

    assert case.do("a").step("b").id == before


def test_a_step_can_be_completed_once():
    case = told(*SIMPLE)
    step = case.step("a").id
    case.do("a")

    with pytest.raises(NoSuchStep):
        case.do_step(step)
    with pytest.raises(NoSuchStep):
        case.do_step("no such id")


def test_an_event_that_waits_is_no_step():
    case = told(
        *(start(), node("receiveTask", "wait", messageRef="m"), end(), flow("start wait end")),
        names='<message id="m" name="paid"/>',
    )

    with pytest.raises(NoSuchStep):
        case.do_step(case.waits[0].id)


def test_a_moment_without_time_zone_is_refused():
    case = told(*SIMPLE)

    with pytest.raises(NoTimeZone):
        runtime.complete(case.run, case.step("a").id, data={}, now=datetime(2026, 11, 23, 8))  # noqa: DTZ001


def test_after_a_fault_the_run_in_memory_is_unusable_and_the_saved_state_is_as_before():
    case = told(start(), user("a", "b"), end(), flow("start a"), flow("a b", "ok = true"), flow("b end"))
    run, state = case.run, case.state
    step = case.step("a").id
    with pytest.raises(NoWayOut):
        runtime.complete(run, step, data={"ok": False}, now=MONDAY)

    with pytest.raises(Unusable):
        runtime.encode(run)
    with pytest.raises(Unusable):
        runtime.complete(run, step, data={"ok": True}, now=MONDAY)
    assert (case.state, case.steps, case.data) == (state, ["a"], {})


def test_what_goes_out_is_told_once():
    case = told(
        *(start(), user("a"), node("sendTask", "send", messageRef="m"), user("b"), end(), flow("start a send b end")),
        names='<message id="m" name="paid"/>',
    )
    run = case.run
    runtime.complete(run, case.step("a").id, data={}, now=MONDAY)

    runtime.complete(run, runtime.ready(run)[0].id, data={}, now=MONDAY)

    assert [sent.name for sent in runtime.outgoing(run)] == ["paid"]
    assert runtime.outgoing(run) == []


def test_the_library_neither_logs_each_change_nor_has_a_place_to_run_python():
    definition = told(*SIMPLE).definition

    assert logging.getLogger("spiff.task").level == logging.WARNING
    with pytest.raises(NotImplementedError):
        definition.engine.environment.evaluate("1", {})
    with pytest.raises(NotImplementedError):
        definition.engine.environment.execute("x = 1", {})


def test_a_node_with_properties_that_is_no_step_tells_that_it_was_passed():
    case = told(
        *(start(), node("scriptTask", "s", properties(status="paid"), "<script>x = 1</script>", completionQuantity=2)),
        *(node("userTask", "a", properties(status="open")), end(), flow("start s a end")),
    )

    assert [(sent.kind, sent.element, sent.payload) for sent in case.sent] == [("milestone", "s", {"status": "paid"})]
    assert case.do("a", "a").sent == []


def test_end_events_are_those_of_this_act():
    case = told(start(), user("a", "b"), end("e1", "e2"), flow("start a e1"), flow("start b e2"))

    assert case.do("a").ends == ["e1"]
    assert case.do("b").ends == ["e2"]


def test_a_circle_of_automatic_steps_is_stopped_with_a_fault():
    case = told(
        *(start(), user("a"), node("exclusiveGateway", "merge"), script("s", "n = n + 1"), end()),
        *(node("exclusiveGateway", "g", default="g-merge"), flow("start a merge s g merge"), flow("g end", "n < 0")),
        n=0,
    )

    with pytest.raises(Endless):
        case.do("a")
    assert case.steps == ["a"]


def test_a_circle_that_splits_at_every_turn_is_stopped_too():
    case = told(
        *(start(), user("a", "b"), node("exclusiveGateway", "merge"), node("parallelGateway", "split"), end()),
        flow("start a merge split merge"),
        *(flow("split b end"),),
    )

    with pytest.raises(Endless):
        case.do("a")


def test_four_hundred_rounds_of_a_loop_neither_end_the_case_nor_make_its_state_grow():
    case = told(
        *(
            start(),
            node("exclusiveGateway", "again"),
            user("a", "b"),
            node("exclusiveGateway", "g", default="g-end"),
            end(),
        ),
        *(flow("start again a b g end"), flow("g again", "more = true")),
    )
    case.do("a").do("b", more=True)
    size = len(case.state)
    for _ in range(400):
        case.do("a").do("b", more=True)

    assert (case.steps, case.ended, len(case.state)) == (["a"], False, size)
    assert case.do("a").do("b", more=False).ended


def test_four_hundred_rounds_in_memory_do_not_exhaust_the_stack():
    case = told(
        *(start(), node("exclusiveGateway", "again"), user("a", "b"), node("parallelGateway", "split"), end()),
        *(node("parallelGateway", "join"), node("exclusiveGateway", "g", default="g-end")),
        *(flow("start again split a join g end"), flow("split b join"), flow("g again", "more = true")),
    )
    run = case.run
    for _ in range(400):
        for step in runtime.ready(run):
            runtime.complete(run, step.id, data={"more": True}, now=MONDAY + timedelta(days=1))

    assert sorted(step.element for step in runtime.ready(run)) == ["a", "b"]
