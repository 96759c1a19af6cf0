"""What happened in a case, told line by line: step, who, when, due, status."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlalchemy.orm import Session

from bpmn.differences import limit_words, span_words
from bpmn.procedure import Procedure
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
    """Print what the next cases are about: code, name and legal limits of *procedure*, as a whole or by phase."""
    whole = [output.pick(*limit_words(limit)) for limit in procedure.limits]
    phases = [f"{one.name}: {output.pick(*span_words(one.span.text, one.span.kind))}" for one in procedure.clock.phases]
    limits = "; ".join(dict.fromkeys(whole + phases)) or output.pick("không định thời hạn", "no limit")
    output.result(f"\n{procedure.code} · {procedure.name} · {limits}")


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
        limit = output.pick(*span_words(told.limit["limit"], told.limit["kind"]))
        output.result(f"  {output.pick('Tính theo', 'Counted by')}: {output.pick(*LIMITS[told.limit['name']])}"
                      f" ({limit}) · {told.limit['source'] or '–'}")  # fmt: skip
    return told


def when(moment: datetime | None) -> str:
    """*moment* as an officer reads it; a dash for none."""
    return f"{moment.astimezone(VIETNAM):%d/%m/%Y %H:%M}" if moment else "–"


def _row(step: str, who: str, at: str, due: str, status: str | None) -> None:
    cells = [text.ljust(width)[:width] for text, width in zip((step, who, at, due), WIDTHS, strict=True)]
    output.result(f"  {' '.join(cells)} {status or ''}".rstrip())
