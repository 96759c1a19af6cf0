"""The engine against the second opinion, on random diagrams and random ways through them."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import runtime
from tests.conformance import structured
from tests.conformance.driver import Driver
from tests.conformance.growing import Grower
from tests.conformance.structured import Act, Block, Branches, Loop, Sequence, State, Step

ACTS = 40


def follow(body: Block, asked: dict[str, str], random: Random) -> None:
    """Walk at random through *body* and compare after every act."""
    driver = Driver()
    driver.files = {"structured.bpmn": structured.diagram(body)}
    driver.start(structured.PROCESS, {})
    state: State | None = structured.whole(body)
    data: dict[str, int] = {}
    for _ in range(ACTS):
        assert driver.incidents() == []
        assert driver.active_tasks() == structured.waiting(state)
        assert driver.ended() == (state is None)
        if state is None:
            return
        act = choose(state, asked, data, random)
        state = structured.move(state, act)
        if act.kind == "message":
            driver.message(act.name)
        else:
            driver.complete(act.name, {name: data[name] for name in [asked.get(act.name)] if name})


def choose(state: State, asked: dict[str, str], data: dict[str, int], random: Random) -> Act:
    """An act that is possible now; a step that is asked something answers 0 to 2."""
    messages = sorted(set(state.messages()))
    if messages and random.random() < 0.2:
        return Act("message", random.choice(messages), data)
    step = random.choice(sorted(state.steps()))
    if step in asked:
        data[asked[step]] = random.choice((0, 0, 1, 2))
    return Act("complete", step, data)


@given(st.integers(0, 2**32), st.integers(1, 3))
@settings(max_examples=60, deadline=None)
def test_the_engine_does_what_the_blocks_mean(seed: int, depth: int) -> None:
    random = Random(seed)
    grower = Grower(random)
    follow(grower.block(depth), grower.asked, random)


@pytest.mark.parametrize("kind", ["parallel", "inclusive"])
@pytest.mark.parametrize("seed", range(5))
def test_a_join_inside_a_loop_inside_a_branch_waits_for_its_own_round(kind: str, seed: int) -> None:
    inner = Branches(kind, "ways", (Step("a"), Step("b"), Step("c")))
    body = Loop("again", Sequence((Step("begin"), inner, Step("review"))))
    beside = Branches("parallel", "", (body, Loop("more", Sequence((Step("other"), Step("last"))))))
    follow(beside, {"begin": "ways", "review": "again", "last": "more"}, Random(seed))


def test_the_drawn_blocks_may_run() -> None:
    grower = Grower(Random(1))
    files = {"structured.bpmn": structured.diagram(grower.block(4))}
    assert [finding for finding in runtime.verify(files) if finding.is_error] == []
