"""The newest cases that an officer may read, however many there are: a list takes its page from them and no more.

He may read a case by one of its units, by another right, or because he took part. Each of these ways has an index in
the order of the list, so the first of each are read and put together. What few cases can fit is looked up instead.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Uuid, and_, exists, func, literal, not_, or_, select, tuple_, union
from sqlalchemy.orm import Session

from engine import people
from engine.people import Apart
from engine.queries.predicates import Asked, readable
from engine.tables import Case, Task, UnitAbove
from engine.tables.base import Moment
from engine.tables.cases import UNITS

MOST_UNITS = 4  #: of whom has more, the cases are walked by date; our choice, for each takes three looks
COLUMNS = tuple(getattr(Case, name) for name in UNITS)
RECEIVING, COMPETENT, RETURNING = COLUMNS
#: the ways in which a unit has a case, each without the cases of those before: in the words of the indexes
WAYS: tuple[tuple[Any, tuple[ColumnElement[bool], ...]], ...] = (
    (RECEIVING, ()),
    (COMPETENT, (COMPETENT != RECEIVING,)),
    (RETURNING, (RETURNING != RECEIVING, RETURNING != COMPETENT)),
)
Conditions = Sequence[ColumnElement[bool]]
Cursor = tuple[datetime, uuid.UUID]  #: when the last case before was opened, and its id


def walk(session: Session, asked: Asked, conditions: Conditions, *, after: Cursor | None, most: int) -> Select[Any]:
    """The ids of the first *most* cases that fit *conditions* and that the officer may read, from behind *after*."""
    apart = people.readable_apart(asked.standing)
    units = _units(session, apart) if asked.standing.is_active else None
    if units is None:
        return first(select(Case.id).where(readable(asked), *conditions), after=after, most=most)
    near = _together(_by_right(apart, units, conditions, after, most)).limit(most).cte().prefix_with("MATERIALIZED")
    beyond = _by_part(apart, units, conditions, _end(near, most), after, most)
    found = _together([select(near), *beyond]).subquery()
    return select(found.c.id).order_by(found.c.opened_at.desc(), found.c.id.desc()).limit(most)


def _together(ways: Iterable[Select[Any]]) -> Select[Any]:
    """When the cases of all *ways* were opened and their ids, each once, the newest first."""
    each = [way.subquery() for way in ways]
    found = union(*(select(way.c.opened_at, way.c.id) for way in each)).subquery().c
    return select(found.opened_at, found.id).order_by(found.opened_at.desc(), found.id.desc())


def _end(near: CTE, most: int) -> Any:
    """The place of the last case of a full page: what somebody took part in behind it is not on it."""
    last = select(near).order_by(near.c.opened_at.desc(), near.c.id.desc()).limit(1).offset(most - 1).subquery()
    first_of_all = literal(datetime.min.replace(tzinfo=UTC), Moment()), literal(uuid.UUID(int=0), Uuid())
    ends = zip(last.c, first_of_all, strict=True)
    return tuple_(*(func.coalesce(select(column).scalar_subquery(), none) for column, none in ends))


def look_up(asked: Asked, ids: Select[Any], conditions: Conditions, *, after: Cursor | None, most: int) -> Select[Any]:
    """The same of the few cases *ids*: each is looked at alone."""
    apart = people.readable_apart(asked.standing)
    units = (apart.leads_to(column) for column in COLUMNS)
    took_part = (exists().where(Task.case_id == Case.id, held).correlate(Case) for held in apart.held)
    by = *units, apart.reached, *took_part, Case.id.in_(apart.was_asked)
    # Said the other way round: SQLite would gather all that each unit has before it looks at anything else.
    may = not_(and_(*(not_(one) for one in by)))
    if not asked.standing.is_active:
        may = readable(asked)
    return first(select(Case.id).where(Case.id.in_(ids), may, *conditions), after=after, most=most)


def _behind(columns: Sequence[Any], after: Cursor) -> ColumnElement[bool]:
    """What comes after *after* in the order of *columns*, both falling: in one comparison, which an index answers."""
    at, case_id = after
    return tuple_(*columns) < tuple_(literal(at, Moment()), literal(case_id, Uuid()))


def first(
    wanted: Any, *, after: Cursor | None, most: int, columns: Sequence[Any] = (Case.opened_at, Case.id)
) -> Select[Any]:
    """The first *most* of *wanted* in the order of *columns*, both falling, from behind *after*."""
    further = [] if after is None else [_behind(columns, after)]
    found: Select[Any] = wanted.where(*further).order_by(*(column.desc() for column in columns)).limit(most)
    return found


def _units(session: Session, apart: Apart) -> list[uuid.UUID] | None:
    """The units whose cases the officer may read for the units alone; None: too many."""
    scopes = {scope for reach in apart.reaches for scope in reach.scopes if scope.unit_id is not None}
    far = [scope for scope in scopes if scope.branch != "alone"]
    units = {scope.unit_id for scope in scopes if scope.unit_id is not None and scope.branch == "alone"}
    if far:
        led_to = or_(*(_below(scope.unit_id, is_within=scope.branch == "agency") for scope in far))
        units |= set(session.scalars(select(UnitAbove.unit_id).where(led_to).distinct().limit(MOST_UNITS + 1)))
    return sorted(units) if len(units) <= MOST_UNITS else None


def _below(unit_id: uuid.UUID | None, *, is_within: bool) -> ColumnElement[bool]:
    below = UnitAbove.above_id == unit_id
    return and_(below, UnitAbove.within.is_(True)) if is_within else below


def _by_right(
    apart: Apart, units: Sequence[uuid.UUID], conditions: Conditions, after: Cursor | None, most: int
) -> Iterator[Select[Any]]:
    """The first cases of each unit and of other rights, with when they were opened."""
    cases = select(Case.opened_at, Case.id).where(*conditions)
    for unit_id in units:
        for column, only in WAYS:
            yield first(cases.where(column == unit_id, *only), after=after, most=most)
    if apart.is_more_reached or not units:
        yield first(cases.where(apart.reached), after=after, most=most)


def _by_part(
    apart: Apart,
    units: Sequence[uuid.UUID],
    conditions: Conditions,
    end: Any,
    after: Cursor | None,
    most: int,
) -> Iterator[Select[Any]]:
    """The first cases of other units, up to *end*, in which the officer took part."""
    # Told by the task first: who works long took part in many cases, nearly all of his own units.
    places = Task.case_receiving_unit_id, Task.case_competent_unit_id, *COLUMNS
    elsewhere = [column.not_in(units) for column in places] if units else []
    columns = Task.case_opened_at, Task.case_id
    named = select(columns[0].label("opened_at"), columns[1].label("id")).distinct()
    took_part = named.join(Case, Case.id == Task.case_id).where(tuple_(*columns) >= end, *elsewhere, *conditions)
    for held in apart.held:
        yield first(took_part.where(held), after=after, most=most, columns=columns)
    # Told as one value: SQLite would gather all that fit by an index before it looks for those few.
    fits = [func.coalesce(and_(*conditions), literal(False))] if conditions else []
    others = select(Case.opened_at, Case.id).where(Case.id.in_(apart.was_asked), *fits)
    yield first(others, after=after, most=most)
