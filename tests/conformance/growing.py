"""Random blocks for the second opinion."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.conformance.structured import Block, Branches, Loop, Scope, Sequence, Step


@dataclass
class Grower:
    """Grows blocks, each name once. A decision looks at a datum that the step before it answers."""

    random: Random
    count: int = 0
    asked: dict[str, str] = field(default_factory=dict)  #: step -> the datum it answers

    def name(self, kind: str) -> str:
        """A name of its own."""
        self.count += 1
        return f"{kind}{self.count}"

    def step(self) -> Step:
        """A step that answers nothing."""
        return Step(self.name("step"))

    def asking(self) -> tuple[Step, str]:
        """A step, and the datum it answers."""
        step, datum = self.step(), self.name("datum")
        self.asked[step.name] = datum
        return step, datum

    def block(self, depth: int) -> Block:
        """Any block."""
        if depth == 0:
            return self.step()
        return self.random.choice((self.sequence, self.branches, self.parallel, self.parallel, self.loop, self.scope))(
            depth - 1
        )

    def sequence(self, depth: int) -> Block:
        """Two blocks."""
        return Sequence((self.block(depth), self.block(depth)))

    def branches(self, depth: int) -> Block:
        """A decision after the step that asks for it."""
        step, datum = self.asking()
        kind = self.random.choice(("exclusive", "inclusive"))
        return Sequence((step, Branches(kind, datum, tuple(self.block(depth) for _ in range(3)))))

    def parallel(self, depth: int) -> Block:
        """Two blocks at once."""
        return Branches("parallel", "", (self.block(depth), self.block(depth)))

    def loop(self, depth: int) -> Block:
        """A block that may come again, as the step after it answers."""
        step, datum = self.asking()
        return Loop(datum, Sequence((self.step(), self.block(depth), step)))

    def scope(self, depth: int) -> Block:
        """A sub-process with a message on its border."""
        interrupts = self.random.random() < 0.5
        return Scope(self.name("scope"), self.block(depth), self.name("message"), interrupts, self.step())
