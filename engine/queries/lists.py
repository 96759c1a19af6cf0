"""Lists of cases, page by page: the rows behind each counter, and of any other condition."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from engine import situations
from engine.queries import counts, newest
from engine.queries.newest import Cursor
from engine.queries.predicates import Asked, of
from engine.tables import Case, Clock, Party, Publication
from feel.errors import Fault

MOST = 200  #: rows of one page at most
PARTS = ("owner", "submitter")
NEWEST = (Case.opened_at, Case.id)
#: what a row tells of the case itself; no more is read, for a page has many
COLUMNS = (
    *NEWEST,
    *(Case.case_number, Case.intake_reference, Case.digest, Case.slug, Case.matter),
    *(Case.status, Case.channel, Case.accepted_at, Case.competent_unit_id),
)


class BadCursor(Fault):
    """This page of the list cannot be found; start again from the first."""

    vi = "Không tìm được trang này của danh sách; hãy xem lại từ trang đầu."


@dataclass(frozen=True, slots=True)
class Row:
    """One case of a list.

    Source: Circular 11/2025/TT-BKHCN, annex, group 15, item 1 (mã hồ sơ, tên thủ tục, nội dung, ngày hẹn trả, trạng
    thái).
    """

    case_id: uuid.UUID
    code: str  #: the case number, or before acceptance the intake reference
    procedure: str
    subject: str  #: whose matter it is
    matter: str  #: what it is about; empty: its procedure does not say
    opened_at: datetime
    appointed_at: datetime | None
    due_at: datetime | None
    status: str  #: as a person reads it
    channel: str  #: code in `channels.CATALOGUE`
    status_code: str | None
    accepted_at: datetime | None
    competent_unit_id: uuid.UUID
    clock: str | None  #: whether the newest clock of the case runs; None: it has none
    edition: str | None  #: the calendar by which that counts


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Row, ...]
    after: str | None


def behind(session: Session, asked: Asked, code: str, *, after: str | None = None, most: int = 50) -> Page:
    """The cases that the counter *code* counts for the officer, the newest first.

    Raises:
        UnknownCounter, BadCursor.
    """
    counter = counts.known(code)
    if counter.among is not None:
        return page(session, of(asked, code), after=after, most=most)
    facts = [counter.condition(asked)]
    return chosen(session, partial(newest.walk, session, asked, facts), after=after, most=most)


def page(session: Session, condition: ColumnElement[bool], *, after: str | None, most: int) -> Page:
    """At most *most* cases that fit *condition*, the newest first, from behind the cursor *after*.

    Raises:
        BadCursor.
    """

    return chosen(session, partial(newest.first, select(Case.id).where(condition)), after=after, most=most)


def chosen(session: Session, choose: Callable[..., Select[Any]], *, after: str | None, most: int) -> Page:
    """The page of the cases whose ids *choose* gives: the newest *most* from behind the place *after*.

    Raises:
        BadCursor.
    """
    size = max(1, min(most, MOST))
    ids = choose(after=None if after is None else _place(after), most=size + 1)
    wanted = select(*COLUMNS).where(Case.id.in_(ids)).order_by(*(column.desc() for column in NEWEST))
    found = list(session.execute(wanted))
    shown = found[:size]
    return Page(tuple(_rows(session, shown)), _cursor(shown[-1]) if len(found) > size else None)


def _cursor(case: Any) -> str:
    return f"{case.opened_at.isoformat()}~{case.id}"


def _place(cursor: str) -> Cursor:
    moment, _, last = cursor.partition("~")
    try:
        at, case_id = datetime.fromisoformat(moment), uuid.UUID(last)
    except ValueError as error:
        raise BadCursor from error
    if at.tzinfo is None:
        raise BadCursor
    return at, case_id


def _rows(session: Session, cases: Sequence[Any]) -> list[Row]:
    if not cases:
        return []
    ids = [case.id for case in cases]
    names = _names(session, {case.digest for case in cases})
    people = _subjects(session, ids)
    clocks = _clocks(session, ids)
    return [
        _row(case, names.get(case.digest, case.slug), people.get(case.id, ""), clocks.get(case.id)) for case in cases
    ]


def _row(case: Any, procedure: str, subject: str, clock: Any) -> Row:
    return Row(
        case_id=case.id,
        code=case.case_number or case.intake_reference,
        procedure=procedure,
        subject=subject,
        matter=case.matter,
        opened_at=case.opened_at,
        appointed_at=clock and clock.appointed_at,
        due_at=clock and clock.due_at,
        status=situations.words(case.status) if case.status else "",
        channel=case.channel,
        status_code=case.status,
        accepted_at=case.accepted_at,
        competent_unit_id=case.competent_unit_id,
        clock=clock and clock.state,
        edition=clock and clock.edition,
    )


def _names(session: Session, digests: set[str]) -> dict[str, str]:
    named = select(Publication.digest, func.max(Publication.name)).where(Publication.digest.in_(digests))
    return {row[0]: row[1] for row in session.execute(named.group_by(Publication.digest))}


def _subjects(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, str]:
    """The owner of each case, or whoever handed it in."""
    rows: list[Any] = list(
        session.execute(select(Party.case_id, Party.part, Party.full_name).where(Party.case_id.in_(ids)))
    )
    by_part = {(row.case_id, row.part): row.full_name for row in rows}
    found = {case_id: [by_part[case_id, part] for part in PARTS if (case_id, part) in by_part] for case_id in ids}
    return {case_id: names[0] for case_id, names in found.items() if names}


def _clocks(session: Session, ids: list[uuid.UUID]) -> dict[uuid.UUID, Any]:
    """The newest clock of each case: what was promised, what is due by law, and whether it runs."""
    columns = Clock.case_id, Clock.appointed_at, Clock.due_at, Clock.state, Clock.edition
    mine = select(*columns).where(Clock.case_id.in_(ids), Clock.subject == "case")
    return {row.case_id: row for row in session.execute(mine.order_by(Clock.started_at))}
