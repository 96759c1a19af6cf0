"""Due work: put down in the act that makes it necessary, taken by one worker at a time, ended with a record.

A worker takes rows by one statement and holds them under a lease. Each taking raises the row's token, and only who
knows the newest token may end the row: a worker that comes back after its lease changes nothing any more. What the work
does and the end of its row are written in one transaction, so it is done once however often it is tried.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Result, bindparam, delete, insert, select, update

from engine.tables import DueWork
from engine.tables.base import bare
from engine.tables.duework import OPEN
from engine.work import Work
from feel.errors import Fault

TIMER, RUNG = "timer", "rung"  #: a timer of a diagram, a rung of a clock
MOST_ATTEMPTS = 8  #: our choice: with the waits between them they span three hours, longer than most repairs
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=10), timedelta(hours=1)
REASON_LENGTH = 300


class Lost(Fault):
    """Another worker took this work over, or it was called off meanwhile; nothing was changed here."""

    vi = "Việc này đã được tiến trình khác nhận hoặc đã bị hủy; ở đây chưa có gì thay đổi."


class Obsolete(Fault):
    """There is nothing left to do; nothing was changed."""

    vi = "Không còn gì phải làm; chưa có gì thay đổi."


class NeverFinished(Fault):
    """This work was taken {attempts} times and each time its worker went away without a word."""

    vi = "Việc này đã được nhận {attempts} lần nhưng lần nào tiến trình cũng dừng giữa chừng."


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of due work in the hands of a worker."""

    id: uuid.UUID
    kind: str
    case_id: uuid.UUID | None
    subject: str
    part: str
    number: int
    due_at: datetime
    token: int
    attempts: int


TABLE = bare(DueWork)
PLANNING = insert(TABLE)
CALLING_OFF = delete(TABLE).where(
    TABLE.c.subject.in_(bindparam("subjects", expanding=True)),
    TABLE.c.kind == bindparam("of_kind"),
    TABLE.c.state != "done",
)
FINISHING = (
    update(TABLE)
    .where(TABLE.c.id == bindparam("item"), TABLE.c.token == bindparam("known"), TABLE.c.state == "held")
    .values(state="done", ended_at=bindparam("now"))
)
FIELDS = tuple(getattr(DueWork, name) for name in Item.__slots__)


@dataclass(frozen=True, slots=True)
class Planned:
    """One piece of due work to put down."""

    kind: str
    case_id: uuid.UUID | None
    subject: str
    part: str
    due_at: datetime
    number: int = 0


def plan(work: Work, planned: Iterable[Planned]) -> None:
    """Each of *planned* waits for its moment."""
    rows = [
        {
            "id": uuid.uuid4(),
            "kind": one.kind,
            "case_id": one.case_id,
            "subject": one.subject,
            "part": one.part,
            "number": one.number,
            "due_at": one.due_at,
            "free_from": one.due_at,
            "state": "waiting",
            "token": 0,
            "attempts": 0,
        }
        for one in planned
    ]
    if rows:
        work.session.execute(PLANNING, rows)


def call_off(work: Work, kind: str, subjects: Collection[str]) -> None:
    """What waits, is held or is parked for *subjects* need not be done; what was done stays on record."""
    if subjects:
        work.session.execute(CALLING_OFF, {"subjects": list(subjects), "of_kind": kind})


def claim(work: Work, *, most: int, lease: timedelta) -> list[Item]:
    """Up to *most* pieces of work that are free now, the oldest first, held until *lease* from now.

    One statement. PostgreSQL skips rows that another worker is just taking; SQLite has one writer at a time anyway.
    """
    # A common table expression, because a subquery in the WHERE clause may be run again and lock more than *most*.
    free = (
        select(DueWork.id)
        .where(DueWork.state.in_(OPEN), DueWork.free_from <= work.now)
        .order_by(DueWork.free_from)
        .limit(most)
        .with_for_update(skip_locked=True)
        .cte("free")
    )
    held = {
        "state": "held",
        "free_from": work.now + lease,
        "token": DueWork.token + 1,
        "attempts": DueWork.attempts + 1,
    }
    taking = update(DueWork).where(DueWork.id.in_(select(free.c.id))).values(**held).returning(*FIELDS)
    taken = work.session.execute(taking.execution_options(synchronize_session=False))
    return sorted((Item(*row) for row in taken), key=lambda item: item.due_at)


def finish(work: Work, item: Item) -> None:
    """*item* is done. Call it before its effect, in the same transaction.

    Raises:
        Lost: it is no longer in our hands.
    """
    _require_ours(work.session.execute(FINISHING, {"item": item.id, "known": item.token, "now": work.now}))


def drop(work: Work, item: Item, because: Fault) -> None:
    """*item* ends without effect; why stays on record.

    Raises:
        Lost: it is no longer in our hands.
    """
    _end(work, item, state="void", ended_at=work.now, reason=_told(because))


def postpone(work: Work, item: Item, because: Fault) -> None:
    """*item* failed: it waits longer after each attempt, and after the last one for a person.

    Raises:
        Lost: it is no longer in our hands.
    """
    if item.attempts >= MOST_ATTEMPTS:
        _end(work, item, state="parked", reason=_told(because))
        return
    wait = min(FIRST_WAIT * 4 ** (item.attempts - 1), LONGEST_WAIT)
    _end(work, item, state="waiting", free_from=work.now + wait, reason=_told(because))


def give_back(work: Work, items: Iterable[Item]) -> None:
    """*items* were not begun: they are free at once, and the attempt does not count. Those lost meanwhile stay so."""
    for item in items:
        mine = update(DueWork).where(DueWork.id == item.id, DueWork.token == item.token, DueWork.state == "held")
        freed = mine.values(state="waiting", free_from=work.now, attempts=DueWork.attempts - 1)
        work.session.execute(freed.execution_options(synchronize_session=False))


def try_again(work: Work) -> int:
    """What is parked waits again, with all its attempts; gives how many there are."""
    parked = update(DueWork).where(DueWork.state == "parked")
    freed = work.session.execute(
        parked.values(state="waiting", free_from=work.now, attempts=0).execution_options(synchronize_session=False)
    )
    return int(freed.rowcount)  # type: ignore[attr-defined] # an UPDATE gives a CursorResult


def forget(work: Work, *, older_than: timedelta) -> None:
    """What ended longer ago than *older_than* is taken off the table; trail and `clock_fire` keep what happened."""
    ended = delete(DueWork).where(DueWork.state.in_(("done", "void")), DueWork.ended_at < work.now - older_than)
    work.session.execute(ended.execution_options(synchronize_session=False))


def _end(work: Work, item: Item, **values: Any) -> None:
    mine = update(DueWork).where(DueWork.id == item.id, DueWork.token == item.token, DueWork.state == "held")
    _require_ours(work.session.execute(mine.values(**values).execution_options(synchronize_session=False)))


def _require_ours(ended: Result[Any]) -> None:
    if ended.rowcount != 1:  # type: ignore[attr-defined] # an UPDATE gives a CursorResult
        raise Lost()


def _told(because: Fault) -> str:
    """A fault's own words: they name steps, rungs and expressions, never what people entered."""
    return because.say("vi")[:REASON_LENGTH]
