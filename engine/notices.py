"""What officers are told on their own pages, written in the transaction of the act that brought it about.

Source: Circular 11/2025/TT-BKHCN, annex, group 20, item 5 (work that came, work that is overdue).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import insert, select

from engine import questions, validity
from engine.queries import counts
from engine.queries import notices as notes
from engine.queries.predicates import DESK, DIVISION, EXPERT, LEADER, PAGES
from engine.tables import Case, Holding, Notice, NoticeRead, Person, Post, Task, Unit
from engine.tables.base import bare
from engine.work import Happening, Work, acting_as
from feel.errors import Fault

TELLING = insert(bare(Notice))
KINDS = {
    "filed": "Hồ sơ trực tuyến mới",
    "supplement": "Hồ sơ đã được bổ sung",
    "work": "Có công việc chuyển đến",
    "overdue": "Quá thời hạn xử lý",
    "urge": "Đôn đốc xử lý",
    "off-chart": "Chuyển trạng thái ngoài lưu đồ",
    "digest": "Tình hình hồ sơ trong ngày",
}
ADMINISTRATOR = "quan-tri"
HEADS = (DIVISION, LEADER)


class NoSuchNotice(Fault):
    """There is no such notice for you."""

    vi = "Không có thông báo này dành cho bạn."


@dataclass(frozen=True, slots=True)
class To:
    """To whom: one person, or whoever holds a post."""

    person_id: uuid.UUID | None = None
    unit_id: uuid.UUID | None = None
    role: str | None = None


def of_happening(work: Work, happening: Happening) -> None:
    """Tell the officers whom *happening* concerns, if it concerns any."""
    teller = TELLERS.get(happening.kind)
    if teller is not None:
        teller(work, happening)


def digest(work: Work) -> int:
    """Each head is told how many cases wait for him, by the counters of his page; gives how many heads were told.

    Who has nothing to do is told nothing.
    """
    told = []
    for person_id, roles in _heads(work):
        asked = questions.ask(acting_as(work, person_id))
        codes = list(dict.fromkeys(code for role in roles for code in PAGES[role]))
        waiting = {code: number for code, number in counts.of(work.session, asked, codes).items() if number}
        if waiting:
            told.append(_row(work, "digest", None, To(person_id), {"counts": waiting}))
    if told:
        work.session.execute(TELLING, told)
    return len(told)


def read(work: Work, notice_id: uuid.UUID) -> None:
    """The actor has read the notice; reading again changes nothing.

    Raises:
        NoSuchNotice: it is not addressed to him.
    """
    if work.actor_id is None or not notes.is_addressed(work.session, notice_id, work.actor_id, work.now):
        raise NoSuchNotice()
    if work.session.get(NoticeRead, (notice_id, work.actor_id)) is None:
        work.session.add(NoticeRead(notice_id=notice_id, person_id=work.actor_id, at=work.now))
        work.session.flush()


def _work(work: Work, happening: Happening) -> None:
    facts = happening.facts
    to = To(facts["holder"]) if facts.get("holder") else To(None, facts["unit"], facts["role"])
    _tell(work, "work", happening, [to], task_id=facts["task"])


def _order(work: Work, happening: Happening) -> None:
    facts = happening.facts
    _tell(
        work, "work", happening, [To(uuid.UUID(facts["to"]))], task_id=facts["task"], facts={"order": facts["number"]}
    )


def _linked_result(work: Work, happening: Happening) -> None:
    """Whoever works on the case that waited, or may, learns that the linked one ended."""
    live = select(Task.holder_id, Task.unit_id, Task.role).where(
        Task.case_id == happening.case_id, Task.ended_at.is_(None)
    )
    rows = work.session.execute(live)
    to = [To(row.holder_id) if row.holder_id else To(None, row.unit_id, row.role) for row in rows]
    _tell(work, "work", happening, dict.fromkeys(to), facts={"linked": happening.facts["child"]})


def _consultation(work: Work, happening: Happening) -> None:
    """The heads of the unit that is asked learn it; a body without accounts gets a letter."""
    code, number = happening.facts["unit"], happening.facts["number"]
    unit_id = work.session.scalar(select(Unit.id).where(Unit.code == code)) if code else None
    if unit_id is not None:
        _tell(work, "work", happening, [To(None, unit_id, role) for role in HEADS], facts={"consultation": number})


def _handed(work: Work, happening: Happening) -> None:
    """Whoever was assigned a task, or had it handed on to him, learns it by name."""
    facts = happening.facts
    _tell(work, "work", happening, [To(uuid.UUID(facts["holder"]))], task_id=facts["task"])


def _urged(work: Work, happening: Happening) -> None:
    facts = happening.facts
    holder = facts.get("holder")
    to = To(uuid.UUID(holder)) if holder else To(None, uuid.UUID(facts["unit"]), facts["role"])
    _tell(work, "urge", happening, [to], task_id=facts["task"])


def _supplied(work: Work, happening: Happening) -> None:
    _tell(work, "supplement", happening, [_appraiser(work, happening.case_id)])


def _off_chart(work: Work, happening: Happening) -> None:
    """The administrators of the competent unit learn that a status changed as the chart does not allow."""
    case = work.session.get_one(Case, happening.case_id)
    _tell(work, "off-chart", happening, [To(None, case.competent_unit_id, ADMINISTRATOR)], facts=happening.facts)


def _of_status(work: Work, happening: Happening) -> None:
    code = happening.facts["status"]
    if code not in ("filed", "supplemented"):
        return
    case = work.session.get_one(Case, happening.case_id)
    desk = To(None, case.receiving_unit_id, DESK)
    if code == "supplemented":
        _tell(work, "supplement", happening, [desk])
    elif case.channel == "online":
        _tell(work, "filed", happening, [desk])


def _overdue(work: Work, happening: Happening) -> None:
    """Whoever has the late step, or for a late case every step that waits, learns it; and the head of the agency."""
    if happening.facts.get("rung") != "overdue":
        return
    live = select(Task.holder_id, Task.unit_id, Task.role).where(
        Task.case_id == happening.case_id, Task.ended_at.is_(None)
    )
    task_id = happening.facts.get("task")
    rows = work.session.execute(live.where(Task.id == task_id) if task_id else live)
    to = [To(row.holder_id) if row.holder_id else To(None, row.unit_id, row.role) for row in rows]
    if happening.facts["subject"] == "case":
        case = work.session.get_one(Case, happening.case_id)
        to.append(To(None, case.competent_unit_id, LEADER))
    facts = {name: happening.facts[name] for name in ("subject", "due")}
    _tell(work, "overdue", happening, dict.fromkeys(to), task_id=task_id, facts=facts)


def _appraiser(work: Work, case_id: uuid.UUID) -> To:
    """Whoever appraised the case last, or its division."""
    done = select(Task.holder_id).where(Task.case_id == case_id, Task.role == EXPERT, Task.state == "completed")
    last = work.session.scalar(done.order_by(Task.ended_at.desc()).limit(1))
    if last is not None:
        return To(last)
    return To(None, work.session.get_one(Case, case_id).competent_unit_id, DIVISION)


def _tell(
    work: Work,
    kind: str,
    happening: Happening,
    to: Iterable[To],
    *,
    task_id: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> None:
    told = {"element": happening.element, **(facts or {})}
    rows = [_row(work, kind, happening.case_id, one, told) | {"task_id": task_id} for one in to]
    if rows:
        work.session.execute(TELLING, rows)


def _row(work: Work, kind: str, case_id: uuid.UUID | None, to: To, facts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "id": uuid.uuid4(),
        "kind": kind,
        "case_id": case_id,
        "task_id": None,
        "unit_id": to.unit_id,
        "role": to.role,
        "person_id": to.person_id,
        "at": work.now,
        "facts": dict(facts),
    }


def _heads(work: Work) -> list[tuple[uuid.UUID, list[str]]]:
    """Every officer who holds the post of a head today, with the roles of his posts."""
    held = select(Holding.person_id, Post.role).join(Post, Post.id == Holding.post_id)
    active = held.join(Person, Person.id == Holding.person_id).where(Person.active.is_(True))
    today = validity.on(Holding, validity.day(work.now))
    rows = work.session.execute(active.where(Post.role.in_(HEADS), today).order_by(Holding.person_id, Post.role))
    found: dict[uuid.UUID, list[str]] = {}
    for row in rows:
        found.setdefault(row.person_id, []).append(row.role)
    return list(found.items())


TELLERS: Mapping[str, Callable[[Work, Happening], None]] = {
    "task-ready": _work,
    "order": _order,
    "consultation": _consultation,
    "linked-result": _linked_result,
    "task-handed": _handed,
    "urge": _urged,
    "supplied": _supplied,
    "status": _of_status,
    "status-off-chart": _off_chart,
    "reminder": _overdue,
}
