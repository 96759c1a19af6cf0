"""Files as people save them, and files that somebody made to do harm."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bpmn import xml
from bpmn.steptables import archives, faults, separated, sketches
from tests.bpmn.steptables.decisions import COPY, HEADING, add_table, csv, saved

CONTENT = "[Content_Types].xml"


def minutes(data: bytes, file: str) -> list[int]:
    return [sketch.minutes for sketch in sketches.read(data, file=file, mapped={}).sketches]


def workbook() -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in (["Thủ tục: Cấp bản sao (2.000908)"], HEADING, *COPY):
        book.active.append(list(row))
    return book


def repacked(data: bytes, change: Callable[[dict[str, bytes]], object], way: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The archive *data* after *change* of its parts."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", way) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_a_text_file_is_read_whatever_its_separator_and_encoding(separator: str, encoding: str) -> None:
    assert minutes(csv(COPY, separator=separator).encode(encoding), "a.csv") == [480]


def test_windows_1258_is_read_with_its_loose_tone_marks() -> None:
    loose = {
        "ụ": "u\u0323",
        "ế": "ê\u0301",
        "ả": "a\u0309",
        "ộ": "ô\u0323",
        "ờ": "ơ\u0300",
        "ẩ": "â\u0309",
        "ậ": "â\u0323",
    }
    text = "STT;Công việc;Người thực hiện;Thời gian\n1;Tiếp nhận;Bộ phận Một cửa;2 giờ\n2;Thẩm định;Cán bộ;1 giờ\n"
    for whole, parts in {**loose, "ệ": "ê\u0323", "ự": "ư\u0323", "ử": "ư\u0309", "ị": "i\u0323"}.items():
        text = text.replace(whole, parts)
    (sketch,) = sketches.read(text.encode("cp1258"), file="a.csv", mapped={}).sketches
    assert sketch.course is not None
    assert [stage.name for stage in sketch.course.stages][:2] == ["Tiếp nhận", "Thẩm định"]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b"", xml.Empty),
        (b"STT;\0;b", xml.StrangeEncoding),
        ("STT;Nội dung".encode("utf-16-le"), xml.StrangeEncoding),
        (b"\xff\xfe\x00", xml.StrangeEncoding),
        (bytes(range(128, 256)) * 9, xml.StrangeEncoding),
        (b"a;b;c\n1;2;3\n", faults.NoTable),
        (b'"' + b"x" * 200_000, faults.NoTable),
        (b"a\n" * (separated.MOST_ROWS + 1), faults.TooManyRows),
        (b";" * (separated.MOST_CELLS + 1), faults.TooManyCells),
        (b"a" * (separated.MOST_BYTES + 1), xml.TooLarge),
    ],
    ids=["empty", "nul", "no mark", "odd bytes", "no encoding", "no table", "huge cell", "rows", "cells", "bytes"],
)
def test_a_text_file_that_is_none_is_refused(data: bytes, fault: type[xml.Unreadable]) -> None:
    with pytest.raises(fault):
        sketches.read(data, file="a.csv", mapped={})


def test_each_sheet_of_a_workbook_may_hold_a_procedure() -> None:
    book = workbook()
    second = book.create_sheet("1.001193")
    for row in (HEADING, *COPY[:2]):
        second.append(list(row))
    found = sketches.read(saved(book), file="a.xlsx", mapped={}).sketches
    assert [(sketch.code, sketch.minutes) for sketch in found] == [("2.000908", 480), ("1.001193", 300)]


def test_a_merged_time_of_one_performer_is_one_step_and_of_two_is_refused() -> None:
    book = workbook()
    book.active["C5"] = book.active["C4"].value
    book.active.merge_cells("D4:D5")
    (sketch,) = sketches.read(saved(book), file="a.xlsx", mapped={}).sketches
    assert sketch.course is not None
    assert (sketch.minutes, sketch.course.stages[1].content) == (360, "Thẩm định hồ sơ\nKý duyệt")
    book.active["C5"] = "Lãnh đạo"
    (sketch,) = sketches.read(saved(book), file="a.xlsx", mapped={}).sketches
    assert "không chia được" in sketch.notes.refused[0].vi


def test_numbers_take_the_unit_of_their_format_and_dates_are_no_times() -> None:
    book = workbook()
    book.active["D3"], book.active["D3"].number_format = 2, '0.0" giờ"'
    assert minutes(saved(book), "a.xlsx") == [480]
    book.active["D4"], book.active["D4"].number_format = 45_000, "d/m/yyyy"
    (sketch,) = sketches.read(saved(book), file="a.xlsx", mapped={}).sketches
    assert "ô kiểu ngày giờ" in sketch.notes.refused[0].vi


def test_a_formula_counts_by_its_saved_value_and_is_refused_without_one() -> None:
    book = workbook()
    book.active["D3"] = '="02 "&"giờ"'
    (sketch,) = sketches.read(saved(book), file="a.xlsx", mapped={}).sketches
    assert (sketch.notes.refused[0].row, "công thức" in sketch.notes.refused[0].vi) == (3, True)

    def save_value(parts: dict[str, bytes]) -> None:
        sheet = parts["xl/worksheets/sheet1.xml"]
        head, _, rest = sheet.partition(b'<c r="D3"')
        rest = rest.replace(b"<v></v>", "<v>02 giờ</v>".encode(), 1).replace(b"<v/>", "<v>02 giờ</v>".encode(), 1)
        rest = rest.replace(b"<v />", "<v>02 giờ</v>".encode(), 1)
        parts["xl/worksheets/sheet1.xml"] = head + b'<c r="D3" t="str"' + rest

    assert minutes(repacked(saved(book), save_value), "a.xlsx") == [480]


def test_deleted_words_and_rows_of_tracked_changes_do_not_count() -> None:
    document = Document()
    table = add_table(document, [HEADING, *COPY, ("5", "Đã xóa", "Ai đó", "9 ngày", "")])
    gone = OxmlElement("w:del")
    table.rows[5]._tr.get_or_add_trPr().append(gone)
    run = table.cell(1, 3).paragraphs[0].runs[0]._r
    added = OxmlElement("w:ins")
    run.addprevious(added)
    added.append(run)
    removed = OxmlElement("w:del")
    old = OxmlElement("w:r")
    words = OxmlElement("w:delText")
    words.text = "8 giờ"
    old.append(words)
    removed.append(old)
    added.addprevious(removed)
    assert minutes(saved(document), "a.docx") == [480]
    assert table.cell(1, 3)._tc.find(f".//{qn('w:delText')}") is not None


def _bomb() -> bytes:
    return repacked(saved(Document()), lambda parts: parts.update({"word/media/x.bin": b"\0" * archives.MOST_UNPACKED}))


def _entities(name: str) -> Callable[[dict[str, bytes]], None]:
    text = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
    return lambda parts: parts.update({name: text})


def _sheet(inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{space}"><sheetData/>{inside}</worksheet>'.encode()
    return repacked(saved(workbook()), lambda parts: parts.update({"xl/worksheets/sheet1.xml": text}))


def _rows(count: int) -> bytes:
    return _sheet(f"<sheetData>{'<row/>' * count}</sheetData>")


def _moved(name: str, inside: str) -> bytes:
    """A workbook whose sheet lies at *name*."""

    def move(parts: dict[str, bytes]) -> None:
        sheet = parts.pop("xl/worksheets/sheet1.xml").replace(b"</sheetData>", f"</sheetData>{inside}".encode())
        for one, told in parts.items():
            parts[one] = told.replace(b"/xl/worksheets/sheet1.xml", f"/xl/{name}".encode())
        parts[f"xl/{name}"] = sheet.replace(b"<worksheet", b"<other").replace(b"</worksheet", b"</other")

    return repacked(saved(workbook()), move)


def _twice() -> bytes:
    """A workbook that names one sheet again and again, each time to be read."""

    def name(parts: dict[str, bytes]) -> None:
        book = parts["xl/workbook.xml"]
        (sheet,) = re.findall(rb"<sheet [^>]*/>", book)
        parts["xl/workbook.xml"] = book.replace(sheet, sheet * 2)

    return repacked(saved(workbook()), name)


def _long() -> bytes:
    """A workbook whose one long text stands in every cell."""
    row = "<row>" + '<c t="inlineStr"><is><t>' + "a" * 500_000 + "</t></is></c></row>"
    return _sheet(f"<sheetData>{row * 20}</sheetData>")


USES = '<c><f t="shared"/></c>' * 1001
SHARED = f"<sheetData><row><c><f>{'1+' * 1000}1</f></c>{USES}</row></sheetData>"
WIDE = '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'


@pytest.mark.parametrize(
    ("file", "make", "fault"),
    [
        ("a.docx", lambda: b"PK\x03\x04 no archive", faults.NotOffice),
        ("a.docx", lambda: saved(Document())[:2_000], faults.NotOffice),
        ("a.docx", lambda: repacked(saved(Document()), lambda parts: parts.pop("word/document.xml")), faults.NotOffice),
        ("a.docx", lambda: repacked(saved(Document()), lambda parts: parts.pop(CONTENT)), faults.NotOffice),
        ("a.xlsx", lambda: saved(Document()), faults.NotOffice),
        ("a.docx", _bomb, faults.SwollenArchive),
        ("a.docx", lambda: repacked(saved(Document()), len, zipfile.ZIP_BZIP2), faults.NotOffice),
        ("a.docx", lambda: repacked(saved(Document()), _entities("word/document.xml")), xml.DocumentType),
        ("a.xlsx", lambda: repacked(saved(workbook()), _entities("xl/sharedStrings.xml")), xml.DocumentType),
        ("a.docx", lambda: repacked(saved(Document()), _entities("../../evil.xml")), faults.StrangeArchive),
        ("a.docx", lambda: repacked(saved(Document()), _entities("word/vbaProject.bin")), faults.WithMacros),
        ("a.xlsm", lambda: saved(workbook()), faults.WithMacros),
        ("a.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", faults.OldKind),
        ("a.docx", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", faults.OldKind),
        ("a.pdf", lambda: b"%PDF-1.7", faults.UnknownKind),
        ("a.docx", lambda: saved(Document()), faults.NoTable),
        ("a.xlsx", lambda: _rows(archives.MOST_ROWS + 1), faults.TooManyRows),
        ("a.xlsx", lambda: _sheet('<sheetData><row r="1048576"/></sheetData>'), faults.TooManyRows),
        ("a.xlsx", lambda: _sheet('<sheetData><row><c r="XFD1"/></row></sheetData>'), faults.TooManyCells),
        ("a.xlsx", lambda: _sheet('<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'), faults.WideMerge),
        ("a.xlsx", lambda: _sheet('<hyperlinks><hyperlink ref="A1:IV9000"/></hyperlinks>'), faults.WideMerge),
        ("a.xlsx", _long, faults.SwollenArchive),
        ("a.xlsx", _twice, faults.StrangeArchive),
        ("a.xlsx", lambda: _sheet(SHARED), faults.TooManyCells),
        ("a.xlsx", lambda: _moved("other/sheet1.xml", WIDE), faults.WideMerge),
        ("a.xlsx", lambda: _moved("worksheets/sheet1.dat", WIDE), faults.StrangeArchive),
        ("a.docx", lambda: repacked(saved(Document()), _deep), xml.TooDeep),
        ("a.docx", lambda: repacked(saved(Document()), _wide), faults.TooManyCells),
        ("a.docx", lambda: repacked(saved(Document()), _in_no_encoding), faults.NotOffice),
    ],
)
def test_an_office_file_that_is_none_or_hostile_is_refused(
    file: str, make: Callable[[], bytes], fault: type[xml.Unreadable]
) -> None:
    with pytest.raises(fault):
        sketches.read(make(), file=file, mapped={})


def _deep(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = b"<a>" * 5_000 + b"</a>" * 5_000


def _wide(parts: dict[str, bytes]) -> None:
    space = qn("w:p")[1:].partition("}")[0]
    row = '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>'
    body = f"<w:body><w:tbl>{row * 1_000}</w:tbl></w:body>"
    parts["word/document.xml"] = f'<w:document xmlns:w="{space}">{body}</w:document>'.encode()


def _in_no_encoding(parts: dict[str, bytes]) -> None:
    parts["word/document.xml"] = b'<?xml version="1.0" encoding="UVF-8"?><a/>'
