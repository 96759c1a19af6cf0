"""The province of the demonstration: a commune and four agencies, posts and officers; all of it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from engine import organisation
from engine.tables import Unit
from engine.work import Work

Officer = tuple[str, str, str, str, str]  #: unit, login, name, role, title
SINCE = date(2025, 7, 1)
PROVINCE = ("H99", "Tỉnh Minh Họa")
COMMUNE = ("H99.15", "UBND xã Hòa Bình (minh họa)")
AGENCIES = (
    ("H99.02", "Sở Xây dựng tỉnh Minh Họa"),
    ("H99.03", "Sở Khoa học và Công nghệ tỉnh Minh Họa"),
    ("H99.04", "Văn phòng đăng ký đất đai tỉnh Minh Họa"),
    ("H99.05", "Công an tỉnh Minh Họa"),
)
OFFICERS = (
    ("H99.15", "mai.mc", "Nguyễn Thị Mai", "mot-cua", "Công chức Bộ phận một cửa"),
    ("H99.15", "hung.tp", "Phạm Văn Hùng", "truong-phong", "Trưởng phòng Kinh tế"),
    ("H99.15", "lan.cv", "Đỗ Thị Lan", "chuyen-vien", "Chuyên viên thẩm định"),
    ("H99.15", "thanh.ld", "Lê Quang Thanh", "lanh-dao", "Phó Chủ tịch UBND xã"),
    ("H99.15", "ha.vt", "Vũ Thu Hà", "van-thu", "Văn thư"),
    ("H99.02", "cuc.xd", "Trịnh Thị Cúc", "mot-cua", "Cán bộ Bộ phận một cửa"),
    ("H99.02", "son.xd", "Ngô Văn Sơn", "truong-phong", "Trưởng phòng Quản lý vận tải"),
    ("H99.02", "yen.xd", "Hồ Thị Yến", "chuyen-vien", "Chuyên viên"),
    ("H99.02", "khanh.xd", "Đặng Quốc Khánh", "lanh-dao", "Phó Giám đốc Sở"),
    ("H99.02", "nga.xd", "Lý Thị Nga", "van-thu", "Văn thư"),
    ("H99.03", "thao.kh", "Mai Phương Thảo", "mot-cua", "Cán bộ Bộ phận một cửa"),
    ("H99.03", "dung.kh", "Phan Tiến Dũng", "truong-phong", "Trưởng phòng"),
    ("H99.03", "linh.kh", "Cao Thùy Linh", "chuyen-vien", "Chuyên viên"),
    ("H99.03", "vinh.kh", "Tạ Quang Vinh", "lanh-dao", "Phó Giám đốc Sở"),
    ("H99.03", "hoa.kh", "Đoàn Thị Hoa", "van-thu", "Văn thư"),
    ("H99.04", "anh.dd", "Lương Vân Anh", "mot-cua", "Cán bộ Bộ phận một cửa"),
    ("H99.04", "tuan.dd", "Đinh Anh Tuấn", "truong-phong", "Trưởng phòng Đăng ký và cấp giấy chứng nhận"),
    ("H99.04", "ngoc.dd", "Châu Bích Ngọc", "chuyen-vien", "Chuyên viên"),
    ("H99.04", "phuc.dd", "Hà Vĩnh Phúc", "lanh-dao", "Phó Giám đốc Văn phòng"),
    ("H99.04", "my.dd", "Tô Diễm My", "van-thu", "Văn thư"),
    ("H99.05", "trang.ca", "Kiều Thu Trang", "mot-cua", "Cán bộ Bộ phận một cửa"),
    ("H99.05", "long.ca", "Mạc Đức Long", "truong-phong", "Phó Trưởng phòng"),
    ("H99.05", "quyen.ca", "Thái Lệ Quyên", "chuyen-vien", "Cán bộ nghiệp vụ"),
    ("H99.05", "bach.ca", "Vương Xuân Bách", "lanh-dao", "Phó Giám đốc Công an tỉnh"),
    ("H99.05", "tam.ca", "Lại Minh Tâm", "van-thu", "Văn thư"),
)
MORE = (
    ("H99.15", "huong.mc", "Bùi Thu Hương", "mot-cua", "Công chức Bộ phận một cửa"),
    ("H99.15", "nam.cv", "Trương Hoài Nam", "chuyen-vien", "Chuyên viên thẩm định"),
    ("H99", "binh.ks", "Hoàng An Bình", "kiem-soat", "Chuyên viên kiểm soát thủ tục hành chính"),
    ("H99", "van.pt", "Trần Bích Vân", "phan-tich", "Chuyên viên phân tích quy trình"),
    ("H99", "quang.qt", "Dương Minh Quang", "quan-tri", "Quản trị hệ thống"),
)  #: whom no scripted case needs, but a visitor does
#: a second post: whoever controls procedures sees the cases too, so scenarios can be made of real ones
BESIDE = (("H99", "binh.ks", "Hoàng An Bình", "phan-tich", "Chuyên viên phân tích quy trình"),)


def seed_whole(work: Work) -> None:
    """The province with everybody a visitor may want to be; doing it again changes nothing."""
    seed(work)
    for code in dict.fromkeys(code for code, *_ in MORE):
        _appoint(work, code, organisation.unit_by_code(work, code), (*MORE, *BESIDE))


def seed(work: Work) -> None:
    """The province stands; doing it again changes nothing."""
    province = seed_commune(work).parent_id
    units = {
        code: organisation.found(work, code, name, level="province", parent_id=province, since=SINCE)
        for code, name in AGENCIES
    }
    for code, unit in units.items():
        _appoint(work, code, unit)


def seed_commune(work: Work) -> Unit:
    """Of the province only the commune stands; gives it."""
    province = organisation.found(work, *PROVINCE, level="province", since=SINCE)
    commune = organisation.found(work, *COMMUNE, level="commune", parent_id=province.id, since=SINCE)
    _appoint(work, COMMUNE[0], commune)
    return commune


def _appoint(work: Work, code: str, unit: Unit, officers: Sequence[Officer] = OFFICERS) -> None:
    for where, login, name, role, title in officers:
        if where == code:
            officer = organisation.enrol(work, login, name)
            organisation.appoint(work, officer, unit, role=role, title=title, since=SINCE)
