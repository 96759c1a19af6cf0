"""Results on their way to the applicant: numbered and signed at the clerk's, coming to the desk, lying there, given.

Source: Circular 11/2025/TT-BKHCN, annex, group 18, items 1, 2, 4 and 6.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, not_, or_, select
from sqlalchemy.orm import Session

from engine import people
from engine.people import Standing
from engine.queries import details
from engine.queries.lists import BadCursor
from engine.tables import Case, DocumentCounter, Obligation, Party, Result, Unit
from feel import text

MOST = 200  #: results of one page at most
LONGEST = 200  #: letters of what is looked for
COMING, LYING, GIVEN, LEAVING = "coming", "lying", "given", "leaving"
LISTS = (COMING, LYING, GIVEN, LEAVING)


@dataclass(frozen=True, slots=True)
class Line:
    """One result of a list."""

    result_id: uuid.UUID
    case_id: uuid.UUID
    version: int  #: of the case
    case_number: str | None
    intake_reference: str
    owner: str
    name: str
    number: str | None
    shelf: str | None
    issued_at: datetime | None
    missing: str | None
    recipient: str | None
    returned_at: datetime | None
    fee: str | None  #: of what was to be paid: "paid" or "owed"; None: no notice was given

    @property
    def moment(self) -> datetime | None:
        """The moment by which the list is ordered."""
        return self.returned_at or self.issued_at


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Line, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Book:
    """A register of a unit, and the number that it would give now; the act gives it, not this."""

    unit_id: uuid.UUID
    register: str
    next: int

    @property
    def number(self) -> str:
        """As it would stand on the paper."""
        return f"{self.next:02d}/{self.register}"


def page(
    session: Session, standing: Standing, which: str, *, words: str = "", after: str | None = None, most: int = 50
) -> Page:
    """The results on the list *which*: those that wait the oldest first, the given ones the newest first.

    `coming`, `lying` and `given` are those of the desks where the officer receives; `leaving` are those that the
    officer may read and no desk has yet. *words* are a part of a shelf, a number, a case number or a name.

    Raises:
        BadCursor.
    """
    size = max(1, min(most, MOST))
    moment = Result.returned_at if which == GIVEN else Result.issued_at
    order = (moment.desc(), Result.id.desc()) if which == GIVEN else (moment, Result.id)
    wanted = select(Result, Case).join(Case, Case.id == Result.case_id).where(_of(standing, which))
    if words.strip():
        wanted = wanted.where(_holds(words.strip()[:LONGEST]))
    if after is not None:
        wanted = wanted.where(_behind(after, moment, is_down=which == GIVEN))
    found: list[Any] = list(session.execute(wanted.order_by(*order).limit(size + 1)))
    rows = _lines(session, [(row[0], row[1]) for row in found[:size]])
    last = rows[-1] if len(found) > size else None
    cursor = f"{last.moment.isoformat()}~{last.result_id}" if last and last.moment else None
    return Page(rows, cursor)


def counts(session: Session, standing: Standing) -> Mapping[str, int]:
    """How many results wait on the lists `coming` and `lying`: one statement."""
    kinds = {which: func.count(case((_is(which), 1))) for which in (COMING, LYING)}
    there = select(*kinds.values()).select_from(Result).join(Case, Case.id == Result.case_id)
    row = session.execute(there.where(Result.state == "issued", _at_desk(standing))).one()
    return dict(zip(kinds, row, strict=True))


def signed(session: Session, case_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Sequence[Result]]:
    """The signed results of each case, which wait for their number or to be issued."""
    found: dict[uuid.UUID, list[Result]] = defaultdict(list)
    mine = select(Result).where(Result.case_id.in_(case_ids), Result.state == "signed")
    for row in session.scalars(mine.order_by(Result.case_id, Result.position)):
        found[row.case_id].append(row)
    return found


def books(session: Session, unit_ids: Collection[uuid.UUID], year: int) -> Sequence[Book]:
    """The registers in which the units gave numbers this year, each with its next one, the fullest first."""
    mine = select(DocumentCounter).where(DocumentCounter.unit_id.in_(unit_ids), DocumentCounter.year == year)
    mine = mine.where(not_(DocumentCounter.register.startswith("SCT/")))  # the books of certification
    rows = session.scalars(mine.order_by(DocumentCounter.last.desc(), DocumentCounter.register))
    return [Book(row.unit_id, row.register, row.last + 1) for row in rows]


def some(session: Session, standing: Standing, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, Line]:
    """Those of the results *ids* that are given out where the officer receives, by their id."""
    mine = select(Result, Case).join(Case, Case.id == Result.case_id).where(Result.id.in_(ids), _at_desk(standing))
    return {line.result_id: line for line in _lines(session, [(row[0], row[1]) for row in session.execute(mine)])}


def units_of(session: Session, case_ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, uuid.UUID]:
    """The unit that decides each case, in whose registers its results are numbered."""
    rows = session.execute(select(Case.id, Case.competent_unit_id).where(Case.id.in_(case_ids)))
    return {row.id: row.competent_unit_id for row in rows}


def fee_of(session: Session, case_id: uuid.UUID) -> str | None:
    """Whether what the applicant of one case was to pay is "paid" or "owed"; None: no notice was given."""
    return _fees(session, [case_id]).get(case_id)


def _of(standing: Standing, which: str) -> ColumnElement[bool]:
    if which == LEAVING:
        return and_(_is(COMING), people.visible(standing, "read", Case))
    return and_(_is(which), _at_desk(standing))


def _is(which: str) -> ColumnElement[bool]:
    if which == GIVEN:
        return Result.state == "returned"
    has_come = Result.shelved_at.is_not(None) if which == LYING else Result.shelved_at.is_(None)
    return and_(Result.state == "issued", has_come)


def _at_desk(standing: Standing) -> ColumnElement[bool]:
    """The officer receives at the unit where the result is given out."""
    return Case.returning_unit_id.in_(select(Unit.id).where(people.visible(standing, "receive", Unit)))


def _holds(words: str) -> ColumnElement[bool]:
    named = select(Party.case_id).where(Party.name_folded.contains(text.fold(words), autoescape=True))
    return or_(
        Result.shelf.icontains(words, autoescape=True),
        Result.number == words.upper(),
        Result.number == words,
        Case.case_number.startswith(words.upper(), autoescape=True),
        Case.id.in_(named),
    )


def _behind(cursor: str, moment: Any, *, is_down: bool) -> ColumnElement[bool]:
    said, _, last = cursor.partition("~")
    try:
        at, result_id = datetime.fromisoformat(said), uuid.UUID(last)
    except ValueError as error:
        raise BadCursor from error
    if at.tzinfo is None:
        raise BadCursor
    further = moment < at if is_down else moment > at
    beside = Result.id < result_id if is_down else Result.id > result_id
    return or_(further, and_(moment == at, beside))


def _lines(session: Session, found: Sequence[tuple[Result, Case]]) -> tuple[Line, ...]:
    ids = {one.id for _, one in found}
    owners, fees = details.owners(session, ids), _fees(session, ids)
    return tuple(
        Line(
            result_id=row.id,
            case_id=one.id,
            version=one.version,
            case_number=one.case_number,
            intake_reference=one.intake_reference,
            owner=owners.get(one.id, ""),
            name=row.name,
            number=row.number,
            shelf=row.shelf,
            issued_at=row.issued_at,
            missing=row.missing,
            recipient=row.recipient,
            returned_at=row.returned_at,
            fee=fees.get(one.id),
        )
        for row, one in found
    )


def _fees(session: Session, ids: Collection[uuid.UUID]) -> Mapping[uuid.UUID, str]:
    mine = Obligation.case_id.in_(ids), Obligation.taken_back_at.is_(None)
    owed = func.count(case((Obligation.paid_at.is_(None), 1)))
    rows = session.execute(select(Obligation.case_id, owed).where(*mine).group_by(Obligation.case_id))
    return {row[0]: "owed" if row[1] else "paid" for row in rows}
