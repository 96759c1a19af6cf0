"""A label set as lines of text inside its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from bpmn.drawing import wording
from bpmn.drawing.display import Mark, Text, Weight
from bpmn.drawing.typeface import CAPITAL, LEADING
from bpmn.drawing.wording import SIZES, Block
from bpmn.layout import Box

At = Literal["top", "middle", "bottom"]


def within(
    text: str,
    box: Box,
    ink: str,
    *,
    at: At = "middle",
    sizes: Sequence[float] = SIZES,
    weight: Weight = "regular",
) -> list[Mark]:
    """*text* centred in *box*, in the largest of *sizes* that fits."""
    if not text:
        return []
    block = wording.fit(text, box.width, box.height, sizes=sizes, weight=weight)
    return lines(block, box.x + box.width / 2, _top(block, box, at), ink)


def lines(
    block: Block,
    x: float,
    top: float,
    ink: str,
    *,
    anchor: Literal["start", "middle", "end"] = "middle",
    halo: str | None = None,
) -> list[Mark]:
    """The lines of *block* below *top*, each anchored at *x*."""
    step = block.size * LEADING
    base = top + (step + block.size * CAPITAL) / 2
    return [
        Text(x, base + step * number, line, block.size, ink, block.weight, anchor, halo=halo)
        for number, line in enumerate(block.lines)
    ]


def upright(text: str, box: Box, ink: str, *, sizes: Sequence[float] = SIZES, weight: Weight = "regular") -> list[Mark]:
    """*text* in the middle of *box*, turned to read from the bottom to the top."""
    if not text:
        return []
    block = wording.fit(text, box.height - 8, box.width, sizes=sizes, weight=weight)
    step = block.size * LEADING
    left = box.x + (box.width - block.height) / 2 + (step + block.size * CAPITAL) / 2
    y = box.y + box.height / 2
    return [
        Text(left + step * number, y, line, block.size, ink, weight, upright=True)
        for number, line in enumerate(block.lines)
    ]


def is_cut(marks: Sequence[Mark], name: str) -> bool:
    """Whether *marks* show less than the whole *name*."""
    return not name.endswith("…") and any(isinstance(mark, Text) and mark.text.endswith("…") for mark in marks)


def _top(block: Block, box: Box, at: At) -> float:
    spare = box.height - block.height
    return box.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[at]
