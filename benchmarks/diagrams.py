"""Random diagrams, sound by construction, for the fuzz.

Conditions look at data that the fuzz sets at random: `way` (a number), `again` (true or false), `many` (a number).
"""

from __future__ import annotations

from random import Random

from benchmarks import blocks, drawing, events, leaves
from benchmarks.pen import Pen

PROCESS = "random"


def draw(seed: int) -> bytes:
    """The diagram of *seed*: the same at all times."""
    root = drawing.definitions()
    events.declare(root)
    process = drawing.add(root, "process", id=PROCESS, isExecutable="true")
    pen = Pen(Random(seed), process, root)
    blocks.frame(pen, 4)
    if pen.chance(0.3):
        blocks.event_subprocess(pen, interrupts=pen.chance(0.5))
    _called(pen)
    return drawing.text(root)


def _called(pen: Pen) -> None:
    """The process that call activities call: two steps at once, then the end."""
    inner = pen.inside(drawing.add(pen.root, "process", id=leaves.CALLED, isExecutable="true"))
    start, _ = inner.node("startEvent")
    split, _ = inner.node("parallelGateway")
    join, _ = inner.node("parallelGateway")
    end, _ = inner.node("endEvent")
    inner.flow(start, split)
    for _ in range(2):
        name, _ = leaves.step(inner)
        inner.flow(split, name)
        inner.flow(name, join)
    inner.flow(join, end)
