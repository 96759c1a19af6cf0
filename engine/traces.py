"""The trail of a case as a person reads it: who did what, for whom, when, from whom to whom, and why.

Source: Circular 11/2025/TT-BKHCN, annex, group 8, item 1 (lưu vết quá trình xử lý theo thời gian).
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engine import trail
from engine.tables import Person, Task, TrailEntry

ACTS = {
    "accept": "Tiếp nhận, cấp mã số hồ sơ",
    "ask": "Yêu cầu bổ sung hồ sơ",
    "ask-to-stop": "Ghi nhận yêu cầu dừng thực hiện",
    "assign": "Phân công xử lý",
    "claim": "Nhận việc",
    "complete": "Hoàn thành bước",
    "consult": "Lấy ý kiến",
    "correct": "Sửa lỗi đánh máy",
    "delegate": "Ủy quyền xử lý",
    "draft": "Soạn dự thảo kết quả",
    "draft-apology": "Soạn văn bản xin lỗi",
    "extend": "Gia hạn",
    "get-back": "Trao lại việc được ủy quyền",
    "give": "Trả kết quả",
    "give-back": "Trả lại giấy tờ gốc",
    "hand-back": "Trả về người đã xử lý",
    "hand-over": "Giao hồ sơ",
    "hold-back": "Chưa trả kết quả",
    "issue": "Phát hành kết quả",
    "keep-expired": "Tiếp tục chờ bổ sung",
    "import": "Nhập từ hệ thống khác",
    "link": "Mở hồ sơ liên thông",
    "linked-from": "Được mở từ hồ sơ liên thông",
    "linked-result": "Nhận kết quả liên thông",
    "message": "Nhận thông điệp",
    "move": "Chuyển sang phiên bản quy trình khác",
    "move-undone": "Hoàn tác chuyển phiên bản quy trình",
    "notify-apology": "Thông báo văn bản xin lỗi",
    "number": "Lấy số văn bản",
    "oblige": "Thông báo nghĩa vụ tài chính",
    "opinion": "Ghi nhận ý kiến",
    "note": "Ghi chú",
    "strike-note": "Gạch bỏ ghi chú",
    "order": "Ý kiến chỉ đạo",
    "paper": "Nhận giấy tờ",
    "partial-supplement": "Nhận bổ sung một phần",
    "pass-on": "Chuyển nơi tiếp nhận",
    "pause": "Tạm dừng tính thời hạn",
    "rearrange": "Chuyển đơn vị do sắp xếp",
    "pay": "Ghi nhận nghĩa vụ tài chính",
    "receipt": "In giấy tiếp nhận",
    "receive": "Nộp hồ sơ",
    "receive-part": "Nhận nội dung bổ sung",
    "refuse": "Từ chối tiếp nhận",
    "refuse-to-stop": "Từ chối dừng thực hiện",
    "release": "Trả việc về hàng chờ",
    "report": "Báo cáo ý kiến chỉ đạo",
    "call-off": "Hủy ý kiến chỉ đạo",
    "resume": "Tính tiếp thời hạn",
    "retell": "Lập kịch bản từ hồ sơ",
    "return": "Trả về bước trước",
    "reuse": "Dùng lại giấy tờ",
    "rung": "Nhắc thời hạn",
    "send-back": "Trả lại dự thảo",
    "send-up": "Trình ký",
    "shelve": "Nhận kết quả về nơi trả, ghi kệ",
    "sign": "Ký duyệt",
    "sign-apology": "Ký văn bản xin lỗi",
    "signal": "Nhận tín hiệu",
    "status-off-chart": "Chuyển trạng thái ngoài lưu đồ",
    "stop": "Dừng thực hiện",
    "stop-expired": "Dừng vì hết hạn bổ sung",
    "take-away": "Thu việc của tài khoản bị khóa",
    "take-back": "Thu hồi hồ sơ",
    "take-over": "Nhận bàn giao hồ sơ",
    "timer": "Đến thời điểm hẹn",
    "transfer": "Chuyển xử lý",
    "urge": "Đôn đốc",
    "warned": "Cảnh báo yêu cầu bổ sung nhiều lần",
}


@dataclass(frozen=True, slots=True)
class Trace:
    """One entry of the trail in words."""

    number: int
    act: str
    step: str | None
    who: str | None  #: None: the system itself
    stead: str | None  #: in whose stead
    document: str | None  #: by which he stood in
    at: datetime
    before: str | None  #: from whom
    after: str | None  #: to whom, or to which earlier step
    reason: str | None  #: None: none was given, or it was erased


def of_case(session: Session, case_id: uuid.UUID) -> list[Trace]:
    """The trail of *case_id* so far, in order."""
    mine = select(TrailEntry).where(TrailEntry.case_id == case_id).order_by(TrailEntry.number)
    entries = session.scalars(mine).all()
    names, told = _names(session, entries), trail.reasons(session, case_id)
    named = select(Task.element, Task.name).where(Task.case_id == case_id).distinct()
    steps = {row.element: row.name for row in session.execute(named)}
    return [_trace(entry, names, steps, told.get(entry.number)) for entry in entries]


def _trace(entry: TrailEntry, names: Mapping[str, str], steps: Mapping[str, str], reason: str | None) -> Trace:
    facts = entry.facts
    return Trace(
        number=entry.number,
        act=_act(entry),
        step=steps.get(entry.element or ""),
        who=names.get(str(entry.actor_id)),
        stead=names.get(str(facts.get("for"))),
        document=facts.get("document") if "for" in facts else None,
        at=entry.at,
        before=names.get(str(facts.get("from"))),
        after=names.get(str(facts.get("to"))) or steps.get(str(facts.get("to"))),
        reason=reason,
    )


def _act(entry: TrailEntry) -> str:
    """What was done; of a case that came from elsewhere, from which system."""
    system = entry.facts.get("system") if entry.act == "import" else None
    return f"Nhập từ {system}" if system else ACTS[entry.act]


def _names(session: Session, entries: Iterable[TrailEntry]) -> Mapping[str, str]:
    """The names of all officers that *entries* mention."""
    said = {str(entry.facts.get(name)) for entry in entries for name in ("for", "from", "to")}
    ids = {entry.actor_id for entry in entries if entry.actor_id} | {found for one in said if (found := _id(one))}
    rows = session.execute(select(Person.id, Person.full_name).where(Person.id.in_(ids)))
    return {str(row.id): row.full_name for row in rows}


def _id(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
