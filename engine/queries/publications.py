"""Procedures as they are published: those in force on a day, and every version of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import Session, aliased

from engine import validity
from engine.queries.lists import BadCursor
from engine.tables import Case, Offering, Person, Publication, Unit
from feel import text
from feel.errors import Fault

MOST = 200  #: rows of one page


class NoSuchProcedure(Fault):
    """There is no such procedure, or no such version of it."""

    vi = "Không có thủ tục này, hoặc không có phiên bản này của thủ tục."


@dataclass(frozen=True, slots=True)
class Line:
    """One version of a procedure."""

    slug: str
    code: str
    name: str
    version: int
    active_from: date
    published_at: datetime
    published_by: str | None
    decision: str | None  #: that approved it
    decision_file: str | None  #: the name of its file
    flows: int | None  #: of its own diagrams, as far as they were counted
    flows_covered: int | None  #: that some scenario took
    errors: int | None  #: that a check found in it; None: not counted
    warnings: int | None


@dataclass(frozen=True, slots=True)
class Page:
    """A part of a list; *after* leads to the next part, None at the end."""

    rows: tuple[Line, ...]
    after: str | None


def in_force(session: Session, day: date, *, words: str = "", after: str | None = None, most: int = 50) -> Page:
    """The procedures in force on *day* whose code is, or whose name contains *words*, with or without tone marks.

    In the order of a Vietnamese dictionary; at most *most*, from behind the cursor *after*. There are some thousands
    at most, so all are read and sorted here.

    Raises:
        BadCursor.
    """
    folded = text.fold(words)
    every = every_in_force(session, day)
    found = [one for one in every if one.code == words.strip() or folded in text.fold(one.name)]
    places = {one.slug: place for place, one in enumerate(found, 1)}
    if after is not None and after not in places:
        raise BadCursor
    rest = found[places[after] if after else 0 :]
    size = max(1, min(most, MOST))
    return Page(tuple(rest[:size]), rest[size - 1].slug if len(rest) > size else None)


def every_in_force(session: Session, day: date) -> list[Line]:
    """All procedures in force on *day*, in the order of a Vietnamese dictionary: to choose one from."""
    return sorted(_current(session, day), key=lambda one: (text.collate(one.name), one.slug))


def versions(session: Session, slug: str) -> list[Line]:
    """Every version of *slug*, the newest first.

    Raises:
        NoSuchProcedure.
    """
    found = all_lines(session, slug)
    if not found:
        raise NoSuchProcedure
    return found


def all_lines(session: Session, slug: str | None = None) -> list[Line]:
    """Every version of every procedure, or of *slug* alone: the newest of each first; none is no fault."""
    lines = _lines() if slug is None else _lines().where(Publication.slug == slug)
    ordered = lines.order_by(Publication.slug, Publication.version.desc())
    return [Line(*row) for row in session.execute(ordered)]


def digest_of(session: Session, slug: str, version: int) -> str:
    """The snapshot of a version of *slug*.

    Raises:
        NoSuchProcedure.
    """
    mine = select(Publication.digest).where(Publication.slug == slug, Publication.version == version)
    digest = session.scalar(mine)
    if digest is None:
        raise NoSuchProcedure
    return digest


def decision_of(session: Session, slug: str, version: int) -> tuple[str | None, str | None]:
    """The digest and the name of the file of the decision that approved a version of *slug*.

    Raises:
        NoSuchProcedure.
    """
    mine = Publication.slug == slug, Publication.version == version
    row = session.execute(select(Publication.decision_digest, Publication.decision_file).where(*mine)).one_or_none()
    if row is None:
        raise NoSuchProcedure
    return row[0], row[1]


@dataclass(frozen=True, slots=True)
class Offers:
    """A unit that offers a procedure."""

    unit: str  #: its name
    code: str
    part: str  #: "receiving" or "competent"


def offering(session: Session, slug: str, day: date) -> list[Offers]:
    """The units that offer *slug* on *day*, those that decide first."""
    mine = select(Unit.name, Unit.code, Offering.part).join(Offering, Offering.unit_id == Unit.id)
    mine = mine.where(Offering.slug == slug, validity.on(Offering, day))
    return [Offers(*row) for row in session.execute(mine.order_by(Offering.part, Unit.name_collation))]


@dataclass(frozen=True, slots=True)
class Offered:
    """How many units offer a procedure."""

    deciding: Mapping[str, int]  #: by their level
    receiving: int
    ended: bool = False  #: all that ever decided have ended it


def offered(session: Session, day: date) -> dict[str, Offered]:
    """How many units offer each procedure on *day*, by slug; a procedure that none ever did is left out."""
    count = func.count(case((validity.on(Offering, day), Unit.id)).distinct())
    told = select(Offering.slug, Offering.part, Unit.level, count).join(Unit, Unit.id == Offering.unit_id)
    told = told.where(Offering.valid_from <= day).group_by(Offering.slug, Offering.part, Unit.level)
    deciding: dict[str, dict[str, int]] = {}
    receiving: dict[str, int] = {}
    rows = session.execute(told.order_by(Offering.slug, Unit.level)).all()
    said = {row.slug for row in rows if row.part == "competent"}
    for slug, part, level, units in rows:
        levels = deciding.setdefault(slug, {})
        if part != "competent":
            receiving[slug] = receiving.get(slug, 0) + units
        elif units:
            levels[level] = units
    return {
        slug: Offered(levels, receiving.get(slug, 0), ended=slug in said and not levels)
        for slug, levels in deciding.items()
    }


def by_code(session: Session, codes: Iterable[str]) -> dict[str, str]:
    """The procedure that was published under each of the national *codes*; a code that none has is left out."""
    wanted = set(codes)
    rows = session.execute(select(Publication.code, Publication.slug).distinct())
    return {row.code: row.slug for row in rows if row.code in wanted}


def running(session: Session, slug: str) -> dict[int, int]:
    """How many open cases of *slug* go by each version; content that was published again counts for the first."""
    lowest = func.min(Publication.version).label("version")
    first = select(Publication.digest, lowest).where(Publication.slug == slug).group_by(Publication.digest).subquery()
    cases = select(first.c.version, func.count()).join(Case, Case.digest == first.c.digest)
    cases = cases.where(Case.slug == slug, Case.state == "open").group_by(first.c.version).order_by(first.c.version)
    return {row[0]: row[1] for row in session.execute(cases)}


def version_on(session: Session, slug: str, day: date) -> int:
    """The version of *slug* that is in force on *day*.

    Raises:
        NoSuchProcedure.
    """
    found = _current(session, day, slug)
    if not found:
        raise NoSuchProcedure
    return found[0].version


def _current(session: Session, day: date, slug: str | None = None) -> list[Line]:
    later = aliased(Publication)
    comes_after = or_(
        later.active_from > Publication.active_from,
        and_(later.active_from == Publication.active_from, later.version > Publication.version),
    )
    newer = select(later.id).where(later.slug == Publication.slug, later.active_from <= day, comes_after)
    current = _lines().where(Publication.active_from <= day, ~newer.exists())
    return [Line(*row) for row in session.execute(current if slug is None else current.where(Publication.slug == slug))]


def _lines() -> Any:
    columns = Publication.slug, Publication.code, Publication.name, Publication.version, Publication.active_from
    approved = Publication.decision, Publication.decision_file
    judged = Publication.flows, Publication.flows_covered, Publication.errors, Publication.warnings
    published = select(*columns, Publication.published_at, Person.full_name, *approved, *judged)
    return published.outerjoin(Person, Person.id == Publication.published_by)
