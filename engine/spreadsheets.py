"""Tables that leave the house as spreadsheets, and spreadsheets that come in: .xlsx and .csv.

What goes out is words only: a cell that a spreadsheet would calculate is marked as text. What comes in is a bounded
file without macros, looked through before any library reads it, in a process apart; see `engine.spreadsheetchild`.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import orjson
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

from bpmn import xml
from bpmn.steptables import separated, workbooks
from bpmn.steptables.lines import Line
from engine import outside
from feel import text
from feel.errors import Fault

FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")  #: what spreadsheets would calculate instead of showing it, in wide letters too
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
KINDS = {"xlsx": XLSX, "csv": "text/csv; charset=utf-8"}
MOST_ELEMENTS = 60_000  #: of XML in a sheet that comes in, which is read at once; our choice, six times a full one
WIDEST = 60  #: characters of a column
SECONDS = 10  #: of work for one file that comes in; our choice, a full one takes one
SMALL_BYTES = 2**16  #: of separated values that are read at once: nothing in them takes long
CHILD = outside.Child(Path(__file__).with_name("spreadsheetchild.py"), most_seconds=2 * SECONDS)
Rows = Iterable[Sequence[str]]


class OtherKind(Fault):
    """Send a spreadsheet: .xlsx or .csv."""

    vi = "Hãy gửi bảng tính: tệp .xlsx hoặc .csv."


class NoHeadings(Fault):
    """The first row must name these columns: {columns}."""

    vi = "Dòng đầu của bảng phải có các cột: {columns}."


class NotTaken(xml.Unreadable):
    """{en}"""

    vi = "{vi}"


class TooHard(xml.Unreadable):
    """'{file}' takes too much time or memory to be read. Split it."""

    vi = "Tệp '{file}' cần quá nhiều thời gian hoặc bộ nhớ để đọc. Hãy tách tệp."


class NoRows(Fault):
    """The file has no row below its headings."""

    vi = "Tệp không có dòng nào dưới dòng tên cột."


def csv_text(rows: Rows) -> str:
    """*rows* as separated values, the headings first."""
    told = StringIO()
    csv.writer(told, lineterminator="\n").writerows([words(cell) for cell in row] for row in rows)
    return told.getvalue()


def written(rows: Rows, kind: str) -> bytes:
    """*rows*, the headings first, as a file of *kind* (xlsx or csv); Excel knows the letters of both."""
    if kind == "csv":
        return csv_text(rows).encode("utf-8-sig")
    found = [list(row) for row in rows]
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Danh sách")
    for number, column in enumerate(zip(*found, strict=True), 1):
        width = min(WIDEST, max(map(len, column)) + 2)
        sheet.column_dimensions[openpyxl.utils.get_column_letter(number)].width = width
    sheet.freeze_panes = "A2"
    for number, row in enumerate(found):
        sheet.append([_cell(sheet, cell, is_heading=number == 0) for cell in row])
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def words(cell: str) -> str:
    """*cell*, marked as text where a spreadsheet would calculate it."""
    told = _shown(cell)
    return f"'{told}" if told.startswith(FORMULA) else told


def _shown(cell: str) -> str:
    """*cell* without the characters that no spreadsheet may hold."""
    return str(ILLEGAL_CHARACTERS_RE.sub("", cell))


def _cell(sheet: object, value: str, *, is_heading: bool) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value=_shown(value))
    cell.data_type = "s"  # words, also when they begin like a formula
    cell.quotePrefix = True
    if is_heading:
        cell.font = Font(bold=True)
    return cell


def by_field(
    data: bytes, *, name: str, columns: Mapping[str, tuple[str, int]], most: int, too_many: type[Fault]
) -> list[tuple[int, dict[str, str]]]:
    """As `read`, with the cells by their field: *columns* tells the heading of each.

    Raises:
        OtherKind, NoHeadings, Unreadable, as `read` does. NoRows; *too_many*: there are more than *most*. Busy.
    """
    fields = {field: heading for field, (heading, _) in columns.items()}
    found = _read_apart(data, name=name, columns=list(fields.values()))
    if len(found) > most:
        raise too_many(count=len(found), most=most)
    if not found:
        raise NoRows
    return [(number, {field: cells[heading] for field, heading in fields.items()}) for number, cells in found]


def read(data: bytes, *, name: str, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """The rows below the heading row of the file *name*: the number of each, and its cells by the column's name.

    Headings are known with or without tone marks, in any order; other columns are left out.

    Raises:
        OtherKind, NoHeadings. Unreadable: one of its subclasses says why the file is not opened.
    """
    lines = _lines(data, name, columns)
    first = next((line for line in lines if _is_heading(line, columns)), None)
    if first is None:
        raise NoHeadings(columns=", ".join(columns))
    places = {text.fold(cell.text): number for number, cell in enumerate(first.cells)}
    below = lines[lines.index(first) + 1 :]
    return [(line.row, _row(line, columns, places)) for line in below if line.row and not line.is_blank]


def _read_apart(data: bytes, *, name: str, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    """As `read`, where whatever is in the file harms nobody."""
    if _ending(name) not in KINDS:
        raise OtherKind
    if _ending(name) == "csv" and len(data) <= SMALL_BYTES:
        return read(data, name=name, columns=columns)
    said = orjson.dumps({"name": name, "columns": columns, "seconds": SECONDS}) + b"\n" + data
    told = outside.done(hashlib.sha256(said).hexdigest(), lambda: _asked(said, name))
    if told.get("refused") == NoHeadings.__name__:
        raise NoHeadings(columns=", ".join(columns))
    if "refused" in told:
        raise NotTaken(vi=told["vi"], en=told["en"])
    return [(number, cells) for number, cells in told["rows"]]


def _asked(said: bytes, name: str) -> dict[str, Any]:
    try:
        found: dict[str, Any] = orjson.loads(CHILD.ask(said))
    except outside.Overrun as fault:
        raise TooHard(file=name) from fault
    return found


def _ending(name: str) -> str:
    return name.lower().rpartition(".")[2]


def _lines(data: bytes, name: str, columns: Sequence[str]) -> list[Line]:
    ending = _ending(name)
    if ending == "xlsx":
        return workbooks.read(data, file=name, most=MOST_ELEMENTS)
    if ending == "csv":
        return separated.read(data, file=name, is_header=lambda line: _is_heading(line, columns))
    raise OtherKind


def _is_heading(line: Line, columns: Sequence[str]) -> bool:
    said = {text.fold(cell.text) for cell in line.cells}
    return all(text.fold(column) in said for column in columns)


def _row(line: Line, columns: Sequence[str], places: dict[str, int]) -> dict[str, str]:
    def cell(column: str) -> str:
        place = places[text.fold(column)]
        told = " ".join(line.cells[place].text.split()) if place < len(line.cells) else ""
        return told[1:] if told.startswith("'") and told[1:].startswith(FORMULA) else told

    return {column: cell(column) for column in columns}


def carried(said: object, fields: Collection[str]) -> tuple[int, dict[str, str]]:
    """The number of a row, and by its *fields* what it says, as a form carried it in JSON.

    Raises:
        ValueError: it is none, or holds half a letter, which no page could show.
    """
    if not isinstance(said, list) or len(said) != len(fields) + 1 or not isinstance(said[0], int):
        raise ValueError
    cells = [str(one) for one in said[1:]]
    "".join(cells).encode()
    return said[0], dict(zip(fields, cells, strict=True))
