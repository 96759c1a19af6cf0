"""Decisions as provinces write them, made here: the facts of real ones, no real text."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import openpyxl
from docx import Document

from bpmn.steptables import sketches
from bpmn.steptables.posts import Mapped
from bpmn.steptables.sketches import Sketch

Rows = Sequence[Sequence[str]]
HEADING = ("STT", "Nội dung công việc", "Người thực hiện", "Thời gian", "Kết quả")
#: Hà Nội, 2.000908: 2 + 3 + 2 + 1 hours.
COPY: Rows = (
    ("1", "Tiếp nhận hồ sơ", "Bộ phận Một cửa", "02 giờ", "Giấy tiếp nhận"),
    ("2", "Thẩm định hồ sơ", "Chuyên viên phòng Tư pháp", "03 giờ", "Dự thảo bản sao"),
    ("3", "Ký duyệt", "Lãnh đạo UBND xã", "02 giờ", "Bản sao"),
    ("4", "Phát hành", "Văn thư", "01 giờ", "Bản sao"),
)


def csv(rows: Rows, *, before: str = "Thủ tục: Cấp bản sao từ sổ gốc (2.000908)\n", separator: str = ";") -> str:
    """A text file with *rows* below the usual heading."""
    lines = [separator.join(f'"{cell}"' if separator in cell else cell for cell in row) for row in (HEADING, *rows)]
    return before + "\n".join(lines) + "\n"


def of_rows(rows: Rows, *, heading: Sequence[str] = HEADING, mapped: Mapped | None = None) -> Sketch:
    """The sketch of the one table with *rows*."""
    book = openpyxl.Workbook()
    for row in ("Thủ tục: Cấp bản sao từ sổ gốc (2.000908)",), heading, *rows:
        book.active.append(list(row))
    (sketch,) = sketches.read(saved(book), file="quyet-dinh.xlsx", mapped=mapped or {}).sketches
    return sketch


def saved(file: Any) -> bytes:
    """The bytes of a document or workbook."""
    stream = BytesIO()
    file.save(stream)
    return stream.getvalue()


def add_table(document: Any, rows: Rows) -> Any:
    """A table with *rows* at the end of *document*."""
    table = document.add_table(rows=0, cols=len(rows[0]))
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return table


def land() -> bytes:
    """A decision with a list of codes, two procedures, merged cells, sub-steps, and a table over two pages."""
    document = Document()
    document.add_paragraph("Số: 123/QĐ-UBND")
    document.add_paragraph("Minh Họa, ngày 05 tháng 01 năm 2026")
    codes = [("STT", "Mã TTHC", "Tên thủ tục"), ("1", "1.012783", "Cấp đổi"), ("2", "1.013833", "Đăng ký biến động")]
    add_table(document, codes)
    document.add_heading("1. Thủ tục: Cấp đổi Giấy chứng nhận quyền sử dụng đất (Mã TTHC: 1.012783)", 2)
    document.add_paragraph("Thời hạn giải quyết: 12 ngày làm việc.")
    heading: tuple[str, ...] = (
        "TT",
        "Trình tự các bước thực hiện",
        "Trách nhiệm thực hiện",
        "Thời gian",
        "Kết quả/sản phẩm",
    )
    first = add_table(document, [heading, ("", "", "", "(ngày làm việc)", ""), *LAND[:2], ("",) * 5, *LAND[2:6]])
    for place in (0, 1, 2, 4):
        first.cell(0, place).merge(first.cell(1, place))
    first.cell(4, 0).merge(first.cell(4, 4)).text = "Giai đoạn thẩm định"
    document.add_paragraph("")
    second = add_table(document, [heading, *LAND[6:], ("", "", "", "12", "")])
    second.cell(3, 0).merge(second.cell(3, 2)).text = "Tổng cộng"
    document.add_heading("2. Thủ tục: Đăng ký biến động (1.013833)", 2)
    broken = ("2", "Thẩm định", "Chuyên viên", "theo tình hình")
    add_table(
        document,
        [("Bước", "Công việc", "Người thực hiện", "Thời hạn"), ("1", "Tiếp nhận", "Một cửa", "¼ ngày"), broken],
    )
    add_table(document, [("Nơi nhận:", "CHỦ TỊCH")])
    return saved(document)


#: Cấp đổi in a province of the type of Lạng Sơn: 0,5 + 9 + 2 + 0,5, with assignment and sub-steps.
LAND: Rows = (
    ("1", "Tiếp nhận hồ sơ", "Bộ phận Tiếp nhận và Trả kết quả", "0,5", "Giấy tiếp nhận hồ sơ"),
    ("2", "Phân công thụ lý", "Lãnh đạo Chi nhánh", "0,25", ""),
    ("3", "Thẩm định hồ sơ", "", "", ""),
    ("3.1", "Kiểm tra hồ sơ, trích đo", "Chuyên viên phòng HTKT", "8,5", "Phiếu thẩm định"),
    ("3.2", "Lập tờ trình", "Chuyên viên phòng HTKT", "0,25", "Tờ trình"),
    ("4", "Phê duyệt", "Lãnh đạo Chi nhánh", "2", "Giấy chứng nhận"),
    ("5", "Chuyển kết quả cho Bộ phận Tiếp nhận và Trả kết quả", "Văn thư", "0,5", ""),
    ("6", "Trả kết quả cho tổ chức, cá nhân", "Bộ phận Tiếp nhận và Trả kết quả", "Không tính thời gian", ""),
)
