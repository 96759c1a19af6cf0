"""The exploration of a diagram without its data against the engine itself, which is led through every way there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from bpmn import model, soundness, xml
from bpmn.soundness import Budget, net
from bpmn.soundness.exploring import in_every_order, in_one_order
from engine import runtime
from tests.engine.runtime import drawing

NOW = datetime(2026, 11, 23, 8, tzinfo=UTC)
MOST = 400  #: states of the engine; larger diagrams are left out

State = tuple[tuple[str, str, bool], ...]


class Drawer:
    """Draws blocks at random, some of them joined by the wrong gateway.

    A step stands before each choice, so that every visit may choose anew.
    """

    def __init__(self, random: Random) -> None:
        self.random = random
        self.ids = iter(range(1_000))
        self.parts: list[str] = []
        self.choices: dict[str, int] = {}  #: step before a choice -> number of ways

    def block(self, depth: int) -> tuple[str, str]:
        """A block: its first and last node."""
        kinds = (self.step, self.step, self.line, self.branches, self.branches, self.loop, self.timed)
        return (self.random.choice(kinds) if depth else self.step)(depth)

    def name(self) -> str:
        return f"n{next(self.ids)}"

    def step(self, _depth: int = 0) -> tuple[str, str]:
        name = self.name()
        self.parts.append(drawing.user(name))
        return name, name

    def line(self, depth: int) -> tuple[str, str]:
        (first, end), (begin, last) = self.block(depth - 1), self.block(depth - 1)
        self.parts.append(drawing.flow(f"{end} {begin}"))
        return first, last

    def timed(self, _depth: int) -> tuple[str, str]:
        (name, _), (other, _) = self.step(), self.step()
        timer, merge = self.name(), self.name()
        self.parts.append(drawing.boundary(timer, name, drawing.timer("P1D")))
        self.parts.append(drawing.node("exclusiveGateway", merge))
        self.parts.append(drawing.flow(f"{name} {merge}") + drawing.flow(f"{timer} {other} {merge}"))
        return name, merge

    def loop(self, depth: int) -> tuple[str, str]:
        (first, last), (name, _) = self.block(depth - 1), self.step()
        gate, out = self.name(), self.name()
        self.parts.append(drawing.node("exclusiveGateway", gate, default=f"{gate}-{out}"))
        self.parts.append(drawing.node("exclusiveGateway", out) + drawing.flow(f"{last} {name} {gate} {out}"))
        self.parts.append(drawing.flow(f"{gate} {first}", f"{name} = 1"))
        self.choices[name] = 2
        return first, out

    def branches(self, depth: int) -> tuple[str, str]:
        split = self.random.choice(("exclusiveGateway", "parallelGateway"))
        join = self.random.choice(("exclusiveGateway", "parallelGateway", "inclusiveGateway", split, split))
        (name, _), (other, _) = self.step(), self.step()
        gate, end = self.name(), self.name()
        (first, last), (begin, final) = self.block(depth - 1), self.block(depth - 1)
        is_choice = split == "exclusiveGateway"
        self.parts.append(drawing.node(split, gate, **({"default": f"{gate}-{other}"} if is_choice else {})))
        self.parts.append(drawing.node(join, end) + drawing.flow(f"{name} {gate} {other} {first}"))
        self.parts.append(drawing.flow(f"{gate} {begin}", f"{name} = 1" if is_choice else None))
        self.parts.append(drawing.flow(f"{last} {end}") + drawing.flow(f"{final} {end}"))
        if is_choice:
            self.choices[name] = 2
        return name, end


def a_diagram(random: Random) -> tuple[str, dict[str, int]]:
    """The parts of a process, and how many ways each choice has."""
    drawer = Drawer(random)
    first, last = drawer.block(2)
    around = drawing.start() + drawing.end() + drawing.flow(f"start {first}") + drawing.flow(f"{last} end")
    return around + "".join(drawer.parts), drawer.choices


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


@given(st.integers(0, 2**32))
@settings(max_examples=60, deadline=None)
def test_one_order_of_branches_shows_what_every_order_shows(seed: int) -> None:
    drawer = Drawer(Random(seed))
    first, last = drawer.block(3)
    around = drawing.start() + drawing.end() + drawing.flow(f"start {first}") + drawing.flow(f"{last} end")
    data = drawing.drawn(around + "".join(drawer.parts))["process.bpmn"]
    level = net.read([model.read(xml.parse(data, file="p"), file="p")])["p"]
    whole, short = (explore(level, Budget(2_000, 200_000)) for explore in (in_every_order, in_one_order))
    if whole.is_complete and not whole.crowded:
        assert short.is_complete
        assert (bool(short.hopeless()), short.seen, short.taken) == (bool(whole.hopeless()), whole.seen, whole.taken)
