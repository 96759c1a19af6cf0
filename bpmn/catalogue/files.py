"""A file of the national catalogue: an entry a line, as JSON, by gzip or not; read line by line within bounds."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

import orjson

from bpmn.catalogue.entry import Doubt, Entry
from bpmn.catalogue.reading import BadRow, read
from feel.errors import Fault

LONGEST_LINE = 4 * 1024 * 1024
MOST_LINES = 100_000  #: our choice: the national catalogue has a few thousand entries
MOST_BYTES = 256 * 1024 * 1024  #: unpacked; our choice: those entries have forty million
MAGIC = b"\x1f\x8b"


class NotACatalogue(Fault):
    """'{file}' cannot be read: {why}. Nothing of it was taken over."""

    vi = "Không đọc được '{file}': {why_vi}. Chưa nhận dòng nào."


@dataclass(frozen=True, slots=True)
class Refused:
    """A row that is no entry, and why."""

    row: int  #: from 1 on, blank lines not counted
    vi: str
    en: str


def rows(file: IO[bytes], *, name: str) -> Iterator[tuple[Entry, list[Doubt]] | Refused]:
    """What each row of *file*, which is called *name*, states.

    Raises:
        NotACatalogue: it is damaged, or has lines beyond all measure.
    """
    for number, line in enumerate(lines(file, name=name), 1):
        try:
            yield read(orjson.loads(line))
        except (BadRow, orjson.JSONDecodeError) as error:
            fault = error if isinstance(error, BadRow) else BadRow(why="it is no JSON.", why_vi="không phải JSON.")
            yield Refused(number, fault.say("vi"), fault.say("en"))


def lines(file: IO[bytes], *, name: str) -> Iterator[bytes]:
    """The lines of *file* that are not blank, unpacked as they come.

    Raises:
        NotACatalogue.
    """
    packed = file.read(2) == MAGIC
    file.seek(0)
    try:
        yield from _lines(gzip.GzipFile(fileobj=file) if packed else file, name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        vi, en = "tệp nén gzip bị hỏng hoặc bị cắt, hãy tải lại", "the gzip file is damaged or cut off, fetch it again"
        raise NotACatalogue(file=name, why=en, why_vi=vi) from error


def _lines(file: IO[bytes] | gzip.GzipFile, name: str) -> Iterator[bytes]:
    left = MOST_BYTES
    for number in range(MOST_LINES + 1):
        line = file.readline(LONGEST_LINE + 1)
        left -= len(line)
        if not line:
            return
        if len(line) > LONGEST_LINE or number == MOST_LINES or left < 0:
            vi = f"một dòng dài quá {LONGEST_LINE} byte, hoặc tệp có hơn {MOST_LINES} dòng, {MOST_BYTES} byte"
            en = f"a line has more than {LONGEST_LINE} bytes, or the file more than {MOST_LINES} lines, {MOST_BYTES}"
            raise NotACatalogue(file=name, why=f"{en} bytes", why_vi=vi)
        if line.strip():
            yield line
