"""Sub-processes, event sub-processes, transactions and called processes; lanes in all of them."""

import pytest

from engine.runtime.faults import StartUnclear, TooDeep
from tests.engine.runtime import drawing
from tests.engine.runtime.drawing import boundary, drawn, end, event, flow, node, script, start, timer, user, when
from tests.engine.runtime.story import Story, errors, told

NAMES = '<message id="m" name="halt"/><signal id="s" name="flood"/><error id="x" name="x" errorCode="E1"/>'


def with_handler(*definition: str, interrupting: bool = True, names: str = NAMES) -> Story:
    """Step a, then b; an event sub-process with step h beside them."""
    begin = node("startEvent", "when", *definition, isInterrupting=interrupting)
    handler = node("subProcess", "handler", begin, user("h"), end("h-end"), flow("when h h-end"), triggeredByEvent=True)
    return told(start(), user("a", "b"), end(), handler, flow("start a b end"), names=names)


def test_a_sub_process_works_on_the_data_around_it():
    inside = [start("i"), user("a"), script("s", "twice = n * 2"), end("j"), flow("i a s j")]
    case = told(start(), node("subProcess", "sub", *inside), user("b"), end(), flow("start sub b end")).do("a", n=4)

    assert (case.steps, case.data) == (["b"], {"n": 4, "twice": 8})


def test_a_sub_process_ends_when_its_last_token_does():
    inside = [start("i"), user("a", "b"), end("j"), flow("i a j"), flow("i b j")]
    case = told(start(), node("subProcess", "sub", *inside), user("c"), end(), flow("start sub c end"))

    assert case.do("a").steps == ["b"]
    assert case.do("b").steps == ["c"]


def test_a_sub_process_without_start_event_begins_where_no_flow_leads():
    case = told(start(), node("subProcess", "sub", user("a", "b", "c"), flow("a b")), end(), flow("start sub end"))

    assert case.steps == ["a", "c"]


def test_a_boundary_timer_ends_a_sub_process_with_all_that_is_in_it():
    deeper = node("subProcess", "deeper", start("k"), user("a"), end("l"), flow("k a l"))
    inside = [start("i"), deeper, user("b"), end("j"), flow("i deeper j"), flow("i b j")]
    case = told(
        *(start(), node("subProcess", "sub", *inside), boundary("limit", "sub", timer("P1D")), user("late"), end()),
        *(flow("start sub end"), flow("limit late end")),
    ).later(days=1)

    assert case.steps == ["late"]
    assert case.do("late").ended


def test_an_interrupting_event_sub_process_ends_the_main_steps():
    case = with_handler(event("message", "m"))

    assert [(wait.element, wait.kind, wait.name) for wait in case.waits] == [("when", "message", "halt")]
    assert case.message("halt", reason="flood")
    assert (case.steps, case.data) == (["h"], {"reason": "flood"})
    assert not case.message("halt")
    assert case.do("h").ended


def test_an_event_sub_process_that_does_not_interrupt_runs_beside_and_again():
    case = with_handler(event("message", "m"), interrupting=False)

    assert case.message("halt")
    assert case.message("halt")
    assert case.steps == ["a", "h", "h"]
    assert case.do("a", "b", "h").steps == ["h"]
    assert case.do("h").ended


def test_listening_does_not_hold_a_process_open():
    assert with_handler(event("message", "m")).do("a", "b").ended


def test_an_event_sub_process_can_start_by_timer():
    assert with_handler(timer("P1D")).later(days=1).steps == ["h"]


def test_an_event_sub_process_can_start_by_condition():
    assert with_handler(when("n > 3")).do("a", n=4).steps == ["h"]


def test_an_event_sub_process_catches_the_error_of_its_own_process():
    begin = node("startEvent", "when", event("error", "x"))
    handler = node("subProcess", "handler", begin, user("h"), end("h-end"), flow("when h h-end"), triggeredByEvent=True)
    fail = node("endEvent", "fail", event("error", "x"))
    case = told(start(), user("a", "b"), fail, handler, flow("start a fail"), flow("start b fail"), names=NAMES)

    assert case.do("a").steps == ["h"]


def called(*parts: str, names: str = "", **data: object) -> Story:
    """Process p with *parts* and process q, one step d that is followed by a script, in another file."""
    inner = drawing.process(
        start("s2"), user("d"), script("mark", "marked = n + 1"), end("e2"), flow("s2 d mark e2"), id="q"
    )
    return Story({**drawn(*parts, names=names), "shared/q.bpmn": drawing.file(inner)}, data)


CALL = [start(), node("callActivity", "call", calledElement="q"), user("after"), end(), flow("start call after end")]


