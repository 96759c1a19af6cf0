"""Which office time counts for a unit: an edition of its calendar, kept whole so that clocks can go back to it.

A calendar is rows that offices edit (`engine.office`). What clocks count by is an edition: the content of those rows,
of the nation's days and of the calendars above, addressed by its digest. Editing makes another edition for new clocks;
those that run move to it only by a recomputation. A shipped calendar gets its rows when a unit first needs it.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from sqlalchemy import insert, literal, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from engine import calendar, shelf
from engine.calendar import days, editions, vietnam
from engine.calendar.days import SpecialDay, Week
from engine.calendar.editions import Plan
from engine.calendar.moments import shown
from engine.tables import Base, CalendarEdition, OfficeCalendar, OfficeDay, OfficeHours, Unit
from engine.work import Work

NATION = "viet-nam"  #: the calendar whose special days hold everywhere


@dataclass(frozen=True, slots=True)
class Office:
    """A unit's office time as it counts for what begins now."""

    unit_id: uuid.UUID
    name: str  #: of the calendar
    edition: str
    hours: calendar.Calendar


def of_unit(work: Work, unit_id: uuid.UUID) -> Office:
    """The office time of the unit.

    Raises:
        UnknownCalendar: the unit names a calendar that neither the rows nor the product know.
    """
    mine = select(Unit.calendar, OfficeCalendar.edition).where(Unit.id == unit_id)
    found = work.session.execute(mine.outerjoin(OfficeCalendar, OfficeCalendar.name == Unit.calendar)).one()
    return office(work, unit_id, found.calendar, found.edition)


def office(work: Work, unit_id: uuid.UUID, name: str, edition: str | None) -> Office:
    """The office time of the unit by the calendar *name* in its *edition*; None: nobody has needed it yet.

    Raises:
        UnknownCalendar: neither the rows nor the product know the calendar.
    """
    known = edition or adopt(work, name)
    return Office(unit_id, name, known, shelf.of_edition(work.session, known))


def adopt(work: Work, name: str) -> str:
    """The edition of the calendar *name*; a shipped calendar gets its rows now if nobody needed it before.

    Raises:
        UnknownCalendar: there is no such calendar.
    """
    known = work.session.scalar(select(OfficeCalendar.edition).where(OfficeCalendar.name == name))
    if known is not None:
        return known
    if name not in vietnam.names():
        raise _unknown(work.session, name)
    plan = vietnam.plan(name)
    edition = _keep(work, plan)
    row = {"name": name, "title": vietnam.title(name), "day_minutes": plan.day_minutes, "edition": edition}
    if _once(work, OfficeCalendar, row):
        weeks = [hours_row(name, week, source=vietnam.source(name)) for week in plan.weeks]
        work.session.execute(insert(OfficeHours), weeks)
    return refresh(work, name)


def refresh(work: Work, name: str) -> str:
    """The edition of the calendar *name* as its rows and the nation's days are now; new clocks count by it.

    Raises:
        what `hours.build` raises: the rows make no calendar.
    """
    edition = _keep(work, plan_of(work.session, name))
    work.session.execute(
        update(OfficeCalendar)
        .where(OfficeCalendar.name == name, OfficeCalendar.edition != edition)
        .values(edition=edition)
        .execution_options(synchronize_session="fetch")
    )
    return edition


def names(session: Session) -> list[str]:
    """The calendars that have rows."""
    return list(session.scalars(select(OfficeCalendar.name).order_by(OfficeCalendar.name)))


def plan_of(session: Session, name: str) -> Plan:
    """What the rows of the calendar *name* amount to, with the days of the nation and of the calendars above it.

    Raises:
        UnknownCalendar: it has no rows.
    """
    chain = list(_upwards(session, name))
    shipped = vietnam.plan()
    layers = [*shipped.layers, _days(session, NATION), *(_days(session, one.name) for one in reversed(chain))]
    return Plan(
        name=name,
        weeks=[week_of(row) for row in hours_of(session, name)],
        layers=layers,
        day_minutes=chain[0].day_minutes,
        first=shipped.first,
        last=shipped.last,
    )


