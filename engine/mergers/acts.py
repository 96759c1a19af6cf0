"""A rearrangement is carried out in portions: prepared before its day, moved on it, finished. It can stop anywhere.

Every portion is one transaction of the caller's and leaves everything whole: a case is with one unit or with the other.
Between portions the officers hold their old and their new posts, so nothing waits for nobody. Until the day it can be
reversed as if it had never been; from the day on it can only go on.

Source: Circular 11/2025/TT-BKHCN, Điều 1 khoản 2 (Điều 5: the system serves when units are rearranged). The portions,
the dry run and the reversal are our choice.
"""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from sqlalchemy import delete, or_, select, update

from engine import administration, organisation, validity
from engine.mergers import cases, copies, foresight, leaving, legacies, successors
from engine.mergers.plans import TooLate
from engine.mergers.successors import NoSuchMerger, Order
from engine.tables import Case, Merger, Person, Placement, Renaming, Succession, Unit, UnitAbove, UnitName
from engine.work import Work
from feel import text
from feel.errors import Fault

LATECOMERS = timedelta(days=2)  #: our choice: no act takes so long


class NotReady(Fault):
    """The rearrangement cannot begin: {why}"""

    vi = "Chưa thực hiện sắp xếp được: {why}"


class StillUsed(Fault):
    """The unit '{code}' stands below one that this rearrangement founds; place it elsewhere first."""

    vi = "Đơn vị '{code}' đang trực thuộc đơn vị do lần sắp xếp này lập ra; hãy chuyển đơn vị đó đi trước."


