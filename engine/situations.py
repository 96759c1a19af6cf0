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
class Situation:
    """One of the circular's thirteen situations, as it words them: a.1 … a.4, b.1 … b.8, c.1."""

    code: str
    words: str
    status: str  #: the word for the status
    information: str | None  #: what stands beside the status


HANDLED_BY = "Vị trí, phòng ban, người xử lý hiện tại"
SITUATIONS = {
    one.code: one
    for one in (
        Situation("a.1", "Bộ phận một cửa tiếp nhận hồ sơ", "Được tiếp nhận", "Ngày tiếp nhận hồ sơ"),
        Situation(
            "a.2",
            "Bộ phận một cửa trả lại hồ sơ chưa đầy đủ, chưa chính xác hoặc không thuộc thẩm quyền giải quyết",
            "Yêu cầu bổ sung giấy tờ",
            "Lý do bổ sung, hoàn thiện hồ sơ",
        ),
        Situation("a.3", "Bộ phận một cửa trả lại hồ sơ tổ chức, cá nhân yêu cầu rút hồ sơ", "Đã trả lại", None),
        Situation("a.4", "Bộ phận một cửa từ chối tiếp nhận", "Dừng xử lý", "Lý do từ chối tiếp nhận"),
        Situation("b.1", "Bộ phận một cửa chuyển hồ sơ", "Đang xử lý", "Cơ quan có thẩm quyền giải quyết"),
        Situation("b.2", "Cơ quan có thẩm quyền giải quyết tiến hành phân công xử lý", "Đang xử lý", HANDLED_BY),
        Situation(
            "b.3",
            "Người được giao xử lý tiến hành xử lý hồ sơ trong trường hợp thủ tục hành chính không quy định phải thẩm "
            "tra, xác minh hồ sơ hoặc có quy định nhưng hồ sơ đã đủ điều kiện trình cấp có thẩm quyền quyết định",
            "Đang xử lý",
            HANDLED_BY,
        ),
        Situation(
            "b.4",
            "Người được giao xử lý tiến hành xử lý hồ sơ khi thẩm tra, xác minh hồ sơ chưa đủ điều kiện giải quyết",
            "Yêu cầu bổ sung giấy tờ",
            "Lý do, nội dung cần bổ sung",
        ),
        Situation(
            "b.5",
            "Người được giao xử lý tiến hành xử lý hồ sơ sau khi thẩm định không đủ điều kiện giải quyết",
            "Dừng xử lý",
            "Lý do không giải quyết",
        ),
        Situation(
            "b.6",
            "Người được giao xử lý tiến hành xử lý hồ sơ khi hồ sơ đang lấy ý kiến của các cơ quan liên quan",
            "Đang xử lý",
            HANDLED_BY,
        ),
        Situation(
            "b.7",
            "Người được giao xử lý tiến hành xử lý hồ sơ khi hồ sơ thực hiện theo liên thông",
            "Đang xử lý",
            HANDLED_BY,
        ),
        Situation(
            "b.8",
            "Người được giao xử lý tiến hành xử lý hồ sơ khi hồ sơ quá hạn giải quyết",
            "Đang xử lý",
            "Thời hạn xử lý, thời gian quá hạn",
        ),
        Situation(
            "c.1",
            "Bộ phận một cửa chuyển hồ sơ được xử lý xong để trả hồ sơ",
            "Đã xử lý xong",
            "Đang trả kết quả/Đã trả kết quả",
        ),
    )
}


@dataclass(frozen=True, slots=True)
class Status:
    """One status: *word* is the circular's, *detail* what a person reads beside it."""

    code: str
    word: str | None  #: None: the circular has no word yet (an online filing that nobody has received)
    detail: str
    portal: int
    situation: str | None = None  #: code in `SITUATIONS`; None: a status that the circular does not list


CATALOGUE = {
    status.code: status
    for status in (
        Status("filed", None, "Mới đăng ký, chờ tiếp nhận", 1),
        Status("received", "Được tiếp nhận", "Bộ phận một cửa đã tiếp nhận hồ sơ", 2, "a.1"),
        Status("incomplete", "Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đầy đủ, chưa chính xác", 5, "a.2"),
        Status("withdrawn", "Đã trả lại", "Tổ chức, cá nhân yêu cầu rút hồ sơ", 7, "a.3"),
        Status("reception-refused", "Dừng xử lý", "Từ chối tiếp nhận", 3, "a.4"),
        Status("forwarded", "Đang xử lý", "Đã chuyển cơ quan có thẩm quyền giải quyết", 4, "b.1"),
        Status("assigned", "Đang xử lý", "Đã phân công xử lý", 4, "b.2"),
        Status("processing", "Đang xử lý", "Đang thẩm định, giải quyết", 4, "b.3"),
        Status("supplement", "Yêu cầu bổ sung giấy tờ", "Hồ sơ chưa đủ điều kiện giải quyết", 5, "b.4"),
        Status("supplemented", "Yêu cầu bổ sung giấy tờ", "Đã bổ sung, chờ tiếp nhận", 5),
        Status("refused", "Dừng xử lý", "Không đủ điều kiện giải quyết", 8, "b.5"),
        Status("expired", "Dừng xử lý", "Quá thời hạn bổ sung hồ sơ", 8),
        Status("stopped", "Dừng xử lý", "Dừng thực hiện theo yêu cầu của tổ chức, cá nhân", 8),
        Status("consulting", "Đang xử lý", "Đang lấy ý kiến cơ quan liên quan", 4, "b.6"),
        Status("linked", "Đang xử lý", "Đang thực hiện theo liên thông", 4, "b.7"),
        Status("overdue", "Đang xử lý", "Quá hạn giải quyết", 4, "b.8"),
        Status("obligation", "Đang xử lý", "Chờ thực hiện nghĩa vụ tài chính", 6),
        Status("done", "Đã xử lý xong", "Đang trả kết quả", 9, "c.1"),
        Status("returned", "Đã xử lý xong", "Đã trả kết quả", 10, "c.1"),
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
