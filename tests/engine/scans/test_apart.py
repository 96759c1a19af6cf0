"""Contents are opened page by page in a process apart, and a hostile one is refused without harm."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from engine.scans import apart
from engine.scans.apart import Leaf
from tests.engine.scans.sheets import BLUE, GREEN, RED, named, pdf, photo, tops


def put(folder: Path, data: bytes) -> str:
    """*data* in a file of its own."""
    place = folder / f"{len(list(folder.iterdir()))}"
    place.write_bytes(data)
    return str(place)


def seen(leaf: Leaf, width: int = 400) -> Image.Image:
    found = Image.open(io.BytesIO(apart.picture(leaf, width=width)))
    assert found.format == "JPEG"
    return found


def bomb() -> bytes:
    """A PNG of a few bytes that says it is of 60,000 x 60,000 pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


def test_each_page_is_shown_so_wide_and_turned_as_asked(tmp_path: Path) -> None:
    path = put(tmp_path, pdf(RED, GREEN))
    assert apart.count(Path(path), "pdf") == 2
    page = seen(Leaf(path, "pdf", 2))
    assert (page.width, named(page)) == (400, "green")
    assert named(seen(Leaf(path, "pdf", 2, turn=180))) == "white"
    lying = seen(Leaf(path, "pdf", 1, turn=90))
    assert lying.width == 400
    assert lying.height < lying.width


def test_a_picture_is_made_anew_upright_and_without_what_was_hidden_in_it(tmp_path: Path) -> None:
    hidden = Image.Exif()
    hidden[0x0112] = 3  # taken upside down
    hidden[0x010E] = "toa do nha rieng"
    data = photo(RED, exif=hidden.tobytes())
    assert b"toa do" in data
    made = apart.picture(Leaf(put(tmp_path, data), "jpg", 1), width=400)
    assert b"toa do" not in made
    assert named(Image.open(io.BytesIO(made))) == "white"  # its red half is below, as it was held


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pdf", b"%PDF-1.7 nothing more"),
        ("png", bomb()),
        ("jpg", b"\xff\xd8\xff but no picture"),
        ("tif", b"II*\x00\xff\xff\xff\xff"),
    ],
    ids=["pdf", "bomb", "jpg", "tif"],
)
def test_what_cannot_be_opened_is_refused(tmp_path: Path, kind: str, data: bytes) -> None:
    leaf = Leaf(put(tmp_path, data), kind, 1)
    with pytest.raises((apart.NotReadable, apart.TooLarge)):
        apart.picture(leaf, width=400)
    with pytest.raises((apart.NotReadable, apart.TooLarge)):
        apart.bind([leaf])


def test_a_page_of_any_size_becomes_a_picture_of_bounded_size(tmp_path: Path) -> None:
    page = seen(Leaf(put(tmp_path, pdf(RED, size=(2, 14_000))), "pdf", 1), width=1900)
    assert page.width * page.height <= 12_000_000


def test_work_without_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0)
    with pytest.raises(apart.NotReadable):
        apart.count(Path(put(tmp_path, pdf(RED))), "pdf")


def test_only_kinds_that_have_pages_and_pages_that_are_there_are_shown(tmp_path: Path) -> None:
    path = put(tmp_path, pdf(RED))
    with pytest.raises(apart.NoPages):
        apart.count(Path(path), "docx")
    with pytest.raises(apart.NoSuchPage):
        apart.picture(Leaf(path, "pdf", 2), width=400)
    with pytest.raises(apart.NoSuchPage):
        apart.picture(Leaf(path, "pdf", 0), width=400)


def test_pages_of_papers_and_photographs_are_bound_in_the_order_said(tmp_path: Path) -> None:
    scan, picture = put(tmp_path, pdf(RED, GREEN)), put(tmp_path, photo(BLUE, "PNG"))
    bound = apart.bind([Leaf(scan, "pdf", 2), Leaf(picture, "png", 1), Leaf(scan, "pdf", 1, turn=180)])
    assert tops(bound) == ["green", "blue", "white"]


def test_no_more_pages_are_bound_than_are_shown(tmp_path: Path) -> None:
    leaf = Leaf(put(tmp_path, pdf(RED)), "pdf", 1)
    with pytest.raises(apart.TooManyPages):
        apart.bind([leaf] * (apart.MOST_PAGES + 1))
