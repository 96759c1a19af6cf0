"""Moving a running case to another version of its procedure."""

from datetime import timedelta

import pytest

from engine import runtime
from engine.runtime.faults import CannotMove
from tests.engine.runtime.drawing import boundary, drawn, end, event, flow, node, script, start, timer, user
from tests.engine.runtime.story import MONDAY, Story, read, told

OLD = [
    start(),
    user("a", "b", "c"),
    boundary("limit", "b", timer("P3D")),
    end(),
    flow("start a b c end"),
    flow("limit end"),
]


def moved(case: Story, *parts: str, names: str = "", **mapping: str) -> Story:
    """*case* after its move to the process drawn with *parts*."""
    run, case.definition = case.run, read(drawn(*parts, names=names))
    runtime.move(run, case.definition, mapping=mapping, now=case.now)
    case._keep(run)
    return case


def test_a_moved_case_keeps_its_step_its_data_and_its_deadline():
    case = told(*OLD).do("a", x=1)
    step = case.step("b").id
    case.now += timedelta(days=1)
    new = [start(), user("a", "b", "c"), boundary("limit", "b", timer("P9D")), script("s", "y = 1"), end()]
    case = moved(case, *new, flow("start a b s c end"), flow("limit end"))

    assert (case.step("b").id, case.data) == (step, {"x": 1})
    assert [timer.due for timer in case.timers] == [MONDAY + timedelta(days=3)]
    assert case.do("b").data == {"x": 1, "y": 1}


def test_a_step_that_is_over_may_be_missing_in_the_new_version():
    case = moved(told(*OLD).do("a"), start(), user("b", "c"), end(), flow("start b c end"))

    assert case.steps == ["b"]
    assert case.timers == []


def test_a_renamed_step_is_found_by_the_mapping():
    new = [start(), user("a", "check", "c"), end(), flow("start a check c end")]

    assert moved(told(*OLD).do("a"), *new, b="check").steps == ["check"]


def test_a_step_that_the_new_version_lacks_is_refused():
    case = told(*OLD).do("a")

    with pytest.raises(CannotMove, match="'b'"):
        moved(case, start(), user("a", "c"), end(), flow("start a c end"))


def test_another_kind_of_element_with_the_same_id_is_refused():
    case = told(*OLD).do("a")

    with pytest.raises(CannotMove, match="'b'"):
        moved(case, start(), user("a", "c"), script("b", "x = 1"), end(), flow("start a b c end"))


def test_what_the_new_version_adds_around_a_step_begins_now():
    handler = [node("startEvent", "when", event("message", "m")), user("h"), end("h-end"), flow("when h h-end")]
    case = told(start(), user("a", "b"), end(), flow("start a b end"))
    case.now += timedelta(days=1)
    new = [start(), user("a", "b"), boundary("limit", "a", timer("P1D")), end(), flow("start a b end"), flow("limit b")]
    case = moved(
        case,
        *new,
        node("subProcess", "handler", *handler, triggeredByEvent=True),
        names='<message id="m" name="halt"/>',
    )

    assert [timer.due for timer in case.timers] == [MONDAY + timedelta(days=2)]
    assert [wait.name for wait in case.waits] == ["halt"]


def test_a_case_inside_a_sub_process_and_at_a_join_moves_with_all_its_tokens():
    def version(extra: str) -> list[str]:
        inside = [start("i"), user("in"), end("j"), flow("i in j")]
        return [
            *(
                start(),
                node("parallelGateway", "split"),
                node("subProcess", "sub", *inside),
                user("a", "z", extra),
                end(),
            ),
            *(node("parallelGateway", "join"), flow(f"start split sub join z {extra} end"), flow("split a join")),
        ]

    case = moved(told(*version("old")).do("a"), *version("new"))

    assert case.steps == ["in"]
    assert case.do("in").steps == ["z"]
    assert case.do("z").steps == ["new"]


def test_a_flow_that_the_new_version_lacks_before_a_join_is_refused():
    old = [start(), user("a", "b"), node("parallelGateway", "join"), end()]
    case = told(*old, flow("start a join end"), flow("start b join")).do("a")
    new = [*old, user("check"), flow("start a check join end"), flow("start b join")]

    with pytest.raises(CannotMove, match="'join'"):
        moved(case, *new)


def test_a_moved_case_is_no_case_of_the_old_version():
    case = told(*OLD).do("a")
    old = case.definition
    moved(case, start(), user("b"), end(), flow("start b end"))

    with pytest.raises(runtime.StateOfOther):
        runtime.restore(old, case.state)
