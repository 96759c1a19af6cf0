"""What happened in a case, told line by line: step, who, when, due, status."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from bpmn.procedure import Limit, Procedure
from commands import output
from commands.demo.script import Scripted
from engine import statuses
from engine.cases import VIETNAM
from engine.queries import stories

LIMITS = {
    "legal": ("thời hạn pháp luật quy định", "the legal limit"),
    "shortened": ("thời hạn tỉnh đã rút ngắn", "the limit shortened by the province"),
    "steps": ("tổng thời hạn các bước của quy trình nội bộ", "the sum of the steps of the internal procedure"),
}
WIDTHS = (42, 18, 17, 17)


def introduce(procedure: Procedure) -> None:
    """Print what the next cases are about: code, name and legal limit of *procedure*."""
    limits = ", ".join(sorted({words(limit) for limit in procedure.limits}))
    output.result(f"\n{procedure.code} · {procedure.name} · {limits or output.pick('không định thời hạn', 'no limit')}")


def words(limit: Limit) -> str:
    """A legal limit as an officer says it; one in hours and minutes stays in ISO 8601."""
    amount, unit = limit.text.strip("P")[:-1], limit.text[-1]
    units = {"D": ("ngày", "days"), "W": ("tuần", "weeks"), "M": ("tháng", "months"), "Y": ("năm", "years")}
    if limit.text == "same-day":
        return output.pick("trong ngày", "the same day")
    if not amount.isdigit() or unit not in units:
        return limit.text
    working = limit.kind == "working"
    vi, en = units[unit]
    return output.pick(
        f"{amount} {vi}{' làm việc' if working else ''}", f"{amount} {'working ' if working else ''}{en}"
    )


def tell(session: Session, scripted: Scripted, case_id: uuid.UUID) -> stories.Story:
    """Print the story of one case, and give it."""
    told = stories.of_case(session, case_id)
    number = told.case_number or output.pick("chưa có mã hồ sơ", "no case number")
    output.result(f"\n{scripted.reference} · {scripted.title}")
    output.result(f"  {number} · {output.pick('nộp', 'filed')} {when(told.opened_at)}")
    _row(output.pick("Bước", "Step"), output.pick("Người thực hiện", "Who"), output.pick("Lúc", "When"),
         output.pick("Hạn của bước", "Step due"), output.pick("Trạng thái sau bước", "Status after"))  # fmt: skip
    for line in told.lines:
        _row(line.step, line.who or "–", when(line.at), when(line.due), line.status and statuses.words(line.status))
    if told.due is not None:
        late = output.pick("quá hạn", "late") if told.is_late else output.pick("đúng hạn", "on time")
        output.result(f"  {output.pick('Hạn trả kết quả', 'Result due')}: {when(told.due)} · {late}")
    if told.limit is not None:
        output.result(f"  {output.pick('Tính theo', 'Counted by')}: {output.pick(*LIMITS[told.limit['name']])}"
                      f" ({told.limit['limit']}) · {told.limit['source'] or '–'}")  # fmt: skip
    return told


def when(moment: datetime | None) -> str:
    """*moment* as an officer reads it; a dash for none."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if moment else "–"


def _row(step: str, who: str, at: str, due: str, status: str | None) -> None:
    cells = [text.ljust(width)[:width] for text, width in zip((step, who, at, due), WIDTHS, strict=True)]
    output.result(f"  {' '.join(cells)} {status or ''}".rstrip())
