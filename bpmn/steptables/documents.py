"""The paragraphs and tables of a Word document (.docx), in order.

Deleted words of tracked changes are left out and inserted ones are in; content controls are looked into; a cell that
is merged downwards or across stands at each of its places.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO

from docx import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from lxml import etree

from bpmn.steptables import archives, faults
from bpmn.steptables.lines import Cell, Line, clean
from bpmn.xml import Element

_WRAPPERS = frozenset(map(qn, ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml", "w:smartTag")))
_P, _TBL, _TR, _TC = qn("w:p"), qn("w:tbl"), qn("w:tr"), qn("w:tc")
_T = qn("w:t")
_SIGNS = {_P: "\n", qn("w:tab"): " ", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_MOST_COLUMNS = 64
_BROKEN = (OpcError, etree.XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError, TypeError)


def read(data: bytes, *, file: str) -> list[Line]:
    """The lines of the document *data*.

    Raises:
        Unreadable: it is no document that may be opened.
    """
    archives.check(data, file=file, wanted=".docx")
    try:
        body = Document(BytesIO(data)).element.body
    except _BROKEN as error:
        raise faults.NotOffice(file=file, wanted=".docx") from error
    for fallback in list(body.iter(_FALLBACK)):  # says again what a text box says
        fallback.getparent().remove(fallback)
    return list(_bounded(_lines(body), file))


def _lines(body: Element) -> Iterator[Line]:
    tables = 0
    for element in _flat(body, _P, _TBL):
        if element.tag == _TBL:
            tables += 1
            yield from _rows(element, tables)
        elif text := clean(_text(element)):
            yield Line(0, 0, "", (Cell(text, 0),))


def _bounded(lines: Iterable[Line], file: str) -> Iterator[Line]:
    """*lines*, as many as a workbook may have."""
    rows = cells = 0
    for line in lines:
        rows += bool(line.table)
        cells += len(line.cells)
        if rows > archives.MOST_ROWS:
            raise faults.TooManyRows(file=file, limit=archives.MOST_ROWS)
        if cells > archives.MOST_CELLS:
            raise faults.TooManyCells(file=file, limit=archives.MOST_CELLS, column=_MOST_COLUMNS)
        yield line


def _rows(table: Element, number: int) -> Iterator[Line]:
    above: dict[int, Cell] = {}
    for row, element in enumerate(_flat(table, _TR), 1):
        cells: list[Cell] = [Cell("", -1)] * min(_number(element, "w:trPr/w:gridBefore"), _MOST_COLUMNS)
        for place, tc in enumerate(_flat(element, _TC)):
            span = max(_number(tc, "w:tcPr/w:gridSpan", default=1), 1)
            cell = Cell(clean(_text(tc)), row * 1_000 + place)
            if _goes_on(tc):
                cell = above.get(len(cells), cell)
            cells += [cell] * min(span, _MOST_COLUMNS - len(cells))
        above = dict(enumerate(cells))
        if not _is_deleted(element):
            yield Line(row, number, f"bảng {number}", tuple(cells))


def _flat(element: Element, *wanted: str) -> Iterator[Element]:
    """The children of *element* called one of *wanted*, with those in content controls and tracked insertions."""
    waiting = list(reversed(element))
    while waiting:
        here = waiting.pop()
        if here.tag in wanted:
            yield here
        elif here.tag in _WRAPPERS:
            waiting.extend(reversed(here))


def _text(element: Element) -> str:
    """The words of a paragraph or a cell, each paragraph on a line of its own."""
    return "".join(here.text or "" if here.tag == _T else _SIGNS[str(here.tag)] for here in element.iter(_T, *_SIGNS))


def _goes_on(tc: Element) -> bool:
    """Whether *tc* is a further place of the merged cell above it."""
    merge = tc.find("w:tcPr/w:vMerge", {"w": _P[1:].partition("}")[0]})
    return merge is not None and merge.get(qn("w:val"), "continue") == "continue"


def _is_deleted(row: Element) -> bool:
    return row.find("w:trPr/w:del", {"w": _P[1:].partition("}")[0]}) is not None


def _number(element: Element, path: str, *, default: int = 0) -> int:
    found = element.find(path, {"w": _P[1:].partition("}")[0]})
    written = found.get(qn("w:val"), "") if found is not None else ""
    return int(written) if written.isdecimal() and len(written) < 4 else default