def test_a_called_process_sees_the_data_of_its_caller_and_gives_back_what_it_wrote():
    case = called(*CALL, n=1, x="mine")

    assert (case.step("d").process, case.step("d").data) == ("q", {"n": 1, "x": "mine"})
    case.do("d", n=5)
    assert case.steps == ["after"]
    assert case.data == {"n": 5, "x": "mine", "marked": 6}


def test_what_a_called_process_writes_is_not_seen_beside_it_before_it_ends():
    inner = drawing.process(start("s2"), user("d1", "d2"), end("e2"), flow("s2 d1 d2 e2"), id="q")
    outer = drawn(*CALL, user("beside"), flow("start beside end"))
    case = Story({**outer, "q.bpmn": drawing.file(inner)}, {"n": 1}).do("d1", n=2)

    assert (case.step("beside").data["n"], case.step("d2").data["n"]) == (1, 2)


def test_a_caller_that_changes_meanwhile_loses_nothing_to_the_called_process():
    case = called(*CALL, user("beside"), flow("start beside end"), deep={"a": 1}, v=0)
    case.do("beside", v=9).do("d", deep={"a": 1, "b": 2}, n=1)

    assert case.data == {"deep": {"a": 1, "b": 2}, "v": 9, "n": 1, "marked": 2}


def test_a_boundary_event_on_a_call_ends_the_called_process():
    parts = [*CALL, boundary("limit", "call", timer("P1D")), user("late"), flow("limit late end")]

    assert called(*parts, n=1).later(days=1).steps == ["late"]


def test_an_error_in_a_called_process_is_caught_by_its_caller():
    names = '<error id="x" name="x" errorCode="E1"/>'
    inner = drawing.file(
        names, drawing.process(start("s2"), node("endEvent", "f", event("error", "x")), flow("s2 f"), id="q")
    )
    outer = drawn(*CALL, boundary("b", "call", event("error", "x")), user("fix"), flow("b fix end"), names=names)
    # the same error id in both files: errors find each other by code
    assert Story({**outer, "q.bpmn": inner}).steps == ["fix"]


def test_a_call_of_a_process_that_no_file_has_is_refused():
    assert errors(drawn(*CALL)) == {"call"}


def test_a_process_that_calls_itself_without_end_is_stopped():
    files = drawn(start(), node("callActivity", "again", calledElement="p"), end(), flow("start again end"))

    with pytest.raises(TooDeep, match="'again'"):
        Story(files)


def test_what_is_wrong_in_a_called_process_is_found_from_its_caller():
    inner = drawing.process(start("s2"), script("mark", "x = sum(n"), end("e2"), flow("s2 mark e2"), id="q")

    assert errors({**drawn(*CALL), "q.bpmn": drawing.file(inner)}) == {"mark"}


def test_a_process_with_two_starts_must_be_told_where_to_begin():
    files = drawn(start("one"), start("two"), user("a", "b"), end(), flow("one a end"), flow("two b end"))
    with pytest.raises(StartUnclear, match="one, two"):
        Story(files)
    assert Story(files, at="two").steps == ["b"]


def test_a_start_event_of_any_kind_can_be_named():
    files = drawn(
        *(start("one"), node("startEvent", "by-message", event("message", "m")), user("a", "b"), end()),
        *(flow("one a end"), flow("by-message b end")),
        names=NAMES,
    )

    assert Story(files).steps == ["a"]
    assert Story(files, at="by-message").steps == ["b"]
    with pytest.raises(StartUnclear):
        Story(files, at="a")


def test_lanes_are_told_from_the_outermost_to_the_innermost():
    nested = (
        '<laneSet><lane id="l1" name="Sở"><childLaneSet><lane id="l2" name="Văn thư">'
        "<flowNodeRef>a</flowNodeRef></lane></childLaneSet>"
        "<flowNodeRef>a</flowNodeRef><flowNodeRef>sub</flowNodeRef></lane></laneSet>"
    )
    inside = [start("i"), user("b"), end("j"), flow("i b j")]
    case = told(nested, start(), user("a"), node("subProcess", "sub", *inside), end(), flow("start a sub end"))

    assert case.step("a").lanes == ("Sở", "Văn thư")
    assert case.do("a").step("b").lanes == ("Sở",)


def test_a_called_process_without_lanes_inherits_the_lane_of_its_caller():
    parts = [drawing.lanes(Clerk=["call"], Head=["after"]), *CALL]

    assert called(*parts, n=1).step("d").lanes == ("Clerk",)


def test_a_called_process_with_lanes_keeps_its_own():
    inner = drawing.process(drawing.lanes(Court=["d"]), start("s2"), user("d"), end("e2"), flow("s2 d e2"), id="q")
    files = {**drawn(drawing.lanes(Clerk=["call"]), *CALL), "q.bpmn": drawing.file(inner)}

    assert Story(files).step("d").lanes == ("Court",)
