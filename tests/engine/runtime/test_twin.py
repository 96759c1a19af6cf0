"""The saved run and the living one agree, act by act."""

import pytest

from engine.runtime import codec, twin
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
    when,
)
from tests.engine.runtime.story import read

NAMES = (
    '<message id="m" name="paid"/><signal id="s" name="flood"/><error id="x" name="x" errorCode="E1"/>'
    '<escalation id="esc" name="esc" escalationCode="late"/>'
)


def consulted() -> list[str]:
    """Consultations side by side in a loop, with reminders and a deadline."""
    return [
        *(start(), user("receive", "a", "b", "c", "decide", "late"), node("exclusiveGateway", "again"), end()),
        *(
            node("parallelGateway", "split"),
            node("parallelGateway", "join"),
            node("exclusiveGateway", "g", default="g-end"),
        ),
        *(boundary("remind", "b", timer("R2/P1D", "timeCycle"), interrupting=False), script("note", "reminded = true")),
        *(boundary("limit", "c", timer("P3D")), end("noted")),
        *(flow("start receive again split a join decide g end"), flow("split b join"), flow("split c join")),
        *(flow("g again", 'result = "more"'), flow("remind note noted"), flow("limit late join")),
    ]


def chosen() -> list[str]:
    """Inclusive branches in a loop."""
    return [
        *(start(), node("exclusiveGateway", "again"), node("inclusiveGateway", "split", default="split-c")),
        *(
            user("a", "b", "c", "d"),
            node("inclusiveGateway", "join"),
            node("exclusiveGateway", "g", default="g-end"),
            end(),
        ),
        *(flow("start again split"), flow("split a", "x = true"), flow("split b", "y = 2"), flow("split c")),
        *(flow("a join d g end"), flow("b join"), flow("c join"), flow("g again", "more = true")),
    ]


def nested() -> list[str]:
    """Loops of sub-processes with instances, timers and handlers inside."""
    each = node("userTask", "each", many(items="units", item="unit", into="opinions", out="opinion", until="no = true"))
    handler = [
        node("startEvent", "when", event("signal", "s"), isInterrupting=False),
        user("h"),
        end("k"),
        flow("when h k"),
    ]
    inside = [
        *(start("i"), each, user("sum"), node("intermediateThrowEvent", "raise", event("escalation", "esc")), end("j")),
        *(node("subProcess", "handler", *handler, triggeredByEvent=True), flow("i each sum raise j")),
    ]
    return [
        *(start(), node("subProcess", "sub", many(count="2", sequential=True), *inside), user("boss", "z"), end()),
        *(boundary("up", "sub", event("escalation", "esc"), interrupting=False), flow("up boss end")),
        *(boundary("limit", "sub", timer("P5D")), flow("limit z"), flow("start sub z end")),
    ]


def raced() -> list[str]:
    """An event-based gateway, a conditional event and an error in a called process."""
    return [
        *(
            start(),
            user("a"),
            node("eventBasedGateway", "race"),
            node("receiveTask", "pay", messageRef="m"),
            user("b", "fix"),
        ),
        *(
            node("intermediateCatchEvent", "day", timer("P1D")),
            node("intermediateCatchEvent", "true", when("ok = true")),
        ),
        *(node("callActivity", "call", calledElement="q"), boundary("bad", "call", event("error", "x")), end()),
        *(flow("start a race pay call end"), flow("race day b call"), flow("race true b"), flow("bad fix race")),
    ]


CALLED = process(
    *(start("s2"), user("in"), node("exclusiveGateway", "g2", default="g2-e2"), end("e2")),
    *(node("endEvent", "fail", event("error", "x")), flow("s2 in g2 e2"), flow("g2 fail", "wrong = 1")),
    id="q",
)


def faulty() -> list[str]:
    """A choice that may have no way out."""
    return [
        *(start(), user("a", "b"), node("exclusiveGateway", "g"), end(), flow("start a g")),
        *(flow("g b", "x = 1"), flow("g end", "x = 2"), flow("b a")),
    ]


DIAGRAMS = {"consulted": consulted(), "chosen": chosen(), "nested": nested(), "raced": raced(), "faulty": faulty()}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", DIAGRAMS)
def test_a_saved_run_agrees_with_one_that_was_never_saved(name, seed):
    definition = read(
        {
            **drawn(*DIAGRAMS[name], names=NAMES),
            "q.bpmn": file(NAMES.replace('id="', 'id="q-'), CALLED.replace('"x"', '"q-x"')),
        }
    )

    assert twin.compare(definition, seed, 150) > 60


def test_the_twins_notice_a_state_that_forgets(monkeypatch):
    rows = codec._rows
    monkeypatch.setattr(codec, "_rows", lambda place: [[*row[:3], 0, row[4]] for row in rows(place)])

    with pytest.raises(twin.TwinsDiffer):
        twin.compare(read(drawn(*consulted())), 1, 300)
