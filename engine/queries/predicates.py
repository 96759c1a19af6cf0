"""Which cases each counter of an officer counts: one named condition a counter, the same for its number and its list.

Every condition is asked only of cases that the officer may read. Our choice, where the circular gives only names: the
post that a live task waits for tells who has to act, the clock of the case whether it is late, and whoever did or held
a task took part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, not_, or_, select, true
from sqlalchemy.orm import aliased

from engine import people, situations
from engine.people import Standing
from engine.tables import Case, Clock, StatusEntry, Task

DESK, EXPERT, DIVISION, LEADER = "mot-cua", "chuyen-vien", "truong-phong", "lanh-dao"
SUPPLEMENT = ("incomplete", "supplement")
REFUSED = ("reception-refused", "refused")


@dataclass(frozen=True, slots=True)
class Asked:
    """Who asks, when, and up to which moment a due date counts as near."""

    standing: Standing
    now: datetime
    soon: datetime

    @property
    def minute(self) -> datetime:
        """The minute of *now*: what is judged until this very minute is still on time."""
        return self.now.replace(second=0, microsecond=0)


Condition = Callable[[Asked], ColumnElement[bool]]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One counter: what the circular calls it, where, and which cases it means."""

    code: str
    items: tuple[str, ...]  #: of the annex of Circular 11/2025/TT-BKHCN, e.g. "20.1.a"
    words: str
    condition: Condition


def of(asked: Asked, code: str) -> ColumnElement[bool]:
    """The condition on the rows of `Case` that the officer may read and that the counter *code* counts."""
    return and_(readable(asked), PREDICATES[code].condition(asked))


def readable(asked: Asked) -> ColumnElement[bool]:
    """The condition that the officer may read the case."""
    return people.visible(asked.standing, "read", Case)


def _status(*codes: str) -> Condition:
    return lambda _: Case.status.in_(codes)


def _processing(_: Asked) -> ColumnElement[bool]:
    return Case.status.in_(situations.with_word("Được tiếp nhận", "Đang xử lý"))


def _late(asked: Asked) -> ColumnElement[bool]:
    """A clock of the case is late; once late it stays so, also while it is paused."""
    is_over = and_(Clock.state == "running", Clock.judged_until < asked.minute)
    return _clocked(or_(Clock.was_late.is_(True), is_over))


def _due_soon(asked: Asked) -> ColumnElement[bool]:
    near = Clock.judged_until >= asked.minute, Clock.due_at <= asked.soon
    return and_(_clocked(Clock.state == "running", *near), not_(_late(asked)))


