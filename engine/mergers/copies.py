"""What holds by dates and is put down anew for the successors before the day: posts held, rights, offers, settings.

Every copy begins on the day of the rearrangement and is noted with the row that it was made after, so that the work can
stop anywhere and go on, and can be taken back as long as the day has not come.

Our choice: the authority to sign is not copied. It rests on a document of the old unit; the new one gives its own.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    Uuid,
    cast,
    delete,
    inspect,
    literal_column,
    null,
    or_,
    select,
    union_all,
    update,
)
from sqlalchemy.orm import Session

from engine import organisation, validity
from engine.mergers.plans import note
from engine.mergers.records import Record
from engine.mergers.successors import NAMES, Order
from engine.tables import (
    Charge,
    Grant,
    Holding,
    Merger,
    Moved,
    Offering,
    Placement,
    Post,
    StepSetting,
    Substitution,
    Unit,
    UnitAbove,
    UnitName,
)
from engine.work import Work


@dataclass(frozen=True, slots=True)
class Pending:
    """One row that still has to be put down anew, and the units that it goes to."""

    table: Any
    row: Any
    targets: tuple[uuid.UUID, ...]
    before: uuid.UUID  #: the unit that it is taken from


def pending(session: Session, merger: Merger, order: Order) -> Iterator[Pending]:
    """What has not been put down anew so far; rows that stay with their unit are left out."""
    posts = _posts(session, order.before)
    mine = select(Placement).where(Placement.merger_id == merger.id)
    placed = {row.person_id: row.to_id for row in session.scalars(mine)}
    for table in COPIED:
        waiting = select(table).where(*_waits(table, merger, order)).order_by(table.id)
        yield from _pending(posts, placed, order, session.scalars(waiting).all())


def looked_at(session: Session, record: Record) -> tuple[list[Pending], Mapping[uuid.UUID, Post]]:
    """As `pending`, in two statements for who only looks: rows with no more than what it takes to tell where they go.

    With them the posts that they name, by id.
    """
    posts = _posts(session, record.order.before)
    parts = [select(*_facts(table)).where(*_waits(table, record.merger, record.order)) for table in COPIED]
    found = []
    for kind, *values in session.execute(union_all(*parts)):
        table = COPIED[kind]
        said = dict(zip(FACTS, values, strict=True))
        found.append(table(**{name: value for name, value in said.items() if name in table.__table__.columns}))
    placed = {one.person_id: one.to_id for one in record.placed}
    return list(_pending(posts, placed, record.order, found)), posts


#: what it takes to tell where a row goes
FACTS = ("id", "unit_id", "post_id", "post_unit_id", "person_id", "slug", "field", "territory", "form")


def _facts(table: Any) -> list[ColumnElement[Any]]:
    """The same of each table, as one column beside the other: null where it has no such column."""
    ids = {name for name in FACTS if name.endswith("id")}
    columns = table.__table__.columns
    return [
        literal_column(str(COPIED.index(table))).label("kind"),
        *(
            columns[one] if one in columns else cast(null(), Uuid() if one in ids else String()).label(one)
            for one in FACTS
        ),
    ]


def _waits(table: Any, merger: Merger, order: Order) -> list[ColumnElement[bool]]:
    """The conditions on *table* that a row is to be put down anew, if somebody follows in it."""
    noted = select(Moved.source).where(Moved.merger_id == merger.id, Moved.source.is_not(None))
    lasting = or_(table.valid_to.is_(None), table.valid_to > merger.on)
    found = [_concerns(table, order.before), table.id.not_in(noted), lasting]
    if table is Charge:  # the charges of a holding that goes along go with it
        found.append(Charge.holding_id.not_in(_holdings_of(order.before)))
    return found


def _pending(
    posts: Mapping[uuid.UUID, Post], placed: Mapping[uuid.UUID, uuid.UUID], order: Order, rows: Iterable[Any]
) -> Iterator[Pending]:
    for row in rows:
        targets = _targets(posts, placed, order, row)
        if targets:
            yield Pending(type(row), row, targets, _taken_from(posts, order, row))


def put_down(work: Work, merger: Merger, order: Order, found: Pending) -> None:
    """One row, anew for each of its targets, from the day on."""
    for target in found.targets:
        if found.table is Holding:
            _hold_anew(work, merger, found.row, target)
        elif found.table is Offering and _unoffered(work, merger, found.row, target) is None:
            facts = {"source": found.row.id, "from_id": found.before, "to_id": target}
            note(work, merger, Offering.__tablename__, found.row.id, made=False, **facts)
        else:
            _copy(work, merger, order, found, target)
    work.session.flush()


def keep_up(work: Work, merger: Merger) -> None:
    """What was put down ends as what it was made after ends by now: who was dismissed meanwhile gets no new post.

    To be asked as long as nothing has moved; from then on the old rows end with their unit.
    """
    noted = select(Moved).where(Moved.merger_id == merger.id, Moved.made.is_(True), Moved.source.is_not(None))
    rows = {row.subject: row for row in work.session.scalars(noted)}
    for table in reversed(COPIED):
        mine = [row for row in rows.values() if row.kind == table.__tablename__]
        for row in mine:
            _keep_up(work, merger, table, row)


def _keep_up(work: Work, merger: Merger, table: Any, row: Moved) -> None:
    source, copy = work.session.get(table, row.source), work.session.get(table, row.subject)
    if copy is None:
        return
    if source is not None and (source.valid_to is None or source.valid_to > copy.valid_from):
        copy.valid_to = source.valid_to
        return
    if table is Holding:
        work.session.execute(delete(Charge).where(Charge.holding_id == copy.id))
    if table is Offering:  # whoever needed none because of it is looked at again
        spared = Moved.merger_id == merger.id, Moved.kind == row.kind, Moved.made.is_(False), Moved.to_id == row.to_id
        work.session.execute(delete(Moved).where(*spared))
    work.session.delete(copy)
    work.session.delete(row)
    work.session.flush()


def take_back(work: Work, merger: Merger) -> int:
    """Everything that was made is gone; gives how many rows."""
    made = select(Moved).where(Moved.merger_id == merger.id, Moved.made.is_(True))
    rows = list(work.session.scalars(made))
    for table in (*reversed(COPIED), Post):
        ids = [row.subject for row in rows if row.kind == table.__tablename__]
        work.session.execute(delete(table).where(table.id.in_(ids)))
    units = {row.subject for row in rows if row.kind == "unit"}
    _clear(work, units)
    work.session.execute(delete(Moved).where(Moved.merger_id == merger.id))
    for table, column in ((UnitAbove, UnitAbove.unit_id), (UnitName, UnitName.unit_id)):
        work.session.execute(delete(table).where(column.in_(units)))
    return len(rows)


def _clear(work: Work, units: set[uuid.UUID]) -> None:
    """What was entered by hand for units that never come to be is gone with them."""
    held = _holdings_of(units)
    work.session.execute(delete(Charge).where(or_(Charge.holding_id.in_(held), Charge.unit_id.in_(units))))
    for table in (Grant, Substitution, Offering, StepSetting, Holding):
        work.session.execute(delete(table).where(_concerns(table, units)))
    work.session.execute(delete(Post).where(Post.unit_id.in_(units)))


def end_old(work: Work, merger: Merger, order: Order) -> None:
    """On the day, what was put down anew ends with the unit that it belonged to; what begins later is left alone."""
    noted = select(Moved.source).where(Moved.merger_id == merger.id, Moved.source.is_not(None))
    for table in COPIED:
        whole = _concerns(table, order.ending)
        over = or_(whole, table.id.in_(noted)) if table in (Holding, Offering) else whole
        running = or_(table.valid_to.is_(None), table.valid_to > merger.on), table.valid_from < merger.on
        ending = update(table).where(over, *running).values(valid_to=merger.on)
        work.session.execute(ending.execution_options(synchronize_session=False))


#: in the order in which they refer to each other
COPIED: tuple[Any, ...] = (Holding, Charge, Grant, Substitution, Offering, StepSetting)


def _holdings_of(units: set[uuid.UUID]) -> Select[uuid.UUID]:
    return select(Holding.id).join(Post).where(Post.unit_id.in_(units))


def _concerns(table: Any, units: set[uuid.UUID]) -> ColumnElement[bool]:
    posts = select(Post.id).where(Post.unit_id.in_(units))
    if table is Holding:
        return Holding.post_id.in_(posts)
    if table is Grant:
        return or_(Grant.unit_id.in_(units), Grant.post_id.in_(posts))
    if table is StepSetting:
        return or_(StepSetting.unit_id.in_(units), StepSetting.post_unit_id.in_(units))
    concerned: ColumnElement[bool] = table.unit_id.in_(units)
    return concerned


def _posts(session: Session, units: set[uuid.UUID]) -> Mapping[uuid.UUID, Post]:
    """The posts that holdings and rights of these *units* name, by id."""
    granted = select(Grant.post_id).where(Grant.unit_id.in_(units), Grant.post_id.is_not(None))
    mine = select(Post).where(or_(Post.unit_id.in_(units), Post.id.in_(granted)))
    return {post.id: post for post in session.scalars(mine)}


def _targets(
    posts: Mapping[uuid.UUID, Post], placed: Mapping[uuid.UUID, uuid.UUID], order: Order, row: Any
) -> tuple[uuid.UUID, ...]:
    if isinstance(row, Holding):
        target = placed.get(row.person_id) or order.main_heir(posts[row.post_id].unit_id)
        return (target,) if target else ()
    if isinstance(row, Grant) and row.form is not None:
        return ()
    if isinstance(row, Offering):
        heir = order.heir(row.unit_id, slug=row.slug, field=row.field)
        return (heir,) if heir else ()
    return _all_heirs(posts, order, row)


def _all_heirs(posts: Mapping[uuid.UUID, Post], order: Order, row: Any) -> tuple[uuid.UUID, ...]:
    """Everybody who gets something of what *row* is for."""
    found: dict[uuid.UUID, None] = {}
    for before in _units_of(posts, row) & order.before:
        for succession in order.rows:
            if succession.from_id == before and _meet(row, succession):
                found[succession.to_id] = None
    return tuple(found)


def _meet(row: Any, succession: Any) -> bool:
    pairs = [(getattr(row, name, None), getattr(succession, name)) for name in NAMES]
    return all(one is None or other is None or one == other for one, other in pairs)


def _units_of(posts: Mapping[uuid.UUID, Post], row: Any) -> set[uuid.UUID]:
    units = {row.unit_id, getattr(row, "post_unit_id", None)}
    if isinstance(row, Grant) and row.post_id is not None:
        units.add(posts[row.post_id].unit_id)
    return {unit for unit in units if unit is not None}


def _hold_anew(work: Work, merger: Merger, row: Holding, target: uuid.UUID) -> None:
    old = work.session.get_one(Post, row.post_id)
    post = post_at(work, merger, old, target)
    mine = select(Holding.id).where(Holding.post_id == post.id, Holding.person_id == row.person_id)
    there = work.session.scalar(mine.where(Holding.valid_to.is_(None)))
    facts = {"source": row.id, "from_id": old.unit_id, "to_id": target}
    if there is not None:
        note(work, merger, "holding", row.id, made=False, **facts)
        return
    new = _again(work, merger.on, row, post_id=post.id)
    note(work, merger, "holding", new.id, made=True, **facts)
    lasting = or_(Charge.valid_to.is_(None), Charge.valid_to > merger.on)
    for charge in work.session.scalars(select(Charge).where(Charge.holding_id == row.id, lasting)).all():
        copied = _again(work, merger.on, charge, holding_id=new.id, unit_id=target if charge.unit_id else None)
        note(work, merger, "charge", copied.id, made=True, source=charge.id, from_id=old.unit_id, to_id=target)


def post_at(work: Work, merger: Merger, old: Post, target: uuid.UUID) -> Post:
    """The post of *target* with the role of *old*; a new one is divided as the old one was."""
    there = work.session.scalar(select(Post).where(Post.unit_id == target, Post.role == old.role))
    if there is not None:
        return there
    post = organisation.post_of(work, work.session.get_one(Unit, target), old.role, old.title)
    post.divided = old.divided
    note(work, merger, "post", post.id, made=True, to_id=target)
    return post


def _unoffered(work: Work, merger: Merger, row: Offering, target: uuid.UUID) -> date | None:
    """From when on *target* needs an offer as *row* is; None: it has one anyhow, its own or from another unit."""
    begins = max(merger.on, row.valid_from)
    mine = Offering.slug == row.slug, Offering.part == row.part, Offering.unit_id == target
    ends = work.session.scalars(select(Offering.valid_to).where(*mine, validity.on(Offering, begins))).all()
    if not ends:
        return begins
    latest = max((end or date.max) for end in ends)
    return latest if latest < (row.valid_to or date.max) else None


def _copy(work: Work, merger: Merger, order: Order, found: Pending, target: uuid.UUID) -> None:
    row = found.row
    post = work.session.get_one(Post, row.post_id) if isinstance(row, Grant) and row.post_id is not None else None
    olds = _units_of({post.id: post} if post else {}, row) & order.before
    changes: dict[str, Any] = {name: target for name in ("unit_id", "post_unit_id") if getattr(row, name, None) in olds}
    if isinstance(row, Offering):
        changes["valid_from"] = _unoffered(work, merger, row, target)
    if post is not None:
        changes["post_id"] = post_at(work, merger, post, target).id if post.unit_id in olds else post.id
    new = _again(work, merger.on, row, **changes)
    note(
        work,
        merger,
        row.__tablename__,
        new.id,
        made=True,
        source=row.id,
        from_id=found.before,
        to_id=target,
    )


def _again(work: Work, on: date, row: Any, **changes: Any) -> Any:
    columns = inspect(type(row)).columns
    values = {column.key: getattr(row, column.key) for column in columns if column.key != "id"}
    begins = max(on, row.valid_from)
    new = type(row)(**{**values, "valid_from": begins, **changes})
    work.session.add(new)
    work.session.flush()
    return new


def _taken_from(posts: Mapping[uuid.UUID, Post], order: Order, row: Any) -> uuid.UUID:
    """The unit that *row* is taken from."""
    if isinstance(row, Holding):
        return posts[row.post_id].unit_id
    return min(_units_of(posts, row) & order.before, key=str)


def made(session: Session, merger: Merger, kind: str) -> list[Moved]:
    """The records of the rows of one kind that the rearrangement made."""
    mine = select(Moved).where(Moved.merger_id == merger.id, Moved.kind == kind, Moved.made.is_(True))
    return list(session.scalars(mine))
