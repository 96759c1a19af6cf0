"""The books of certification as officers read them: of a day, by words, with their sums; and who signs."""

from __future__ import annotations

import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import Session

from engine import people, validity
from engine.people import Act, Standing
from engine.queries.predicates import LEADER
from engine.tables import Certification, CertificationChange, Grant, Holding, Person, Post, Unit
from feel import text

NUMBER = re.compile(r"([0-9]{1,8})(?:/| quyển số|\Z)")  #: as it begins
MOST = 500  #: entries of one page at most
READING: tuple[Act, ...] = ("receive", "assign")  #: whoever may do one of these at a unit reads its books


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which entries; None and empty ask nothing."""

    unit_id: uuid.UUID | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None  #: the last day
    words: str = ""  #: a part of a name or a paper, a personal id, or a serial number
    after: int | None = None  #: behind this place of the list


@dataclass(frozen=True, slots=True)
class Sums:
    """What the entries come to."""

    entries: int
    copies: int
    fees_vnd: int


@dataclass(frozen=True, slots=True)
class Page:
    """A part of the entries, the newest first; *after* is the place behind which the next part begins."""

    rows: Sequence[Certification]
    after: int | None
    sums: Sums


def page(session: Session, standing: Standing, wanted: Wanted, *, most: int = 100) -> Page:
    """At most *most* entries that the officer may read, with the sums of all that are wanted: two statements."""
    size, skip = max(1, min(most, MOST)), wanted.after or 0
    conditions = [_readable(standing), *_asked(wanted)]
    newest = Certification.at.desc(), Certification.kind, Certification.serial.desc()
    found = session.scalars(
        select(Certification).where(*conditions).order_by(*newest).offset(skip).limit(size + 1)
    ).all()
    counted = func.count(), func.sum(Certification.copies), func.sum(Certification.fee_vnd)
    entries, copies, fees = session.execute(select(*counted).where(*conditions)).one()
    return Page(found[:size], skip + size if len(found) > size else None, Sums(entries, copies or 0, fees or 0))


def book(session: Session, standing: Standing, wanted: Wanted) -> tuple[Sequence[Certification], bool]:
    """The entries of a book in the order of their numbers, as it is printed, and whether there are more."""
    mine = select(Certification).where(_readable(standing), *_asked(wanted))
    found = session.scalars(mine.order_by(Certification.year, Certification.serial).limit(MOST + 1)).all()
    return found[:MOST], len(found) > MOST


def one(session: Session, standing: Standing, certification_id: uuid.UUID) -> Certification | None:
    """The entry, when the officer may read it."""
    mine = select(Certification).where(Certification.id == certification_id, _readable(standing))
    return session.scalars(mine).one_or_none()


def corrections(session: Session, certification_id: uuid.UUID) -> Sequence[CertificationChange]:
    """What was put right in the entry, the first time first."""
    mine = select(CertificationChange).where(CertificationChange.certification_id == certification_id)
    return session.scalars(mine.order_by(CertificationChange.number)).all()


def corrected(session: Session, ids: set[uuid.UUID]) -> set[uuid.UUID]:
    """Those of the entries in which something was put right."""
    mine = select(CertificationChange.certification_id).where(CertificationChange.certification_id.in_(ids))
    return set(session.scalars(mine))


def signers(session: Session, unit_id: uuid.UUID, today: date) -> Sequence[Person]:
    """Who signs for the unit today: its leaders, and who has an authority to sign there."""
    leaders = (
        select(Holding.person_id)
        .join(Post, Post.id == Holding.post_id)
        .where(Post.unit_id == unit_id, Post.role == LEADER, validity.on(Holding, today))
    )
    given = select(Grant.person_id).where(
        Grant.act == "sign", Grant.unit_id == unit_id, Grant.person_id.is_not(None), validity.on(Grant, today)
    )
    mine = select(Person).where(Person.active, or_(Person.id.in_(leaders), Person.id.in_(given)))
    return session.scalars(mine.order_by(Person.name_collation)).all()


def _readable(standing: Standing) -> ColumnElement[bool]:
    ways = (people.visible(standing, act, Unit) for act in READING)
    return Certification.unit_id.in_(select(Unit.id).where(or_(*ways)))


def _asked(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.unit_id is not None:
        found.append(Certification.unit_id == wanted.unit_id)
    if wanted.kind is not None:
        found.append(Certification.kind == wanted.kind)
    if wanted.since is not None:
        found.append(Certification.day >= wanted.since)
    if wanted.until is not None:
        found.append(Certification.day <= wanted.until)
    if wanted.words.strip():
        found.append(_holds(wanted.words.strip()))
    return found


def _holds(words: str) -> ColumnElement[bool]:
    ways = [
        Certification.applicant_folded.contains(text.fold(words), autoescape=True),
        Certification.paper.icontains(words, autoescape=True),
        Certification.personal_id == words,
    ]
    serial = NUMBER.match(words)
    if serial is not None:
        ways.append(Certification.serial == int(serial[1]))
    return or_(*ways)
