"""ZIP files that others made, read so that they take no more memory than they say they need."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from copy import copy
from typing import IO

#: ways of packing of which Python unpacks no more than was asked for; of all others one read unpacks everything
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
PIECE = 1 << 16


def opened(file: IO[bytes]) -> zipfile.ZipFile:
    """The ZIP in *file*, each entry of which may be read piece by piece; the caller closes it.

    Raises:
        BadZipFile: it is none, or is packed in a way that is not bounded. And what `zipfile` raises.
    """
    archive = zipfile.ZipFile(file)
    if not all(map(is_bounded, archive.infolist())):
        archive.close()
        raise zipfile.BadZipFile("packed in a way that is not taken")
    return archive


def is_bounded(entry: zipfile.ZipInfo) -> bool:
    """Whether reading some bytes of *entry* unpacks hardly more than those."""
    return entry.compress_type in BOUNDED


def pieces(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Iterator[bytes]:
    """What *entry* holds, which is as much as it says: whoever reads it whole later is not flooded.

    Raises:
        BadZipFile: it holds more, or is damaged. And what `zipfile` raises.
    """
    further, left = copy(entry), entry.file_size
    further.file_size += 1  # else the reading ends there, and what lies behind is never seen
    with archive.open(further) as stream:
        while piece := stream.read(PIECE):
            left -= len(piece)
            if left < 0:
                raise zipfile.BadZipFile("an entry holds more than it says")
            yield piece
