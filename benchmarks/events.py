"""Events of random diagrams: what a node waits for or throws."""

from __future__ import annotations

from benchmarks import drawing
from benchmarks.drawing import Element
from benchmarks.pen import Pen

MESSAGES, SIGNALS = ("paper", "money"), ("stop", "go")
ERROR, ESCALATION = "bad", "late"
LAST_MINUTE = 500


def declare(root: Element) -> None:
    """Write what events refer to at the head of the file."""
    for name in MESSAGES:
        drawing.add(root, "message", id=f"message_{name}", name=name)
    for name in SIGNALS:
        drawing.add(root, "signal", id=f"signal_{name}", name=name)
    drawing.add(root, "error", id=f"error_{ERROR}", errorCode=ERROR)
    drawing.add(root, "escalation", id=f"escalation_{ESCALATION}", escalationCode=ESCALATION)


def some(pen: Pen, drawn: Element) -> None:
    """Let *drawn* wait for a message, a signal or a time."""
    pen.random.choice((message, signal, timer))(pen, drawn)


def message(pen: Pen, drawn: Element) -> None:
    """A message."""
    drawing.add(drawn, "messageEventDefinition", messageRef=f"message_{pen.random.choice(MESSAGES)}")


def signal(pen: Pen, drawn: Element) -> None:
    """A signal."""
    drawing.add(drawn, "signalEventDefinition", signalRef=f"signal_{pen.random.choice(SIGNALS)}")


def timer(pen: Pen, drawn: Element) -> None:
    """Some minutes."""
    definition = drawing.add(drawn, "timerEventDefinition")
    drawing.formal(definition, "timeDuration", f"PT{pen.random.randint(1, LAST_MINUTE)}M")


def cycle(pen: Pen, drawn: Element) -> None:
    """Some minutes, twice."""
    definition = drawing.add(drawn, "timerEventDefinition")
    drawing.formal(definition, "timeCycle", f"R2/PT{pen.random.randint(1, LAST_MINUTE)}M")


def condition(_pen: Pen, drawn: Element) -> None:
    """Data that fulfil a condition."""
    drawing.formal(drawing.add(drawn, "conditionalEventDefinition"), "condition", "way = 2")


def error(_pen: Pen, drawn: Element) -> None:
    """The error."""
    drawing.add(drawn, "errorEventDefinition", errorRef=f"error_{ERROR}")


def escalation(_pen: Pen, drawn: Element) -> None:
    """The escalation."""
    drawing.add(drawn, "escalationEventDefinition", escalationRef=f"escalation_{ESCALATION}")


def terminate(_pen: Pen, drawn: Element) -> None:
    """The end of everything around."""
    drawing.add(drawn, "terminateEventDefinition")
