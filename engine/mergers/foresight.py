"""What a rearrangement would move, and what stands in its way: told before anything is done."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import proposals, validity
from engine.mergers import copies, leaving, records
from engine.mergers.copies import Pending
from engine.mergers.records import Record
from engine.mergers.successors import Order
from engine.people.acts import ROLES
from engine.tables import Case, Clock, Grant, Holding, Merger, Post, Task
from engine.work import Work


@dataclass(frozen=True, slots=True)
class Move:
    """So many things of one kind that go from one unit to another."""

    kind: str  #: "case", "task", "numbering", "renaming" or the name of a table
    before: str  #: code of the unit
    after: str
    count: int


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What must be settled first, or, when it does not hinder, be known."""

    hinders: bool
    words: str


@dataclass(frozen=True, slots=True)
class Foresight:
    """A dry run: what would move, and what stands in its way."""

    moves: tuple[Move, ...]
    obstacles: tuple[Obstacle, ...]
    kept: int  #: running clocks of the cases that go, whose dates stay as they are
    recounted: int  #: those that count on by the office time of the successor, which is another

    @property
    def cases(self) -> int:
        """How many open cases would go."""
        return sum(move.count for move in self.moves if move.kind == "case")

    @property
    def is_clear(self) -> bool:
        """Whether nothing hinders."""
        return not any(obstacle.hinders for obstacle in self.obstacles)


def foresee(work: Work, merger: Merger, record: Record | None = None) -> Foresight:
    """What *merger* would move if its day were today. Nothing is changed.

    *record*: all that is on record of it, where the caller has read it.
    """
    session = work.session
    record = record or records.read(session, merger, validity.day(work.now))
    pending, posts = copies.looked_at(session, record)
    tasks = _tasks(session, record.order)
    counted = Counter(_dated(record, pending)) + Counter(_waiting(session, record.order, tasks))
    codes = {unit_id: unit.code for unit_id, unit in record.units.items()}
    moves = [Move(kind, codes[before], codes[after], number) for (kind, before, after), number in counted.items()]
    moves += [*_numbering(record), *(Move("renaming", codes[row.unit_id], row.code, 1) for row in record.renamings)]
    ordered = sorted(moves, key=lambda move: (move.kind, move.before, move.after))
    kept, recounted = _dues(session, record)
    obstacles = _obstacles(work, record, pending, posts, tasks)
    return Foresight(tuple(ordered), tuple(obstacles), kept, recounted)


Key = tuple[str, uuid.UUID, uuid.UUID]


def _dated(record: Record, pending: Sequence[Pending]) -> Iterator[Key]:
    for found in pending:
        for target in found.targets:
            yield found.table.__tablename__, found.before, target
    for one in record.tallies:
        if one.is_copy and one.before is not None and one.after is not None:
            yield from [(one.kind, one.before, one.after)] * one.count


def _tasks(session: Session, order: Order) -> Sequence[Any]:
    """How many tasks that go wait for which post, and as what."""
    names = (Task.unit_id, Task.slug, Task.field, Task.territory, Task.role, Task.proposal)
    waiting = select(*names, func.count().label("number")).where(leaving.leaving_tasks(order))
    return session.execute(waiting.group_by(*names)).all()


def _waiting(session: Session, order: Order, tasks: Sequence[Any]) -> dict[Key, int]:
    found: Counter[Key] = Counter()
    names = (Case.competent_unit_id.label("unit_id"), Case.slug, Case.field, Case.territory)
    cases = select(*names, func.count().label("number")).where(leaving.leaving(order)).group_by(*names)
    for kind, rows in (("case", session.execute(cases).all()), ("task", tasks)):
        for row in rows:
            heir = order.heir(row.unit_id, slug=row.slug, field=row.field, territory=row.territory)
            found[kind, row.unit_id, heir or row.unit_id] += row.number
    return found


def _dues(session: Session, record: Record) -> tuple[int, int]:
    """How many clocks of the cases that go keep their dates, and how many count by another office time then."""
    order = record.order
    going = select(Case.id, Case.slug, Case.field, Case.territory).where(leaving.leaving(order)).subquery()
    names = (Clock.unit_id, Clock.edition, going.c.slug, going.c.field, going.c.territory)
    running = select(*names, func.count()).join(going, going.c.id == Clock.case_id)
    running = running.where(Clock.state != "stopped").group_by(*names)
    kept = recounted = 0
    for unit_id, edition, slug, field, territory, number in session.execute(running):
        heir = order.heir(unit_id, slug=slug, field=field, territory=territory)
        if heir is None or record.units[heir].edition == edition:
            kept += number
        else:
            recounted += number
    return kept, recounted


def _numbering(record: Record) -> Iterator[Move]:
    """Numbers of cases are issued under the successor's code; what was issued stays."""
    for row in record.order.rows:
        before = record.units[row.from_id]
        yield Move("numbering", before.code, record.units[row.to_id].code, before.numbered)


def _obstacles(
    work: Work, record: Record, pending: Sequence[Pending], posts: Mapping[uuid.UUID, Post], tasks: Sequence[Any]
) -> Iterator[Obstacle]:
    staffed, order = _staffed(work, record.merger, pending, posts), record.order
    of_posts = {  # an order is its addressee's
        (order.heir(row.unit_id, slug=row.slug, field=row.field, territory=row.territory), row.role): None
        for row in tasks
        if row.proposal != proposals.ORDER
    }
    for heir, role in of_posts:
        if heir is not None and (heir, role) not in staffed:
            unit, title = record.units[heir], ROLES[role].name if role in ROLES else role
            yield Obstacle(
                True,
                f"{unit.name} ({unit.code}) chưa có người giữ vị trí {title} để nhận việc đang chờ; "
                "hãy giao vị trí ấy cho một cán bộ từ ngày sắp xếp, hoặc hủy phương án này rồi lập lại.",
            )
    signing = select(Grant.unit_id, func.count()).where(Grant.unit_id.in_(order.ending), Grant.form.is_not(None))
    given = [
        (record.units[one].code, number) for one, number in work.session.execute(signing.group_by(Grant.unit_id)) if one
    ]
    for code, number in sorted(given):
        yield Obstacle(False, f"{number} thẩm quyền ký gắn với đơn vị {code} hết hiệu lực, cần giao lại.")


def _staffed(
    work: Work, merger: Merger, pending: Sequence[Pending], posts: Mapping[uuid.UUID, Post]
) -> set[tuple[uuid.UUID, str]]:
    """Unit and role of every post that somebody holds on the day, those still to be put down included."""
    held = select(Post.unit_id, Post.role).join(Holding).where(validity.on(Holding, merger.on)).distinct()
    found = {(row.unit_id, row.role) for row in work.session.execute(held)}
    going = [one for one in pending if one.table is Holding]
    return found | {(target, posts[one.row.post_id].role) for one in going for target in one.targets}
