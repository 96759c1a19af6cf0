"""How much room marks take."""

from __future__ import annotations

from collections.abc import Sequence

from bpmn.drawing import paths
from bpmn.drawing.display import Figure, Mark, Oval, Path, Rect, Text
from bpmn.drawing.typeface import width
from bpmn.layout import Box

_MARGIN = 20.0


def around(figures: Sequence[Figure]) -> Box:
    """What *figures* cover, with a margin."""
    boxes = [of(mark) for figure in figures for mark in figure.marks]
    if not boxes:
        return Box(0, 0, 2 * _MARGIN, 2 * _MARGIN)
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.x + box.width for box in boxes), max(box.y + box.height for box in boxes)
    return Box(left - _MARGIN, top - _MARGIN, right - left + 2 * _MARGIN, bottom - top + 2 * _MARGIN)


def of(mark: Mark) -> Box:
    """What *mark* covers, the width of its line left out."""
    if isinstance(mark, Rect | Oval):
        return mark.box
    if isinstance(mark, Path):
        points = [point for run in paths.flat(mark.steps) for point in run]
        left, top = min(x for x, _ in points), min(y for _, y in points)
        return Box(left, top, max(x for x, _ in points) - left, max(y for _, y in points) - top)
    return _letters(mark)


def _letters(text: Text) -> Box:
    wide = width(text.text, text.size, text.weight)
    if text.upright:
        return Box(text.x - text.size, text.y - wide / 2, text.size * 1.3, wide)
    left = text.x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.anchor]
    return Box(left, text.y - text.size, wide, text.size * 1.3)
