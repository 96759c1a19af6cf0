"""Why a file of cases, or one line of it, is refused before anything is looked up."""

from __future__ import annotations

from feel.errors import Fault


class BadFile(Fault):
    """The file cannot be read as cases: {why}."""

    vi = "Không đọc được tệp hồ sơ: {why_vi}."


class BadLine(Fault):
    """This line cannot be read: {why}."""

    vi = "Không đọc được dòng này: {why_vi}."


class Missing(Fault):
    """'{field}' is missing."""

    vi = "Thiếu '{field}'."


class TooLong(Fault):
    """'{field}' has more than {most} characters, or some that cannot be shown."""

    vi = "'{field}' dài quá {most} ký tự, hoặc có ký tự không hiển thị được."


class BadMoment(Fault):
    """'{field}' is no moment: write 2026-11-30T08:30+07:00, 2026-11-30 08:30 or 2026-11-30."""

    vi = "'{field}' không phải là thời điểm: ghi 2026-11-30T08:30+07:00, 2026-11-30 08:30 hoặc 2026-11-30."


class Ahead(Fault):
    """'{field}' lies ahead of now."""

    vi = "'{field}' ở tương lai."


class WrongOrder(Fault):
    """'{field}' lies before '{before}', or ahead of now."""

    vi = "'{field}' trước '{before}', hoặc ở tương lai."


class BadItems(Fault):
    """'{field}' is a list of at most {most} objects."""

    vi = "'{field}' là danh sách không quá {most} đối tượng."


class BadAmount(Fault):
    """'fees.amount' is a whole number of đồng, 1 to {most}, without separators."""

    vi = "'fees.amount' là số đồng nguyên, từ 1 đến {most}, không có dấu phân cách."


class BadForm(Fault):
    """'{form}' is no form of a paper; there are: {known}."""

    vi = "'{form}' không phải là hình thức giấy tờ; có: {known}."
