"""What waits for an officer: his own tasks, those that he may take or assign; and how busy others are."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Uuid, and_, bindparam, exists, func, not_, or_, select, union_all
from sqlalchemy.orm import Session

from engine import people
from engine.people import Act, Standing
from engine.tables import Case, Person, Result, Task
from engine.tables.tasks import is_live
from feel.errors import Fault

MOST = 200  #: tasks of one page at most
KEPT = 128  #: officers whose statement is kept ready; our choice
READING: tuple[Act, ...] = ("read",)
CLAIMING: tuple[Act, ...] = ("claim",)
SEES: tuple[Act, ...] = ("read", "complete", "assign")  #: whoever may do one of these to a task sees it


class BadCursor(Fault):
    """This page of the tasks cannot be found; start again from the first."""

    vi = "Không tìm được trang này của danh sách việc; hãy xem lại từ trang đầu."


@dataclass(frozen=True, slots=True)
class Line:
    """One task of a list."""

    task_id: str
    version: int
    name: str
    case_id: uuid.UUID
    case_number: str | None
    intake_reference: str
    slug: str
    state: str
    holder: str | None
    ready_at: datetime
    due_at: datetime | None
    matter: str  #: what the case is about; empty: its procedure does not say


def inbox(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """The officer's own tasks and those that he may take, the most urgent first."""
    found = [line for kind in (_mine, _free) for line in _lines(session, kind(standing), most=most + skip, skip=0)]
    return sorted(found, key=_urgency)[skip : skip + most]


