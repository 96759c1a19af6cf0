"""Which cases each counter of an officer counts: one named condition a counter, the same for its number and its list.

Every condition is asked only of cases that the officer may read. Our choice, where the circular gives only names: the
post that a live task waits for tells who has to act, the clock of the case whether it is late, and whoever did or held
a task took part.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, func, not_, or_, select, true, union_all
from sqlalchemy.orm import aliased
from sqlalchemy.sql.elements import BooleanClauseList

from engine import people, situations
from engine.people import Standing
from engine.tables import Case, StatusEntry, Task
from engine.tables.tasks import is_live

DESK, EXPERT, DIVISION, LEADER = "mot-cua", "chuyen-vien", "truong-phong", "lanh-dao"
SUPPLEMENT = ("incomplete", "supplement")
REFUSED = ("reception-refused", "refused")
PROCESSING = situations.with_word("Được tiếp nhận", "Đang xử lý")


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
Facts = tuple[tuple[Condition, bool], ...]  #: what must be so, and what must not
Among = Callable[[Asked], Select[Any]]
Statuses = Callable[[str | None], bool]


@dataclass(frozen=True, slots=True)
class Predicate:
    """One counter: what the circular calls it, where, and which cases it means."""

    code: str
    items: tuple[str, ...]  #: of the annex of Circular 11/2025/TT-BKHCN, e.g. "20.1.a"
    words: str
    facts: Facts = ()  #: of each case; none: whatever it is
    among: Among | None = None  #: the few cases that it looks at, by their ids; None: all
    statuses: Statuses | None = None  #: which statuses count, for a counter that asks nothing else

    def condition(self, asked: Asked) -> ColumnElement[bool]:
        """That all its facts are so."""
        found = ((fact(asked), wanted) for fact, wanted in self.facts)
        return and_(true(), *(one if wanted else not_(one) for one, wanted in found))


def _by_status(code: str, item: str, words: str, *statuses: str) -> Predicate:
    wanted = frozenset(statuses)
    facts: Facts = ((lambda _: Case.status.in_(statuses), True),)
    return Predicate(code, (item,), words, facts, statuses=wanted.__contains__)


def of(asked: Asked, code: str) -> ColumnElement[bool]:
    """The condition on the rows of `Case` that the officer may read and that the counter *code* counts."""
    predicate = PREDICATES[code]
    found = and_(readable(asked), predicate.condition(asked))
    return found if predicate.among is None else and_(Case.id.in_(predicate.among(asked)), found)


def readable(asked: Asked) -> ColumnElement[bool]:
    """The condition that the officer may read the case.

    Of an officer of very many units it is said the other way round: a case is not out of his reach in every respect.
    SQLite would gather all that he may read from the index of each unit before it looks at anything else.
    """
    found = people.visible(asked.standing, "read", Case)
    if people.readable_apart(asked.standing).is_near or not isinstance(found, BooleanClauseList):
        return found
    return not_(and_(*(not_(part) for part in found.clauses)))


def late(asked: Asked) -> ColumnElement[bool]:
    """A clock of the case is late; once late it stays so, also while it is paused."""
    return and_(Case.late_from.is_not(None), Case.late_from < asked.minute)


def due_soon(asked: Asked) -> ColumnElement[bool]:
    """The clock runs, is not late, and is due soon. It is judged until the end of that day at the latest."""
    near = Case.late_from >= asked.minute, Case.late_from <= asked.soon + timedelta(days=1)
    return and_(*near, Case.due_at <= asked.soon)


def _mine(role: str) -> Among:
    """Cases with a live task of this role that the officer may do and that no other holds."""

    def among(asked: Asked) -> Select[Any]:
        # Not by an "or", for which PostgreSQL would fetch the tasks; so their index alone tells.
        free = func.coalesce(Task.holder_id, asked.standing.actor_id) == asked.standing.actor_id
        live = is_live(), Task.role == role, Task.proposal.is_(None), free
        return select(Task.case_id).where(*live, people.visible(asked.standing, "complete", Task))

    return among


def _waits_for_leader(asked: Asked) -> Select[Any]:
    """Cases that wait for a leader of a unit of which the officer may read; the index of the inbox begins with it."""
    of_unit = people.reads_in(asked.standing, Task.unit_id.expression)
    return select(Task.case_id).where(is_live(), of_unit, Task.role == LEADER, Task.proposal.is_(None))


def took_part(asked: Asked) -> Select[Any]:
    """Cases in which the officer did or holds a task, himself or by another in his stead."""
    # Put together from two, not by an "or": each part is read from its own index.
    mine = (select(Task.case_id).where(who == asked.standing.actor_id) for who in (Task.holder_id, Task.for_id))
    both = union_all(*mine).subquery()
    return select(both.c.case_id)


def _appraised(_: Asked) -> ColumnElement[bool]:
    """The case has come to an appraiser before."""
    return exists().where(Task.case_id == Case.id, Task.role == EXPERT).correlate(Case)


def _with_applicant(_: Asked) -> ColumnElement[bool]:
    return Case.status.in_(SUPPLEMENT)


def _supplied(_: Asked) -> ColumnElement[bool]:
    """The appraiser has it again after the applicant brought what was missing."""
    return exists().where(StatusEntry.case_id == Case.id, StatusEntry.status.in_(SUPPLEMENT)).correlate(Case)


def _with_head(_: Asked) -> ColumnElement[bool]:
    """A head or leader of the case has it now.

    Not by EXISTS: PostgreSQL would gather all the live tasks of heads first, to look these few cases up among them.
    """
    waits = is_live(), Task.role.in_((DIVISION, LEADER)), Task.proposal.is_(None)
    return (
        select(Task.id).where(Task.case_id == Case.id, *waits).limit(1).correlate(Case).scalar_subquery().is_not(None)
    )


def _decided(*, is_sent_back: bool) -> Among:
    """Cases of which the officer, as leader, ended a step after which they went back below, or not.

    Back is to the division or its experts. What his act opened is ready at the very moment at which his step ended.
    """

    def among(asked: Asked) -> Select[Any]:
        opened, actor = aliased(Task), asked.standing.actor_id
        below = exists().where(
            opened.case_id == Task.case_id,
            opened.ready_at == Task.ended_at,
            opened.role.in_((EXPERT, DIVISION)),
        )
        back = below.correlate(Task)
        done = Task.state == "completed", Task.role == LEADER, or_(Task.holder_id == actor, Task.for_id == actor)
        return select(Task.case_id).where(*done, Task.proposal.is_(None), back if is_sent_back else not_(back))

    return among


_PROCESSING = "Số hồ sơ đang thẩm định chờ giải quyết"
_ASSIGNING = "Số hồ sơ chờ phân công thẩm định"
_ON_TIME: Facts = ((late, False),)
_LATE: Facts = ((late, True),)
_APPRAISED: Facts = ((_appraised, True),)
_WITH_APPLICANT: Facts = ((_with_applicant, True),)
_TO_ASSIGN: Facts = ((_appraised, False),)
_EXPERTS, _DIVISIONS, _LEADERS = _mine(EXPERT), _mine(DIVISION), _mine(LEADER)
PREDICATES: Mapping[str, Predicate] = {
    predicate.code: predicate
    for predicate in (
        _by_status("to-receive", "20.1.a", "Số hồ sơ chờ tiếp nhận", "filed"),
        _by_status("to-supplement", "20.1.b", "Số hồ sơ chờ bổ sung", *SUPPLEMENT),
        _by_status("to-return", "20.1.c", "Số hồ sơ chờ trả kết quả", "done"),
        _by_status("supplemented", "20.1.d", "Số hồ sơ đã bổ sung, chờ tiếp nhận", "supplemented"),
        _by_status("processing", "20.1.đ", "Số hồ sơ đang xử lý", *PROCESSING),
        _by_status("refused", "20.1.e", "Số hồ sơ từ chối", *REFUSED),
        Predicate("due-soon", ("20.1.g",), "Số hồ sơ sắp hết hạn", ((due_soon, True),)),
        Predicate("all", ("20.1.h",), "Tất cả hồ sơ", statuses=lambda _: True),
        Predicate("appraising", ("15.1", "15.3", "15.4"), "Hồ sơ chờ xử lý", among=_EXPERTS),
        Predicate("appraising-on-time", ("20.2.a",), f"{_PROCESSING}, trong hạn", _ON_TIME, _EXPERTS),
        Predicate("appraising-late", ("20.2.a",), f"{_PROCESSING}, quá hạn", _LATE, _EXPERTS),
        Predicate("with-applicant", ("20.2.b", "15.3", "15.4"), "Số hồ sơ chờ bổ sung", _WITH_APPLICANT, took_part),
        Predicate("submitted", ("20.2.c",), "Số hồ sơ đang trình ký", ((_with_head, True), *_APPRAISED), took_part),
        Predicate("supplied", ("15.3", "15.4"), "Hồ sơ đã bổ sung chờ xử lý", ((_supplied, True),), _EXPERTS),
        Predicate("to-assign-on-time", ("20.3.a",), f"{_ASSIGNING}, trong hạn", _ON_TIME + _TO_ASSIGN, _DIVISIONS),
        Predicate("to-assign-late", ("20.3.a",), f"{_ASSIGNING}, quá hạn", _LATE + _TO_ASSIGN, _DIVISIONS),
        Predicate("to-review", ("20.3.b",), "Số hồ sơ chờ duyệt", _APPRAISED, _DIVISIONS),
        Predicate("with-leader", ("20.3.c",), "Số hồ sơ chờ lãnh đạo đơn vị ký duyệt", among=_waits_for_leader),
        Predicate("took-part", ("20.3.d", "15.4"), "Số hồ sơ tham gia xử lý", among=took_part),
        Predicate("to-approve", ("20.4", "16.1"), "Số hồ sơ chờ duyệt", among=_LEADERS),
        Predicate("signed", ("16.5",), "Hồ sơ đã được ký duyệt", among=_decided(is_sent_back=False)),
        Predicate("sent-back", ("16.5",), "Hồ sơ trả lại", among=_decided(is_sent_back=True)),
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
