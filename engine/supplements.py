"""What the applicant is asked to bring or to put right: said once, item by item, and received item by item."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import func, select

from engine import clocks, hands, intake, procedures, requests, tasks, trail
from engine.clocks import supplements as standstill
from engine.tables import Case, Component, Paper, SupplementItem, SupplementRequest, Task
from engine.work import Happening, Work
from feel.errors import Fault

# Source: NĐ 118/2025/NĐ-CP Điều 17 (what is incomplete or not correct); NĐ 309 (data that no database gave).
REASONS = {
    "missing": "Chưa có",
    "incomplete": "Chưa đầy đủ",
    "incorrect": "Chưa chính xác",
    "illegible": "Không đọc được",
    "wrong-form": "Không đúng mẫu",
    "expired": "Hết hiệu lực",
    "not-matching": "Không khớp với giấy tờ, dữ liệu khác",
    "not-authentic": "Chưa được chứng thực hoặc chữ ký số không hợp lệ",
    "no-data": "Không khai thác được dữ liệu từ cơ sở dữ liệu",
}


class NothingAsked(Fault):
    """Say what is to be brought or put right."""

    vi = "Hãy nêu ít nhất một nội dung cần bổ sung."


class BadItem(Fault):
    """Item {number} of the request cannot be kept: {field}."""

    vi = "Nội dung cần bổ sung thứ {number} chưa đúng ở mục {field}."


class AskedBefore(Fault):
    """The applicant was asked {times} time(s) already, and everything is to be said once: give the reason."""

    vi = "Đã yêu cầu bổ sung {times} lần, trong khi phải hướng dẫn một lần, đầy đủ: hãy nêu lý do yêu cầu thêm."


class UnknownItem(Fault):
    """The request has no item {number}."""

    vi = "Phiếu yêu cầu không có nội dung thứ {number}."


class PaperNotThere(Fault):
    """No new version of '{label}' came in since it was asked for."""

    vi = "Chưa có bản mới của '{label}' kể từ khi yêu cầu bổ sung."


@dataclass(frozen=True, slots=True)
class Item:
    """One thing asked for."""

    kind: str  #: "field" or "document"
    key: str  #: key of the field in the application, or position of the component
    reason: str  #: code of `REASONS`
    guidance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What an officer asks the applicant for."""

    items: Sequence[Item]
    again_reason: str = ""  #: why it is asked once more
    answers: Mapping[str, Any] = field(default_factory=dict)  #: to the form of the step that asks


def ask(work: Work, task_id: str, request: Request, *, seen: int) -> SupplementRequest:
    """The step is done by asking the applicant for everything at once; the case waits for it.

    Raises:
        NothingAsked, BadItem, AskedBefore; OtherWay: the answers mean something else; and what `tasks.complete` raises.
    """
    task = tasks.live(work, task_id)
    case = work.session.get_one(Case, task.case_id)
    items = _items(work, case, request.items)
    times = len(requests.of_case(work, case.id))
    if times and not request.again_reason.strip():
        raise AskedBefore(times=times)
    if not hands.fits(request.again_reason, hands.LONGEST):
        raise hands.BadText(most=hands.LONGEST)
    tasks.complete(work, task_id, answers=request.answers, seen=seen)
    intake.require_status(work, case, {"incomplete", "supplement"}, "yêu cầu bổ sung")
    row = SupplementRequest(
        case_id=case.id,
        number=requests.last_number(work, case.id) + 1,
        element=task.element,
        asked_by=work.actor_id,
        asked_at=work.now,
        again_reason=request.again_reason.strip() or None,
    )
    work.session.add(row)
    work.session.flush()
    work.session.add_all([SupplementItem(request_id=row.id, **item) for item in items])
    work.session.flush()
    trail.record(work, case.id, "ask", element=task.element, facts={"request": row.number, "items": len(items)})
    work.publish(work, Happening("supplement-request", case.id, work.now, task.element, {"number": row.number}))
    return row


def receive_part(
    work: Work, case_id: uuid.UUID, numbers: Collection[int], *, fields: Mapping[str, object] | None = None
) -> list[str]:
    """The items *numbers* came in, with new values of the *fields* asked for; gives what is still open.

    Raises:
        NothingWaited, UnknownItem, PaperNotThere, BadAnswers; and what `hands.lay_on` raises.
    """
    case = hands.lay_on(work, case_id)
    request = requests.waited(work, case.id)
    items = {item.number: item for item in requests.items_of(work, request)}
    for number in numbers:
        if number not in items:
            raise UnknownItem(number=number)
        _check_came(work, case, request, items[number], fields or {})
        items[number].received_at = work.now
    if fields:
        intake.fill_in_again(work, case, fields)
    work.session.flush()
    trail.record(work, case.id, "receive-part", facts={"request": request.number, "items": sorted(numbers)})
    left = [item.label for item in items.values() if item.received_at is None]
    if left and _clock_waits(work, case):
        standstill.receive(work, case, is_full=False)
    return left


def receive_full(work: Work, task_id: str, *, answers: Mapping[str, Any], seen: int) -> Case:
    """Everything asked for is there: the step that waits for it is done with *answers*.

    Raises:
        NothingWaited; StillOpen: names what is not there; and what `tasks.complete` raises.
    """
    task: Task = tasks.live(work, task_id)
    requests.close(work, requests.waited(work, task.case_id))
    return tasks.complete(work, task_id, answers=answers, seen=seen)


def _items(work: Work, case: Case, items: Sequence[Item]) -> list[dict[str, Any]]:
    if not items:
        raise NothingAsked
    labels = _labels(work, case)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for number, item in enumerate(items, 1):
        label = labels.get((item.kind, item.key))
        wrong = {"key": label is None or (item.kind, item.key) in found, "reason": item.reason not in REASONS}
        wrong["guidance"] = not item.guidance.strip() or not hands.fits(item.guidance, 1000)
        for name, is_wrong in wrong.items():
            if is_wrong:
                raise BadItem(number=number, field=name)
        kept = {"kind": item.kind, "key": item.key, "reason": item.reason, "guidance": item.guidance.strip()}
        found[item.kind, item.key] = {**kept, "number": number, "label": label}
    return list(found.values())


def _labels(work: Work, case: Case) -> dict[tuple[str, str], str]:
    """What may be asked for, as the applicant calls it: the fields of the application, and the papers."""
    form = procedures.offered(work.session, case.digest).by_name.get(procedures.APPLICATION_FORM)
    fields = {("field", one.key): one.label or one.key for one in form.fields} if form else {}
    listed = select(Component.position, Component.name).where(Component.case_id == case.id)
    return fields | {("document", str(row.position)): row.name for row in work.session.execute(listed)}


def _check_came(
    work: Work, case: Case, request: SupplementRequest, item: SupplementItem, fields: Mapping[str, object]
) -> None:
    if item.kind == "field":
        if item.key not in fields:
            raise PaperNotThere(label=item.label)
        return
    newer = select(func.count()).select_from(Paper).join(Component)
    newer = newer.where(Component.case_id == case.id, Component.position == int(item.key))
    if not work.session.scalar(newer.where(Paper.registered_at >= request.asked_at)):
        raise PaperNotThere(label=item.label)


def _clock_waits(work: Work, case: Case) -> bool:
    """Whether the clock of the case stands still for this: before acceptance there is none."""
    row = clocks.find(work, case.id, "case")
    return row is not None and row.state == "paused"
