"""The official statuses: each situation that a case can be in, the circular's word for it, and the portal's code.

Source: Circular 11/2025/TT-BKHCN, annex, group 4, item 1 (thirteen situations, each with its word); the portal codes
1..10 are those of the national portal's catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from feel.errors import Fault


class UnknownStatus(Fault):
    """No status has the code '{code}'."""

    vi = "Không có trạng thái mang mã '{code}'."


@dataclass(frozen=True, slots=True)
class Status:
    """One status: *word* is the circular's, *detail* what a person reads beside it."""

    code: str
    word: str | None  #: None: the circular has no word yet (an online filing that nobody has received)
    detail: str
    portal: int


CATALOGUE = {
    status.code: status
    for status in (
        Status("filed", None, "Mới đăng ký, chờ tiếp nhận", 1),
        Status("received", "Được tiếp nhận", "Bộ phận một cửa đã tiếp nhận hồ sơ", 2),
        Status("incomplete", "Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đầy đủ, chưa chính xác", 5),
        Status("withdrawn", "Đã trả lại", "Tổ chức, cá nhân yêu cầu rút hồ sơ", 7),
        Status("reception-refused", "Dừng xử lý", "Từ chối tiếp nhận", 3),
        Status("forwarded", "Đang xử lý", "Đã chuyển cơ quan có thẩm quyền giải quyết", 4),
        Status("assigned", "Đang xử lý", "Đã phân công xử lý", 4),
        Status("processing", "Đang xử lý", "Đang thẩm định, giải quyết", 4),
        Status("supplement", "Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đủ điều kiện giải quyết", 5),
        Status("supplemented", "Yêu cầu bổ sung giấy tờ", "Đã bổ sung, chờ tiếp nhận", 5),
        Status("refused", "Dừng xử lý", "Không đủ điều kiện giải quyết", 8),
        Status("expired", "Dừng xử lý", "Quá thời hạn bổ sung hồ sơ", 8),
        Status("stopped", "Dừng xử lý", "Dừng thực hiện theo yêu cầu của tổ chức, cá nhân", 8),
        Status("consulting", "Đang xử lý", "Đang lấy ý kiến cơ quan liên quan", 4),
        Status("linked", "Đang xử lý", "Đang thực hiện theo liên thông", 4),
        Status("overdue", "Đang xử lý", "Quá hạn giải quyết", 4),
        Status("obligation", "Đang xử lý", "Chờ thực hiện nghĩa vụ tài chính", 6),
        Status("done", "Đã xử lý xong", "Đang trả kết quả", 9),
        Status("returned", "Đã xử lý xong", "Đã trả kết quả", 10),
    )
}


def of(code: str) -> Status:
    """The status with *code*.

    Raises:
        UnknownStatus: the catalogue has no such code.
    """
    status = CATALOGUE.get(code)
    if status is None:
        raise UnknownStatus(code=code)
    return status


def words(code: str) -> str:
    """What a person reads: the circular's word, then the detail."""
    status = of(code)
    return f"{status.word} – {status.detail}" if status.word else status.detail


def with_word(*wanted: str) -> list[str]:
    """The codes of the statuses that the circular calls one of *wanted*."""
    return [status.code for status in CATALOGUE.values() if status.word in wanted]
