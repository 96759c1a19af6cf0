"""Events: caught, thrown, on boundaries, raced and linked."""

import pytest

from engine.runtime.faults import UncaughtError
from tests.engine.runtime.drawing import (
    boundary,
    drawn,
    end,
    event,
    flow,
    node,
    properties,
    script,
    start,
    timer,
    user,
    when,
)
from tests.engine.runtime.story import Story, errors, told

NAMES = (
    '<message id="m" name="paid"/><message id="n" name="other"/><signal id="s" name="flood"/>'
    '<error id="x" name="x" errorCode="E1"/><error id="y" name="y" errorCode="E2"/>'
    '<escalation id="esc" name="esc" escalationCode="late"/>'
)
SUB = [start("inner-start"), user("inner"), end("inner-end")]


def waiting(*definitions: str, **attributes: object) -> Story:
    """A case that stands at the catching event "wait", then comes to b."""
    return told(
        *(start(), node("intermediateCatchEvent", "wait", *definitions, **attributes), user("b"), end()),
        flow("start wait b end"),
        names=NAMES,
    )


def test_a_message_reaches_who_waits_for_it_and_brings_its_data():
    case = waiting(event("message", "m"))

    assert [(wait.element, wait.kind, wait.name) for wait in case.waits] == [("wait", "message", "paid")]
    assert not case.message("other")
    assert case.message("paid", amount=5)
    assert (case.steps, case.data) == (["b"], {"amount": 5})


def test_a_message_reaches_one_of_two_who_wait_and_the_one_that_is_named():
    case = told(
        *(
            start(),
            node("receiveTask", "r1", messageRef="m"),
            node("receiveTask", "r2", messageRef="m"),
            user("a", "b"),
        ),
        *(end(), flow("start r1 a end"), flow("start r2 b end")),
        names=NAMES,
    )
    second = next(wait.id for wait in case.waits if wait.element == "r2")

    assert case.message("paid", correlation=second)
    assert case.steps == ["b"]
    assert not case.message("paid", correlation=second)
    assert case.message("paid")
    assert case.steps == ["a", "b"]


def test_a_message_with_the_wrong_correlation_value_is_not_taken():
    case = told(
        *(start(), user("a", "b"), end(), flow("start a wait b end")),
        node("intermediateCatchEvent", "wait", properties(correlation="number"), event("message", "m")),
        names=NAMES,
    ).do("a", number="D-7")

    assert not case.message("paid", correlation="D-8")
    assert not case.message("paid")
    assert case.message("paid", correlation="D-7")


def test_a_signal_reaches_everyone_in_the_case():
    case = told(
        *(start(), user("a", "b"), node("intermediateCatchEvent", "wait", event("signal", "s")), end()),
        *(boundary("on-a", "a", event("signal", "s")), flow("start a end"), flow("on-a end"), flow("start wait b end")),
        names=NAMES,
    )

    assert case.signal("flood", level=3)
    assert (case.steps, case.data) == (["b"], {"level": 3})
    assert not case.signal("flood")


def test_a_thrown_signal_is_heard_inside_and_leaves_the_case():
    case = told(
        *(start(), node("intermediateThrowEvent", "throw", event("signal", "s")), end(), user("a", "b")),
        *(
            node("intermediateCatchEvent", "wait", event("signal", "s")),
            flow("start throw a end"),
            flow("start wait b end"),
        ),
        names=NAMES,
    )

    assert case.steps == ["a", "b"]
    assert [(sent.kind, sent.name, sent.element) for sent in case.sent] == [("signal", "flood", "throw")]


def test_an_end_event_throws_its_signal():
    case = told(start(), user("a"), node("endEvent", "end", event("signal", "s")), flow("start a end"), names=NAMES)

    assert case.do("a").ended
    assert [sent.name for sent in case.sent] == ["flood"]
    assert case.ends == ["end"]


def test_messages_leave_the_case_from_send_tasks_and_events():
    case = told(
        *(
            start(),
            node("sendTask", "send", messageRef="m"),
            node("intermediateThrowEvent", "throw", event("message", "n")),
        ),
        *(node("endEvent", "end", event("message", "m")), flow("start send throw end")),
        names=NAMES,
        **{"x": 1},
    )

    assert [(sent.kind, sent.name, sent.element, sent.payload) for sent in case.sent] == [
        ("message", "paid", "send", {"x": 1}),
        ("message", "other", "throw", {"x": 1}),
        ("message", "paid", "end", {"x": 1}),
    ]