class Over(Fault):
    """This rearrangement is over."""

    vi = "Lần sắp xếp này đã kết thúc."


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rearrangement has come."""

    state: str
    done: int  #: rows of this portion
    is_over: bool  #: nothing is left to do today


def go_on(work: Work, merger_id: uuid.UUID, *, most: int = 100) -> Progress:
    """Do the next portion, at most so many rows; call it again until it is over.

    Before the day this prepares; on the day and after it the cases move and the old units end.

    Raises:
        NoSuchMerger, Over.
        NotAllowed: the actor does not administer the units that change.
        NotReady: the dry run names an obstacle; nothing was done.
    """
    merger = _held(work, merger_id)
    order = successors.of_merger(work.session, merger)
    if merger.state == "planned":
        _require_clear(work, merger)
    if merger.state != "moving":
        copies.keep_up(work, merger)
    waiting = list(islice(copies.pending(work.session, merger, order), most))
    if waiting:
        for found in waiting:
            copies.put_down(work, merger, order, found)
        return Progress(merger.state, len(waiting), is_over=False)
    if validity.day(work.now) < merger.on:
        merger.state = "prepared"
        return Progress(merger.state, 0, is_over=True)
    return _move(work, merger, order, most)


def carry_on(work: Work, *, most: int = 100) -> bool:
    """The next portion of a prepared rearrangement whose day has come; False when nothing is left to do.

    A filing that came in while its unit was just ending is moved too. Our choice: what nobody has prepared does not
    begin by itself.
    """
    today = validity.day(work.now)
    due = select(Merger.id).where(Merger.state.in_(("prepared", "moving")), Merger.on <= today)
    merger_id = work.session.scalar(due.order_by(Merger.on, Merger.id).limit(1))
    if merger_id is not None:
        go_on(work, merger_id, most=most)
        return True
    fresh = select(Merger).where(Merger.state == "done", Merger.ended_at > work.now - LATECOMERS)
    for merger in work.session.scalars(fresh).all():
        order = successors.of_merger(work.session, merger)
        late = list(work.session.scalars(select(Case.id).where(leaving.leaving(order)).order_by(Case.id).limit(most)))
        for case_id in late:
            cases.move(work, merger, order, case_id)
        if late:
            return True
    return False


def reverse(work: Work, merger_id: uuid.UUID) -> int:
    """Everything is as if the rearrangement had never been planned; gives how many rows that took.

    Raises:
        NoSuchMerger, Over.
        TooLate: its day has come.
        StillUsed: another unit was placed below one of its new units.
    """
    merger = _held(work, merger_id)
    if validity.day(work.now) >= merger.on:
        raise TooLate(day=merger.on)
    units = [row.to_id for row in copies.made(work.session, merger, "unit")]
    below = select(Unit.code).where(Unit.parent_id.in_(units), Unit.id.not_in(units)).limit(1)
    if (code := work.session.scalar(below)) is not None:
        raise StillUsed(code=code)
    count = copies.take_back(work, merger)
    for table in (Succession, Renaming, Placement):
        work.session.execute(delete(table).where(table.merger_id == merger.id))
    work.session.execute(delete(Unit).where(Unit.id.in_(units)))
    merger.state, merger.ended_at = "reversed", work.now
    work.session.flush()
    return count


def _held(work: Work, merger_id: uuid.UUID) -> Merger:
    """The rearrangement, kept from others who would carry it out at the same time."""
    mine = select(Merger).where(Merger.id == merger_id).with_for_update()
    merger = work.session.scalar(mine.execution_options(populate_existing=True))
    if merger is None:
        raise NoSuchMerger()
    if merger.state in {"done", "reversed"}:
        raise Over()
    _require_administrator(work, merger)
    return merger


def _require_administrator(work: Work, merger: Merger) -> None:
    changed = select(Succession.from_id).where(Succession.merger_id == merger.id)
    renamed = select(Renaming.unit_id).where(Renaming.merger_id == merger.id)
    units = select(Unit).where(or_(Unit.id.in_(changed), Unit.id.in_(renamed)))
    administration.require(work, work.session.scalars(units).all())


def _require_clear(work: Work, merger: Merger) -> None:
    for obstacle in foresight.foresee(work, merger).obstacles:
        if obstacle.hinders:
            raise NotReady(why=obstacle.words)


def _move(work: Work, merger: Merger, order: Order, most: int) -> Progress:
    merger.state = "moving"
    going = select(Case.id).where(leaving.leaving(order)).order_by(Case.id).limit(most)
    found = list(work.session.scalars(going))
    for case_id in found:
        cases.move(work, merger, order, case_id)
    if found:
        return Progress(merger.state, len(found), is_over=False)
    _finish(work, merger, order)
    return Progress(merger.state, 0, is_over=True)


def _finish(work: Work, merger: Merger, order: Order) -> None:
    copies.end_old(work, merger, order)
    legacies.hand_down(work, order)
    for unit_id in sorted(order.ending, key=str):
        _end(work, merger, order, unit_id)
    for renaming in work.session.scalars(select(Renaming).where(Renaming.merger_id == merger.id)).all():
        _rename(work, merger, renaming)
    merger.state, merger.ended_at = "done", work.now
    work.session.flush()


def _end(work: Work, merger: Merger, order: Order, unit_id: uuid.UUID) -> None:
    """The unit exists no more; the units below it belong to its successor, and its names keep their time."""
    unit = work.session.get_one(Unit, unit_id)
    unit.valid_to = merger.on
    _end_name(work, merger, unit_id)
    _belong_there(work, merger, order, unit_id)
    heir = order.main_heir(unit_id)
    for below in work.session.scalars(select(Unit).where(Unit.parent_id == unit_id)).all():
        organisation.place_below(work, below, work.session.get_one(Unit, heir) if heir else None)


def _belong_there(work: Work, merger: Merger, order: Order, unit_id: uuid.UUID) -> None:
    """Whoever belonged to the unit belongs where he was placed, or to its successor."""
    heir = order.main_heir(unit_id)
    placed = select(Placement.person_id, Placement.to_id).where(Placement.merger_id == merger.id)
    goes_to = {row.person_id: row.to_id for row in work.session.execute(placed)}
    for person in work.session.scalars(select(Person).where(Person.unit_id == unit_id)).all():
        person.unit_id = goes_to.get(person.id, heir)


def _rename(work: Work, merger: Merger, renaming: Renaming) -> None:
    unit = work.session.get_one(Unit, renaming.unit_id)
    _end_name(work, merger, unit.id)
    level_changes = unit.level != renaming.level
    unit.code, unit.name, unit.level = renaming.code, renaming.name, renaming.level
    unit.name_folded, unit.name_collation = text.fold(unit.name), text.collate(unit.name)
    facts = {"code": unit.code, "name": unit.name, "header": renaming.header, "level": unit.level}
    work.session.add(organisation.called(unit, **facts, since=merger.on))
    work.session.flush()
    if level_changes:
        branch = select(UnitAbove.unit_id).where(UnitAbove.above_id == unit.id)
        organisation.stand_anew(work, list(work.session.scalars(branch)))


def _end_name(work: Work, merger: Merger, unit_id: uuid.UUID) -> None:
    mine = UnitName.unit_id == unit_id, or_(UnitName.valid_to.is_(None), UnitName.valid_to > merger.on)
    work.session.execute(update(UnitName).where(*mine).values(valid_to=merger.on))
