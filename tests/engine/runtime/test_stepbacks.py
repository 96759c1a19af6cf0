"""Taking a step back."""

import pytest

from engine.runtime.faults import BranchesOpen, NoSuchStep, NotAnEarlierStep, OthersAtWork
from tests.engine.runtime.drawing import boundary, end, flow, many, node, start, timer, user
from tests.engine.runtime.story import Story, told


def test_a_step_back_begins_the_earlier_step_again_and_keeps_the_data():
    case = told(start(), user("a", "b", "c"), end(), flow("start a b c end")).do("a", x=1).do("b", y=2)

    assert case.back("c", "a").steps == ["a"]
    assert case.data == {"x": 1, "y": 2}
    assert case.do("a", "b", "c").ended


def test_a_step_back_may_pass_choices_and_merges():
    case = told(
        *(
            start(),
            user("a", "b", "c"),
            node("exclusiveGateway", "g", default="g-m"),
            node("exclusiveGateway", "m"),
            end(),
        ),
        *(flow("start a g"), flow("g b", "x = 1"), flow("b m c end"), flow("g m")),
    ).do("a", x=2)

    assert case.back("c", "a").steps == ["a"]
    assert case.do("a", x=1).back("b", "a").steps == ["a"]


def test_a_step_forward_is_no_step_back():
    case = told(start(), user("a", "b"), end(), flow("start a b end"))

    with pytest.raises(BranchesOpen):
        case.back("a", "b")


def split() -> Story:
    return told(
        *(
            start(),
            user("before", "a1", "a2", "b", "c"),
            node("parallelGateway", "split"),
            node("parallelGateway", "join"),
        ),
        *(end(), flow("start before split a1 a2 join c end"), flow("split b join")),
    ).do("before")


def test_a_step_back_within_a_branch_leaves_the_other_branch_alone():
    assert split().do("a1").back("a2", "a1").steps == ["a1", "b"]


def test_a_step_back_before_a_split_is_refused_while_another_branch_is_open():
    with pytest.raises(BranchesOpen, match=r"'a1'.*'before'"):
        split().back("a1", "before")


def test_a_step_back_into_one_branch_of_a_join_is_refused():
    with pytest.raises(BranchesOpen):
        split().do("a1", "a2", "b").back("c", "b")


def test_a_step_back_that_no_way_leads_from_is_refused_in_a_diagram_with_loops():
    case = told(
        *(
            start(),
            node("exclusiveGateway", "again"),
            user("a", "b", "side"),
            node("exclusiveGateway", "g", default="g-b"),
        ),
        *(end(), flow("start again a g b end"), flow("g side again", "x = 1")),
    ).do("a")

    assert case.back("b", "side").steps == ["side"]
    with pytest.raises(BranchesOpen):
        case.back("side", "b")


def test_a_step_back_before_a_split_is_fine_once_its_branches_are_joined():
    case = split().do("a1", "a2", "b").back("c", "before")

    assert case.steps == ["before"]
    assert case.do("before", "a1", "a2").steps == ["b"]


def test_a_step_back_out_of_a_sub_process_ends_it():
    inside = [start("i"), user("in"), end("j"), flow("i in j")]
    case = told(
        *(start(), user("a"), node("subProcess", "sub", *inside), boundary("limit", "sub", timer("P1D")), end()),
        *(flow("start a sub end"), flow("limit end")),
    ).do("a")

    assert case.back("in", "a").steps == ["a"]
    assert case.timers == []
    assert case.do("a").steps == ["in"]


def test_a_step_back_out_of_a_sub_process_where_others_work_is_refused():
    inside = [start("i"), user("in", "other"), end("j"), flow("i in j"), flow("i other j")]
    case = told(start(), user("a"), node("subProcess", "sub", *inside), end(), flow("start a sub end")).do("a")

    with pytest.raises(OthersAtWork, match="'sub'"):
        case.back("in", "a")


def test_a_step_back_from_one_of_several_instances_is_refused():
    case = told(
        *(start(), user("a"), node("userTask", "m", many(count="2")), end(), flow("start a m end")),
    ).do("a")

    with pytest.raises(OthersAtWork):
        case.back("m", "a")
    assert case.do("m").back("m", "a").steps == ["a"]


@pytest.mark.parametrize("target", ["start", "gone", "b", "end"])
def test_a_step_back_to_what_is_no_other_activity_is_refused(target):
    case = told(start(), user("a", "b"), end(), flow("start a b end")).do("a")

    with pytest.raises(NotAnEarlierStep):
        case.back("b", target)


def reminded(*, interrupting: bool) -> Story:
    return told(
        *(start(), user("a", "remind"), boundary("again", "a", timer("P1D"), interrupting=interrupting), end()),
        *(flow("start a end"), flow("again remind end")),
    ).later(days=1)


def test_a_step_back_to_a_step_that_still_waits_is_refused():
    with pytest.raises(BranchesOpen):
        reminded(interrupting=False).back("remind", "a")


def test_a_step_back_to_a_step_that_was_interrupted_begins_it_again():
    assert reminded(interrupting=True).back("remind", "a").steps == ["a"]


def test_a_step_that_does_not_wait_cannot_go_back():
    case = told(start(), user("a", "b"), end(), flow("start a b end"))
    gone = case.step("a")
    case.do("a")
    case.step = lambda _element: gone  # type: ignore[method-assign]

    with pytest.raises(NoSuchStep):
        case.back("a", "a")