def test_a_service_task_asks_outside_and_goes_on_with_the_answer():
    case = told(
        *(start(), node("serviceTask", "ask", properties(topic="population")), user("b"), end()),
        flow("start ask b end"),
        **{"id": "012345678901"},
    )

    assert [(sent.kind, sent.name, sent.payload) for sent in case.sent] == [
        ("service", "population", {"id": "012345678901"})
    ]
    assert (case.steps, [wait.kind for wait in case.waits]) == ([], ["service"])
    assert case.message("population", correlation=case.sent[0].id, holder="An")
    assert (case.steps, case.data["holder"]) == (["b"], "An")


def test_a_multiple_event_takes_the_first_of_its_events():
    case = waiting(event("message", "m"), event("signal", "s"), timer("P1D"))

    assert {wait.name for wait in case.waits} == {"paid", "flood"}
    assert case.signal("flood")
    assert case.steps == ["b"]
    assert not case.message("paid")


def test_a_parallel_multiple_event_needs_all_of_its_events():
    case = waiting(event("message", "m"), event("signal", "s"), parallelMultiple=True)

    assert case.message("paid", a=1)
    assert case.steps == []
    assert not case.message("paid")
    assert case.signal("flood", b=2)
    assert (case.steps, case.data) == (["b"], {"a": 1, "b": 2})


def test_a_conditional_event_fires_when_another_branch_makes_it_true():
    case = told(
        *(start(), user("a", "b"), node("intermediateCatchEvent", "wait", when("amount > 10")), end()),
        *(flow("start a end"), flow("start wait b end")),
    )

    assert case.steps == ["a"]
    assert case.do("a", amount=11).steps == ["b"]


def test_a_conditional_boundary_event_fires_again_only_after_it_was_false():
    case = told(
        *(start(), user("a", "x", "y", "z", "warn"), end()),
        *(boundary("hot", "a", when("degrees > 30"), interrupting=False), flow("hot warn end"), flow("start a end")),
        *(flow("start x y z end"),),
    )

    assert case.do("x", degrees=31).steps == ["a", "warn", "y"]
    assert case.do("warn").do("y", degrees=20).steps == ["a", "z"]
    assert case.do("z", degrees=40).steps == ["a", "warn"]


@pytest.mark.parametrize(("interrupting", "left"), [(True, ["late"]), (False, ["a", "late"])])
def test_a_boundary_message_ends_its_step_or_leaves_it_alone(interrupting, left):
    case = told(
        *(start(), user("a", "late"), boundary("b", "a", event("message", "m"), interrupting=interrupting), end()),
        *(flow("start a end"), flow("b late end")),
        names=NAMES,
    )

    assert case.message("paid")
    assert case.steps == left


def test_boundary_events_end_with_their_step():
    case = told(
        *(
            start(),
            user("a", "late", "next"),
            boundary("b", "a", event("message", "m")),
            boundary("limit", "a", timer("P1D")),
        ),
        *(end(), flow("start a next end"), flow("b late end"), flow("limit late")),
        names=NAMES,
    ).do("a")

    assert (case.waits, case.timers) == ([], [])
    assert not case.message("paid")


def test_an_error_is_caught_by_its_code_before_one_that_takes_any():
    def thrown(code: str) -> Story:
        return told(
            *(
                start(),
                node("subProcess", "sub", start("i"), node("endEvent", "fail", event("error", code)), flow("i fail")),
            ),
            *(
                boundary("any", "sub", event("error")),
                boundary("one", "sub", event("error", "x")),
                user("a", "b"),
                end(),
            ),
            *(flow("start sub end"), flow("any a end"), flow("one b end")),
            names=NAMES,
        )

    assert thrown("x").steps == ["b"]
    assert thrown("y").steps == ["a"]


def test_an_error_climbs_out_of_nested_sub_processes_and_ends_them():
    inner = node("subProcess", "inside", start("j"), node("endEvent", "fail", event("error", "x")), flow("j fail"))
    case = told(
        *(start(), node("subProcess", "sub", start("i"), user("other"), inner, flow("i inside"), flow("i other"))),
        *(boundary("b", "sub", event("error", "x")), user("a"), end(), flow("start sub end"), flow("b a end")),
        names=NAMES,
    )

    assert case.steps == ["a"]


