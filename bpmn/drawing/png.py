"""A drawing as PNG: painted larger than asked and made smaller, so that lines and letters are smooth."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from bpmn.drawing import paths, sheets, typeface
from bpmn.drawing.display import Drawing, Mark, Oval, Path, Pen, Point, Rect, Step, Text, Weight
from feel.errors import Fault

SCALE = 2.0  #: pixels of the picture for one of the diagram, for screens of today
OVER = 2  #: painted this many times larger
MOST = 36_000_000  #: pixels painted; our choice, about 110 MB of memory
LEAST = 0.75  #: below this scale nobody reads the letters


class TooLargeForPng(Fault):
    """The picture of {width} x {height} is too large for PNG; ask for .svg or .pdf."""

    vi = "Hình {width} x {height} quá lớn để ghi PNG; hãy chọn .svg hoặc .pdf."


def write(drawing: Drawing) -> bytes:
    """The picture, all pages below one another.

    Raises:
        TooLargeForPng: the letters would not be readable in a picture of bearable size.
    """
    whole, places = sheets.stacked(drawing)
    scale = min(SCALE, (MOST / (whole.width * whole.height)) ** 0.5 / OVER)
    if scale < LEAST:
        raise TooLargeForPng(width=int(whole.width), height=int(whole.height))
    size = (int(whole.width * scale) * OVER, int(whole.height * scale) * OVER)
    image = Image.new("RGB", size, "#ffffff")
    painter = _Painter(ImageDraw.Draw(image), scale * OVER)
    for sheet, (x, y) in zip(drawing.sheets, places, strict=True):
        painter.origin = (x - whole.x, y - whole.y)
        for mark in sheet.marks:
            painter.paint(mark)
    stream = BytesIO()
    image.reduce(OVER).save(stream, "PNG", optimize=False, dpi=(96 * scale, 96 * scale))
    return stream.getvalue()


class _Painter:
    """Paints marks on an image, moved and made larger."""

    def __init__(self, draw: ImageDraw.ImageDraw, scale: float) -> None:
        self.draw = draw
        self.scale = scale
        self.origin: Point = (0.0, 0.0)

    def paint(self, mark: Mark) -> None:
        match mark:
            case Rect(box, pen, radius):
                self.path(paths.rounded(box, radius), pen)
            case Oval(box, pen):
                self.path(paths.oval(box), pen)
            case Path(steps, pen):
                self.path(steps, pen)
            case Text():
                self.text(mark)

    def path(self, steps: tuple[Step, ...], pen: Pen) -> None:
        runs = [[self.at(point) for point in run] for run in paths.flat(steps)]
        if pen.fill:
            for run in runs:
                if len(run) > 2:
                    self.draw.polygon(run, fill=pen.fill)
        if pen.stroke and pen.width:
            for run in runs:
                self.line(run, pen, pen.stroke)

    def line(self, run: list[Point], pen: Pen, colour: str) -> None:
        width = max(1, round(pen.width * self.scale))
        if pen.dash:
            for piece in paths.dashed(run, [length * self.scale for length in pen.dash]):
                self.draw.line(piece, fill=colour, width=width, joint="curve")
            return
        closing = [run[1]] if run[0] == run[-1] and len(run) > 2 else []
        self.draw.line([*run, *closing], fill=colour, width=width, joint="curve")

    def text(self, text: Text) -> None:
        font = _font(text.weight, round(text.size * self.scale))
        x, y = self.at((text.x, text.y))
        if text.upright:
            self.upright(text, font, x, y)
            return
        anchor = {"start": "ls", "middle": "ms", "end": "rs"}[text.anchor]
        halo = round(1.5 * self.scale) if text.halo else 0
        if text.halo:
            self.draw.text((x, y), text.text, text.halo, font, anchor, stroke_width=halo, stroke_fill=text.halo)
        self.draw.text((x, y), text.text, text.colour, font, anchor)

    def upright(self, text: Text, font: ImageFont.FreeTypeFont, x: float, y: float) -> None:
        wide, high = int(font.getlength(text.text)) + 4, round(text.size * self.scale * 2)
        letters = Image.new("L", (wide, high), 0)
        ImageDraw.Draw(letters).text((wide / 2, high / 2), text.text, 255, font, "ms")
        turned = letters.rotate(90, expand=True)
        self.draw.bitmap((round(x - high / 2), round(y - wide / 2)), turned, fill=text.colour)

    def at(self, point: Point) -> Point:
        return ((point[0] + self.origin[0]) * self.scale, (point[1] + self.origin[1]) * self.scale)


@lru_cache(maxsize=32)
def _font(weight: Weight, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(typeface.file(weight)), max(size, 1), layout_engine=ImageFont.Layout.BASIC)
