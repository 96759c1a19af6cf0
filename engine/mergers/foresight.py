"""What a rearrangement would move, and what stands in its way: told before anything is done."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import proposals, validity
from engine.mergers import cases, copies, successors
from engine.mergers.successors import Order
from engine.tables import Case, CaseCounter, Grant, Holding, Merger, Moved, Post, Renaming, Task, Unit
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

    @property
    def is_clear(self) -> bool:
        """Whether nothing hinders."""
        return not any(obstacle.hinders for obstacle in self.obstacles)


def foresee(work: Work, merger: Merger) -> Foresight:
    """What *merger* would move if its day were today. Nothing is changed."""
    session = work.session
    order = successors.of_merger(session, merger)
    codes = {row.id: row.code for row in session.execute(select(Unit.id, Unit.code))}
    counted = Counter(_dated(session, merger, order)) + Counter(_waiting(session, order))
    moves = [Move(kind, codes[before], codes[after], number) for (kind, before, after), number in counted.items()]
    moves += [*_numbering(work, order, codes), *_renamings(session, merger, codes)]
    ordered = sorted(moves, key=lambda move: (move.kind, move.before, move.after))
    return Foresight(tuple(ordered), tuple(_obstacles(work, merger, order, codes)))


Key = tuple[str, uuid.UUID, uuid.UUID]


def _dated(session: Session, merger: Merger, order: Order) -> Iterator[Key]:
    for found in copies.pending(session, merger, order):
        for target in found.targets:
            yield found.table.__tablename__, copies.unit_before(session, order, found.row), target
    noted = select(Moved.kind, Moved.from_id, Moved.to_id).where(
        Moved.merger_id == merger.id, Moved.source.is_not(None), Moved.from_id.is_not(None)
    )
    for row in session.execute(noted):
        yield row.kind, row.from_id, row.to_id


def _waiting(session: Session, order: Order) -> dict[Key, int]:
    found: Counter[Key] = Counter()
    kinds = (
        ("case", Case, "competent_unit_id", cases.leaving(order)),
        ("task", Task, "unit_id", cases.leaving_tasks(order)),
    )
    for kind, table, place, condition in kinds:
        column = getattr(table, place)
        names = (column, table.slug, table.field, table.territory)
        for before, slug, field, territory, number in session.execute(
            select(*names, func.count()).where(condition).group_by(*names)
        ):
            heir = order.heir(before, slug=slug, field=field, territory=territory)
            found[kind, before, heir or before] += number
    return found


def _numbering(work: Work, order: Order, codes: dict[uuid.UUID, str]) -> Iterator[Move]:
    """Numbers of cases are issued under the successor's code; what was issued stays."""
    today = validity.day(work.now)
    for row in order.rows:
        mine = select(CaseCounter.last).where(CaseCounter.unit_code == codes[row.from_id], CaseCounter.day == today)
        yield Move("numbering", codes[row.from_id], codes[row.to_id], work.session.scalar(mine) or 0)


def _renamings(session: Session, merger: Merger, codes: dict[uuid.UUID, str]) -> Iterator[Move]:
    for row in session.scalars(select(Renaming).where(Renaming.merger_id == merger.id)):
        yield Move("renaming", codes[row.unit_id], row.code, 1)


def _obstacles(work: Work, merger: Merger, order: Order, codes: dict[uuid.UUID, str]) -> Iterator[Obstacle]:
    staffed = _staffed(work, merger, order)
    tasks = select(Task.unit_id, Task.slug, Task.field, Task.territory, Task.role).where(cases.leaving_tasks(order))
    of_posts = tasks.where(Task.proposal.is_distinct_from(proposals.ORDER))  # an order is its addressee's
    for row in work.session.execute(of_posts.distinct()):
        heir = order.heir(row.unit_id, slug=row.slug, field=row.field, territory=row.territory)
        if heir is not None and (heir, row.role) not in staffed:
            yield Obstacle(True, f"Đơn vị {codes[heir]} chưa có người giữ vị trí '{row.role}' để nhận việc đang chờ.")
    for unit_id in sorted(order.ending, key=lambda found: codes[found]):
        signing = select(func.count()).select_from(Grant).where(Grant.unit_id == unit_id, Grant.form.is_not(None))
        number = work.session.scalar(signing)
        if number:
            yield Obstacle(False, f"{number} thẩm quyền ký gắn với đơn vị {codes[unit_id]} hết hiệu lực, cần giao lại.")


def _staffed(work: Work, merger: Merger, order: Order) -> set[tuple[uuid.UUID, str]]:
    """Unit and role of every post that somebody holds on the day, those still to be put down included."""
    held = select(Post.unit_id, Post.role).join(Holding).where(validity.on(Holding, merger.on)).distinct()
    found = {(row.unit_id, row.role) for row in work.session.execute(held)}
    for pending in copies.pending(work.session, merger, order):
        if pending.table is Holding:
            role = work.session.get_one(Post, pending.row.post_id).role
            found |= {(target, role) for target in pending.targets}
    return found
