"""Soundness: what hangs, circles, piles up or never comes is found by its element; what runs right is left alone."""

from __future__ import annotations

import pytest

from bpmn import model, soundness, xml
from feel.findings import Finding
from tests.engine.runtime.drawing import (
    boundary,
    drawn,
    end,
    event,
    file,
    flow,
    many,
    node,
    process,
    script,
    start,
    timer,
    user,
)

SPLIT, CHOICE, SOME = "parallelGateway", "exclusiveGateway", "inclusiveGateway"


def found(*parts: str, names: str = "") -> set[tuple[str, str, str | None]]:
    return {(one.severity, one.rule, one.element) for one in findings(drawn(*parts, names=names))}


def findings(files: dict[str, bytes], **limits: soundness.Budget) -> list[Finding]:
    return soundness.check(
        [model.read(xml.parse(data, file=name), file=name) for name, data in files.items()], **limits
    )


def branches(split: str, join: str, *, loop: bool = False) -> tuple[str, ...]:
    """Two steps between two gateways; with *loop* a choice behind them leads back."""
    asked = "x" if split != SPLIT else None
    ways = [flow("start first fork"), flow("fork a", asked), flow("fork b", asked), flow("a join"), flow("b join")]
    ways += [flow("join again"), flow("again first", "y"), flow("again end")] if loop else [flow("join end")]
    again = node(CHOICE, "again", default="again-end") if loop else ""
    return (start(), user("first", "a", "b"), node(split, "fork"), node(join, "join"), again, end(), *ways)


@pytest.mark.parametrize("loop", [False, True])
@pytest.mark.parametrize(
    ("split", "join"), [(SPLIT, SPLIT), (CHOICE, CHOICE), (SOME, SOME), (CHOICE, SOME), (SPLIT, SOME)]
)
def test_branches_that_fit_are_sound(split: str, join: str, loop: bool) -> None:
    assert found(*branches(split, join, loop=loop)) == set()


@pytest.mark.parametrize("split", [CHOICE, SOME])
def test_a_join_that_waits_for_a_branch_not_taken_is_a_deadlock(split: str) -> None:
    assert ("error", "soundness-deadlock", "join") in found(*branches(split, SPLIT))


def test_a_deadlock_says_by_which_way_a_case_comes_there() -> None:
    one = next(one for one in findings(drawn(*branches(CHOICE, SPLIT))) if one.rule == "soundness-deadlock")
    assert one.path == ("first", "fork", "fork-a", "a")
    assert "first → fork → fork-a → a" in one.vi


def test_a_branch_left_at_a_join_after_the_end_is_no_proper_completion() -> None:
    ways = (flow("start fork"), flow("fork a done end"), flow("fork b done"), flow("done join", "x"), flow("join late"))
    parts = (start(), user("a", "b", "done"), node(SPLIT, "fork"), node(SPLIT, "join"), end(), end("late"))
    both = (*parts, *ways, flow("fork c"), flow("c join"), user("c"))
    assert ("error", "soundness-completion", "join") in found(*both)


def test_what_comes_only_behind_a_dead_join_or_a_way_always_taken_is_dead() -> None:
    always = (start(), node(CHOICE, "g"), user("a", "b"), end())
    ways = (flow("start g"), flow("g a", "true"), flow("g b", "x"), flow("a end"), flow("b end"))
    assert found(*always, *ways) == {("error", "soundness-dead", "b")}


def test_what_an_error_cuts_short_is_dead_by_intention() -> None:
    names = node("error", "e", errorCode="E")
    inner = start("s") + node("endEvent", "t", event("error", "e")) + flow("s t")
    parts = (start(), node("subProcess", "sub", inner), boundary("b", "sub", event("error", "e")), end(), end("other"))
    assert found(*parts, flow("start sub end"), flow("b other"), names=names) == {("warning", "soundness-dead", "end")}


@pytest.mark.parametrize("default", ["", "round-end"])
def test_automatic_steps_may_go_round_only_with_a_way_out(default: str) -> None:
    way_out = flow("round end") if default else ""
    parts = (start(), script("s", "a = 1"), node(CHOICE, "round", default=default), end(), way_out)
    rules = {rule for _, rule, _ in found(*parts, flow("start s round"), flow("round s", "a = 1"))}
    assert ("soundness-endless" in rules) == (not default)


