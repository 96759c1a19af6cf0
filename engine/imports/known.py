"""What rows of one file name again and again, looked up once: procedures, steps, units, officers, statuses."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field

from sqlalchemy import or_, select

from engine import organisation, procedures, runtime, statuses, validity
from engine.mergers import addressing
from engine.procedures import NotOffered, Offered
from engine.tables import Person, Publication
from engine.work import Work
from feel import text
from feel.errors import Fault


class UnknownStep(Fault):
    """The procedure has no step '{step}' at which a case can begin; it has: {known}."""

    vi = "Thủ tục không có bước '{step}' để hồ sơ vào thẳng; các bước: {known}."


@dataclass(frozen=True, slots=True)
class Place:
    """A unit as cases name it."""

    id: uuid.UUID
    code: str
    territory: str | None


@dataclass(slots=True)
class Known:
    """What was looked up so far."""

    offered: dict[str, Offered] = field(default_factory=dict)  #: by slug or national code
    entrances: dict[str, dict[str, str]] = field(default_factory=dict)  #: digest -> id or folded name -> id of a step
    units: dict[tuple[str | None, ...], Place] = field(default_factory=dict)
    officers: dict[str, uuid.UUID] = field(default_factory=dict)
    statuses: dict[str, tuple[str, str | None]] = field(default_factory=dict)


def procedure(work: Work, known: Known, name: str) -> Offered:
    """The version in force today of the procedure with this slug or national code.

    Raises:
        NotOffered.
    """
    if name not in known.offered:
        today = validity.day(work.now)
        mine = select(Publication.slug).where(or_(Publication.slug == name, Publication.code == name))
        slug = work.session.scalar(mine.order_by(Publication.active_from.desc()).limit(1))
        if slug is None:
            raise NotOffered(slug=name, day=today.isoformat())
        known.offered[name] = procedures.in_force(work.session, slug, today)
    return known.offered[name]


def step(known: Known, offered: Offered, wanted: str) -> str:
    """The id of the step *wanted*, named by its id or by its name, with or without tone marks.

    Raises:
        UnknownStep.
    """
    if offered.digest not in known.entrances:
        found = runtime.entrances(offered.definition)
        folded = [text.fold(name) for name in found.values()]
        alone = {name: one for one, name in zip(found, folded, strict=True) if folded.count(name) == 1}
        known.entrances[offered.digest] = {**alone, **{one: one for one in found}}
    names = known.entrances[offered.digest]
    one = names.get(wanted) or names.get(text.fold(wanted))
    if one is None:
        raise UnknownStep(step=wanted, known=", ".join(dict.fromkeys(names.values())))
    return one


def unit(work: Work, known: Known, code: str, offered: Offered, territory: str | None) -> Place:
    """The unit that is in charge today of what is addressed to *code*.

    Raises:
        UnknownUnit, NotNow.
    """
    key = (code, offered.procedure.slug, territory)
    if key not in known.units:
        facts = {"slug": offered.procedure.slug, "field": offered.procedure.field, "territory": territory}
        found = addressing.in_charge(work, code, **facts)
        known.units[key] = Place(found.id, found.code, found.territory)
    return known.units[key]


def officer(work: Work, known: Known, login: str) -> uuid.UUID:
    """The officer who signs in as *login*.

    Raises:
        UnknownPerson.
    """
    if login not in known.officers:
        found = work.session.scalar(select(Person.id).where(Person.login == login))
        if found is None:
            raise organisation.UnknownPerson(login=login)
        known.officers[login] = found
    return known.officers[login]


def status(work: Work, known: Known, code: str) -> tuple[str, str | None]:
    """The official status that *code* means, and the detail status that it is.

    Raises:
        UnknownStatus.
    """
    if code not in known.statuses:
        known.statuses[code] = statuses.official(work, code)
    return known.statuses[code]
