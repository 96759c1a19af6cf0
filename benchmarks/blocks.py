"""Blocks of random diagrams that hold other blocks: each has one way in and one way out."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks import events, leaves
from benchmarks.drawing import Element
from benchmarks.pen import Ends, Pen


def block(pen: Pen, depth: int) -> Ends:
    """Any block that fits into *depth* more levels."""
    if depth <= 0 or pen.chance(0.3):
        return pen.random.choice(leaves.LEAVES)(pen)
    return pen.random.choice(NESTED)(pen, depth - 1)


def frame(pen: Pen, depth: int) -> None:
    """Start, a sequence, end: what a process and a sub-process consist of."""
    start, _ = pen.node("startEvent")
    first, last = sequence(pen, depth)
    end, _ = pen.node("endEvent")
    pen.flow(start, first)
    pen.flow(last, end)


def sequence(pen: Pen, depth: int) -> Ends:
    """A step and one or two blocks after it."""
    first, last = leaves.step(pen)
    for _ in range(pen.random.randint(1, 2)):
        following, end = block(pen, depth)
        pen.flow(last, following)
        last = end
    return first, last


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
    """A sub-process, perhaps many times, perhaps with an event on its border or one in it that takes over."""
    name, drawn = pen.node("subProcess")
    frame(pen.inside(drawn), depth)
    merge, _ = pen.node("exclusiveGateway")
    pen.flow(name, merge)
    if pen.chance(0.3):
        leaves.instances(pen, drawn)
    if pen.chance(0.6):
        event = events.cycle if pen.chance(0.2) else events.some
        _border(pen, name, merge, event, interrupts=event is events.some and pen.chance(0.5))
    if pen.chance(0.3):
        event_subprocess(pen.inside(drawn), interrupts=pen.chance(0.5))
    return name, merge


def failing(pen: Pen, depth: int) -> Ends:
    """A sub-process that may end in an error, an escalation or at once."""
    name, drawn = pen.node("subProcess")
    inner = pen.inside(drawn)
    start, _ = inner.node("startEvent")
    first, last = block(inner, depth)
    split, split_drawn = inner.node("inclusiveGateway")
    inner.flow(start, first)
    inner.flow(last, split)
    kind = pen.random.choice((events.error, events.escalation, events.terminate))
    end, end_drawn = inner.node("endEvent")
    kind(inner, end_drawn)
    inner.flow(split, end, "way >= 2")
    after, after_end = leaves.step(inner)[0], inner.node("endEvent")[0]
    split_drawn.set("default", inner.flow(split, after))
    inner.flow(after, after_end)
    merge, _ = pen.node("exclusiveGateway")
    pen.flow(name, merge)
    if kind is not events.terminate:
        _border(pen, name, merge, kind, interrupts=kind is events.error or pen.chance(0.5))
    return name, merge


def _border(pen: Pen, host: str, merge: str, event: Callable[[Pen, Element], None], *, interrupts: bool) -> None:
    """An event on the border of *host*; when it interrupts, its way leads back to *merge*."""
    border, drawn = pen.node("boundaryEvent", attachedToRef=host, cancelActivity=str(interrupts).lower())
    event(pen, drawn)
    first, last = leaves.step(pen)
    pen.flow(border, first)
    pen.flow(last, merge if interrupts else pen.node("endEvent")[0])


def event_subprocess(pen: Pen, *, interrupts: bool) -> None:
    """Something that runs beside its level, or in its place, when an event comes."""
    _, drawn = pen.node("subProcess", triggeredByEvent="true")
    inner = pen.inside(drawn)
    start, start_drawn = inner.node("startEvent", isInterrupting=str(interrupts).lower())
    events.some(inner, start_drawn)
    first, last = leaves.step(inner)
    end, _ = inner.node("endEvent")
    inner.flow(start, first)
    inner.flow(last, end)


NESTED: tuple[Callable[[Pen, int], Ends], ...] = (exclusive, inclusive, parallel, parallel, loop, subprocess, failing)
