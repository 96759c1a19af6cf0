"""Several pages in one picture: below one another, each with its name above."""

from __future__ import annotations

from dataclasses import replace

from bpmn.drawing import wording
from bpmn.drawing.colours import INK
from bpmn.drawing.display import Drawing, Figure, Point, Sheet
from bpmn.drawing.lettering import lines
from bpmn.layout import Box

HEAD = 34.0  #: room for the name of a page


def headed(drawing: Drawing) -> Drawing:
    """The same drawing; with several pages, each has its name above it."""
    if len(drawing.sheets) < 2:
        return drawing
    return replace(drawing, sheets=tuple(_headed(sheet, number) for number, sheet in enumerate(drawing.sheets, 1)))


def stacked(drawing: Drawing) -> tuple[Box, list[Point]]:
    """The box of the whole picture, and how far each page is moved. A single page stays where it is."""
    if len(drawing.sheets) == 1:
        return drawing.sheets[0].box, [(0.0, 0.0)]
    places: list[Point] = []
    y = 0.0
    for sheet in drawing.sheets:
        places.append((-sheet.box.x, y - sheet.box.y))
        y += sheet.box.height
    return Box(0, 0, max(sheet.box.width for sheet in drawing.sheets), y), places


def _headed(sheet: Sheet, number: int) -> Sheet:
    text = f"{number}. {sheet.name}" if sheet.name else f"{number}."
    box = sheet.box
    block = wording.fit(text, max(box.width - 40, 40), 20, sizes=(14,), weight="semibold")
    marks = lines(block, box.x + 20, box.y - HEAD + 14, INK, anchor="start")
    higher = Box(box.x, box.y - HEAD, box.width, box.height + HEAD)
    return replace(sheet, box=higher, figures=(*sheet.figures, Figure("label", None, None, text, tuple(marks))))
