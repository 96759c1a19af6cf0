"""The province of the demonstration: one commune with its posts and officers, all of them invented."""

from __future__ import annotations

from datetime import date

from engine import organisation
from engine.work import Work

SINCE = date(2025, 7, 1)
PROVINCE = ("H99", "Tỉnh Minh Họa")
COMMUNE = ("H99.15", "UBND xã Hòa Bình (minh họa)")
OFFICERS = (
    ("mai.mc", "Nguyễn Thị Mai", "mot-cua", "Công chức Bộ phận một cửa"),
    ("hung.tp", "Phạm Văn Hùng", "truong-phong", "Trưởng phòng Kinh tế"),
    ("lan.cv", "Đỗ Thị Lan", "chuyen-vien", "Chuyên viên thẩm định"),
    ("thanh.ld", "Lê Quang Thanh", "lanh-dao", "Phó Chủ tịch UBND xã"),
    ("ha.vt", "Vũ Thu Hà", "van-thu", "Văn thư"),
)


def seed(work: Work) -> None:
    """The province stands; doing it again changes nothing."""
    province = organisation.found(work, *PROVINCE, level="province", since=SINCE)
    commune = organisation.found(work, *COMMUNE, level="commune", parent_id=province.id, since=SINCE)
    for login, name, role, title in OFFICERS:
        organisation.appoint(work, organisation.enrol(work, login, name), commune, role=role, title=title, since=SINCE)
