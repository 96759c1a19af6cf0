"""What a rearrangement would move, and what stands in its way: told before anything is done."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from engine import proposals, validity
from engine.mergers import copies, leaving, successors
from engine.mergers.copies import Pending
from engine.mergers.successors import Order
from engine.tables import (
    Case,
    CaseCounter,
    Clock,
    Grant,
    Holding,
    Merger,
    Moved,
    OfficeCalendar,
    Post,
    Renaming,
    Task,
    Unit,
)
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
    def is_clear(self) -> bool:
        """Whether nothing hinders."""
        return not any(obstacle.hinders for obstacle in self.obstacles)


def foresee(work: Work, merger: Merger) -> Foresight:
    """What *merger* would move if its day were today. Nothing is changed."""
    session = work.session
    order = successors.of_merger(session, merger)
    codes = {row.id: row.code for row in session.execute(select(Unit.id, Unit.code))}
    pending = list(copies.pending(session, merger, order))
    counted = Counter(_dated(session, merger, pending)) + Counter(_waiting(session, order))
    moves = [Move(kind, codes[before], codes[after], number) for (kind, before, after), number in counted.items()]
    moves += [*_numbering(work, order, codes), *_renamings(session, merger, codes)]
    ordered = sorted(moves, key=lambda move: (move.kind, move.before, move.after))
    kept, recounted = _dues(session, order)
    obstacles = _obstacles(work, merger, order, pending, codes)
    return Foresight(tuple(ordered), tuple(obstacles), kept, recounted)


Key = tuple[str, uuid.UUID, uuid.UUID]


def _dated(session: Session, merger: Merger, pending: Sequence[Pending]) -> Iterator[Key]:
    for found in pending:
        for target in found.targets:
            yield found.table.__tablename__, found.before, target
    noted = select(Moved.kind, Moved.from_id, Moved.to_id).where(
        Moved.merger_id == merger.id, Moved.source.is_not(None), Moved.from_id.is_not(None)
    )
    for row in session.execute(noted):
        yield row.kind, row.from_id, row.to_id


def _waiting(session: Session, order: Order) -> dict[Key, int]:
    found: Counter[Key] = Counter()
    kinds = (
        ("case", Case, "competent_unit_id", leaving.leaving(order)),
        ("task", Task, "unit_id", leaving.leaving_tasks(order)),
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


def _dues(session: Session, order: Order) -> tuple[int, int]:
    """How many clocks of the cases that go keep their dates, and how many count by another office time then."""
    going = select(Case.id, Case.slug, Case.field, Case.territory).where(leaving.leaving(order)).subquery()
    names = (Clock.unit_id, Clock.edition, going.c.slug, going.c.field, going.c.territory)
    running = select(*names, func.count()).join(going, going.c.id == Clock.case_id)
    running = running.where(Clock.state != "stopped").group_by(*names)
    theirs = select(Unit.id, OfficeCalendar.edition).outerjoin(OfficeCalendar, OfficeCalendar.name == Unit.calendar)
    editions = {row.id: row.edition for row in session.execute(theirs.where(Unit.id.in_({*order.after})))}
    kept = recounted = 0
    for unit_id, edition, slug, field, territory, number in session.execute(running):
        heir = order.heir(unit_id, slug=slug, field=field, territory=territory)
        if heir is None or editions.get(heir) == edition:
            kept += number
        else:
            recounted += number
    return kept, recounted


def _numbering(work: Work, order: Order, codes: dict[uuid.UUID, str]) -> Iterator[Move]:
    """Numbers of cases are issued under the successor's code; what was issued stays."""
    mine = {codes[unit_id] for unit_id in order.before}
    today = select(CaseCounter).where(CaseCounter.unit_code.in_(mine), CaseCounter.day == validity.day(work.now))
    last = {row.unit_code: row.last for row in work.session.scalars(today)}
    for row in order.rows:
        before = codes[row.from_id]
        yield Move("numbering", before, codes[row.to_id], last.get(before, 0))


def _renamings(session: Session, merger: Merger, codes: dict[uuid.UUID, str]) -> Iterator[Move]:
    for row in session.scalars(select(Renaming).where(Renaming.merger_id == merger.id)):
        yield Move("renaming", codes[row.unit_id], row.code, 1)


def _obstacles(
    work: Work, merger: Merger, order: Order, pending: Sequence[Pending], codes: dict[uuid.UUID, str]
) -> Iterator[Obstacle]:
    staffed = _staffed(work, merger, pending)
    tasks = select(Task.unit_id, Task.slug, Task.field, Task.territory, Task.role).where(leaving.leaving_tasks(order))
    of_posts = tasks.where(Task.proposal.is_distinct_from(proposals.ORDER))  # an order is its addressee's
    for row in work.session.execute(of_posts.distinct()):
        heir = order.heir(row.unit_id, slug=row.slug, field=row.field, territory=row.territory)
        if heir is not None and (heir, row.role) not in staffed:
            yield Obstacle(True, f"Đơn vị {codes[heir]} chưa có người giữ vị trí '{row.role}' để nhận việc đang chờ.")
    signing = select(Grant.unit_id, func.count()).where(Grant.unit_id.in_(order.ending), Grant.form.is_not(None))
    given = [(one, number) for one, number in work.session.execute(signing.group_by(Grant.unit_id)) if one]
    for unit_id, number in sorted(given, key=lambda found: codes[found[0]]):
        yield Obstacle(False, f"{number} thẩm quyền ký gắn với đơn vị {codes[unit_id]} hết hiệu lực, cần giao lại.")


def _staffed(work: Work, merger: Merger, pending: Sequence[Pending]) -> set[tuple[uuid.UUID, str]]:
    """Unit and role of every post that somebody holds on the day, those still to be put down included."""
    held = select(Post.unit_id, Post.role).join(Holding).where(validity.on(Holding, merger.on)).distinct()
    found = {(row.unit_id, row.role) for row in work.session.execute(held)}
    going = [one for one in pending if one.table is Holding]
    mine = select(Post.id, Post.role).where(Post.id.in_({one.row.post_id for one in going}))
    roles = {row.id: row.role for row in work.session.execute(mine)}
    return found | {(target, roles[one.row.post_id]) for one in going for target in one.targets}
