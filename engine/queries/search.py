"""Search: cases by any of their basic attributes, alone or together, with or without tone marks.

Source: Circular 11/2025/TT-BKHCN, annex, group 21 (khoảng thời gian tiếp nhận, lĩnh vực, đơn vị giải quyết, thời hạn,
trạng thái, thủ tục, tên công dân, tên doanh nghiệp; từng tiêu chí hoặc kết hợp).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, exists, false, func, or_, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session

from engine import channels, situations
from engine.queries import counts, lists, nameparts, newest
from engine.queries.lists import Page
from engine.queries.predicates import Asked, of
from engine.tables import Case, Legacy, Moved, Party, Publication, Result, Unit, UnitName
from engine.validity import VIETNAM
from feel import text
from feel.errors import Fault

RECEIPT = "/tra-cuu/"  #: in the address on a receipt; the number stands behind it, then a code that opens the look-up
LONGEST = 200
FEW = 1_000  #: cases that are looked at one by one; our choice, as many as take about a hundredth of a second


class TooLong(Fault):
    """A search word has at most {most} letters."""

    vi = "Từ tìm kiếm dài tối đa {most} ký tự."


@dataclass(frozen=True, slots=True, kw_only=True)
class Criteria:
    """What is looked for; None asks nothing. All that is asked must hold. Days are days in Vietnam, both included."""

    received_from: date | None = None
    received_until: date | None = None
    due_from: date | None = None
    due_until: date | None = None
    field: str | None = None  #: a part of the name
    unit: str | None = None  #: code of the competent or receiving unit, or a part of its name, of today or of before
    status: str | None = None  #: code, or a part of the circular's word or of the situation
    procedure: str | None = None  #: slug or national code, or a part of the name
    citizen: str | None = None  #: a part of the name of whoever is in the case
    enterprise: str | None = None  #: the same, of an organisation
    personal_id: str | None = None
    phone: str | None = None
    code: str | None = None  #: case number or intake reference, or its beginning
    result: str | None = None  #: number of a result, as it stands on the paper
    channel: str | None = None  #: code of the way in which it came, or a part of its name


def find(
    session: Session,
    asked: Asked,
    criteria: Criteria,
    *,
    counter: str | None = None,
    after: str | None = None,
    most: int = 50,
) -> Page:
    """The cases that fit *criteria* and that the officer may read, the newest first, page by page.

    With a *counter*, a code in `PREDICATES`, of those that it counts.

    Raises:
        TooLong, BadCursor.
    """
    sought = list(_sought(session, criteria))
    counted = None if counter is None else counts.known(counter)
    conditions = [one.fits for one in sought]
    if counted is not None and counted.among is not None:
        return lists.page(session, and_(of(asked, counted.code), *conditions), after=after, most=most)
    if counted is not None:
        conditions.append(counted.condition(asked))
    few = next((one for one in sought if one.ids is not None and _count(session, one.ids) <= FEW), None)
    if few is None or few.ids is None:
        return lists.chosen(session, partial(newest.walk, session, asked, conditions), after=after, most=most)
    others, ids = [condition for condition in conditions if condition is not few.fits], few.ids
    return lists.chosen(session, partial(newest.look_up, asked, ids, others), after=after, most=most)


@dataclass(frozen=True, slots=True)
class Sought:
    """One thing that is asked of a case."""

    fits: ColumnElement[bool]  #: as a condition on `Case`
    ids: Select[Any] | None = None  #: the ids of the cases that fit, from an index; None: it has none


def _count(session: Session, ids: Select[Any]) -> int:
    """How many cases have it, of whomever they are: of so few each is looked at, of more the newest of all."""
    return session.scalar(select(func.count()).select_from(ids.limit(FEW + 1).subquery())) or 0


def _sought(session: Session, criteria: Criteria) -> Iterable[Sought]:
    told = {field.name: getattr(criteria, field.name) for field in fields(criteria)}
    words = {name: value.strip() for name, value in told.items() if isinstance(value, str) and value.strip()}
    if any(len(word) > LONGEST for word in words.values()):
        raise TooLong(most=LONGEST)
    for condition in (
        *_between(Case.opened_at, criteria.received_from, criteria.received_until),
        *_between(Case.due_at, criteria.due_from, criteria.due_until),
    ):
        yield Sought(condition)
    for name, word in words.items():
        yield _NAMED[name](session, word) if name in _NAMED else Sought(_WORDS[name](session, word))


def _between(column: InstrumentedAttribute[Any], since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    found = []
    if since is not None:
        found.append(column >= datetime.combine(since, time(), VIETNAM))
    if until is not None and until < date.max:  # behind the last day there is no other
        found.append(column < datetime.combine(until, time(), VIETNAM) + timedelta(days=1))
    return found


def _field(session: Session, word: str) -> ColumnElement[bool]:
    found = [name for name in session.scalars(_fields()) if _holds(name, word)]
    return Case.field.in_(found) if found else false()


def _fields() -> Select[Any]:
    """The fields that cases have, each found behind the one before: few, and PostgreSQL would read all cases."""
    known = select(func.min(Case.field).label("field")).cte("known", recursive=True)
    behind = select(func.min(Case.field)).where(Case.field > known.c.field).scalar_subquery()
    known = known.union_all(select(behind).where(known.c.field.is_not(None)))
    return select(known.c.field).where(known.c.field.is_not(None))


def _unit(session: Session, word: str) -> ColumnElement[bool]:
    """Under the name that a unit bears or bore: what it has, what it had, and what it took over from others."""
    folded = text.fold(word)
    today = select(Unit.id).where(or_(Unit.code == word, Unit.name_folded.contains(folded, autoescape=True)))
    named = or_(UnitName.code == word, UnitName.name_folded.contains(folded, autoescape=True))
    units = today.union(select(UnitName.unit_id).where(named))
    there = or_(Case.competent_unit_id.in_(units), Case.receiving_unit_id.in_(units))
    if session.scalar(select(Legacy.id).limit(1)) is None:  # no unit ever took over from another
        return there
    had = select(Moved.subject).where(Moved.kind == "case", Moved.from_id.in_(units))
    took = exists().where(Legacy.unit_id.in_(units), Legacy.before_id == Case.competent_unit_id, *_within(Legacy))
    return or_(there, Case.id.in_(had), took.correlate(Case))


def _within(legacy: type[Legacy]) -> list[ColumnElement[bool]]:
    pairs = (legacy.slug, Case.slug), (legacy.field, Case.field), (legacy.territory, Case.territory)
    return [or_(one.is_(None), one == other) for one, other in pairs]


def _status(_: Session, word: str) -> ColumnElement[bool]:
    found = [
        status.code
        for status in situations.CATALOGUE.values()
        if status.code == word or _holds(status.word or "", word) or _holds(status.detail, word)
    ]
    return Case.status.in_(found) if found else false()


def _procedure(session: Session, word: str) -> ColumnElement[bool]:
    known = session.execute(select(Publication.slug, Publication.code, Publication.name))
    found = {row.slug for row in known if word in (row.slug, row.code) or _holds(row.name, word)}
    return Case.slug.in_(found) if found else Case.slug == word


def _name(session: Session, word: str) -> Sought:
    folded = text.fold(word)
    fits = _party(Party.name_folded.contains(folded, autoescape=True)).fits
    return Sought(fits, nameparts.holding(session, folded))


def _party(condition: ColumnElement[bool]) -> Sought:
    fitting = select(Party.case_id).where(Party.case_id == Case.id, condition)
    return Sought(_is_there(fitting), select(Party.case_id).where(condition))


def _is_there(rows: Select[Any]) -> ColumnElement[bool]:
    """That the case has one of *rows*. Not by EXISTS: PostgreSQL would gather them of all cases, for a page of few."""
    return rows.limit(1).correlate(Case).scalar_subquery().is_not(None)


def _code(_: Session, word: str) -> Sought:
    """Our numbers have capitals; one that another system gave is looked for as it is written, too."""
    columns, spellings = (Case.case_number, Case.intake_reference), {word, word.upper()}
    named = [nameparts.starting(column, one) for column in columns for one in sorted(spellings)]
    each = union_all(*(select(Case.id).where(one) for one in named)).subquery()
    return Sought(or_(*named), select(each.c.id))


def exact(session: Session, asked: Asked, said: str, *, most: int = 2) -> Page:
    """The cases that bear the code *said*, or a result of which does, as somebody typed or scanned it.

    Small letters, blanks and an address that ends in the code are understood.

    Raises:
        TooLong.
    """
    code = _scanned(said)
    if len(code) > LONGEST:
        raise TooLong(most=LONGEST)
    spelled = spellings(code)
    columns = Case.case_number, Case.intake_reference, Case.given_number
    # Each by its own index: SQLite reads all cases for an "or" of them.
    named = (select(Case.id).where(column.in_(spelled)) for column in columns)
    numbered = select(Result.case_id.label("id")).where(Result.number.in_(spelled))
    either = union_all(numbered, *named).subquery()
    return lists.chosen(session, partial(newest.look_up, asked, select(either.c.id), ()), after=None, most=most)


def spellings(code: str) -> set[str]:
    """How *code* may be written where it is kept: as it was said, without blanks, in capitals."""
    plain = (code.strip(), "".join(code.split()))
    return {one for word in plain for one in (word, word.upper())}


def _scanned(said: str) -> str:
    """The code in what a scanner read: at the end of an address, before its questions; else all of it."""
    if "://" not in said:
        return said.strip()
    path = said.strip().partition("?")[0].partition("#")[0]
    number = path.partition(RECEIPT)[2].partition("/")[0]
    return number or path.rstrip("/").rpartition("/")[2]


def _result(_: Session, word: str) -> Sought:
    numbered = Result.number.in_(spellings(word))
    fits = _is_there(select(Result.id).where(Result.case_id == Case.id, numbered))
    return Sought(fits, select(Result.case_id).where(numbered))


def _channel(_: Session, word: str) -> ColumnElement[bool]:
    found = [one.code for one in channels.CATALOGUE.values() if one.code == word or _holds(one.name, word)]
    return Case.channel.in_(found) if found else false()


def _holds(name: str, word: str) -> bool:
    return text.fold(word) in text.fold(name)


def _digits(word: str) -> str:
    """*word* without the spaces and dots that people write into numbers."""
    return "".join(letter for letter in word if letter.isalnum() or letter == "+")


#: what many cases have
_WORDS: Mapping[str, Callable[[Session, str], ColumnElement[bool]]] = {
    "field": _field,
    "unit": _unit,
    "status": _status,
    "procedure": _procedure,
    "channel": _channel,
}
#: what few may have, and an index knows which
_NAMED: Mapping[str, Callable[[Session, str], Sought]] = {
    "citizen": _name,
    "enterprise": _name,
    "personal_id": lambda _, word: _party(Party.personal_id == _digits(word)),
    "phone": lambda _, word: _party(Party.phone == _digits(word)),
    "code": _code,
    "result": _result,
}
