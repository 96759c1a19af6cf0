"""What random diagrams are drawn with: nodes and flows of one level, ids that are never given twice."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from benchmarks import drawing
from benchmarks.drawing import Element

Ends = tuple[str, str]  #: first and last node of what was drawn


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

    def inside(self, level: Element) -> Pen:
        """A pen for a sub-process."""
        return Pen(self.random, level, self.root, self.numbers)

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

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in *share* of all cases."""
        return self.random.random() < share
