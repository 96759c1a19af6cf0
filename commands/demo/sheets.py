"""Papers of the demonstration, drawn by the program: small PDF files with words, and photographs of a page."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A5
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from bpmn.drawing import typeface

NOTE = "Bản minh họa, không có giá trị pháp lý"
STATE = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
FONT = "demo"
PHOTO = (420, 594)  #: pixels, of the shape of A4
PAPER, INK, DESK = (250, 248, 240), (40, 40, 60), (150, 140, 125)


@cache
def pdf(title: str, *lines: str) -> bytes:
    """A page with the head of the state, *title* and *lines*; the same words give the same bytes."""
    if FONT not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FONT, str(typeface.file("regular"))))
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=A5, invariant=1)
    width, height = A5
    _centred(canvas, STATE, width / 2, height - 40, size=9)
    below = _centred(canvas, _wrapped(title.upper(), 34), width / 2, height - 100, size=13)
    canvas.setFont(FONT, 10)
    for place, line in enumerate([part for one in lines for part in _wrapped(one, 58)]):
        canvas.drawString(40, below - 26 - 18 * place, line)
    _centred(canvas, [NOTE], width / 2, 36, size=8)
    canvas.save()
    return page.getvalue()


@cache
def photo(title: str) -> bytes:
    """A photograph of a page with *title* that lies on a desk."""
    picture = Image.new("RGB", PHOTO, DESK)
    draw = ImageDraw.Draw(picture)
    draw.polygon([(24, 30), (400, 18), (404, 566), (16, 576)], fill=PAPER)
    large, small = (ImageFont.truetype(str(typeface.file("regular")), size) for size in (17, 11))
    for place, line in enumerate(STATE):
        draw.text((210, 50 + 18 * place), line, INK, small, anchor="mm")
    for place, line in enumerate(_wrapped(title, 36)):
        draw.text((210, 120 + 26 * place), line, INK, large, anchor="mm")
    for place in range(12):
        draw.line([(54, 270 + 20 * place), (366 - 31 * (place % 3), 268 + 20 * place)], fill=(190, 188, 180), width=2)
    draw.text((210, 545), NOTE, INK, small, anchor="mm")
    taken = io.BytesIO()
    picture.save(taken, "JPEG", quality=70)
    return taken.getvalue()


def _centred(canvas: Canvas, lines: Sequence[str], x: float, y: float, *, size: int) -> float:
    """*lines* from *y* on, around *x*; gives where the next one would stand."""
    canvas.setFont(FONT, size)
    for place, line in enumerate(lines):
        canvas.drawCentredString(x, y - place * size * 1.5, line)
    return y - len(lines) * size * 1.5


def _wrapped(words: str, most: int) -> list[str]:
    lines = [""]
    for word in words.split():
        if lines[-1] and len(lines[-1]) + len(word) >= most:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
