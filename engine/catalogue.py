"""The national catalogue: entries taken over as published, version by version. Running cases never look at it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import orjson
from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bpmn.catalogue import Doubt, Entry
from engine.entrychanges import Change, changes
from engine.tables import CatalogueEntry
from engine.work import Work
from feel import text
from feel.errors import Fault

Outcome = Literal["new", "changed", "same"]
LONGEST_NAME = 2000


class NotInCatalogue(Fault):
    """The catalogue has no procedure with the code '{code}'."""

    vi = "Danh mục không có thủ tục mang mã '{code}'."


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one entry."""

    code: str
    outcome: Outcome
    changes: tuple[Change, ...]  #: to the version before


def take(work: Work, read: Sequence[tuple[Entry, Sequence[Doubt]]]) -> list[Taken]:
    """Each entry of *read* is what the catalogue says from now on; one that says the same again changes nothing.

    An entry that is in the catalogue and not in *read* stays: a file may hold a part of the catalogue.
    """
    codes = [entry.code for entry, _ in read]
    mine = select(CatalogueEntry).where(CatalogueEntry.code.in_(codes), CatalogueEntry.replaced_at.is_(None))
    current = {row.code: row for row in work.session.scalars(mine)}
    taken = []
    for entry, doubts in read:
        before = current.get(entry.code)
        if before is not None and before.digest == _digest(entry):
            taken.append(Taken(entry.code, "same", ()))
            continue
        told = tuple(changes(before.content, _plain(entry))) if before else ()
        taken.append(Taken(entry.code, "changed" if before else "new", told))
        current[entry.code] = _keep(work, entry, doubts, before)
    return taken


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


def _keep(work: Work, entry: Entry, doubts: Sequence[Doubt], before: CatalogueEntry | None) -> CatalogueEntry:
    if before is not None:
        before.replaced_at = work.now
        work.session.flush()
    kept = CatalogueEntry(
        code=entry.code,
        version=before.version + 1 if before else 1,
        digest=_digest(entry),
        name=entry.name[:LONGEST_NAME],
        name_folded=text.fold(entry.name)[:LONGEST_NAME],
        field=entry.field[:300],
        content=_plain(entry),
        doubts=[asdict(doubt) for doubt in doubts],
        read_at=work.now,
    )
    work.session.add(kept)
    work.session.flush()
    return kept


def _plain(entry: Entry) -> dict[str, Any]:
    """The entry as it comes back from the database: tuples are lists there."""
    value: dict[str, Any] = orjson.loads(orjson.dumps(entry.plain()))
    return value


def _digest(entry: Entry) -> str:
    return hashlib.sha256(orjson.dumps(entry.plain(), option=orjson.OPT_SORT_KEYS)).hexdigest()
