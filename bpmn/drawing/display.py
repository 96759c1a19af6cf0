"""What a drawing is made of: a list of plain marks that the writers for SVG, PDF and PNG all understand.

Coordinates are the diagram's own: pixels, x to the right, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bpmn.layout import Box
from feel.findings import Finding

Point = tuple[float, float]
#: ("M", x, y), ("L", x, y), ("C", x1, y1, x2, y2, x, y) or ("Z",), as in SVG; every letter in absolute coordinates
Step = tuple[str, *tuple[float, ...]]
Weight = Literal["regular", "semibold"]


@dataclass(frozen=True, slots=True)
class Pen:
    """How a mark is painted. Colours are "#rrggbb"; None paints nothing."""

    stroke: str | None = None
    width: float = 1.5
    fill: str | None = None
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle, with round corners of *radius*."""

    box: Box
    pen: Pen
    radius: float = 0


@dataclass(frozen=True, slots=True)
class Oval:
    """A circle or ellipse that fills *box*."""

    box: Box
    pen: Pen


@dataclass(frozen=True, slots=True)
class Path:
    """Lines and Bézier curves."""

    steps: tuple[Step, ...]
    pen: Pen


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text."""

    x: float
    y: float  #: of the base line
    text: str
    size: float
    colour: str
    weight: Weight = "regular"
    anchor: Literal["start", "middle", "end"] = "middle"
    upright: bool = False  #: turned to read from the bottom to the top
    halo: str | None = None  #: colour around the letters, where they stand on lines


Mark = Rect | Oval | Path | Text


@dataclass(frozen=True, slots=True)
class Figure:
    """The marks of one shape, edge, label or badge."""

    kind: Literal["shape", "edge", "label", "badge"]
    element: str | None  #: id of the BPMN element
    source: str | None  #: id of the BPMNShape or BPMNEdge
    name: str  #: what a screen reader says: the whole label, also where the picture shortens it
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of the diagram."""

    name: str
    box: Box  #: what the figures take, with a margin
    figures: tuple[Figure, ...]

    @property
    def marks(self) -> Iterator[Mark]:
        """Every mark, from the lowest to the topmost."""
        return (mark for figure in self.figures for mark in figure.marks)


@dataclass(frozen=True, slots=True)
class Drawing:
    """All pages of a file, and what could not be drawn as asked."""

    title: str
    lang: str
    sheets: tuple[Sheet, ...]
    warnings: tuple[Finding, ...] = ()
