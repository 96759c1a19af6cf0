"""A drawing as PDF: one page a sheet, the typeface inside, text that can be searched."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bpmn.drawing import paths, typeface
from bpmn.drawing.display import Drawing, Mark, Oval, Path, Pen, Rect, Sheet, Step, Text, Weight

POINTS = 0.75  #: of a pixel. Source: CSS, 96 pixels and 72 points an inch
MOST = 14_400.0  #: points that a page may measure. Source: PDF 1.7, annex C.2
_FONTS: dict[Weight, str] = {"regular": "BeVietnamPro", "semibold": "BeVietnamPro-SemiBold"}


def write(drawing: Drawing) -> bytes:
    """The file. The same drawing gives the same bytes."""
    stream = BytesIO()
    for weight, name in _FONTS.items():
        pdfmetrics.registerFont(TTFont(name, str(typeface.file(weight))))
    canvas: Any = Canvas(stream, invariant=1, lang=drawing.lang)
    canvas.setTitle(drawing.title)
    canvas.setAuthor("")
    for sheet in drawing.sheets:
        _sheet(canvas, sheet)
    canvas.save()
    return stream.getvalue()


def _sheet(canvas: Any, sheet: Sheet) -> None:
    box = sheet.box
    scale = min(POINTS, MOST / box.width, MOST / box.height)
    canvas.setPageSize((box.width * scale, box.height * scale))
    # PDF counts upwards; all marks are drawn in the diagram's own coordinates, turned over once here.
    canvas.transform(scale, 0, 0, -scale, -box.x * scale, (box.y + box.height) * scale)
    canvas.setLineJoin(1)
    for mark in sheet.marks:
        _mark(canvas, mark)
    canvas.showPage()


def _mark(canvas: Any, mark: Mark) -> None:
    match mark:
        case Rect(box, pen, radius):
            _path(canvas, paths.rounded(box, radius), pen)
        case Oval(box, pen):
            _path(canvas, paths.oval(box), pen)
        case Path(steps, pen):
            _path(canvas, steps, pen)
        case Text():
            _text(canvas, mark)


def _path(canvas: Any, steps: tuple[Step, ...], pen: Pen) -> None:
    path = canvas.beginPath()
    draw = {"M": path.moveTo, "L": path.lineTo, "C": path.curveTo, "Z": path.close}
    for name, *numbers in steps:
        draw[name](*numbers)
    if pen.fill:
        canvas.setFillColor(pen.fill)
    if pen.stroke:
        canvas.setStrokeColor(pen.stroke)
        canvas.setLineWidth(pen.width)
        canvas.setDash(list(pen.dash))
    canvas.drawPath(path, stroke=int(bool(pen.stroke and pen.width)), fill=int(bool(pen.fill)))


def _text(canvas: Any, text: Text) -> None:
    canvas.saveState()
    canvas.transform(1, 0, 0, -1, text.x, text.y)
    if text.upright:
        canvas.rotate(90)
    if text.halo:
        canvas.setStrokeColor(text.halo)
        canvas.setLineWidth(3)
        canvas.setDash([])
        _words(canvas, text, mode=1)
    canvas.setFillColor(text.colour)
    _words(canvas, text, mode=0)
    canvas.restoreState()


def _words(canvas: Any, text: Text, *, mode: int) -> None:
    wide = typeface.width(text.text, text.size, text.weight)
    canvas.setFont(_FONTS[text.weight], text.size)
    canvas.drawString(-{"start": 0, "middle": wide / 2, "end": wide}[text.anchor], 0, text.text, mode=mode)
