"""The national catalogue: entries taken over as published, version by version. Running cases never look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeVar

import orjson
from sqlalchemy import func, insert, or_, select, update
from sqlalchemy.orm import Session

from bpmn.catalogue import Doubt, Entry
from engine.entrychanges import Change, changes
from engine.tables import CatalogueEntry
from engine.work import Work
from feel import text
from feel.errors import Fault

T = TypeVar("T")
Outcome = Literal["new", "changed", "same"]
LONGEST_NAME, LONGEST_FIELD = 2000, 300
MOST_AT_ONCE = 500  #: entries of one statement


class NotInCatalogue(Fault):
    """The catalogue has no procedure with the code '{code}'."""

    vi = "Danh mục không có thủ tục mang mã '{code}'."


@dataclass(frozen=True, slots=True)
class Read:
    """One entry as it was read, made ready to be kept."""

    code: str
    digest: str  #: of the content
    name: str
    name_folded: str
    field: str
    content: dict[str, Any]
    doubts: list[dict[str, str]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one entry."""

    code: str
    name: str
    outcome: Outcome
    changes: tuple[Change, ...]  #: to the version before


def read(entry: Entry, doubts: Sequence[Doubt]) -> Read:
    """*entry*, with what is doubtful in it, made ready to be kept."""
    return of_plain(entry.plain(), [asdict(doubt) for doubt in doubts])


def of_plain(content: Mapping[str, Any], doubts: Sequence[Mapping[str, str]]) -> Read:
    """As `read`, of an entry in plain values."""
    sealed = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    plain = orjson.loads(sealed)  # as it comes back from the database: tuples are lists there
    name, digest = plain["name"], hashlib.sha256(sealed).hexdigest()
    folded = text.fold(name)[:LONGEST_NAME]
    told = [dict(doubt) for doubt in doubts]
    return Read(plain["code"], digest, name[:LONGEST_NAME], folded, plain["field"][:LONGEST_FIELD], plain, told)


def take(work: Work, rows: Sequence[Read]) -> list[Taken]:
    """Each entry of *rows* is what the catalogue says from now on; one that says the same again changes nothing.

    An entry that is in the catalogue and not in *rows* stays: a file may hold a part of the catalogue.
    """
    taken: list[Taken] = []
    for part in _apart(rows):
        told = compared(work.session, part)
        taken.extend(told)
        outcomes = {one.code: one.outcome for one in told}
        _keep(work, [row for row in part if outcomes[row.code] != "same"])
    return taken


def compared(session: Session, rows: Sequence[Read]) -> list[Taken]:
    """What `take` would make of *rows*, no code twice; nothing is changed."""
    current = {row.code: row for row in _current(session, [row.code for row in rows])}
    differ = [row.code for row in rows if row.code in current and current[row.code].digest != row.digest]
    old = {code: content for part in _some(differ) for code, content in _contents(session, part)}
    return [_told(row, row.code in current, old.get(row.code)) for row in rows]


def missing(session: Session, codes: Collection[str]) -> list[tuple[str, str]]:
    """Code and name of each entry that the catalogue has today and that is none of *codes*, by code."""
    mine = select(CatalogueEntry.code, CatalogueEntry.name).where(CatalogueEntry.replaced_at.is_(None))
    rows = session.execute(mine.order_by(CatalogueEntry.code))
    return [(row.code, row.name) for row in rows if row.code not in codes]


def end(work: Work, codes: Sequence[str]) -> None:
    """The catalogue has the entries *codes* no more."""
    for part in _some(codes):
        _replace(work, part)


def today(session: Session, code: str) -> CatalogueEntry:
    """What the catalogue says today of the procedure *code*.

    Raises:
        NotInCatalogue.
    """
    mine = select(CatalogueEntry).where(CatalogueEntry.code == code, CatalogueEntry.replaced_at.is_(None))
    found = session.scalar(mine)
    if found is None:
        raise NotInCatalogue(code=code)
    return found


def count(session: Session) -> int:
    """How many procedures the catalogue has today."""
    return session.scalar(select(func.count()).where(CatalogueEntry.replaced_at.is_(None))) or 0


def find(session: Session, words: str, *, most: int) -> Sequence[CatalogueEntry]:
    """What the catalogue says today of procedures whose code is, or whose name contains *words*, by name."""
    folded = text.fold(words)
    named = or_(CatalogueEntry.code == words, CatalogueEntry.name_folded.contains(folded, autoescape=True))
    mine = select(CatalogueEntry).where(CatalogueEntry.replaced_at.is_(None), named)
    return session.scalars(mine.order_by(CatalogueEntry.name_folded).limit(most)).all()


def history(session: Session, code: str) -> list[tuple[CatalogueEntry, tuple[Change, ...]]]:
    """Every version of the entry *code*, the newest first, each with what it changed.

    Raises:
        NotInCatalogue.
    """
    rows = list(
        session.scalars(select(CatalogueEntry).where(CatalogueEntry.code == code).order_by(CatalogueEntry.version))
    )
    if not rows:
        raise NotInCatalogue(code=code)
    before: list[CatalogueEntry | None] = [None, *rows[:-1]]
    told = [
        (row, tuple(changes(old.content, row.content)) if old else ()) for old, row in zip(before, rows, strict=True)
    ]
    return told[::-1]


def _told(row: Read, is_there: bool, old: Mapping[str, Any] | None) -> Taken:
    if not is_there:
        return Taken(row.code, row.name, "new", ())
    if old is None:
        return Taken(row.code, row.name, "same", ())
    return Taken(row.code, row.name, "changed", tuple(changes(old, row.content)))


def _apart(rows: Sequence[Read]) -> Iterator[list[Read]]:
    """*rows* in parts in which no code comes twice, for two versions in one file follow each other."""
    part: dict[str, Read] = {}
    for row in rows:
        if row.code in part:
            yield list(part.values())
            part = {}
        part[row.code] = row
    yield list(part.values())


def _some(rows: Sequence[T]) -> Iterator[Sequence[T]]:
    return (rows[at : at + MOST_AT_ONCE] for at in range(0, len(rows), MOST_AT_ONCE))


def _current(session: Session, codes: Sequence[str]) -> Iterator[Any]:
    mine = select(CatalogueEntry.code, CatalogueEntry.digest).where(CatalogueEntry.replaced_at.is_(None))
    for part in _some(codes):
        yield from session.execute(mine.where(CatalogueEntry.code.in_(part)))


def _contents(session: Session, codes: Sequence[str]) -> Iterator[Any]:
    mine = select(CatalogueEntry.code, CatalogueEntry.content).where(CatalogueEntry.replaced_at.is_(None))
    yield from session.execute(mine.where(CatalogueEntry.code.in_(codes)))


def _keep(work: Work, rows: Sequence[Read]) -> None:
    """*rows*, no code twice, are the current versions from now on."""
    for part in _some(rows):
        codes = [row.code for row in part]
        _replace(work, codes)
        newest = select(CatalogueEntry.code, func.max(CatalogueEntry.version)).where(CatalogueEntry.code.in_(codes))
        last = {row[0]: row[1] for row in work.session.execute(newest.group_by(CatalogueEntry.code))}
        facts = [{**asdict(row), "version": last.get(row.code, 0) + 1, "read_at": work.now} for row in part]
        work.session.execute(insert(CatalogueEntry), facts)


def _replace(work: Work, codes: Sequence[str]) -> None:
    mine = CatalogueEntry.code.in_(codes), CatalogueEntry.replaced_at.is_(None)
    work.session.execute(update(CatalogueEntry).where(*mine).values(replaced_at=work.now))