def mine(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer holds, the most urgent first."""
    return _lines(session, _mine(standing), most=most, skip=skip)


def delegated(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer has delegated and may get back."""
    return _lines(session, _delegated(standing), most=most, skip=skip)


def assignable(session: Session, standing: Standing, *, most: int = 50, skip: int = 0) -> list[Line]:
    """What the officer, as a head, may assign: free tasks and tasks in others' hands."""
    return _lines(session, _assignable(standing), most=most, skip=skip)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks are looked for; None asks nothing, and all that is asked must fit."""

    which: str = "inbox"  #: one of LISTS
    procedure: str | None = None  #: slug
    case_id: uuid.UUID | None = None
    due_until: datetime | None = None
    state: str | None = None  #: ready or claimed
    roles: tuple[str, ...] | None = None  #: of the posts that it may wait for
    is_step: bool | None = None  #: whether a diagram draws it; what else is proposed to a post is no step
    is_numbered: bool | None = None  #: whether all signed results of its case have their number, and there is one


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Line, ...]
    after: str | None


def page(session: Session, standing: Standing, wanted: Wanted, *, after: str | None = None, most: int = 50) -> Page:
    """At most *most* tasks of the officer that are *wanted*, the most urgent first, from behind the cursor *after*.

    Raises:
        BadCursor.
    """
    asked = _asked(wanted)
    return page_of(session, [and_(kind(standing), *asked) for kind in LISTS[wanted.which]], after=after, most=most)


def page_of(
    session: Session, conditions: Collection[ColumnElement[bool]], *, after: str | None = None, most: int = 50
) -> Page:
    """As `page`, of the tasks that fit one of *conditions*, which exclude one another.

    Raises:
        BadCursor.
    """
    size, beyond = max(1, min(most, MOST)), [] if after is None else [_behind(after)]
    kinds = [and_(condition, *beyond) for condition in conditions]
    found = [line for condition in kinds for line in _lines(session, condition, most=size + 1, skip=0)]
    found.sort(key=_urgency)
    return Page(tuple(found[:size]), _cursor(found[size - 1]) if len(found) > size else None)


def following(
    session: Session, standing: Standing, case_id: uuid.UUID, waiting: Iterable[Task], *, most: int
) -> list[Line]:
    """What the officer may do next: of *waiting*, the tasks of *case_id*, what is his first, then the most urgent ones.

    One statement, a second one where something of the case is his.
    """
    here = [task.id for task in waiting if _is_in_inbox(session, standing, task)]
    found = _lines(session, Task.id.in_(here), most=most, skip=0) if here else []
    others = session.execute(_following(standing, most), {"case": case_id})
    return [*found, *(Line(*row) for row in others)][:most]


def _is_in_inbox(session: Session, standing: Standing, task: Task) -> bool:
    """The same of one task as `_mine` and `_free` of many."""
    if task.holder_id is None:
        return people.can(session, standing, task, CLAIMING)
    if task.holder_id == standing.actor_id:
        return True
    is_replaced = task.holder_id in {reach.principal for reach in standing.reaches}
    return is_replaced and task.proposal == "order" and people.can(session, standing, task, READING)


@lru_cache(maxsize=KEPT)
def _following(standing: Standing, most: int) -> Any:
    """The statement of `following`; kept ready, for putting it together takes five times as long as asking it."""
    other = Task.case_id != bindparam("case", type_=Uuid())
    parts = (select(Task.id).where(kind(standing), other).order_by(*ORDER).limit(most) for kind in LISTS["inbox"])
    shown = union_all(*(select(part.subquery().c.id) for part in parts))
    return _select().where(Task.id.in_(shown)).order_by(*ORDER).limit(most)


def some(session: Session, standing: Standing, ids: Collection[str]) -> dict[str, Line]:
    """Those of the tasks *ids* that the officer may see or do, by their id."""
    sees = or_(*(people.visible(standing, act) for act in SEES))
    return {line.task_id: line for line in _lines(session, and_(Task.id.in_(ids), sees), most=MOST, skip=0)}


def beside(session: Session, standing: Standing, wanted: Wanted, task_id: str) -> tuple[str | None, str | None]:
    """The tasks before and after *task_id* on the list that is *wanted*; both None when it is not on it.

    Our choice: of a list longer than 200 the beginning, as with `mark`. One statement.
    """
    asked = _asked(wanted)
    kinds = [select(*PLACE).where(kind(standing), *asked).order_by(*ORDER).limit(MOST) for kind in LISTS[wanted.which]]
    listed = union_all(*(select(kind.subquery()) for kind in kinds)).subquery().c
    ordered = listed.due_at.nulls_last(), listed.ready_at, listed.id
    ids = list(session.scalars(select(listed.id).order_by(*ordered)))
    if task_id not in ids:
        return None, None
    at = ids.index(task_id)
    return ids[at - 1] if at else None, ids[at + 1] if at + 1 < len(ids) else None


def procedures(session: Session, standing: Standing, which: str) -> set[str]:
    """The procedures of all tasks on the list *which* of the officer."""
    return {
        slug for kind in LISTS[which] for slug in session.scalars(select(Task.slug).where(kind(standing)).distinct())
    }


@dataclass(frozen=True, slots=True)
class Mark:
    """What the first tasks of a list come to: another *text* as soon as one of them came, went, was taken or moved."""

    text: str
    tasks: frozenset[str]  #: those tasks


def mark(session: Session, standing: Standing, which: str = "inbox") -> Mark:
    """The mark of a list: one statement for each condition of the list, of ids and versions only.

    Our choice: of a list longer than 200 the beginning, for nobody looks further without turning the page.
    """
    seen = [
        session.execute(select(Task.id, Task.version, Task.due_at).where(kind(standing)).order_by(*ORDER).limit(MOST))
        for kind in LISTS[which]
    ]
    rows = [row for found in seen for row in found]
    told = "\n".join(f"{row.id} {row.version} {row.due_at}" for row in rows)
    return Mark(hashlib.sha256(told.encode()).hexdigest()[:16], frozenset(row.id for row in rows))


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many tasks wait for an officer."""

    own: int
    free: int


def counts(session: Session, standing: Standing) -> Waiting:
    """How many tasks stand in `inbox`: held, and free to take."""
    held = session.scalar(select(func.count()).select_from(Task).where(_mine(standing)))
    free = session.scalar(select(func.count()).select_from(Task).where(_free(standing)))
    return Waiting(held or 0, free or 0)


def count(session: Session, standing: Standing, wanted: Wanted) -> int:
    """How many tasks of the officer are *wanted*."""
    kinds = [and_(kind(standing), *_asked(wanted)) for kind in LISTS[wanted.which]]
    return session.scalar(select(func.count()).select_from(Task).where(or_(*kinds))) or 0


@dataclass(frozen=True, slots=True)
class Load:
    """How many tasks an officer holds, and how many of them are late."""

    person_id: uuid.UUID
    full_name: str
    held: int
    late: int


def loads(session: Session, standing: Standing, now: datetime) -> list[Load]:
    """Who holds how much of what the officer may assign: heads see it before they assign."""
    late = func.count().filter(Task.due_at < now)
    held = (
        select(Person.id, Person.full_name, func.count(), late)
        .join(Task, Task.holder_id == Person.id)
        .where(Task.state == "claimed", people.visible(standing, "assign"))
        .group_by(Person.id, Person.full_name, Person.name_collation)
        .order_by(Person.name_collation)
    )
    return [Load(*row) for row in session.execute(held)]


def _mine(standing: Standing) -> ColumnElement[bool]:
    """What the officer holds, and what those whom he replaces today were ordered to do."""
    mine = and_(Task.holder_id == standing.actor_id, Task.state == "claimed")
    absent = {reach.principal for reach in standing.reaches} - {standing.actor_id}
    if not absent:
        return mine
    ordered = Task.holder_id.in_(absent), Task.state == "claimed", Task.proposal == "order"
    return or_(mine, and_(*ordered, people.visible(standing, "read")))


def _free(standing: Standing) -> ColumnElement[bool]:
    return and_(is_live(), Task.state == "ready", people.visible(standing, "claim"))


def _delegated(standing: Standing) -> ColumnElement[bool]:
    return and_(Task.owner_id == standing.actor_id, Task.state == "claimed")


def _assignable(standing: Standing) -> ColumnElement[bool]:
    return and_(is_live(), Task.proposal.is_distinct_from("order"), people.visible(standing, "assign"))


#: the lists of an officer, each the tasks of one or more conditions that exclude one another
LISTS: Mapping[str, tuple[Callable[[Standing], ColumnElement[bool]], ...]] = {
    "inbox": (_mine, _free),
    "mine": (_mine,),
    "free": (_free,),
    "delegated": (_delegated,),
    "assignable": (_assignable,),
}


def _asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    found = []
    if wanted.procedure is not None:
        found.append(Task.slug == wanted.procedure)
    if wanted.case_id is not None:
        found.append(Task.case_id == wanted.case_id)
    if wanted.state is not None:
        found.append(Task.state == wanted.state)
    if wanted.roles is not None:
        found.append(Task.role.in_(wanted.roles))
    if wanted.is_step is not None:
        found.append(Task.proposal.is_(None) if wanted.is_step else Task.proposal.is_not(None))
    if wanted.is_numbered is not None:
        signed = exists().where(Result.case_id == Task.case_id, Result.state == "signed").correlate(Task)
        numbered = and_(signed.where(Result.number.is_not(None)), not_(signed.where(Result.number.is_(None))))
        found.append(numbered if wanted.is_numbered else not_(numbered))
    if wanted.due_until is not None:
        found.append(Task.due_at <= wanted.due_until)
    return found


def _cursor(line: Line) -> str:
    due = line.due_at.isoformat() if line.due_at else ""
    return f"{due}~{line.ready_at.isoformat()}~{line.task_id}"


def _behind(cursor: str) -> ColumnElement[bool]:
    """What comes after the task of *cursor* in the order of the lists."""
    try:
        due, ready, last = cursor.split("~")
        since, until = datetime.fromisoformat(ready), datetime.fromisoformat(due) if due else None
    except ValueError as error:
        raise BadCursor from error
    if since.tzinfo is None or (until is not None and until.tzinfo is None):
        raise BadCursor
    later = or_(Task.ready_at > since, and_(Task.ready_at == since, Task.id > last))
    if until is None:
        return and_(Task.due_at.is_(None), later)
    return or_(Task.due_at.is_(None), Task.due_at > until, and_(Task.due_at == until, later))


def _urgency(line: Line) -> tuple[bool, datetime, datetime, str]:
    """As the lists are ordered: what has no limit comes last."""
    return line.due_at is None, line.due_at or line.ready_at, line.ready_at, line.task_id


def _lines(session: Session, condition: ColumnElement[bool], *, most: int, skip: int) -> list[Line]:
    # The few that are shown are chosen first, so that their cases are not looked up for all that wait.
    shown = select(Task.id).where(condition).order_by(*ORDER).limit(most).offset(skip)
    rows = _select().where(Task.id.in_(shown)).order_by(*ORDER)
    return [Line(*row) for row in session.execute(rows)]


#: in the order of the index of the inbox, so that the first of very many are read and no more
ORDER = (Task.due_at.nulls_last(), Task.ready_at, Task.id)
PLACE = (Task.id, Task.due_at, Task.ready_at)


def _select() -> Any:
    return (
        select(
            Task.id,
            Task.version,
            Task.name,
            Task.case_id,
            Case.case_number,
            Case.intake_reference,
            Task.slug,
            Task.state,
            Person.full_name,
            Task.ready_at,
            Task.due_at,
            Case.matter,
        )
        .join(Case, Case.id == Task.case_id)
        .outerjoin(Person, Person.id == Task.holder_id)
    )
