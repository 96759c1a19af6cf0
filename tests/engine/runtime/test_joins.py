"""Joins: who waits for whom, in loops too."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.runtime.drawing import boundary, end, event, flow, node, start, timer, user
from tests.engine.runtime.story import Story, told


def loop_round(kind: str) -> Story:
    """Two branches from a split to a join, a step that decides, and the way back to the split."""
    return told(
        *(
            start(),
            node("exclusiveGateway", "again"),
            node(kind, "split"),
            user("a", "b", "decide"),
            node(kind, "join"),
        ),
        *(node("exclusiveGateway", "done", default="done-end"), end()),
        *(flow("start again split a join decide done end"), flow("split b join"), flow("done again", "more = true")),
    )


def test_a_parallel_join_in_a_loop_waits_for_all_branches_of_its_round():
    case = loop_round("parallelGateway").do("a", "b").do("decide", more=True)

    assert case.do("a").steps == ["b"]
    assert case.do("b").steps == ["decide"]
    assert case.do("decide", more=False).ended


def test_an_inclusive_join_in_a_loop_waits_for_all_branches_of_its_round():
    case = loop_round("inclusiveGateway").do("a", "b").do("decide", more=True)

    assert case.do("b").steps == ["a"]
    assert case.do("a").steps == ["decide"]


def test_a_second_token_on_one_flow_of_a_parallel_join_stays_for_the_next_time():
    case = told(
        *(start(), user("a", "x", "b", "c"), node("parallelGateway", "join"), end()),
        *(flow("start a join c end"), flow("start x a"), flow("start b join")),
    )

    assert case.do("a").do("x", "a").steps == ["b"]
    assert case.do("b").steps == ["c"]
    assert not case.do("c").ended
    assert [wait.kind for wait in case.waits] == ["join"]


def test_an_inclusive_join_waits_only_for_tokens_that_can_still_come():
    case = told(
        *(start(), node("parallelGateway", "split"), user("a", "b", "far", "c"), node("inclusiveGateway", "join")),
        *(end("end", "end2"), flow("start split a join c end"), flow("split b join"), flow("split far end2")),
    )

    assert case.do("a").steps == ["b", "far"]
    assert case.do("b").steps == ["c", "far"]


def test_an_inclusive_join_goes_on_when_the_branch_it_waits_for_turns_away():
    case = told(
        *(start(), node("parallelGateway", "split"), user("a", "b", "c"), node("inclusiveGateway", "join")),
        *(node("exclusiveGateway", "turn", default="turn-away"), end("end", "away")),
        *(flow("start split a join c end"), flow("split b turn away"), flow("turn join", "stay = true")),
    )

    assert case.do("a").steps == ["b"]
    assert case.do("b", stay=False).steps == ["c"]


def test_an_inclusive_join_counts_a_boundary_event_as_a_way_to_come():
    case = told(
        *(start(), node("parallelGateway", "split"), user("a", "b", "late", "c"), node("inclusiveGateway", "join")),
        *(boundary("due", "b", timer("PT1H")), end("end", "away")),
        *(flow("start split a join c end"), flow("split b away"), flow("due late join")),
    )

    assert case.do("a").steps == ["b"]
    assert case.later(hours=1).steps == ["late"]
    assert case.do("late").steps == ["c"]


def test_two_inclusive_joins_in_a_row_each_wait_for_their_own_branches():
    case = told(
        *(start(), node("parallelGateway", "split"), user("a", "b", "c", "d")),
        *(node("inclusiveGateway", "one"), node("inclusiveGateway", "two"), end()),
        *(flow("start split a one two d end"), flow("split b one"), flow("split c two")),
    )

    assert case.do("a", "c").steps == ["b"]
    assert case.do("b").steps == ["d"]


def test_a_join_that_can_never_fire_is_shown_as_a_wait():
    case = told(
        *(start(), node("exclusiveGateway", "choose", default="choose-a"), user("a", "b"), end()),
        *(node("parallelGateway", "join"), flow("start choose a join end"), flow("choose b join", "x = 1")),
        x=0,
    ).do("a")

    assert not case.ended
    assert [(wait.element, wait.kind) for wait in case.waits] == [("join", "join")]
    assert case.run.stuck


def test_a_case_that_somebody_can_move_on_is_not_stuck():
    steps = told(start(), user("a"), end(), flow("start a end"))
    waits = told(start(), node("intermediateCatchEvent", "w", timer("P1D")), end(), flow("start w end"))

    assert not steps.run.stuck
    assert not waits.run.stuck
    assert not steps.do("a").run.stuck


@settings(max_examples=30, deadline=None)
@given(st.permutations(["a", "b", "c"]), st.permutations(["a", "b", "c"]))
def test_a_join_of_three_fires_after_the_last_in_any_order_in_every_round(first, second):
    case = told(
        *(start(), node("exclusiveGateway", "again"), node("parallelGateway", "split"), user("a", "b", "c", "decide")),
        *(node("parallelGateway", "join"), node("exclusiveGateway", "done", default="done-end"), end()),
        *(flow("start again split a join decide done end"), flow("split b join"), flow("split c join")),
        flow("done again", "more = true"),
    )
    for order in (first, second):
        assert case.do(*order[:2]).steps == [order[2]]
        assert case.do(order[2]).steps == ["decide"]
        case.do("decide", more=True)


def test_an_inclusive_join_waits_for_a_branch_that_waits_for_a_signal():
    names = '<signal id="s" name="s"/>'
    case = told(
        *(
            start(),
            node("parallelGateway", "split"),
            user("a"),
            node("intermediateCatchEvent", "heard", event("signal", "s")),
        ),
        *(node("inclusiveGateway", "join"), user("c"), end()),
        *(flow("start split a join c end"), flow("split heard join")),
        names=names,
    ).do("a")

    assert case.steps == []
    assert case.signal("s")
    assert case.steps == ["c"]
