"""ZIP files that would unpack to more than they say, or more at once than was asked for."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from bpmn import zips


def zipped(content: bytes, way: int = zipfile.ZIP_DEFLATED) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", way) as archive:
        archive.writestr("a", content)
    return packed.getvalue()


def read(data: bytes) -> bytes:
    with zips.opened(io.BytesIO(data)) as archive:
        return b"".join(zips.pieces(archive, archive.getinfo("a")))


@pytest.mark.parametrize("content", [b"", b"a", bytes(zips.PIECE), bytes(3 * zips.PIECE + 1)])
@pytest.mark.parametrize("way", zips.BOUNDED)
def test_what_was_packed_is_read(content: bytes, way: int) -> None:
    assert read(zipped(content, way)) == content


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_way_of_packing_that_unpacks_all_at_once_is_refused(way: int) -> None:
    with pytest.raises(zipfile.BadZipFile, match="way"):
        zips.opened(io.BytesIO(zipped(b"a", way)))


@pytest.mark.parametrize("summed", [10, 11])
def test_an_entry_that_holds_more_than_it_says_is_refused_whatever_its_sum_fits(summed: int) -> None:
    honest, said = zipped(bytes(2**20)), bytes(10)
    at = honest.rindex(b"PK\x01\x02")  # where the list of entries has its line
    told = struct.pack("<I", zlib.crc32(bytes(summed))), honest[at + 20 : at + 24], struct.pack("<I", len(said))
    lying = honest[: at + 16] + b"".join(told) + honest[at + 28 :]
    if summed == len(said):
        with zipfile.ZipFile(io.BytesIO(lying)) as archive:
            assert archive.read("a") == said  # so it passes who reads no further
    with pytest.raises(zipfile.BadZipFile):
        read(lying)
