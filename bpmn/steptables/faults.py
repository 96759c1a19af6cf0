"""What a file of step tables can be refused for as a whole."""

from __future__ import annotations

from bpmn.xml import Unreadable


class UnknownKind(Unreadable):
    """'{file}' is none of .docx, .xlsx and .csv."""

    vi = "'{file}' không phải tệp .docx, .xlsx hay .csv."


class OldKind(Unreadable):
    """'{file}' is in an old or protected Office format. Save it as {wanted}, without a password."""

    vi = "Tệp '{file}' ở định dạng Office cũ hoặc có mật khẩu. Hãy lưu lại thành {wanted}, không đặt mật khẩu."


class NotOffice(Unreadable):
    """'{file}' is not a {wanted} file, or is damaged. Open it in Office and save it again."""

    vi = "'{file}' không phải tệp {wanted} hoặc đã hỏng. Hãy mở bằng phần mềm văn phòng rồi lưu lại."


class WithMacros(Unreadable):
    """'{file}' carries macros. Save it as {wanted}, which has none."""

    vi = "Tệp '{file}' có macro. Hãy lưu lại thành {wanted} (không có macro)."


class StrangeArchive(Unreadable):
    """'{file}' is packed in a way no office program packs: {name}"""

    vi = "Tệp '{file}' được nén theo cách không phần mềm văn phòng nào làm: {name}"


class SwollenArchive(Unreadable):
    """'{file}' unpacks to more than {limit} bytes."""

    vi = "Tệp '{file}' giải nén ra hơn {limit} byte."


class TooManyRows(Unreadable):
    """'{file}' has more than {limit} rows. Delete the empty ones at the end, or split the file."""

    vi = "Tệp '{file}' có hơn {limit} dòng. Hãy xóa các dòng trống ở cuối hoặc tách tệp."


class TooManyCells(Unreadable):
    """'{file}' has more than {limit} cells, or cells beyond column {column}."""

    vi = "Tệp '{file}' có hơn {limit} ô, hoặc có ô ở sau cột {column}."


class WideMerge(Unreadable):
    """'{file}' merges more than {limit} cells."""

    vi = "Tệp '{file}' gộp hơn {limit} ô."


class TooManyTables(Unreadable):
    """'{file}' holds more than {limit} tables of steps. Split it."""

    vi = "Tệp '{file}' có hơn {limit} bảng các bước. Hãy tách tệp."


class NoTable(Unreadable):
    """'{file}' holds no table with columns for the work, who does it and how long."""

    vi = "Tệp '{file}' không có bảng nào có cột nội dung công việc, người thực hiện, thời gian."
