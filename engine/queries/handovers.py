"""What goes from unit to unit and waits for the officer's word: cases to be given, and cases to be taken over.

Results are not among them: the desk takes them over by laying them on a shelf (`engine.queries.returns`).

Source: Circular 11/2025/TT-BKHCN, annex, group 12, item 3; NĐ 118/2025/NĐ-CP Điều 18.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session

from engine import people
from engine.people import Standing
from engine.queries import details
from engine.queries.lists import BadCursor
from engine.tables import Case, Handover, Task, Unit
from engine.tables.tasks import is_live

MOST = 200  #: rows of one page at most
GIVING, TAKING = "giving", "taking"
LISTS = (GIVING, TAKING)


@dataclass(frozen=True, slots=True)
class Line:
    """One thing of one case that goes to another unit."""

    handover_id: uuid.UUID
    case_id: uuid.UUID
    case_number: str | None
    intake_reference: str
    procedure: str
    owner: str
    what: str  #: "data" or "paper"
    from_unit: details.Place
    to_unit: details.Place
    due_at: datetime
    given_at: datetime | None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Line, ...]
    after: str | None


def page(session: Session, standing: Standing, which: str, *, after: str | None = None, most: int = 50) -> Page:
    """What waits for the officer on the list *which*, what is due first on top.

    `giving` is what leaves the desks where he receives and was not given yet; `taking` is what was given to them, or
    to a unit for a case of which he may do a waiting step, and was not taken over yet.

    Raises:
        BadCursor.
    """
    size = max(1, min(most, MOST))
    wanted = _wanted(standing, which)
    if after is not None:
        wanted = wanted.where(_behind(after))
    found = session.execute(wanted.order_by(Handover.due_at, Handover.id).limit(size + 1)).all()
    rows = _lines(session, [(row[0], row[1]) for row in found[:size]])
    last = rows[-1] if len(found) > size else None
    return Page(rows, f"{last.due_at.isoformat()}~{last.handover_id}" if last else None)


def some(session: Session, standing: Standing, which: str, case_ids: Collection[uuid.UUID]) -> Sequence[Line]:
    """What of the cases *case_ids* stands on the list."""
    found = session.execute(_wanted(standing, which).where(Handover.case_id.in_(case_ids))).all()
    return _lines(session, [(row[0], row[1]) for row in found])


def counts(session: Session, standing: Standing) -> Mapping[str, int]:
    """How many cases stand on each list: one statement."""
    each = {which: func.count(func.distinct(case((_is(standing, which), Handover.case_id)))) for which in LISTS}
    there = select(*each.values()).select_from(Handover).join(Case, Case.id == Handover.case_id)
    mine = Handover.received_at.is_(None), people.visible(standing, "read", Case)
    row = session.execute(there.where(*mine)).one()
    return dict(zip(each, row, strict=True))


def _wanted(standing: Standing, which: str) -> Select[Handover, Case]:
    mine = _is(standing, which), people.visible(standing, "read", Case)
    return select(Handover, Case).join(Case, Case.id == Handover.case_id).where(*mine)


def _is(standing: Standing, which: str) -> ColumnElement[bool]:
    desks = select(Unit.id).where(people.visible(standing, "receive", Unit))
    if which == GIVING:
        return and_(Handover.given_at.is_(None), Handover.from_unit_id.in_(desks))
    step = Task.case_id == Handover.case_id, Task.unit_id == Handover.to_unit_id, is_live()
    works = exists().where(*step, people.visible(standing, "complete", Task)).correlate(Handover)
    there = or_(Handover.to_unit_id.in_(desks), works)
    return and_(Handover.given_at.is_not(None), Handover.received_at.is_(None), Handover.what != "result", there)


def _behind(cursor: str) -> ColumnElement[bool]:
    said, _, last = cursor.partition("~")
    try:
        at, handover_id = datetime.fromisoformat(said), uuid.UUID(last)
    except ValueError as error:
        raise BadCursor from error
    if at.tzinfo is None:
        raise BadCursor
    return or_(Handover.due_at > at, and_(Handover.due_at == at, Handover.id > handover_id))


def _lines(session: Session, found: Sequence[tuple[Handover, Case]]) -> tuple[Line, ...]:
    owners = details.owners(session, {one.id for _, one in found})
    titles = details.titles(session, {one.slug for _, one in found})
    ends = {unit for row, _ in found for unit in (row.from_unit_id, row.to_unit_id)}
    places = details.places(session, ends)
    return tuple(
        Line(
            handover_id=row.id,
            case_id=one.id,
            case_number=one.case_number,
            intake_reference=one.intake_reference,
            procedure=titles.get(one.slug, one.slug),
            owner=owners.get(one.id, ""),
            what=row.what,
            from_unit=places[row.from_unit_id],
            to_unit=places[row.to_unit_id],
            due_at=row.due_at,
            given_at=row.given_at,
        )
        for row, one in found
    )
