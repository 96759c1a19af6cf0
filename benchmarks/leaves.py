"""Blocks of random diagrams that hold no other block."""

from __future__ import annotations

from benchmarks import drawing, events
from benchmarks.drawing import Element
from benchmarks.pen import Ends, Pen

CALLED = "called"


def step(pen: Pen) -> Ends:
    """A step for a person."""
    name, _ = pen.node("userTask")
    return name, name


def wait(pen: Pen) -> Ends:
    """A wait for one event."""
    name, drawn = pen.node("intermediateCatchEvent")
    pen.random.choice((events.some, events.condition))(pen, drawn)
    return name, name


def throw(pen: Pen) -> Ends:
    """A signal for whoever waits for it."""
    name, drawn = pen.node("intermediateThrowEvent")
    events.signal(pen, drawn)
    return name, name


def several(pen: Pen) -> Ends:
    """A step that many do, at once or one after the other, perhaps until one says that it is enough."""
    name, drawn = pen.node("userTask")
    instances(pen, drawn)
    return name, name


def instances(pen: Pen, drawn: Element) -> None:
    """Let *drawn* be done many times."""
    order = "true" if pen.chance(0.5) else "false"
    many = drawing.add(drawn, "multiInstanceLoopCharacteristics", isSequential=order)
    drawing.formal(many, "loopCardinality", "if many = null then 2 else many")
    if pen.chance(0.3):
        drawing.formal(many, "completionCondition", "way = 3")


def repeated(pen: Pen) -> Ends:
    """A step that is repeated by itself."""
    name, drawn = pen.node("userTask")
    again = drawing.add(drawn, "standardLoopCharacteristics", testBefore="false", loopMaximum="3")
    drawing.formal(again, "loopCondition", "again = true")
    return name, name


def call(pen: Pen) -> Ends:
    """The called process."""
    name, _ = pen.node("callActivity", calledElement=CALLED)
    return name, name


def first_event(pen: Pen) -> Ends:
    """The first of two events decides the way."""
    gateway, _ = pen.node("eventBasedGateway")
    merge, _ = pen.node("exclusiveGateway")
    for event in (events.message, events.timer if pen.chance(0.5) else events.signal):
        caught, drawn = pen.node("intermediateCatchEvent")
        event(pen, drawn)
        pen.flow(gateway, caught)
        pen.flow(caught, merge)
    return gateway, merge


LEAVES = (step, step, wait, throw, several, repeated, call, first_event)
