"""The rows of a text file with separated values (.csv), whatever the separator and the usual encodings."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Callable
from io import StringIO

from bpmn import xml
from bpmn.steptables import faults
from bpmn.steptables.lines import Cell, Line, clean

MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 10_000
MOST_CELLS = 60_000
SEPARATORS = (";", ",", "\t", "|")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(data: bytes, *, file: str, is_header: Callable[[Line], bool]) -> list[Line]:
    """The lines of *data* by the encoding and the separator under which *is_header* knows a heading row.

    Raises:
        Unreadable: too large, empty, or no encoding and separator fits.
    """
    if len(data) > MOST_BYTES:
        raise xml.TooLarge(file=file, size=len(data), limit=MOST_BYTES)
    if not data.strip():
        raise xml.Empty(file=file)
    text = _text(data)
    if text is None:
        raise xml.StrangeEncoding(file=file)
    for separator in SEPARATORS:
        lines = _lines(text, separator, file)
        if any(is_header(line) for line in lines):
            return lines
    raise xml.StrangeEncoding(file=file) if _is_foreign(data) else faults.NoTable(file=file)


def _text(data: bytes) -> str | None:
    """What *data* says: by its mark, else as UTF-8, else as Windows-1258 with its loose tone marks."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data[len(mark) :], encoding)
    return _decoded(data, "cp1258" if _is_foreign(data) else "utf-8")


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _is_foreign(data: bytes) -> bool:
    """Whether *data* carries no mark and is no UTF-8: if it is anything, it is Windows-1258."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return not any(data.startswith(mark) for mark, _ in _MARKS)
    return False


def _lines(text: str, separator: str, file: str) -> list[Line]:
    found: list[Line] = []
    cells = 0
    try:
        for number, row in enumerate(csv.reader(StringIO(text), delimiter=separator), 1):
            cells += len(row)
            if number > MOST_ROWS:
                raise faults.TooManyRows(file=file, limit=MOST_ROWS)
            if cells > MOST_CELLS:
                raise faults.TooManyCells(file=file, limit=MOST_CELLS, column=MOST_CELLS)
            line = Line(
                number, 1, "", tuple(Cell(clean(value), number * 1_000 + place) for place, value in enumerate(row))
            )
            if not line.is_blank:
                found.append(line)
    except csv.Error as error:
        raise faults.NoTable(file=file) from error
    return found