def test_two_choices_that_only_lead_to_each_other_go_round_for_ever() -> None:
    parts = (start(), script("s", "a = 1"), node(CHOICE, "g", default="g-s"), script("t", "a = 2"), end(), user("u"))
    ways = (flow("start u g s g"), flow("g t", "a = 1"), flow("t g"))
    assert ("error", "soundness-endless") in {(severity, rule) for severity, rule, _ in found(*parts, *ways)}


def test_a_step_that_only_leads_back_to_itself_never_ends() -> None:
    parts = (start(), user("a", "b"), node(CHOICE, "g", default="g-end"), end())
    ways = (flow("start g"), flow("g end"), flow("g a", "x"), flow("a b a"))
    assert ("error", "soundness-no-end", "a") in found(*parts, *ways)


def test_branches_that_are_not_joined_open_a_step_twice() -> None:
    parts = (start(), node(SPLIT, "fork"), user("a", "b", "c"), end())
    ways = (flow("start fork"), flow("fork a c end"), flow("fork b c"))
    assert found(*parts, *ways) == {("warning", "soundness-twice", "c")}


def test_an_error_that_nothing_catches_is_told() -> None:
    parts = (start(), user("a"), node("endEvent", "t", event("error", "e")), flow("start a t"))
    names = node("error", "e", errorCode="E")
    assert found(*parts, names=names) == {("warning", "soundness-uncaught-error", "t")}


def test_a_case_that_only_a_signal_from_outside_lets_hang_is_a_warning() -> None:
    waits = [node("intermediateCatchEvent", name, event("signal", name.upper())) for name in "xy"]
    parts = (
        start(),
        node(SPLIT, "fork"),
        user("a"),
        node("eventBasedGateway", "race"),
        *waits,
        node(SPLIT, "join"),
        end(),
    )
    ways = (flow("start fork"), flow("fork a join end"), flow("fork race"), flow("race x join"), flow("race y end"))
    names = node("signal", "X", name="X") + node("signal", "Y", name="Y")
    assert {one[:2] for one in found(*parts, *ways, names=names)} == {("warning", "soundness-completion")}


CALLED = process(start("s"), user("u", "v"), node(SPLIT, "split"), node(CHOICE, "join"), end("e"), id="called")


@pytest.mark.parametrize("join", [SPLIT, CHOICE])
def test_a_called_process_is_looked_into(join: str) -> None:
    inside = (start("s"), user("u", "v"), node(CHOICE, "g", default="g-u"), node(join, "join"), end("e"))
    ways = (flow("s g"), flow("g u join e"), flow("g v", "x"), flow("v join"))
    caller = drawn(start(), node("callActivity", "call", calledElement="called"), end(), flow("start call end"))
    told = findings({**caller, "shared/called.bpmn": file(process(*inside, *ways, id="called"))})
    assert {(one.rule, one.file, one.element) for one in told if one.is_error} == (
        {("soundness-deadlock", "shared/called.bpmn", "join")} if join == SPLIT else set()
    )