def test_an_error_that_nothing_catches_is_a_fault_that_names_its_event():
    case = told(start(), user("a"), node("endEvent", "fail", event("error", "x")), flow("start a fail"), names=NAMES)

    with pytest.raises(UncaughtError, match=r"'fail'.*'E1'"):
        case.do("a")
    assert case.steps == ["a"]


@pytest.mark.parametrize(("interrupting", "left"), [(True, ["boss"]), (False, ["boss", "inner"])])
def test_an_escalation_ends_the_sub_process_or_lets_it_go_on(interrupting, left):
    inside = [start("i"), node("intermediateThrowEvent", "raise", event("escalation", "esc")), user("inner"), end("j")]
    case = told(
        *(start(), node("subProcess", "sub", *inside, flow("i raise inner j")), user("boss"), end()),
        *(
            boundary("b", "sub", event("escalation", "esc"), interrupting=interrupting),
            flow("start sub end"),
            flow("b boss end"),
        ),
        names=NAMES,
    )

    assert case.steps == left


def test_an_escalation_that_nothing_catches_goes_on_and_is_told_outside():
    case = told(
        *(start(), node("intermediateThrowEvent", "raise", event("escalation", "esc")), user("a"), end()),
        flow("start raise a end"),
        names=NAMES,
    )

    assert case.steps == ["a"]
    assert [(sent.kind, sent.name, sent.element) for sent in case.sent] == [("escalation", "late", "raise")]


def test_a_terminate_event_ends_everything_in_its_process():
    case = told(
        *(start(), user("a", "b"), node("endEvent", "stop", event("terminate")), end(), flow("start a stop")),
        flow("start b end"),
    )

    assert case.do("a").ended
    assert case.ends == ["stop"]


def test_a_terminate_event_in_a_sub_process_ends_only_that():
    inside = [
        start("i"),
        user("a", "b"),
        node("endEvent", "stop", event("terminate")),
        flow("i a stop"),
        flow("i b stop"),
    ]
    case = told(
        *(start(), node("subProcess", "sub", *inside), user("after", "beside"), end()),
        *(flow("start sub after end"), flow("start beside end")),
    )

    assert case.do("a").steps == ["after", "beside"]


def test_a_transaction_is_left_by_its_cancel_event():
    inside = [start("i"), user("a", "b"), node("endEvent", "undo", event("cancel")), flow("i a undo"), flow("i b undo")]
    case = told(
        *(
            start(),
            node("transaction", "trade", *inside),
            boundary("cancelled", "trade", event("cancel")),
            user("after", "undone"),
        ),
        *(end(), flow("start trade after end"), flow("cancelled undone end")),
    )

    assert case.do("a").steps == ["undone"]


def test_a_link_goes_on_at_the_event_that_catches_its_name():
    case = told(
        *(start(), user("a", "b"), node("intermediateThrowEvent", "out", '<linkEventDefinition name="L"/>'), end()),
        *(
            node("intermediateCatchEvent", "in", '<linkEventDefinition name="L"/>'),
            flow("start a out"),
            flow("in b end"),
        ),
    )

    assert case.do("a").steps == ["b"]


def test_a_link_that_nothing_catches_is_refused():
    throw = node("intermediateThrowEvent", "out", '<linkEventDefinition name="L"/>')

    assert "out" in errors(drawn(start(), throw, flow("start out")))


def test_the_first_event_after_an_event_based_gateway_ends_the_others():
    case = told(
        *(
            start(),
            node("eventBasedGateway", "race"),
            node("receiveTask", "paid", messageRef="m"),
            user("a", "b", "c"),
            end(),
        ),
        *(
            node("intermediateCatchEvent", "day", timer("P1D")),
            node("intermediateCatchEvent", "flood", event("signal", "s")),
        ),
        *(flow("start race paid a end"), flow("race day b end"), flow("race flood c end")),
        *(user("beside"), flow("start beside end")),
        names=NAMES,
    )

    assert {wait.name for wait in case.waits} == {"paid", "flood"}
    assert case.later(days=1).steps == ["b", "beside"]
    assert (case.waits, case.timers) == ([], [])


def test_a_throwing_branch_waits_for_the_branch_that_is_about_to_listen():
    case = told(
        *(
            start(),
            node("endEvent", "throw", event("signal", "s")),
            script("s1", "x = 1"),
            script("s2", "y = 2"),
            end(),
        ),
        *(
            node("intermediateCatchEvent", "wait", event("signal", "s")),
            user("b"),
            flow("start throw"),
            flow("start s1 s2 wait b end"),
        ),
        names=NAMES,
    )

    assert case.steps == ["b"]
