"""Gateways and flows."""

import pytest

from engine.runtime.faults import NoWayOut
from tests.engine.runtime.drawing import drawn, end, flow, node, start, user
from tests.engine.runtime.story import errors, told


def choice(kind: str, default: str = "") -> list[str]:
    attributes = {"default": default} if default else {}
    return [
        *(start(), user("a", "b", "c"), end(), node(kind, "g", **attributes), flow("start g")),
        *(flow("g a", "x = 1"), flow("g b", "x < 5"), flow("g c", None if default else "x = 9")),
        *(flow("a end"), flow("b end"), flow("c end")),
    ]


def test_an_exclusive_gateway_takes_the_first_flow_that_holds():
    assert told(*choice("exclusiveGateway"), x=1).steps == ["a"]


def test_an_inclusive_gateway_takes_every_flow_that_holds():
    assert told(*choice("inclusiveGateway"), x=1).steps == ["a", "b"]


@pytest.mark.parametrize("kind", ["exclusiveGateway", "inclusiveGateway"])
def test_the_default_flow_is_taken_when_no_condition_holds(kind):
    assert told(*choice(kind, default="g-c"), x=7).steps == ["c"]


@pytest.mark.parametrize("kind", ["exclusiveGateway", "inclusiveGateway"])
def test_no_condition_that_holds_and_no_default_is_a_fault_that_names_the_gateway(kind):
    with pytest.raises(NoWayOut, match="'g'"):
        told(*choice(kind), x=7)


def test_a_condition_on_the_only_flow_is_asked():
    parts = [start(), user("a", "b"), end(), flow("start a"), flow("a b", "ok = true"), flow("b end")]

    assert told(*parts).do("a", ok=True).steps == ["b"]
    with pytest.raises(NoWayOut, match="'a'"):
        told(*parts).do("a", ok=False)


def test_conditions_on_flows_that_leave_a_step_split_inclusively():
    parts = [start(), node("userTask", "a", default="a-d"), user("b", "c", "d"), end(), flow("start a")]
    parts += [flow("a b", "x > 1"), flow("a c", "x > 2"), flow("a d"), flow("b end"), flow("c end"), flow("d end")]

    assert told(*parts).do("a", x=3).steps == ["b", "c"]
    assert told(*parts).do("a", x=0).steps == ["d"]


def test_a_flow_without_condition_beside_conditional_ones_is_always_taken():
    parts = [start(), node("userTask", "a", default="a-d"), user("b", "c", "d"), end(), flow("start a")]
    parts += [flow("a b", "x > 1"), flow("a c"), flow("a d"), flow("b end"), flow("c end"), flow("d end")]

    assert told(*parts).do("a", x=3).steps == ["b", "c"]
    assert told(*parts).do("a", x=0).steps == ["c", "d"]


def test_several_flows_that_leave_a_step_split_and_several_that_enter_one_let_each_token_run_it():
    case = told(start(), user("a", "b", "c", "d"), end(), flow("start a b d end"), flow("a c d"))

    assert case.do("a").steps == ["b", "c"]
    assert case.do("b").steps == ["c", "d"]
    assert case.do("c").steps == ["d", "d"]
    assert case.do("d", "d").ended


def test_an_exclusive_merge_lets_each_token_pass():
    case = told(
        *(start(), node("parallelGateway", "split"), user("a", "b", "c"), node("exclusiveGateway", "merge"), end()),
        *(flow("start split a merge c end"), flow("split b merge")),
    )

    assert case.do("a").steps == ["b", "c"]
    assert case.do("b").steps == ["c", "c"]


def test_a_process_without_start_and_end_events_begins_where_no_flow_leads_and_ends_with_its_last_token():
    case = told(user("a", "b", "c"), flow("a b"))

    assert case.steps == ["a", "c"]
    assert not case.do("a", "b").ended
    assert case.do("c").ended


def test_a_start_event_without_an_end_event_is_refused():
    assert errors(drawn(start(), user("a"), flow("start a"))) == {"p"}


def test_ids_that_the_library_uses_itself_are_ordinary_ids():
    case = told(
        *(start("Start"), user("Root"), node("userTask", "p.EndJoin"), end("End")),
        flow("Start Root p.EndJoin End"),
    )

    assert case.do("Root").steps == ["p.EndJoin"]
    assert case.do("p.EndJoin").ended


def test_a_flow_without_id_is_refused_with_what_is_around_it():
    files = drawn(start(), user("a"), end(), flow("start a"), '<sequenceFlow sourceRef="a" targetRef="end"/>')

    assert errors(files) == {"p"}