FITTING = branches(SPLIT, SPLIT)
SOUND = {
    "a boundary event that interrupts": (
        *(start(), user("a", "b"), boundary("t", "a", timer("P1D")), end()),
        *(flow("start a end"), flow("t b end")),
    ),
    "one that does not": (
        *(start(), user("a", "b"), boundary("t", "a", timer("R/P1D", "timeCycle"), interrupting=False)),
        *(end("end", "told"), flow("start a end"), flow("t b told")),
    ),
    "a race of events": (
        *(start(), node("eventBasedGateway", "g"), end()),
        *(node("intermediateCatchEvent", name, timer("P1D")) for name in "xy"),
        *(flow("start g"), flow("g x end"), flow("g y end")),
    ),
    "several at once": (*(start(), node("userTask", "a", many(items="people")), end(), flow("start a end")),),
    "one after the other until it is enough": (
        *(start(), node("userTask", "a", many(sequential=True, count="3", until="x")), end(), flow("start a end")),
    ),
    "a loop": (
        start(),
        node("userTask", "a", node("standardLoopCharacteristics", "l", "<loopCondition>x</loopCondition>")),
        *(end(), flow("start a end")),
    ),
    "an end that ends everything": (
        *(start(), node(SPLIT, "fork"), user("a", "b"), end(), node("endEvent", "stop", event("terminate"))),
        *(flow("start fork"), flow("fork a stop"), flow("fork b end")),
    ),
    "a join inside a sub-process inside a loop": (
        *(start(), node(CHOICE, "again", default="again-end"), end()),
        node(
            "subProcess",
            "sub",
            *(part.replace("start", "s").replace('"end"', '"e"') for part in branches(SPLIT, SPLIT)),
        ),
        *(flow("start sub again end"), flow("again sub", "x")),
    ),
    "what starts an event sub-process": (
        *(start(), user("a"), end(), flow("start a end")),
        node(
            "subProcess",
            "sub",
            node("startEvent", "s", timer("P1D"), isInterrupting=False) + user("b") + end("e") + flow("s b e"),
            triggeredByEvent=True,
        ),
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_what_runs_right_is_left_alone(name: str) -> None:
    assert found(*SOUND[name]) == set()


def wide() -> tuple[str, ...]:
    """Fourteen branches at once, and behind them a flow that is never taken."""
    names = [f"s{number}" for number in range(14)]
    parts = (start(), node(SPLIT, "fork"), user(*names), node(SPLIT, "join"), node(CHOICE, "g"), end(), end("dead"))
    ways = [flow(f"fork {name} join") for name in names] + [flow("start fork"), flow("join g")]
    return (*parts, *ways, flow("g end", "true"), flow("g dead", "x"))


def test_past_the_budget_nothing_is_claimed_but_that() -> None:
    told = findings(drawn(*wide()), budget=soundness.Budget(states=10))
    assert {(one.severity, one.rule, one.element) for one in told} == {("warning", "soundness-undecided", "p")}


def test_branches_that_move_each_for_itself_are_followed_in_one_order() -> None:
    told = findings(drawn(*wide()), budget=soundness.Budget(states=500))
    assert {(one.rule, one.element) for one in told} == {("soundness-dead", "dead")}


def test_branches_with_clocks_are_followed_in_one_order_too() -> None:
    steps = [user(f"a{n}", f"b{n}") + boundary(f"t{n}", f"a{n}", timer("P1D")) for n in range(14)]
    ways = [flow(f"fork a{n} b{n} m{n} join") + flow(f"t{n} m{n}") for n in range(14)]
    gates = [node(CHOICE, f"m{n}") for n in range(14)] + [node(SPLIT, "fork"), node(SPLIT, "join")]
    assert findings(drawn(start(), *steps, *gates, *ways, flow("start fork"), flow("join end"), end())) == []


def nested(depth: int) -> str:
    """Sub-processes in each other with a step in the innermost."""
    if depth == 0:
        return user("u0")
    inner = f"{'p' if depth > 1 else 'u'}{depth - 1}"
    ends = start(f"s{depth}") + end(f"e{depth}") + flow(f"s{depth} {inner} e{depth}")
    return node("subProcess", f"p{depth}", ends + nested(depth - 1))


HOSTILE = {
    "a hundred branches": [user(*(f"b{n}" for n in range(100)))]
    + [flow(f"fork b{n} join") for n in range(100)]
    + [node(SPLIT, "fork"), node(SPLIT, "join"), flow("start fork"), flow("join end")],
    "a hundred conditions": [user(*(f"b{n}" for n in range(100)))]
    + [flow(f"fork b{n}", "x") + flow(f"b{n} join") for n in range(100)]
    + [node(SOME, "fork"), node(SOME, "join"), flow("start fork"), flow("join end")],
    "forty levels": [nested(40), flow("start p40 end")],
    "branches that may be cut off": [
        *(node(SPLIT, "fork"), flow("start fork")),
        *(
            node("subProcess", f"p{n}", start(f"s{n}") + user(f"a{n}", f"b{n}") + flow(f"s{n} a{n} b{n}"))
            + boundary(f"t{n}", f"p{n}", timer("P1D"))
            + flow(f"fork p{n} end")
            + flow(f"t{n} end")
            for n in range(20)
        ),
    ],
    "a call of itself": [node("callActivity", "c", calledElement="p"), flow("start c end")],
    "a loop that leaves tokens behind": [
        *(user("a", "b"), node(CHOICE, "m"), node(SPLIT, "fork")),
        *(flow("start m a fork m"), flow("fork b end")),
    ],
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_diagram_made_to_be_endless_is_undecided_or_told(name: str) -> None:
    told = findings(drawn(start(), *HOSTILE[name], end()), budget=soundness.Budget(states=300, work=20_000))
    assert {one.rule for one in told} <= {"soundness-undecided", "soundness-twice"}
    assert told


def test_every_finding_speaks_both_languages() -> None:
    for one in findings(drawn(*branches(CHOICE, SPLIT))):
        assert one.vi != one.en
