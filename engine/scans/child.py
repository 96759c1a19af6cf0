"""A process of its own that opens one file which may be hostile: it has little memory and time, and writes no file.

It is run by `engine.scans.apart` with one order in JSON on its input, imports nothing of ours, and answers on its
output.
"""

from __future__ import annotations

import io
import json
import math
import resource
import signal
import struct
import sys
from typing import Any

import pypdfium2
from PIL import Image, ImageOps

MOST_MEMORY = 2**30  #: bytes; our choice
MOST_READ = 80_000_000  #: pixels of a picture that is handed in: a phone's largest photograph
MOST_DRAWN = 12_000_000  #: pixels of a picture that is made
LONG_SIDE_PIXELS, LONG_SIDE_INCHES = 2480, 11.69  #: of a photograph that becomes a page: A4 at some 200 dots an inch
READ = ("JPEG", "PNG", "TIFF")
QUALITY = 85
NO_SUCH_PAGE, TOO_LARGE, NOT_READABLE = 4, 6, 7  #: how this process ends, where it knows why
BROKEN = (
    -signal.SIGSEGV,
    -signal.SIGABRT,
    -signal.SIGBUS,
    -signal.SIGFPE,
    -signal.SIGILL,
)  #: and where a file broke it
# What the readers raise at a damaged file, each where it stumbles; any other error is ours.
STUMBLES = (
    *(pypdfium2.PdfiumError, Image.DecompressionBombError, Image.DecompressionBombWarning, struct.error),
    *(OSError, ValueError, SyntaxError, EOFError, LookupError, TypeError, ArithmeticError, MemoryError),
)


def count(order: dict[str, Any]) -> bytes:
    """How many pages the file has."""
    if order["kind"] == "pdf":
        return b"%d" % len(pypdfium2.PdfDocument(order["path"]))
    return b"%d" % getattr(_image(order["path"]), "n_frames", 1)


def picture(order: dict[str, Any]) -> bytes:
    """One page as JPEG, turned clockwise, so wide or as wide as may be."""
    image = _page(order) if order["kind"] == "pdf" else _turned(_frame(order), order["turn"])
    image.thumbnail((order["width"], MOST_DRAWN // order["width"]))
    return _jpeg(image)


def bind(order: dict[str, Any]) -> bytes:
    """One PDF of the leaves, in their order."""
    bound = pypdfium2.PdfDocument.new()
    opened: dict[str, Any] = {}
    for leaf in order["leaves"]:
        source, number = _source(leaf, opened)
        bound.import_pages(source, [number])
        page = bound[len(bound) - 1]
        page.set_rotation((page.get_rotation() + leaf["turn"]) % 360)
    out = io.BytesIO()
    bound.save(out)
    return out.getvalue()


def _source(leaf: dict[str, Any], opened: dict[str, Any]) -> tuple[Any, int]:
    """The document in which the page of *leaf* is, and its place there; what was filled in is part of the page."""
    if leaf["kind"] != "pdf":
        return pypdfium2.PdfDocument(_as_pdf(_frame(leaf))), 0
    if leaf["path"] not in opened:
        opened[leaf["path"]] = _document(leaf["path"])
    source, number = opened[leaf["path"]], _place(leaf["page"], len(opened[leaf["path"]]))
    if source.formenv is not None:
        source[number].flatten()
    return source, number


def _document(path: str) -> Any:
    found = pypdfium2.PdfDocument(path)
    found.init_forms()
    return found


def _place(page: int, pages: int) -> int:
    if not 1 <= page <= pages:
        sys.exit(NO_SUCH_PAGE)
    return page - 1


def _page(order: dict[str, Any]) -> Image.Image:
    document = _document(order["path"])
    page = document[_place(order["page"], len(document))]
    wide, high = page.get_size()[:: -1 if order["turn"] % 180 else 1]
    scale = min(order["width"] / max(wide, 1), math.sqrt(MOST_DRAWN / max(wide * high, 1)))
    made: Image.Image = page.render(scale=scale, rotation=order["turn"]).to_pil()
    return made


def _image(path: str) -> Any:
    image = Image.open(path, formats=READ)
    if image.width * image.height > MOST_READ:
        sys.exit(TOO_LARGE)
    return image


def _frame(order: dict[str, Any]) -> Image.Image:
    """The picture as it was taken upright, without its hidden data, on white."""
    image = _image(order["path"])
    image.seek(_place(order["page"], getattr(image, "n_frames", 1)))
    if image.width * image.height > MOST_READ:
        sys.exit(TOO_LARGE)
    image.draft("RGB", (LONG_SIDE_PIXELS, LONG_SIDE_PIXELS))
    upright = ImageOps.exif_transpose(image)
    if upright.has_transparency_data:
        ground = Image.new("RGBA", upright.size, "white")
        ground.alpha_composite(upright.convert("RGBA"))
        upright = ground
    return upright.convert("RGB")


def _turned(image: Image.Image, degrees: int) -> Image.Image:
    return image.rotate(-degrees, expand=True) if degrees else image


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.convert("RGB").save(out, "JPEG", quality=QUALITY)
    return out.getvalue()


def _as_pdf(image: Image.Image) -> bytes:
    image.thumbnail((LONG_SIDE_PIXELS, LONG_SIDE_PIXELS))
    out = io.BytesIO()
    image.save(out, "PDF", resolution=max(image.size) / LONG_SIDE_INCHES, quality=QUALITY)
    return out.getvalue()


def main(order: dict[str, Any]) -> None:
    """The answer to *order*, within what it may take."""
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (order["seconds"], order["seconds"]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    Image.MAX_IMAGE_PIXELS = MOST_READ
    act = {"count": count, "picture": picture, "bind": bind}[order["act"]]
    try:
        answer = act(order)
    except STUMBLES:
        sys.exit(NOT_READABLE)
    if len(answer) > order["most_bytes"]:
        sys.exit(TOO_LARGE)
    sys.stdout.buffer.write(answer)


if __name__ == "__main__":
    main(json.loads(sys.stdin.buffer.read()))
