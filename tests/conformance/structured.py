"""A second opinion: diagrams built of blocks, and what must happen in them by the meaning of the blocks alone.

Nothing here knows tokens, flows or joins. A block is in some state; an act (a step is completed, a message comes) gives
its next state. What the engine does with the drawn diagram must be the same after every act.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from benchmarks import drawing
from benchmarks.pen import Pen

PROCESS = "structured"
Data = Mapping[str, int]


@dataclass(frozen=True)
class Act:
    """A step that is completed, or a message that comes; *data* as it is afterwards."""

    kind: str  #: "complete" or "message"
    name: str
    data: Data


@dataclass(frozen=True)
class Next:
    """A state after an act: nothing when the block is done, and what now runs beside it."""

    state: State | None
    beside: tuple[State, ...] = ()


class Block:
    """One block of a diagram."""

    def draw(self, pen: Pen) -> tuple[str, str]:
        """Draw it; its first and last node."""
        raise NotImplementedError

    def begin(self, data: Data) -> Next:
        """Its state when it is entered; done at once when nothing in it waits."""
        raise NotImplementedError


class State:
    """Where one block stands."""

    def steps(self) -> Iterator[str]:
        """The steps that wait."""
        raise NotImplementedError

    def messages(self) -> Iterator[str]:
        """The messages that would change something."""
        yield from ()

    def after(self, act: Act) -> Next | None:
        """What becomes of it by *act*; nothing when the act does not concern it."""
        raise NotImplementedError


@dataclass(frozen=True)
class Step(Block):
    """One step for a person."""

    name: str

    def draw(self, pen: Pen) -> tuple[str, str]:
        drawing.add(pen.level, "userTask", id=self.name, name=self.name)
        return self.name, self.name

    def begin(self, data: Data) -> Next:
        del data
        return Next(StepWaits(self.name))


@dataclass(frozen=True)
class StepWaits(State):
    """A step that waits."""

    name: str

    def steps(self) -> Iterator[str]:
        yield self.name

    def after(self, act: Act) -> Next | None:
        return Next(None) if (act.kind, act.name) == ("complete", self.name) else None


@dataclass(frozen=True)
class Sequence(Block):
    """One block after the other."""

    blocks: tuple[Block, ...]

    def draw(self, pen: Pen) -> tuple[str, str]:
        ends = [block.draw(pen) for block in self.blocks]
        for (_, last), (first, _) in pairwise(ends):
            pen.flow(last, first)
        return ends[0][0], ends[-1][1]

    def begin(self, data: Data) -> Next:
        return going(self, 0, self.blocks[0].begin(data), data)


def going(sequence: Sequence, place: int, begun: Next, data: Data) -> Next:
    """The state of *sequence* whose block number *place* came to *begun*: on to the next ones as far as it goes."""
    beside = begun.beside
    while begun.state is None and place + 1 < len(sequence.blocks):
        place += 1
        begun = sequence.blocks[place].begin(data)
        beside += begun.beside
    return Next(None if begun.state is None else InSequence(sequence, place, begun.state), beside)


@dataclass(frozen=True)
class InSequence(State):
    """A sequence in one of its blocks."""

    sequence: Sequence
    place: int
    inner: State

    def steps(self) -> Iterator[str]:
        return self.inner.steps()

    def messages(self) -> Iterator[str]:
        return self.inner.messages()

    def after(self, act: Act) -> Next | None:
        found = self.inner.after(act)
        return None if found is None else going(self.sequence, self.place, found, act.data)


@dataclass(frozen=True)
class Branches(Block):
    """Some of several blocks at once, together again when all of them are done.

    All of them (parallel), the first whose number is at most the datum *name* (exclusive), or each such (inclusive).
    """

    kind: str
    name: str
    blocks: tuple[Block, ...]

    def draw(self, pen: Pen) -> tuple[str, str]:
        split, drawn = pen.node(f"{self.kind}Gateway")
        join, _ = pen.node(f"{self.kind}Gateway")
        for number, block in enumerate(self.blocks):
            first, last = block.draw(pen)
            is_default = self.kind != "parallel" and number == 0
            condition = "" if is_default or self.kind == "parallel" else f"{self.name} >= {number}"
            flow = pen.flow(split, first, condition)
            if is_default:
                drawn.set("default", flow)
            pen.flow(last, join)
        return split, join

    def begin(self, data: Data) -> Next:
        begun = [self.blocks[number].begin(data) for number in self.chosen(data.get(self.name, 0))]
        return together([one.state for one in begun], tuple(state for one in begun for state in one.beside))

    def chosen(self, value: int) -> list[int]:
        """The numbers of the blocks that are entered."""
        everything = list(range(len(self.blocks)))
        fitting = [number for number in everything[1:] if value >= number]
        if self.kind == "parallel":
            return everything
        return (fitting or [0])[: 1 if self.kind == "exclusive" else None]


def together(states: list[State | None], beside: tuple[State, ...]) -> Next:
    """The state of several at once; done when all are."""
    waiting = tuple(state for state in states if state is not None)
    return Next(AtOnce(waiting) if waiting else None, beside)


@dataclass(frozen=True)
class AtOnce(State):
    """Several blocks at once."""

    inner: tuple[State, ...]

    def steps(self) -> Iterator[str]:
        for state in self.inner:
            yield from state.steps()

    def messages(self) -> Iterator[str]:
        for state in self.inner:
            yield from state.messages()

    def after(self, act: Act) -> Next | None:
        """A step is completed in one of them; a message reaches all that wait for it."""
        found: list[State | None] = list(self.inner)
        beside: tuple[State, ...] = ()
        concerned = False
        for number, state in enumerate(self.inner):
            result = state.after(act)
            if result is not None:
                found[number], beside, concerned = result.state, beside + result.beside, True
                if act.kind == "complete":
                    break
        return together(found, beside) if concerned else None


@dataclass(frozen=True)
class Loop(Block):
    """A block that is done again while the datum *name* is above 0."""

    name: str
    body: Block

    def draw(self, pen: Pen) -> tuple[str, str]:
        merge, _ = pen.node("exclusiveGateway")
        split, drawn = pen.node("exclusiveGateway")
        first, last = self.body.draw(pen)
        after, _ = pen.node("exclusiveGateway")
        pen.flow(merge, first)
        pen.flow(last, split)
        pen.flow(split, merge, f"{self.name} > 0")
        drawn.set("default", pen.flow(split, after))
        return merge, after

    def begin(self, data: Data) -> Next:
        begun = self.body.begin(data)
        assert begun.state is not None  # a body begins with a step
        return Next(InLoop(self, begun.state), begun.beside)


@dataclass(frozen=True)
class InLoop(State):
    """One round of a loop."""

    loop: Loop
    inner: State

    def steps(self) -> Iterator[str]:
        return self.inner.steps()

    def messages(self) -> Iterator[str]:
        return self.inner.messages()

    def after(self, act: Act) -> Next | None:
        found = self.inner.after(act)
        if found is None:
            return None
        if found.state is not None:
            return Next(InLoop(self.loop, found.state), found.beside)
        if act.data.get(self.loop.name, 0) <= 0:
            return found
        again = self.loop.begin(act.data)
        return Next(again.state, found.beside + again.beside)


@dataclass(frozen=True)
class Scope(Block):
    """A sub-process; a message on its border ends it (handled by a step in its place) or starts a step beside."""

    name: str
    body: Block
    message: str
    interrupts: bool
    handler: Step

    def draw(self, pen: Pen) -> tuple[str, str]:
        drawn = drawing.add(pen.level, "subProcess", id=self.name, name=self.name)
        frame(pen.inside(drawn), self.body)
        merge, _ = pen.node("exclusiveGateway")
        pen.flow(self.name, merge)
        border, event = pen.node("boundaryEvent", attachedToRef=self.name, cancelActivity=str(self.interrupts).lower())
        drawing.add(pen.root, "message", id=f"id_{self.message}", name=self.message)
        pen.root.insert(0, pen.root[-1])
        drawing.add(event, "messageEventDefinition", messageRef=f"id_{self.message}")
        first, last = self.handler.draw(pen)
        pen.flow(border, first)
        pen.flow(last, merge if self.interrupts else pen.node("endEvent")[0])
        return self.name, merge

    def begin(self, data: Data) -> Next:
        begun = self.body.begin(data)
        return Next(InScope(self, AtOnce(tuple(filter(None, (begun.state, *begun.beside))))))


@dataclass(frozen=True)
class InScope(State):
    """A sub-process that runs: its body, and what runs beside the body in it."""

    scope: Scope
    inner: AtOnce

    def steps(self) -> Iterator[str]:
        return self.inner.steps()

    def messages(self) -> Iterator[str]:
        yield self.scope.message
        yield from self.inner.messages()

    def after(self, act: Act) -> Next | None:
        if (act.kind, act.name) == ("message", self.scope.message):
            handler = StepWaits(self.scope.handler.name)
            return Next(handler) if self.scope.interrupts else Next(self, (handler,))
        found = self.inner.after(act)
        if found is None:
            return None
        left = together([found.state, *found.beside], ())
        return Next(InScope(self.scope, left.state) if isinstance(left.state, AtOnce) else None)


def frame(pen: Pen, body: Block) -> None:
    """Draw start, *body*, end."""
    start, _ = pen.node("startEvent")
    first, last = body.draw(pen)
    end, _ = pen.node("endEvent")
    pen.flow(start, first)
    pen.flow(last, end)


def diagram(body: Block) -> bytes:
    """The file in which *body* is the whole process."""
    root = drawing.definitions()
    process = drawing.add(root, "process", id=PROCESS, isExecutable="true")
    frame(Pen(Random(0), process, root), body)
    return drawing.text(root)


def whole(body: Block) -> State:
    """The process at its beginning."""
    begun = body.begin({})
    return AtOnce(tuple(filter(None, (begun.state, *begun.beside))))


def move(state: State, act: Act) -> State | None:
    """The process after *act*; nothing when it has ended."""
    found = state.after(act)
    assert found is not None
    return together([found.state, *found.beside], ()).state


def waiting(state: State | None) -> Counter[str]:
    """How many of each step wait."""
    return Counter(state.steps() if state else ())
