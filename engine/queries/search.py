"""Search: cases by any of their basic attributes, alone or together, with or without tone marks.

Source: Circular 11/2025/TT-BKHCN, annex, group 21 (khoảng thời gian tiếp nhận, lĩnh vực, đơn vị giải quyết, thời hạn,
trạng thái, thủ tục, tên công dân, tên doanh nghiệp; từng tiêu chí hoặc kết hợp).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, false, or_, select, union
from sqlalchemy.orm import InstrumentedAttribute, Session

from engine import channels, situations
from engine.queries import lists
from engine.queries.lists import Page
from engine.queries.predicates import Asked, readable
from engine.tables import Case, Legacy, Moved, Party, Publication, Result, Unit, UnitName
from engine.validity import VIETNAM
from feel import text
from feel.errors import Fault

RECEIPT = "/tra-cuu/"  #: in the address on a receipt; the number stands behind it, then a code that opens the look-up
LONGEST = 200


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
    also: ColumnElement[bool] | None = None,
    after: str | None = None,
    most: int = 50,
) -> Page:
    """The cases that fit *criteria* and that the officer may read, the newest first, page by page.

    *also* is one more condition, such as that of a counter.

    Raises:
        TooLong, BadCursor.
    """
    more = [] if also is None else [also]
    return lists.page(session, and_(readable(asked), *more, *_conditions(session, criteria)), after=after, most=most)


def _conditions(session: Session, criteria: Criteria) -> Iterable[ColumnElement[bool]]:
    told = {field.name: getattr(criteria, field.name) for field in fields(criteria)}
    words = {name: value.strip() for name, value in told.items() if isinstance(value, str) and value.strip()}
    if any(len(word) > LONGEST for word in words.values()):
        raise TooLong(most=LONGEST)
    yield from _between(Case.opened_at, criteria.received_from, criteria.received_until)
    yield from _between(Case.due_at, criteria.due_from, criteria.due_until)
    for name, word in words.items():
        yield _WORDS[name](session, word)


def _between(column: InstrumentedAttribute[Any], since: date | None, until: date | None) -> list[ColumnElement[bool]]:
    found = []
    if since is not None:
        found.append(column >= datetime.combine(since, time(), VIETNAM))
    if until is not None and until < date.max:  # behind the last day there is no other
        found.append(column < datetime.combine(until, time(), VIETNAM) + timedelta(days=1))
    return found


def _field(session: Session, word: str) -> ColumnElement[bool]:
    known = session.scalars(select(Case.field).distinct())
    found = [name for name in known if _holds(name, word)]
    return Case.field.in_(found) if found else false()


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


def _name(_: Session, word: str) -> ColumnElement[bool]:
    return _party(Party.name_folded.contains(text.fold(word), autoescape=True))


def _party(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Case.id.in_(select(Party.case_id).where(condition))


def _code(_: Session, word: str) -> ColumnElement[bool]:
    """Found first and apart: a database that walks the cases by date instead reads all of them.

    Our numbers have capitals; one that another system gave is looked for as it is written, too.
    """
    columns, spellings = (Case.case_number, Case.intake_reference), {word, word.upper()}
    named = (column.startswith(one, autoescape=True) for column in columns for one in sorted(spellings))
    return Case.id.in_(select(Case.id).where(or_(*named)))


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
    named = select(Case.id).where(or_(*(column.in_(spelled) for column in columns)))
    numbered = select(Result.case_id).where(Result.number.in_(spelled))
    return lists.page(session, and_(readable(asked), Case.id.in_(union(named, numbered))), after=None, most=most)


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


def _result(_: Session, word: str) -> ColumnElement[bool]:
    return Case.id.in_(select(Result.case_id).where(Result.number.in_(spellings(word))))


def _channel(_: Session, word: str) -> ColumnElement[bool]:
    found = [one.code for one in channels.CATALOGUE.values() if one.code == word or _holds(one.name, word)]
    return Case.channel.in_(found) if found else false()


def _holds(name: str, word: str) -> bool:
    return text.fold(word) in text.fold(name)


def _digits(word: str) -> str:
    """*word* without the spaces and dots that people write into numbers."""
    return "".join(letter for letter in word if letter.isalnum() or letter == "+")


_WORDS = {
    "field": _field,
    "unit": _unit,
    "status": _status,
    "procedure": _procedure,
    "citizen": _name,
    "enterprise": _name,
    "personal_id": lambda _, word: _party(Party.personal_id == _digits(word)),
    "phone": lambda _, word: _party(Party.phone == _digits(word)),
    "code": _code,
    "result": _result,
    "channel": _channel,
}