def _clocked(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(Clock.case_id == Case.id, Clock.subject == "case", *conditions).correlate(Case)


def _is_late(wanted: bool, inner: Condition) -> Condition:
    def condition(asked: Asked) -> ColumnElement[bool]:
        late = _late(asked)
        return and_(inner(asked), late if wanted else not_(late))

    return condition


def _mine(asked: Asked, role: str) -> ColumnElement[bool]:
    """A live task of this role in the case that the officer may do and that no other holds."""
    free = or_(Task.holder_id.is_(None), Task.holder_id == asked.standing.actor_id)
    live = Task.ended_at.is_(None), Task.role == role, Task.proposal.is_(None), free
    return Case.id.in_(select(Task.case_id).where(*live, people.visible(asked.standing, "complete", Task)))


def _waits_for(*roles: str) -> ColumnElement[bool]:
    return Case.id.in_(select(Task.case_id).where(Task.ended_at.is_(None), Task.role.in_(roles)))


def _appraised() -> ColumnElement[bool]:
    """The case has come to an appraiser before."""
    return exists().where(Task.case_id == Case.id, Task.role == EXPERT).correlate(Case)


def _took_part(asked: Asked) -> ColumnElement[bool]:
    actor = asked.standing.actor_id
    return Case.id.in_(select(Task.case_id).where(or_(Task.holder_id == actor, Task.for_id == actor)))


def _appraising(asked: Asked) -> ColumnElement[bool]:
    return _mine(asked, EXPERT)


def _with_applicant(asked: Asked) -> ColumnElement[bool]:
    return and_(Case.status.in_(SUPPLEMENT), _took_part(asked))


def _supplied(asked: Asked) -> ColumnElement[bool]:
    """The appraiser has it again after the applicant brought what was missing."""
    asked_for = exists().where(StatusEntry.case_id == Case.id, StatusEntry.status.in_(SUPPLEMENT)).correlate(Case)
    return and_(_mine(asked, EXPERT), asked_for)


def _submitted(asked: Asked) -> ColumnElement[bool]:
    return and_(_took_part(asked), _waits_for(DIVISION, LEADER), _appraised())


def _to_assign(asked: Asked) -> ColumnElement[bool]:
    return and_(_mine(asked, DIVISION), not_(_appraised()))


def _to_review(asked: Asked) -> ColumnElement[bool]:
    return and_(_mine(asked, DIVISION), _appraised())


def _with_leader(_: Asked) -> ColumnElement[bool]:
    return _waits_for(LEADER)


def _to_approve(asked: Asked) -> ColumnElement[bool]:
    return _mine(asked, LEADER)


def _decided(asked: Asked, *, is_sent_back: bool) -> ColumnElement[bool]:
    """The officer, as leader, ended a step after which the case went back to the division or its experts, or not.

    What his act opened is ready at the very moment at which his step ended.
    """
    opened, actor = aliased(Task), asked.standing.actor_id
    below = exists().where(
        opened.case_id == Task.case_id,
        opened.ready_at == Task.ended_at,
        opened.role.in_((EXPERT, DIVISION)),
    )
    back = below.correlate(Task)
    done = Task.state == "completed", Task.role == LEADER, or_(Task.holder_id == actor, Task.for_id == actor)
    return Case.id.in_(select(Task.case_id).where(*done, back if is_sent_back else not_(back)))


PREDICATES: Mapping[str, Predicate] = {
    predicate.code: predicate
    for predicate in (
        Predicate("to-receive", ("20.1.a",), "Số hồ sơ chờ tiếp nhận", _status("filed")),
        Predicate("to-supplement", ("20.1.b",), "Số hồ sơ chờ bổ sung", _status(*SUPPLEMENT)),
        Predicate("to-return", ("20.1.c",), "Số hồ sơ chờ trả kết quả", _status("done")),
        Predicate("supplemented", ("20.1.d",), "Số hồ sơ đã bổ sung, chờ tiếp nhận", _status("supplemented")),
        Predicate("processing", ("20.1.đ",), "Số hồ sơ đang xử lý", _processing),
        Predicate("refused", ("20.1.e",), "Số hồ sơ từ chối", _status(*REFUSED)),
        Predicate("due-soon", ("20.1.g",), "Số hồ sơ sắp hết hạn", _due_soon),
        Predicate("all", ("20.1.h",), "Tất cả hồ sơ", lambda _: true()),
        Predicate("appraising", ("15.1", "15.3", "15.4"), "Hồ sơ chờ xử lý", _appraising),
        Predicate(
            "appraising-on-time",
            ("20.2.a",),
            "Số hồ sơ đang thẩm định chờ giải quyết, trong hạn",
            _is_late(False, _appraising),
        ),
        Predicate(
            "appraising-late",
            ("20.2.a",),
            "Số hồ sơ đang thẩm định chờ giải quyết, quá hạn",
            _is_late(True, _appraising),
        ),
        Predicate("with-applicant", ("20.2.b", "15.3", "15.4"), "Số hồ sơ chờ bổ sung", _with_applicant),
        Predicate("submitted", ("20.2.c",), "Số hồ sơ đang trình ký", _submitted),
        Predicate("supplied", ("15.3", "15.4"), "Hồ sơ đã bổ sung chờ xử lý", _supplied),
        Predicate(
            "to-assign-on-time",
            ("20.3.a",),
            "Số hồ sơ chờ phân công thẩm định, trong hạn",
            _is_late(False, _to_assign),
        ),
        Predicate(
            "to-assign-late", ("20.3.a",), "Số hồ sơ chờ phân công thẩm định, quá hạn", _is_late(True, _to_assign)
        ),
        Predicate("to-review", ("20.3.b",), "Số hồ sơ chờ duyệt", _to_review),
        Predicate("with-leader", ("20.3.c",), "Số hồ sơ chờ lãnh đạo đơn vị ký duyệt", _with_leader),
        Predicate("took-part", ("20.3.d", "15.4"), "Số hồ sơ tham gia xử lý", _took_part),
        Predicate("to-approve", ("20.4", "16.1"), "Số hồ sơ chờ duyệt", _to_approve),
        Predicate("signed", ("16.5",), "Hồ sơ đã được ký duyệt", lambda asked: _decided(asked, is_sent_back=False)),
        Predicate("sent-back", ("16.5",), "Hồ sơ trả lại", lambda asked: _decided(asked, is_sent_back=True)),
    )
}

#: what each role of the circular sees on its page, in the circular's order
PAGES: Mapping[str, tuple[str, ...]] = {
    DESK: (
        "to-receive",
        "to-supplement",
        "to-return",
        "supplemented",
        "processing",
        "refused",
        "due-soon",
        "all",
    ),
    EXPERT: ("appraising-on-time", "appraising-late", "with-applicant", "submitted"),
    DIVISION: ("to-assign-on-time", "to-assign-late", "to-review", "with-leader", "took-part"),
    LEADER: ("to-approve",),
}
