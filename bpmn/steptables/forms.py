"""The forms that a new procedure starts from, one for each step that asks for something, and the application."""

from __future__ import annotations

import json
from typing import Any

from bpmn.steptables.stages import Course, Stage

Field = dict[str, Any]
#: What a scenario fills in; the people are made up.
DECLARED = {
    "Họ và tên": "Trần Thị Minh Họa",
    "Số định danh cá nhân": "001190000010",
    "Địa chỉ": "Số 12 đường Hoa Sữa, xã Hòa Bình (minh họa)",
    "Số điện thoại": "0912 000 001",
    "Nội dung đề nghị": "Đề nghị giải quyết thủ tục (minh họa).",
}
ACCEPT, COMPLETE, REJECT = (
    "Hồ sơ đầy đủ, hợp lệ: tiếp nhận",
    "Chưa đầy đủ, chưa chính xác: hướng dẫn bổ sung",
    "Từ chối tiếp nhận",
)
FIT, SUPPLEMENT, UNFIT = (
    "Đủ điều kiện giải quyết",
    "Cần sửa đổi, bổ sung hồ sơ",
    "Không đủ điều kiện giải quyết",
)
AGREE, SEND_BACK = "Đồng ý", "Trả lại để làm lại"
STOP, WAIT_ON = "Dừng xử lý", "Cho thêm thời gian bổ sung"
DIRECT = "Trực tiếp"


def write(course: Course) -> dict[str, bytes]:
    """The form files of *course* by their path in the folder."""
    forms = {"application": _application(), "nhan-bo-sung": _completed()}
    forms |= {"xem-xet-dung": _review(), "tra-thong-bao": _notice()}
    forms |= {stage.form.removesuffix(".json"): _of_stage(stage) for stage in course.stages}
    return {f"forms/{name}.json": _file(name, fields) for name, fields in forms.items()}


def decision(stage: Stage) -> str:
    """The label of the choice that an approving stage makes."""
    return f"Kết quả bước {stage.name}"[:200]


def _of_stage(stage: Stage) -> list[Field]:
    match stage.role:
        case "intake":
            return _intake()
        case "appraise":
            return _appraisal()
        case "approve":
            return _approval(stage)
        case "issue":
            return [_text(f"so_van_ban_{stage.id}", "Số văn bản", most=50)]
        case "pay":
            return [_text(f"so_bien_lai_{stage.id}", "Số biên lai, chứng từ nộp", needed=True, most=100)]
        case "give":
            return _giving(stage)
        case "assign":
            return [_area(f"chi_dao_{stage.id}", "Ý kiến chỉ đạo")]
        case _:
            return [_area(f"ghi_chu_{stage.id}", "Nội dung thực hiện")]


def _application() -> list[Field]:
    return [
        _text("ho_ten", "Họ và tên", needed=True),
        {**_text("so_dinh_danh", "Số định danh cá nhân", needed=True, most=0), "properties": {"kind": "personal-id"}},
        _text("dia_chi", "Địa chỉ", needed=True, most=300),
        {**_text("dien_thoai", "Số điện thoại", needed=True, most=0), "properties": {"kind": "phone"}},
        _area("noi_dung_de_nghi", "Nội dung đề nghị", needed=True),
    ]


def _intake() -> list[Field]:
    options = {ACCEPT: "tiep-nhan", COMPLETE: "bo-sung", REJECT: "tu-choi"}
    return [
        _choice("ket_qua_tiep_nhan", "Kết quả kiểm tra hồ sơ", options),
        _unless('ket_qua_tiep_nhan = "tiep-nhan"', _area("ly_do", "Lý do (nêu rõ lý do)", needed=True)),
    ]


def _completed() -> list[Field]:
    return [
        {**_field("checkbox", "da_nhan_du", "Đã nhận đủ giấy tờ theo phiếu yêu cầu"), "validate": {"required": True}},
        _area("ghi_chu", "Ghi chú"),
    ]


def _appraisal() -> list[Field]:
    options = {FIT: "du-dieu-kien", SUPPLEMENT: "bo-sung", UNFIT: "khong-du-dieu-kien"}
    supplement = _area("noi_dung_bo_sung", "Lý do, nội dung cần bổ sung", needed=True, most=4000)
    return [
        _choice("y_kien_tham_dinh", "Ý kiến thẩm định", options),
        _area("noi_dung_tham_dinh", "Nội dung thẩm định", needed=True, most=4000),
        _unless('y_kien_tham_dinh != "bo-sung"', supplement),
    ]


def _approval(stage: Stage) -> list[Field]:
    key = f"ket_qua_{stage.id}"
    return [
        _choice(key, decision(stage), {AGREE: "dong-y", SEND_BACK: "tra-lai"}),
        _unless(f'{key} != "tra-lai"', _area(f"ly_do_{stage.id}", "Lý do trả lại", needed=True)),
    ]


def _giving(stage: Stage) -> list[Field]:
    return [_text(f"nguoi_nhan_{stage.id}", "Họ và tên người nhận", needed=True), _way(f"hinh_thuc_{stage.id}")]


def _notice() -> list[Field]:
    return [
        _text("nguoi_nhan_thong_bao", "Họ và tên người nhận", needed=True),
        _area("ly_do_khong_giai_quyet", "Lý do không giải quyết (nêu rõ lý do)", needed=True, most=4000),
        _way("hinh_thuc_tra_thong_bao"),
    ]


def _review() -> list[Field]:
    return [
        _choice("ket_qua_xem_xet", "Kết quả xem xét", {STOP: "dung", WAIT_ON: "cho-them"}),
        _area("ly_do_dung", "Lý do", needed=True),
    ]


def _way(key: str) -> Field:
    options = {DIRECT: "truc-tiep", "Qua bưu chính công ích": "buu-chinh", "Trực tuyến": "truc-tuyen"}
    return _choice(key, "Hình thức trả", options)


def _file(name: str, fields: list[Field]) -> bytes:
    form = {"type": "default", "schemaVersion": 19, "id": name, "components": fields}
    return (json.dumps(form, ensure_ascii=False, indent=2) + "\n").encode()


def _field(kind: str, key: str, label: str) -> Field:
    return {"type": kind, "id": key, "key": key, "label": label}


def _text(key: str, label: str, *, needed: bool = False, most: int = 200) -> Field:
    return _validated(_field("textfield", key, label), needed=needed, most=most)


def _area(key: str, label: str, *, needed: bool = False, most: int = 1000) -> Field:
    return _validated(_field("textarea", key, label), needed=needed, most=most)


def _validated(field: Field, *, needed: bool, most: int) -> Field:
    rules = {**({"maxLength": most} if most else {}), **({"required": True} if needed else {})}
    return {**field, "validate": rules} if rules else field


def _choice(key: str, label: str, options: dict[str, str]) -> Field:
    values = [{"label": label, "value": value} for label, value in options.items()]
    return {**_field("radio", key, label), "validate": {"required": True}, "values": values}


def _unless(condition: str, field: Field) -> Field:
    return {**field, "conditional": {"hide": f"={condition}"}}
