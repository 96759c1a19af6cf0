"""The sheets of an Excel workbook (.xlsx), row by row, with the values that the program last worked out."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from datetime import date, time, timedelta
from io import BytesIO, StringIO
from typing import Any

import openpyxl
from lxml import etree
from openpyxl.utils.exceptions import InvalidFileException

from bpmn.steptables import archives, faults
from bpmn.steptables.lines import Cell, Line, clean

MOST_LETTERS = 8 * 1024 * 1024  #: of one sheet; our choice
_UNIT = re.compile(r'"([^"]{1,40})"')
_BROKEN = (
    *(InvalidFileException, etree.XMLSyntaxError, zipfile.BadZipFile),
    *(KeyError, ValueError, TypeError, AttributeError, IndexError, OverflowError, OSError),
)


class _TooLongError(Exception):
    """The cells hold more letters than are read: one text may stand in each of them."""


def read(data: bytes, *, file: str, most: int = archives.MOST_ELEMENTS) -> list[Line]:
    """The lines of the workbook *data*, sheet after sheet, each sheet's name before it as a line of its own.

    A formula counts by its saved value; without one, the formula itself stands in the cell. *most*: XML elements.

    Raises:
        Unreadable: it is no workbook that may be opened.
    """
    has_formulas = archives.check(data, file=file, wanted=".xlsx", most=most) > 0
    try:
        values = _open(data, values=True)
        formulas = _open(data, values=False) if has_formulas else values
        return [
            line
            for number, name in enumerate(values.sheetnames, 1)
            for line in _sheet(values[name], formulas[name], number, name)
        ]
    except _TooLongError as error:
        raise faults.SwollenArchive(file=file, limit=MOST_LETTERS) from error
    except _BROKEN as error:
        raise faults.NotOffice(file=file, wanted=".xlsx") from error


def _open(data: bytes, *, values: bool) -> Any:
    with warnings.catch_warnings(), redirect_stdout(StringIO()):  # the library prints about broken styles
        warnings.simplefilter("ignore")  # extensions of Excel that concern no text
        return openpyxl.load_workbook(BytesIO(data), data_only=values, keep_links=False)


def _sheet(values: Any, formulas: Any, number: int, name: str) -> Iterator[Line]:
    """The rows of one sheet; a chart sheet has none."""
    yield Line(0, 0, "", (Cell(clean(name), 0),))
    known: dict[int, dict[int, Cell]] = {}
    left = MOST_LETTERS
    for (row, column), cell in sorted(getattr(values, "_cells", {}).items()):
        text = _text(cell) or _formula(formulas.cell(row, column).value)
        left -= len(text)
        if left < 0:
            raise _TooLongError
        known.setdefault(row, {})[column] = Cell(clean(text), row * 1_000 + column)
    for merged in getattr(getattr(values, "merged_cells", None), "ranges", ()):
        first = known.get(merged.min_row, {}).get(merged.min_col, Cell("", 0))
        for row in range(merged.min_row, merged.max_row + 1):
            for column in range(merged.min_col, merged.max_col + 1):
                known.setdefault(row, {})[column] = first
    for row, cells in sorted(known.items()):
        line = Line(
            row, number, name, tuple(cells.get(column, Cell("", -column)) for column in range(1, max(cells) + 1))
        )
        if not line.is_blank:
            yield line


def _text(cell: Any) -> str:
    value = cell.value
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        unit = _UNIT.search(cell.number_format or "")
        return f"{value:.10g}{' ' + unit[1].strip() if unit else ''}"
    if isinstance(value, (date, time, timedelta)):
        return f"{value} (ô kiểu ngày giờ)"
    return str(value)


def _formula(value: object) -> str:
    return value if isinstance(value, str) and value.startswith("=") else ""
