"""What there is to be allowed, and what each role of the circular may do beyond the steps of its lane.

Source: Circular 11/2025/TT-BKHCN, annex, column "Đối tượng" (who uses each function). Which acts each role gets, and
how far they reach, is our choice: no more than the functions named there need.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

Act = Literal["read", "claim", "complete", "assign", "print", "urge", "sign", "receive", "administer", "design"]
Branch = Literal["alone", "agency", "below"]  #: the unit, its divisions too, all units below it

ACTS: tuple[Act, ...] = get_args(Act)
WORK: frozenset[Act] = frozenset({"claim", "complete"})  #: what the holder of the post does that a lane means
LOOKING: frozenset[Act] = frozenset({"read", "print"})  #: changes nothing
PERSONAL: frozenset[Act] = frozenset({"sign", "administer", "design"})  #: a substitute does not get these
LENT: frozenset[Act] = frozenset(ACTS) - PERSONAL

WORDS: dict[Act, str] = {
    "read": "xem",
    "claim": "nhận",
    "complete": "hoàn thành",
    "assign": "phân công",
    "print": "in giấy tờ của",
    "urge": "đôn đốc",
    "sign": "ký",
    "receive": "tiếp nhận",
    "administer": "quản trị",
    "design": "thiết kế thủ tục",
}
#: the same where a page is English; the catalogue of texts has other words for "nhận" and "tiếp nhận"
ENGLISH: dict[Act, str] = {
    "read": "see",
    "claim": "take",
    "complete": "complete",
    "assign": "assign",
    "print": "print papers",
    "urge": "urge",
    "sign": "sign",
    "receive": "receive",
    "administer": "administer",
    "design": "design procedures",
}


def words(lang: str) -> dict[Act, str]:
    """What each act is called in *lang* ("vi" or "en")."""
    return WORDS if lang == "vi" else ENGLISH


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the circular: its name, what it may do, and how far from its own unit."""

    code: str
    name: str
    acts: frozenset[Act]
    branch: Branch


ROLES = {
    role.code: role
    for role in (
        Role("mot-cua", "Tiếp nhận và trả kết quả", frozenset({"read", "print", "receive"}), "alone"),
        Role("chuyen-vien", "Thẩm định", frozenset({"read", "print"}), "alone"),
        Role("truong-phong", "Trưởng phòng", frozenset({"read", "print", "assign", "urge"}), "alone"),
        Role("lanh-dao", "Lãnh đạo đơn vị", frozenset({"read", "print", "assign", "urge"}), "agency"),
        Role("van-thu", "Văn thư", frozenset({"read", "print"}), "agency"),
        Role("kiem-soat", "Kiểm soát thủ tục hành chính", frozenset({"read", "print", "urge"}), "below"),
        Role("phan-tich", "Phân tích quy trình", frozenset({"design"}), "below"),
        Role("quan-tri", "Quản trị", frozenset({"administer", "design"}), "below"),
    )
}
OTHER = Role("", "", frozenset({"read", "print"}), "alone")  #: a post that only a diagram names


def of_post(role: str) -> Role:
    """What holding a post with the code *role* brings."""
    return ROLES.get(role, OTHER)
