"""The exploration of a diagram without its data against the engine itself, which is led through every way there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn import model, soundness, xml
from engine import runtime
from tests.engine.runtime import drawing

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOST = 400  #: states of the engine; larger diagrams are left out

State = tuple[tuple[str, str, bool], ...]


def a_diagram(random: Random) -> tuple[str, dict[str, int]]:
    """Blocks at random, some of them joined by the wrong gateway: the parts, and how many ways each choice has.

    A step stands before each choice, so that every visit may choose anew.
    """
    ids = iter(range(1000))
    choices: dict[str, int] = {}
    parts: list[str] = []

    def block(depth: int) -> tuple[str, str]:
        kind = random.choice(("step", "step", "line", "choice", "split", "loop", "timed")) if depth else "step"
        name = f"{kind}{next(ids)}"
        if kind == "step":
            parts.append(drawing.user(name))
            return name, name
        if kind == "line":
            (first, end), (start, last) = block(depth - 1), block(depth - 1)
            parts.append(drawing.flow(f"{end} {start}"))
            return first, last
        if kind == "timed":
            parts.append(drawing.user(name, f"{name}x") + drawing.boundary(f"{name}t", name, drawing.timer("P1D")))
            parts.append(drawing.node("exclusiveGateway", f"{name}m"))
            parts.append(drawing.flow(f"{name} {name}m") + drawing.flow(f"{name}t {name}x {name}m"))
            return name, f"{name}m"
        if kind == "loop":
            (first, last), gate = block(depth - 1), f"{name}g"
            parts.append(drawing.user(name) + drawing.node("exclusiveGateway", gate, default=f"{gate}-{name}o"))
            parts.append(drawing.node("exclusiveGateway", f"{name}o") + drawing.flow(f"{last} {name} {gate} {name}o"))
            parts.append(drawing.flow(f"{gate} {first}", f"{name} = 1"))
            choices[name] = 2
            return first, f"{name}o"
        gates = {"choice": "exclusiveGateway", "split": "parallelGateway"}
        join = random.choice((*gates.values(), gates[kind], gates[kind], "inclusiveGateway"))
        gate = f"{name}g"
        default = {"default": f"{gate}-{name}d"} if kind == "choice" else {}
        parts.append(drawing.user(name) + drawing.node(gates[kind], gate, **default) + drawing.flow(f"{name} {gate}"))
        parts.append(drawing.node(join, f"{name}j"))
        for number in range(2):
            first, last = block(depth - 1)
            if kind == "choice" and number == 0:
                parts.append(drawing.user(f"{name}d") + drawing.flow(f"{gate} {name}d {first}"))
            else:
                parts.append(drawing.flow(f"{gate} {first}", f"{name} = 1" if kind == "choice" else None))
            parts.append(drawing.flow(f"{last} {name}j"))
        if kind == "choice":
            choices[name] = 2
        return name, f"{name}j"

    first, last = block(2)
    around = drawing.start() + drawing.end() + drawing.flow(f"start {first}") + drawing.flow(f"{last} end")
    return around + "".join(parts), choices


def state(run: runtime.Run) -> State:
    """Where *run* stands."""
    tokens = run.case.tokens()
    return tuple(sorted((token.node.name, str(token.marks.get("via", "")), token.is_step) for token in tokens))


def moves(run: runtime.Run, choices: dict[str, int]) -> Iterator[tuple[str, str, int]]:
    """Everything that can happen to it from outside."""
    for step in runtime.ready(run):
        for answer in range(choices.get(step.element, 1)):
            yield "complete", step.id, answer
    for timer in runtime.timers(run):
        yield "time", timer.id, 0


def after(definition: runtime.Definition, blob: bytes, move: tuple[str, str, int]) -> runtime.Run:
    """The run in the state *blob* after *move*."""
    run = runtime.restore(definition, blob)
    kind, name, answer = move
    if kind == "complete":
        step = next(step for step in runtime.ready(run) if step.id == name)
        runtime.complete(run, name, data={step.element: answer}, now=NOW)
    else:
        runtime.fire_due(run, now=NOW + timedelta(days=2))
    return run


def can_hang(files: dict[str, bytes], choices: dict[str, int]) -> bool | None:
    """Whether the engine can be led where nothing moves a case on; None when there are too many states."""
    definition = runtime.definition(str(hash(files["process.bpmn"])), files, "p")
    begun = runtime.start(definition, data=dict.fromkeys(choices, 0), now=NOW)
    known, waiting = {state(begun)}, [begun]
    while waiting:
        run = waiting.pop()
        if run.stuck:
            return True
        blob = runtime.encode(run)
        for move in [] if run.ended else moves(run, choices):
            following = after(definition, blob, move)
            if state(following) not in known:
                known.add(state(following))
                waiting.append(following)
        if len(known) > MOST:
            return None
    return False


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_a_case_can_hang_in_the_engine_exactly_when_the_exploration_says_so(seed: int) -> None:
    parts, choices = a_diagram(Random(seed))
    files = drawing.drawn(parts)
    hangs = can_hang(files, choices)
    diagram = model.read(xml.parse(files["process.bpmn"], file="process.bpmn"), file="process.bpmn")
    rules = {finding.rule for finding in soundness.check([diagram]) if finding.is_error}
    if hangs is not None:
        assert bool(rules & {"soundness-deadlock", "soundness-completion"}) == hangs