def hours_of(session: Session, name: str) -> Sequence[OfficeHours]:
    """The office hours of the calendar *name*, the oldest first."""
    mine = select(OfficeHours).where(OfficeHours.calendar == name)
    return session.scalars(mine.order_by(OfficeHours.valid_from, OfficeHours.id)).all()


def days_of(session: Session, name: str) -> Sequence[OfficeDay]:
    """What the calendar *name*, or the nation, says of single days by itself."""
    return session.scalars(select(OfficeDay).where(OfficeDay.calendar == name).order_by(OfficeDay.day)).all()


def hours_row(name: str, week: Week, *, source: str) -> dict[str, Any]:
    """*week* as a row of the calendar *name*."""
    return {
        "calendar": name,
        "weekdays": sorted(week.weekdays),
        "sessions": editions.pairs(week.day.sessions),
        "value": week.day.value,
        "is_open": week.day.is_open,
        "valid_from": week.since,
        "valid_to": None if week.until == date.max else week.until,
        "source": source,
    }


def row_of(session: Session, name: str) -> OfficeCalendar:
    """The row of the calendar *name*.

    Raises:
        UnknownCalendar: it has none.
    """
    found = session.get(OfficeCalendar, name)
    if found is None:
        raise _unknown(session, name)
    return found


def of_name(session: Session, name: str) -> calendar.Calendar:
    """The calendar *name* as it counts for what begins now; one that no unit needed yet is as it is shipped.

    Raises:
        UnknownCalendar: there is no such calendar.
    """
    row = session.get(OfficeCalendar, name)
    if row is not None:
        return shelf.of_edition(session, row.edition)
    if name not in vietnam.names():
        raise _unknown(session, name)
    return calendar.calendar(name)


def _unknown(session: Session, name: str) -> vietnam.UnknownCalendar:
    known = dict.fromkeys([*names(session), *vietnam.names()])
    return vietnam.UnknownCalendar(name=shown(name), known=", ".join(known))


def _upwards(session: Session, name: str) -> Iterator[OfficeCalendar]:
    """The calendar and those above it; a calendar is made after its parent, so this ends."""
    above: str | None = name
    while above is not None:
        row = row_of(session, above)
        yield row
        above = row.parent


def _keep(work: Work, plan: Plan) -> str:
    """The digest of *plan*, built to be sure that it can be, and kept."""
    content = editions.content(plan)
    digest = editions.digest(content)
    if work.session.get(CalendarEdition, digest) is None:
        shelf.put(digest, content)
        row = {"digest": digest, "name": plan.name, "content": content, "made_at": work.now}
        _once(work, CalendarEdition, row)
    return digest


def _once(work: Work, table: type[Base], row: dict[str, Any]) -> bool:
    """Insert *row* unless another act did; whether this one was first."""
    dialect = sqlite if work.session.get_bind().dialect.name == "sqlite" else postgresql
    made = dialect.insert(table.__table__).values(**row).on_conflict_do_nothing().returning(literal(1))
    return work.session.execute(made).first() is not None


def _days(session: Session, name: str) -> Sequence[SpecialDay]:
    return [special(row) for row in days_of(session, name)]


def special(row: OfficeDay) -> SpecialDay:
    """*row* as the arithmetic takes it."""
    sessions = tuple(days.Session(*pair) for pair in row.sessions)
    sort = cast(days.Sort, row.sort)
    return SpecialDay(row.day, sort, row.name, row.source, sessions, row.like, row.is_open)


def week_of(row: OfficeHours) -> Week:
    """*row* as the arithmetic takes it."""
    until = row.valid_to or date.max
    sessions: Iterable[tuple[int, int]] = [(opens, closes) for opens, closes in row.sessions]
    return days.week(row.weekdays, sessions, value=row.value, is_open=row.is_open, since=row.valid_from, until=until)
