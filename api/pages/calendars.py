"""Office time and legal parameters as administrators see them; what they change is looked at first (`timechanges`).

Source: BLLĐ 2019 Đ105, Đ111, Đ112; Circular 11/2025/TT-BKHCN, annex, group 2.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import MAXYEAR, date
from typing import Any

from flask import request
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge, frame
from api.pages.edge import blp
from api.pages.officers import administrator
from engine import administration, calendars, officeyears, parameters, recompute, validity
from engine.calendar import vietnam
from engine.tables import OfficeCalendar
from engine.work import Work
from feel.errors import Fault

HERE = "/quan-tri/lich"
WEEKDAYS: Mapping[int, Any] = {
    1: lazy_gettext("Thứ Hai"),
    2: lazy_gettext("Thứ Ba"),
    3: lazy_gettext("Thứ Tư"),
    4: lazy_gettext("Thứ Năm"),
    5: lazy_gettext("Thứ Sáu"),
    6: lazy_gettext("Thứ Bảy"),
    7: lazy_gettext("Chủ nhật"),
}
SORTS: Mapping[str, Any] = {
    "off": lazy_gettext("nghỉ"),
    "work": lazy_gettext("làm bù"),
    "half": lazy_gettext("làm nửa ngày"),
}
PARAMETERS: Mapping[str, Any] = {
    "same_day_cut_off": lazy_gettext("Giờ nhận hồ sơ trả kết quả trong ngày"),
    "working_day_minutes": lazy_gettext("Một ngày làm việc quy đổi"),
    "supplement_request_days": lazy_gettext("Thời hạn thông báo yêu cầu bổ sung"),
    "reappointments_max": lazy_gettext("Số lần hẹn lại nhiều nhất"),
    "online_intake_hours": lazy_gettext("Thời hạn tiếp nhận hồ sơ trực tuyến"),
    "apology_notice_days": lazy_gettext("Thông báo xin lỗi trước khi quá hạn"),
    "due_soon_days": lazy_gettext("Coi là sắp đến hạn"),
    "idle_days": lazy_gettext("Coi là không có thao tác"),
    "stop_decision_days": lazy_gettext("Thời hạn quyết định dừng hồ sơ"),
    "sign_in_idle_minutes": lazy_gettext("Phiên đăng nhập không dùng thì kết thúc"),
    "sign_in_longest_minutes": lazy_gettext("Phiên đăng nhập dài nhất"),
    "sign_in_tries": lazy_gettext("Số lần sai mật khẩu của một tài khoản"),
    "sign_in_address_tries": lazy_gettext("Số lần sai mật khẩu từ một địa chỉ"),
    "sign_in_wait_minutes": lazy_gettext("Chờ sau khi sai quá số lần"),
    "draft_states_kept": lazy_gettext("Số lần lưu gần nhất được giữ của mỗi tệp dự thảo"),
    "lookup_tries": lazy_gettext("Số lần tra cứu công khai"),
    "lookup_wait_minutes": lazy_gettext("Chờ sau khi tra cứu quá số lần"),
    "public_fewest": lazy_gettext("Số liệu công khai gộp từ bao nhiêu hồ sơ"),
    "password_length": lazy_gettext("Mật khẩu ngắn nhất"),
    "certification_page_vnd": lazy_gettext("Phí chứng thực bản sao, mỗi trang đầu"),
    "certification_further_page_vnd": lazy_gettext("Phí chứng thực bản sao, mỗi trang tiếp theo"),
    "certification_first_pages": lazy_gettext("Số trang tính phí trang đầu"),
    "certification_copy_most_vnd": lazy_gettext("Phí cao nhất một bản sao"),
    "certification_signature_vnd": lazy_gettext("Phí chứng thực chữ ký"),
}
UNITS: Mapping[str, Any] = {
    "time_of_day": lazy_gettext("giờ trong ngày"),
    "minute": lazy_gettext("phút"),
    "minutes": lazy_gettext("phút"),
    "working_day": lazy_gettext("ngày làm việc"),
    "working_hour": lazy_gettext("giờ làm việc"),
    "time": lazy_gettext("lần"),
    "character": lazy_gettext("ký tự"),
    "vnd": lazy_gettext("đồng"),
    "page": lazy_gettext("trang"),
}


@blp.app_template_filter("amount")
def amount(value: str, unit: str) -> str:
    """The value of a parameter with what it counts: 200.000 đồng, 3 ngày làm việc, 50."""
    if unit == "vnd" and value.isdecimal():
        return frame.vnd(int(value))
    return f"{value} {UNITS[unit]}" if unit in UNITS else value


@edge.asks(HERE)
def calendar_list(work: Work) -> Response:
    """The calendars that there are, and how many clocks still count by an older one."""
    return lists(work)


def lists(work: Work, fault: Fault | None = None) -> Response:
    """The same with what a change was refused for."""
    standing, rows = administrator(work), officeyears.listed(work.session, validity.day(work.now))
    return frame.render(
        "admin/calendars.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        rows=rows,
        titles={one.name: one.title for one in rows},
        nation=calendars.NATION,
        left=recompute.left(work.session),
        typed=request.form,
    )


@edge.asks(f"{HERE}/<name>")
def calendar_year(work: Work, name: str) -> Response:
    """A year of a calendar month by month, its own days and hours, and forms to change them."""
    return one(work, name)


def one(work: Work, name: str, fault: Fault | None = None) -> Response:
    """The page of the calendar, with what a change was refused for."""
    standing = administrator(work)
    today, plan = validity.day(work.now), vietnam.plan()
    asked = request.args.get("nam", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len(str(MAXYEAR)) + 1 else today.year
    number = min(max(number, plan.first.year), plan.last.year)
    row = work.session.get(OfficeCalendar, name)
    return frame.render(
        "admin/calendar.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        name=name,
        title=row.title if row else vietnam.title(name) if name in vietnam.names() else "",
        parent=row.parent if row else None,
        is_nation=name == calendars.NATION,
        nation=calendars.NATION,
        months=officeyears.year(work.session, name, number),
        number=number,
        own=[calendars.special(day) for day in calendars.days_of(work.session, name)],
        hours=[] if name == calendars.NATION else calendars.hours_of(work.session, name),
        shipped=vietnam.plan(name).weeks if row is None and name in vietnam.names() else (),
        weekdays=WEEKDAYS,
        sorts=SORTS,
        span=(plan.first.year, plan.last.year),
        forever=(date.min, date.max),
        typed=request.form,
        today=today,
    )


@edge.asks("/quan-tri/tham-so")
def parameter_list(work: Work) -> Response:
    """Every legal parameter with its values over time and what they rest on."""
    return numbers(work)


def numbers(work: Work, fault: Fault | None = None) -> Response:
    """The same with what a change was refused for."""
    standing = administrator(work)
    today = validity.day(work.now)
    return frame.render(
        "admin/parameters.html",
        422 if fault else 200,
        fault=fault,
        is_whole=administration.is_whole(work, standing),
        rows=parameters.every(work.session),
        words=PARAMETERS,
        units=UNITS,
        forever=date.max,
        typed=request.form,
        today=today,
    )
