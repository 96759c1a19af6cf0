"""The letters of a drawing: one typeface with every Vietnamese letter, and how wide a text is in it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import fontpkg_be_vietnam_pro
from reportlab.pdfbase.ttfonts import TTFontFile

from bpmn.drawing.display import Weight

FAMILY = fontpkg_be_vietnam_pro.FAMILY
#: What a browser may use where the typeface is not installed. None of them is wider.
FALLBACKS = ("Segoe UI", "Roboto", "Noto Sans", "Liberation Sans", "Arial", "sans-serif")
CAPITAL = 0.74  #: height of a capital letter, as a share of the size
LEADING = 1.28  #: from one base line to the next; tone marks stand on capital letters

_FILES: dict[Weight, str] = {"regular": "BeVietnamPro-Regular.ttf", "semibold": "BeVietnamPro-SemiBold.ttf"}


def file(weight: Weight) -> Path:
    """The file of the typeface in *weight*."""
    return Path(fontpkg_be_vietnam_pro.ROOT) / "files" / _FILES[weight]


def width(text: str, size: float, weight: Weight = "regular") -> float:
    """How wide *text* is at *size*, in pixels."""
    widths, other = _widths(weight)
    return sum(widths.get(ord(letter), other) for letter in text) * size / 1000


@cache
def _widths(weight: Weight) -> tuple[dict[int, float], float]:
    face = TTFontFile(str(file(weight)))
    return dict(face.charWidths), float(face.defaultWidth)
