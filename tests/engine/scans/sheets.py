"""Papers of plain colours, so that a test sees which page it has and which side of it is up."""

from __future__ import annotations

import io

import pypdfium2
from PIL import Image

RED, GREEN, BLUE = (200, 0, 0), (0, 160, 0), (0, 0, 200)
Colour = tuple[int, int, int]


def pdf(*colours: Colour, size: tuple[int, int] = (60, 80)) -> bytes:
    """A PDF with a page of each colour, white in its lower half."""
    first, *others = [_sheet(colour, size) for colour in colours]
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def photo(colour: Colour, kind: str = "JPEG", size: tuple[int, int] = (60, 80), **how: object) -> bytes:
    """A picture of such a page."""
    out = io.BytesIO()
    _sheet(colour, size).save(out, kind, **how)
    return out.getvalue()


def tops(data: bytes) -> list[str]:
    """The colour at the top of each page of a PDF, by its name; "white" when it lies on its side or head."""
    document = pypdfium2.PdfDocument(data)
    return [named(page.render(scale=1).to_pil()) for page in document]


def named(image: Image.Image) -> str:
    """The colour in the middle of the top of *image*."""
    seen = image.convert("RGB").getpixel((image.width // 2, image.height // 8))
    known = {"red": RED, "green": GREEN, "blue": BLUE, "white": (255, 255, 255)}
    assert isinstance(seen, tuple)
    return min(known, key=lambda name: sum(abs(a - b) for a, b in zip(seen, known[name], strict=True)))


def _sheet(colour: Colour, size: tuple[int, int]) -> Image.Image:
    image = Image.new("RGB", size, "white")
    image.paste(colour, (0, 0, size[0], size[1] // 2))
    return image
