"""What a file of cases of another system says: its columns in words, and a sample to begin from. See docs/import.md."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from flask import Response as FileResponse
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from api.pages import edge
from api.pages.officers import sheet
from engine import administration
from engine.imports import FIELDS, samples
from engine.work import Work

#: column -> what stands in it; those of `rows.NEEDED` are asked of every case
COLUMNS: Mapping[str, Any] = {
    "code": lazy_gettext("mã hồ sơ ở hệ thống cũ, như H26.19-251105-0001; hồ sơ giữ nguyên mã này"),
    "procedure": lazy_gettext("mã thủ tục quốc gia, hoặc tên ngắn của thủ tục"),
    "variant": lazy_gettext("mã trường hợp, khi thủ tục chia trường hợp"),
    "channel": lazy_gettext("cách thức nộp; không ghi là nộp tại quầy (counter)"),
    "receiving_unit": lazy_gettext("mã đơn vị tiếp nhận"),
    "competent_unit": lazy_gettext("mã đơn vị giải quyết"),
    "returning_unit": lazy_gettext("mã đơn vị trả kết quả; không ghi là đơn vị tiếp nhận"),
    "territory": lazy_gettext("mã địa bàn"),
    "applicant": lazy_gettext("họ tên người nộp, hoặc tên tổ chức"),
    "personal_id": lazy_gettext("số định danh"),
    "phone": lazy_gettext("số điện thoại"),
    "received_at": lazy_gettext("lúc tiếp nhận: 2026-11-05 09:30 (giờ Việt Nam), hoặc 2026-11-05"),
    "promised_at": lazy_gettext("ngày giờ đã hẹn trả; phải có khi hồ sơ đã tiếp nhận hoặc đã đóng"),
    "step": lazy_gettext(
        "bước đang chờ: tên hoặc mã; nhiều bước cùng chờ thì cách nhau bằng dấu |; phải có khi chưa đóng"
    ),
    "step_at": lazy_gettext("từ lúc nào chờ ở bước đó; hẹn giờ trong sơ đồ tính từ lúc ấy, không ghi là từ lúc nhập"),
    "holder": lazy_gettext("tên đăng nhập của cán bộ đang giữ, theo thứ tự các bước"),
    "status": lazy_gettext("mã trạng thái; không ghi thì theo bước đang chờ, đã đóng là returned"),
    "ended_at": lazy_gettext("lúc đóng; có thì hồ sơ đã đóng"),
    "answers": lazy_gettext("nội dung khai theo biểu mẫu nộp hồ sơ; chỉ trong JSON"),
    "results": lazy_gettext("kết quả của hồ sơ đã đóng: number, date, issuer, code, file"),
    "fees": lazy_gettext("phí, lệ phí đã nộp: content, amount (số đồng), receipt, paid_on, notice"),
    "notes": lazy_gettext("ghi chú: text, date; hoặc ghi trần một câu"),
    "papers": lazy_gettext("giấy tờ: component, form, file, note, valid_until; hoặc ghi trần tên thành phần"),
}


@edge.asks("/quan-tri/nhap-ho-so/mau.<any(csv, jsonl):kind>")
def import_sample(work: Work, kind: str) -> Response:
    """Two invented cases of a procedure and units that are here; without any only the headings."""
    administration.require(work)
    rows = samples.rows(work)
    if kind == "csv":
        return sheet([[*FIELDS], *([*row.values()] for row in rows)], "mau-nhap-ho-so", kind)
    lines = (orjson.dumps({name: said for name, said in row.items() if said}) + b"\n" for row in rows)
    response = FileResponse(b"".join(lines), content_type="application/jsonl; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="mau-nhap-ho-so.{kind}"'
    return response
