"""Random diagrams, sound by construction: every block has one way in and one way out.

Steps, exclusive, parallel and inclusive pairs, loops, sub-processes with timers on their border, several instances of
a step, waits for messages, signals and timers, the first of several events. Conditions look at data that the fuzz
sets at random: `way` 0 to 3, `again` true or false, `many` 0 to 3.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

from benchmarks import drawing
from benchmarks.drawing import Element

PROCESS = "random"
MESSAGES, SIGNALS = ("paper", "money"), ("stop", "go")
LAST_MINUTE = 500


@dataclass(slots=True)
class Pen:
    """What draws one level of a diagram."""

    random: Random
    level: Element
    root: Element
    numbers: list[int] = field(default_factory=lambda: [0])  #: shared by all levels, so that ids are unique

    def id(self, kind: str) -> str:
        """A new id."""
        self.numbers[0] += 1
        return f"{kind}_{self.numbers[0]}"

    def node(self, kind: str, **attributes: str) -> tuple[str, Element]:
        """A new flow node and its id."""
        name = self.id(kind)
        return name, drawing.add(self.level, kind, id=name, name=name, **attributes)

    def flow(self, source: str, target: str, condition: str = "") -> str:
        """A new flow and its id."""
        name = self.id("flow")
        drawn = drawing.add(self.level, "sequenceFlow", id=name, sourceRef=source, targetRef=target)
        if condition:
            drawing.formal(drawn, "conditionExpression", condition)
        return name


Ends = tuple[str, str]  #: first and last node of a block
Block = Callable[[Pen, int], Ends]


def draw(seed: int) -> bytes:
    """The diagram of *seed*: the same at all times."""
    root = drawing.definitions()
    for name in MESSAGES:
        drawing.add(root, "message", id=f"message_{name}", name=name)
    for name in SIGNALS:
        drawing.add(root, "signal", id=f"signal_{name}", name=name)
    process = drawing.add(root, "process", id=PROCESS, isExecutable="true")
    pen = Pen(Random(seed), process, root)
    frame(pen, 4)
    if pen.random.random() < 0.3:
        event_subprocess(pen)
    return drawing.text(root)


def frame(pen: Pen, depth: int) -> None:
    """Start, a block, end: what a process and a sub-process consist of."""
    start, _ = pen.node("startEvent")
    first, last = sequence(pen, depth)
    end, _ = pen.node("endEvent")
    pen.flow(start, first)
    pen.flow(last, end)


def block(pen: Pen, depth: int) -> Ends:
    """Any block that fits into *depth* more levels."""
    chosen: Block = pen.random.choice(NESTED if depth > 0 else SIMPLE)
    return chosen(pen, depth - 1)


def sequence(pen: Pen, depth: int) -> Ends:
    """A step and one or two blocks after it."""
    first, last = step(pen, depth)
    for _ in range(pen.random.randint(1, 2)):
        following, end = block(pen, depth)
        pen.flow(last, following)
        last = end
    return first, last


def step(pen: Pen, _depth: int) -> Ends:
    """A step for a person."""
    name, _ = pen.node("userTask")
    return name, name


def wait(pen: Pen, _depth: int) -> Ends:
    """A wait for one event."""
    name, drawn = pen.node("intermediateCatchEvent")
    event(pen, drawn)
    return name, name


def several(pen: Pen, _depth: int) -> Ends:
    """A step that many do, at once or one after the other."""
    name, drawn = pen.node("userTask")
    order = "true" if pen.random.random() < 0.5 else "false"
    instances = drawing.add(drawn, "multiInstanceLoopCharacteristics", isSequential=order)
    drawing.formal(instances, "loopCardinality", "if many = null then 2 else many")
    return name, name


def exclusive(pen: Pen, depth: int) -> Ends:
    """One of two or three ways."""
    return _branches(pen, depth, "exclusiveGateway")


def inclusive(pen: Pen, depth: int) -> Ends:
    """Some of two or three ways."""
    return _branches(pen, depth, "inclusiveGateway")


def _branches(pen: Pen, depth: int, kind: str) -> Ends:
    split, drawn = pen.node(kind)
    join, _ = pen.node(kind)
    for number in range(pen.random.randint(2, 3)):
        first, last = block(pen, depth)
        flow = pen.flow(split, first, f"way >= {number}" if number else "")
        if not number:
            drawn.set("default", flow)
        pen.flow(last, join)
    return split, join


def parallel(pen: Pen, depth: int) -> Ends:
    """Two or three ways at once."""
    split, _ = pen.node("parallelGateway")
    join, _ = pen.node("parallelGateway")
    for _ in range(pen.random.randint(2, 3)):
        first, last = block(pen, depth)
        pen.flow(split, first)
        pen.flow(last, join)
    return split, join


def loop(pen: Pen, depth: int) -> Ends:
    """A sequence that is done again as long as the data says so."""
    merge, _ = pen.node("exclusiveGateway")
    split, drawn = pen.node("exclusiveGateway")
    first, last = sequence(pen, depth)
    pen.flow(merge, first)
    pen.flow(last, split)
    pen.flow(split, merge, "again = true")
    after, _ = pen.node("userTask")
    drawn.set("default", pen.flow(split, after))
    return merge, after


def subprocess(pen: Pen, depth: int) -> Ends:
    """A sub-process, perhaps with a timer on its border."""
    name, drawn = pen.node("subProcess")
    frame(Pen(pen.random, drawn, pen.root, pen.numbers), depth)
    merge, _ = pen.node("exclusiveGateway")
    pen.flow(name, merge)
    chance = pen.random.random()
    if chance < 0.6:
        _border(pen, name, merge, interrupts=chance < 0.3)
    return name, merge


def _border(pen: Pen, host: str, merge: str, *, interrupts: bool) -> None:
    """An event on the border of *host*; when it interrupts, its way leads back to *merge*."""
    border, drawn = pen.node("boundaryEvent", attachedToRef=host, cancelActivity=str(interrupts).lower())
    event(pen, drawn)
    first, last = step(pen, 0)
    pen.flow(border, first)
    target = merge if interrupts else pen.node("endEvent")[0]
    pen.flow(last, target)


def first_event(pen: Pen, _depth: int) -> Ends:
    """The first of two events decides the way."""
    gateway, _ = pen.node("eventBasedGateway")
    merge, _ = pen.node("exclusiveGateway")
    for number in range(2):
        caught, drawn = pen.node("intermediateCatchEvent")
        message(drawn, MESSAGES[number]) if pen.random.random() < 0.5 else timer(pen, drawn)
        pen.flow(gateway, caught)
        pen.flow(caught, merge)
    return gateway, merge


def event_subprocess(pen: Pen) -> None:
    """Something that runs beside, once for each message."""
    _, drawn = pen.node("subProcess", triggeredByEvent="true")
    inner = Pen(pen.random, drawn, pen.root, pen.numbers)
    start, start_drawn = inner.node("startEvent", isInterrupting="false")
    message(start_drawn, MESSAGES[0])
    first, last = step(inner, 0)
    end, _ = inner.node("endEvent")
    inner.flow(start, first)
    inner.flow(last, end)


def event(pen: Pen, drawn: Element) -> None:
    """What *drawn* waits for."""
    kind = pen.random.randrange(3)
    if kind == 0:
        message(drawn, pen.random.choice(MESSAGES))
    elif kind == 1:
        drawing.add(drawn, "signalEventDefinition", signalRef=f"signal_{pen.random.choice(SIGNALS)}")
    else:
        timer(pen, drawn)


def message(drawn: Element, name: str) -> None:
    """Let *drawn* wait for a message."""
    drawing.add(drawn, "messageEventDefinition", messageRef=f"message_{name}")


def timer(pen: Pen, drawn: Element) -> None:
    """Let *drawn* wait for some minutes."""
    definition = drawing.add(drawn, "timerEventDefinition")
    drawing.formal(definition, "timeDuration", f"PT{pen.random.randint(1, LAST_MINUTE)}M")


SIMPLE: tuple[Block, ...] = (step, step, wait, several, first_event)
NESTED: tuple[Block, ...] = (*SIMPLE, exclusive, inclusive, parallel, parallel, loop, subprocess)
